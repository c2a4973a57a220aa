"""Whether a confidence means what it says: the reliability diagram, and what it comes to in words."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QTransform
from PySide6.QtWidgets import QGraphicsItem, QWidget

from genre_tagger.training.scores.scoring import wilson_interval
from genre_tagger.training.scores.values import Interval, ReliabilityBin, RunEvaluation
from genre_tagger.ui.figure_text import decimal, percent, whole, with_spread
from genre_tagger.ui.theme import Colors, mixed
from genre_tagger.ui.widgets.building import TOP, hbox, make_label, vbox
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.ui.widgets.plot_axes import PercentAxis, PlotAxis

_STRETCH = (7, 2)
_SLIT = 0.003
_BEAM = 0.016
_DOT, _CHOSEN_DOT = 7.0, 11.0
_MOST_WIDTH_TO_HEIGHT = 1.25


class CalibrationPage(QWidget):
    """A sentence, the diagram, and the chosen bar in words. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conclusion = make_label(parent=self, wrap=True)
        self.diagram = ReliabilityDiagram(self)
        self._words = make_label(parent=self, wrap=True, role="muted", selectable=True)
        self.diagram.bin_chosen.connect(self._words.setText)
        row = hbox((self.diagram, 3), (self._words, 2, TOP), spacing=20)
        vbox(self._conclusion, (row, 1), parent=self, spacing=8)

    def show_evaluation(self, evaluation: RunEvaluation) -> None:
        """Fill the page."""
        if math.isnan(evaluation.calibration_error):
            self._conclusion.setText(self.tr("There are no held-out tracks to tell whether the confidence is right."))
            self.diagram.show_bins(())
            self._words.clear()
            return
        surest = sum(one.count * (one.confidence - one.accuracy) for one in evaluation.reliability)
        error = percent(evaluation.calibration_error, 1)
        if evaluation.calibration_error < 0.03:
            words = self.tr("Calibration error {error}: the confidence can be taken at its word.")
        elif surest > 0:
            words = self.tr("Calibration error {error}: the network is surer than it should be.")
        else:
            words = self.tr("Calibration error {error}: the network is less sure than it could be.")
        self._conclusion.setText(words.format(error=error))
        self.diagram.show_bins(evaluation.reliability)
        self._words.setText(
            self.tr(
                "Bars that end on the dashed line are right as often as they are sure. Hatched: the distance to it. "
                "Whiskers: 95 % intervals. Click a bar, or walk with the arrow keys."
            )
        )


