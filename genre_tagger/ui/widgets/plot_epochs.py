"""Figures over epochs: a chart of any length, with the best epoch marked and the values at the cursor as its legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QToolButton, QWidget

from genre_tagger.ui.figure_text import decimal, percent, significant
from genre_tagger.ui.theme import Colors
from genre_tagger.ui.widgets.building import configured, make_label
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.ui.widgets.plot_axes import EpochAxis, PercentAxis, PlotAxis
from genre_tagger.ui.widgets.plot_box import PlotCursor

_HEADER, _TOP = 38, 12
_LEGEND_LINE = 20
_MOST_POINTS = 600
"""A longer line is thinned to this many points before it is drawn."""
_MOST_DOTS = 40
_DOT, _MARK = 5.0, 9.0
_ROOM, _EDGE = 0.06, 0.02
"""Parts of the range that stay free above and below, and behind the last epoch, where dots need it."""

Floats = NDArray[np.float64]


class Figure(Enum):
    """What a chart's numbers are."""

    LOSS = auto()
    SHARE = auto()
    """Parts in [0, 1]."""
    RATE = auto()
    """Small steps above zero."""

    def text(self, value: float) -> str:
        """A value as a person reads it."""
        if self is Figure.SHARE:
            return percent(value, 1)
        return decimal(value, 3) if self is Figure.LOSS else significant(value, 4)


@dataclass(frozen=True, slots=True)
class Series:
    """One line: (epoch, value) points in order of epoch. `tone` is a genre tone's index; `faint` lines have no name.

    `best` is the epoch marked on it, 0 for none; `words` name it where there is room, by default as `name`.
    """

    name: str
    points: Sequence[tuple[float, float]]
    tone: int
    faint: bool = False
    best: float = 0.0
    stroke: Qt.PenStyle = Qt.PenStyle.SolidLine
    words: str = ""

    def value_at(self, epoch: float | None) -> float:
        """The value after an epoch, the last for None; NaN where there is none."""
        if epoch is None:
            return self.points[-1][1] if self.points else math.nan
        return next((value for at, value in self.points if at == epoch), math.nan)


