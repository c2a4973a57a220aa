"""The list of models at the left of the panel: two lines each, and which one judges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from genre_tagger.ui.colors import Colors
from genre_tagger.ui.icons import paint_icon
from genre_tagger.ui.models.model_words import ModelWords
from genre_tagger.ui.views.tones import colors_of

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ModelEntry

ITEM_HEIGHT = 60
_ENTRY = Qt.ItemDataRole.UserRole


class ModelList(QListWidget):
    """Models in the registry's order. `picked` (model or None) follows the selection. GUI thread only."""

    picked = Signal(object)

    def __init__(self, words: ModelWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._delegate = ModelDelegate(words, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Models"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(230)
        self.currentRowChanged.connect(self._on_row)

    def show_entries(self, entries: tuple[ModelEntry, ...], chosen: str = "") -> None:
        """List these; `chosen`, else the one picked before, else the active one is picked."""
        before = self.entry()
        wanted = chosen or ("" if before is None else before.model_id)
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            item = QListWidgetItem(self._spoken(entry))
            item.setData(_ENTRY, entry)
            item.setToolTip(entry.model_id)
            item.setSizeHint(QSize(0, ITEM_HEIGHT))
            self.addItem(item)
        self.blockSignals(False)
        places = {entry.model_id: place for place, entry in enumerate(entries)}
        active = next((place for place, entry in enumerate(entries) if entry.active), 0)
        self.setCurrentRow(places.get(wanted, active) if entries else -1)
        self._on_row()

    def entry(self) -> ModelEntry | None:
        """The model picked."""
        item = self.currentItem()
        entry: ModelEntry | None = None if item is None else item.data(_ENTRY)
        return entry

    def _spoken(self, entry: ModelEntry) -> str:
        state = self.tr("in use") if entry.active else self._words.origin(entry)
        return f"{entry.model_id}, {state}, {self._words.summary(entry)}"

    @Slot()
    def _on_row(self) -> None:
        self.picked.emit(self.entry())


class ModelDelegate(QStyledItemDelegate):
    """Name and figures, a mark at the one that judges, the problem in red at one that cannot."""

    def __init__(self, words: ModelWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: ModelEntry = index.data(_ENTRY)
        colors, rect = colors_of(option.widget), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colors.accent_soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colors.hover))
        mark = QRect(rect.left() + 12, rect.top() + 12, 16, 16)
        if entry.info is None:
            paint_icon(painter, "failed", colors.bad, mark.toRectF())
        else:
            paint_icon(painter, "written" if entry.active else "model", self._tone(colors, entry), mark.toRectF())
        self._paint_texts(painter, colors, option.font, rect.adjusted(38, 9, -12, -9), entry)
        painter.restore()

    def _paint_texts(self, painter: QPainter, colors: Colors, font: QFont, rect: QRect, entry: ModelEntry) -> None:
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(QColor(colors.text))
        name = painter.fontMetrics().elidedText(entry.model_id, Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(font)
        painter.setPen(QColor(colors.bad if entry.info is None else colors.muted))
        line = self._words.summary(entry)
        if entry.active:
            line = f"{self.tr('in use')} · {line}"
        told = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, told)

    def _tone(self, colors: Colors, entry: ModelEntry) -> str:
        return colors.good if entry.active else colors.muted
