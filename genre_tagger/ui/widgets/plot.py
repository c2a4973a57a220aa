"""The plot kit: how every picture of numbers in this window is made, on pyqtgraph. GUI thread only.

A plot is a `PlotView` with one `add_plot` for each area; what is drawn are pyqtgraph's own items:

    class LossChart(PlotView):
        def __init__(self, epochs: PlotCursor, parent: QWidget | None = None) -> None:
            super().__init__(self.tr("Loss"), parent)
            self.plot = self.add_plot(left=PlotAxis("left"), bottom=EpochAxis(), grid="y")
            self.curve = pg.PlotCurveItem(antialias=True)
            self.plot.addItem(self.curve)
            self.share(epochs)                      # one line through all charts that share this PlotCursor
            self.dress()                            # always last: colours everything for the first time

        def use_colors(self, colors: Colors) -> None:        # called again whenever the theme changes
            self.curve.setPen(pg.mkPen(colors.accent, width=2))

        def read_out(self, plot: pg.PlotItem, at: QPointF) -> str:    # in the plot's units; announced by `hovered`
            return significant(at.y(), 4)

        def show(self, epochs, values) -> None:
            self.curve.setData(epochs, values)
            self.describe(self.tr("Loss {last} after {count} epochs").format(...))    # for screen readers, in words

What comes with it: light and dark and a change between them; axes of times, hertz, epochs, percent (`plot_axes`), their
numbers as `figure_text` writes them; wheel, drag and keys (`Mouse.ALONG`, `Mouse.FREE`; arrows, plus, minus, F, Home,
End; on a still plot the arrows walk the shared cursor's stops); the export menu on the right button (`plot_export`:
PNG, SVG, clipboard); waveform, spectrogram and colour tables (`plot_sound`).

Modules that import pyqtgraph are imported late: a page with plots in it is put into the window as
`LatePage(make)`, see `placeholders`. Nothing here called `plot...` may be imported before the first paint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsLineItem, QToolTip, QWidget

from genre_tagger.ui.theme import Colors, colors_of
from genre_tagger.ui.widgets.plot_axes import Gutter, NameAxis, PlotAxis
from genre_tagger.ui.widgets.plot_box import Mouse, PlotBox, PlotCursor
from genre_tagger.ui.widgets.plot_export import PlotExport

pg.setConfigOptions(mouseRateLimit=-1, exitCleanup=False)

_CORNER = 8.0
_LEFT_PIXELS = 64
_GRID_OPACITY = 255
_ABOVE = 50
"""Where cursors lie: above everything that is drawn."""


class PlotView(pg.GraphicsLayoutWidget):
    """One or several plots on a rounded card, all in the window's tones."""

    usual_size, least_size = (640, 480), (0, 0)
    """(width, height) in pixels; subclasses say their own."""
    hovered = Signal(str)
    """What lies under the mouse, from `read_out`; "" outside."""

    def __init__(self, name: str, parent: QWidget | None = None, *, card: bool = True) -> None:
        """`name` is for screen readers; without `card` the plot lies on its parent's ground."""
        super().__init__(parent)
        self.plots: list[pg.PlotItem] = []
        self.key_plot: pg.PlotItem | None = None
        """What the keys act on; the first plot, unless a subclass chooses another."""
        self.colors = colors_of(self)
        self.export = PlotExport(self, name)
        self._has_card = card
        self._cursors: list[_Shared] = []
        self._mouse: QPointF | None = None
        self._pictures: set[int] = set()
        self.setBackground(None)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the view itself has the keys
        self.setAccessibleName(name)
        margin = 8 if card else 0
        self.ci.layout.setContentsMargins(margin, margin, margin + 2, margin // 4)
        self.ci.layout.setHorizontalSpacing(8)
        self.ci.layout.setVerticalSpacing(6)
        self.scene().sigMouseMoved.connect(self._on_mouse)

    def add_plot(
        self,
        row: int = 0,
        column: int = 0,
        *,
        left: PlotAxis | None = None,
        bottom: PlotAxis | None = None,
        top: PlotAxis | None = None,
        right: PlotAxis | None = None,
        mouse: Mouse = Mouse.STILL,
        marks: bool = False,
        grid: str = "",
        is_picture: bool = False,
    ) -> pg.PlotItem:
        """An area with the axes given and no others; the range is what `setXRange` and `setYRange` say.

        `grid` names the axes ("x", "y", "xy") whose marks run through the plot. `is_picture` says that colours fill
        it, so that cursors there are white with a dark seam.
        """
        axes = {"left": left, "bottom": bottom, "top": top, "right": right}
        box = PlotBox(mouse, marks=marks)
        sides = {side: axis or Gutter(side) for side, axis in axes.items()}
        plot = self.addPlot(row=row, col=column, viewBox=box, axisItems=sides, enableMenu=False)
        plot.hideButtons()
        plot.layout.setContentsMargins(0, 0, 0, 0)
        for side, axis in axes.items():
            plot.showAxis(side, axis is not None)
        if left is not None and not isinstance(left, NameAxis):
            left.setWidth(_LEFT_PIXELS)
        for axis, along in ((left, "y"), (bottom or top, "x")):
            if axis is not None and along in grid:
                axis.setGrid(_GRID_OPACITY)
                axis.setZValue(-1)  # below what is drawn
        box.disableAutoRange()
        box.menu_wanted.connect(self._on_menu)
        self.plots.append(plot)
        self.key_plot = self.key_plot or plot
        if is_picture:
            self._pictures.add(id(plot))
        box.sigRangeChanged.connect(self._on_range)
        box.sigResized.connect(self._place_lines)
        return plot

    def share(
        self, cursor: PlotCursor, plots: Sequence[pg.PlotItem] | None = None, *, follows_mouse: bool = True
    ) -> None:
        """Draws the cursor in these plots, by default all so far; `follows_mouse`: a thin line where the mouse is."""
        shared = _Shared(cursor, follows_mouse, {})
        for plot in self.plots if plots is None else plots:
            seams = (True, False) if id(plot) in self._pictures else (False,)
            shared.lines[plot] = [QGraphicsLineItem(plot.vb) for _ in seams]
            for line in shared.lines[plot]:
                line.setZValue(_ABOVE)
            self._dress_lines(plot, shared.lines[plot], faint=follows_mouse)
        self._cursors.append(shared)
        cursor.moved.connect(self._place_lines)
        self._place_lines()

    def dress(self) -> None:
        """Colours everything for the theme in force. The last line of a subclass's constructor."""
        self.colors = colors = colors_of(self)
        for plot in self.plots:
            for side in ("left", "bottom", "top", "right"):
                plot.getAxis(side).dress(colors, self.font())
        for shared in self._cursors:
            for plot, lines in shared.lines.items():
                self._dress_lines(plot, lines, faint=shared.follows_mouse)
        self.use_colors(colors)
        self.resetCachedContent()
        self.viewport().update()

    def use_colors(self, colors: Colors) -> None:
        """Subclasses colour what they have drawn."""

    def read_out(self, plot: pg.PlotItem, at: QPointF) -> str:
        """Subclasses say what lies at a place, given in the plot's units."""
        return ""

    def renew_read_out(self) -> None:
        """What is drawn has changed: under a mouse that rests lies something else now."""
        if self._mouse is not None:
            self._point()

    def hint(self, plot: pg.PlotItem, at: QPointF) -> str:
        """Subclasses say what a tooltip tells at a place, given in the plot's units."""
        return ""

    def describe(self, words: str) -> None:
        """What the plot shows, in words, for those who do not see it."""
        self.setAccessibleDescription(words)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Carries out a key, on `key_plot`; False for one that means nothing here."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -(10**9), Qt.Key.Key_End: 10**9}
        walked = next((shared.cursor for shared in self._cursors if shared.cursor.stops), None)
        if self.key_plot is not None and self.key_plot.vb.key(event, self.zoom_place()):
            return True
        if walked is not None and Qt.Key(event.key()) in steps:
            walked.step(steps[Qt.Key(event.key())])
            return True
        if walked is not None and event.key() == Qt.Key.Key_Escape and walked.value is not None:
            walked.move(None)
            return True
        return False

    def zoom_place(self) -> QPointF | None:
        """What the keys zoom on; None for the middle."""
        return None

    def plot_at(self, place: QPointF) -> pg.PlotItem | None:
        """The plot under a place of this widget."""
        return next((plot for plot in self.plots if plot.vb.sceneBoundingRect().contains(place)), None)

    def place_of(self, plot: pg.PlotItem, x: float, y: float) -> QPoint:
        """Where a point of a plot lies in this widget."""
        place: QPointF = plot.vb.mapViewToScene(QPointF(x, y))
        return place.toPoint()

    def sizeHint(self) -> QSize:
        return QSize(*self.usual_size)

    def minimumSizeHint(self) -> QSize:
        return QSize(*self.least_size)

    def resized(self) -> None:
        """Subclasses place what depends on the size of the whole."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_mouse") and not self.closed:  # pyqtgraph resizes while it is made and when all is gone
            self.resized()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            plot = self.plot_at(QPointF(event.pos()))
            if plot is not None:
                QToolTip.showText(
                    event.globalPos(), self.hint(plot, plot.vb.mapSceneToView(QPointF(event.pos()))), self
                )
                return True
        shown: bool = super().viewportEvent(event)
        return shown

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "_mouse") and not self.closed:  # closing takes the items away
            self.dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self.handle_key(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        event.accept()  # pyqtgraph waits for what becomes of it, and Qt would hand it to the parent meanwhile

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._mouse = None
        self._point()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.dress()  # the frame shows who has the keys

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.dress()  # the frame shows who has the keys

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """The card: a rounded surface, framed in the accent colour while the plot has the keys."""
        colors = self.colors
        painter.fillRect(rect, QColor(colors.window))
        if not self._has_card:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colors.accent if self.hasFocus() else colors.border), 1))
        painter.setBrush(QColor(colors.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)

    def _dress_lines(self, plot: pg.PlotItem, lines: list[QGraphicsLineItem], *, faint: bool) -> None:
        """In the text's colour; over a picture in white, with a dark seam below."""
        tone, width = QColor("#FFFFFF" if id(plot) in self._pictures else self.colors.text), 1 if faint else 2
        tone.setAlphaF(0.5 if faint else 1.0)
        lines[-1].setPen(QPen(tone, width))
        for seam in lines[:-1]:
            seam.setPen(QPen(QColor(0, 0, 0, 110), width + 2))

    @Slot()
    def _place_lines(self) -> None:
        for shared in self._cursors:
            for plot, lines in shared.lines.items():
                box, value = plot.vb, shared.cursor.value
                x = -1.0 if value is None else box.mapFromView(QPointF(value, 0.0)).x()
                for line in lines:
                    line.setVisible(0.0 <= x <= box.width())
                    line.setLine(round(x), 0.0, round(x), box.height())

    @Slot(object)
    def _on_mouse(self, place: QPointF) -> None:
        self._mouse = place
        self._point()

    @Slot()
    def _on_range(self) -> None:
        self._place_lines()
        self.renew_read_out()

    def _point(self) -> None:
        plot = None if self._mouse is None else self.plot_at(self._mouse)
        at = QPointF() if plot is None else plot.vb.mapSceneToView(self._mouse)
        for shared in self._cursors:
            if shared.follows_mouse:
                shared.cursor.move(at.x() if plot in shared.lines else None)
        self.hovered.emit("" if plot is None else self.read_out(plot, at))

    @Slot(object)
    def _on_menu(self, place: QPointF) -> None:
        self.export.menu().popup(place.toPoint())


@dataclass(frozen=True, slots=True, eq=False)
class _Shared:
    """A cursor and the lines that draw it, by plot."""

    cursor: PlotCursor
    follows_mouse: bool
    lines: dict[pg.PlotItem, list[QGraphicsLineItem]]
