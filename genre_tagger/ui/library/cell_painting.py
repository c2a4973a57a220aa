"""What several tables paint alike: one elided line, the dot of a genre, a confidence as bar and number."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from genre_tagger.ui.figure_text import percent
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.theme import Colors

PADDING = 10
DOT_ROOM = 18
"""What a genre's dot takes at the left of its name."""

_ALIGNMENTS = {
    align: int(align | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine.value)
    for align in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
}


def draw_line(
    painter: QPainter,
    rect: QRect,
    text: str,
    tone: str,
    font: QFont,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Draw one elided line; returns its width in pixels."""
    shown, width = _elided(text, max(0, rect.width()), font.key())
    painter.setFont(font)
    painter.setPen(QColor(tone))
    painter.drawText(rect, _ALIGNMENTS[align], shown)
    return width


def draw_dot(painter: QPainter, rect: QRect, tone: str) -> None:
    """The dot of a genre at the left of `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone))
    painter.drawEllipse(QRectF(rect.left(), rect.center().y() + 1 - 4.5, 9, 9))


def draw_confidence(
    painter: QPainter,
    rect: QRect,
    confidence: float,
    colors: Colors,
    font: QFont,
    *,
    tone: str,
    number_tone: str,
    threshold: float | None = None,
) -> None:
    """A bar and its number; a tick on the bar marks the `threshold` below which the answer is Unknown."""
    number_width = QFontMetrics(font).horizontalAdvance(percent(1.0)) + 4
    bar = QRectF(rect.left(), rect.center().y() - 2, max(10, rect.width() - number_width - 10), 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.track))
    painter.drawRoundedRect(bar, 3, 3)
    painter.setBrush(QColor(tone))
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(6.0, bar.width() * confidence), 6), 3, 3)
    if threshold is not None:
        mark = QRectF(bar.left() + bar.width() * threshold, bar.top() - 2, 1, 10)
        painter.fillRect(mark, QColor(colors.muted))
    number = rect.adjusted(rect.width() - number_width, 0, 0, 0)
    draw_line(painter, number, percent(confidence), number_tone, font, Qt.AlignmentFlag.AlignRight)


def printable(text: str) -> str:
    """A text out of tags or a path, fit to be shown."""
    return shown_path(text) if text and not text.isprintable() else text


@lru_cache(maxsize=8192)
def _elided(text: str, width: int, font_key: str) -> tuple[str, int]:
    """The text cut to `width` pixels and the width it takes. Measuring costs more than drawing, so it is kept."""
    font = QFont()
    font.fromString(font_key)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return shown, metrics.horizontalAdvance(shown)
