"""The first thing to see of a run: how often it was right, beside what a linear model reaches on the same split."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from genre_tagger.training.scores.scoring import accuracy_difference
from genre_tagger.training.scores.values import ClassScore, Interval, RunEvaluation
from genre_tagger.ui.figure_text import decimal, percent, signed, spread, whole, with_spread
from genre_tagger.ui.theme import colors_of
from genre_tagger.ui.widgets.bar_list import Bar, BarList, BarRow, paint_diamond, paint_whisker
from genre_tagger.ui.widgets.building import hbox, make_label, vbox

_LEGEND = 34


class ScoresPage(QScrollArea):
    """Headline figures, a sentence that says what they mean, and every genre's own. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self)
        self._accuracy = _ScoreCard(self.tr("Accuracy"), inner)
        self._macro_f1 = _ScoreCard(self.tr("Macro-F1"), inner)
        self._calibration = _ScoreCard(self.tr("Calibration error"), inner)
        self._conclusion = make_label(parent=inner, wrap=True)
        self._note = make_label(parent=inner, wrap=True, role="muted")
        self.classes = ClassScores(inner)
        cards = hbox((self._accuracy, 1), (self._macro_f1, 1), (self._calibration, 1), spacing=12)
        column = (cards, self._conclusion, self.classes, self._note, 1)
        vbox(*column, parent=inner, spacing=10, margins=(0, 0, 4, 0))
        self.setWidget(inner)

    def show_evaluation(self, evaluation: RunEvaluation, baseline: RunEvaluation | None) -> None:
        """Fill the page; without a baseline its figures are left out."""
        self._accuracy.show_score(evaluation.accuracy, baseline.accuracy if baseline else None)
        self._macro_f1.show_score(evaluation.macro_f1, baseline.macro_f1 if baseline else None)
        error, beside = percent(evaluation.calibration_error, 1), self.tr("No linear baseline yet")
        if baseline is not None:
            beside = self.tr("Linear baseline {score}").format(score=percent(baseline.calibration_error, 1))
        self._calibration.show_words(error, self.tr("how far confidence is from being right"), beside)
        self._conclusion.setText(self._conclusion_words(evaluation, baseline))
        self._note.setText(
            self.tr(
                "Measured on {count} tracks that were not trained on. Intervals are drawn over artists where they are "
                "known, because one artist's tracks are alike."
            ).format(count=len(evaluation.tracks))
        )
        self.classes.show_scores(evaluation.classes, baseline.classes if baseline else ())

    def _conclusion_words(self, evaluation: RunEvaluation, baseline: RunEvaluation | None) -> str:
        chance = percent(1 / max(1, len(evaluation.genres)))
        lead = accuracy_difference(baseline, evaluation) if baseline is not None else None
        if lead is None or math.isnan(lead.value):
            words = self.tr("Guessing among {count} genres would be right {chance} of the time.")
            return words.format(count=len(evaluation.genres), chance=chance)
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


class _ScoreCard(QFrame):
    """One headline figure: its name, its value, its interval, and the baseline's. Reads itself out as one sentence."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self._value = make_label(parent=self, role="title")
        self._interval, self._beside = (make_label(parent=self, role="muted", wrap=True) for _ in range(2))
        parts = make_label(name, self, role="muted"), self._value, self._interval, self._beside, 1
        vbox(*parts, parent=self, spacing=1, margins=(16, 10, 16, 10))

    def show_score(self, score: Interval, baseline: Interval | None) -> None:
        """A share with its 95 % interval; the linear baseline's where there is one."""
        ends = spread(score)
        interval = self.tr("95 % interval {ends}").format(ends=ends) if ends else self.tr("no interval")
        beside = self.tr("No linear baseline yet")
        if baseline is not None and not math.isnan(baseline.value):
            beside = self.tr("Linear baseline {score}").format(score=with_spread(baseline))
        self.show_words(percent(score.value, 1), interval, beside)

    def show_words(self, value: str, first: str, second: str) -> None:
        """Any other figure, with two lines about it."""
        self._value.setText(value)
        self._interval.setText(first)
        self._beside.setText(second)
        self.setAccessibleDescription(". ".join(part for part in (value, first, second) if part))


class ClassScores(BarList):
    """One row a genre. Up and Down choose a row, which is then read out; the mouse shows the full figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Scores of each genre"), parent, row_height=34.0, can_choose=True)
        self._has_baseline = False

    def show_scores(self, classes: Sequence[ClassScore], baseline: Sequence[ClassScore]) -> None:
        """Replace all rows; `baseline` may be empty."""
        beside = {score.genre: score for score in baseline}
        self._has_baseline = bool(beside)
        headers = [("", name) for name in (self.tr("Precision"), self.tr("Recall"), self.tr("F1"))]
        rows = [self._row(place, score, beside.get(score.genre)) for place, score in enumerate(classes)]
        self.show_rows(rows, headers, self.tr("Tracks"))

    def _row(self, place: int, score: ClassScore, base: ClassScore | None) -> BarRow:
        others = (None, None, None) if base is None else (base.precision, base.recall, base.f1)
        figures = (score.precision, score.recall, score.f1)
        bars = tuple(_bar(place, *pair) for pair in zip(figures, others, strict=True))
        return BarRow(score.genre, bars, self._words(score, base), place, whole(score.support))

    def _words(self, score: ClassScore, base: ClassScore | None) -> str:
        precision, recall, f1 = (with_spread(one, 0) for one in (score.precision, score.recall, score.f1))
        text = self.tr("{genre}: precision {precision}, recall {recall}, F1 {f1}; {count} tracks")
        count = whole(score.support)
        text = text.format(genre=score.genre, precision=precision, recall=recall, f1=f1, count=count)
        if base is None:
            return text
        return self.tr("{row}. Linear baseline: F1 {f1}").format(row=text, f1=with_spread(base.f1, 0))

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(320, _LEGEND)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, self.sizeHint().height())

    def hint_at(self, place: QPointF) -> str:
        return super().hint_at(place).replace("; ", "\n")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, colors, metrics = QPainter(self), colors_of(self), QFontMetricsF(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = self.bars_left(), self.height() - _LEGEND / 2
        base_line = middle + (metrics.ascent() - metrics.descent()) / 2
        paint_whisker(painter, colors, QRectF(x, middle - 4, 22, 8), 0.0, 1.0)
        painter.setPen(QColor(colors.muted))
        painter.drawText(QPointF(x + 30, base_line), self.tr("95 % interval"))
        if self._has_baseline:
            x += 56 + metrics.horizontalAdvance(self.tr("95 % interval"))
            paint_diamond(painter, colors, QPointF(x + 6, middle))
            painter.setPen(QColor(colors.muted))
            painter.drawText(QPointF(x + 20, base_line), self.tr("linear baseline on the same split"))


def _bar(tone: int, figure: Interval, other: Interval | None) -> Bar:
    text_tone = "muted" if math.isnan(figure.value) else "text"
    diamond = math.nan if other is None else other.value
    return Bar(figure.value, percent(figure.value), tone, text_tone, low=figure.low, high=figure.high, diamond=diamond)
