"""Filters and feature maps of every convolution stage for the chosen clip."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.classification.explanation_result import Explanation, StageView
from genre_tagger.ui.explanation.kernel_plot import KernelPlot
from genre_tagger.ui.explanation.map_list import MapList
from genre_tagger.ui.explanation.window_plot import MapPlot
from genre_tagger.ui.player.elided_label import ElidedLabel

STUDY_FILTERS = ((1, 1), (3, 16))
"""(stage, filter): the two that the study prints."""


class MapsPage(QWidget):
    """All maps of a stage, zoomed together; the chosen filter large with its weights. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explanation: Explanation | None = None
        self._make_widgets()
        self._lay_out()
        self.stages.currentIndexChanged.connect(self._on_stage)
        self.filters.valueChanged.connect(self._on_filter)
        self.inputs.currentIndexChanged.connect(self._show_weights)
        self.grid.chosen.connect(self.filters.setValue)
        self.map.plot.vb.sigRangeChanged.connect(self._zoom_all)
        self.map.hovered.connect(self._readout.setText)

    def _make_widgets(self) -> None:
        self.stages = QComboBox(self)
        self.stages.setAccessibleName(self.tr("Convolution stage"))
        self.filters = QSpinBox(self)
        self.filters.setAccessibleName(self.tr("Filter"))
        self.filters.setToolTip(self.tr("Which filter of the stage is shown large"))
        self.inputs = QComboBox(self)
        self.inputs.setAccessibleName(self.tr("Input of the filter"))
        self.inputs.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.inputs.setMinimumContentsLength(15)
        self.inputs.setToolTip(self.tr("Which of the maps of the stage before these weights are for"))
        self.shortcuts: list[QPushButton] = []
        for stage, number in STUDY_FILTERS:
            button = QPushButton(self.tr("conv{stage} filter {number}").format(stage=stage, number=number), self)
            button.setProperty("flat", "true")
            button.setToolTip(self.tr("One of the two filters that the study shows"))
            button.setProperty("place", (stage, number))
            button.clicked.connect(self._on_shortcut)
            self.shortcuts.append(button)
        self.grid = MapList(self)
        self.map = MapPlot(self)
        self._kernel = KernelPlot(self)
        self._title = QLabel(self)
        self._readout = ElidedLabel(parent=self)
        self._readout.setProperty("role", "muted")
        self._readout.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        filter_label = QLabel(self.tr("Filter"), self)
        filter_label.setBuddy(self.filters)
        for part in (self.stages, filter_label, self.filters, *self.shortcuts):
            top.addWidget(part)
        top.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._readout, 1)
        below = QHBoxLayout()
        below.setSpacing(10)
        weights = QVBoxLayout()
        weights.addWidget(self.inputs)
        weights.addWidget(self._kernel)
        weights.addStretch(1)
        below.addLayout(weights)
        below.addWidget(self.map, 1)
        large = QWidget(self)
        column = QVBoxLayout(large)
        column.setContentsMargins(8, 0, 0, 0)
        column.addLayout(head)
        column.addLayout(below, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.grid)
        splitter.addWidget(large)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([330, 630])
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(splitter, 1)

    def show_explanation(self, explanation: Explanation) -> None:
        """Another window or genre; stage and filter stay where they exist."""
        place = max(0, self.stages.currentIndex())
        number = self.filters.value() or 1
        self._explanation = explanation
        with QSignalBlocker(self.stages):
            self.stages.clear()
            for stage in explanation.stages:
                self.stages.addItem(
                    self.tr("{name}: %Ln filter(s)", "", stage.filters).format(name=stage.name), stage.number
                )
            self.stages.setCurrentIndex(min(place, len(explanation.stages) - 1))
        for button in self.shortcuts:
            wanted, at = button.property("place")
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

    @Slot()
    def _on_shortcut(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.go_to(*button.property("place"))

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
        inputs = stage.kernels.shape[1]
        before = (
            self._explanation.stages[stage.number - 2].filters if self._explanation and stage.number > 1 else inputs
        )
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
        shown = weights.mean(axis=0) if chosen is None or chosen < 0 else weights[chosen]
        most = float(np.abs(shown).max()) if chosen is None or chosen < 0 else float(np.abs(weights).max())
        self._kernel.show_weights(np.asarray(shown, dtype=np.float32), most)
