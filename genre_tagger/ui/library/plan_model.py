"""The lines of a plan or of a batch in the history, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication

from genre_tagger.ui.library.cell_text import shown_path

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One file: what it holds, what it would hold or holds now, and why."""

    path: Path
    old: str
    new: str
    why: str


class PlanModel(QAbstractTableModel):
    """Lines under four headers. GUI thread only."""

    def __init__(self, headers: tuple[str, str, str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = headers
        self.lines: list[PlanLine] = []
        self._strong = QFont(QGuiApplication.font())
        self._strong.setWeight(QFont.Weight.DemiBold)

    def append(self, lines: Sequence[PlanLine]) -> None:
        """Add at the end."""
        if lines:
            first = len(self.lines)
            self.beginInsertRows(_NO_PARENT, first, first + len(lines) - 1)
            self.lines.extend(lines)
            self.endInsertRows()

    def replace(self, lines: Sequence[PlanLine]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            name = shown_path(Path(line.path.name))
            return (name, line.old or "–", line.new, line.why)[index.column()]
        if role == Qt.ItemDataRole.FontRole and index.column() == 2:
            return self._strong
        if role == Qt.ItemDataRole.ToolTipRole:
            return (shown_path(line.path), line.old, line.new, line.why)[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
