"""Pictures of one window: on the axes of the mel view, a filter's weights, a recurrent layer's states."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.spectra import FrequencyAxis, Scale
from genre_tagger.ui.figure_text import clock, decimal, signed, whole
from genre_tagger.ui.theme import Colors, contrast
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.ui.widgets.plot_axes import Gutter, HertzAxis, PlotAxis, TimeAxis
from genre_tagger.ui.widgets.plot_box import Mouse, PlotCursor
from genre_tagger.ui.widgets.plot_sound import LevelImage, Table, color_ramp, tone_ramp

Floats = NDArray[np.floating]

_SHORTEST_SECONDS, _FEWEST_ROWS = 0.2, 4.0
_INKS = "#000000", "#FFFFFF"
_ATTENTION_HEIGHT = 54
_LEGEND_WIDTH, _LEGEND_AXIS_WIDTH = 12, 28


def mel_axis(mel: MelSettings) -> FrequencyAxis:
    """The network's own frequencies, a row for each band."""
    return FrequencyAxis(Scale.MODEL, mel.mel_bands, mel.min_hz, mel.max_hz)


def codes_of(values: Floats, low: float, high: float) -> NDArray[np.uint8]:
    """From 0 at `low` and below to 255 from `high` on: what a table of 256 colours is looked up by."""
    part = np.clip((np.asarray(values, dtype=np.float32) - low) / max(high - low, 1e-9), 0.0, 1.0)
    codes: NDArray[np.uint8] = np.rint(255.0 * part).astype(np.uint8)
    return codes


def bound(plot: pg.PlotItem, area: QRectF, before: QRectF) -> None:
    """Keeps the view in `area` (seconds, rows); shows all of it where it is another than `before`."""
    plot.setLimits(
        xMin=area.left(), xMax=area.right(), minXRange=_SHORTEST_SECONDS,
        yMin=area.top(), yMax=area.bottom(), minYRange=min(_FEWEST_ROWS, area.height()),
    )  # fmt: skip
    if area != before:
        plot.setRange(area, padding=0)


