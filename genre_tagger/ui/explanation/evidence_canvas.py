"""The mel view the network judged, with what spoke for the genre laid over it."""

from __future__ import annotations

from enum import Enum

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.ui.explanation.axes import WindowAxes, draw_frequencies, draw_times, picture_area
from genre_tagger.ui.explanation.heat import Floats, mel_pixels, with_evidence, with_patches
from genre_tagger.ui.figure_text import decimal, level, signed
from genre_tagger.ui.views.raster import image_of
from genre_tagger.ui.views.ticks import time_label
from genre_tagger.ui.views.tones import colors_of

_STEP_SECONDS = 1.0


class Layer(Enum):
    """What lies over the mel view."""

    NOTHING = "nothing"
    EVIDENCE = "evidence"
    OCCLUSION = "occlusion"


class EvidenceCanvas(QWidget):
    """Click to hear from there; the mouse reads values out. GUI thread only."""

    seek_wanted = Signal(float)
    """(seconds in the track)"""
    play_wanted = Signal()
    hovered = Signal(str)
    """(what lies under the mouse; empty outside)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explanation: Explanation | None = None
        self._axes: WindowAxes | None = None
        self._stage = 0
        self._layer = Layer.EVIDENCE
        self._strength = 0.8
        self._cursor: float | None = None
        self._image: QImage | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("What speaks for the genre, over the spectrogram"))

    def show_explanation(self, explanation: Explanation) -> None:
        """Another window or genre."""
        self._explanation = explanation
        self._axes = WindowAxes(explanation.start_seconds, explanation.seconds, explanation.mel)
        self._stage = explanation.grad_cam_stage
        self._cursor = None
        self.setAccessibleDescription(self._in_words())
        self._refresh()

    def set_layer(self, layer: Layer) -> None:
        """What lies over the mel view."""
        self._layer = layer
        self.setAccessibleDescription(self._in_words())
        self._refresh()

    def set_stage(self, number: int) -> None:
        """Whose evidence is shown: the first convolution stage is 1."""
        self._stage = number
        self.setAccessibleDescription(self._in_words())
        self._refresh()

    def set_strength(self, strength: float) -> None:
        """How much the overlay covers, 0 to 1."""
        self._strength = strength
        self._refresh()

    def set_cursor(self, seconds: float | None) -> None:
        """Where the player is."""
        if seconds != self._cursor:
            self._cursor = seconds
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(720, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 130)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._axes is not None:
            self.seek_wanted.emit(self._axes.seconds_at(event.position().x(), self._area()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hovered.emit(self.words_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -_STEP_SECONDS, Qt.Key.Key_Right: _STEP_SECONDS}
        axes = self._axes
        if axes is not None and event.key() == Qt.Key.Key_Space:
            self.play_wanted.emit()
        elif axes is not None and event.key() in steps:
            at = (axes.start_seconds if self._cursor is None else self._cursor) + steps[Qt.Key(event.key())]
            self.seek_wanted.emit(min(max(axes.start_seconds, at), axes.start_seconds + axes.seconds))
        else:
            super().keyPressEvent(event)

    def words_at(self, point: QPointF) -> str:
        """Moment, frequency, level, and what the overlay says there; empty outside the picture."""
        explanation, axes, area = self._explanation, self._axes, self._area()
        if explanation is None or axes is None or not area.contains(point):
            return ""
        bands, frames = explanation.level_db.shape
        row = min(bands - 1, int((area.bottom() - point.y()) / area.height() * bands))
        column = min(frames - 1, int((point.x() - area.left()) / area.width() * frames))
        parts = [
            time_label(axes.seconds_at(point.x(), area), 1),
            f"{decimal(axes.hz_at(point.y(), area))} Hz",
            level(explanation.level_db[row, column]),
        ]
        if self._layer is Layer.EVIDENCE:
            parts.append(
                self.tr("evidence {share} %").format(share=decimal(100 * float(self._evidence()[row, column])))
            )
        elif self._layer is Layer.OCCLUSION:
            drops = explanation.occlusion.drops
            drop = float(drops[row * drops.shape[0] // bands, column * drops.shape[1] // frames])
            parts.append(self.tr("hiding this patch: {points} points").format(points=signed(-100 * drop)))
        return "    ".join(parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._image = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._refresh()

    def _refresh(self) -> None:
        self._image = None
        self.update()

    def _area(self) -> QRectF:
        return picture_area(self.width(), self.height(), QFontMetricsF(self.font()))

    def _evidence(self) -> Floats:
        assert self._explanation is not None
        for stage in self._explanation.stages:
            if stage.number == self._stage:
                return stage.grad_cam
        return self._explanation.grad_cam

    def _render(self, area: QRectF) -> QImage:
        assert self._explanation is not None
        ratio = self.devicePixelRatioF()
        size = max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio))
        pixels = mel_pixels(self._explanation.level_db, size)
        if self._layer is Layer.EVIDENCE:
            pixels = with_evidence(pixels, self._evidence(), self._strength)
        elif self._layer is Layer.OCCLUSION:
            drops = self._explanation.occlusion.drops
            pixels = with_patches(pixels, drops, self._strength, colors_of(self))
        return image_of(pixels)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, area = colors_of(self), self._area()
        if self._explanation is None or self._axes is None:
            painter.fillRect(area, QColor(colors.track))
            return
        if self._image is None:
            self._image = self._render(area)
        painter.drawImage(area, self._image)
        if self._layer is Layer.OCCLUSION:
            self._paint_patches(painter, area, self._explanation.occlusion.drops)
        self._paint_padding(painter, area)
        draw_times(painter, self._axes, area, colors)
        draw_frequencies(painter, self._axes, area, colors)
        if self._cursor is not None:
            x = round(self._axes.x_at(self._cursor, area))
            if area.left() <= x <= area.right():
                painter.fillRect(QRectF(x - 1, area.top(), 3, area.height()), QColor("#000000"))
                painter.fillRect(QRectF(x, area.top(), 1, area.height()), QColor("#FFFFFF"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colors.accent), 1.5))
            painter.drawRect(area.adjusted(-1, -1, 1, 1))

    def _paint_patches(self, painter: QPainter, area: QRectF, drops: Floats) -> None:
        """The grid, and in each patch what hiding it does to the probability, in points."""
        rows, columns = drops.shape
        width, height = area.width() / columns, area.height() / rows
        metrics = QFontMetricsF(self.font())
        with_numbers = width >= metrics.horizontalAdvance("−00") + 4 and height >= metrics.height()
        line = QColor("#FFFFFF")
        line.setAlphaF(0.35)
        for row in range(rows):
            for column in range(columns):
                patch = QRectF(area.left() + column * width, area.bottom() - (row + 1) * height, width, height)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(line, 1))
                painter.drawRect(patch)
                if with_numbers and abs(drops[row, column]) >= 0.005:
                    text = signed(-100 * float(drops[row, column]))
                    for shift, tone in ((1, "#000000"), (0, "#FFFFFF")):
                        painter.setPen(QColor(tone))
                        painter.drawText(patch.translated(shift, shift), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_padding(self, painter: QPainter, area: QRectF) -> None:
        assert self._explanation is not None
        frames = self._explanation.level_db.shape[1]
        if self._explanation.valid_frames >= frames:
            return
        left = area.left() + area.width() * self._explanation.valid_frames / frames
        padding = QRectF(left, area.top(), area.right() - left, area.height())
        painter.fillRect(padding, QBrush(QColor(colors_of(self).muted), Qt.BrushStyle.BDiagPattern))

    def _in_words(self) -> str:
        explanation = self._explanation
        if explanation is None:
            return ""
        if self._layer is Layer.EVIDENCE and self._evidence().any():
            evidence = self._evidence()
            row, column = np.unravel_index(int(evidence.argmax()), evidence.shape)
            seconds = explanation.start_seconds + float(column) * explanation.mel.hop_seconds
            hz = WindowAxes(0.0, 1.0, explanation.mel).frequencies().hz_at(float(row) + 0.5)
            return self.tr("Most evidence for {genre} at {moment}, around {hz} Hz").format(
                genre=explanation.genre, moment=time_label(seconds), hz=decimal(hz)
            )
        return self.tr("Space plays, arrow keys move through the window.")
