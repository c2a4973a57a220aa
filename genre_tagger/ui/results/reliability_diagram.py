"""The reliability diagram: of the answers given with a confidence, how many were right; how many answers those are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from genre_tagger.training.run_results import ReliabilityBin
from genre_tagger.ui.figure_text import decimal, whole
from genre_tagger.ui.results.figures import percent
from genre_tagger.ui.views.tones import colors_of, mixed

_SHARE_OF_COUNTS = 0.22


class ReliabilityDiagram(QWidget):
    """Bars against the diagonal, and a small histogram below on the same axis. Left and Right walk over the bars."""

    bin_chosen = Signal(str)
    """(the chosen bar as a sentence)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bins: tuple[ReliabilityBin, ...] = ()
        self._chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Reliability diagram"))

    def show_bins(self, bins: tuple[ReliabilityBin, ...]) -> None:
        """Empty bins are left out."""
        self._bins = tuple(one for one in bins if one.count)
        self._chosen = -1
        self.setAccessibleDescription("\n".join(self.words(one) for one in self._bins))
        self.update()

    def words(self, one: ReliabilityBin) -> str:
        """A bar as a sentence."""
        gap = one.accuracy - one.confidence
        text = self.tr("{count} answers were {confidence} sure on average; {right} of them were right").format(
            count=whole(one.count), confidence=percent(one.confidence), right=percent(one.accuracy)
        )
        if abs(gap) < 0.03:
            return self.tr("{text}: as sure as it should be.").format(text=text)
        if gap < 0:
            return self.tr("{text}: too sure by {points} points.").format(text=text, points=decimal(-100 * gap))
        return self.tr("{text}: not sure enough by {points} points.").format(text=text, points=decimal(100 * gap))

    def sizeHint(self) -> QSize:
        return QSize(480, 380)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 220)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self._bins:
            self._choose(min(max(0, self._chosen + steps[Qt.Key(event.key())]), len(self._bins) - 1))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._bin_at(event.position().x()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._bin_at(event.pos().x())
            if found >= 0:
                QToolTip.showText(event.globalPos(), self.words(self._bins[found]), self)
                return True
        return super().event(event)

    def _choose(self, place: int) -> None:
        self._chosen = place
        if place >= 0:
            words = self.words(self._bins[place])
            self.setAccessibleDescription(words)
            self.bin_chosen.emit(words)
        self.update()

    def _areas(self) -> tuple[QRectF, QRectF]:
        """(diagram, histogram)"""
        metrics = QFontMetricsF(self.font())
        left = metrics.height() + metrics.horizontalAdvance("100 %") + 16.0
        bottom = 2 * metrics.height() + 14.0
        height = max(60.0, self.height() - bottom - 10.0)
        counts = _SHARE_OF_COUNTS * height
        width = min(max(80.0, self.width() - left - 12.0), 1.5 * (height - counts - 8.0))
        diagram = QRectF(left, 8, width, height - counts - 10.0)
        return diagram, QRectF(left, diagram.bottom() + 10.0, width, counts)

    def _bin_at(self, x: float) -> int:
        diagram, _ = self._areas()
        part = (x - diagram.left()) / diagram.width()
        return next((place for place, one in enumerate(self._bins) if one.low <= part <= one.high), -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = colors_of(self)
        diagram, histogram = self._areas()
        painter.fillRect(diagram, QColor(colors.surface))
        self._paint_axes(painter, diagram, histogram)
        most = max((one.count for one in self._bins), default=1)
        for place, one in enumerate(self._bins):
            self._paint_bin(painter, place, one, diagram)
            left, right = (histogram.left() + histogram.width() * edge for edge in (one.low, one.high))
            bar = histogram.height() * one.count / most
            tone = colors.accent if place == self._chosen else colors.disabled
            painter.fillRect(QRectF(left + 1.5, histogram.bottom() - bar, right - left - 3, bar), QColor(tone))
        painter.setPen(QPen(QColor(colors.text), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(diagram.bottomLeft(), diagram.topRight())
        for place, one in enumerate(self._bins):
            self._paint_mark(painter, place, one, diagram)

    def _paint_bin(self, painter: QPainter, place: int, one: ReliabilityBin, area: QRectF) -> None:
        colors = colors_of(self)
        left, right = (area.left() + area.width() * edge for edge in (one.low, one.high))
        height = area.height() * one.accuracy
        bar = QRectF(left + 1.5, area.bottom() - height, right - left - 3, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(colors.surface, colors.accent, 0.75 if place == self._chosen else 0.45))
        painter.drawRect(bar)
        ideal = area.bottom() - area.height() * one.confidence
        gap = QRectF(bar.left(), min(ideal, bar.top()), bar.width(), abs(ideal - bar.top()))
        too_sure = one.accuracy < one.confidence
        tone = QColor(colors.bad if too_sure else colors.good)
        painter.setBrush(mixed(colors.surface, tone.name(), 0.12))
        painter.drawRect(gap)
        tone.setAlphaF(0.7)
        painter.setBrush(QBrush(tone, Qt.BrushStyle.BDiagPattern if too_sure else Qt.BrushStyle.FDiagPattern))
        painter.drawRect(gap)

    def _paint_mark(self, painter: QPainter, place: int, one: ReliabilityBin, area: QRectF) -> None:
        colors = colors_of(self)
        at = QPointF(area.left() + area.width() * one.confidence, area.bottom() - area.height() * one.accuracy)
        painter.setPen(QPen(QColor(colors.surface), 1.5))
        painter.setBrush(QColor(colors.text))
        painter.drawEllipse(at, 5.0 if place == self._chosen else 3.5, 5.0 if place == self._chosen else 3.5)

    def _paint_axes(self, painter: QPainter, area: QRectF, histogram: QRectF) -> None:
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        line = QColor(colors.border)
        center = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for percentage in (0, 25, 50, 75, 100):
            x = area.left() + area.width() * percentage / 100
            y = area.bottom() - area.height() * percentage / 100
            painter.fillRect(QRectF(area.left(), round(y), area.width(), 1), line)
            painter.fillRect(QRectF(round(x), area.top(), 1, histogram.bottom() - area.top()), line)
            label = percent(percentage / 100)
            painter.setPen(QColor(colors.muted))
            width = metrics.horizontalAdvance(label)
            painter.drawText(QPointF(area.left() - 8 - width, y + (metrics.ascent() - metrics.descent()) / 2), label)
            left = min(max(x - width / 2, area.left() - 10), area.right() - width + 10)
            painter.drawText(QPointF(left, histogram.bottom() + 4 + metrics.ascent()), label)
        below = QRectF(area.left(), histogram.bottom() + 4 + metrics.height(), area.width(), metrics.height() + 4)
        painter.drawText(below, center, self.tr("Confidence (below: how many answers)"))
        painter.save()
        painter.translate(0, area.center().y())
        painter.rotate(-90)
        half = area.height() / 2
        painter.drawText(QRectF(-half, 0, area.height(), metrics.height() + 2), center, self.tr("Were right"))
        painter.restore()
