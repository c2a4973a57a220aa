"""The axes that every picture of a window shares: time below, frequency at the left."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from genre_tagger.features.mel import MelSettings
from genre_tagger.features.spectra import FrequencyAxis, Scale
from genre_tagger.ui.colors import Colors
from genre_tagger.ui.views.ticks import frequency_ticks, time_ticks


@dataclass(frozen=True, slots=True)
class WindowAxes:
    """One window's stretch of time and its mel bands."""

    start_seconds: float
    seconds: float
    mel: MelSettings

    def seconds_at(self, x: float, area: QRectF) -> float:
        """The moment under a place of the picture."""
        part = min(max(0.0, (x - area.left()) / max(1.0, area.width())), 1.0)
        return self.start_seconds + part * self.seconds

    def x_at(self, seconds: float, area: QRectF) -> float:
        """The place of a moment."""
        return area.left() + (seconds - self.start_seconds) / self.seconds * area.width()

    def hz_at(self, y: float, area: QRectF) -> float:
        """The frequency under a place of the picture."""
        part = min(max(0.0, (area.bottom() - y) / max(1.0, area.height())), 1.0)
        return self.frequencies().hz_at(part * self.mel.mel_bands)

    def frequencies(self) -> FrequencyAxis:
        """The network's own axis."""
        return FrequencyAxis(Scale.MODEL, self.mel.mel_bands, self.mel.min_hz, self.mel.max_hz)


def picture_area(width: float, height: float, metrics: QFontMetricsF, *, with_frequency: bool = True) -> QRectF:
    """Where the picture lies in a widget of this size, on whole pixels."""
    left = float(int(metrics.horizontalAdvance("500 Hz") + 14)) if with_frequency else 0.0
    bottom = float(int(metrics.height() + 8))
    return QRectF(left, 4, max(10.0, float(int(width)) - left - 6), max(10.0, float(int(height)) - bottom - 4))


def draw_times(painter: QPainter, axes: WindowAxes, area: QRectF, colors: Colors) -> None:
    """Marks below the picture."""
    metrics = QFontMetricsF(painter.font())
    end = axes.start_seconds + axes.seconds
    painter.setPen(QColor(colors.muted))
    for tick in time_ticks(axes.start_seconds, end, area.width(), 7 * metrics.horizontalAdvance("0") + 20):
        x = axes.x_at(tick.value, area)
        painter.fillRect(QRectF(round(x), area.bottom() + 1, 1, 4), QColor(colors.muted))
        half = metrics.horizontalAdvance(tick.label) / 2
        left = min(max(x - half, area.left()), area.right() - 2 * half)
        painter.drawText(QPointF(left, area.bottom() + 6 + metrics.ascent()), tick.label)


def draw_frequencies(painter: QPainter, axes: WindowAxes, area: QRectF, colors: Colors) -> None:
    """Marks at the left of the picture."""
    metrics = QFontMetricsF(painter.font())
    axis = axes.frequencies()
    painter.setPen(QColor(colors.muted))
    for tick in frequency_ticks(axis, area.height(), metrics.height()):
        y = area.bottom() - area.height() * axis.row_at(tick.value) / axis.rows
        painter.fillRect(QRectF(area.left() - 5, round(y), 4, 1), QColor(colors.muted))
        x = area.left() - 8 - metrics.horizontalAdvance(tick.label)
        painter.drawText(QPointF(x, y + (metrics.ascent() - metrics.descent()) / 2), tick.label)
