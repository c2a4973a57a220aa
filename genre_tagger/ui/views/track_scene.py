"""What the detail view shows, and the painting of it: on the screen, into a picture, into a drawing."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from genre_tagger.audio.peaks import PeakPyramid, WaveColumns
from genre_tagger.classification.prediction import Prediction
from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import FrequencyAxis, Scale
from genre_tagger.ui.colors import Colors
from genre_tagger.ui.views.genre_lane import draw_genre_lane
from genre_tagger.ui.views.lane_layout import LaneLayout
from genre_tagger.ui.views.raster import WaveTones, image_of, spectrogram_pixels, waveform_pixels
from genre_tagger.ui.views.ticks import frequency_ticks, time_ticks
from genre_tagger.ui.views.time_span import TimeSpan
from genre_tagger.ui.views.tones import argb, mixed


@dataclass(frozen=True, slots=True, eq=False)
class WaveCloseUp:
    """Columns of the samples themselves over [start, end), finer than the pyramid."""

    columns: WaveColumns
    start_seconds: float
    end_seconds: float

    def covers(self, span: TimeSpan) -> bool:
        """Whether all of the span is in it."""
        return self.start_seconds <= span.start and span.end <= self.end_seconds


@dataclass(slots=True, eq=False)
class TrackScene:
    """The state of the detail view. GUI thread only; the pyramid in it grows from another."""

    span: TimeSpan = field(default_factory=lambda: TimeSpan(0.0, 1.0))
    whole_seconds: float = 0.0
    peaks: PeakPyramid | None = None
    wave_close_up: WaveCloseUp | None = None
    wave_glance: WaveCloseUp | None = None
    pictures: list[SpectrogramPicture] = field(default_factory=list)
    axis: FrequencyAxis | None = None
    table: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(256, dtype=np.uint32))
    prediction: Prediction | None = None

    def wave_columns(self, count: int) -> WaveColumns | None:
        """The span's waveform in `count` columns, from the samples where they are at hand."""
        near = self.wave_close_up
        if near is not None and (self.peaks is None or near.covers(self.span)):
            return _cut(near, self.span, count)
        if self.peaks is None:
            return None
        return with_glance(self.peaks.columns(self.span.start, self.span.end, count), self.wave_glance, self.span)


def with_glance(columns: WaveColumns, glance: WaveCloseUp | None, span: TimeSpan) -> WaveColumns:
    """The columns, and where they are unknown what a glance at the track has shown."""
    unknown = np.isnan(columns.high)
    if glance is None or not unknown.any():
        return columns
    rough = _cut(glance, span, len(unknown))
    return WaveColumns(
        np.where(unknown, rough.low, columns.low),
        np.where(unknown, rough.high, columns.high),
        np.where(unknown, rough.rms, columns.rms),
    )


def _cut(near: WaveCloseUp, span: TimeSpan, count: int) -> WaveColumns:
    total = len(near.columns.low)
    per_second = total / (near.end_seconds - near.start_seconds)
    times = span.start + (np.arange(count) + 0.5) * span.seconds / count
    index = np.floor((times - near.start_seconds) * per_second).astype(np.int64)
    inside = (index >= 0) & (index < total)
    index = np.clip(index, 0, total - 1)
    low, high, rms = (
        np.where(inside, values[index], np.float32(np.nan))
        for values in (near.columns.low, near.columns.high, near.columns.rms)
    )
    return WaveColumns(low, high, rms)


def wave_tones(colors: Colors) -> WaveTones:
    """A calm waveform in the accent colour on the surface."""
    peak = mixed(colors.surface, colors.accent, 0.45)
    return WaveTones(argb(colors.surface), argb(peak), argb(colors.accent))


