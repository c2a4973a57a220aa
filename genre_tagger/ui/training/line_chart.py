"""A small chart of figures over epochs, drawn anew as they come, with the best epoch marked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.ui.figure_text import NOTHING, decimal, percent, significant, whole
from genre_tagger.ui.views.tones import colors_of

_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 12.0, 44.0, 24.0
_MOST_POINTS = 600
"""A longer line is thinned to this many points before it is drawn."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line: (epoch, value) points in order of epoch. `tone` is a genre tone's index; `faint` lines have no name."""

    name: str
    points: tuple[tuple[float, float], ...]
    tone: int
    faint: bool = False


def nice_ticks(low: float, high: float, most: int) -> list[float]:
    """At most `most` + 1 round values within [low, high]."""
    if not high > low or most < 1:
        return [low]
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * part for part in (1.0, 2.0, 2.5, 5.0, 10.0) if power * part >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [index * step for index in range(first, math.floor(high / step + 1e-9) + 1)]


def thinned(points: Sequence[tuple[float, float]], most: int = _MOST_POINTS) -> list[tuple[float, float]]:
    """The mean of even groups where there are more points than `most`; the last point always stays."""
    size = math.ceil(len(points) / most) if points else 1
    if size <= 1:
        return list(points)
    groups = [points[first : first + size] for first in range(0, len(points), size)]
    means = [(sum(x for x, _ in group) / len(group), sum(y for _, y in group) / len(group)) for group in groups]
    return [*means[:-1], points[-1]]


