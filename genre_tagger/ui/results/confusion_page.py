"""The confusion matrix and the tracks of its chosen cell."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from genre_tagger.training.run_results import RunEvaluation
from genre_tagger.ui.results.confusion_matrix import ConfusionMatrix
from genre_tagger.ui.results.judged_table import JudgedTable
from genre_tagger.ui.results.judged_tracks import JudgedLine


class ConfusionPage(QWidget):
    """Choose a cell: its tracks are listed below, the surest first. GUI thread only."""

    picked = Signal(object)
    """(JudgedLine)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: RunEvaluation | None = None
        self._fixed: dict[Path, str] = {}
        self.matrix = ConfusionMatrix(self)
        self.matrix.cell_chosen.connect(self._on_cell)
        self.shares = QCheckBox(self.tr("Row percentages first"), self)
        self.shares.setToolTip(self.tr("What share of each label's tracks was heard as what, before the counts"))
        self.shares.toggled.connect(self.matrix.set_shares_first)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        headers = (self.tr("Track"), self.tr("Labelled"), self.tr("Heard as"), self.tr("Sure"))
        self.table = JudgedTable(headers, self.tr("Tracks of the chosen cell"), self)
        self.table.picked.connect(self.picked)
        self.table.setVisible(False)
        lower = QWidget(self)
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        line = QHBoxLayout()
        line.addWidget(self._words, 1)
        line.addWidget(self.shares)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.addWidget(self.matrix)
        self._splitter.addWidget(lower)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def show_evaluation(self, evaluation: RunEvaluation, fixed: dict[Path, str]) -> None:
        """Fill the matrix; no cell is chosen."""
        self._evaluation, self._fixed = evaluation, fixed
        self.matrix.show_matrix(evaluation.genres, evaluation.confusion)
        self.table.setVisible(False)
        self._words.setText(self.tr("Click a cell, or walk there with the arrow keys, to list its tracks."))

    @Slot(int, int)
    def _on_cell(self, row: int, column: int) -> None:
        if self._evaluation is None:
            return
        genres = self._evaluation.genres
        found = [t for t in self._evaluation.tracks if (t.genre, t.predicted) == (genres[row], genres[column])]
        found.sort(key=lambda track: -track.confidence)
        lines = [JudgedLine(track, track.predicted, track.confidence) for track in found]
        self._words.setText(self.matrix.words(row, column))
        if lines and self.table.isHidden():
            self.table.setVisible(True)
            height = self._splitter.height()
            self._splitter.setSizes([round(0.6 * height), round(0.4 * height)])
        self.table.show_lines(lines, genres, self._fixed)
