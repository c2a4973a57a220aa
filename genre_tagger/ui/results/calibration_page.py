"""Whether a confidence means what it says."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from genre_tagger.training.run_results import RunEvaluation
from genre_tagger.ui.results.figures import percent
from genre_tagger.ui.results.reliability_diagram import ReliabilityDiagram


class CalibrationPage(QWidget):
    """A sentence, the diagram, and the chosen bar in words. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict = QLabel(self)
        self._verdict.setWordWrap(True)
        self.diagram = ReliabilityDiagram(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "muted")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.diagram.bin_chosen.connect(self._words.setText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._verdict)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.diagram, 3)
        row.addWidget(self._words, 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row, 1)

    def show_evaluation(self, evaluation: RunEvaluation) -> None:
        """Fill the page."""
        if math.isnan(evaluation.calibration_error):
            self._verdict.setText(self.tr("There are no held-out tracks to tell whether the confidence is right."))
            self.diagram.show_bins(())
            self._words.clear()
            return
        surest = sum(one.count * (one.confidence - one.accuracy) for one in evaluation.reliability)
        error = percent(evaluation.calibration_error, 1)
        if evaluation.calibration_error < 0.03:
            words = self.tr("Calibration error {error}: the confidence can be taken at its word.")
        elif surest > 0:
            words = self.tr("Calibration error {error}: the network is surer than it should be.")
        else:
            words = self.tr("Calibration error {error}: the network is less sure than it could be.")
        self._verdict.setText(words.format(error=error))
        self.diagram.show_bins(evaluation.reliability)
        self._words.setText(
            self.tr(
                "Bars that end on the dashed line are right as often as they are sure. Hatched: the distance to it. "
                "Whiskers: 95 % intervals. Click a bar, or walk with the arrow keys."
            )
        )