class LineChart(QWidget):
    """Shows what it is given. `pointed` (epoch, or -1.0 when the pointer left) lets charts share one cursor.

    GUI thread only. Left and Right move the cursor from epoch to epoch.
    """

    pointed = Signal(float)

    def __init__(self, title: str, style: str = "number", parent: QWidget | None = None) -> None:
        """`style` is "number", "percent" (values in [0, 1]) or "power" (7.5e-05)."""
        super().__init__(parent)
        self._title, self._style = title, style
        self._series: tuple[Series, ...] = ()
        self._epochs, self._best, self._cursor = 1.0, 0.0, -1.0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        return QSize(320, 190)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 130)

    def set_series(self, series: Sequence[Series], epochs: float, best: float = 0.0) -> None:
        """`epochs` is the right end of the chart, `best` the epoch whose network is kept, 0 for none."""
        self._series, self._epochs, self._best = tuple(series), max(1.0, epochs), best
        self.setAccessibleDescription(self.in_words())
        self.update()

    def in_words(self) -> str:
        """The latest value of each line."""
        parts = [f"{line.name} {self._label(line.points[-1][1])}" for line in self._named() if line.points]
        return ", ".join(parts)

    @Slot(float)
    def set_cursor(self, epoch: float) -> None:
        """Show the values of this epoch; -1.0 shows the latest."""
        if epoch != self._cursor:
            self._cursor = epoch
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = colors_of(self)
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(colors.accent if self.hasFocus() else colors.border)))
        painter.setBrush(QColor(colors.surface))
        painter.drawRoundedRect(card, 8, 8)
        self._paint_header(painter)
        low, high = self._range()
        self._paint_grid(painter, low, high)
        if not any(line.points for line in self._series):
            return
        painter.save()
        painter.setClipRect(self._plot().adjusted(-5, -5, 5, 5))
        for line in self._series:
            self._paint_line(painter, line, low, high)
        painter.restore()

    def _paint_header(self, painter: QPainter) -> None:
        """The title, and each line's value at the cursor."""
        colors = colors_of(self)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(self.font())
        base = 12 + metrics.ascent()
        painter.setFont(bold)
        painter.setPen(QColor(colors.text))
        painter.drawText(QPointF(14, base), self._title)
        painter.setFont(self.font())
        right = self.width() - 14.0
        least = 14 + QFontMetricsF(bold).horizontalAdvance(self._title) + 12
        for line in reversed(self._named()):
            value = self._value_at(line)
            text = "–" if value is None else self._label(value)
            named = f"{line.name} {text}"
            wide = right - metrics.horizontalAdvance(named) - 14 >= least
            shown = named if wide and self.width() > 300 else text
            right -= metrics.horizontalAdvance(shown)
            painter.setPen(QColor(colors.text if value is not None else colors.muted))
            painter.drawText(QPointF(right, base), shown)
            painter.setPen(QPen(QColor(colors.genre(line.tone)), 3.0))
            painter.drawLine(QPointF(right - 13, base - 4), QPointF(right - 5, base - 4))
            right -= 24

    def _paint_grid(self, painter: QPainter, low: float, high: float) -> None:
        colors, plot = colors_of(self), self._plot()
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * 0.86)
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        for value in nice_ticks(low, high, max(2, int(plot.height() / (2.2 * metrics.height())))):
            y = self._y(value, low, high)
            painter.setPen(QPen(QColor(colors.border), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(colors.muted))
            label = self._label(value, is_tick=True)
            painter.drawText(
                QPointF(plot.left() - 7 - metrics.horizontalAdvance(label), y + metrics.ascent() / 2 - 1), label
            )
        marks = nice_ticks(0, self._epochs, max(1, int(plot.width() / 48)))
        for value in (mark for mark in marks if mark == int(mark)):
            label = whole(int(value))
            painter.setPen(QColor(colors.muted))
            x = self._x(value) - metrics.horizontalAdvance(label) / 2
            painter.drawText(QPointF(x, plot.bottom() + metrics.ascent() + 5), label)
        for epoch, tone, style in (
            (self._best, colors.good, Qt.PenStyle.DashLine),
            (self._cursor, colors.border_strong, Qt.PenStyle.SolidLine),
        ):
            if epoch > 0:
                painter.setPen(QPen(QColor(tone), 1, style))
                painter.drawLine(QPointF(self._x(epoch), plot.top()), QPointF(self._x(epoch), plot.bottom()))
        painter.setFont(self.font())

    def _paint_line(self, painter: QPainter, line: Series, low: float, high: float) -> None:
        colors = colors_of(self)
        tone = QColor(colors.genre(line.tone))
        if line.faint:
            tone.setAlphaF(0.35)
        whole = [(x, y) for x, y in line.points if math.isfinite(y)]
        dots = [QPointF(self._x(x), self._y(y, low, high)) for x, y in thinned(whole)]
        if not dots:
            return
        path = QPainterPath(dots[0])
        for dot in dots[1:]:
            path.lineTo(dot)
        painter.setPen(QPen(tone, 1.0 if line.faint else 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        if line.faint:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        for dot in dots if len(dots) <= 40 else []:
            painter.drawEllipse(dot, 2.2, 2.2)
        for x, y in whole:  # not of the thinned line, in which the best epoch may be one of many
            if x in (self._best, self._cursor, whole[-1][0]):
                painter.drawEllipse(QPointF(self._x(x), self._y(y, low, high)), 4.0, 4.0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        plot = self._plot()
        part = (event.position().x() - plot.left()) / max(1.0, plot.width())
        self._point_at(float(round(part * self._epochs)))

    def leaveEvent(self, event: object) -> None:
        self.pointed.emit(-1.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self._cursor if self._cursor > 0 else self._last_epoch() + 1
        if event.key() == Qt.Key.Key_Left:
            self._point_at(here - 1)
        elif event.key() == Qt.Key.Key_Right:
            self._point_at(here + 1 if self._cursor > 0 else 1.0)
        elif event.key() == Qt.Key.Key_Escape and self._cursor > 0:
            self.pointed.emit(-1.0)
        else:
            super().keyPressEvent(event)

    def _point_at(self, epoch: float) -> None:
        last = self._last_epoch()
        self.pointed.emit(min(max(1.0, epoch), last) if last >= 1 else -1.0)

    def _last_epoch(self) -> float:
        return max((line.points[-1][0] for line in self._named() if line.points), default=0.0)

    def _named(self) -> list[Series]:
        return [line for line in self._series if not line.faint]

    def _value_at(self, line: Series) -> float | None:
        if not line.points:
            return None
        if self._cursor <= 0:
            return line.points[-1][1]
        return next((value for epoch, value in line.points if epoch == self._cursor), None)

    def _plot(self) -> QRectF:
        return QRectF(_LEFT, _TOP, max(10.0, self.width() - _LEFT - _RIGHT), max(10.0, self.height() - _TOP - _BOTTOM))

    def _x(self, epoch: float) -> float:
        plot = self._plot()
        return plot.left() + plot.width() * epoch / self._epochs

    def _y(self, value: float, low: float, high: float) -> float:
        plot = self._plot()
        return plot.bottom() - plot.height() * (value - low) / (high - low)

    def _range(self) -> tuple[float, float]:
        if self._style == "percent":
            return 0.0, 1.0
        values = [y for line in self._series for _, y in line.points if math.isfinite(y)]
        if not values:
            return 0.0, 1.0
        low = 0.0 if self._style == "power" else min(values)
        high = max(values)
        room = 0.06 * (high - low) or 0.1 * abs(high) or 1.0
        return (low if self._style == "power" else max(0.0, low - room)), high + room

    def _label(self, value: float, is_tick: bool = False) -> str:
        if not math.isfinite(value):
            return NOTHING
        if self._style == "percent":
            return percent(value, 0 if is_tick else 1)
        if self._style == "power":
            return significant(value, 2)
        return significant(value, 3) if is_tick else decimal(value, 3)
