"""Precision, recall and F1 of each genre with their intervals, as bars with whiskers; the baseline as a diamond."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from genre_tagger.training.run_results import ClassScore, Interval
from genre_tagger.ui.figure_text import whole
from genre_tagger.ui.results.figures import percent, with_spread
from genre_tagger.ui.views.tones import colors_of

ROW_HEIGHT = 34.0
_HEADER = 28.0
_LEGEND = 34.0
_BAR = 8.0
_CAP = 5.0
_GAP = 18.0


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where things stand, in pixels: names up to `left`, three metrics of `width`, the count to the right of them."""

    left: float
    width: float
    number: float

    def metric(self, place: int) -> float:
        return self.left + place * (self.width + _GAP)


class ClassScores(QWidget):
    """One row a genre. Up and Down choose a row, which is then read out; the mouse shows the full figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[ClassScore, ...] = ()
        self._baseline: dict[str, ClassScore] = {}
        self._row = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Scores of each genre"))

    def show_scores(self, classes: tuple[ClassScore, ...], baseline: tuple[ClassScore, ...]) -> None:
        """Replace all rows; `baseline` may be empty."""
        self._classes = classes
        self._baseline = {score.genre: score for score in baseline}
        self._row = -1
        self.setAccessibleDescription("\n".join(self.words(score) for score in classes))
        self.updateGeometry()
        self.update()

    def words(self, score: ClassScore) -> str:
        """One genre's row as a sentence."""
        text = self.tr("{genre}: precision {precision}, recall {recall}, F1 {f1}; {count} tracks").format(
            genre=score.genre,
            precision=with_spread(score.precision, 0),
            recall=with_spread(score.recall, 0),
            f1=with_spread(score.f1, 0),
            count=score.support,
        )
        base = self._baseline.get(score.genre)
        if base is None:
            return text
        return self.tr("{row}. Linear baseline: F1 {f1}").format(row=text, f1=with_spread(base.f1, 0))

    def sizeHint(self) -> QSize:
        return QSize(640, int(_HEADER + ROW_HEIGHT * max(1, len(self._classes)) + _LEGEND))

    def minimumSizeHint(self) -> QSize:
        return QSize(420, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and self._classes:
            self._row = min(max(0, self._row + steps[Qt.Key(event.key())]), len(self._classes) - 1)
            self.setAccessibleDescription(self.words(self._classes[self._row]))
            self.update()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._row = self._row_at(event.position().y())
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_at(event.pos().y())
            if row >= 0:
                QToolTip.showText(event.globalPos(), self.words(self._classes[row]).replace("; ", "\n"), self)
                return True
        return super().event(event)

    def _row_at(self, y: float) -> int:
        row = int((y - _HEADER) // ROW_HEIGHT)
        return row if y >= _HEADER and row < len(self._classes) else -1

    def _columns(self, metrics: QFontMetricsF) -> _Columns:
        widest = max((metrics.horizontalAdvance(score.genre) for score in self._classes), default=80.0)
        left = min(max(110.0, widest + 34.0), 0.26 * self.width())
        count = max(metrics.horizontalAdvance(self.tr("Tracks")), metrics.horizontalAdvance("00000")) + 16.0
        return _Columns(
            left, (self.width() - left - count - 2 * _GAP - 8.0) / 3, metrics.horizontalAdvance("100 %") + 8
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        columns = self._columns(metrics)
        painter.setPen(QColor(colors.muted))
        for place, name in enumerate((self.tr("Precision"), self.tr("Recall"), self.tr("F1"))):
            painter.drawText(QPointF(columns.metric(place), _HEADER - 9), name)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, self.width() - 8, _HEADER - 2), right, self.tr("Tracks"))
        for row, score in enumerate(self._classes):
            self._paint_row(painter, row, score, columns)
        self._paint_legend(painter, columns)

    def _paint_row(self, painter: QPainter, row: int, score: ClassScore, columns: _Columns) -> None:
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        area = QRectF(0, _HEADER + row * ROW_HEIGHT, self.width(), ROW_HEIGHT)
        if row == self._row:
            painter.setPen(QPen(QColor(colors.accent), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent_soft))
            painter.drawRoundedRect(area.adjusted(1, 2, -1, -2), 5, 5)
        middle = area.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.genre(row)))
        painter.drawEllipse(QRectF(8, middle - 4.5, 9, 9))
        painter.setPen(QColor(colors.text))
        name = metrics.elidedText(score.genre, Qt.TextElideMode.ElideRight, columns.left - 34)
        base_line = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(24, base_line), name)
        base = self._baseline.get(score.genre)
        beside = (None, None, None) if base is None else (base.precision, base.recall, base.f1)
        for place, (figure, other) in enumerate(zip((score.precision, score.recall, score.f1), beside, strict=True)):
            groove = QRectF(columns.metric(place), middle - _BAR / 2, columns.width - columns.number, _BAR)
            self._paint_bar(painter, groove, figure, other, colors.genre(row))
            painter.setPen(QColor(colors.text if not math.isnan(figure.value) else colors.muted))
            painter.drawText(QPointF(groove.right() + 12, base_line), percent(figure.value))
        painter.setPen(QColor(colors.muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, area.top(), self.width() - 8, ROW_HEIGHT), right, whole(score.support))

    def _paint_bar(
        self, painter: QPainter, groove: QRectF, figure: Interval, other: Interval | None, tone: str
    ) -> None:
        colors = colors_of(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.track))
        painter.drawRoundedRect(groove, _BAR / 2, _BAR / 2)
        if not math.isnan(figure.value) and figure.value > 0.004:
            filled = QRectF(groove)
            filled.setWidth(max(_BAR, groove.width() * figure.value))
            painter.setBrush(QColor(tone))
            painter.drawRoundedRect(filled, _BAR / 2, _BAR / 2)
        self._paint_whisker(painter, groove, figure)
        if other is not None and not math.isnan(other.value):
            self._paint_diamond(painter, QPointF(groove.left() + groove.width() * other.value, groove.center().y()))

    def _paint_whisker(self, painter: QPainter, groove: QRectF, figure: Interval) -> None:
        if math.isnan(figure.low) or math.isnan(figure.high):
            return
        colors, middle = colors_of(self), groove.center().y()
        low, high = (groove.left() + groove.width() * end for end in (figure.low, figure.high))
        for tone, width in ((colors.surface, 3.6), (colors.text, 1.4)):  # an edge of ground sets it off from its bar
            painter.setPen(QPen(QColor(tone), width))
            painter.drawLine(QPointF(low, middle), QPointF(high, middle))
            for end in (low, high):
                painter.drawLine(QPointF(end, middle - _CAP), QPointF(end, middle + _CAP))

    def _paint_diamond(self, painter: QPainter, at: QPointF) -> None:
        colors = colors_of(self)
        size = 5.5
        painter.setPen(QPen(QColor(colors.text), 1.4))
        painter.setBrush(QColor(colors.surface))
        corners = ((0, -size), (size, 0), (0, size), (-size, 0))
        painter.drawPolygon(QPolygonF([QPointF(at.x() + dx, at.y() + dy) for dx, dy in corners]))

    def _paint_legend(self, painter: QPainter, columns: _Columns) -> None:
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        middle = _HEADER + ROW_HEIGHT * max(1, len(self._classes)) + _LEGEND / 2
        base_line = middle + (metrics.ascent() - metrics.descent()) / 2
        x = columns.left
        self._paint_whisker(painter, QRectF(x, middle - 4, 22, 8), Interval(0.5, 0.0, 1.0))
        painter.setPen(QColor(colors.muted))
        text = self.tr("95 % interval")
        painter.drawText(QPointF(x + 30, base_line), text)
        x += 30 + metrics.horizontalAdvance(text) + 26
        if self._baseline:
            self._paint_diamond(painter, QPointF(x + 6, middle))
            painter.setPen(QColor(colors.muted))
            painter.drawText(QPointF(x + 20, base_line), self.tr("linear baseline on the same split"))
