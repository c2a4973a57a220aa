"""What mouse and keys do in a plot, and the place that several plots point at together."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

ZOOM_STEP = 1.5
_WHEEL_NOTCH = 120.0
_SCROLL_PART, _PAGE_PART = 0.1, 0.9
_NO_LIMIT = 1e300


class PlotCursor(QObject):
    """A value on the shared axis, or None. Views draw it (`PlotView.share`); GUI thread only.

    With `stops` (say, epochs) it only ever stands on one of them, and `step` walks from one to the next.
    """

    moved = Signal(object)
    """(float or None)"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value: float | None = None
        """Where it stands."""
        self.stops: tuple[float, ...] = ()
        """The places it may stand at, rising; none where it is free."""

    def set_stops(self, stops: Sequence[float]) -> None:
        """Other places; a cursor that stands elsewhere now moves to the nearest."""
        self.stops = tuple(sorted(stops))
        self.move(self.value)

    @Slot(object)
    def move(self, value: float | None) -> None:
        """To `value`, or to the stop nearest to it; None takes it away."""
        if value is not None and self.stops:
            wanted = value
            value = min(self.stops, key=lambda stop: abs(stop - wanted))
        if value != self.value:
            self.value = value
            self.moved.emit(value)

    def step(self, by: int) -> None:
        """So many stops on; from nowhere to the last or, forwards, the first."""
        if not self.stops:
            return
        last = len(self.stops) - 1
        place = self.stops.index(self.value) + by if self.value in self.stops else (last if by < 0 else 0)
        self.move(self.stops[min(max(0, place), last)])


class Mouse(Enum):
    """What the mouse may do to the part in view."""

    STILL = "still"
    """Nothing: the wheel scrolls the page that the plot stands on."""
    ALONG = "along"
    """Zoom and pan along x, as in everything over time."""
    FREE = "free"
    """Zoom and pan in both directions."""


class PlotBox(pg.ViewBox):
    """The wheel zooms on the mouse (scrolls with Shift or sideways), dragging pans, or marks a stretch if `marks`.

    Signals speak in the plot's own units. The middle button always pans, and so does dragging the axis.
    """

    clicked = Signal(QPointF)
    """The left button, pressed and released at one place."""
    double_clicked = Signal(QPointF)
    marked = Signal(float, float, bool)
    """(first, last, whether the button was released): a stretch along x, only with `marks`."""
    dragged = Signal(QPointF, QPointF, bool)
    """(where the button was pressed, where the mouse is, whether it was released): the same as two places."""
    menu_wanted = Signal(QPointF)
    """(place on the screen): the right button."""

    def __init__(self, mouse: Mouse = Mouse.STILL, *, marks: bool = False) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.marks = marks
        self.allow(mouse)

    def allow(self, mouse: Mouse) -> None:
        """From now on the mouse, and the keys, may do this."""
        self.mouse = mouse
        self.setMouseEnabled(x=mouse is not Mouse.STILL, y=mouse is Mouse.FREE)

    def wheelEvent(self, event: Any, axis: int | None = None) -> None:
        if self.mouse is Mouse.STILL:
            event.ignore()
            return
        event.accept()
        notches = event.delta() / _WHEEL_NOTCH
        sideways = event.orientation() == Qt.Orientation.Horizontal
        if sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.scroll(-_SCROLL_PART * notches)
        else:
            self.zoom(ZOOM_STEP**notches, self.mapToView(event.pos()))

    def updateViewRange(self, *ends: bool, **named_ends: bool) -> None:
        """pyqtgraph would move the items while it paints, and so paint twice."""
        super().updateViewRange(*ends, **named_ends)
        self.updateMatrix()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Closer by `factor`, the place `at` staying where it is; by default the middle."""
        scale = 1.0 / factor
        self.scaleBy(x=scale, y=scale if self.mouse is Mouse.FREE else None, center=at)

    def scroll(self, part: float, along: int = 0) -> None:
        """By a part of the width in view, or of the height with `along` 1, as far as there is something."""
        low, high = self.viewRange()[along]
        least, most = self.ends(along)
        shift = min(max(part * (high - low), least - low), most - high)
        self.translateBy(**{"x" if along == 0 else "y": shift})

    def ends(self, along: int) -> tuple[float, float]:
        """How far the plot reaches: its limits, or where it has none the ends of what is drawn."""
        least, most = self.state["limits"]["xLimits" if along == 0 else "yLimits"]
        if abs(least) < _NO_LIMIT and abs(most) < _NO_LIMIT:
            return least, most
        drawn: tuple[float, float] | None = self.childrenBounds()[along]
        return drawn or tuple(self.viewRange()[along])

    def fit(self) -> None:
        """Everything."""
        for along, set_range in enumerate((self.setXRange, self.setYRange)):
            if self.state["mouseEnabled"][along]:
                set_range(*self.ends(along), padding=0)

    def key(self, event: QKeyEvent, zoom_at: QPointF | None = None) -> bool:
        """Arrows, plus, minus, F, Home, End; False for one that means nothing here."""
        if self.mouse is Mouse.STILL:
            return False
        part = _PAGE_PART if event.modifiers() & Qt.KeyboardModifier.ControlModifier else _SCROLL_PART
        is_free = self.mouse is Mouse.FREE
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(ZOOM_STEP, zoom_at)
            case Qt.Key.Key_Minus:
                self.zoom(1.0 / ZOOM_STEP, zoom_at)
            case Qt.Key.Key_Left:
                self.scroll(-part)
            case Qt.Key.Key_Right:
                self.scroll(part)
            case Qt.Key.Key_Up if is_free:
                self.scroll(part, along=1)
            case Qt.Key.Key_Down if is_free:
                self.scroll(-part, along=1)
            case Qt.Key.Key_Home:
                self.scroll(-1e9)
            case Qt.Key.Key_End:
                self.scroll(1e9)
            case Qt.Key.Key_F:
                self.fit()
            case _:
                return False
        return True

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            event.ignore()
        elif self.marks and axis is None and event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            pressed, here = self.mapToView(event.buttonDownPos()), self.mapToView(event.pos())
            self.dragged.emit(pressed, here, event.isFinish())
            self.marked.emit(*sorted((pressed.x(), here.x())), event.isFinish())
        else:
            super().mouseDragEvent(event, axis)

    def mouseClickEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            event.accept()
            self.menu_wanted.emit(event.screenPos())
        elif event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            (self.double_clicked if event.double() else self.clicked).emit(self.mapToView(event.pos()))
