"""How the row of an album looks: an arrow to fold it, its genre, what its tracks say as one bar, how many agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from genre_tagger.genres import UNKNOWN
from genre_tagger.library.albums import AlbumSummary
from genre_tagger.library.track_row import Column
from genre_tagger.ui.figure_text import percent
from genre_tagger.ui.icons import paint_icon
from genre_tagger.ui.library.cell_painting import DOT_ROOM, draw_dot, draw_line, printable
from genre_tagger.ui.library.cell_text import CellText

if TYPE_CHECKING:
    from genre_tagger.ui.library.delegates import CellDelegate

INDENT = 22
"""Pixels by which tracks stand in under their album: the room of its arrow."""
_BAR_HEIGHT = 8.0
_GAP = 10


class AlbumCells:
    """Paints the cells of albums' rows, in the colours of `look`. GUI thread only."""

    def __init__(self, text: CellText, look: CellDelegate) -> None:
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
            arrow = QRectF(rect.left() - 1, rect.center().y() - 6, 14, 14)
            paint_icon(painter, "arrow-right", self._look.colors.accent, arrow)
            words = self._text.album(album, column)
            draw_line(painter, rect.adjusted(20, 0, 0, 0), words, self._look.colors.text, strong)
        elif column is Column.STATUS:
            self._look.paint_status(painter, rect, album.status, self._text.album(album, column), font)
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
        if genre == UNKNOWN:
            paint_icon(painter, "unknown", colors.muted, QRectF(rect.left() - 2, rect.center().y() - 6, 14, 14))
        else:
            draw_dot(painter, rect, self._look.genre_color(genre))
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
            painter.fillRect(QRectF(left, bar.top(), width, bar.height()), QColor(self._look.genre_color(genre)))
            left += width
        painter.restore()
        number_rect = rect.adjusted(rect.width() - number, 0, 0, 0)
        draw_line(painter, number_rect, words, colors.text, font, Qt.AlignmentFlag.AlignRight)
