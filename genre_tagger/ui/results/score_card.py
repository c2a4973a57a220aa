"""One headline figure: its name, its value, its interval, and the baseline's beside it."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from genre_tagger.training.run_results import Interval
from genre_tagger.ui.results.figures import percent, spread, with_spread


class ScoreCard(QFrame):
    """Reads itself out as one sentence. GUI thread only."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said_name = name
        self.setProperty("role", "card")
        self._name, self._value, self._interval, self._beside = (QLabel(self) for _ in range(4))
        self._name.setText(name)
        self._name.setProperty("role", "muted")
        self._value.setProperty("role", "title")
        for label in (self._interval, self._beside):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(1)
        for label in (self._name, self._value, self._interval, self._beside):
            column.addWidget(label)
        column.addStretch(1)

    def show_score(self, score: Interval, baseline: Interval | None) -> None:
        """A share with its 95 % interval; the linear baseline's where there is one."""
        ends = spread(score)
        self._value.setText(percent(score.value, 1))
        self._interval.setText(self.tr("95 % interval {ends}").format(ends=ends) if ends else self.tr("no interval"))
        if baseline is None or math.isnan(baseline.value):
            self._beside.setText(self.tr("No linear baseline yet"))
        else:
            self._beside.setText(self.tr("Linear baseline {score}").format(score=with_spread(baseline)))
        self._say()

    def show_words(self, value: str, first: str, second: str) -> None:
        """Any other figure, with two lines about it."""
        self._value.setText(value)
        self._interval.setText(first)
        self._beside.setText(second)
        self._say()

    def _say(self) -> None:
        parts = (self._value.text(), self._interval.text(), self._beside.text())
        self.setAccessibleName(self._said_name)
        self.setAccessibleDescription(". ".join(part for part in parts if part))
