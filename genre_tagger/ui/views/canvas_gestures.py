"""Mouse, wheel and keys of the detail view: seek, mark, pan, zoom."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from genre_tagger.ui.views.genre_lane import segment_at
from genre_tagger.ui.views.time_span import TimeSpan

if TYPE_CHECKING:
    from genre_tagger.ui.views.detail_canvas import DetailCanvas

_ZOOM_STEP = 1.5
_WHEEL_NOTCH = 120.0
_DRAG_PIXELS = 4.0
_GRIP_PIXELS = 5.0


class _Drag(Enum):
    NONE = auto()
    PRESSED = auto()
    MARK = auto()
    PAN = auto()


class CanvasGestures:
    """Turns events into calls of the canvas. Left: click seeks, drag marks. Middle button or the time axis: pan."""

    def __init__(self, canvas: DetailCanvas) -> None:
        self._canvas = canvas
        self._drag = _Drag.NONE
        self._pressed_at = QPointF()
        self._anchor_seconds = 0.0
        self._pan_from = TimeSpan(0.0, 1.0)

    def wheel(self, event: QWheelEvent) -> None:
        """Up zooms in on the cursor; with Shift, or sideways, it scrolls."""
        canvas = self._canvas
        delta, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(delta.x()) > abs(delta.y()):
            step = delta.x() if abs(delta.x()) > abs(delta.y()) else delta.y()
            part = pixels.x() / max(1.0, canvas.lanes.width) if pixels.x() else step / _WHEEL_NOTCH * 0.1
            canvas.set_span(canvas.span.moved(-part * canvas.span.seconds, canvas.scene.whole_seconds))
        elif delta.y():
            anchor = canvas.lanes.seconds_at(event.position().x(), canvas.span)
            canvas.zoom(_ZOOM_STEP ** (delta.y() / _WHEEL_NOTCH), anchor)
        event.accept()

    def press(self, event: QMouseEvent) -> None:
        """Remembers where a gesture begins; an edge of the region is taken hold of at once."""
        canvas, position = self._canvas, event.position()
        self._pressed_at = position
        self._pan_from = canvas.span
        if event.button() == Qt.MouseButton.RightButton:
            canvas.menu_wanted.emit(event.globalPosition().toPoint())
        elif event.button() == Qt.MouseButton.MiddleButton or canvas.lanes.axis.contains(position):
            self._drag = _Drag.PAN
            canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            edge = self._far_edge(position)
            self._drag = _Drag.PRESSED if edge is None else _Drag.MARK
            self._anchor_seconds = canvas.lanes.seconds_at(position.x(), canvas.span) if edge is None else edge

    def move(self, event: QMouseEvent) -> None:
        """Goes on with a gesture, or follows the mouse."""
        canvas, position = self._canvas, event.position()
        if self._drag is _Drag.PRESSED and abs(position.x() - self._pressed_at.x()) >= _DRAG_PIXELS:
            self._drag = _Drag.MARK
        if self._drag is _Drag.MARK:
            self._mark(canvas.lanes.seconds_at(position.x(), canvas.span))
        elif self._drag is _Drag.PAN:
            moved = (self._pressed_at.x() - position.x()) / max(1.0, canvas.lanes.width)
            canvas.set_span(self._pan_from.moved(moved * self._pan_from.seconds, canvas.scene.whole_seconds))
        else:
            self._shape(position)
        canvas.set_hover(position)
        if canvas.lanes.genres.contains(position):
            seconds = canvas.lanes.seconds_at(position.x(), canvas.span)
            canvas.show_segment_tip(seconds, event.globalPosition().toPoint())

    def release(self, event: QMouseEvent) -> None:
        """Ends a gesture; a press that did not move seeks, or plays the genre segment under it."""
        canvas = self._canvas
        drag, self._drag = self._drag, _Drag.NONE
        canvas.unsetCursor()
        if drag is _Drag.MARK and canvas.region is not None:
            canvas.region_marked.emit(canvas.region)
        if drag is not _Drag.PRESSED or canvas.scene.whole_seconds <= 0:
            return
        seconds = min(max(0.0, self._anchor_seconds), canvas.scene.whole_seconds)
        segment = segment_at(canvas.scene.prediction, seconds)
        if canvas.lanes.genres.contains(event.position()) and segment is not None:
            canvas.segment_wanted.emit(segment.start, segment.end)
            return
        if canvas.region is not None and not canvas.region.contains(seconds):
            canvas.set_region(None)
        canvas.seek_wanted.emit(seconds)

    def double_click(self, event: QMouseEvent) -> None:
        """Left: fills the view with the marked region, or with the whole track. Other buttons just press again."""
        if event.button() != Qt.MouseButton.LeftButton:
            self.press(event)
            return
        canvas = self._canvas
        self._drag = _Drag.NONE
        if canvas.region is not None:
            canvas.set_span(canvas.region)
        else:
            canvas.fit()

    def key(self, event: QKeyEvent) -> bool:
        """Carries out a key; False for one that means nothing here."""
        canvas, key = self._canvas, event.key()
        whole, length = canvas.scene.whole_seconds, canvas.span.seconds
        part = 0.9 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 0.1
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            canvas.zoom(_ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            canvas.zoom(1.0 / _ZOOM_STEP)
        elif key == Qt.Key.Key_Left:
            canvas.set_span(canvas.span.moved(-part * length, whole))
        elif key == Qt.Key.Key_Right:
            canvas.set_span(canvas.span.moved(part * length, whole))
        elif key == Qt.Key.Key_Home:
            canvas.set_span(TimeSpan(0.0, length))
        elif key == Qt.Key.Key_End:
            canvas.set_span(TimeSpan(whole - length, whole))
        elif key == Qt.Key.Key_F:
            canvas.fit()
        elif key == Qt.Key.Key_Escape and canvas.region is not None:
            canvas.set_region(None)
        elif key == Qt.Key.Key_Space:
            canvas.play_wanted.emit()
        else:
            return False
        return True

    def _mark(self, seconds: float) -> None:
        whole = self._canvas.scene.whole_seconds
        first, last = sorted((self._anchor_seconds, seconds))
        self._canvas.set_region(TimeSpan(max(0.0, first), min(whole, last)))

    def _far_edge(self, position: QPointF) -> float | None:
        """Where the mouse is on one edge of the region, the other edge."""
        canvas, region = self._canvas, self._canvas.region
        if region is None or position.y() > canvas.lanes.spectrum.bottom():
            return None
        for near, far in ((region.start, region.end), (region.end, region.start)):
            if abs(canvas.lanes.x_at(near, canvas.span) - position.x()) <= _GRIP_PIXELS:
                return far
        return None

    def _shape(self, position: QPointF) -> None:
        canvas = self._canvas
        if self._far_edge(position) is not None:
            canvas.setCursor(Qt.CursorShape.SizeHorCursor)
        elif canvas.lanes.axis.contains(position):
            canvas.setCursor(Qt.CursorShape.OpenHandCursor)
        elif canvas.lanes.genres.contains(position) and canvas.scene.prediction is not None:
            canvas.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            canvas.unsetCursor()
