"""The whole track at a glance: its waveform, the part in view, the cursor, and how far it is decoded."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from genre_tagger.ui.theme import Colors
from genre_tagger.ui.views.lanes import RegionMark, Stretch
from genre_tagger.ui.views.track_loader import WaveSource
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.ui.widgets.plot_box import Mouse, PlotCursor
from genre_tagger.ui.widgets.plot_sound import Waveform

_CORNER = 6.0
_SEEK_SECONDS = 5.0
_SCROLL_PART = 0.2
_WHOLE_PART = 0.999


class OverviewPlot(PlotView):
    """Click seeks, drag moves the part in view, its edges change its length, arrows seek. GUI thread only."""

    seek_wanted = Signal(float)
    span_wanted = Signal(float, float)

    def __init__(self, playhead: PlotCursor, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Overview of the track"), parent, card=False)
        self.setToolTip(self.tr("The whole track. Click to hear a place, drag to move the part in view."))
        self._playhead = playhead
        self._source, self._whole_seconds = WaveSource(), 0.0
        self._held: Stretch | None = None
        self._plot = self.add_plot(mouse=Mouse.STILL, marks=True)
        self._wave, self._mark, self._window = Waveform(), RegionMark(self._plot), _Window(self._plot)
        self._mark.setEnabled(False)
        self._plot.addItem(self._wave, ignoreBounds=True)
        self._plot.setYRange(-1.0, 1.0, padding=0)
        self._plot.vb.setCursor(Qt.CursorShape.PointingHandCursor)
        self._plot.vb.clicked.connect(self._on_clicked)
        self._plot.vb.dragged.connect(self._on_dragged)
        self._window.sigRegionChanged.connect(self._on_window)
        self.share(playhead, follows_mouse=False)
        self.dress()

    def show_track(self, source: WaveSource, whole_seconds: float) -> None:
        """Another track, or a truer length; call `refresh` as it decodes."""
        self._source, self._whole_seconds = source, whole_seconds
        if whole_seconds > 0:
            self._plot.setXRange(0.0, whole_seconds, padding=0)
            self._window.setBounds((0.0, whole_seconds))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """More of the track is decoded."""
        count = max(2, round(self.width() * self.devicePixelRatioF()))
        whole = self._whole_seconds
        self._wave.show_columns(self._source.columns(0.0, whole, count) if whole > 0 else None, 0.0, whole)

    @Slot(float, float)
    def set_span(self, start: float, end: float) -> None:
        """The part in view."""
        self._window.show_span(start, end, self._whole_seconds)

    @Slot(object)
    def set_region(self, region: Stretch | None) -> None:
        """The marked region."""
        self._mark.show_region(region)

    def use_colors(self, colors: Colors) -> None:
        self._wave.set_tones(colors.track, colors.muted)
        self._mark.set_tone(colors.accent, 0.30)
        self._window.set_tones(colors.accent, colors.window)

    def resized(self) -> None:
        self.refresh()

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, QColor(self.colors.window))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self.colors.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colors.track))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)

    def wheelEvent(self, event: QWheelEvent) -> None:
        start, end = self._window.getRegion()
        shift = -_SCROLL_PART * (event.angleDelta().y() or event.angleDelta().x()) / 120.0 * (end - start)
        self.span_wanted.emit(start + shift, end + shift)
        event.accept()

    def handle_key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Left: -_SEEK_SECONDS, Qt.Key.Key_Right: _SEEK_SECONDS}.get(Qt.Key(event.key()))
        if step is None or self._whole_seconds <= 0:
            return False
        self._seek((self._playhead.value or 0.0) + step)
        return True

    def _seek(self, seconds: float) -> None:
        if self._whole_seconds > 0:
            self.seek_wanted.emit(min(max(0.0, seconds), self._whole_seconds))

    @Slot(QPointF)
    def _on_clicked(self, at: QPointF) -> None:
        self._seek(at.x())

    @Slot(QPointF, QPointF, bool)
    def _on_dragged(self, pressed: QPointF, here: QPointF, finished: bool) -> None:
        """The part in view goes with the mouse; taken hold of beside it, it comes to the mouse first."""
        start, end = self._held or self._window.getRegion()
        self._held = None if finished else (start, end)
        is_inside = start <= pressed.x() <= end
        shift = here.x() - (pressed.x() if is_inside else (start + end) / 2)
        self.span_wanted.emit(start + shift, end + shift)

    @Slot()
    def _on_window(self) -> None:
        start, end = self._window.getRegion()
        self.span_wanted.emit(start, end)


class _Window(RegionMark):
    """The part in view: a frame whose edges can be dragged, with what lies outside dimmed."""

    def __init__(self, plot: pg.PlotItem) -> None:
        super().__init__(plot)
        self._frame, self._dim = QColor(), QColor()
        self.setZValue(30)

    def show_span(self, start: float, end: float, whole: float) -> None:
        """Without a signal; the whole track needs no frame."""
        self.show_region((start, end))
        self.setVisible(0.0 < end - start < _WHOLE_PART * whole)

    def set_tones(self, frame: str, ground: str) -> None:
        """The frame, and what lies outside fades into."""
        self._frame, self._dim = QColor(frame), QColor(ground)
        self._dim.setAlphaF(0.62)
        self.set_tone(frame, 0.0)

    def boundingRect(self) -> QRectF:
        return QRectF(self.viewRect() or QRectF())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        view, (start, end) = self.boundingRect(), self.getRegion()
        painter.fillRect(QRectF(view.left(), view.top(), start - view.left(), view.height()), self._dim)
        painter.fillRect(QRectF(end, view.top(), view.right() - end, view.height()), self._dim)
        pen = QPen(self._frame, 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for y in (view.top(), view.bottom()):
            painter.drawLine(QPointF(start, y), QPointF(end, y))
