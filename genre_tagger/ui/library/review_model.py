"""The planned writes as a table of ticks: which are shown, in what order, and which are wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from genre_tagger.library.proposal import BY_HAND
from genre_tagger.tags.tag_change import TagChange
from genre_tagger.ui.figure_text import NOTHING, percent
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.translation import phrase_text

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_CHECKABLE = _FLAGS | Qt.ItemFlag.ItemIsUserCheckable


class ReviewColumn(IntEnum):
    """The columns of the review, left to right."""

    FILE = 0
    CONFIDENCE = 1
    NOW = 2
    AFTER = 3
    WHY = 4


@dataclass(slots=True)
class ReviewLine:
    """One file that would be written, and whether the person wants it."""

    change: TagChange
    is_ticked: bool = True

    @property
    def is_by_hand(self) -> bool:
        """Whether a person chose the genre; the classifier's confidence does not count then."""
        return self.change.model_id == BY_HAND

    @property
    def now(self) -> str:
        return "; ".join(self.change.old_genres)

    @property
    def after(self) -> str:
        return "; ".join(self.change.new_genres)


_KEYS: dict[ReviewColumn, Callable[[ReviewLine], Any]] = {
    ReviewColumn.FILE: lambda line: line.change.path.name.casefold(),
    ReviewColumn.CONFIDENCE: lambda line: (line.is_by_hand, line.change.confidence),
    ReviewColumn.NOW: lambda line: line.now.casefold(),
    ReviewColumn.AFTER: lambda line: line.after.casefold(),
    ReviewColumn.WHY: lambda line: phrase_text(line.change.reason),
}


class ReviewModel(QAbstractTableModel):
    """GUI thread only. `ticks_changed` follows each tick; a filter hides lines and leaves their ticks alone."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = (
            self.tr("File"),
            self.tr("Confidence"),
            self.tr("Genre now"),
            self.tr("Genre after"),
            self.tr("Why"),
        )
        self._by_hand = self.tr("chosen by you")
        self._nothing = self.tr("none")
        self._lines: list[ReviewLine] = []
        self._shown: list[ReviewLine] = []
        self._genre = ""
        self._column, self._descending = ReviewColumn.CONFIDENCE, False

    def append(self, changes: Iterable[TagChange]) -> None:
        """Further changes, ticked."""
        lines = [ReviewLine(change) for change in changes]
        self._lines.extend(lines)
        fresh = [line for line in lines if self._passes(line)]
        if fresh:
            first = len(self._shown)
            self.beginInsertRows(_NO_PARENT, first, first + len(fresh) - 1)
            self._shown.extend(fresh)
            self.endInsertRows()
            self._order()
        self.ticks_changed.emit()

    def clear(self) -> None:
        """No lines."""
        self.beginResetModel()
        self._lines, self._shown = [], []
        self.endResetModel()
        self.ticks_changed.emit()

    def show_genre(self, genre: str) -> None:
        """Show only the lines of this predicted or chosen genre; "" shows all."""
        self.beginResetModel()
        self._genre = genre
        self._shown = self._sorted(line for line in self._lines if self._passes(line))
        self.endResetModel()

    def line(self, row: int) -> ReviewLine:
        """The line in a shown row."""
        return self._shown[row]

    @property
    def ticked(self) -> list[TagChange]:
        """What is wanted, in the order in which it came."""
        return [line.change for line in self._lines if line.is_ticked]

    @property
    def total(self) -> int:
        """All lines, hidden ones too."""
        return len(self._lines)

    def genres(self) -> Counter[str]:
        """How many lines there are of each genre, hidden ones too."""
        return Counter(line.change.predicted for line in self._lines)

    def tick(self, rows: Sequence[int], wanted: bool) -> None:
        """Tick or untick shown rows."""
        for row in rows:
            self._shown[row].is_ticked = wanted
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(ReviewColumn) - 1))
            self.ticks_changed.emit()

    def tick_shown(self, wanted: bool) -> None:
        """Tick or untick all that pass the filter."""
        self.tick(range(len(self._shown)), wanted)

    def toggle(self, rows: Sequence[int]) -> None:
        """Tick all of them, or untick them where all are ticked."""
        self.tick(rows, not all(self._shown[row].is_ticked for row in rows))

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return _CHECKABLE if index.column() == 0 else _FLAGS

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        line, column = self._shown[index.row()], ReviewColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.CheckStateRole and column is ReviewColumn.FILE:
            return Qt.CheckState.Checked if line.is_ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return shown_path(line.change.path) if column is ReviewColumn.FILE else self._text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headers[column]}: {self._text(line, column) or self._nothing}"
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; lines that are alike stay in the order in which they came."""
        self._column, self._descending = ReviewColumn(column), order == Qt.SortOrder.DescendingOrder
        self._order()

    def _text(self, line: ReviewLine, column: ReviewColumn) -> str:
        if column is ReviewColumn.FILE:
            return shown_path(Path(line.change.path.name))
        if column is ReviewColumn.CONFIDENCE:
            return self._by_hand if line.is_by_hand else percent(line.change.confidence)
        if column is ReviewColumn.NOW:
            return line.now or NOTHING
        return line.after if column is ReviewColumn.AFTER else phrase_text(line.change.reason)

    def _passes(self, line: ReviewLine) -> bool:
        return not self._genre or line.change.predicted == self._genre

    def _sorted(self, lines: Iterable[ReviewLine]) -> list[ReviewLine]:
        return sorted(lines, key=_KEYS[self._column], reverse=self._descending)

    def _order(self) -> None:
        """Bring the shown rows in order; selection and current row go with their lines."""
        wanted = self._sorted(line for line in self._lines if self._passes(line))
        if all(one is other for one, other in zip(wanted, self._shown, strict=True)):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = {id(line): row for row, line in enumerate(wanted)}
        after = [self.index(rows[id(self._shown[index.row()])], index.column()) for index in before]
        self._shown = wanted
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
