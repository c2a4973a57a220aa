"""A filter's weights as a little picture with its numbers: warm is more than nothing, cool is less."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.ui.colors import Colors, contrast
from genre_tagger.ui.explanation.window_plot import codes_of
from genre_tagger.ui.figure_text import signed
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.ui.widgets.plot_sound import LevelImage
from genre_tagger.ui.widgets.plot_tables import Table, tone_ramp

_INKS = "#000000", "#FFFFFF"


def signed_ramp(colors: Colors) -> Table:
    """Cool for less than nothing, the surface for nothing, warm for more: kernels and states."""
    return tone_ramp(colors.genres[0], colors.surface, colors.genres[1])


class KernelPlot(PlotView):
    """Bands upwards, frames to the right. GUI thread only."""

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

    def sizeHint(self) -> QSize:
        return QSize(142, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 70)

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
