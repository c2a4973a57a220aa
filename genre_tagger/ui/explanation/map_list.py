"""All feature maps of one convolution stage as small pictures, to walk through."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem, QWidget

from genre_tagger.classification.explanation_result import StageView
from genre_tagger.ui.explanation.window_plot import codes_of
from genre_tagger.ui.widgets.plot_tables import color_ramp

_PICTURE = QSize(104, 46)
_FRAMES = """
QListWidget::item { border: 2px solid transparent; border-radius: 5px; }
QListWidget::item:selected { border-color: palette(highlight); }
"""
_WHOLE = QRectF(0.0, 0.0, 1.0, 1.0)


class MapList(QListWidget):
    """Arrow keys, Home and End or a click choose a filter; numbers count from 1. GUI thread only."""

    chosen = Signal(int)
    """(number of the filter, from 1)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[QImage] = []
        self._part = _WHOLE
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(_PICTURE)
        self.setStyleSheet(_FRAMES)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(140)
        self.setAccessibleName(self.tr("Feature maps of this stage"))
        self.currentRowChanged.connect(self._on_row)

    @property
    def number(self) -> int:
        """The chosen filter, from 1."""
        return self.currentRow() + 1

    def show_stage(self, stage: StageView) -> None:
        """Another stage; its first filter is chosen."""
        self._pictures = [_picture(values) for values in stage.maps]
        with QSignalBlocker(self):
            self.clear()
            for number in range(1, stage.filters + 1):
                item = QListWidgetItem(str(number), self)
                item.setToolTip(self.tr("Filter {number}").format(number=number))
        self._draw()
        self.choose(1)

    def show_part(self, part: QRectF) -> None:
        """All maps show the same part of the window, 0 to 1 both ways, low frequencies first."""
        part = part.intersected(_WHOLE)
        if part != self._part:
            self._part = part
            self._draw()

    def choose(self, number: int) -> None:
        """Marks a filter and scrolls to it, without a signal."""
        with QSignalBlocker(self):
            self.setCurrentRow(number - 1)
        self.setAccessibleDescription(self.tr("Filter {number}").format(number=number))
        self.scrollToItem(self.currentItem())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures share the width evenly."""
        room = self.viewport().width()
        cell = room // max(1, room // (_PICTURE.width() + 12))
        self.setGridSize(QSize(cell, _PICTURE.height() + self.fontMetrics().height() + 14))
        super().resizeEvent(event)

    def _draw(self) -> None:
        for row, picture in enumerate(self._pictures):
            part, width, height = self._part, picture.width(), picture.height()
            left, right = int(part.left() * width), max(int(part.right() * width + 0.999), 1)
            top, bottom = int((1.0 - part.bottom()) * height), max(int((1.0 - part.top()) * height + 0.999), 1)
            shown = QPixmap.fromImage(picture.copy(left, top, max(1, right - left), max(1, bottom - top)))
            icon = QIcon()
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # a chosen map keeps its colours
                icon.addPixmap(shown.scaled(_PICTURE), mode)
            self.item(row).setIcon(icon)

    @Slot(int)
    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.choose(row + 1)
            self.chosen.emit(row + 1)


def _picture(values: NDArray[np.float16]) -> QImage:
    """One map in colours, as fine as it is, the lowest band below."""
    codes = codes_of(values, float(values.min()), float(values.max()))
    pixels = np.ascontiguousarray(color_ramp("magma")[codes[::-1]])
    height, width, _ = pixels.shape
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
