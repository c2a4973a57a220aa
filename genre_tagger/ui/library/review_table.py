"""The planned writes as a table of ticks: confidence as a bar in the genre's colour, the genre with its dot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from genre_tagger.library.proposal import BY_HAND
from genre_tagger.tags.tag_change import TagChange
from genre_tagger.ui.figure_text import NOTHING, percent
from genre_tagger.ui.library.cell_painting import DOT_ROOM, PADDING, draw_confidence, draw_dot, draw_line
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.theme import colors_of
from genre_tagger.ui.translation import phrase_text
from genre_tagger.ui.widgets.records import Column, Index, RecordModel, RecordTable

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ReviewColumn(IntEnum):
    """The columns of the review, left to right."""

    FILE = 0
    CONFIDENCE = 1
    NOW = 2
    AFTER = 3
    WHY = 4


_PAINTED = (ReviewColumn.CONFIDENCE, ReviewColumn.AFTER)
_NARROW, _WIDE = 640, 900
_WIDTHS = ((112, 160), (100, 150), (112, 170), (110, 190))
"""Of the columns behind the file's, in a narrow and in a wide table."""


@dataclass(slots=True, eq=False)
class ReviewLine:
    """One file that would be written, and whether the person wants it."""

    change: TagChange
    is_ticked: bool = True

    @property
    def is_by_hand(self) -> bool:
        """Whether a person chose the genre; the classifier's confidence does not count then."""
        return self.change.model_id == BY_HAND

    @property
    def after(self) -> str:
        return "; ".join(self.change.new_genres)


class ReviewModel(RecordModel[ReviewLine]):
    """GUI thread only. `ticks_changed` follows each tick; a filter hides lines and leaves their ticks alone."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        by_hand, self._nothing = self.tr("chosen by you"), self.tr("none")
        self.columns = (
            Column(
                self.tr("File"),
                lambda line: shown_path(Path(line.change.path.name)),
                hint=lambda line: shown_path(line.change.path),
            ),
            Column(
                self.tr("Confidence"),
                lambda line: by_hand if line.is_by_hand else percent(line.change.confidence),
                key=lambda line: (line.is_by_hand, line.change.confidence),
            ),
            Column(self.tr("Genre now"), lambda line: "; ".join(line.change.old_genres) or NOTHING),
            Column(self.tr("Genre after"), lambda line: line.after),
            Column(self.tr("Why"), lambda line: phrase_text(line.change.reason)),
        )

    @property
    def ticked(self) -> list[TagChange]:
        """What is wanted, in the order in which it came."""
        return [line.change for line in self.given if line.is_ticked]

    def tick(self, rows: Sequence[int], wanted: bool) -> None:
        """Tick or untick shown rows."""
        for row in rows:
            self.records[row].is_ticked = wanted
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(ReviewColumn) - 1))
            self.ticks_changed.emit()

    def toggle(self, rows: Sequence[int]) -> None:
        """Tick all of them, or untick them where all are ticked."""
        self.tick(rows, not all(self.records[row].is_ticked for row in rows))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS | Qt.ItemFlag.ItemIsUserCheckable if index.column() == ReviewColumn.FILE else _FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.AccessibleTextRole):
            return super().data(index, role)
        line, column = self.records[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(line) or self._nothing}"
        if index.column() != ReviewColumn.FILE:
            return None
        return Qt.CheckState.Checked if line.is_ticked else Qt.CheckState.Unchecked

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class ReviewTable(RecordTable):
    """Sorted by confidence, doubtful ones first. Space ticks or unticks the selected rows. GUI thread only."""

    def __init__(self, model: ReviewModel, genres: tuple[str, ...], name: str, parent: QWidget | None = None) -> None:
        """`genres` are the model's, in whose order the colours are given."""
        super().__init__(parent=parent)
        self._lines = model
        self.show_model(model, name)
        for column, (_, wide) in enumerate(_WIDTHS, start=1):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.horizontalHeader().resizeSection(column, wide)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setItemDelegate(_ReviewDelegate(model, genres, self))
        self.setMouseTracking(True)
        self.sortByColumn(ReviewColumn.CONFIDENCE, Qt.SortOrder.AscendingOrder)

    def selected_rows(self) -> list[int]:
        """Top to bottom."""
        parts = self.selectionModel().selection().toList()
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._lines.toggle(self.selected_rows())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns give way in a narrow window, so that names can be read."""
        super().resizeEvent(event)
        share = min(1.0, max(0.0, (self.viewport().width() - _NARROW) / (_WIDE - _NARROW)))
        for column, (narrow, wide) in enumerate(_WIDTHS, start=1):
            self.horizontalHeader().resizeSection(column, round(narrow + share * (wide - narrow)))


class _ReviewDelegate(QStyledItemDelegate):
    """Paints two columns itself, over what the style paints of every cell."""

    def __init__(self, model: ReviewModel, genres: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._lines, self._genres = model, genres

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column() in _PAINTED:
            option.text = ""
        if not self._lines.records[index.row()].is_ticked:
            muted = QColor(colors_of(option.widget).muted)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, muted)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() not in _PAINTED:
            return
        line, colors = self._lines.records[index.row()], colors_of(option.widget)
        cell: QRect = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        genre, font = line.change.predicted, QFont(option.font)
        known = colors.genre(self._genres.index(genre)) if genre in self._genres else colors.muted
        tone, ink = (known, colors.text) if line.is_ticked else (colors.disabled, colors.muted)
        painter.save()
        if index.column() == ReviewColumn.AFTER:
            font.setWeight(QFont.Weight.DemiBold if line.is_ticked else QFont.Weight.Normal)
            font.setStrikeOut(not line.is_ticked)
            draw_dot(painter, cell, tone)
            draw_line(painter, cell.adjusted(DOT_ROOM, 0, 0, 0), line.after, ink, font)
        elif line.is_by_hand:
            draw_line(painter, cell, str(index.data()), colors.muted, font)
        else:
            draw_confidence(painter, cell, line.change.confidence, colors, font, tone=tone, number_tone=ink)
        painter.restore()
