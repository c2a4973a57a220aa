"""The recurrent layers' state over time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.ui.explanation.states_plot import StatesPlot
from genre_tagger.ui.player.elided_label import ElidedLabel


class StatesPage(QWidget):
    """Choose a layer and its direction. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explanation: Explanation | None = None
        self._shown: list[tuple[str, NDArray[np.float32], bool]] = []
        self.layers = QComboBox(self)
        self.layers.setAccessibleName(self.tr("Recurrent layer"))
        self.layers.currentIndexChanged.connect(self._show)
        self._readout = ElidedLabel(parent=self)
        self._readout.setProperty("role", "muted")
        self._readout.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.plot = StatesPlot(self)
        self.plot.hovered.connect(self._readout.setText)
        top = QHBoxLayout()
        top.addWidget(self.layers)
        top.addWidget(self._readout, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.plot, 1)

    def show_explanation(self, explanation: Explanation) -> None:
        """Another window or genre; the layer stays."""
        self._explanation = explanation
        self._shown = []
        last = len(explanation.recurrent)
        for view in explanation.recurrent:
            both = view.backward is not None
            name = self.tr("{name}, forwards").format(name=view.name) if both else view.name
            self._shown.append((name, view.forward, view.number == last))
            if view.backward is not None:
                name = self.tr("{name}, backwards").format(name=view.name)
                self._shown.append((name, view.backward, view.number == last))
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
        attention = self._explanation.attention if is_last else None
        if attention is not None and len(attention) != len(states):
            attention = None
        self.plot.show_states(states, attention, self._explanation, name)