def draw_scene(
    painter: QPainter, scene: TrackScene, layout: LaneLayout, colors: Colors, *, ratio: float, vector: bool = False
) -> None:
    """Paints all lanes and axes. `ratio` is device pixels per unit; `vector` draws the waveform as outlines."""
    metrics = QFontMetricsF(painter.font())
    times = time_ticks(scene.span.start, scene.span.end, layout.width, 7.5 * metrics.horizontalAdvance("0") + 24.0)
    if vector:
        _draw_wave_outline(painter, scene, layout.wave, colors)
    else:
        _draw_wave(painter, scene, layout.wave, colors, ratio)
    _draw_grid(painter, scene, layout, colors, [tick.value for tick in times])
    _draw_spectrum(painter, scene, layout.spectrum, colors, ratio)
    _draw_frequencies(painter, scene, layout, colors)
    if layout.genres.height() > 0:
        _draw_genres(painter, scene, layout, colors)
    painter.setPen(QColor(colors.muted))
    for tick in times:
        x = layout.x_at(tick.value, scene.span)
        painter.fillRect(QRectF(round(x), layout.axis.top() + 1, 1, 4), QColor(colors.muted))
        half = metrics.horizontalAdvance(tick.label) / 2
        left = min(max(x - half, layout.left), layout.axis.right() - 2 * half)
        painter.drawText(QPointF(left, layout.axis.top() + 6 + metrics.ascent()), tick.label)


def _device_size(rect: QRectF, ratio: float) -> tuple[int, int]:
    return max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio))


def _draw_wave(painter: QPainter, scene: TrackScene, rect: QRectF, colors: Colors, ratio: float) -> None:
    width, height = _device_size(rect, ratio)
    columns = scene.wave_columns(width)
    if columns is None:
        painter.fillRect(rect, QColor(colors.surface))
        return
    painter.drawImage(rect, image_of(waveform_pixels(columns, height, wave_tones(colors))))


def _draw_wave_outline(painter: QPainter, scene: TrackScene, rect: QRectF, colors: Colors) -> None:
    painter.fillRect(rect, QColor(colors.surface))
    columns = scene.wave_columns(max(1, int(rect.width())))
    if columns is None:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    tones = wave_tones(colors)
    for low, high, tone in ((columns.low, columns.high, tones.peak), (-columns.rms, columns.rms, tones.body)):
        known = np.flatnonzero(np.isfinite(low))
        scale = rect.height() / 2 - 1
        upper = [QPointF(rect.left() + i, rect.center().y() - float(high[i]) * scale) for i in known]
        lower = [QPointF(rect.left() + i, rect.center().y() - float(low[i]) * scale) for i in known[::-1]]
        painter.setBrush(QColor.fromRgb(tone))
        painter.drawPolygon(QPolygonF(upper + lower))


def _draw_grid(painter: QPainter, scene: TrackScene, layout: LaneLayout, colors: Colors, times: list[float]) -> None:
    """Faint lines at the marked times over the waveform."""
    line = QColor(colors.border_strong)
    line.setAlphaF(0.35)
    for time in times:
        # Filled, not stroked: a stroke of one pixel costs seventy times as much.
        painter.fillRect(QRectF(round(layout.x_at(time, scene.span)), layout.wave.top(), 1, layout.wave.height()), line)


def _draw_spectrum(painter: QPainter, scene: TrackScene, rect: QRectF, colors: Colors, ratio: float) -> None:
    if not scene.pictures:
        painter.fillRect(rect, QColor(colors.track))
        return
    smooth = scene.axis is not None and scene.axis.scale is not Scale.MODEL
    pixels = spectrogram_pixels(
        scene.pictures,
        scene.span,
        _device_size(rect, ratio),
        scene.table,
        smooth=smooth,
        ground=argb(colors.track),
    )
    painter.drawImage(rect, image_of(pixels))


def _draw_frequencies(painter: QPainter, scene: TrackScene, layout: LaneLayout, colors: Colors) -> None:
    if scene.axis is None:
        return
    metrics = QFontMetricsF(painter.font())
    rect = layout.spectrum
    painter.setPen(QColor(colors.muted))
    for tick in frequency_ticks(scene.axis, rect.height(), metrics.height()):
        y = rect.bottom() - rect.height() * scene.axis.row_at(tick.value) / scene.axis.rows
        painter.fillRect(QRectF(rect.left() - 5, round(y), 4, 1), QColor(colors.muted))
        x = rect.left() - 8 - metrics.horizontalAdvance(tick.label)
        painter.drawText(QPointF(x, y + (metrics.ascent() - metrics.descent()) / 2), tick.label)


def _draw_genres(painter: QPainter, scene: TrackScene, layout: LaneLayout, colors: Colors) -> None:
    rect = layout.genres
    if scene.prediction is not None and scene.prediction.timeline:
        draw_genre_lane(painter, layout, scene.span, scene.prediction, colors)
        return
    painter.fillRect(rect, QColor(colors.track))
