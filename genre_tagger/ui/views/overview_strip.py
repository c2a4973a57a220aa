"""The whole track at a glance: its waveform, the part in view, the cursor, and how far it is decoded."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.audio.peaks import PeakPyramid
from genre_tagger.ui.views.raster import WaveTones, image_of, waveform_pixels
from genre_tagger.ui.views.time_span import TimeSpan
from genre_tagger.ui.views.tones import argb, colors_of, mixed
from genre_tagger.ui.views.track_scene import WaveCloseUp, with_glance

_HEIGHT = 40
_CORNER = 6.0
_DRAG_PIXELS = 4.0


class OverviewStrip(QWidget):
    """Click seeks, drag moves the part in view. GUI thread only."""

    seek_wanted = Signal(float)
    span_wanted = Signal(TimeSpan)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._peaks: PeakPyramid | None = None
        self._glance: WaveCloseUp | None = None
        self._whole_seconds = 0.0
        self._span = TimeSpan(0.0, 1.0)
        self._region: TimeSpan | None = None
        self._cursor_seconds: float | None = None
        self._wave: QPixmap | None = None
        self._pressed_at: QPointF | None = None
        self._pan_from: TimeSpan | None = None
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Overview of the track"))
        self.setToolTip(self.tr("The whole track. Click to hear a place, drag to move the part in view."))

    def sizeHint(self) -> QSize:
        return QSize(600, _HEIGHT)

    def show_track(self, peaks: PeakPyramid | None, whole_seconds: float) -> None:
        """Another track, or a truer length; call `refresh` as it decodes."""
        self._peaks, self._whole_seconds, self._glance = peaks, whole_seconds, None
        self.refresh()

    def show_glance(self, glance: WaveCloseUp) -> None:
        """What stands where nothing is decoded yet."""
        self._glance = glance
        self.refresh()

    def refresh(self) -> None:
        """More of the track is decoded."""
        self._wave = None
        self.update()

    def set_span(self, span: TimeSpan) -> None:
        """The part in view."""
        self._span = span
        self.update()

    def set_region(self, region: TimeSpan | None) -> None:
        """The marked region."""
        self._region = region
        self.update()

    def set_cursor(self, seconds: float | None) -> None:
        """Moves the playback cursor; repaints two narrow strips where it moved by a pixel."""
        before, self._cursor_seconds = self._cursor_seconds, seconds
        places = [int(self._x(moment)) for moment in (before, seconds) if moment is not None]
        if len(set(places)) == 1 and len(places) == 2:
            return
        for x in places:
            self.update(QRect(x - 2, 0, 5, self.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._wave is None:
            self._wave = self._paint_wave()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QBrush(self._wave))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()), _CORNER, _CORNER)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._whole_seconds <= 0:
            return
        colors = colors_of(self)
        if self._region is not None:
            veil = QColor(colors.accent)
            veil.setAlphaF(0.30)
            left, right = self._x(self._region.start), self._x(self._region.end)
            painter.fillRect(QRectF(left, 0, max(1.0, right - left), self.height()), veil)
        self._paint_span(painter)
        if self._cursor_seconds is not None:
            painter.setPen(QPen(QColor(colors.text), 1.6))
            x = self._x(self._cursor_seconds)
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colors.accent), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._whole_seconds <= 0:
            return
        self._pressed_at = event.position()
        seconds = self._seconds(event.position().x())
        if not self._span.contains(seconds):
            self.span_wanted.emit(self._centered(seconds))
        self._pan_from = self._span

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or self._pan_from is None:
            return
        moved = event.position().x() - self._pressed_at.x()
        if abs(moved) >= _DRAG_PIXELS:
            seconds = moved / max(1, self.width()) * self._whole_seconds
            self.span_wanted.emit(self._pan_from.moved(seconds, self._whole_seconds))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is not None and abs(event.position().x() - pressed.x()) < _DRAG_PIXELS:
            self.seek_wanted.emit(min(max(0.0, self._seconds(pressed.x())), self._whole_seconds))

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        step = (delta.y() or delta.x()) / 120.0
        self.span_wanted.emit(self._span.moved(-0.2 * step * self._span.seconds, self._whole_seconds))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows seek by five seconds."""
        step = {Qt.Key.Key_Left: -5.0, Qt.Key.Key_Right: 5.0}.get(Qt.Key(event.key()))
        if step is None or self._whole_seconds <= 0:
            super().keyPressEvent(event)
            return
        self.seek_wanted.emit(min(max(0.0, (self._cursor_seconds or 0.0) + step), self._whole_seconds))

    def _centered(self, seconds: float) -> TimeSpan:
        half = self._span.seconds / 2
        return TimeSpan(seconds - half, seconds + half).within(self._whole_seconds)

    def _x(self, seconds: float) -> float:
        return seconds / max(self._whole_seconds, 1e-9) * self.width()

    def _seconds(self, x: float) -> float:
        return x / max(1, self.width()) * self._whole_seconds

    def _paint_wave(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        width, height = max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio))
        colors = colors_of(self)
        pixmap = QPixmap(width, height)
        pixmap.fill(QColor(colors.track))
        if self._peaks is not None and self._whole_seconds > 0:
            tones = WaveTones(argb(colors.track), argb(mixed(colors.track, colors.muted, 0.55)), argb(colors.muted))
            columns = self._peaks.columns(0.0, self._whole_seconds, width)
            columns = with_glance(columns, self._glance, TimeSpan(0.0, self._whole_seconds))
            painter = QPainter(pixmap)
            painter.drawImage(0, 0, image_of(waveform_pixels(columns, height, tones)))
            painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _paint_span(self, painter: QPainter) -> None:
        """Dims what is not in view."""
        if self._span.seconds >= self._whole_seconds * 0.999:
            return
        colors = colors_of(self)
        left, right = self._x(self._span.start), self._x(self._span.end)
        if right - left < 4:
            middle = (left + right) / 2
            left, right = middle - 2, middle + 2
        dim = QColor(colors.window)
        dim.setAlphaF(0.62)
        painter.fillRect(QRectF(0, 0, left, self.height()), dim)
        painter.fillRect(QRectF(right, 0, self.width() - right, self.height()), dim)
        painter.setPen(QPen(QColor(colors.accent), 1.5))
        box = QRectF(left, 0.75, right - left, self.height() - 1.5).intersected(
            QRectF(0.75, 0.75, self.width() - 1.5, self.height() - 1.5)
        )
        painter.drawRoundedRect(box, 3, 3)
