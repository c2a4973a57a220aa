"""The table of held-out tracks that several pages share."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from genre_tagger.ui.results.judged_tracks import JudgedColumn, JudgedLine, JudgedTracks
from genre_tagger.ui.views.tones import colors_of

AnyIndex = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT = 30
_NARROW, _WIDE = 460, 760


class JudgedTable(QTableView):
    """Emits the line that the person walks to. GUI thread only."""

    picked = Signal(object)
    """(JudgedLine)"""

    def __init__(self, headers: tuple[str, str, str, str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = JudgedTracks(headers, self)
        self.setModel(self.lines)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(_ROW_HEIGHT)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(JudgedColumn.TRACK, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.lines.set_colors(colors_of(self))

    def show_lines(self, lines: list[JudgedLine], genres: tuple[str, ...], fixed: dict[Path, str]) -> None:
        """Replace all rows; none is chosen."""
        self.lines.replace(lines, genres, fixed)

    def chosen(self) -> JudgedLine | None:
        """The current row."""
        current = self.currentIndex()
        return self.lines.line(current.row()) if current.isValid() else None

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.scrollTo(self.lines.index(current.row(), 0))
            self.picked.emit(self.lines.line(current.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = min(1.0, max(0.0, (self.viewport().width() - _NARROW) / (_WIDE - _NARROW)))
        for column, narrow, wide in (
            (JudgedColumn.LABEL, 104, 160),
            (JudgedColumn.HEARD, 104, 160),
            (JudgedColumn.SURE, 74, 110),
        ):
            self.horizontalHeader().resizeSection(column, round(narrow + share * (wide - narrow)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "lines"):
            self.lines.set_colors(colors_of(self))
