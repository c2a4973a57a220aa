"""Precision, recall and F1 of each genre with their intervals, as bars with whiskers; the baseline as a diamond."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from genre_tagger.training.run_results import ClassScore, Interval
from genre_tagger.ui.figure_text import whole
from genre_tagger.ui.results.figures import percent, with_spread
from genre_tagger.ui.views.tones import colors_of
from genre_tagger.ui.widgets.bar_list import Bar, BarList, BarRow, paint_diamond, paint_whisker

_LEGEND = 34


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
        text = self.tr("{genre}: precision {precision}, recall {recall}, F1 {f1}; {count} tracks").format(
            genre=score.genre,
            precision=with_spread(score.precision, 0),
            recall=with_spread(score.recall, 0),
            f1=with_spread(score.f1, 0),
            count=whole(score.support),
        )
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
