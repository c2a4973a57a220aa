"""The first thing to see of a run: how often it was right, beside what a linear model reaches on the same split."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from genre_tagger.training.run_results import RunEvaluation
from genre_tagger.training.run_scoring import accuracy_difference
from genre_tagger.ui.figure_text import decimal, signed
from genre_tagger.ui.results.class_scores import ClassScores
from genre_tagger.ui.results.figures import percent
from genre_tagger.ui.results.score_card import ScoreCard


class ScoresPage(QScrollArea):
    """Headline figures, a sentence that says what they mean, and every genre's own. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self)
        self._accuracy = ScoreCard(self.tr("Accuracy"), inner)
        self._macro_f1 = ScoreCard(self.tr("Macro-F1"), inner)
        self._calibration = ScoreCard(self.tr("Calibration error"), inner)
        self._verdict = QLabel(inner)
        self._verdict.setWordWrap(True)
        self._note = QLabel(inner)
        self._note.setWordWrap(True)
        self._note.setProperty("role", "muted")
        self.classes = ClassScores(inner)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for card in (self._accuracy, self._macro_f1, self._calibration):
            cards.addWidget(card, 1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(10)
        column.addLayout(cards)
        column.addWidget(self._verdict)
        column.addWidget(self.classes)
        column.addWidget(self._note)
        column.addStretch(1)
        self.setWidget(inner)

    def show_evaluation(self, evaluation: RunEvaluation, baseline: RunEvaluation | None) -> None:
        """Fill the page; without a baseline its figures are left out."""
        self._accuracy.show_score(evaluation.accuracy, baseline.accuracy if baseline else None)
        self._macro_f1.show_score(evaluation.macro_f1, baseline.macro_f1 if baseline else None)
        error = percent(evaluation.calibration_error, 1)
        beside = (
            self.tr("Linear baseline {score}").format(score=percent(baseline.calibration_error, 1))
            if baseline is not None
            else self.tr("No linear baseline yet")
        )
        self._calibration.show_words(error, self.tr("how far confidence is from being right"), beside)
        self._verdict.setText(self._verdict_words(evaluation, baseline))
        self._note.setText(
            self.tr(
                "Measured on {count} tracks that were not trained on. Intervals are drawn over artists where they are "
                "known, because one artist's tracks are alike."
            ).format(count=len(evaluation.tracks))
        )
        self.classes.show_scores(evaluation.classes, baseline.classes if baseline else ())

    def _verdict_words(self, evaluation: RunEvaluation, baseline: RunEvaluation | None) -> str:
        chance = percent(1 / max(1, len(evaluation.genres)))
        lead = accuracy_difference(baseline, evaluation) if baseline is not None else None
        if lead is None or math.isnan(lead.value):
            return self.tr("Guessing among {count} genres would be right {chance} of the time.").format(
                count=len(evaluation.genres), chance=chance
            )
        if lead.low > 0:
            words = self.tr(
                "The network beats the linear baseline by {points} points of accuracy on the same tracks "
                "({low} to {high})."
            )
        elif lead.high < 0:
            words = self.tr(
                "The network is {points} points of accuracy behind the linear baseline on the same tracks "
                "({low} to {high})."
            )
        elif lead.low == lead.high:
            words = self.tr("The network and the linear baseline are right equally often on the same tracks.")
        else:
            words = self.tr(
                "The network and the linear baseline are {points} points of accuracy apart on the same tracks "
                "({low} to {high}): too close to call."
            )
        guess = self.tr("Guessing would be right {chance} of the time.").format(chance=chance)
        low, high = (signed(100 * end, 1) for end in (lead.low, lead.high))
        return words.format(points=decimal(100 * abs(lead.value), 1), low=low, high=high) + " " + guess
