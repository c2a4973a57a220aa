"""Pictures of one window on axes of their own: time below, frequency at the left."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Slot
from PySide6.QtWidgets import QWidget

from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.spectra import FrequencyAxis, Scale
from genre_tagger.ui.figure_text import clock, decimal, signed
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.ui.widgets.plot_axes import HertzAxis, TimeAxis
from genre_tagger.ui.widgets.plot_box import Mouse
from genre_tagger.ui.widgets.plot_sound import LevelImage
from genre_tagger.ui.widgets.plot_tables import color_ramp

Floats = NDArray[np.floating]

_SHORTEST_SECONDS, _FEWEST_ROWS = 0.2, 4.0


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

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.area = QRectF(0.0, 0.0, 1.0, 1.0)
        self._hertz = HertzAxis()
        self.plot = self.add_plot(left=self._hertz, bottom=TimeAxis("bottom"), mouse=Mouse.FREE, is_picture=True)
        self.picture = LevelImage()
        self.plot.addItem(self.picture, ignoreBounds=True)
        self.plot.vb.double_clicked.connect(self.plot.vb.fit)

    def sizeHint(self) -> QSize:
        return QSize(480, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 90)

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
