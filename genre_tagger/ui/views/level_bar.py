"""The range of levels as two handles on the colour map, which is the legend as well; and what suits a picture."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import FLOOR_DB, STEP_DB, decode_db
from genre_tagger.ui.figure_text import level, whole
from genre_tagger.ui.theme import colors_of
from genre_tagger.ui.widgets.building import configured
from genre_tagger.ui.widgets.plot_scales import level_table, table_image

_HEIGHT, _WIDTH, _GROOVE_HEIGHT = 26, 220, 8.0
_RADIUS = 6.5
"""Of a handle, in pixels, as all lengths here."""
_LEAST_RANGE_DB = 5
_PERCENTS = (8.0, 99.8)
"""How much is softer than the first colour, and softer than the last."""
_LEAST_AUTO_RANGE_DB = 30
_MOST_RANGE_DB = 80  # what the network keeps under its loudest value
_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -10, Qt.Key.Key_PageUp: 10,
}  # fmt: skip


class LevelBar(QWidget):
    """Two whole decibel values, `low` below `high`. Arrows move the one that Space or Enter chose. GUI thread only."""

    range_changed = Signal(int, int)
    """(low, high) in dB, by the user's hand only."""

    def __init__(self, lowest_db: int, highest_db: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(
            self.tr(
                "Levels between the handles are spread over the colours. Arrows move a handle, Space takes the other."
            )
        )
        self.setFixedSize(_WIDTH, _HEIGHT)
        configured(self, accessibleName=self.tr("Range of levels"), focusPolicy=Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._limits = (lowest_db, highest_db)
        self._color_map, self._moves_high = "grey", True
        self._hovered = -1
        """The handle under the mouse: 0 the lower, 1 the upper, -1 none."""
        self._grip: float | None = None
        """How far from its middle the mouse holds a handle."""
        self.low, self.high = lowest_db, highest_db
        self._show_range()

    def set_range(self, low: int, high: int) -> None:
        """Moves both handles without a signal."""
        lowest, highest = self._limits
        self.high = min(max(high, lowest + _LEAST_RANGE_DB), highest)
        self.low = min(max(low, lowest), self.high - _LEAST_RANGE_DB)
        self._show_range()

    def set_color_map(self, name: str) -> None:
        """The colours of the groove."""
        self._color_map = name
        self.update()

    def place_of(self, level_db: float) -> QPointF:
        """Where a level lies in this widget."""
        groove, (lowest, highest) = self._groove(), self._limits
        return QPointF(groove.left() + groove.width() * (level_db - lowest) / (highest - lowest), groove.center().y())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors, groove = QPainter(self), colors_of(self), self._groove()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = ((end - FLOOR_DB) / STEP_DB for end in self._limits)
        legend = table_image(level_table(self._color_map, self.low, self.high))
        painter.drawImage(groove, legend, QRectF(first, 0.0, last - first, 1.0))
        painter.setPen(QPen(QColor(colors.border_strong), 1))
        painter.drawRect(groove)
        painter.setBrush(QColor(colors.raised))
        for is_high, value in enumerate((self.low, self.high)):
            is_chosen = self._hovered == is_high or (self.hasFocus() and self._moves_high is bool(is_high))
            painter.setPen(QPen(QColor(colors.accent if is_chosen else colors.muted), 2 if is_chosen else 1.5))
            painter.drawEllipse(self.place_of(value), _RADIUS - 0.5, _RADIUS - 0.5)
        painter.setPen(QColor(colors.muted))
        place, gap, middle = QRectF(self.rect()), _RADIUS + 4, Qt.AlignmentFlag.AlignVCenter
        place.setRight(groove.left() - gap)
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, whole(self.low))
        place.setLeft(groove.right() + gap)
        place.setRight(self.width())
        painter.drawText(place, middle, level(self.high))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._moves_high = not self._moves_high
            self._show_range()
        elif Qt.Key(event.key()) in _STEPS:
            self._move((self.high if self._moves_high else self.low) + _STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A handle is taken where it is; the groove brings the nearer one."""
        if event.button() == Qt.MouseButton.LeftButton:
            offs = [event.position().x() - self.place_of(value).x() for value in (self.low, self.high)]
            self._moves_high = abs(offs[1]) <= abs(offs[0])
            self._grip = offs[self._moves_high] if abs(offs[self._moves_high]) <= _RADIUS else 0.0
            self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._grip is not None:
            groove, (lowest, highest) = self._groove(), self._limits
            self._move(lowest + (highest - lowest) * (x - self._grip - groove.left()) / groove.width())
        near = [abs(x - self.place_of(value).x()) <= _RADIUS for value in (self.low, self.high)]
        self._hover(near.index(True) if any(near) else -1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)

    def _hover(self, handle: int) -> None:
        self._hovered = handle
        self.setCursor(Qt.CursorShape.ArrowCursor if handle < 0 else Qt.CursorShape.SizeHorCursor)
        self.update()

    def _groove(self) -> QRectF:
        """Between the room of the widest numbers."""
        metrics, edge = QFontMetricsF(self.font()), _RADIUS + 4
        left, right = (metrics.horizontalAdvance(widest) + edge for widest in ("−100", level(-27)))
        return QRectF(left, (_HEIGHT - _GROOVE_HEIGHT) / 2, _WIDTH - left - right, _GROOVE_HEIGHT)

    def _show_range(self) -> None:
        chosen = self.tr("upper") if self._moves_high else self.tr("lower")
        words = self.tr("{low} to {high} dB; arrows move the {which} end")
        self.setAccessibleDescription(words.format(low=whole(self.low), high=whole(self.high), which=chosen))
        self.update()

    def _move(self, value: float) -> None:
        """The chosen handle, as far as the other one lets it."""
        before = self.low, self.high
        if self._moves_high:
            self.set_range(self.low, max(round(value), self.low + _LEAST_RANGE_DB))
        else:
            self.set_range(min(round(value), self.high - _LEAST_RANGE_DB), self.high)
        if before != (self.low, self.high):
            self.range_changed.emit(self.low, self.high)


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
