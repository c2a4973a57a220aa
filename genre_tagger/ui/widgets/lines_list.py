"""A list whose items are a picture and a few lines of text: a name in bold, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from genre_tagger.ui.colors import colors_of
from genre_tagger.ui.icons import color_of, paint_icon

_RECORD, _LINES = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class ItemLines:
    """What an item shows: `icon` in `tone`, and (text, tone) of each line; tones are names of `Colors`."""

    icon: str
    tone: str
    lines: tuple[tuple[str, str], ...]
    tip: str = ""


class LinesList(QListWidget):
    """Each item stands for a record; `lines_of` says what is shown of it. GUI thread only."""

    def __init__(self, lines_of: Callable[[Any], ItemLines], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines_of = lines_of
        self.setAccessibleName(name)
        self.setItemDelegate(_LinesDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def records(self) -> list[Any]:
        """In order."""
        return [self.item(row).data(_RECORD) for row in range(self.count())]

    @property
    def chosen(self) -> Any:
        """The current item's record, None for none."""
        item = self.currentItem()
        return None if item is None else item.data(_RECORD)

    def show_records(self, records: Sequence[Any], chosen: int = -1) -> None:
        """In place of those before, without a signal; the one at `chosen` is the current one."""
        with QSignalBlocker(self):
            self.clear()
            for row, record in enumerate(records):
                self.addItem(QListWidgetItem())
                self.show_record(row, record)
            self.setCurrentRow(chosen)

    def show_record(self, row: int, record: Any) -> None:
        """Another state of one record."""
        item, lines = self.item(row), self._lines_of(record)
        item.setData(_RECORD, record)
        item.setData(_LINES, lines)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(text for text, _ in lines.lines))
        item.setToolTip("\n".join((*(text for text, _ in lines.lines), lines.tip)).strip())


class _LinesDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        shown: ItemLines = index.data(_LINES)
        return QSize(100, round(len(shown.lines) * option.fontMetrics.height() + 18))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view, shown = option.widget, index.data(_LINES)
        colors = colors_of(view)
        painter.save()
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        place = QRectF(option.rect).adjusted(10, 8, -8, -8)
        picture = QRectF(place.left(), place.top() + 1, 16, 16)
        paint_icon(painter, shown.icon, color_of(shown.tone, colors), picture)
        place.setLeft(place.left() + 24)
        for number, (text, tone) in enumerate(shown.lines):
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold if number == 0 else font.weight())
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(QColor(color_of(tone, colors)))
            base = place.top() + number * metrics.height() + metrics.ascent()
            elide = Qt.TextElideMode.ElideRight if number else Qt.TextElideMode.ElideMiddle
            painter.drawText(QPointF(place.left(), base), metrics.elidedText(text, elide, place.width()))
        painter.restore()
