"""What other thresholds would do: a curve of precision and recall for each genre, and its average precision."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QWidget

from genre_tagger.training.scores.scoring import precision_recall
from genre_tagger.training.scores.values import PrecisionRecall, RunEvaluation
from genre_tagger.ui.figure_text import percent
from genre_tagger.ui.theme import Colors
from genre_tagger.ui.widgets.bar_list import Bar, BarList, BarRow
from genre_tagger.ui.widgets.building import hbox, make_label, vbox
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.ui.widgets.plot_axes import PercentAxis

_NEAR_PIXELS = 40.0


class PrecisionRecallPage(QWidget):
    """The curves, the genres to choose one by, and the chosen place in words. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = PrecisionRecallChart(self)
        self.chart.place_chosen.connect(self._on_place)
        self.genres = BarList(self.tr("Average precision of each genre"), self, row_height=30.0, can_choose=True)
        self.genres.row_chosen.connect(self.chart.choose)
        self.words = make_label(parent=self, wrap=True, selectable=True)
        text = self.tr(
            "Each curve asks one genre's probability alone: the higher the threshold, the fewer of its tracks are "
            "found (recall) and the more of what is found is right (precision). The average precision is the area "
            "below a curve. Click a place, or walk with the arrow keys."
        )
        note = make_label(text, self, role="muted", wrap=True)
        hbox((self.chart, 3), (vbox(self.genres, self.words, note, 1, spacing=14), 2), parent=self, spacing=20)

    def show_evaluation(self, evaluation: RunEvaluation) -> None:
        """Fill the page; the first genre stands out."""
        curves = tuple(precision_recall(evaluation, genre) for genre in evaluation.genres)
        self.genres.show_rows(
            [_row(place, curve) for place, curve in enumerate(curves)], [("", self.tr("Average precision"))]
        )
        self.chart.show_curves(curves)
        if curves:
            self.chart.choose(0)

    @Slot(int, str)
    def _on_place(self, genre: int, words: str) -> None:
        self.words.setText(words)
        with QSignalBlocker(self.genres):
            self.genres.choose(genre)


def _row(place: int, curve: PrecisionRecall) -> BarRow:
    figure = percent(curve.average, 1)
    return BarRow(curve.genre, (Bar(curve.average, figure, place),), f"{curve.genre}: {figure}", place)


class PrecisionRecallChart(PlotView):
    """One curve stands out. Up and Down choose it, Left and Right walk along it, a click takes the nearest place."""

    usual_size = 480, 380
    least_size = 260, 220

    place_chosen = Signal(int, str)
    """(the genre's place, its threshold there as a sentence)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Precision and recall of each genre"), parent)
        self._curves: tuple[PrecisionRecall, ...] = ()
        self._genre, self._step = 0, -1
        left, bottom = PercentAxis("left"), PercentAxis("bottom")
        left.setLabel(self.tr("Precision"))
        bottom.setLabel(self.tr("Recall"))
        self.plot = self.add_plot(left=left, bottom=bottom, grid="xy")
        self.plot.setRange(xRange=(0.0, 1.02), yRange=(0.0, 1.02), padding=0)
        self.plot.vb.clicked.connect(self._on_clicked)
        self._lines: list[pg.PlotCurveItem] = []
        self._mark = pg.ScatterPlotItem(size=11)
        self._mark.setZValue(20)
        self.plot.addItem(self._mark)
        self.dress()

    def show_curves(self, curves: tuple[PrecisionRecall, ...]) -> None:
        """Other curves, one a genre in the model's order; the first stands out."""
        self._curves, self._genre, self._step = curves, 0, -1
        for line in self._lines:
            self.plot.removeItem(line)
        self._lines = [pg.PlotCurveItem(antialias=True) for _ in curves]
        for line, curve in zip(self._lines, curves, strict=True):
            ends = np.repeat(np.append(0.0, curve.recall), 2)[1:-1]
            line.setData(ends, np.repeat(curve.precision, 2))  # steps, so that the area is the average precision
            self.plot.addItem(line)
        self.describe("; ".join(f"{curve.genre}: {percent(curve.average)}" for curve in curves))
        self._draw()

    def choose(self, genre: int, step: int = -1) -> None:
        """Another curve stands out; `step` is a threshold's place in it, -1 for none."""
        self._genre, self._step = genre, step
        words = self.words(genre, step)
        self.describe(words)
        self._draw()
        self.place_chosen.emit(genre, words)

    def words(self, genre: int, step: int) -> str:
        """A place on a curve as a sentence, or with -1 the curve."""
        curve = self._curves[genre]
        text: str
        if not len(curve.thresholds):
            text = self.tr("{genre}: no held-out track has this label.")
            return text.format(genre=curve.genre)
        if step < 0:
            text = self.tr("{genre}: average precision {average}.")
            return text.format(genre=curve.genre, average=percent(curve.average, 1))
        text = self.tr(
            "{genre}: with all tracks whose probability is at least {threshold}, {recall} of its tracks are found, and "
            "{precision} of what is found is right."
        )
        return text.format(
            genre=curve.genre,
            threshold=percent(float(curve.thresholds[step]), 1),
            recall=percent(float(curve.recall[step])),
            precision=percent(float(curve.precision[step])),
        )

    def hint(self, plot: pg.PlotItem, at: QPointF) -> str:
        nearest = self._nearest(at)
        return "" if nearest is None else self.words(*nearest)

    def handle_key(self, event: QKeyEvent) -> bool:
        turns = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -(10**9), Qt.Key.Key_End: 10**9}
        key = Qt.Key(event.key())
        if not self._curves:
            return False
        if key in turns:
            self.choose(min(max(0, self._genre + turns[key]), len(self._curves) - 1))
        elif key in steps:
            last = len(self._curves[self._genre].thresholds) - 1
            self.choose(self._genre, min(max(min(0, last), self._step + steps[key]), last))
        else:
            return False
        return True

    def use_colors(self, colors: Colors) -> None:
        self._draw()

    def _draw(self) -> None:
        for place, line in enumerate(self._lines):
            tone, stands_out = QColor(self.colors.genre(place)), place == self._genre
            tone.setAlphaF(1.0 if stands_out else 0.5)
            line.setPen(pg.mkPen(tone, width=3.0 if stands_out else 1.5))
            line.setZValue(10 if stands_out else 0)
        curve = self._curves[self._genre] if self._curves and self._step >= 0 else None
        places = [] if curve is None else [(curve.recall[self._step], curve.precision[self._step])]
        pen, brush = pg.mkPen(self.colors.surface, width=1.5), self.colors.genre(self._genre)
        self._mark.setData(pos=np.array(places).reshape(-1, 2), pen=pen, brush=brush)

    @Slot(QPointF)
    def _on_clicked(self, at: QPointF) -> None:
        nearest = self._nearest(at)
        if nearest is not None:
            self.choose(*nearest)

    def _nearest(self, at: QPointF) -> tuple[int, int] | None:
        """(genre, step) of the threshold closest to a place, where one is near; the one that stands out first."""
        width, height = self.plot.vb.viewPixelSize()
        best: tuple[float, int, int] | None = None
        for place, curve in enumerate(self._curves):
            if len(curve.thresholds):
                away = np.hypot((curve.recall - at.x()) / width, (curve.precision - at.y()) / height)
                step = int(away.argmin())
                found = (float(away[step]) - 0.5 * (place == self._genre), place, step)
                best = found if best is None else min(best, found)
        return None if best is None or best[0] > _NEAR_PIXELS else best[1:]
