"""The map of the library as a plot: a point for each track, a lasso, and keys that walk from point to point."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainterPath
from PySide6.QtWidgets import QApplication, QGraphicsPathItem, QWidget

from genre_tagger.library.track_map import NO_GENRE, MapPoints, inside, nearest, neighbour
from genre_tagger.ui.library.track_table import digit_of
from genre_tagger.ui.theme import Colors, mixed
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.ui.widgets.plot_box import Mouse

SYMBOLS = ("o", "s", "t1", "d", "t", "star", "+", "x")
"""By a genre's place in the model's list, beside its colour: not everybody sees that. `SYMBOL_LETTERS` as text."""
SYMBOL_LETTERS = "●■▲◆▼★✚✖"
_SIZES = ((500, 6, 12), (2_500, 5, 9), (10**9, 3, 7))
"""Up to so many points: the pixels of the least sure and of the surest."""
_RING, _RING_OF_CURRENT = 0.45, 0.8
"""How much larger than its point a ring is, in parts of the largest point."""
_REACH_PIXELS = 12.0
_EDGE = 1.08
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_PAN_PART = 0.1

NOTHING = MapPoints(np.zeros((0, 2), np.float32), np.zeros(0, np.int64), np.zeros(0, np.bool_), np.zeros(0, np.float32))


class Tool(Enum):
    """What dragging with the left button does."""

    LASSO = "lasso"
    MOVE = "move"


class MapPlot(PlotView):
    """Points and which of them are selected. Speaks of points by their number; changes no selection itself."""

    clicked = Signal(int, bool)
    """(point, or -1 for none; whether it is added to what is selected): the mouse."""
    chosen = Signal(object, bool)
    """(numbers of points, ascending; whether they are added): the lasso was closed, or an arrow key pressed."""
    genre_key = Signal(int)
    """(number from 1): a digit key."""

    def __init__(self, name_of: Callable[[int], str], parent: QWidget | None = None) -> None:
        """`name_of` says in words what a point stands for."""
        super().__init__(self.tr("Map of the library"), parent)
        self._name_of = name_of
        self.points = NOTHING
        self.current = -1
        self._selected: NDArray[np.int64] = np.zeros(0, np.int64)
        self._genre_count = 1
        self._lasso: list[QPointF] = []
        self._fitted_size: tuple[float, float] | None = (0.0, 0.0)
        self.plot = self.add_plot(mouse=Mouse.FREE, marks=True)
        self.box = self.plot.vb
        self.box.setAspectLocked(True)
        self.box.setLimits(minXRange=0.02, maxXRange=12.0)
        self._dots, self._rings = _Dots(), _Dots()
        self._path = QGraphicsPathItem()
        for item in (self._rings, self._dots):
            self.plot.addItem(item)
        self.box.addItem(self._path, ignoreBounds=True)
        self.box.clicked.connect(self._on_clicked)
        self.box.dragged.connect(self._on_dragged)
        self.box.sigRangeChanged.connect(self._on_range_changed)
        self.dress()
        self.fit()

    def use_tool(self, tool: Tool) -> None:
        """What the left button does from now on; the middle one always moves the map."""
        self.box.marks = tool is Tool.LASSO

    def show_points(self, points: MapPoints, genre_count: int) -> None:
        """Other points, or the same at other places or with other proposals."""
        self.points, self._genre_count = points, genre_count
        self._draw_dots()
        if self._fitted_size is not None:
            self.fit()

    def show_selection(self, selected: NDArray[np.int64], current: int) -> None:
        """Which points are selected, ascending, and which of them keys act on; -1 for none on the map."""
        self._selected, self.current = selected, current
        self._draw_rings()

    @Slot()
    def fit(self) -> None:
        """All of the map, and so it stays until somebody moves it."""
        self._fitted_size = (self.box.width(), self.box.height())
        self.box.setRange(xRange=(-_EDGE, _EDGE), yRange=(-_EDGE, _EDGE), padding=0)

    def use_colors(self, colors: Colors) -> None:
        self._path.setPen(pg.mkPen(colors.accent, width=1.5, cosmetic=True))
        soft = QColor(colors.accent)
        soft.setAlphaF(0.12)
        self._path.setBrush(soft)
        self._draw_dots()
        self._draw_rings()

    def read_out(self, plot: pg.PlotItem, at: QPointF) -> str:
        point = self._point_at(at)
        return "" if point is None else self._name_of(point)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Digits choose a genre; arrows walk, with Shift they select more, with Ctrl they move the map."""
        modifiers, key = event.modifiers(), Qt.Key(event.key())
        if digit := digit_of(event):
            self.genre_key.emit(digit)
        elif key in _ARROWS and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._pan(*_ARROWS[key])
        elif key in _ARROWS:
            self._walk(_ARROWS[key], bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(key == Qt.Key.Key_Home)
        elif key == Qt.Key.Key_F:
            self.fit()
        else:
            return super().handle_key(event)
        return True

    def zoom_place(self) -> QPointF | None:
        return self._place(self.current) if self.current >= 0 else None

    def _place(self, point: int) -> QPointF:
        return QPointF(*map(float, self.points.xy[point]))

    def _point_at(self, at: QPointF) -> int | None:
        return nearest(self.points.xy, (at.x(), at.y()), self.box.viewPixelSize()[0], _REACH_PIXELS)

    def _pan(self, right: int, up: int) -> None:
        (left, far_right), (bottom, top) = self.box.viewRange()
        self.box.translateBy(x=_PAN_PART * right * (far_right - left), y=_PAN_PART * up * (top - bottom))

    def _walk(self, direction: tuple[int, int], more: bool) -> None:
        """From the current point, or from the one in the middle of the view."""
        if not len(self.points):
            return
        if self.current < 0:
            middle = self.box.viewRect().center()
            found = nearest(self.points.xy, (middle.x(), middle.y()), 1.0, np.inf)
        else:
            found = neighbour(self.points.xy, self.current, direction)
        if found is not None:
            self._arrive(found, more)

    def _go_to_end(self, leftmost: bool) -> None:
        if len(self.points):
            across = self.points.xy[:, 0]
            self._arrive(int(across.argmin() if leftmost else across.argmax()), more=False)

    def _arrive(self, point: int, more: bool) -> None:
        """The point is on show before anybody is told of it."""
        place, view = self._place(point), self.box.viewRect()
        if not view.contains(place):
            self.box.translateBy(x=place.x() - view.center().x(), y=place.y() - view.center().y())
        self.chosen.emit([point], more)

    def _look(self, genre: int, is_sure: bool) -> tuple[object, object]:
        """Filled, with a seam of the ground where points overlap; hollow where the proposal is Unknown."""
        tone = self.colors.muted if genre == NO_GENRE else self.colors.genre(genre)
        if is_sure:
            return pg.mkPen(mixed(tone, self.colors.surface, 0.6), width=1), pg.mkBrush(tone)
        return pg.mkPen(tone, width=1.5), pg.mkBrush(None)

    def _draw_dots(self) -> None:
        """Each look is made once and shared, so that pyqtgraph paints every symbol once, too."""
        points = self.points
        looks = [self._look(genre, sure) for genre in range(NO_GENRE, self._genre_count) for sure in (False, True)]
        look = 2 * (points.genre - NO_GENRE) + points.is_sure
        pens, brushes = (np.array(part, dtype=object)[look] for part in zip(*looks, strict=True))
        symbols = np.array([SYMBOLS[max(0, genre) % len(SYMBOLS)] for genre in range(NO_GENRE, self._genre_count)])
        self._dots.setData(
            x=points.xy[:, 0],
            y=points.xy[:, 1],
            size=self._sizes(),
            symbol=symbols[points.genre - NO_GENRE] if len(points) else "o",
            pen=list(pens),
            brush=list(brushes),
        )

    def _sizes(self) -> NDArray[np.float64]:
        """Pixels, in whole ones: as few different symbols as possible."""
        least, most = self._size_limits()
        return np.round(least + (most - least) * self.points.weight.astype(np.float64))

    def _size_limits(self) -> tuple[int, int]:
        return next((least, most) for count, least, most in _SIZES if len(self.points) <= count)

    def _draw_rings(self) -> None:
        """A halo under each selected point, a wider one under the current."""
        selected, (_, most) = self._selected, self._size_limits()
        widths = np.where(selected == self.current, _RING_OF_CURRENT, _RING)
        sizes = self._sizes()[selected] + np.round(most * widths)
        places = self.points.xy[selected]
        halo = QColor(self.colors.accent)
        halo.setAlphaF(0.35)
        self._rings.setData(
            x=places[:, 0],
            y=places[:, 1],
            size=sizes,
            symbol="o",
            pen=pg.mkPen(self.colors.accent, width=1.5),
            brush=pg.mkBrush(halo),
        )

    @Slot(QPointF)
    def _on_clicked(self, at: QPointF) -> None:
        found = self._point_at(at)
        self.clicked.emit(-1 if found is None else found, _adds())

    @Slot(QPointF, QPointF, bool)
    def _on_dragged(self, pressed: QPointF, here: QPointF, finished: bool) -> None:
        if not self._lasso:
            self._lasso = [pressed]
        self._lasso.append(here)
        path = QPainterPath(self._lasso[0])
        for corner in self._lasso[1:]:
            path.lineTo(corner)
        if finished:
            polygon = np.array([(corner.x(), corner.y()) for corner in self._lasso], dtype=np.float32)
            self._lasso, path = [], QPainterPath()
            self.chosen.emit(np.flatnonzero(inside(polygon, self.points.xy)), _adds())
        self._path.setPath(path)

    @Slot()
    def _on_range_changed(self) -> None:
        """Moved by somebody it is no longer fitted; in another size it is fitted anew."""
        if self._fitted_size is None:
            return
        size = (self.box.width(), self.box.height())
        if size != self._fitted_size:
            self.fit()
        elif not self.box.viewRect().contains(-_EDGE, -_EDGE) or not self.box.viewRect().contains(_EDGE, _EDGE):
            self._fitted_size = None


class _Dots(pg.ScatterPlotItem):
    """Leaves clicks to the plot, which also finds the point that lies beside them."""

    def mouseClickEvent(self, event: Any) -> None:
        event.ignore()


def _adds() -> bool:
    """Shift or Ctrl: what is chosen joins what is selected."""
    held = QApplication.keyboardModifiers()
    return bool(held & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier))
