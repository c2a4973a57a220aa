"""The pages of the settings dialog, and what each of them can do."""

from __future__ import annotations

from enum import IntEnum
from typing import Protocol

from genre_tagger.settings import Settings


class Page(IntEnum):
    """In the order of their tabs."""

    WRITING = 0
    LISTENING = 1
    APPEARANCE = 2
    SHORTCUTS = 3


class SettingsPage(Protocol):
    """Edits some of the settings and leaves the others alone."""

    def show_settings(self, settings: Settings) -> None:
        """Fill the fields."""

    def chosen(self, settings: Settings) -> Settings:
        """`settings` with what stands in the fields."""
