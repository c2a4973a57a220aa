"""What goes on within the network: filters and feature maps of every stage, recurrent states over time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QWidget,
)

from genre_tagger.classification.explanation_result import Explanation, StageView
from genre_tagger.ui.explanation.window_plots import KernelPlot, MapPlot, StatesPlot, codes_of
from genre_tagger.ui.widgets.building import RIGHT, ElidedLabel, configured, hbox, make_button, make_label, split, vbox
from genre_tagger.ui.widgets.plot_sound import color_ramp

STUDY_FILTERS = ((1, 1), (3, 16))
"""(stage, filter): the two that the study prints."""
_PICTURE = QSize(104, 46)
_FRAMES = """
QListWidget::item { border: 2px solid transparent; border-radius: 5px; }
QListWidget::item:selected { border-color: palette(highlight); }
"""
_WHOLE = QRectF(0.0, 0.0, 1.0, 1.0)


class MapsPage(QWidget):
    """All maps of a stage, zoomed together; the chosen filter large with its weights. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explanation: Explanation | None = None
        self.stages = configured(QComboBox(self), accessibleName=self.tr("Convolution stage"))
        self.filters = configured(QSpinBox(self), accessibleName=self.tr("Filter"))
        self.filters.setToolTip(self.tr("Which filter of the stage is shown large"))
        self.inputs = configured(QComboBox(self), minimumContentsLength=15)
        self.inputs.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.inputs.setAccessibleName(self.tr("Input of the filter"))
        self.inputs.setToolTip(self.tr("Which of the maps of the stage before these weights are for"))
        self.grid, self.map, self._kernel = MapList(self), MapPlot(self), KernelPlot(self)
        self._title = make_label(parent=self)
        readout = configured(ElidedLabel(parent=self), role="muted", alignment=RIGHT)
        label = make_label(self.tr("Filter"), self, buddy=self.filters)
        top = hbox(self.stages, label, self.filters, *self._make_shortcuts(), 1, spacing=8)
        large = QWidget(self)
        below = hbox(vbox(self.inputs, self._kernel, 1), (self.map, 1), spacing=10)
        vbox(hbox(self._title, (readout, 1)), (below, 1), parent=large, margins=(8, 0, 0, 0))
        parts = split(self.grid, large, parent=self, sizes=(330, 630), stretches=(1, 2))
        vbox(top, (parts, 1), parent=self, spacing=8)
        self.stages.currentIndexChanged.connect(self._on_stage)
        self.filters.valueChanged.connect(self._on_filter)
        self.inputs.currentIndexChanged.connect(self._show_weights)
        self.grid.chosen.connect(self.filters.setValue)
        self.map.plot.vb.sigRangeChanged.connect(self._zoom_all)
        self.map.hovered.connect(readout.setText)

    def _make_shortcuts(self) -> list[QPushButton]:
        tip = self.tr("One of the two filters that the study shows")
        group = configured(QButtonGroup(self), exclusive=False, idClicked=self._on_shortcut)
        self.shortcuts = []
        for place, (stage, number) in enumerate(STUDY_FILTERS):
            words = self.tr("conv{stage} filter {number}").format(stage=stage, number=number)
            self.shortcuts.append(make_button(words, self, tip=tip, flat=True))
            group.addButton(self.shortcuts[-1], place)
        return self.shortcuts

    def show_explanation(self, explanation: Explanation) -> None:
        """Another window or genre; stage and filter stay where they exist."""
        place = max(0, self.stages.currentIndex())
        number = self.filters.value() or 1
        self._explanation = explanation
        with QSignalBlocker(self.stages):
            self.stages.clear()
            for stage in explanation.stages:
                words = self.tr("{name}: %Ln filter(s)", "", stage.filters)
                self.stages.addItem(words.format(name=stage.name), stage.number)
            self.stages.setCurrentIndex(min(place, len(explanation.stages) - 1))
        for button, (wanted, at) in zip(self.shortcuts, STUDY_FILTERS, strict=True):
            button.setVisible(wanted <= len(explanation.stages) and at <= explanation.stages[wanted - 1].filters)
        self._on_stage()
        self.filters.setValue(number)

    def go_to(self, stage: int, number: int) -> None:
        """Show a filter, both counted from 1."""
        self.stages.setCurrentIndex(self.stages.findData(stage))
        self.filters.setValue(number)

    def _stage(self) -> StageView | None:
        place = self.stages.currentIndex()
        return None if self._explanation is None or place < 0 else self._explanation.stages[place]

    @Slot(int)
    def _on_shortcut(self, place: int) -> None:
        self.go_to(*STUDY_FILTERS[place])

    @Slot()
    def _on_stage(self) -> None:
        stage = self._stage()
        if stage is None:
            return
        self.grid.show_stage(stage)
        with QSignalBlocker(self.filters):
            self.filters.setRange(1, stage.filters)
            self.filters.setValue(1)
        with QSignalBlocker(self.inputs):
            self.inputs.clear()
            inputs = stage.kernels.shape[1]
            if inputs > 1:
                self.inputs.addItem(self.tr("Mean of inputs"), -1)
            for place in range(inputs):
                self.inputs.addItem("", place)
            self.inputs.setVisible(inputs > 1)
        self._on_filter()

    @Slot()
    def _on_filter(self) -> None:
        stage, number = self._stage(), self.filters.value()
        if stage is None or self._explanation is None:
            return
        self.grid.choose(number)
        name = self.tr("{stage}, filter {number}").format(stage=stage.name, number=number)
        self._title.setText(name)
        self.map.show_map(stage.maps[number - 1], self._explanation, name)
        self._number_inputs(stage, number)
        self._show_weights()

    @Slot()
    def _zoom_all(self) -> None:
        self.grid.show_part(self.map.part)

    def _number_inputs(self, stage: StageView, number: int) -> None:
        """By the maps of the stage before. Of networks side by side each filter sees those of its own network only."""
        before = inputs = stage.kernels.shape[1]
        if self._explanation is not None and stage.number > 1:
            before = self._explanation.stages[stage.number - 2].filters
        networks = max(1, before // inputs)
        first = (number - 1) // (stage.filters // networks) * inputs + 1
        for row in range(self.inputs.count()):
            place = self.inputs.itemData(row)
            if place >= 0:
                self.inputs.setItemText(row, self.tr("Input {number}").format(number=first + place))

    @Slot()
    def _show_weights(self) -> None:
        stage = self._stage()
        if stage is None:
            return
        weights = stage.kernels[self.filters.value() - 1]  # (inputs, rows, columns)
        chosen = self.inputs.currentData()
        if chosen is None or chosen < 0:
            weights = weights.mean(axis=0, keepdims=True)
        shown = np.asarray(weights[max(0, chosen) if len(weights) > 1 else 0], dtype=np.float32)
        self._kernel.show_weights(shown, float(np.abs(weights).max()))


class StatesPage(QWidget):
    """Choose a layer and its direction. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explanation: Explanation | None = None
        self._shown: list[tuple[str, NDArray[np.float32], bool]] = []
        self.layers = configured(QComboBox(self), accessibleName=self.tr("Recurrent layer"))
        self.layers.currentIndexChanged.connect(self._show)
        readout = configured(ElidedLabel(parent=self), role="muted", alignment=RIGHT)
        self.plot = configured(StatesPlot(self), hovered=readout.setText)
        vbox(hbox(self.layers, (readout, 1)), (self.plot, 1), parent=self, spacing=8)

    def show_explanation(self, explanation: Explanation) -> None:
        """Another window or genre; the layer stays."""
        self._explanation = explanation
        self._shown = []
        for view in explanation.recurrent:
            is_last = view.number == len(explanation.recurrent)
            name = "{name}" if view.backward is None else self.tr("{name}, forwards")
            self._shown.append((name.format(name=view.name), view.forward, is_last))
            if view.backward is not None:
                name = self.tr("{name}, backwards")
                self._shown.append((name.format(name=view.name), view.backward, is_last))
        place = max(0, self.layers.currentIndex())
        with QSignalBlocker(self.layers):
            self.layers.clear()
            for name, states, _ in self._shown:
                units = self.tr("%Ln unit(s)", "", states.shape[1])
                self.layers.addItem(f"{name}: {units}")
            self.layers.setCurrentIndex(min(place, len(self._shown) - 1))
        self._show()

    @Slot()
    def _show(self) -> None:
        place = self.layers.currentIndex()
        if self._explanation is None or not 0 <= place < len(self._shown):
            return
        name, states, is_last = self._shown[place]
        attention = self._explanation.attention
        has_attention = is_last and attention is not None and len(attention) == len(states)
        self.plot.show_states(states, attention if has_attention else None, self._explanation, name)


class MapList(QListWidget):
    """Arrow keys, Home and End or a click choose a filter; numbers count from 1. GUI thread only."""

    chosen = Signal(int)
    """(number of the filter, from 1)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[QImage] = []
        self._part = _WHOLE
        configured(self, viewMode=QListView.ViewMode.IconMode, resizeMode=QListView.ResizeMode.Adjust)
        configured(self, movement=QListView.Movement.Static, uniformItemSizes=True, iconSize=_PICTURE)
        configured(self, styleSheet=_FRAMES, frameShape=QFrame.Shape.NoFrame, minimumWidth=140)
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
