"""One filter's answer to the window, large, on the axes of the mel view."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.ui.explanation.axes import WindowAxes, draw_frequencies, draw_times, picture_area
from genre_tagger.ui.explanation.heat import map_pixels
from genre_tagger.ui.figure_text import decimal, signed
from genre_tagger.ui.views.raster import image_of
from genre_tagger.ui.views.ticks import time_label
from genre_tagger.ui.views.tones import colors_of


class MapCanvas(QWidget):
    """Reads values out under the mouse. GUI thread only."""

    hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: NDArray[np.float16] | None = None
        self._axes: WindowAxes | None = None
        self._image: QImage | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Feature map"))

    def show_map(self, values: NDArray[np.float16], axes: WindowAxes, name: str) -> None:
        """`values` (bands', frames'), lowest band first; `name` as read out."""
        self._values, self._axes, self._image = values, axes, None
        self.setAccessibleDescription(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 90)

    def _area(self) -> QRectF:
        return picture_area(self.width(), self.height(), QFontMetricsF(self.font()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area, point = self._area(), event.position()
        if self._values is None or self._axes is None or not area.contains(point):
            self.hovered.emit("")
            return
        rows, columns = self._values.shape
        row = min(rows - 1, int((area.bottom() - point.y()) / area.height() * rows))
        column = min(columns - 1, int((point.x() - area.left()) / area.width() * columns))
        moment = time_label(self._axes.seconds_at(point.x(), area), 1)
        value = signed(float(self._values[row, column]), 2)
        self.hovered.emit(f"{moment}    {decimal(self._axes.hz_at(point.y(), area))} Hz    {value}")

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._image = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colors, area = colors_of(self), self._area()
        if self._values is None or self._axes is None:
            painter.fillRect(area, QColor(colors.track))
            return
        if self._image is None:
            ratio = self.devicePixelRatioF()
            size = max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio))
            self._image = image_of(map_pixels(self._values, size))
        painter.drawImage(area, self._image)
        draw_times(painter, self._axes, area, colors)
        draw_frequencies(painter, self._axes, area, colors)
        painter.setPen(QColor(colors.border_strong))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))
