"""A filter's weights as a little picture with its numbers: warm is more than nothing, cool is less."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.ui.explanation.heat import ink_on, signed_pixels
from genre_tagger.ui.figure_text import signed
from genre_tagger.ui.views.raster import image_of
from genre_tagger.ui.views.tones import colors_of

_MOST_CELL = 46.0


class KernelCanvas(QWidget):
    """Bands upwards, frames to the right. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights: NDArray[np.float32] | None = None
        self._most = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Weights of the filter"))

    def show_weights(self, weights: NDArray[np.float32], most: float) -> None:
        """`weights` (rows, columns), lowest band first; `most` is the largest size of any to compare with."""
        self._weights, self._most = weights, most
        rows = [" ".join(signed(value, 2) for value in row) for row in weights[::-1]]
        self.setAccessibleDescription("; ".join(rows))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(142, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 70)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._weights is None:
            return
        painter = QPainter(self)
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        rows, columns = self._weights.shape
        cell = min(_MOST_CELL, (self.width() - 4) / columns, (self.height() - 4) / rows)
        area = QRectF(2, 2, cell * columns, cell * rows)
        pixels = signed_pixels(self._weights, self._most, (columns, rows), colors)
        painter.drawImage(area, image_of(pixels))
        painter.setPen(QColor(colors.border_strong))
        painter.drawRect(area)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.82)
        painter.setFont(font)
        if QFontMetricsF(font).horizontalAdvance("−0.00") + 2 > cell or metrics.height() > cell:
            return
        for row in range(rows):
            for column in range(columns):
                value = float(self._weights[rows - 1 - row, column])
                painter.setPen(ink_on(int(pixels[row, column])))
                place = QRectF(area.left() + column * cell, area.top() + row * cell, cell, cell)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, signed(value, 2))
