"""DetailCanvas: waveform, spectrogram and genre timeline on one time axis, with cursors and gestures.

The lanes are painted once into a pixmap; a moving cursor repaints two narrow strips of it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from genre_tagger.ui.figure_text import frequency
from genre_tagger.ui.views.canvas_gestures import CanvasGestures
from genre_tagger.ui.views.cursor_readout import Readout, read_out
from genre_tagger.ui.views.genre_lane import segment_at, segment_text
from genre_tagger.ui.views.lane_layout import LaneLayout, lay_out
from genre_tagger.ui.views.time_span import TimeSpan
from genre_tagger.ui.views.tones import colors_of
from genre_tagger.ui.views.track_scene import TrackScene, draw_scene

_CURSOR_HALF_WIDTH = 3
_CORNER = 8.0


class DetailCanvas(QWidget):
    """GUI thread only. It owns the span in view; its parent feeds the scene and calls `refresh()`."""

    span_changed = Signal(TimeSpan)
    seek_wanted = Signal(float)
    region_changed = Signal(object)
    """(TimeSpan or None): the marked region, while it is drawn and after."""
    region_marked = Signal(TimeSpan)
    """The user has finished marking."""
    segment_wanted = Signal(float, float)
    """(start, end) of a genre segment that was clicked."""
    play_wanted = Signal()
    hovered = Signal(object)
    """(Readout or None): what lies under the mouse."""
    menu_wanted = Signal(QPoint)
    """(global position)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = TrackScene()
        self._layout = LaneLayout(QRectF(), QRectF(), QRectF(), QRectF())
        self._lanes: QPixmap | None = None
        self._region: TimeSpan | None = None
        self._cursor_seconds: float | None = None
        self._hover: QPointF | None = None
        self._gestures = CanvasGestures(self)
        self._with_genres = True
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Waveform, spectrogram and genre timeline"))
        self.setAccessibleDescription(
            self.tr("Space plays, arrow keys scroll, plus and minus zoom, F shows all, L loops the marked region.")
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 150)

    def sizeHint(self) -> QSize:
        return QSize(900, 360)

    @property
    def lanes(self) -> LaneLayout:
        """Where the lanes lie now."""
        return self._layout

    @property
    def span(self) -> TimeSpan:
        """The stretch in view."""
        return self.scene.span

    @property
    def region(self) -> TimeSpan | None:
        """The marked stretch."""
        return self._region

    @property
    def cursor_seconds(self) -> float | None:
        """Where the playback cursor stands."""
        return self._cursor_seconds

    def refresh(self) -> None:
        """The scene has changed: paint the lanes anew at the next frame."""
        self._lanes = None
        self.update()

    def set_span(self, span: TimeSpan) -> None:
        """Shows another stretch."""
        span = span.within(self.scene.whole_seconds)
        if span == self.scene.span:
            return
        self.scene.span = span
        self.refresh()
        self.span_changed.emit(span)
        self._announce_hover()

    def zoom(self, factor: float, anchor: float | None = None) -> None:
        """Closer by `factor`, around `anchor`, or the cursor where it is in view, or the middle."""
        if anchor is None:
            cursor = self._cursor_seconds
            in_view = cursor is not None and self.span.contains(cursor)
            anchor = cursor if in_view and cursor is not None else (self.span.start + self.span.end) / 2
        self.set_span(self.span.zoomed(factor, anchor, self.scene.whole_seconds))

    def fit(self) -> None:
        """Shows the whole track."""
        self.set_span(TimeSpan(0.0, self.scene.whole_seconds))

    def set_region(self, region: TimeSpan | None) -> None:
        """Marks a stretch, or none."""
        if region == self._region:
            return
        self._region = region
        self.update()
        self.region_changed.emit(region)

    def set_cursor(self, seconds: float | None) -> None:
        """Moves the playback cursor: two strips are repainted, nothing else."""
        before, self._cursor_seconds = self._cursor_seconds, seconds
        for moment in (before, seconds):
            if moment is not None and self.span.start <= moment <= self.span.end:
                x = int(self._layout.x_at(moment, self.span))
                self.update(QRect(x - _CURSOR_HALF_WIDTH, 0, 2 * _CURSOR_HALF_WIDTH + 1, self.height()))

    def set_hover(self, position: QPointF | None) -> None:
        """The mouse is at `position` of this widget, or away."""
        for point in (self._hover, position):
            if point is not None:
                self.update(QRect(int(point.x()) - 2, 0, 5, self.height()))
        self._hover = position
        self._announce_hover()

    def show_segment_tip(self, seconds: float, at: QPoint) -> None:
        """The numbers of the genre segment under the mouse."""
        segment = segment_at(self.scene.prediction, seconds)
        if segment is None or self.scene.prediction is None:
            QToolTip.hideText()
            return
        QToolTip.showText(at, segment_text(segment, self.scene.prediction.genres), self, self._layout.genres.toRect())

    def readout_at(self, position: QPointF) -> Readout | None:
        """Time, frequency and level under a place of this widget; None outside the lanes."""
        return read_out(self.scene, self._layout, position)

    def set_genre_lane(self, shown: bool) -> None:
        """With or without the genre timeline."""
        self._with_genres = shown
        self.relayout()

    def relayout(self) -> None:
        """Measures the lanes anew, for this size and font."""
        metrics = QFontMetricsF(self.font())
        gutter = metrics.horizontalAdvance(frequency(12_500)) + 14
        self._layout = lay_out(self.width(), self.height(), gutter, metrics.height(), with_genres=self._with_genres)
        self.refresh()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Carries out a key that was pressed elsewhere in the view; False for one that means nothing here."""
        return self._gestures.key(event)

    def _announce_hover(self) -> None:
        self.hovered.emit(None if self._hover is None else self.readout_at(self._hover))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.relayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.relayout()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._gestures.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._gestures.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._gestures.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._gestures.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._gestures.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.set_hover(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._gestures.key(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        lanes = self._lanes
        if lanes is None or lanes.devicePixelRatio() != self.devicePixelRatioF():
            lanes = self._lanes = self._paint_lanes()
        painter = QPainter(self)
        dirty = event.rect()
        ratio = lanes.devicePixelRatio()
        source = QRectF(dirty.x() * ratio, dirty.y() * ratio, dirty.width() * ratio, dirty.height() * ratio)
        painter.drawPixmap(QRectF(dirty), lanes, source)
        painter.setClipRect(dirty)
        self._paint_region(painter)
        self._paint_hover(painter)
        self._paint_cursor(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colors_of(self).accent), 1))
            for lane in (self._layout.wave, self._layout.spectrum):
                painter.drawRect(lane.adjusted(-0.5, 0.5, 0.5, -0.5))

    def _paint_lanes(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        lanes = QPixmap(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        lanes.setDevicePixelRatio(ratio)
        colors = colors_of(self)
        lanes.fill(QColor(colors.window))
        painter = QPainter(lanes)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colors.border), 1))
        painter.setBrush(QColor(colors.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(self.font())
        draw_scene(painter, self.scene, self._layout, colors, ratio=ratio)
        painter.end()
        return lanes

    def _paint_region(self, painter: QPainter) -> None:
        if self._region is None:
            return
        left = max(self._layout.left, self._layout.x_at(self._region.start, self.span))
        right = min(self._layout.left + self._layout.width, self._layout.x_at(self._region.end, self.span))
        if right <= left:
            return
        accent = QColor(colors_of(self).accent)
        veil = QColor(accent)
        for lane, strength in ((self._layout.wave, 0.22), (self._layout.spectrum, 0.10)):
            veil.setAlphaF(strength)
            painter.fillRect(QRectF(left, lane.top(), right - left, lane.height()), veil)
        painter.setPen(QPen(accent, 1.5))
        top, bottom = self._layout.wave.top(), self._layout.spectrum.bottom()
        for moment, x in ((self._region.start, left), (self._region.end, right)):
            if self.span.start <= moment <= self.span.end:
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _paint_hover(self, painter: QPainter) -> None:
        if self._hover is None or not self._layout.left <= self._hover.x() <= self._layout.left + self._layout.width:
            return
        shade = QColor(colors_of(self).text)
        shade.setAlphaF(0.45)
        self._line(painter, self._hover.x(), shade, QColor(255, 255, 255, 130), 1.0)

    def _paint_cursor(self, painter: QPainter) -> None:
        cursor = self._cursor_seconds
        if cursor is None or not self.span.start <= cursor <= self.span.end or self.scene.whole_seconds <= 0:
            return
        x = self._layout.x_at(cursor, self.span)
        self._line(painter, x, QColor(colors_of(self).text), QColor("#FFFFFF"), 1.6)

    def _line(self, painter: QPainter, x: float, tone: QColor, tone_on_spectrum: QColor, width: float) -> None:
        """A line down all lanes that stands out from the spectrogram's colours, whatever they are."""
        spectrum = self._layout.spectrum
        for lane in (self._layout.wave, self._layout.genres):
            painter.setPen(QPen(tone, width))
            painter.drawLine(QPointF(x, lane.top()), QPointF(x, lane.bottom()))
        painter.setPen(QPen(QColor(0, 0, 0, 110), width + 2.0))
        painter.drawLine(QPointF(x, spectrum.top()), QPointF(x, spectrum.bottom()))
        painter.setPen(QPen(tone_on_spectrum, width))
        painter.drawLine(QPointF(x, spectrum.top()), QPointF(x, spectrum.bottom()))
