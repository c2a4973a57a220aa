"""The table the view shows: a `TrackList`, filtered, sorted and, if wanted, grouped by album.

`QSortFilterProxyModel` calls back into Python for each comparison: sorting ten thousand rows by it takes most of a
second and freezes the window. This model orders rows itself, with one key per row, and tells the view only what
moved. It is flat: the row of an album stands before those of its tracks, which are left out while it is folded.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal, Slot

from genre_tagger.library.albums import AlbumRow
from genre_tagger.library.track_row import Column, TrackFilter, TrackRow
from genre_tagger.ui.library.album_list import AlbumList
from genre_tagger.ui.library.cell_text import CellText
from genre_tagger.ui.library.track_list import TrackList
from genre_tagger.ui.widgets.building import make_timer
from genre_tagger.ui.widgets.records import Index

if TYPE_CHECKING:  # numpy comes with the first rows, not with the first window
    from genre_tagger.library.row_order import Ints, Numbers, RowOrder

REFRESH_MS = 300
Item = TrackRow | AlbumRow
_NO_PARENT = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _FLAGS | Qt.ItemFlag.ItemIsEditable
_LAST_COLUMN = len(Column) - 1


class TrackModel(QAbstractTableModel):
    """Rows of `tracks` that pass the filter, in the chosen order. GUI thread only.

    While rows stream in, order and filter are brought up to date a few times a second, not with each row.
    `genre_edited` (row, genre) asks for an edit; the model itself changes nothing.
    """

    genre_edited = Signal(int, str)
    shown_changed = Signal()

    def __init__(self, tracks: TrackList, albums: AlbumList, text: CellText, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks, self.albums, self._text = tracks, albums, text
        self._filter = TrackFilter()
        self._sort_column: Column | None = None
        self._descending = False
        self.is_grouped = False
        """Whether tracks stand under their albums; `set_grouped`."""
        self._order: RowOrder | None = None
        self._left: RowOrder | None = None
        self._refresh_timer = make_timer(self, REFRESH_MS, self.refresh)
        self._slice_timer = make_timer(self, 0, self._work)
        self._work_left: Generator[None] | None = None
        self._refresh_seconds = 0.0
        tracks.added.connect(self._on_added)
        tracks.changed.connect(self._on_changed)
        tracks.about_to_reset.connect(self._on_about_to_reset)
        tracks.reset.connect(self._on_reset)
        albums.changed.connect(self._on_albums_changed)
        albums.regrouped.connect(self._on_regrouped)

    def item(self, row: int) -> Item:
        """What stands in the given row of the table."""
        assert self._order is not None
        number = int(self._order.shown[row])
        return self._tracks.rows[number] if number >= 0 else self.albums.albums[-1 - number]

    def track_row(self, row: int) -> TrackRow:
        """The track in the given row of the table; of an album the first that passes the filter."""
        item = self.item(row)
        return item if isinstance(item, TrackRow) else self.tracks_of(item)[0]

    def tracks_of(self, album: AlbumRow) -> list[TrackRow]:
        """The tracks of an album that pass the filter."""
        return [] if self._order is None else self._rows_at(self._order.places_of(album.number))

    def album_of(self, row: TrackRow) -> AlbumRow:
        """The album of a listed track."""
        return self.albums.albums[self.albums.of[row.place]]

    def shown_rows(self) -> list[TrackRow]:
        """All tracks that pass the filter, in order, those of folded albums too."""
        return [] if self._order is None else self._rows_at(self._order.passing)

    def rows_in(self, numbers: Numbers) -> list[TrackRow]:
        """The tracks that these rows of the table stand for, each once, top to bottom."""
        return [] if self._order is None else self._rows_at(self._order.places_in(numbers))

    def _rows_at(self, places: Ints) -> list[TrackRow]:
        rows = self._tracks.rows
        return [rows[place] for place in places.tolist()]

    def numbers_of(self, items: Iterable[Item]) -> list[int]:
        """The rows where these stand, ascending; what is not shown, or not listed any more, is passed over."""
        if self._order is None:
            return []
        numbers = [
            -1 - item.number if isinstance(item, AlbumRow) else item.place
            for item in items
            if isinstance(item, AlbumRow) or item.place >= 0
        ]
        return sorted(self._order.spots_of(numbers).tolist())

    @Slot(object)
    def set_filter(self, track_filter: TrackFilter) -> None:
        """Show only what passes."""
        if track_filter != self._filter:
            self._filter = track_filter
            self.refresh()

    @Slot(bool)
    def set_grouped(self, grouped: bool) -> None:
        """Put tracks under their albums, or list them all alike."""
        if grouped != self.is_grouped:
            self.is_grouped = grouped
            self.refresh()

    def fold(self, albums: Iterable[AlbumRow], folded: bool) -> None:
        """Hide the tracks of albums, or show them."""
        for album in albums:
            album.is_folded = folded and not album.is_loose
        if self._order is not None and self.is_grouped:
            self._show(self._order.with_heads(*self._heads()))

    @Slot(bool)
    def fold_all(self, folded: bool) -> None:
        """Fold every album, or unfold them."""
        self.fold(self.albums.albums, folded)

    def unfold_for(self, rows: Iterable[TrackRow]) -> None:
        """Show the tracks of those albums that hold any of these."""
        if self.is_grouped and (folded := {album for row in rows if (album := self.album_of(row)).is_folded}):
            self.fold(folded, False)

    def _heads(self) -> tuple[list[bool], list[bool]]:
        """Of each album whether its tracks are hidden, and whether it has a row of its own."""
        albums = self.albums.albums
        return [album.is_folded for album in albums], [not album.is_loose for album in albums]

    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        """As Qt's own, which asks for the counts of rows and columns each time."""
        is_there = 0 <= row < self.rowCount() and 0 <= column <= _LAST_COLUMN
        return self.createIndex(row, column) if is_there else _NO_PARENT

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() or self._order is None else len(self._order.shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        item = self.item(index.row())
        shown = self.albums.summary(item) if isinstance(item, AlbumRow) else item
        return self._text.cell(shown, Column(index.column()), role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        return self._text.header(Column(section), role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_proposal = index.column() == Column.PROPOSED and not self.track_row(index.row()).problem
        return _EDITABLE if is_proposal else _FLAGS

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, str):
            return False
        self.genre_edited.emit(index.row(), value)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By `column`; -1 is the order in which the files came."""
        self._sort_column = Column(column) if column >= 0 else None
        self._descending = order == Qt.SortOrder.DescendingOrder
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Bring order and filter up to date, moving as little as possible; of many rows in slices, from now on."""
        self._refresh_timer.stop()
        self._refresh_seconds = 0.0
        self._work_left = self._order_anew()
        self._work()

    @Slot()
    def _work(self) -> None:
        if self._work_left is None:
            return
        began = perf_counter()
        if next(self._work_left, self) is self:
            self._work_left = None
        else:
            self._slice_timer.start()
        self._refresh_seconds += perf_counter() - began

    def _order_anew(self) -> Generator[None]:
        """Filters and sorts; has a rest after each slice."""
        if self._order is None and not self._tracks.rows:
            return  # numpy is not imported before there is something to order
        from genre_tagger.library.row_order import RowOrder, pick_in_order, rank_albums

        order = self._sort_column, self._descending
        passing = yield from pick_in_order(self._tracks.rows, self._filter, *order)
        if self.is_grouped:
            numbers = (self.albums.of[place] for place in passing)
            ranks = yield from rank_albums(
                numbers, lambda number: self.albums.summary(self.albums.albums[number]), *order
            )
            self._show(RowOrder.grouped(passing, self.albums.of, ranks, *self._heads()))
        else:
            self._show(RowOrder.flat(passing, len(self._tracks)))

    def _show(self, wanted: RowOrder) -> None:
        from genre_tagger.library.row_order import compare, put_in, taken_out

        old = self._order or wanted.showing(wanted.shown[:0])
        move = compare(old.shown, wanted.shown)
        if move.is_reset:
            self.beginResetModel()
            self._order = wanted
            self.endResetModel()
        for run in reversed(move.removed):
            self.beginRemoveRows(_NO_PARENT, *run)
            self._order = old = old.showing(taken_out(old.shown, run))
            self.endRemoveRows()
        if move.is_reordered:
            staying = wanted.shown
            for run in reversed(move.inserted):
                staying = taken_out(staying, run)
            self._reorder(wanted.showing(staying))
        for run in move.inserted:
            self.beginInsertRows(_NO_PARENT, *run)
            self._order = wanted.showing(put_in((self._order or old).shown, wanted.shown, run))
            self.endInsertRows()
        self._order = wanted
        if move.is_any:
            self.shown_changed.emit()

    def _reorder(self, wanted: RowOrder) -> None:
        assert self._order is not None
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        numbers = self._order.shown[[index.row() for index in before]].tolist()
        self._order = wanted
        after = [self.index(wanted.spot(number), index.column()) for number, index in zip(numbers, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    @property
    def _is_plain(self) -> bool:
        """Whether the table shows all tracks in the order in which they came."""
        return self._filter.shows_all and self._sort_column is None and not self.is_grouped

    @Slot(int, int)
    def _on_added(self, first: int, last: int) -> None:
        """New rows come at the end at once where nothing is filtered, sorted or grouped; else they follow shortly."""
        if not self._is_plain or self.rowCount() != first:
            self._refresh_soon()
            return
        from genre_tagger.library.row_order import RowOrder

        self.beginInsertRows(_NO_PARENT, first, last)
        self._order = RowOrder.all_of(last + 1)
        self.endInsertRows()
        self.shown_changed.emit()

    @Slot(list)
    def _on_changed(self, places: list[int]) -> None:
        self._tell_changed(places)
        if not self._is_plain:
            self._refresh_soon()

    @Slot(list)
    def _on_albums_changed(self, numbers: list[int]) -> None:
        if self.is_grouped:
            self._tell_changed([-1 - number for number in numbers])

    def _tell_changed(self, numbers: list[int]) -> None:
        shown = () if self._order is None else self._order.spots_of(numbers)
        if len(shown):
            self.dataChanged.emit(self.index(int(min(shown)), 0), self.index(int(max(shown)), _LAST_COLUMN))

    @Slot()
    def _on_regrouped(self) -> None:
        if self.is_grouped:
            self._refresh_soon()

    def _refresh_soon(self) -> None:
        """Not more often than a tenth of the time it takes."""
        if not self._refresh_timer.isActive():
            self._refresh_timer.start(max(REFRESH_MS, round(10_000 * self._refresh_seconds)))

    @Slot()
    def _on_about_to_reset(self) -> None:
        """Until the reset is over there is nothing to be told of."""
        self.beginResetModel()
        self._left, self._order = self._order, None

    @Slot()
    def _on_reset(self) -> None:
        """Tracks left the list."""
        self._work_left = None
        self._order = None if self._left is None else self._left.without(self._tracks.kept, *self._heads())
        self._left = None
        self.endResetModel()
        self._refresh_soon()
        self.shown_changed.emit()
