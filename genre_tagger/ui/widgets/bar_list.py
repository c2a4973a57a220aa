"""Rows of bars with a name and figures: probabilities, scores, counts. Needs no pyqtgraph."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from genre_tagger.ui.theme import Colors, colors_of

_BAR, _STACKED_BAR = 8.0, 6.0
_CARD_PAD = 14.0
_GAP = 18.0
_CAP, _DIAMOND = 5.0, 5.5
_DOT = 9.0
_LEAST_PART = 0.004
_NAMES_PARTS = (0.45, 0.26)
"""Of the width, at most: with one column of bars, with more."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter

Tone = int | str
"""A genre's place in the model's list, or the name of one of `Colors`."""


@dataclass(frozen=True, slots=True)
class Bar:
    """`part` of the groove in [0, 1] is filled, NaN for none; `text` stands behind it, `second` after that.

    `low` and `high` are a whisker's ends, `notch` and `diamond` other values to compare with; NaN for none.
    """

    part: float
    text: str
    tone: Tone
    text_tone: str = "text"
    second: str = ""
    low: float = math.nan
    high: float = math.nan
    notch: float = math.nan
    diamond: float = math.nan


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row: `words` say it as a sentence, `dot` is the tone of a dot before the name, `last` a figure at the end."""

    name: str
    bars: tuple[Bar, ...]
    words: str
    dot: Tone | None = None
    last: str = ""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Names up to `left`, bars of `width` (their figures take `figures` of it) from there on."""

    left: float
    width: float
    figures: float


