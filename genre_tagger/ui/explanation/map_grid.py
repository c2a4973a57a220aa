"""All feature maps of one convolution stage as small pictures, to walk through."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.classification.explanation_result import StageView
from genre_tagger.ui.explanation.heat import map_pixels
from genre_tagger.ui.views.raster import image_of
from genre_tagger.ui.views.tones import colors_of

_TILE_WIDTH, _PICTURE_HEIGHT, _GAP = 112, 52, 8


class MapGrid(QWidget):
    """Arrow keys, Home and End or a click choose a filter; numbers count from 1. GUI thread only."""

    chosen = Signal(int)
    """(number of the filter, from 1)"""

    resized = Signal()
    """Tiles lie elsewhere now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage: StageView | None = None
        self._number = 1
        self._images: list[QImage | None] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Feature maps of this stage"))

    def show_stage(self, stage: StageView) -> None:
        """Another stage; its first filter is chosen."""
        self._stage = stage
        self._number = 1
        self._images = [None] * stage.filters
        self.updateGeometry()
        self.update()

    @property
    def number(self) -> int:
        """The chosen filter, from 1."""
        return self._number

    def choose(self, number: int) -> None:
        """Frame a filter, without a signal."""
        self._number = number
        self.setAccessibleDescription(self.tr("Filter {number}").format(number=number))
        self.update()

    def tile(self, number: int) -> QRectF:
        """Where a filter's picture and number lie."""
        columns = self._columns(self.width())
        row, column = divmod(number - 1, columns)
        width = (self.width() - (columns - 1) * _GAP) / columns
        height = self._tile_height()
        return QRectF(column * (width + _GAP), row * (height + _GAP), width, height)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        count = len(self._images)
        rows = ceil(count / self._columns(width)) if count else 1
        return int(rows * (self._tile_height() + _GAP))

    def sizeHint(self) -> QSize:
        return QSize(3 * (_TILE_WIDTH + _GAP), self.heightForWidth(3 * (_TILE_WIDTH + _GAP)))

    def minimumSizeHint(self) -> QSize:
        return QSize(_TILE_WIDTH, int(self._tile_height()))

    def _columns(self, width: int) -> int:
        return max(1, (width + _GAP) // (_TILE_WIDTH + _GAP))

    def _tile_height(self) -> float:
        return _PICTURE_HEIGHT + QFontMetricsF(self.font()).height() + 4

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self._columns(self.width())
        places = {
            Qt.Key.Key_Left: self._number - 1,
            Qt.Key.Key_Right: self._number + 1,
            Qt.Key.Key_Up: self._number - columns,
            Qt.Key.Key_Down: self._number + columns,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: len(self._images),
        }
        wanted = places.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        elif 1 <= wanted <= len(self._images):
            self.choose(wanted)
            self.chosen.emit(wanted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number in range(1, len(self._images) + 1):
            if self.tile(number).contains(QPointF(event.position())):
                self.choose(number)
                self.chosen.emit(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, metrics = colors_of(self), QFontMetricsF(self.font())
        seen = QRectF(event.rect())
        for number in range(1, len(self._images) + 1):
            tile = self.tile(number)
            if not tile.intersects(seen):
                continue
            is_chosen = number == self._number
            if is_chosen:
                painter.setPen(QPen(QColor(colors.accent), 2))
                painter.setBrush(QColor(colors.accent_soft))
                painter.drawRoundedRect(tile.adjusted(1, 1, -1, -1), 5, 5)
            picture = QRectF(tile.left() + 4, tile.top() + 4, tile.width() - 8, _PICTURE_HEIGHT - 6)
            painter.drawImage(picture, self._image(number))
            painter.setPen(QColor(colors.text if is_chosen else colors.muted))
            painter.drawText(QPointF(tile.left() + 6, tile.bottom() - metrics.descent() - 2), str(number))

    def _image(self, number: int) -> QImage:
        """As fine as the map itself: Qt scales it."""
        image = self._images[number - 1]
        if image is None:
            assert self._stage is not None
            values = self._stage.maps[number - 1]
            rows, columns = values.shape
            image = self._images[number - 1] = image_of(map_pixels(values, (columns, rows)))
        return image
