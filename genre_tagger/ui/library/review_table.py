"""How the planned writes are listed: ticks, confidence as a bar in the genre's colour, the genre with its dot."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from genre_tagger.ui.library.cell_painting import DOT_ROOM, PADDING, draw_confidence, draw_dot, draw_line
from genre_tagger.ui.library.review_model import ReviewColumn, ReviewLine, ReviewModel
from genre_tagger.ui.theme import colors_of
from genre_tagger.ui.widgets.building import configured
from genre_tagger.ui.widgets.records import ROW_HEIGHT

AnyIndex = QModelIndex | QPersistentModelIndex
_PAINTED = (ReviewColumn.CONFIDENCE, ReviewColumn.AFTER)
_NARROW, _WIDE = 640, 900
_WIDTHS = ((112, 160), (100, 150), (112, 170), (110, 190))
"""Of the columns behind the file's, in a narrow and in a wide table."""


class ReviewTable(QTableView):
    """Sorted by confidence, doubtful ones first. Space ticks or unticks the selected rows. GUI thread only."""

    def __init__(self, model: ReviewModel, genres: tuple[str, ...], name: str, parent: QWidget | None = None) -> None:
        """`genres` are the model's, in whose order the colours are given."""
        super().__init__(parent)
        self._lines = model
        configured(self, model=model, accessibleName=name, showGrid=False, wordWrap=False, tabKeyNavigation=False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        fixed = QHeaderView.ResizeMode.Fixed
        configured(self.verticalHeader(), visible=False, sectionResizeMode=fixed, defaultSectionSize=ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        for column, (_, wide) in enumerate(_WIDTHS, start=1):
            self.horizontalHeader().resizeSection(column, wide)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(_ReviewDelegate(model, genres, self))
        self.setMouseTracking(True)
        self.horizontalHeader().setSortIndicator(ReviewColumn.CONFIDENCE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

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

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        if index.column() in _PAINTED:
            option.text = ""
        if not self._lines.line(index.row()).is_ticked:
            muted = QColor(colors_of(option.widget).muted)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, muted)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().paint(painter, option, index)
        if index.column() not in _PAINTED:
            return
        line = self._lines.line(index.row())
        cell: QRect = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.save()
        if index.column() == ReviewColumn.CONFIDENCE:
            self._paint_confidence(painter, cell, option, line, str(index.data()))
        else:
            self._paint_genre(painter, cell, option, line)
        painter.restore()

    def _paint_confidence(
        self, painter: QPainter, cell: QRect, option: QStyleOptionViewItem, line: ReviewLine, text: str
    ) -> None:
        colors = colors_of(option.widget)
        if line.is_by_hand:
            draw_line(painter, cell, text, colors.muted, option.font)
            return
        draw_confidence(
            painter,
            cell,
            line.change.confidence,
            colors,
            option.font,
            tone=self._tone(option, line),
            number_tone=colors.text if line.is_ticked else colors.muted,
        )

    def _paint_genre(self, painter: QPainter, cell: QRect, option: QStyleOptionViewItem, line: ReviewLine) -> None:
        colors = colors_of(option.widget)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if line.is_ticked else QFont.Weight.Normal)
        font.setStrikeOut(not line.is_ticked)
        draw_dot(painter, cell, self._tone(option, line))
        tone = colors.text if line.is_ticked else colors.muted
        draw_line(painter, cell.adjusted(DOT_ROOM, 0, 0, 0), line.after, tone, font)

    def _tone(self, option: QStyleOptionViewItem, line: ReviewLine) -> str:
        colors, genre = colors_of(option.widget), line.change.predicted
        if not line.is_ticked:
            return colors.disabled
        return colors.genre(self._genres.index(genre)) if genre in self._genres else colors.muted