class BarList(QWidget):
    """GUI thread only. With `can_choose` Up, Down and a click choose a row, which is then read out."""

    row_chosen = Signal(int)

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        row_height: float = 26.0,
        is_card: bool = False,
        is_stacked: bool = False,
        can_choose: bool = False,
    ) -> None:
        """`is_stacked`: the name stands above its bar."""
        super().__init__(parent)
        self.rows: tuple[BarRow, ...] = ()
        self.chosen = -1
        self._headers: tuple[tuple[str, str], ...] = ()
        self._last_header = ""
        self._row_height, self._is_stacked, self._can_choose = row_height, is_stacked, can_choose
        self._pad = _CARD_PAD if is_card else 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if can_choose:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_rows(self, rows: Sequence[BarRow], headers: Sequence[tuple[str, str]] = (), last_header: str = "") -> None:
        """Other rows, all with as many bars; `headers` are (in strong letters, in muted ones) above each column."""
        self.rows, self._headers, self._last_header, self.chosen = tuple(rows), tuple(headers), last_header, -1
        totals = [f"{name} {more}" for name, more in headers if name]
        self.setAccessibleDescription("\n".join([*totals, *(row.words for row in self.rows)]))
        self.updateGeometry()
        self.update()

    def choose(self, place: int) -> None:
        """Choose a row and read it out."""
        self.chosen = place
        if place >= 0:
            self.setAccessibleDescription(self.rows[place].words)
            self.row_chosen.emit(place)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, math.ceil(2 * self._pad + self.header_height() + self._row_height * len(self.rows)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def header_height(self) -> float:
        """Room above the first row."""
        return QFontMetricsF(self.font()).height() + 8.0 if self._headers else 0.0

    def bars_left(self) -> float:
        """Where the first column of bars begins."""
        return self._columns(self._area()).left

    def hint_at(self, place: QPointF) -> str:
        """What a tooltip says there: the row, or everything."""
        row = self._row_at(place)
        return self.rows[row].words if row >= 0 else "\n".join(one.words for one in self.rows)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.hint_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if self._can_choose and self.rows and event.key() in steps:
            self.choose(min(max(0, self.chosen + steps[Qt.Key(event.key())]), len(self.rows) - 1))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._can_choose:
            self.choose(self._row_at(event.position()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = QPainter(self), colors_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pad:
            painter.setPen(QColor(colors.border))
            painter.setBrush(QColor(colors.surface))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self.paint_rows(painter, self._area(), self._row_height)

    def paint_rows(self, painter: QPainter, area: QRectF, row_height: float) -> None:
        """As many rows as fit into the area."""
        columns, top = self._columns(area), area.top() + self.header_height()
        self._paint_headers(painter, area, columns)
        fitting = max(1, int((area.bottom() - top + 1.0) // row_height))
        for place, row in enumerate(self.rows[:fitting]):
            rect = QRectF(area.left(), top + place * row_height, area.width(), row_height)
            if self._is_stacked:
                self._paint_stacked(painter, row, rect)
            else:
                self._paint_row(painter, row, rect, columns, is_chosen=place == self.chosen)

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(self._pad, self._pad, -self._pad, -self._pad)

    def _row_at(self, place: QPointF) -> int:
        row = int((place.y() - self._pad - self.header_height()) // self._row_height)
        return row if not self._is_stacked and 0 <= row < len(self.rows) else -1

    def _columns(self, area: QRectF) -> _Columns:
        metrics = QFontMetricsF(self.font())
        dots = 16.0 if any(row.dot is not None for row in self.rows) else 0.0
        widest = max((metrics.horizontalAdvance(row.name) for row in self.rows), default=0.0)
        count = max((len(row.bars) for row in self.rows), default=1)
        left = min(widest, _NAMES_PARTS[count > 1] * area.width()) + dots + _GAP
        last = max(metrics.horizontalAdvance(text) for text in (*(r.last for r in self.rows), self._last_header))
        figures = max((self._figures_width(bar) for row in self.rows for bar in row.bars), default=0.0)
        room = area.width() - left - (last + _GAP if last else 0.0) - _GAP * (count - 1)
        return _Columns(area.left() + left, room / max(1, count), figures)

    def _figures_width(self, bar: Bar) -> float:
        metrics = QFontMetricsF(self.font())
        return 10.0 + metrics.horizontalAdvance(bar.text) + (metrics.horizontalAdvance(f"   {bar.second}"))

    def _paint_headers(self, painter: QPainter, area: QRectF, columns: _Columns) -> None:
        colors, strong = colors_of(self), QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        base = area.top() + QFontMetricsF(self.font()).ascent()
        for place, (name, more) in enumerate(self._headers):
            x = columns.left + place * (columns.width + _GAP)
            painter.setFont(strong)
            painter.setPen(QColor(colors.text))
            painter.drawText(QPointF(x, base), name)
            x += QFontMetricsF(strong).horizontalAdvance(name) + (8.0 if name else 0.0)
            painter.setFont(self.font())
            painter.setPen(QColor(colors.muted))
            painter.drawText(QPointF(x, base), more)
        painter.setFont(self.font())
        painter.setPen(QColor(colors.muted))
        rect = QRectF(area.left(), area.top(), area.width(), QFontMetricsF(self.font()).height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight, self._last_header)

    def _paint_row(self, painter: QPainter, row: BarRow, rect: QRectF, columns: _Columns, *, is_chosen: bool) -> None:
        colors, metrics, middle = colors_of(self), QFontMetricsF(self.font()), rect.center().y()
        if is_chosen:
            painter.setPen(QPen(QColor(colors.accent), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent_soft))
            painter.drawRoundedRect(rect.adjusted(0.5, 1.5, -0.5, -1.5), 5, 5)
        x = rect.left() + (6.0 if self._can_choose else 0.0)
        if row.dot is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(_color(colors, row.dot)))
            painter.drawEllipse(QRectF(x, middle - _DOT / 2, _DOT, _DOT))
            x += _DOT + 7.0
        painter.setPen(QColor(colors.text))
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, columns.left - x - 8.0)
        painter.drawText(QRectF(x, rect.top(), columns.left, rect.height()), _MIDDLE, name)
        for place, bar in enumerate(row.bars):
            left = columns.left + place * (columns.width + _GAP)
            groove = QRectF(left, middle - _BAR / 2, max(12.0, columns.width - columns.figures), _BAR)
            paint_bar(painter, colors, groove, bar)
            figures = QRectF(groove.right() + 10.0, rect.top(), columns.figures - 10.0, rect.height())
            painter.setPen(QColor(_color(colors, bar.text_tone)))
            painter.drawText(figures, _MIDDLE, bar.text)
            painter.setPen(QColor(colors.muted))
            painter.drawText(figures, _MIDDLE | Qt.AlignmentFlag.AlignRight, bar.second)
        painter.drawText(rect.adjusted(0, 0, -4, 0), _MIDDLE | Qt.AlignmentFlag.AlignRight, row.last)

    def _paint_stacked(self, painter: QPainter, row: BarRow, rect: QRectF) -> None:
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        for bar in row.bars:
            line = QRectF(rect.left(), rect.top(), rect.width(), metrics.height())
            room = rect.width() - metrics.horizontalAdvance(bar.text) - 8.0
            painter.setPen(QColor(colors.text))
            painter.drawText(line, _MIDDLE, metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room))
            painter.setPen(QColor(colors.muted))
            painter.drawText(line, _MIDDLE | Qt.AlignmentFlag.AlignRight, bar.text)
            paint_bar(painter, colors, QRectF(rect.left(), line.bottom() + 1.0, rect.width(), _STACKED_BAR), bar)


def paint_bar(painter: QPainter, colors: Colors, groove: QRectF, bar: Bar) -> None:
    """The groove, what is filled of it, and what it is compared with."""
    radius = groove.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.track))
    painter.drawRoundedRect(groove, radius, radius)
    if bar.part > _LEAST_PART:
        filled = QRectF(groove.topLeft(), groove.size())
        filled.setWidth(max(groove.height(), groove.width() * min(1.0, bar.part)))
        painter.setBrush(QColor(_color(colors, bar.tone)))
        painter.drawRoundedRect(filled, radius, radius)
    if math.isfinite(bar.notch):
        painter.setBrush(QColor(colors.text))
        x = groove.left() + groove.width() * bar.notch
        painter.drawRoundedRect(QRectF(x - 1.5, groove.center().y() - 8, 3, 16), 1.5, 1.5)
    if math.isfinite(bar.low) and math.isfinite(bar.high):
        paint_whisker(painter, colors, groove, bar.low, bar.high)
    if math.isfinite(bar.diamond):
        paint_diamond(painter, colors, QPointF(groove.left() + groove.width() * bar.diamond, groove.center().y()))


def paint_whisker(painter: QPainter, colors: Colors, groove: QRectF, low: float, high: float) -> None:
    """An interval, set off from its bar by an edge of ground."""
    middle = groove.center().y()
    ends = [groove.left() + groove.width() * end for end in (low, high)]
    for tone, width in ((colors.surface, 3.6), (colors.text, 1.4)):
        painter.setPen(QPen(QColor(tone), width))
        painter.drawLine(QPointF(ends[0], middle), QPointF(ends[1], middle))
        for end in ends:
            painter.drawLine(QPointF(end, middle - _CAP), QPointF(end, middle + _CAP))


def paint_diamond(painter: QPainter, colors: Colors, at: QPointF) -> None:
    """Another's value."""
    painter.setPen(QPen(QColor(colors.text), 1.4))
    painter.setBrush(QColor(colors.surface))
    corners = ((0, -_DIAMOND), (_DIAMOND, 0), (0, _DIAMOND), (-_DIAMOND, 0))
    painter.drawPolygon(QPolygonF([QPointF(at.x() + dx, at.y() + dy) for dx, dy in corners]))


def _color(colors: Colors, tone: Tone) -> str:
    return colors.genre(tone) if isinstance(tone, int) else str(getattr(colors, tone))
