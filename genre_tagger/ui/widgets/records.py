"""Tables and lists of frozen records: a column, or a few lines, say what is shown of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QIcon, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from genre_tagger.ui.theme import color_of, colors_of, paint_icon

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 30
_RECORD, _LINES = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its header, and what it shows of a record.

    `hint` is the tool tip, else the text; `key` what is sorted by, else the text; `width` in pixels, more where the
    title needs it; 0 takes the room that is left.
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
        self._begin_anew()

    def append(self, records: Sequence[R]) -> None:
        """More rows below; sorted in where a header was clicked."""
        self.given += records
        fresh = [one for one in records if self._wanted is None or self._wanted(one)]
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.records), len(self.records) + len(fresh) - 1)
            self.records += fresh
            self.endInsertRows()
            self.sort(*self._order)

    def show_only(self, wanted: Callable[[R], bool] | None) -> None:
        """Those records alone; None shows all."""
        self._wanted = wanted
        self._begin_anew()

    def refresh(self) -> None:
        """What the columns show has changed."""
        if self.records:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.records) - 1, len(self.columns) - 1))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column, -1 as they were given. Selection and current row go with their records."""
        self._order = (column, order)
        wanted = self._in_order()
        if all(one is other for one, other in zip(wanted, self.records, strict=True)):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = {id(one): row for row, one in enumerate(wanted)}
        after = [self.index(rows[id(self.records[index.row()])], index.column()) for index in before]
        self.records = wanted
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _begin_anew(self) -> None:
        self.beginResetModel()
        self.records = self._in_order()
        self.endResetModel()

    def _in_order(self) -> list[R]:
        records = [one for one in self.given if self._wanted is None or self._wanted(one)]
        place, order = self._order
        if place >= 0:
            column = self.columns[place]
            key = column.key or (lambda one: column.text(one).casefold())
            records.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        return records

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


def show_whole_rows(view: QTableView, row_height: int) -> None:
    """As all tables look: rows of a height in pixels, chosen whole, in the order given until a header is clicked."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    rows, header = view.verticalHeader(), view.horizontalHeader()
    rows.setVisible(False)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(row_height)
    header.setHighlightSections(False)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    header.setSortIndicatorClearable(True)


class RecordTable(QTableView):
    """Shows records, whole rows chosen at a time. `picked` (record) follows whoever walks to a row. GUI thread only."""

    picked = Signal(object)

    def __init__(self, columns: Sequence[Column[Any]] = (), name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records: RecordModel[Any] = RecordModel((), self)
        show_whole_rows(self, ROW_HEIGHT)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.set_columns(columns, name)

    def set_columns(self, columns: Sequence[Column[Any]], name: str) -> None:
        """Other columns, no records; `name` is what screen readers call the table."""
        self.show_model(RecordModel(columns, self), name)

    def show_model(self, model: RecordModel[Any], name: str) -> None:
        """As `set_columns`, with the columns and records of a model."""
        self.records = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSortingEnabled(True)
        header = self.horizontalHeader()
        header.ensurePolished()
        for place, column in enumerate(model.columns):
            if column.width:
                self.setColumnWidth(place, max(column.width, header.sectionSizeHint(place)))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

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


@dataclass(frozen=True, slots=True)
class ItemLines:
    """What an item shows: `icon` in `tone`, and (text, tone) of each line; tones are names of `Colors`."""

    icon: str
    tone: str
    lines: tuple[tuple[str, str], ...]
    tip: str = ""


class LinesList(QListWidget):
    """Each item stands for a record; `lines_of` says what is shown of it. GUI thread only."""

    def __init__(self, lines_of: Callable[[Any], ItemLines], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines_of = lines_of
        self.setAccessibleName(name)
        self.setItemDelegate(_LinesDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def records(self) -> list[Any]:
        """In order."""
        return [self.item(row).data(_RECORD) for row in range(self.count())]

    @property
    def chosen(self) -> Any:
        """The current item's record, None for none."""
        item = self.currentItem()
        return None if item is None else item.data(_RECORD)

    def show_records(self, records: Sequence[Any], chosen: int = -1) -> None:
        """In place of those before, without a signal; the one at `chosen` is the current one."""
        with QSignalBlocker(self):
            self.clear()
            for row, record in enumerate(records):
                self.addItem(QListWidgetItem())
                self.show_record(row, record)
            self.setCurrentRow(chosen)

    def show_record(self, row: int, record: Any) -> None:
        """Another state of one record."""
        item, lines = self.item(row), self._lines_of(record)
        item.setData(_RECORD, record)
        item.setData(_LINES, lines)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(text for text, _ in lines.lines))
        item.setToolTip("\n".join((*(text for text, _ in lines.lines), lines.tip)).strip())


class _LinesDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        shown: ItemLines = index.data(_LINES)
        return QSize(100, round(len(shown.lines) * option.fontMetrics.height() + 18))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view, shown = option.widget, index.data(_LINES)
        colors = colors_of(view)
        painter.save()
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        place = QRectF(option.rect).adjusted(10, 8, -8, -8)
        picture = QRectF(place.left(), place.top() + 1, 16, 16)
        paint_icon(painter, shown.icon, color_of(shown.tone, colors), picture)
        place.setLeft(place.left() + 24)
        for number, (text, tone) in enumerate(shown.lines):
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold if number == 0 else font.weight())
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(QColor(color_of(tone, colors)))
            base = place.top() + number * metrics.height() + metrics.ascent()
            elide = Qt.TextElideMode.ElideRight if number else Qt.TextElideMode.ElideMiddle
            painter.drawText(QPointF(place.left(), base), metrics.elidedText(text, elide, place.width()))
        painter.restore()
