"""How many clips each genre has in each part of the data, as bars: unevenness and missing genres are seen at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.ui.figure_text import NOTHING, percent, whole
from genre_tagger.ui.views.tones import colors_of

_BAR_HEIGHT = 10.0
_GAP = 22.0
_PAD = 14.0


class ClassChart(QWidget):
    """One column of bars for each part, the same scale in each column for the shares. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._genres: tuple[str, ...] = ()
        self._parts: tuple[tuple[str, Mapping[str, int]], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Clips of each genre"))

    def set_counts(self, genres: Sequence[str], parts: Sequence[tuple[str, Mapping[str, int]]]) -> None:
        """`parts` are (its name, clips by genre); genres are shown in their order."""
        self._genres, self._parts = tuple(genres), tuple(parts)
        self.setAccessibleDescription(self.in_words())
        self.setToolTip(self.in_words())
        self.updateGeometry()
        self.update()

    def in_words(self) -> str:
        """Every count, as a sentence for each part."""
        lines = []
        for name, counts in self._parts:
            each = ", ".join(f"{genre} {whole(counts.get(genre, 0))}" for genre in self._genres)
            lines.append(f"{name}: {whole(sum(counts.values()))} ({each})")
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        return QSize(600, round(2 * _PAD + line + 8 + max(1, len(self._genres)) * (line + 5)))

    def minimumSizeHint(self) -> QSize:
        return QSize(360, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = colors_of(self)
        painter.setPen(QColor(colors.border))
        painter.setBrush(QColor(colors.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if not self._parts:
            return
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(genre) for genre in self._genres), default=0.0)
        names = min(widest, self.width() * 0.2) + 10
        left = _PAD + names
        width = (self.width() - left - _PAD - _GAP * (len(self._parts) - 1)) / len(self._parts)
        self._paint_names(painter, names)
        for number, (name, counts) in enumerate(self._parts):
            self._paint_part(painter, QRectF(left + number * (width + _GAP), _PAD, width, 0), name, counts)

    def _paint_names(self, painter: QPainter, width: float) -> None:
        metrics = QFontMetricsF(self.font())
        painter.setPen(QColor(colors_of(self).text))
        for row, genre in enumerate(self._genres):
            text = metrics.elidedText(genre, Qt.TextElideMode.ElideRight, width - 8)
            painter.drawText(QPointF(_PAD, self._row_top(row) + metrics.ascent()), text)

    def _paint_part(self, painter: QPainter, place: QRectF, name: str, counts: Mapping[str, int]) -> None:
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        total, most = sum(counts.values()), max([1, *counts.values()])
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(colors.text))
        painter.drawText(QPointF(place.left(), place.top() + metrics.ascent()), name)
        offset = QFontMetricsF(bold).horizontalAdvance(name) + 8
        painter.setFont(self.font())
        painter.setPen(QColor(colors.muted))
        painter.drawText(QPointF(place.left() + offset, place.top() + metrics.ascent()), whole(total))
        number_width = metrics.horizontalAdvance(f"{whole(most)}  00 %") + 8
        room = max(8.0, place.width() - number_width)
        for row, genre in enumerate(self._genres):
            count, top = counts.get(genre, 0), self._row_top(row)
            groove = QRectF(place.left(), top + (metrics.height() - _BAR_HEIGHT) / 2, room, _BAR_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.track))
            painter.drawRoundedRect(groove, 3, 3)
            if count:
                painter.setBrush(QColor(colors.genre(row)))
                groove.setWidth(max(3.0, room * count / most))
                painter.drawRoundedRect(groove, 3, 3)
            share = percent(count / total) if total else NOTHING
            painter.setPen(QColor(colors.text if count else colors.bad))
            painter.drawText(QPointF(place.left() + room + 8, top + metrics.ascent()), whole(count))
            painter.setPen(QColor(colors.muted))
            x = place.right() - metrics.horizontalAdvance(share)
            painter.drawText(QPointF(x, top + metrics.ascent()), share)

    def _row_top(self, row: int) -> float:
        line = QFontMetricsF(self.font()).height()
        return _PAD + line + 8 + row * (line + 5)
