"""How the cells of the library table look, and how a proposal is edited in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from genre_tagger.genres import UNKNOWN
from genre_tagger.library.albums import AlbumRow
from genre_tagger.library.proposal import RowPlanner
from genre_tagger.library.track_row import Column, Status, TrackRow
from genre_tagger.ui.figure_text import NOTHING
from genre_tagger.ui.library.cell_painting import (
    DOT_ROOM,
    INDENT,
    PADDING,
    AlbumCells,
    Look,
    draw_change,
    draw_confidence,
    draw_genre,
    draw_line,
    draw_status,
    printable,
)
from genre_tagger.ui.library.cell_text import CellText, duration_text
from genre_tagger.ui.library.track_model import TrackModel
from genre_tagger.ui.theme import colors_in_force, paint_icon
from genre_tagger.ui.widgets.records import Index


class CellDelegate(QStyledItemDelegate):
    """Paints every column of the table; the proposal's cell is edited with a combo box of genres."""

    def __init__(
        self, model: TrackModel, text: CellText, planner: RowPlanner, header: QHeaderView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._text, self._planner, self._header = model, text, planner, header
        self.look = Look()
        self._albums = AlbumCells(text, self.look)
        self._painters: dict[Column, Callable[[QPainter, QRect, TrackRow, QFont], None]] = {
            Column.TITLE: self._paint_title,
            Column.DURATION: self._paint_duration,
            Column.CURRENT: self._paint_current,
            Column.PROPOSED: self._paint_proposed,
            Column.CONFIDENCE: self._paint_confidence,
            Column.WILL_WRITE: self._paint_will_write,
            Column.STATUS: self._paint_status,
        }

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.look.colors = colors = colors_in_force()
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        item = self._model.item(index.row())
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colors.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colors.hover))
        elif isinstance(item, AlbumRow):
            painter.fillRect(rect, QColor(colors.window))
        painter.setPen(QColor(colors.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font: QFont = option.font
        cell = rect.adjusted(PADDING, 0, -PADDING, -1)
        column = Column(index.column())
        if isinstance(item, AlbumRow):
            listed = len(self._model.tracks_of(item)) if column is Column.TITLE else 0
            summary = self._model.albums.summary(item)
            self._albums.paint(painter, cell, summary, column, font, folded=item.is_folded, listed=listed)
        elif item.problem and Column.CURRENT <= column <= Column.WILL_WRITE:
            self._paint_problem(painter, cell, item, column, font)
        else:
            self._painters[column](painter, cell, item, font)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colors.accent), 1.2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5), 4, 4)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, 32)

    def _paint_problem(self, painter: QPainter, rect: QRect, row: TrackRow, column: Column, font: QFont) -> None:
        """The reason of a failure runs through the cells that have nothing to say; each paints its part of it."""
        if self._header.sectionsMoved() or self._header.hiddenSectionCount():
            if column is Column.WILL_WRITE:
                self._paint_will_write(painter, rect, row, font)
            return
        left, here = (self._header.sectionPosition(place) for place in (Column.CURRENT, column))
        end = self._header.sectionPosition(Column.STATUS)
        painter.setClipRect(rect.adjusted(-PADDING, 0, PADDING, 0))
        line = QRect(rect.left() - here + left, rect.top(), end - left - 2 * PADDING, rect.height())
        draw_line(painter, line, printable(row.problem), self.look.colors.bad, font)

    def _paint_title(self, painter: QPainter, rect: QRect, row: TrackRow, font: QFont) -> None:
        if self._model.is_grouped and not self._model.album_of(row).is_loose:
            rect = rect.adjusted(INDENT, 0, 0, 0)
        title, artist = printable(row.title), printable(row.artist)
        room = QFontMetrics(font).horizontalAdvance(artist) + 12 if artist else 0
        title_rect = rect.adjusted(0, 0, -min(room, rect.width() - rect.width() * 6 // 10), 0)
        used = draw_line(painter, title_rect, title, self.look.colors.text, font)
        if artist:
            draw_line(painter, rect.adjusted(used + 10, 0, 0, 0), artist, self.look.colors.muted, font)

    def _paint_duration(self, painter: QPainter, rect: QRect, row: TrackRow, font: QFont) -> None:
        text = duration_text(row.duration_seconds)
        draw_line(painter, rect, text, self.look.colors.muted, font, Qt.AlignmentFlag.AlignRight)

    def _paint_current(self, painter: QPainter, rect: QRect, row: TrackRow, font: QFont) -> None:
        if row.track is not None:
            genre, colors = printable(row.current_genre), self.look.colors
            draw_line(painter, rect, genre or NOTHING, colors.text if genre else colors.muted, font)

    def _paint_proposed(self, painter: QPainter, rect: QRect, row: TrackRow, font: QFont) -> None:
        genre = row.proposed_genre
        if not genre:
            return
        draw_genre(painter, rect, genre, self.look)
        tone = self.look.colors.muted if genre == UNKNOWN or row.status is Status.SKIPPED else self.look.colors.text
        chosen = QFont(font)
        chosen.setBold(row.is_corrected)
        chosen.setStrikeOut(row.status is Status.SKIPPED)
        area = rect.adjusted(DOT_ROOM, 0, 0, 0)
        if row.dissent is not None and not row.edit.chosen:
            words, small = self._text.alone(row), QFont(font)
            small.setPointSizeF(0.82 * font.pointSizeF())
            height = QFontMetrics(small).height()
            draw_line(
                painter, area.adjusted(0, area.height() - height - 1, 0, -1), words, self.look.colors.muted, small
            )
            area = area.adjusted(0, 1, 0, -height)
        used = draw_line(painter, area, self._text.genre(genre), tone, chosen)
        if row.is_corrected and area.width() - used > 22:
            paint_icon(
                painter,
                "edited",
                self.look.colors.accent,
                QRectF(area.left() + used + 7, rect.center().y() - 6, 14, 14),
            )

    def _paint_confidence(self, painter: QPainter, rect: QRect, row: TrackRow, font: QFont) -> None:
        """A tick on the bar marks where Unknown ends."""
        if row.prediction is None:
            return
        is_unknown = row.proposed_genre == UNKNOWN
        draw_confidence(
            painter,
            rect,
            row.prediction.confidence,
            self.look.colors,
            font,
            tone=self.look.colors.disabled if is_unknown else self.look.of_genre(row.prediction.top_genre),
            number_tone=self.look.colors.muted if is_unknown else self.look.colors.text,
            threshold=self._planner.rules.threshold(row.prediction),
        )

    def _paint_will_write(self, painter: QPainter, rect: QRect, row: TrackRow, font: QFont) -> None:
        text = printable(self._text.will_write(row))
        if row.reason_failed:
            draw_line(painter, rect, text, self.look.colors.bad, font)
        elif row.status is not Status.SKIPPED and row.outcome.writes:
            draw_change(painter, rect, text, self.look.colors, font)
        else:
            draw_line(painter, rect, text, self.look.colors.muted, font)

    def _paint_status(self, painter: QPainter, rect: QRect, row: TrackRow, font: QFont) -> None:
        draw_status(painter, rect, row.status, self._text.status(row.status), self.look.colors, font)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A combo box that opens at once and commits with the first choice."""
        combo = GenreCombo(self.look.genres, parent)
        combo.activated.connect(self._on_activated)
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, GenreCombo):
            item = self._model.item(index.row())
            shown = self._model.albums.summary(item).proposed if isinstance(item, AlbumRow) else item.proposed_genre
            editor.show_genre(shown)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, GenreCombo) and editor.was_activated:
            model.setData(index, editor.currentData())

    @Slot()
    def _on_activated(self) -> None:
        combo = self.sender()
        if isinstance(combo, GenreCombo):
            combo.was_activated = True
            self.commitData.emit(combo)
            self.closeEditor.emit(combo)


class GenreCombo(QComboBox):
    """The genres of the model; "" stands for "as proposed". `was_activated` once the person picked."""

    def __init__(self, genres: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.was_activated = False
        for genre in genres:
            self.addItem(genre, genre)
        self.insertSeparator(self.count())
        self.addItem(self.tr("As proposed"), "")
        self.setAccessibleName(self.tr("Genre"))

    def show_genre(self, genre: str) -> None:
        """Begin with `genre` chosen and the list open."""
        self.setCurrentIndex(max(0, self.findData(genre)))
        QTimer.singleShot(0, self.showPopup)
