"""A table of frozen records: columns say what they show of one, the table sorts, filters and tells which is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 30


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its header, and what it shows of a record.

    `hint` is the tool tip, else the text; `key` what is sorted by, else the text; `width` in pixels, 0 takes the room
    that is left.
    """

    title: str
    text: Callable[[R], str]
    width: int = 0
    hint: Callable[[R], str] | None = None
    icon: Callable[[R], QIcon | None] | None = None
    key: Callable[[R], Any] | None = None
    at_right: bool = False
    is_strong: bool = False


class RecordModel(QAbstractTableModel, Generic[R]):
    """Records in the order given until a header is clicked; `wanted` leaves some out. GUI thread only."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.given: list[R] = []
        self.records: list[R] = []
        """Those in view, in order."""
        self._wanted: Callable[[R], bool] | None = None
        self._order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def replace(self, records: Iterable[R]) -> None:
        """All rows anew."""
        self.given = list(records)
        self._arrange()

    def append(self, records: Sequence[R]) -> None:
        """More rows below; sorted in where a header was clicked."""
        self.given += records
        if self._order[0] >= 0 or self._wanted is not None:
            self._arrange()
        elif records:
            self.beginInsertRows(QModelIndex(), len(self.records), len(self.records) + len(records) - 1)
            self.records += records
            self.endInsertRows()

    def show_only(self, wanted: Callable[[R], bool] | None) -> None:
        """Those records alone; None shows all."""
        self._wanted = wanted
        self._arrange()

    def refresh(self) -> None:
        """What the columns show has changed."""
        if self.records:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.records) - 1, len(self.columns) - 1))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self.records = [one for one in self.given if self._wanted is None or self._wanted(one)]
        place, order = self._order
        if place >= 0:
            column = self.columns[place]
            key = column.key or (lambda one: column.text(one).casefold())
            self.records.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.records)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record, column = self.records[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (column.hint or column.text)(record)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Qt.ItemDataRole.DecorationRole and column.icon is not None:
            return column.icon(record)
        if role == Qt.ItemDataRole.FontRole and column.is_strong:
            font = QFont(QGuiApplication.font())
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return record if role == Qt.ItemDataRole.UserRole else None

    def _alignment(self, place: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self.columns[place].at_right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class RecordTable(QTableView):
    """Shows records, whole rows chosen at a time. `picked` (record) follows whoever walks to a row. GUI thread only."""

    picked = Signal(object)

    def __init__(self, columns: Sequence[Column[Any]] = (), name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records: RecordModel[Any] = RecordModel((), self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.set_columns(columns, name)

    def set_columns(self, columns: Sequence[Column[Any]], name: str) -> None:
        """Other columns, no records; `name` is what screen readers call the table."""
        self.records = RecordModel(columns, self)
        self.setModel(self.records)
        self.setAccessibleName(name)
        self.setSortingEnabled(True)
        for place, column in enumerate(columns):
            if column.width:
                self.setColumnWidth(place, column.width)
            else:
                self.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    @property
    def chosen(self) -> Any:
        """The current row's record, None for none."""
        return self.currentIndex().data(Qt.ItemDataRole.UserRole)

    @property
    def selected(self) -> list[Any]:
        """The records of all rows that are selected."""
        return [index.data(Qt.ItemDataRole.UserRole) for index in self.selectionModel().selectedRows()]

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.scrollTo(self.records.index(current.row(), 0))
            self.picked.emit(self.records.records[current.row()])
