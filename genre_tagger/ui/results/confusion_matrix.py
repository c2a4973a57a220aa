"""The confusion matrix: rows are what tracks are labelled, columns what the network heard. Every cell can be chosen."""

from __future__ import annotations

from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from genre_tagger.ui.colors import contrast
from genre_tagger.ui.figure_text import whole
from genre_tagger.ui.results.figures import percent
from genre_tagger.ui.views.tones import colors_of, mixed

_LEAST_CELL = 24.0
_MOST_CELL_WIDTH, _MOST_CELL_HEIGHT = 150.0, 64.0
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class _CellStyle(Enum):
    """How much a cell says: count and share below one another, beside one another, or one of them."""

    TWO_LINES = auto()
    ONE_LINE = auto()
    ONE_FIGURE = auto()


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


class ConfusionMatrix(QWidget):
    """Counts and shares of each row. Arrows walk from cell to cell; Enter and Space choose the one with the frame."""

    cell_chosen = Signal(int, int)
    """(row, column): places in the list of genres, by mouse, or by keyboard as it walks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._genres: tuple[str, ...] = ()
        self._counts: NDArray[np.int64] = np.zeros((0, 0), dtype=np.int64)
        self._cell: tuple[int, int] | None = None
        self._shares_first = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Confusion matrix"))

    def show_matrix(self, genres: tuple[str, ...], counts: NDArray[np.int64]) -> None:
        """`counts` (genres, genres): rows are the labels, columns the answers. Nothing is chosen."""
        self._genres, self._counts, self._cell = genres, counts, None
        self.setAccessibleDescription(
            self.tr("Rows are the labels, columns what the network heard. Arrow keys choose a cell.")
        )
        self.updateGeometry()
        self.update()

    @property
    def cell(self) -> tuple[int, int] | None:
        """The chosen (row, column)."""
        return self._cell

    def choose(self, row: int, column: int) -> None:
        """Choose a cell and announce it."""
        size = len(self._genres)
        if 0 <= row < size and 0 <= column < size:
            self._cell = (row, column)
            self.setAccessibleDescription(self.words(row, column))
            self.update()
            self.cell_chosen.emit(row, column)

    def set_shares_first(self, shares_first: bool) -> None:
        """Row percentages in bold, and alone where there is room for one figure only; else counts."""
        self._shares_first = shares_first
        self.update()

    def words(self, row: int, column: int) -> str:
        """A cell as a sentence."""
        share, count = self._shares()[row, column], int(self._counts[row, column])
        values = {
            "label": self._genres[row],
            "answer": self._genres[column],
            "count": count,
            "all": int(self._counts[row].sum()),
            "share": percent(share),
        }
        if row == column:
            return self.tr("{label} recognised: {count} of {all} ({share})").format(**values)
        return self.tr("{label} taken for {answer}: {count} of {all} ({share})").format(**values)

    def sizeHint(self) -> QSize:
        return QSize(520, 320)

    def minimumSizeHint(self) -> QSize:
        size = max(2, len(self._genres))
        return QSize(int(120 + size * _LEAST_CELL), int(64 + size * 19))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, size = Qt.Key(event.key()), len(self._genres)
        row, column = self._cell or (0, 0)
        if not size:
            super().keyPressEvent(event)
        elif key in _STEPS:
            down, right = _STEPS[key] if self._cell else (0, 0)
            self.choose(min(max(0, row + down), size - 1), min(max(0, column + right), size - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose(row, column)
        elif key == Qt.Key.Key_Home:
            self.choose(row, 0)
        elif key == Qt.Key.Key_End:
            self.choose(row, size - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._cell_at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._cell_at(event.position()) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._cell_at(QPointF(event.pos()))
            if found is not None:
                QToolTip.showText(event.globalPos(), self.words(*found), self)
                return True
        return super().event(event)

    def _shares(self) -> NDArray[np.float64]:
        """(genres, genres): each row sums to 1; NaN for a genre without tracks."""
        totals = self._counts.sum(axis=1, keepdims=True).astype(np.float64)
        unknown: NDArray[np.float64] = np.full(self._counts.shape, np.nan)
        np.divide(self._counts, totals, out=unknown, where=totals > 0)
        return unknown

    def _metrics(self) -> tuple[QRectF, float, bool]:
        """(the cells' area, room for column names, whether those stand upright)."""
        size, metrics = max(1, len(self._genres)), QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(genre) for genre in self._genres), default=60.0)
        line = metrics.height()
        left = line + 14.0 + min(widest, max(70.0, 0.24 * self.width())) + 10.0
        total = metrics.horizontalAdvance("00000") + 14.0
        cell_width = min(_MOST_CELL_WIDTH, (self.width() - left - total) / size)
        upright = widest + 8.0 > cell_width and cell_width < 84.0
        names = min(widest, 84.0, 0.3 * self.height()) + 8.0 if upright else line + 6.0
        top = line + 6.0 + names
        cell_height = min(_MOST_CELL_HEIGHT, (self.height() - top - 4.0) / size)
        return QRectF(left, top, cell_width * size, cell_height * size), names, upright

    def _cell_rect(self, area: QRectF, row: int, column: int) -> QRectF:
        size = max(1, len(self._genres))
        width, height = area.width() / size, area.height() / size
        return QRectF(area.left() + column * width, area.top() + row * height, width, height)

    def _cell_at(self, point: QPointF) -> tuple[int, int] | None:
        area, _, _ = self._metrics()
        size = len(self._genres)
        if not size or not area.contains(point):
            return None
        row = int((point.y() - area.top()) / area.height() * size)
        column = int((point.x() - area.left()) / area.width() * size)
        return min(row, size - 1), min(column, size - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._genres:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, names, upright = self._metrics()
        self._paint_names(painter, area, names, upright)
        shares = self._shares()
        style = self._style(self._cell_rect(area, 0, 0))
        for row in range(len(self._genres)):
            for column in range(len(self._genres)):
                rect = self._cell_rect(area, row, column)
                self._paint_cell(painter, rect, row, column, float(shares[row, column]), style)
        if self._cell is not None:
            colors = colors_of(self)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = self._cell_rect(area, *self._cell)
            painter.setPen(QPen(QColor(colors.surface), 5))
            painter.drawRoundedRect(frame.adjusted(1.5, 1.5, -1.5, -1.5), 5, 5)
            painter.setPen(QPen(QColor(colors.text), 2.5))
            painter.drawRoundedRect(frame.adjusted(1.5, 1.5, -1.5, -1.5), 5, 5)

    def _style(self, cell: QRectF) -> _CellStyle:
        """The fullest way of writing that fits every cell."""
        metrics = QFontMetricsF(_strong(self.font()))
        if cell.height() - 2 >= 2 * metrics.height() + 2 and cell.width() >= metrics.horizontalAdvance("100 %") + 6:
            return _CellStyle.TWO_LINES
        widest = f"{whole(int(self._counts.max()))} · 100 %"
        return _CellStyle.ONE_LINE if metrics.horizontalAdvance(widest) + 8 <= cell.width() else _CellStyle.ONE_FIGURE

    def _paint_cell(
        self, painter: QPainter, rect: QRectF, row: int, column: int, share: float, style: _CellStyle
    ) -> None:
        colors = colors_of(self)
        part = 0.0 if np.isnan(share) else share
        tone = colors.accent if row == column else colors.bad
        ground = mixed(colors.surface, tone, 0.04 + 0.86 * part if part > 0 else 0.0)
        inside = rect.adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colors.border), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(inside, 4, 4)
        count, name = int(self._counts[row, column]), ground.name()
        text = colors.text if contrast(colors.text, name) >= contrast(colors.on_accent, name) else colors.on_accent
        painter.setPen(QColor(text if count else colors.muted))
        first, second = (percent(share), whole(count)) if self._shares_first else (whole(count), percent(share))
        center = Qt.AlignmentFlag.AlignCenter
        if not count:
            painter.drawText(inside, center, first)
            return
        painter.setFont(_strong(self.font()))
        if style is _CellStyle.TWO_LINES:
            half, middle = inside.height() / 2, Qt.AlignmentFlag.AlignHCenter
            upper = QRectF(inside.left(), inside.top(), inside.width(), half)
            painter.drawText(upper, middle | Qt.AlignmentFlag.AlignBottom, first)
            painter.setFont(self.font())
            painter.drawText(upper.translated(0, half), middle | Qt.AlignmentFlag.AlignTop, second)
        else:
            painter.drawText(inside, center, f"{first} · {second}" if style is _CellStyle.ONE_LINE else first)
        painter.setFont(self.font())

    def _paint_names(self, painter: QPainter, area: QRectF, names: float, upright: bool) -> None:
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        line, elide = metrics.height(), Qt.TextElideMode.ElideRight
        painter.setPen(QColor(colors.muted))
        center = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(area.left(), 0, max(area.width(), 160.0), line + 2), center, self.tr("Heard as"))
        painter.save()
        painter.translate(0, area.center().y())
        painter.rotate(-90)
        half = max(area.height(), 120.0) / 2
        painter.drawText(QRectF(-half, 0, 2 * half, line + 2), center, self.tr("Labelled"))
        painter.restore()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        label_left = line + 10.0
        for place, genre in enumerate(self._genres):
            row = self._cell_rect(area, place, 0)
            painter.setPen(QColor(colors.text))
            room = area.left() - label_left - 8.0
            text = metrics.elidedText(genre, elide, room)
            painter.drawText(QRectF(label_left, row.top(), room, row.height()), right, text)
            painter.setPen(QColor(colors.muted))
            total = QRectF(area.right() + 6.0, row.top(), self.width() - area.right() - 8.0, row.height())
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(total, left, f"{int(self._counts[place].sum())}")
            self._paint_column_name(painter, genre, self._cell_rect(area, 0, place), names, upright)

    def _paint_column_name(self, painter: QPainter, genre: str, cell: QRectF, names: float, upright: bool) -> None:
        metrics, elide = QFontMetricsF(self.font()), Qt.TextElideMode.ElideRight
        painter.setPen(QColor(colors_of(self).text))
        if not upright:
            text = metrics.elidedText(genre, elide, cell.width() - 6)
            place = QRectF(cell.left(), cell.top() - names, cell.width(), names)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
            return
        painter.save()
        painter.translate(cell.center().x(), cell.top() - 5)
        painter.rotate(-90)
        text = metrics.elidedText(genre, elide, names - 8)
        painter.drawText(QPointF(0, (metrics.ascent() - metrics.descent()) / 2), text)
        painter.restore()
