"""A recurrent layer's state over time, and how much each of its steps counts."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Slot
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QComboBox, QWidget

from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.ui.explanation.window_plot import bound, codes_of, signed_ramp
from genre_tagger.ui.figure_text import clock, decimal, signed, whole
from genre_tagger.ui.theme import Colors
from genre_tagger.ui.widgets.building import RIGHT, ElidedLabel, configured, hbox, vbox
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.ui.widgets.plot_axes import Gutter, PlotAxis, TimeAxis
from genre_tagger.ui.widgets.plot_box import Mouse, PlotCursor
from genre_tagger.ui.widgets.plot_sound import LevelImage

_ATTENTION_HEIGHT = 54
_LEGEND_WIDTH, _LEGEND_AXIS_WIDTH = 12, 28


class StatesPage(QWidget):
    """Choose a layer and its direction. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explanation: Explanation | None = None
        self._shown: list[tuple[str, NDArray[np.float32], bool]] = []
        self.layers = configured(QComboBox(self), accessibleName=self.tr("Recurrent layer"))
        self.layers.currentIndexChanged.connect(self._show)
        readout = configured(ElidedLabel(parent=self), role="muted", alignment=RIGHT)
        self.plot = configured(StatesPlot(self), hovered=readout.setText)
        vbox(hbox(self.layers, (readout, 1)), (self.plot, 1), parent=self, spacing=8)

    def show_explanation(self, explanation: Explanation) -> None:
        """Another window or genre; the layer stays."""
        self._explanation = explanation
        self._shown = []
        last = len(explanation.recurrent)
        for view in explanation.recurrent:
            both = view.backward is not None
            name = self.tr("{name}, forwards").format(name=view.name) if both else view.name
            self._shown.append((name, view.forward, view.number == last))
            if view.backward is not None:
                name = self.tr("{name}, backwards").format(name=view.name)
                self._shown.append((name, view.backward, view.number == last))
        place = max(0, self.layers.currentIndex())
        with QSignalBlocker(self.layers):
            self.layers.clear()
            for name, states, _ in self._shown:
                units = self.tr("%Ln unit(s)", "", states.shape[1])
                self.layers.addItem(f"{name}: {units}")
            self.layers.setCurrentIndex(min(place, len(self._shown) - 1))
        self._show()

    @Slot()
    def _show(self) -> None:
        place = self.layers.currentIndex()
        if self._explanation is None or not 0 <= place < len(self._shown):
            return
        name, states, is_last = self._shown[place]
        attention = self._explanation.attention if is_last else None
        if attention is not None and len(attention) != len(states):
            attention = None
        self.plot.show_states(states, attention, self._explanation, name)


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
