"""A slider with two handles for the range of levels; its groove is the colour map, so that it is the legend as well."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.ui.figure_text import level, whole
from genre_tagger.ui.views.color_maps import color_ramp
from genre_tagger.ui.views.raster import image_of
from genre_tagger.ui.views.tones import colors_of

_HANDLE_RADIUS = 7.0
_GROOVE_HEIGHT = 8.0
_LEAST_RANGE_DB = 5


class RangeSlider(QWidget):
    """Two whole decibel values, `low` below `high`. Arrows move the handle that Space or Enter chose."""

    range_changed = Signal(int, int)
    """(low, high) in dB, by the user's hand only."""

    def __init__(self, lowest_db: int, highest_db: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limits = (lowest_db, highest_db)
        self._low, self._high = lowest_db, highest_db
        self._moves_high = True
        self._dragging = False
        self._color_map = "grey"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Range of levels"))
        self.setToolTip(
            self.tr(
                "Levels between the handles are spread over the colours. Arrows move a handle, Space takes the other."
            )
        )
        self._describe()

    @property
    def low(self) -> int:
        """Drawn in the map's first colour, and all below."""
        return self._low

    @property
    def high(self) -> int:
        """Drawn in the map's last colour, and all above."""
        return self._high

    def set_range(self, low: int, high: int) -> None:
        """Moves both handles without a signal."""
        lowest, highest = self._limits
        self._high = min(max(high, lowest + _LEAST_RANGE_DB), highest)
        self._low = min(max(low, lowest), self._high - _LEAST_RANGE_DB)
        self._describe()
        self.update()

    def set_color_map(self, name: str) -> None:
        """The colours of the groove."""
        self._color_map = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, int(max(QFontMetricsF(self.font()).height(), 2 * _HANDLE_RADIUS) + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(210, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groove = self._groove()
        painter.setPen(QColor(colors.muted))
        metrics = QFontMetricsF(self.font())
        baseline = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        low, high = whole(self._low), level(self._high)
        painter.drawText(QPointF(groove.left() - 12 - metrics.horizontalAdvance(low), baseline), low)
        painter.drawText(QPointF(groove.right() + 12, baseline), high)
        painter.drawImage(groove, self._legend(max(1, int(groove.width()))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colors.border_strong), 1))
        painter.drawRect(groove)
        for value, is_high in ((self._low, False), (self._high, True)):
            active = self.hasFocus() and self._moves_high is is_high
            painter.setBrush(QColor(colors.raised))
            painter.setPen(QPen(QColor(colors.accent if active else colors.muted), 2.0 if active else 1.4))
            painter.drawEllipse(QPointF(self._x(value), groove.center().y()), _HANDLE_RADIUS - 1, _HANDLE_RADIUS - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._moves_high = abs(x - self._x(self._high)) <= abs(x - self._x(self._low))
        self._dragging = True
        self._move_to(self._value_at(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._move_to(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -10, Qt.Key.Key_PageUp: 10,
        }  # fmt: skip
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._moves_high = not self._moves_high
            self._describe()
            self.update()
        elif event.key() in steps:
            self._move_to((self._high if self._moves_high else self._low) + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _move_to(self, value: int) -> None:
        low, high = self._low, self._high
        if self._moves_high:
            self.set_range(low, max(value, low + _LEAST_RANGE_DB))
        else:
            self.set_range(min(value, high - _LEAST_RANGE_DB), high)
        if (low, high) != (self._low, self._high):
            self.range_changed.emit(self._low, self._high)

    def _groove(self) -> QRectF:
        metrics = QFontMetricsF(self.font())
        left = metrics.horizontalAdvance("−100") + 14
        right = self.width() - metrics.horizontalAdvance("−27 dB") - 14
        return QRectF(left, self.height() / 2 - _GROOVE_HEIGHT / 2, max(20.0, right - left), _GROOVE_HEIGHT)

    def _x(self, value: int) -> float:
        lowest, highest = self._limits
        groove = self._groove()
        return groove.left() + (value - lowest) / (highest - lowest) * groove.width()

    def _value_at(self, x: float) -> int:
        lowest, highest = self._limits
        groove = self._groove()
        return round(lowest + (x - groove.left()) / groove.width() * (highest - lowest))

    def _legend(self, width: int) -> QImage:
        lowest, highest = self._limits
        levels_db = np.linspace(lowest, highest, width)
        part = np.clip((levels_db - self._low) / (self._high - self._low), 0.0, 1.0)
        return image_of(color_ramp(self._color_map)[np.rint(part * 255).astype(np.intp)][None, :])

    def _describe(self) -> None:
        chosen = self.tr("upper") if self._moves_high else self.tr("lower")
        self.setAccessibleDescription(
            self.tr("{low} to {high} dB; arrows move the {which} end").format(
                low=whole(self._low), high=whole(self._high), which=chosen
            )
        )