class EpochChart(PlotView):
    """Charts that share a `PlotCursor` show the values of one epoch. GUI thread only.

    Set the cursor's stops to the epochs, and the arrows walk over them.
    """

    usual_size = 320, 190
    least_size = 200, 130

    def __init__(
        self, title: str, figure: Figure, epochs: PlotCursor, parent: QWidget | None = None, *, names_ends: bool = False
    ) -> None:
        """`names_ends`: the name of a line stands at its end, too."""
        super().__init__(title, parent)
        self._figure, self._epochs, self._names_ends = figure, epochs, names_ends
        self._series: tuple[Series, ...] = ()
        self._best = 0.0
        self._curves: list[pg.PlotCurveItem] = []
        self._ends: list[pg.TextItem] = []
        left = PercentAxis("left") if figure is Figure.SHARE else PlotAxis("left")
        self.plot = self.add_plot(left=left, bottom=EpochAxis(), grid="y")
        clips = QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape
        self.plot.vb.setFlag(clips, False)  # a dot at an edge is seen whole
        self._best_line, self._dots = pg.InfiniteLine(), pg.ScatterPlotItem(pen=None)
        for place, item in enumerate((self._best_line, self._dots)):
            item.setZValue(10 + place)
            self.plot.addItem(item, ignoreBounds=True)
        self.ci.layout.setContentsMargins(8, _HEADER + names_ends * _LEGEND_LINE, 20 if names_ends else 12, 4)
        self._title = make_label(title, self, role="strong")
        self._title.move(14, _TOP)
        self.log_button = configured(QToolButton(self), text=self.tr("Log"), checkable=True)
        self.log_button.setVisible(figure is not Figure.SHARE)
        self.log_button.setToolTip(self.tr("Logarithmic axis: small values are told apart, too"))
        self.log_button.setAccessibleName(self.tr("Logarithmic axis"))
        self.log_button.toggled.connect(self._on_log)
        self.share(epochs)
        epochs.moved.connect(self._on_moved)
        self.dress()

    def set_series(self, series: Sequence[Series], epochs: float, best: float = 0.0) -> None:
        """`epochs` is the right end of the chart, `best` an epoch marked from top to bottom, 0 for none."""
        self._series, self._best = tuple(series), best
        self.plot.setXRange(0.0, (1.08 if self._names_ends else 1.0 + _EDGE) * max(1.0, epochs), padding=0)
        self._draw()
        self._on_moved()

    def in_words(self) -> str:
        """Each line's value at the cursor, or its latest."""
        values = ", ".join(f"{line.words or line.name} {self._text(line)}" for line in self._named())
        if self._epochs.value is not None:
            values = self.tr("Epoch {epoch}: {values}").format(epoch=f"{self._epochs.value:.0f}", values=values)
        best = self.tr("Best epoch: {epoch}").format(epoch=f"{self._best:.0f}") if self._best else ""
        return "; ".join(part for part in (values, best) if part)

    def hint(self, plot: pg.PlotItem, at: QPointF) -> str:
        return "\n".join(f"{line.words or line.name}: {self._text(line)}" for line in self._named())

    def use_colors(self, colors: Colors) -> None:
        self.resized()
        self._draw()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """The legend, from the right: each line's piece, name and value."""
        colors, metrics = self.colors, QFontMetricsF(self.font())
        painter.setFont(self.font())
        base, right, least = _TOP + metrics.ascent(), self._legend_end(), self._title.geometry().right() + 14.0
        if self._names_ends:
            base, right, least = base + _LEGEND_LINE, self.width() - 14.0, 0.0
        if not any(line.points for line in self._series):
            painter.setPen(QColor(colors.muted))
            place = self.plot.vb.sceneBoundingRect()
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.tr("No epochs yet"))
        named = [f"{line.name} {self._text(line)}" for line in self._named()]
        is_wide = right - sum(metrics.horizontalAdvance(text) + 38 for text in named) >= least
        for line, text in zip(reversed(self._named()), reversed(named), strict=True):
            shown = text if is_wide else self._text(line)
            right -= metrics.horizontalAdvance(shown)
            if right - 20 < least:
                break
            painter.setPen(QColor(colors.text if line.points else colors.muted))
            painter.drawText(QPointF(right, base), shown)
            painter.setPen(self._pen(line, 3.0))
            painter.drawLine(QPointF(right - 20, base - 4), QPointF(right - 5, base - 4))
            right -= 38
        if self._epochs.value is not None:
            words = self.tr("Epoch {epoch}").format(epoch=f"{self._epochs.value:.0f}")
            painter.setPen(QColor(colors.muted))
            if right - metrics.horizontalAdvance(words) >= least:
                painter.drawText(QPointF(right - metrics.horizontalAdvance(words), base), words)

    def resized(self) -> None:
        self._title.adjustSize()
        self.log_button.adjustSize()
        middle = _TOP + QFontMetricsF(self.font()).height() / 2
        right, half = self.width() - 10, self.log_button.height() / 2
        self.log_button.move(right - self.log_button.width(), round(middle - half))

    def _legend_end(self) -> float:
        width: int = self.width()
        return width - 14.0 - (0 if self.log_button.isHidden() else self.log_button.sizeHint().width() + 4)

    def _pen(self, line: Series, width: float) -> QPen:
        tone = QColor(self.colors.genre(line.tone))
        tone.setAlphaF(0.35 if line.faint else 1.0)
        pen: QPen = pg.mkPen(tone, width=width, style=line.stroke)
        return pen

    def _named(self) -> list[Series]:
        return [line for line in self._series if not line.faint]

    def _text(self, line: Series) -> str:
        return self._figure.text(line.value_at(self._epochs.value))

    def _draw(self) -> None:
        while len(self._curves) < len(self._series):
            curve, end = pg.PlotCurveItem(antialias=True), pg.TextItem(anchor=(-0.3, 0.5))
            for item, into in ((curve, self._curves), (end, self._ends)):
                self.plot.addItem(item, ignoreBounds=True)
                into.append(item)
        points = [self._points(line) for line in self._series]
        for place, (curve, end) in enumerate(zip(self._curves, self._ends, strict=True)):
            line = self._series[place] if place < len(self._series) else Series("", (), 0)
            x, y = points[place] if place < len(points) else (np.zeros(0), np.zeros(0))
            curve.setData(*(thinned(one) for one in (x, y)), pen=self._pen(line, 1.0 if line.faint else 2.0))
            end.setVisible(self._names_ends and len(x) > 0)
            if len(x):
                end.setText(line.name, self.colors.text)
                end.setPos(x[-1], y[-1])
        self._best_line.setPen(pg.mkPen(self.colors.good, style=Qt.PenStyle.DashLine))
        self._best_line.setValue(self._best)
        self._best_line.setVisible(self._best > 0)
        self.plot.setYRange(*self._range([y for _, y in points if len(y)]), padding=0)
        self._draw_dots()

    def _points(self, line: Series) -> tuple[Floats, Floats]:
        """(epochs, heights) of what can be drawn."""
        x, y = np.array(line.points, dtype=np.float64).reshape(-1, 2).T
        if self.log_button.isChecked():
            y = np.log10(np.where(y > 0, y, np.nan))
        return x[np.isfinite(y)], y[np.isfinite(y)]

    def _range(self, heights: Sequence[Floats]) -> tuple[float, float]:
        if self._figure is Figure.SHARE or not heights:
            return 0.0, 1.0 + _EDGE
        low, high = float(np.concatenate(heights).min()), float(np.concatenate(heights).max())
        room = _ROOM * (high - low) or 0.1 * abs(high) or 1.0
        if self.log_button.isChecked():
            return low - room, high + room
        return (-_EDGE * high if self._figure is Figure.RATE else max(0.0, low - room)), high + room

    def _draw_dots(self) -> None:
        """Every epoch of a short line; of any line the best, the last and the one at the cursor, larger."""
        spots: list[dict[str, object]] = []
        for line in self._named():
            x, y = self._points(line)
            for epoch, height in zip(x, y, strict=True):
                is_marked = epoch in (line.best, self._epochs.value, x[-1])
                if is_marked or len(x) <= _MOST_DOTS:
                    size = _MARK if is_marked else _DOT
                    spots.append({"pos": (epoch, height), "size": size, "brush": self.colors.genre(line.tone)})
        self._dots.setData(spots)

    @Slot(bool)
    def _on_log(self, is_log: bool) -> None:
        self.plot.getAxis("left").setLogMode(y=is_log)
        self._draw()

    @Slot()
    def _on_moved(self) -> None:
        self._draw_dots()
        self.describe(self.in_words())
        self.viewport().update()


def thinned(values: Floats, most: int = _MOST_POINTS) -> Floats:
    """The mean of even groups where there are more than `most` values; the last always stays."""
    size = math.ceil(len(values) / most)
    if size <= 1:
        return values
    means: Floats = np.add.reduceat(values, np.arange(0, len(values), size)) / size
    means[-1] = values[-1]
    return means
