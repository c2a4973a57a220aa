"""The table the view shows: a `TrackList`, filtered and sorted.

`QSortFilterProxyModel` calls back into Python for each comparison: sorting ten thousand rows by it takes most of a
second and freezes the window. This model orders rows itself, with one key per row, and tells the view only what
moved.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from genre_tagger.ui.library.cell_text import CellText
from genre_tagger.ui.library.row_order import Move, compare
from genre_tagger.ui.library.track_filter import Column, TrackFilter, sort_key
from genre_tagger.ui.library.track_list import TrackList
from genre_tagger.ui.library.track_row import TrackRow

REFRESH_MS = 300
AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _FLAGS | Qt.ItemFlag.ItemIsEditable


class TrackModel(QAbstractTableModel):
    """Rows of `tracks` that pass the filter, in the chosen order. GUI thread only.

    While rows stream in, order and filter are brought up to date a few times a second, not with each row.
    `genre_edited` (row numbers, genre) asks for an edit; the model itself changes nothing.
    """

    genre_edited = Signal(list, str)
    shown_changed = Signal()

    def __init__(self, tracks: TrackList, text: CellText, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks, self._text = tracks, text
        self._filter = TrackFilter()
        self._sort_column: Column | None = None
        self._descending = False
        self._order: list[int] = list(range(len(tracks)))
        self._spot: dict[int, int] = {place: place for place in self._order}
        self._refresh_timer = QTimer(self)
        self._refresh_timer.setSingleShot(True)
        self._refresh_timer.timeout.connect(self.refresh)
        self._refresh_seconds = 0.0
        tracks.added.connect(self._on_added)
        tracks.changed.connect(self._on_changed)
        tracks.about_to_reset.connect(self.beginResetModel)
        tracks.reset.connect(self._on_reset)

    def track_row(self, row: int) -> TrackRow:
        """What stands in the given row of the table."""
        return self._tracks.rows[self._order[row]]

    def shown_rows(self) -> list[TrackRow]:
        """All rows that pass the filter, in order."""
        rows = self._tracks.rows
        return [rows[place] for place in self._order]

    def row_of(self, path: Path) -> int:
        """The row that shows `path`, or -1."""
        for number, place in enumerate(self._order):
            if self._tracks.rows[place].path == path:
                return number
        return -1

    @property
    def track_filter(self) -> TrackFilter:
        return self._filter

    def set_filter(self, track_filter: TrackFilter) -> None:
        """Show only what passes."""
        if track_filter != self._filter:
            self._filter = track_filter
            self.refresh()

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._order):
            return None
        return self._text.cell(self.track_row(index.row()), Column(index.column()), role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        return self._text.header(Column(section), role)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_proposal = index.column() == Column.PROPOSED and not self.track_row(index.row()).problem
        return _EDITABLE if is_proposal else _FLAGS

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, str):
            return False
        self.genre_edited.emit([index.row()], value)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By `column`; -1 is the order in which the files came."""
        self._sort_column = Column(column) if column >= 0 else None
        self._descending = order == Qt.SortOrder.DescendingOrder
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Bring order and filter up to date, moving as little as possible."""
        began = perf_counter()
        self._refresh_timer.stop()
        self._show(self._wanted_order())
        self._refresh_seconds = perf_counter() - began

    def _wanted_order(self) -> list[int]:
        order = self._filter.pick(self._tracks.rows)
        if self._sort_column is not None:
            key, rows = sort_key(self._sort_column), self._tracks.rows
            order.sort(key=lambda place: key(rows[place]), reverse=self._descending)
        return order

    def _show(self, wanted: list[int]) -> None:
        move = compare(self._order, wanted, all_shown=self._filter.shows_all)
        if move.kind is Move.SAME:
            return
        if move.kind is Move.REORDERED:
            self._reorder(wanted)
        elif move.kind is Move.RUNS:
            for first, last in reversed(move.removed):
                self.beginRemoveRows(_NO_PARENT, first, last)
                self._set_order(self._order[:first] + self._order[last + 1 :])
                self.endRemoveRows()
            for first, last in move.inserted:
                self.beginInsertRows(_NO_PARENT, first, last)
                self._set_order(self._order[:first] + wanted[first : last + 1] + self._order[first:])
                self.endInsertRows()
        else:
            self.beginResetModel()
            self._set_order(wanted)
            self.endResetModel()
        self.shown_changed.emit()

    def _reorder(self, wanted: list[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        places = [self._order[index.row()] for index in before]
        self._set_order(wanted)
        after = [self.index(self._spot[place], index.column()) for place, index in zip(places, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _set_order(self, order: list[int]) -> None:
        self._order = order
        self._spot = {place: number for number, place in enumerate(order)}

    @Slot(int, int)
    def _on_added(self, first: int, last: int) -> None:
        """New rows come at the end at once when nothing is filtered; order and filter follow shortly."""
        if self._filter.shows_all:
            start = len(self._order)
            self.beginInsertRows(_NO_PARENT, start, start + last - first)
            self._order.extend(range(first, last + 1))
            self._spot.update({place: start + place - first for place in range(first, last + 1)})
            self.endInsertRows()
            self.shown_changed.emit()
        if not self._filter.shows_all or self._sort_column is not None:
            self._refresh_soon()

    @Slot(list)
    def _on_changed(self, places: list[int]) -> None:
        shown = [self._spot[place] for place in places if place in self._spot]
        if shown:
            self.dataChanged.emit(self.index(min(shown), 0), self.index(max(shown), len(Column) - 1))
        if not self._filter.shows_all or self._sort_column is not None:
            self._refresh_soon()

    def _refresh_soon(self) -> None:
        """Not more often than a tenth of the time it takes."""
        if not self._refresh_timer.isActive():
            self._refresh_timer.start(max(REFRESH_MS, round(10_000 * self._refresh_seconds)))

    @Slot()
    def _on_reset(self) -> None:
        self._set_order(self._wanted_order())
        self.endResetModel()
        self.shown_changed.emit()
