"""The pages of the guide: their order, their files, and a search through them. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtGui import QTextDocument

from genre_tagger.foundation.locations import bundled_folder

PAGE_NAMES = (
    "start", "first-tagging", "review", "spectrogram", "map", "live", "training", "results", "models", "limits",
    "files", "command-line", "troubleshooting",
)  # fmt: skip
"""In reading order. A page is `resources/guide/<language>/<name>.md`."""


@dataclass(frozen=True)
class GuidePage:
    """One page; `name` is one of `PAGE_NAMES`."""

    name: str
    path: Path

    @cached_property
    def markdown(self) -> str:
        """What the file holds."""
        return self.path.read_text(encoding="utf-8")

    @property
    def title(self) -> str:
        """The page's first line, which is its heading."""
        return self.markdown.partition("\n")[0].lstrip("# ")

    @cached_property
    def _text(self) -> str:
        document = QTextDocument()
        document.setMarkdown(self.markdown)
        return document.toPlainText().casefold()

    def count(self, wanted: str) -> int:
        """How often the words of `wanted` occur, without regard to case; 0 where one of them does not."""
        counts = [self._text.count(word) for word in wanted.casefold().split()]
        return sum(counts) if counts and all(counts) else 0


def guide_pages(language: str) -> tuple[GuidePage, ...]:
    """The pages in `language` ("en", "de" or "fr"), in reading order."""
    folder = bundled_folder("resources") / "guide" / language
    return tuple(GuidePage(name, folder / f"{name}.md") for name in PAGE_NAMES)