class ReliabilityDiagram(PlotView):
    """Bars with their 95 % intervals against the diagonal, and a histogram below on the same axis.

    Left and Right walk over the bars.
    """

    usual_size = 480, 380
    least_size = 260, 220

    bin_chosen = Signal(str)
    """(the chosen bar as a sentence)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Reliability diagram"), parent, card=False)
        self._bins: tuple[ReliabilityBin, ...] = ()
        self._chosen = -1
        left, below, bottom = PercentAxis("left"), PlotAxis("left", least_step=1.0), PercentAxis("bottom")
        self.plot = self.add_plot(0, left=left, grid="y")
        self.counts = self.add_plot(1, left=below, bottom=bottom, grid="y")
        left.setLabel(self.tr("Were right"))
        below.setLabel(self.tr("Answers"))
        bottom.setLabel(self.tr("Confidence"))
        for row, (plot, stretch) in enumerate(zip(self.plots, _STRETCH, strict=True)):
            self.ci.layout.setRowStretchFactor(row, stretch)
            plot.setXRange(0.0, 1.0, padding=0)
            plot.vb.clicked.connect(self._on_clicked)
        self.plot.setYRange(0.0, 1.02, padding=0)
        self.plot.vb.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape, False)  # dots at 100 % are whole
        self.plot.vb.sigResized.connect(self._draw)  # hatches are as fine as before
        self._make_items()
        self.dress()

    def _make_items(self) -> None:
        self._bars, self._gaps, self._hatches, self._histogram = (
            pg.BarGraphItem(x0=[], x1=[], y0=[], y1=[], pen=None) for _ in range(4)
        )
        self._diagonal = pg.PlotCurveItem([0.0, 1.0], [0.0, 1.0], antialias=True)
        self._intervals = pg.ErrorBarItem(beam=_BEAM)
        self._dots = pg.ScatterPlotItem(pen=None)
        for item in (self._bars, self._gaps, self._hatches, self._diagonal, self._intervals, self._dots):
            self.plot.addItem(item)
        self.counts.addItem(self._histogram)

    def show_bins(self, bins: tuple[ReliabilityBin, ...]) -> None:
        """Empty bins are left out."""
        self._bins = tuple(one for one in bins if one.count)
        self._chosen = -1
        self.counts.setYRange(0.0, 1.05 * max((one.count for one in self._bins), default=1), padding=0)
        self.describe("\n".join(self.words(one) for one in self._bins))
        self._draw()

    def words(self, one: ReliabilityBin) -> str:
        """A bar as a sentence."""
        gap, interval = one.accuracy - one.confidence, _interval(one)
        text = self.tr("{count} answers were {confidence} sure on average; {right} of them were right").format(
            count=whole(one.count), confidence=percent(one.confidence), right=with_spread(interval, 0)
        )
        words: str
        if abs(gap) < 0.03:
            words = self.tr("{text}: as sure as it should be.")
        elif interval.low <= one.confidence <= interval.high:
            words = self.tr("{text}: too few to tell the difference from chance.")
        elif gap < 0:
            words = self.tr("{text}: too sure by {points} points.")
        else:
            words = self.tr("{text}: not sure enough by {points} points.")
        return words.format(text=text, points=decimal(100 * abs(gap)))

    def hint(self, plot: pg.PlotItem, at: QPointF) -> str:
        place = self._bin_at(at.x())
        return self.words(self._bins[place]) if place >= 0 else ""

    def handle_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() not in steps or not self._bins:
            return False
        self._choose(min(max(0, self._chosen + steps[Qt.Key(event.key())]), len(self._bins) - 1))
        return True

    def use_colors(self, colors: Colors) -> None:
        self._diagonal.setPen(pg.mkPen(colors.text, width=1.2, style=Qt.PenStyle.DashLine))
        self._draw()

    @Slot(QPointF)
    def _on_clicked(self, at: QPointF) -> None:
        self._choose(self._bin_at(at.x()))

    def _bin_at(self, x: float) -> int:
        return next((place for place, one in enumerate(self._bins) if one.low <= x <= one.high), -1)

    def _choose(self, place: int) -> None:
        self._chosen = place
        if place >= 0:
            words = self.words(self._bins[place])
            self.describe(words)
            self.bin_chosen.emit(words)
        self._draw()

    def resized(self) -> None:
        spare = max(0.0, self.width() - _MOST_WIDTH_TO_HEIGHT * self.height())
        self.ci.layout.setContentsMargins(7, 6, 18 + spare, 4)

    @Slot()
    def _draw(self) -> None:
        colors, bins = self.colors, self._bins
        edges = {"x0": [one.low + _SLIT for one in bins], "x1": [one.high - _SLIT for one in bins]}
        right, sure = [one.accuracy for one in bins], [one.confidence for one in bins]
        is_chosen = [place == self._chosen for place in range(len(bins))]
        fills = [mixed(colors.surface, colors.accent, 0.75 if chosen else 0.45) for chosen in is_chosen]
        gap_tones = [colors.bad if one.accuracy < one.confidence else colors.good for one in bins]
        self._bars.setOpts(**edges, y0=[0.0] * len(bins), y1=right, brushes=fills)
        grounds = [mixed(colors.surface, tone, 0.12) for tone in gap_tones]
        self._gaps.setOpts(**edges, y0=right, y1=sure, brushes=grounds)
        hatches = [self._hatch(tone, too_sure=tone == colors.bad) for tone in gap_tones]
        self._hatches.setOpts(**edges, y0=right, y1=sure, brushes=hatches)
        tones = [QColor(colors.accent if chosen else colors.disabled) for chosen in is_chosen]
        self._histogram.setOpts(**edges, y0=[0.0] * len(bins), y1=[one.count for one in bins], brushes=tones)
        ends = np.array([(end.value, end.low, end.high) for end in map(_interval, bins)]).reshape(-1, 3)
        self._intervals.setData(
            x=np.array(sure),  # lists crash pyqtgraph 0.14
            y=ends[:, 0],
            top=ends[:, 2] - ends[:, 0],
            bottom=ends[:, 0] - ends[:, 1],
            pen=pg.mkPen(colors.text, width=1),  # not antialiased, 1.4 would be now one pixel, now two
        )
        self._intervals.setVisible(bool(bins))
        sizes = [_CHOSEN_DOT if chosen else _DOT for chosen in is_chosen]
        self._dots.setData(sure, right, size=sizes, brush=colors.text)

    def _hatch(self, tone: str, *, too_sure: bool) -> QBrush:
        """Lines as far apart as on any other surface, whatever the plot's units."""
        color = QColor(tone)
        color.setAlphaF(0.7)
        brush = QBrush(color, Qt.BrushStyle.BDiagPattern if too_sure else Qt.BrushStyle.FDiagPattern)
        width, height = self.plot.vb.viewPixelSize()
        brush.setTransform(QTransform.fromScale(width, -height))
        return brush


def _interval(one: ReliabilityBin) -> Interval:
    return wilson_interval(one.accuracy, one.count)
