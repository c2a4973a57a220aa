"""How loud it is: a bar for the level, a mark that holds the peak, and the peak in numbers."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.ui.figure_text import level
from genre_tagger.ui.views.tones import colors_of

_LOWEST_DB = -60.0
_FALL_DB_PER_SECOND = 24.0
_HOLD_SECONDS = 1.2
_BAR_HEIGHT = 8.0
_HOT_DB, _CLIP_DB = -6.0, -0.3


class LevelMeter(QWidget):
    """Rises at once, falls slowly. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level_db = self._peak_db = _LOWEST_DB
        self._held_until = 0.0
        self._updated_at = monotonic()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Input level"))
        self.setToolTip(self.tr("Input level in dB below full scale; the mark holds the peak"))

    def sizeHint(self) -> QSize:
        return QSize(160, int(QFontMetricsF(self.font()).height() + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(110, self.sizeHint().height())

    def set_levels(self, level_db: float, peak_db: float) -> None:
        """The newest values."""
        now = monotonic()
        fallen = _FALL_DB_PER_SECOND * (now - self._updated_at)
        self._updated_at = now
        self._level_db = max(level_db, self._level_db - fallen, _LOWEST_DB)
        if peak_db >= self._peak_db:
            self._peak_db, self._held_until = peak_db, now + _HOLD_SECONDS
        elif now > self._held_until:
            self._peak_db = max(self._peak_db - fallen, peak_db, _LOWEST_DB)
        self.update()

    def reset(self) -> None:
        """Nothing comes in."""
        self._level_db = self._peak_db = _LOWEST_DB
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self.font())
        text = "−∞ dB" if self._peak_db <= _LOWEST_DB else level(self._peak_db)
        number_width = metrics.horizontalAdvance("−60 dB")
        bar = QRectF(0, (self.height() - _BAR_HEIGHT) / 2, self.width() - number_width - 8, _BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.track))
        painter.drawRoundedRect(bar, 4, 4)
        tone = colors.bad if self._peak_db >= _CLIP_DB else colors.warning if self._level_db >= _HOT_DB else colors.good
        filled = QRectF(bar)
        filled.setWidth(bar.width() * self._part(self._level_db))
        painter.setBrush(QColor(tone))
        painter.drawRoundedRect(filled, 4, 4)
        x = bar.left() + bar.width() * self._part(self._peak_db)
        if self._peak_db > _LOWEST_DB:
            painter.fillRect(QRectF(min(x, bar.right() - 2), bar.top() - 2, 2, _BAR_HEIGHT + 4), QColor(colors.text))
        painter.setPen(QColor(colors.muted))
        baseline = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(self.width() - metrics.horizontalAdvance(text), baseline), text)

    @staticmethod
    def _part(level_db: float) -> float:
        return min(max((level_db - _LOWEST_DB) / -_LOWEST_DB, 0.0), 1.0)
