"""How several runs learnt: one line a run over the epochs, told apart by stroke and number as well as by colour."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.ui.colors import Colors
from genre_tagger.ui.figure_text import percent, significant
from genre_tagger.ui.views.tones import colors_of

STROKES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_LEFT, _TOP, _BOTTOM, _RIGHT = 44.0, 26.0, 22.0, 26.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A run's figure after each epoch, NaN where it has none; `number` counts the runs from 1."""

    number: int
    name: str
    points: tuple[tuple[int, float], ...]


def stroke(number: int, colors: Colors, width: float = 2.0) -> QPen:
    """The pen of a run, in every chart and legend."""
    return QPen(QColor(colors.genre(number - 1)), width, STROKES[(number - 1) % len(STROKES)])


class ComparisonCurves(QWidget):
    """One chart. `is_share` has an axis from 0 to 100 %, else it starts at 0. GUI thread only."""

    def __init__(self, title: str, *, is_share: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._is_share = title, is_share
        self._curves: tuple[Curve, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)

    def show_curves(self, curves: tuple[Curve, ...]) -> None:
        """Replace all lines."""
        self._curves = tuple(
            Curve(one.number, one.name, tuple(point for point in one.points if math.isfinite(point[1])))
            for one in curves
        )
        last = [f"{one.number} {one.name}: {self._label(one.points[-1][1])}" for one in self._curves if one.points]
        self.setAccessibleDescription("; ".join(last))
        self.setToolTip("\n".join(last))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 180)

    def minimumSizeHint(self) -> QSize:
        return QSize(190, 130)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(colors.text))
        painter.drawText(QPointF(2, metrics.ascent() + 2), self._title)
        painter.setFont(self.font())
        plot = QRectF(_LEFT, _TOP, max(10.0, self.width() - _LEFT - _RIGHT), max(10.0, self.height() - _TOP - _BOTTOM))
        painter.fillRect(plot, QColor(colors.surface))
        values = [value for one in self._curves for _, value in one.points]
        if not values:
            painter.setPen(QColor(colors.muted))
            painter.drawText(plot, Qt.AlignmentFlag.AlignCenter, self.tr("No epochs yet"))
            return
        high = 1.0 if self._is_share else max(*values, 1e-6) * 1.05
        last = max(epoch for one in self._curves for epoch, _ in one.points)
        self._paint_axes(painter, plot, high, last)
        for one in self._curves:
            self._paint_curve(painter, plot, one, high, last)

    def _paint_axes(self, painter: QPainter, plot: QRectF, high: float, last: int) -> None:
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        for part in (0.0, 0.5, 1.0):
            y = plot.bottom() - plot.height() * part
            painter.fillRect(QRectF(plot.left(), round(y), plot.width(), 1), QColor(colors.border))
            label = self._label(part * high)
            painter.setPen(QColor(colors.muted))
            middle = y + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(plot.left() - 6 - metrics.horizontalAdvance(label), middle), label)
        for epoch in sorted({1, last}):
            label = str(epoch)
            x = self._x(plot, epoch, last) - metrics.horizontalAdvance(label) / 2
            painter.drawText(QPointF(x, plot.bottom() + 4 + metrics.ascent()), label)
        below = QRectF(plot.left(), plot.bottom() + 4, plot.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self.tr("Epoch"))

    def _paint_curve(self, painter: QPainter, plot: QRectF, one: Curve, high: float, last: int) -> None:
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        if not one.points:
            return
        places = [
            QPointF(self._x(plot, epoch, last), plot.bottom() - plot.height() * min(value / high, 1.0))
            for epoch, value in one.points
        ]
        painter.setPen(stroke(one.number, colors))
        if len(places) > 1:
            painter.drawPolyline(QPolygonF(places))
        else:
            painter.drawEllipse(places[0], 2.0, 2.0)
        end = places[-1]
        painter.setPen(QColor(colors.text))
        middle = (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(end.x() + 6 + 8 * ((one.number - 1) % 2), end.y() + middle), str(one.number))

    def _x(self, plot: QRectF, epoch: int, last: int) -> float:
        return plot.left() + plot.width() * ((epoch - 1) / (last - 1) if last > 1 else 0.5)

    def _label(self, value: float) -> str:
        return percent(value) if self._is_share else significant(value, 2)
