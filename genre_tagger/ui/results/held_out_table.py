"""Held-out tracks as rows: what they are labelled, what the network heard, how sure it was. Several pages share it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from genre_tagger.training.run_results import JudgedTrack
from genre_tagger.ui.figure_text import percent
from genre_tagger.ui.icons import genre_icon, icon
from genre_tagger.ui.widgets.record_table import Column, RecordTable

_NARROW, _WIDE = 460, 760


class HeldOutColumn(IntEnum):
    """The columns, left to right. `HEARD` is the suggestion in a list of suspects, `SURE` then the label's quality."""

    TRACK = 0
    LABEL = 1
    HEARD = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class HeldOutRow:
    """A row. `heard` is the genre the label may have to be, `figure` (0 to 1) what the last column shows.

    `found_by` is who doubts the label: "network", "baseline", or "" where nobody said.
    """

    track: JudgedTrack
    heard: str
    figure: float
    found_by: str = ""

    @property
    def title(self) -> str:
        """Artist and title, or the file's name."""
        if not self.track.title:
            return self.track.path.stem
        return f"{self.track.artist} – {self.track.title}" if self.track.artist else self.track.title


class HeldOutTable(RecordTable):
    """`picked` (HeldOutRow) follows whoever walks to a row; labels are as the person fixed them. GUI thread only."""

    def __init__(self, headers: tuple[str, str, str, str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._fixed: dict[Path, str] = {}
        self._genres: tuple[str, ...] = ()
        track, label, heard, sure = headers
        columns: list[Column[HeldOutRow]] = [
            Column(track, lambda row: row.title, hint=lambda row: str(row.track.path)),
            Column(label, self.label_of, 104, self._label_hint, self._label_icon),
            Column(heard, lambda row: row.heard, 104, self._heard_hint, lambda row: self._icon(row.heard)),
            Column(sure, lambda row: percent(row.figure), 74, key=lambda row: row.figure, at_right=True),
        ]
        self.set_columns(columns, name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setMinimumSectionSize(48)

    def show_rows(self, rows: Iterable[HeldOutRow], genres: tuple[str, ...], fixed: dict[Path, str]) -> None:
        """Replace all; none is chosen. `fixed` is looked into whenever a row is shown; `refresh` says that it grew."""
        self._genres, self._fixed = genres, fixed
        self.records.replace(rows)

    def label_of(self, row: HeldOutRow) -> str:
        """What the track is labelled now."""
        return self._fixed.get(row.track.path, row.track.genre)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = min(1.0, max(0.0, (self.viewport().width() - _NARROW) / (_WIDE - _NARROW)))
        for column, narrow, wide in ((1, 104, 160), (2, 104, 160), (3, 74, 110)):
            self.horizontalHeader().resizeSection(column, round(narrow + share * (wide - narrow)))

    def _icon(self, genre: str) -> QIcon | None:
        return genre_icon(self._genres.index(genre)) if genre in self._genres else None

    def _label_icon(self, row: HeldOutRow) -> QIcon | None:
        return icon("edited", "accent") if row.track.path in self._fixed else self._icon(row.track.genre)

    def _label_hint(self, row: HeldOutRow) -> str:
        if row.track.path not in self._fixed:
            return row.track.genre
        words = self.tr("{genre}, by your word; it was {before}")
        return words.format(genre=self.label_of(row), before=row.track.genre)

    def _heard_hint(self, row: HeldOutRow) -> str:
        if row.found_by == "baseline":
            return self.tr("{genre}, says the linear baseline").format(genre=row.heard)
        return self.tr("{genre}, says the network").format(genre=row.heard) if row.found_by else row.heard
