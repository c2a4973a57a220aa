"""The range of levels as two handles on the colour map, which is the legend as well; and what suits a picture."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import FLOOR_DB, STEP_DB, decode_db
from genre_tagger.ui.figure_text import level, whole
from genre_tagger.ui.theme import Colors
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.ui.widgets.plot_scales import level_table
from genre_tagger.ui.widgets.plot_sound import LevelImage

_HEIGHT, _WIDTH = 26, 220
_GROOVE_PART = 3.25
"""The view is so many times as high as the groove."""
_GROOVE_SPAN = (0.5 - 0.5 / _GROOVE_PART, 0.5 + 0.5 / _GROOVE_PART)
_HANDLE_PIXELS = 13
_UNSEEN = QColor(0, 0, 0, 0)
_LEAST_RANGE_DB = 5
_PERCENTS = (8.0, 99.8)
"""How much is softer than the first colour, and softer than the last."""
_LEAST_AUTO_RANGE_DB = 30
_MOST_RANGE_DB = 80  # what the network keeps under its loudest value
_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -10, Qt.Key.Key_PageUp: 10,
}  # fmt: skip


class LevelBar(PlotView):
    """Two whole decibel values, `low` below `high`. Arrows move the handle that Space or Enter chose."""

    range_changed = Signal(int, int)
    """(low, high) in dB, by the user's hand only."""

    def __init__(self, lowest_db: int, highest_db: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Range of levels"), parent, card=False)
        self.setToolTip(
            self.tr(
                "Levels between the handles are spread over the colours. Arrows move a handle, Space takes the other."
            )
        )
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setAntialiasing(True)
        self._limits = (lowest_db, highest_db)
        self._color_map, self._moves_high = "grey", True
        self.low, self.high = lowest_db, highest_db
        metrics = QFontMetricsF(self.font())
        rooms = [metrics.horizontalAdvance(longest) + _HANDLE_PIXELS / 2 + 4 for longest in ("−100", level(-27))]
        self.ci.layout.setContentsMargins(rooms[0], 0, rooms[1], 0)
        self._plot = self.add_plot()
        for layout in (self._plot.layout, self.ci.layout):
            layout.activate()  # else what pyqtgraph laid out before the axes were hidden is higher than the view
        self._plot.setRange(xRange=self._limits, yRange=(0.5 - _GROOVE_PART / 2, 0.5 + _GROOVE_PART / 2), padding=0)
        self._plot.vb.clicked.connect(self._on_clicked)
        self._legend = LevelImage()
        self._legend.show(np.arange(256, dtype=np.uint8)[None, :], QRectF(FLOOR_DB, 0.0, 256 * STEP_DB, 1.0))
        self._plot.addItem(self._legend)
        self._handles = [
            pg.InfiniteLine(angle=90, movable=True, bounds=self._limits, span=_GROOVE_SPAN) for _ in range(2)
        ]
        for handle in self._handles:
            handle.addMarker("o", 0.5, _HANDLE_PIXELS)  # what the mouse can take hold of; it is painted below
            handle.setPen(pg.mkPen(_UNSEEN))
            handle.setHoverPen(pg.mkPen(_UNSEEN))
            handle.setCursor(Qt.CursorShape.SizeHorCursor)
            handle.sigDragged.connect(self._on_dragged)
            self._plot.addItem(handle)
        self.dress()

    def set_range(self, low: int, high: int) -> None:
        """Moves both handles without a signal."""
        lowest, highest = self._limits
        self.high = min(max(high, lowest + _LEAST_RANGE_DB), highest)
        self.low = min(max(low, lowest), self.high - _LEAST_RANGE_DB)
        self._show_range()

    def set_color_map(self, name: str) -> None:
        """The colours of the groove."""
        self._color_map = name
        self._show_range()

    def use_colors(self, colors: Colors) -> None:
        self._show_range()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Frame, handles and the two levels beside them: neither cut off by the plot nor laid out for each decibel."""
        box, colors = self._plot.vb, self.colors
        low, high = self._limits
        groove = QRectF(box.mapViewToScene(QPointF(low, 1.0)), box.mapViewToScene(QPointF(high, 0.0)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colors.border_strong), 1))
        painter.drawRect(groove)
        for is_high, handle in enumerate(self._handles):
            is_chosen = handle.mouseHovering or (self.hasFocus() and self._moves_high is bool(is_high))
            painter.setPen(QPen(QColor(colors.accent if is_chosen else colors.muted), 2 if is_chosen else 1.5))
            painter.setBrush(QColor(colors.raised))
            place = box.mapViewToScene(QPointF(handle.value(), 0.5))
            painter.drawEllipse(place, _HANDLE_PIXELS / 2 - 0.5, _HANDLE_PIXELS / 2 - 0.5)
        self._write_levels(painter, box.sceneBoundingRect())

    def _write_levels(self, painter: QPainter, groove: QRectF) -> None:
        painter.setPen(QColor(self.colors.muted))
        painter.setFont(self.font())
        place = QRectF(self.rect())
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        gap = _HANDLE_PIXELS / 2 + 4
        for area, side, text in (
            (place.adjusted(0, 0, groove.left() - place.right() - gap, 0), right, whole(self.low)),
            (place.adjusted(groove.right() + gap, 0, 0, 0), left, level(self.high)),
        ):
            painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _show_range(self) -> None:
        self._legend.setLookupTable(level_table(self._color_map, self.low, self.high))
        for handle, value in zip(self._handles, (self.low, self.high), strict=True):
            handle.setValue(value)
        chosen = self.tr("upper") if self._moves_high else self.tr("lower")
        words = self.tr("{low} to {high} dB; arrows move the {which} end")
        self.describe(words.format(low=whole(self.low), high=whole(self.high), which=chosen))
        self.viewport().update()

    def handle_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._moves_high = not self._moves_high
            self.use_colors(self.colors)
        elif Qt.Key(event.key()) in _STEPS:
            self._move((self.high if self._moves_high else self.low) + _STEPS[Qt.Key(event.key())])
        else:
            return False
        return True

    def _move(self, value: float) -> None:
        before = self.low, self.high
        if self._moves_high:
            self.set_range(self.low, max(round(value), self.low + _LEAST_RANGE_DB))
        else:
            self.set_range(min(round(value), self.high - _LEAST_RANGE_DB), self.high)
        if before != (self.low, self.high):
            self.range_changed.emit(self.low, self.high)

    @Slot(object)
    def _on_dragged(self, handle: pg.InfiniteLine) -> None:
        self._moves_high = handle is self._handles[1]
        self._move(handle.value())

    @Slot(QPointF)
    def _on_clicked(self, at: QPointF) -> None:
        self._moves_high = abs(at.x() - self.high) <= abs(at.x() - self.low)
        self._move(at.x())


def auto_levels(picture: SpectrogramPicture) -> tuple[int, int]:
    """(low, high) in dB. Silence is left out, so that a pause does not wash out the music."""
    counts = np.bincount(picture.codes.ravel(), minlength=256)  # np.percentile would import a fifth of a second's worth
    counts[0] = 0
    reached = np.cumsum(counts)
    if not reached[-1]:
        return -80, 0
    soft, loud = (decode_db(float(np.searchsorted(reached, part / 100 * reached[-1]))) for part in _PERCENTS)
    high = int(np.ceil(loud))
    low = int(np.floor(min(max(soft, high - _MOST_RANGE_DB), high - _LEAST_AUTO_RANGE_DB)))
    return low, high
