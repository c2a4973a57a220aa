"""Held-out tracks as rows: what they are labelled, what the network heard, how sure it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from genre_tagger.training.run_results import JudgedTrack
from genre_tagger.ui.colors import LIGHT, Colors
from genre_tagger.ui.icons import icon_pixmap
from genre_tagger.ui.results.figures import percent

AnyIndex = QModelIndex | QPersistentModelIndex
_DOT = 12


class JudgedColumn(IntEnum):
    """The columns, left to right. `HEARD` is the suggestion in a list of suspects, `SURE` then the label's quality."""

    TRACK = 0
    LABEL = 1
    HEARD = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class JudgedLine:
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


class JudgedTracks(QAbstractTableModel):
    """Rows in the order given until a header is clicked. `fixed` labels show what the person said instead."""

    def __init__(self, headers: tuple[str, str, str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = headers
        self._given: tuple[JudgedLine, ...] = ()
        self._lines: list[JudgedLine] = []
        self._order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._fixed: dict[Path, str] = {}
        self._genres: tuple[str, ...] = ()
        self._colors = LIGHT

    def replace(self, lines: Sequence[JudgedLine], genres: tuple[str, ...], fixed: dict[Path, str]) -> None:
        """All rows anew. `fixed` is looked into whenever a row is shown; `label_changed` says that it grew."""
        self.beginResetModel()
        self._given, self._genres, self._fixed = tuple(lines), genres, fixed
        self._sort()
        self.endResetModel()

    def set_colors(self, colors: Colors) -> None:
        """The theme's tones."""
        self._colors = colors
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(JudgedColumn) - 1))

    def label_changed(self, path: Path) -> None:
        """The person gave this track another label."""
        for row, line in enumerate(self._lines):
            if line.track.path == path:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(JudgedColumn) - 1))

    def line(self, row: int) -> JudgedLine:
        """The row as a value."""
        return self._lines[row]

    def label_of(self, line: JudgedLine) -> str:
        """What the track is labelled now."""
        return self._fixed.get(line.track.path, line.track.genre)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(JudgedColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], JudgedColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(line, column)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._order = (column, order)
        self._sort()
        self.endResetModel()

    def _sort(self) -> None:
        column, order = self._order
        self._lines = list(self._given)
        if column >= 0:
            keys = {
                JudgedColumn.TRACK: lambda line: line.title.casefold(),
                JudgedColumn.LABEL: lambda line: self.label_of(line).casefold(),
                JudgedColumn.HEARD: lambda line: line.heard.casefold(),
                JudgedColumn.SURE: lambda line: line.figure,
            }
            self._lines.sort(key=keys[JudgedColumn(column)], reverse=order == Qt.SortOrder.DescendingOrder)

    def _text(self, line: JudgedLine, column: JudgedColumn) -> str:
        if column is JudgedColumn.TRACK:
            return line.title
        if column is JudgedColumn.LABEL:
            return self.label_of(line)
        return line.heard if column is JudgedColumn.HEARD else percent(line.figure)

    def _hint(self, line: JudgedLine, column: JudgedColumn) -> str:
        if column is JudgedColumn.TRACK:
            return str(line.track.path)
        if column is JudgedColumn.LABEL and line.track.path in self._fixed:
            return self.tr("{genre}, by your word; it was {before}").format(
                genre=self.label_of(line), before=line.track.genre
            )
        if column is JudgedColumn.HEARD and line.found_by == "baseline":
            return self.tr("{genre}, says the linear baseline").format(genre=line.heard)
        if column is JudgedColumn.HEARD and line.found_by:
            return self.tr("{genre}, says the network").format(genre=line.heard)
        return self._text(line, column)

    def _picture(self, line: JudgedLine, column: JudgedColumn) -> QIcon | QPixmap | None:
        if column is JudgedColumn.LABEL and line.track.path in self._fixed:
            return icon_pixmap("edited", self._colors.accent, 14)
        if column in (JudgedColumn.LABEL, JudgedColumn.HEARD):
            genre = line.track.genre if column is JudgedColumn.LABEL else line.heard
            if genre in self._genres:
                return genre_icon(self._colors.genre(self._genres.index(genre)))
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == JudgedColumn.SURE else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def genre_icon(tone: str) -> QIcon:
    """A dot in a genre's colour, to stand before its name; the same where its row is selected."""
    pixmap, icon = _dot(tone), QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Active):
        icon.addPixmap(pixmap, mode)
    return icon


def _dot(tone: str) -> QPixmap:
    pixmap = QPixmap(_DOT, _DOT)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone))
    painter.drawEllipse(1, 2, 9, 9)
    painter.end()
    return pixmap
