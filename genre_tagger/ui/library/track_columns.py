"""The widths of the library's columns: what fits the table, until a person sets them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from genre_tagger.library.track_row import Column

WIDTHS = {
    Column.DURATION: (74, 80),
    Column.CURRENT: (112, 140),
    Column.PROPOSED: (146, 160),
    Column.CONFIDENCE: (112, 150),
    Column.WILL_WRITE: (132, 190),
    Column.STATUS: (134, 144),
}
"""Pixels of each column in a narrow and in a wide table; the title takes the rest."""
NARROW, WIDE = 960, 1240
HIDDEN_BELOW = {Column.WILL_WRITE: 880, Column.CURRENT: 740, Column.DURATION: 600, Column.STATUS: 530}
"""In a table still narrower, as beside the map, these columns leave their room to the title."""


class TrackColumns(QObject):
    """Shares the table's width among its columns and hides what has no room."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table, self._header = table, table.horizontalHeader()
        self._are_set = self._is_fitting = False
        self._header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self._header.sectionResized.connect(self._on_section_resized)
        self.fit()

    def state(self) -> QByteArray:
        """Widths, order and sorting, to be kept between sessions; empty while nobody set them."""
        is_set = self._are_set or self._header.sectionsMoved() or self._header.sortIndicatorSection() >= 0
        return self._header.saveState() if is_set else QByteArray()

    def restore(self, state: QByteArray) -> None:
        """Take up what `state` gave; anything else is passed over."""
        if not state.isEmpty() and self._header.restoreState(state):
            self._header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
            self._are_set = True
            self.fit()

    def fit(self) -> None:
        """The table has another width."""
        width = self._table.viewport().width()
        share = min(1.0, max(0.0, (width - NARROW) / (WIDE - NARROW)))
        self._is_fitting = True
        for column, least in HIDDEN_BELOW.items():
            self._table.setColumnHidden(column, width < least)
        for column, (narrow, wide) in () if self._are_set else WIDTHS.items():
            self._header.resizeSection(column, round(narrow + share * (wide - narrow)))
        self._is_fitting = False

    @Slot(int)
    def _on_section_resized(self, section: int) -> None:
        """By hand only: the title is only ever stretched."""
        if not self._is_fitting and section != Column.TITLE and QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._are_set = True