class SharedTime(QObject):
    """Plots of one window show the same stretch of it."""

    def __init__(self, plots: tuple[pg.PlotItem, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plots = plots
        self._is_following = False
        for plot in plots:
            plot.vb.sigXRangeChanged.connect(self._on_span)

    @Slot(object, object)
    def _on_span(self, box: pg.ViewBox, span: tuple[float, float]) -> None:
        if self._is_following:
            return
        self._is_following = True
        for plot in self._plots:
            if plot.vb is not box:
                plot.setXRange(*span, padding=0)
        self._is_following = False


class WindowPlot(PlotView):
    """A picture in `plot`, to be zoomed and panned. `area` is the window: seconds, and rows of the mel view."""

    usual_size = 480, 200
    least_size = 220, 90

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.area = QRectF(0.0, 0.0, 1.0, 1.0)
        self._hertz = HertzAxis()
        self.plot = self.add_plot(left=self._hertz, bottom=TimeAxis("bottom"), mouse=Mouse.FREE, is_picture=True)
        self.picture = LevelImage()
        self.plot.addItem(self.picture, ignoreBounds=True)
        self.plot.vb.double_clicked.connect(self.plot.vb.fit)

    def set_window(self, explanation: Explanation) -> None:
        """The axes; of the same window the part in view stays."""
        before = self.area
        self.area = QRectF(explanation.start_seconds, 0.0, explanation.seconds, explanation.mel.mel_bands)
        self._hertz.set_frequencies(mel_axis(explanation.mel))
        bound(self.plot, self.area, before)

    def cell(self, at: QPointF, shape: tuple[int, ...]) -> tuple[int, int] | None:
        """(row, column) of the values under a place, where so many are spread over the window; None outside it."""
        if not self.area.contains(at):
            return None
        (rows, columns), area = shape, self.area
        row = min(rows - 1, int(at.y() / area.height() * rows))
        return row, min(columns - 1, int((at.x() - area.left()) / area.width() * columns))

    def place_text(self, at: QPointF) -> list[str]:
        """Moment and frequency."""
        frequencies = self._hertz.frequencies
        hz = 0.0 if frequencies is None else frequencies.hz_at(at.y())
        return [clock(at.x(), 1), f"{decimal(hz)} Hz"]


class MapPlot(WindowPlot):
    """One filter's answer to the window, large, on the axes of the mel view. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Feature map"), parent)
        self._values = np.zeros((1, 1), dtype=np.float16)
        self.picture.setLookupTable(color_ramp("magma"))
        self.dress()

    def show_map(self, values: NDArray[np.float16], explanation: Explanation, name: str) -> None:
        """`values` (bands', frames'), lowest band first, from their lowest to their highest; `name` as read out."""
        self._values = values
        self.set_window(explanation)
        self.picture.show(codes_of(values, float(values.min()), float(values.max())), self.area)
        self.export.title = name
        self.describe(name)

    @property
    def part(self) -> QRectF:
        """What is in view, as a part of the window: 0 to 1 both ways."""
        (left, right), (low, high) = self.plot.vb.viewRange()
        area = self.area
        return QRectF(
            QPointF((left - area.left()) / area.width(), low / area.height()),
            QPointF((right - area.left()) / area.width(), high / area.height()),
        )

    def read_out(self, plot: pg.PlotItem, at: QPointF) -> str:
        cell = self.cell(at, self._values.shape)
        return "" if cell is None else "    ".join([*self.place_text(at), signed(float(self._values[cell]), 2)])


def signed_ramp(colors: Colors) -> Table:
    """Cool for less than nothing, the surface for nothing, warm for more: kernels and states."""
    return tone_ramp(colors.genres[0], colors.surface, colors.genres[1])


class KernelPlot(PlotView):
    """Bands upwards, frames to the right. GUI thread only."""

    usual_size = 142, 160
    least_size = 120, 70

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Weights of the filter"), parent, card=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._weights = np.zeros((1, 1), dtype=np.float32)
        self._most = 1.0
        self._numbers: list[pg.TextItem] = []
        self._plot = self.add_plot()
        self._plot.setAspectLocked(True)
        self._picture = LevelImage()
        self._plot.addItem(self._picture, ignoreBounds=True)
        self._plot.vb.sigResized.connect(self._fit)
        self.dress()

    def show_weights(self, weights: NDArray[np.float32], most: float) -> None:
        """`weights` (rows, columns), lowest band first; `most` is the largest size of any to compare with."""
        self._weights, self._most = weights, most
        self.describe("; ".join(" ".join(signed(value, 2) for value in row) for row in weights[::-1]))
        self._refresh()

    def use_colors(self, colors: Colors) -> None:
        self._refresh()

    def _refresh(self) -> None:
        rows, columns = self._weights.shape
        table, codes = signed_ramp(self.colors), codes_of(self._weights, -self._most, self._most)
        self._picture.setLookupTable(table)
        self._picture.show(codes, QRectF(0.0, 0.0, columns, rows))
        font = QFont(self.font())
        font.setPointSizeF(0.82 * font.pointSizeF())
        for number in self._numbers:
            self._plot.removeItem(number)
        self._numbers = []
        for (row, column), value in np.ndenumerate(self._weights):
            tone = QColor(*(int(channel) for channel in table[codes[row, column]])).name()
            ink = max(_INKS, key=lambda ink: contrast(ink, tone))
            number = pg.TextItem(signed(float(value), 2), color=ink, anchor=(0.5, 0.5))
            number.setFont(font)
            number.setPos(column + 0.5, row + 0.5)
            self._plot.addItem(number, ignoreBounds=True)
            self._numbers.append(number)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """All of it; the numbers where they have room."""
        rows, columns = self._weights.shape
        self._plot.setRange(QRectF(0.0, 0.0, columns, rows), padding=0)
        cell = 1.0 / max(self._plot.vb.viewPixelSize()[0], 1e-9)
        for number in self._numbers:
            number.setVisible(cell >= QFontMetricsF(number.textItem.font()).horizontalAdvance("−0.00") + 2)


class StatesPlot(PlotView):
    """Units upwards, time to the right; where the network weighs its steps, by how much, above. GUI thread only."""

    usual_size = 640, 260
    least_size = 280, 140

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("GRU state over time"), parent)
        self.attention: NDArray[np.float32] | None = None
        """(steps,), on show above."""
        self._states = np.zeros((1, 1), dtype=np.float32)
        self._area = QRectF(0.0, 0.0, 1.0, 1.0)
        self._units = PlotAxis("left", least_step=1.0)
        self._attention_plot = self.add_plot(0, 0, left=Gutter(), mouse=Mouse.ALONG)
        self.plot = self.add_plot(1, 0, left=self._units, bottom=TimeAxis("bottom"), mouse=Mouse.FREE, is_picture=True)
        self._legend_axis = PlotAxis("left")
        self._legend = self.add_plot(1, 1, left=self._legend_axis, bottom=Gutter("bottom"))
        self._picture, self._ramp = LevelImage(), LevelImage()
        self._curve = pg.PlotCurveItem(antialias=True)
        self._words = pg.TextItem(self.tr("How much each moment counts"))
        self._words.setParentItem(self._attention_plot.vb)
        self.plot.addItem(self._picture, ignoreBounds=True)
        self._legend.addItem(self._ramp, ignoreBounds=True)
        self._attention_plot.addItem(self._curve, ignoreBounds=True)
        self._attention_plot.setXLink(self.plot)
        self.key_plot = self.plot
        self.plot.vb.double_clicked.connect(self.plot.vb.fit)
        self.share(PlotCursor(self), (self._attention_plot, self.plot))
        self._set_up_legend()
        self.dress()

    def _set_up_legend(self) -> None:
        self._ramp.show(np.arange(256, dtype=np.uint8)[:, None], QRectF(0.0, -1.0, 1.0, 2.0))
        self._legend.setRange(QRectF(0.0, -1.0, 1.0, 2.0), padding=0)
        self._legend_axis.setTicks([[(-1.0, "−1"), (0.0, "0"), (1.0, "+1")]])
        self._legend_axis.setWidth(_LEGEND_AXIS_WIDTH)
        self._units.setLabel(self.tr("Unit"))
        self.ci.layout.setColumnFixedWidth(1, _LEGEND_WIDTH + _LEGEND_AXIS_WIDTH)

    def show_states(
        self, states: NDArray[np.float32], attention: NDArray[np.float32] | None, explanation: Explanation, name: str
    ) -> None:
        """`states` (steps, units) in [-1, 1]; `attention` (steps,) or None. The part in view stays where it can."""
        self._states, self.attention, before = states, attention, self._area
        self._area = QRectF(explanation.start_seconds, 0.5, explanation.seconds, states.shape[1])
        self._picture.show(codes_of(states.T, -1.0, 1.0), self._area)
        bound(self.plot, self._area, before)
        is_weighed = attention is not None
        self._attention_plot.setVisible(is_weighed)
        self.ci.layout.setRowFixedHeight(0, _ATTENTION_HEIGHT if is_weighed else 0)
        self.ci.layout.setRowSpacing(0, 6.0 if is_weighed else 0.0)
        if attention is not None:
            moments = (np.arange(len(attention)) + 0.5) * self._area.width() / len(attention) + self._area.left()
            self._curve.setData(moments, attention)
            room = (_ATTENTION_HEIGHT - QFontMetricsF(self.font()).height()) / _ATTENTION_HEIGHT
            self._attention_plot.setYRange(0.0, max(float(attention.max()), 1e-9) / room, padding=0)
        self.ci.layout.activate()  # or a frame is seen in which rows lie over each other
        self.export.title = name
        self.describe(name)

    def use_colors(self, colors: Colors) -> None:
        for item in (self._picture, self._ramp):
            item.setLookupTable(signed_ramp(colors))
        self._curve.setPen(pg.mkPen(colors.accent, width=1.5))
        self._words.setFont(self.font())
        for plot in (self.plot, self._legend):
            plot.getAxis("bottom").setHeight(round(QFontMetricsF(self.font()).height() + 8))
        self._words.setColor(QColor(colors.muted))

    def read_out(self, plot: pg.PlotItem, at: QPointF) -> str:
        steps, units = self._states.shape
        step = int((at.x() - self._area.left()) / self._area.width() * steps)
        if plot is self._legend or not 0 <= step < steps:
            return ""
        parts = [clock(at.x(), 1)]
        if plot is self.plot:
            unit = min(max(0, int(at.y() - self._area.top())), units - 1)
            parts += [
                self.tr("unit {number}").format(number=whole(unit + 1)),
                signed(float(self._states[step, unit]), 2),
            ]
        if self.attention is not None:
            parts.append(self.tr("weight {share} %").format(share=decimal(100 * float(self.attention[step]), 1)))
        return "    ".join(parts)
