"""Axes of plots: times as m:ss, rows of a spectrogram as hertz, epochs, shares in percent, plain numbers.

Every number is written as the person's country writes it (`figure_text`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from genre_tagger.features.spectra import FrequencyAxis, Scale
from genre_tagger.ui.figure_text import clock, decimal, frequency, percent, significant
from genre_tagger.ui.theme import Colors

TICK_PIXELS = 4
_TIME_STEPS_SECONDS = (
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
)  # fmt: skip
_LINEAR_STEPS_HZ = (100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
_WARPED_FIRST = (
    1000, 500, 2000, 4000, 100, 200, 8000, 10_000, 16_000, 6000, 3000, 50, 5000, 20_000, 12_000, 40_000, 80_000,
)  # fmt: skip
_ROUND = (1.0, 2.0, 5.0, 10.0)
_OVERHANG_PIXELS = 8.0
_OVERHANG_ALLOWED_PIXELS = 40
"""A label in the middle of whose mark an axis begins is seen whole."""
_LABEL_HEIGHT_PIXELS = 26.0
_NAME_GAP = 5.0


class PlotAxis(pg.AxisItem):
    """Marks outside the plot, their distance by the room that labels need. `side` is "left", "bottom", "right", "top".

    The spacing is one of 1, 2, 5 times a power of ten, unless a subclass has better steps.
    """

    label_width = 64.0
    """Room for a label of a horizontal axis, in pixels."""

    def __init__(self, side: str, least_step: float = 0.0) -> None:
        """`least_step` is the finest distance between two marks, e.g. 1 for whole numbers."""
        super().__init__(side, maxTickLength=TICK_PIXELS)
        self.least_step = least_step
        self.enableAutoSIPrefix(False)
        self.setStyle(hideOverlappingLabels=_OVERHANG_ALLOWED_PIXELS, tickTextOffset=3)

    def updateAutoSIPrefix(self) -> None:
        """pyqtgraph would set each axis's label anew with every change of the range, to see whether "k" fits it."""

    def dress(self, colors: Colors, font: QFont) -> None:
        """In the theme's tones."""
        self.setPen(None)
        self.setTickPen(pg.mkPen(colors.muted if self.grid is False else colors.border))
        self.setTextPen(colors.muted)
        self.setTickFont(font)
        self.label.setFont(font)
        self.label.setDefaultTextColor(QColor(colors.muted))

    def boundingRect(self) -> QRectF:
        """pyqtgraph asks, and leaves out labels that reach beyond, as those at both ends of an axis do.

        No larger than that: what an axis overlaps is painted anew with it.
        """
        rect, more = QRectF(super().boundingRect()), 0.5 * self._label_room
        is_upright = self.orientation in ("left", "right")
        return rect.adjusted(0.0, -more, 0.0, more) if is_upright else rect.adjusted(-more, 0.0, more, 0.0)

    @property
    def _label_room(self) -> float:
        """What a label takes along the axis, in pixels."""
        return _LABEL_HEIGHT_PIXELS if self.orientation in ("left", "right") else self.label_width

    def tickValues(self, minimum: float, maximum: float, size: float) -> list[tuple[float | None, list[float]]]:
        """pyqtgraph asks: (distance, marks); its own way takes ten times as long to find them."""
        minimum, maximum = sorted((minimum, maximum))
        if self.logMode:
            return self.logTickValues(minimum, maximum, size)
        step = self.step((maximum - minimum) * self._label_room / max(1.0, size))
        places = range(math.ceil(minimum / step - 1e-9), math.floor(maximum / step + 1e-9) + 1)
        return [(step, [place * step for place in places])]

    def step(self, least: float) -> float:
        """The smallest round distance of at least `least`."""
        least = max(least, self.least_step, 1e-12)
        power = 10.0 ** math.floor(math.log10(least) + 1e-9)
        return next(power * part for part in _ROUND if power * part >= least * (1 - 1e-9))

    def logTickValues(
        self, minimum: float, maximum: float, size: float, _: object = None
    ) -> list[tuple[float | None, list[float]]]:
        """pyqtgraph asks: the exponents that carry marks. Within a decade round values, beyond it 1, 2, 5 or 1."""
        room = size / (maximum - minimum) / _LABEL_HEIGHT_PIXELS  # labels in a decade
        if maximum - minimum < 1.0:
            low, high = 10.0**minimum, 10.0**maximum
            step = self.step((high - low) * _LABEL_HEIGHT_PIXELS / size)
            values = step * np.arange(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)
        else:
            decades = range(math.floor(minimum), math.ceil(maximum) + 1, max(1, math.ceil(1.0 / room)))
            values = np.array([10.0**decade * part for decade in decades for part in ((1, 2, 5) if room > 4 else (1,))])
        exponents = np.log10(values[values > 0])
        return [(None, [float(one) for one in exponents if minimum - 1e-9 <= one <= maximum + 1e-9])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """pyqtgraph asks: what stands at the marks; on a logarithmic axis it asks `logTickStrings`, too."""
        if self.logMode:
            return self.logTickStrings(values, scale, spacing)
        return [self.text(value * scale, spacing * scale) for value in values]

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """pyqtgraph asks: what stands at the marks of a logarithmic axis, given as exponents."""
        return [significant(10.0**value * scale, 4) for value in values]

    def generateDrawSpecs(self, painter: QPainter) -> Any:
        """pyqtgraph asks what to draw. A last label that would be cut off at the right is moved in."""
        specs = super().generateDrawSpecs(painter)
        if specs is not None and self.orientation in ("bottom", "top"):
            for rect, _, _ in specs[2]:
                rect.moveRight(min(rect.right(), self.width() + _OVERHANG_PIXELS))
        return specs

    def text(self, value: float, spacing: float) -> str:
        """A mark's label where marks lie `spacing` apart."""
        return decimal(value, max(0, -math.floor(math.log10(spacing) + 1e-9)))


class Gutter(PlotAxis):
    """No marks: as much room as the axes of the plots above and below take."""

    def __init__(self, side: str = "left") -> None:
        super().__init__(side)
        self.setTicks([])


class TimeAxis(PlotAxis):
    """Seconds as m:ss, h:mm:ss from an hour on."""

    def step(self, least: float) -> float:
        return next((step for step in _TIME_STEPS_SECONDS if step >= least), _TIME_STEPS_SECONDS[-1])

    def text(self, value: float, spacing: float) -> str:
        return clock(value, max(0, -math.floor(math.log10(spacing) + 1e-9)) if spacing < 1 else 0)


class HertzAxis(PlotAxis):
    """Rows of a spectrogram as hertz: set `frequencies` (model mel, full mel, linear or log) before it is seen."""

    def __init__(self, side: str = "left", frequencies: FrequencyAxis | None = None) -> None:
        super().__init__(side)
        self.frequencies = frequencies
        """The axis of the picture beside it."""
        self._labels: dict[float, str] = {}

    def set_frequencies(self, frequencies: FrequencyAxis | None) -> None:
        """Another scale."""
        self.frequencies = frequencies
        self.picture = None
        self.update()

    def tickValues(self, minimum: float, maximum: float, size: float) -> list[tuple[float | None, list[float]]]:
        """pyqtgraph asks: the rows that carry marks."""
        if self.frequencies is None or maximum <= minimum:
            return []
        height = size * self.frequencies.rows / (maximum - minimum)
        ticks = frequency_ticks(self.frequencies, height, QFontMetricsF(self.style["tickFont"] or QFont()).height())
        self._labels = {self.frequencies.row_at(hz): frequency(hz) for hz in ticks}
        return [(1.0, list(self._labels))]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [self._labels.get(value, "") for value in values]


def frequency_ticks(axis: FrequencyAxis, height_pixels: float, label_pixels: float) -> list[int]:
    """Round frequencies in hertz inside the axis whose labels, `label_pixels` high, do not touch; weightier ones first
    where there is no room for all. In rising order."""
    if height_pixels <= 2 * label_pixels:
        return []
    candidates: Sequence[int] = [hz for hz in _WARPED_FIRST if axis.min_hz < hz < axis.max_hz]
    if axis.scale is Scale.LINEAR:
        least = (axis.max_hz - axis.min_hz) / max(1.0, height_pixels / (1.6 * label_pixels))
        step = next((step for step in _LINEAR_STEPS_HZ if step >= least), _LINEAR_STEPS_HZ[-1])
        candidates = range(step, int(axis.max_hz), step)
    taken: list[tuple[float, int]] = []
    margin = 0.6 * label_pixels
    for hz in candidates:
        y = height_pixels * axis.row_at(hz) / axis.rows
        if margin <= y <= height_pixels - margin and all(abs(y - other) >= 1.15 * label_pixels for other, _ in taken):
            taken.append((y, hz))
    return [hz for _, hz in sorted(taken)]


class EpochAxis(PlotAxis):
    """Whole epochs."""

    label_width = 36.0

    def __init__(self, side: str = "bottom") -> None:
        super().__init__(side, least_step=1.0)


class PercentAxis(PlotAxis):
    """Parts in [0, 1] as percentages."""

    def text(self, value: float, spacing: float) -> str:
        return percent(value, max(0, -math.floor(math.log10(100.0 * spacing) + 1e-9)))


class DecibelAxis(PlotAxis):
    """Levels in dB; the unit stands at the zero."""

    label_width = 36.0

    def text(self, value: float, spacing: float) -> str:
        return super().text(value, spacing) + ("" if value else " dB")


class NameAxis(PlotAxis):
    """Names at the whole numbers 0, 1, 2 ..., each in the middle of its band [i, i + 1): genres, classes, stages.

    It takes the room that the names need, up to `most_pixels`; longer ones are cut. Along a horizontal axis all are
    turned where one is wider than its band.
    """

    def __init__(self, side: str, names: Sequence[str] = (), *, title: str = "", most_pixels: float = 180.0) -> None:
        super().__init__(side)
        self._names: tuple[str, ...] = tuple(names)
        self._most, self._room, self._is_turned = most_pixels, 0.0, False
        self.setTicks([])
        if title:
            self.setLabel(title)
        self._fit()

    def set_names(self, names: Sequence[str]) -> None:
        """Other names, from the beginning of the axis on."""
        self._names = tuple(names)
        self._fit()
        self.update()

    def dress(self, colors: Colors, font: QFont) -> None:
        super().dress(colors, font)
        self._fit()

    def resizeEvent(self, event: Any = None) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_names"):
            self._fit()

    def paint(self, painter: QPainter, *rest: object) -> None:
        """Qt asks."""
        box = self.linkedView()
        if box is None:
            return
        painter.setFont(self._font())
        painter.setPen(self.textPen())
        height = QFontMetricsF(painter.font()).height()
        is_first = self.orientation in ("left", "top")
        size = self.width() if self.orientation in ("left", "right") else self.height()
        edge = size - _NAME_GAP if is_first else _NAME_GAP
        for place, name in enumerate(self._names):
            middle = self.mapFromItem(box, box.mapFromView(QPointF(place + 0.5, place + 0.5)))
            painter.save()
            if self.orientation in ("left", "right"):
                painter.translate(edge, middle.y())
            else:
                painter.translate(middle.x(), edge)
                painter.rotate(-90 if self._is_turned else 0)
            starts_here = self.orientation == "right" or (self._is_turned and is_first)
            rect = QRectF(0.0 if starts_here else -self._room, -height / 2, self._room, height)
            side = Qt.AlignmentFlag.AlignLeft if starts_here else Qt.AlignmentFlag.AlignRight
            if self.orientation in ("top", "bottom") and not self._is_turned:
                rect = QRectF(-self._room / 2, -height if is_first else 0.0, self._room, height)
                side = Qt.AlignmentFlag.AlignHCenter
            text = QFontMetricsF(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, self._room)
            painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, text)
            painter.restore()

    def _font(self) -> QFont:
        font: QFont = self.style["tickFont"] or QFont()
        return font

    def _fit(self) -> None:
        """Takes the room that is needed now."""
        metrics = QFontMetricsF(self._font())
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0.0) + 1.0
        self._room = min(widest, self._most)
        label = metrics.height() if self.label.isVisible() else 0.0
        if self.orientation in ("left", "right"):
            self.setWidth(round(self._room + label + 2 * _NAME_GAP))
            return
        self._is_turned = widest + _NAME_GAP > self.width() / max(1, len(self._names))
        self.setHeight(round((self._room if self._is_turned else metrics.height()) + label + 2 * _NAME_GAP))
