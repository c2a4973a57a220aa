"""How the window looks and speaks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from genre_tagger.settings import Settings
from genre_tagger.ui.settings.form import choice, choose, group, muted, stack
from genre_tagger.ui.translation import LANGUAGES


class AppearancePage(QWidget):
    """Theme and language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = choice(
            (("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark")))
        )
        self._language = choice([("system", self.tr("As the system")), *LANGUAGES.items()])
        box, form = group(self.tr("Appearance"))
        form.addRow(self.tr("&Theme:"), self._theme)
        form.addRow(self.tr("&Language:"), self._language)
        form.addRow("", muted(self.tr("A new language counts from the next start.")))
        stack(self, (box,))

    def show_settings(self, settings: Settings) -> None:
        """Fill the fields."""
        choose(self._theme, settings.theme)
        choose(self._language, settings.language)

    def chosen(self, settings: Settings) -> Settings:
        """`settings` with what stands in the fields."""
        return replace(settings, theme=self._theme.currentData(), language=self._language.currentData())
