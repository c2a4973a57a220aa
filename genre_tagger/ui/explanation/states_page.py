"""The GRU's state over time: what the network remembers as it goes through the window."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.ui.explanation.axes import WindowAxes, draw_times, picture_area
from genre_tagger.ui.explanation.heat import signed_pixels, signed_ramp
from genre_tagger.ui.figure_text import decimal, signed, whole
from genre_tagger.ui.player.elided_label import ElidedLabel
from genre_tagger.ui.views.raster import image_of
from genre_tagger.ui.views.ticks import time_label
from genre_tagger.ui.views.tones import colors_of

_ATTENTION_HEIGHT = 54.0
_LEGEND_WIDTH = 58.0


class StatesCanvas(QWidget):
    """Units upwards, time to the right; where the network weighs its steps, by how much, above. GUI thread only."""

    hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states: NDArray[np.float32] | None = None
        self._attention: NDArray[np.float32] | None = None
        self._axes: WindowAxes | None = None
        self._image: QImage | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("GRU state over time"))

    def show_states(
        self, states: NDArray[np.float32], attention: NDArray[np.float32] | None, axes: WindowAxes, name: str
    ) -> None:
        """`states` (steps, units) in [-1, 1]; `attention` (steps,) or None."""
        self._states, self._attention, self._axes, self._image = states, attention, axes, None
        self.setAccessibleDescription(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 140)

    def _areas(self) -> tuple[QRectF, QRectF]:
        """(states, attention above them)"""
        area = picture_area(self.width() - _LEGEND_WIDTH, self.height(), QFontMetricsF(self.font()))
        if self._attention is None:
            return area, QRectF()
        above = QRectF(area.left(), area.top(), area.width(), _ATTENTION_HEIGHT)
        return area.adjusted(0, _ATTENTION_HEIGHT + 6, 0, 0), above

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area, _ = self._areas()
        point = event.position()
        if self._states is None or self._axes is None or not area.contains(point):
            self.hovered.emit("")
            return
        steps, units = self._states.shape
        step = min(steps - 1, int((point.x() - area.left()) / area.width() * steps))
        unit = min(units - 1, int((area.bottom() - point.y()) / area.height() * units))
        parts = [
            time_label(self._axes.seconds_at(point.x(), area), 1),
            self.tr("unit {number}").format(number=whole(unit + 1)),
            signed(float(self._states[step, unit]), 2),
        ]
        if self._attention is not None:
            parts.append(self.tr("weight {share} %").format(share=decimal(100 * float(self._attention[step]), 1)))
        self.hovered.emit("    ".join(parts))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._image = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._image = None
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        area, above = self._areas()
        if self._states is None or self._axes is None:
            painter.fillRect(area, QColor(colors.track))
            return
        if self._image is None:
            ratio = self.devicePixelRatioF()
            size = max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio))
            self._image = image_of(signed_pixels(self._states.T, 1.0, size, colors))
        painter.drawImage(area, self._image)
        painter.setPen(QColor(colors.border_strong))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._attention is not None:
            self._paint_attention(painter, above, self._attention)
        draw_times(painter, self._axes, area, colors)
        units = self._states.shape[1]
        painter.setPen(QColor(colors.muted))
        for unit, y in ((units, area.top() + metrics.ascent()), (1, area.bottom() - metrics.descent())):
            painter.drawText(QPointF(area.left() - 8 - metrics.horizontalAdvance(str(unit)), y), str(unit))
        painter.save()
        painter.translate(2, area.center().y())
        painter.rotate(-90)
        across = QRectF(-area.height() / 2, 0, area.height(), metrics.height())
        painter.drawText(across, Qt.AlignmentFlag.AlignCenter, self.tr("Unit"))
        painter.restore()
        self._paint_legend(painter, area)

    def _paint_attention(self, painter: QPainter, area: QRectF, attention: NDArray[np.float32]) -> None:
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        painter.fillRect(area, QColor(colors.surface))
        most = max(float(attention.max()), 1e-9)
        room = area.height() - metrics.height()
        points = [
            QPointF(
                area.left() + (step + 0.5) / len(attention) * area.width(), area.bottom() - room * float(value) / most
            )
            for step, value in enumerate(attention)
        ]
        painter.setPen(QPen(QColor(colors.accent), 1.5))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(QColor(colors.muted))
        words = self.tr("How much each moment counts")
        painter.drawText(QPointF(area.left() + 6, area.top() + metrics.ascent()), words)

    def _paint_legend(self, painter: QPainter, area: QRectF) -> None:
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        bar = QRectF(area.right() + 14, area.top(), 10, area.height())
        painter.drawImage(bar, image_of(signed_ramp(colors)[::-1, None]))
        painter.setPen(QColor(colors.border_strong))
        painter.drawRect(bar)
        painter.setPen(QColor(colors.muted))
        middle = (metrics.ascent() - metrics.descent()) / 2
        for text, y in (
            ("+1", bar.top() + metrics.ascent()),
            ("0", bar.center().y() + middle),
            ("−1", bar.bottom() - metrics.descent()),
        ):
            painter.drawText(QPointF(bar.right() + 5, y), text)


class StatesPage(QWidget):
    """Choose a layer and its direction. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explanation: Explanation | None = None
        self._shown: list[tuple[str, NDArray[np.float32], bool]] = []
        self.layers = QComboBox(self)
        self.layers.setAccessibleName(self.tr("Recurrent layer"))
        self.layers.currentIndexChanged.connect(self._show)
        self._readout = ElidedLabel(parent=self)
        self._readout.setProperty("role", "muted")
        self._readout.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.canvas = StatesCanvas(self)
        self.canvas.hovered.connect(self._readout.setText)
        top = QHBoxLayout()
        top.addWidget(self.layers)
        top.addWidget(self._readout, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.canvas, 1)

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
        axes = WindowAxes(self._explanation.start_seconds, self._explanation.seconds, self._explanation.mel)
        attention = self._explanation.attention if is_last else None
        if attention is not None and len(attention) != len(states):
            attention = None
        self.canvas.show_states(states, attention, axes, name)
