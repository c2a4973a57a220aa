"""What several tables paint alike: an elided line, a genre with its dot, a confidence as bar and number; and albums."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from genre_tagger.genres import UNKNOWN
from genre_tagger.library.albums import AlbumSummary
from genre_tagger.library.track_row import Column, Status
from genre_tagger.ui.figure_text import percent
from genre_tagger.ui.library.cell_text import CellText, shown_path
from genre_tagger.ui.theme import Colors, colors_in_force, paint_icon

PADDING = 10
DOT_ROOM = 18
"""What a genre's dot takes at the left of its name."""
INDENT = 22
"""Pixels by which tracks stand in under their album: the room of its arrow."""
_BAR_HEIGHT = 8.0
_GAP = 10
STATUS_ICONS = {
    Status.WAITING: ("waiting", "muted"),
    Status.CLASSIFYING: ("classify", "accent"),
    Status.STOPPED: ("stop", "muted"),
    Status.TO_WRITE: ("proposed", "accent"),
    Status.ACCEPTED: ("accept", "good"),
    Status.CORRECTED: ("edited", "accent"),
    Status.UNKNOWN: ("unknown", "muted"),
    Status.NOTHING_TO_DO: ("kept", "muted"),
    Status.SKIPPED: ("skip", "muted"),
    Status.WRITTEN: ("written", "good"),
    Status.FAILED: ("failed", "bad"),
}

_ALIGNMENTS = {
    align: int(align | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine.value)
    for align in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
}


class Look:
    """The colours in force, and of the genres of the model in use, in whose order theirs are given."""

    def __init__(self) -> None:
        self.genres: tuple[str, ...] = ()
        self.colors = colors_in_force()

    def of_genre(self, genre: str) -> str:
        """A genre's tone; that of quiet text for one that the model does not know."""
        return self.colors.genre(self.genres.index(genre)) if genre in self.genres else self.colors.muted


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


def draw_genre(painter: QPainter, rect: QRect, genre: str, look: Look) -> None:
    """Its dot at the left of `rect`, or the sign of Unknown."""
    if genre == UNKNOWN:
        paint_icon(painter, "unknown", look.colors.muted, QRectF(rect.left() - 2, rect.center().y() - 6, 14, 14))
    else:
        draw_dot(painter, rect, look.of_genre(genre))


def draw_change(painter: QPainter, rect: QRect, text: str, colors: Colors, font: QFont) -> None:
    """What will be written, behind an arrow."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    paint_icon(painter, "arrow-right", colors.accent, QRectF(rect.left() - 1, rect.center().y() - 6, 14, 14))
    draw_line(painter, rect.adjusted(20, 0, 0, 0), text, colors.text, strong)


def draw_status(painter: QPainter, rect: QRect, status: Status, words: str, colors: Colors, font: QFont) -> None:
    """An icon and words."""
    name, tone = STATUS_ICONS[status]
    color: str = getattr(colors, tone)
    paint_icon(painter, name, color, QRectF(rect.left(), rect.center().y() - 7, 16, 16))
    text_tone = color if status in (Status.FAILED, Status.WRITTEN) else colors.muted
    draw_line(painter, rect.adjusted(24, 0, 0, 0), words, text_tone, font)


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


class AlbumCells:
    """Paints the cells of albums' rows, in the colours of `look`. GUI thread only."""

    def __init__(self, text: CellText, look: Look) -> None:
        self._text, self._look = text, look

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        album: AlbumSummary,
        column: Column,
        font: QFont,
        *,
        folded: bool,
        listed: int,
    ) -> None:
        """One cell in `rect`; `listed` of the tracks pass the filter."""
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        if column is Column.TITLE:
            self._paint_arrow(painter, rect, folded=folded)
            self._paint_title(painter, rect.adjusted(INDENT, 0, 0, 0), album, self._text.count(album, listed), font)
        elif column is Column.PROPOSED and album.proposed:
            self._paint_genre(painter, rect, album, strong)
        elif column is Column.CONFIDENCE and album.shares:
            self._paint_bar(painter, rect, album, font)
        elif column is Column.WILL_WRITE and album.writes:
            draw_change(painter, rect, self._text.album(album, column), self._look.colors, font)
        elif column is Column.STATUS:
            draw_status(painter, rect, album.status, self._text.album(album, column), self._look.colors, font)
        else:
            align = Qt.AlignmentFlag.AlignRight if column is Column.DURATION else Qt.AlignmentFlag.AlignLeft
            words = printable(self._text.album(album, column))
            draw_line(painter, rect, words, self._look.colors.muted, font, align)

    def _paint_arrow(self, painter: QPainter, rect: QRect, *, folded: bool) -> None:
        middle = QPointF(rect.left() + 5, rect.center().y() + 1)
        corners = ((-2, -4), (2, 0), (-2, 4)) if folded else ((-4, -2), (0, 2), (4, -2))
        path = QPainterPath(middle + QPointF(*corners[0]))
        for corner in corners[1:]:
            path.lineTo(middle + QPointF(*corner))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(QColor(self._look.colors.muted), 1.6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
        )
        painter.drawPath(path)

    def _paint_title(self, painter: QPainter, rect: QRect, album: AlbumSummary, count: str, font: QFont) -> None:
        """The title has the room that a few words of artist and the count leave; a long artist gives way first."""
        colors, metrics = self._look.colors, QFontMetrics(font)
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        counted = metrics.horizontalAdvance(count)
        artist = printable(album.artist)
        room = rect.width() - counted - _GAP
        kept = min(metrics.horizontalAdvance(artist) + _GAP, room * 2 // 5) if artist else 0
        title = rect.adjusted(0, 0, room - kept - rect.width(), 0)
        used = draw_line(painter, title, printable(album.title), colors.text, strong)
        if artist:
            beside = rect.adjusted(used + _GAP, 0, room - rect.width(), 0)
            used += _GAP + draw_line(painter, beside, artist, colors.text, font)
        draw_line(painter, rect.adjusted(used + _GAP, 0, 0, 0), count, colors.muted, font)

    def _paint_genre(self, painter: QPainter, rect: QRect, album: AlbumSummary, font: QFont) -> None:
        colors, genre = self._look.colors, album.proposed
        draw_genre(painter, rect, genre, self._look)
        tone = colors.muted if genre == UNKNOWN else colors.text
        draw_line(painter, rect.adjusted(DOT_ROOM, 0, 0, 0), self._text.genre(genre), tone, font)

    def _paint_bar(self, painter: QPainter, rect: QRect, album: AlbumSummary, font: QFont) -> None:
        """The probabilities of its genres side by side; what is none of them stays empty."""
        colors = self._look.colors
        words = self._text.album(album, Column.CONFIDENCE)
        metrics = QFontMetrics(font)
        number = max(metrics.horizontalAdvance(words), metrics.horizontalAdvance(percent(1.0)) + 4)
        bar = QRectF(rect.left(), rect.center().y() - 3, max(12, rect.width() - number - _GAP), _BAR_HEIGHT)
        outline = QPainterPath()
        outline.addRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(bar, QColor(colors.track))
        left = bar.left()
        for genre, share in album.shares:
            width = bar.width() * share
            painter.fillRect(QRectF(left, bar.top(), width, bar.height()), QColor(self._look.of_genre(genre)))
            left += width
        painter.restore()
        number_rect = rect.adjusted(rect.width() - number, 0, 0, 0)
        draw_line(painter, number_rect, words, colors.text, font, Qt.AlignmentFlag.AlignRight)
