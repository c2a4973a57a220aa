"""What other thresholds would do: precision and recall of each genre, and their average precision."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from genre_tagger.training.run_results import PrecisionRecall, RunEvaluation
from genre_tagger.training.run_scoring import precision_recall
from genre_tagger.ui.results.figures import percent
from genre_tagger.ui.results.precision_recall_chart import PrecisionRecallChart
from genre_tagger.ui.widgets.bar_list import Bar, BarList, BarRow


class PrecisionRecallPage(QWidget):
    """The curves, the genres to choose one by, and the chosen place in words. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = PrecisionRecallChart(self)
        self.chart.place_chosen.connect(self._on_place)
        self.genres = BarList(self.tr("Average precision of each genre"), self, row_height=30.0, can_choose=True)
        self.genres.row_chosen.connect(self.chart.choose)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        note = QLabel(
            self.tr(
                "Each curve asks one genre's probability alone: the higher the threshold, the fewer of its tracks are "
                "found (recall) and the more of what is found is right (precision). The average precision is the area "
                "below a curve. Click a place, or walk with the arrow keys."
            ),
            self,
        )
        note.setWordWrap(True)
        note.setProperty("role", "muted")
        side = QVBoxLayout()
        side.setSpacing(14)
        for widget in (self.genres, self.words, note):
            side.addWidget(widget)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self.chart, 3)
        row.addLayout(side, 2)

    def show_evaluation(self, evaluation: RunEvaluation) -> None:
        """Fill the page; the first genre stands out."""
        curves = tuple(precision_recall(evaluation, genre) for genre in evaluation.genres)
        self.genres.show_rows(
            [_row(place, curve) for place, curve in enumerate(curves)], [("", self.tr("Average precision"))]
        )
        self.chart.show_curves(curves)
        if curves:
            self.chart.choose(0)

    @Slot(int, str)
    def _on_place(self, genre: int, words: str) -> None:
        self.words.setText(words)
        with QSignalBlocker(self.genres):
            self.genres.choose(genre)


def _row(place: int, curve: PrecisionRecall) -> BarRow:
    figure = percent(curve.average, 1)
    return BarRow(curve.genre, (Bar(curve.average, figure, place),), f"{curve.genre}: {figure}", place)
