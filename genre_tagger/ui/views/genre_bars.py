"""The prediction for a track beside its views: the genre, how sure, and a bar with name and number for every genre."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.classification.prediction import Prediction
from genre_tagger.genres import UNKNOWN
from genre_tagger.ui.figure_text import decimal, percent
from genre_tagger.ui.theme import colors_of
from genre_tagger.ui.widgets.bar_list import Bar, BarList, BarRow, Tone

_WIDTH = 196
_SIDE = 4.0
_LEAST_GAP, _MOST_GAP = 8.0, 16.0


class GenreBars(BarList):
    """Shows one prediction. Without one, a note. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Genre probabilities"), parent, is_stacked=True)
        self._prediction: Prediction | None = None
        self._note = ""
        self._progress = ("", 1.0)
        self.setFixedWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_prediction(None, "")

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 190)

    def minimumSizeHint(self) -> QSize:
        return QSize(_WIDTH, 90)

    def set_prediction(self, prediction: Prediction | None, note: str) -> None:
        """`note` stands where there is no prediction, and under one that has a footnote of its own."""
        self._prediction, self._note = prediction, note
        self.show_rows(() if prediction is None else self._rows_of(prediction))
        self.setAccessibleDescription(self.hint_at(QPointF()))

    def set_progress(self, words: str, part: float) -> None:
        """A prediction that is not all it will be: how far it is, under the bars. Empty words end that."""
        self._progress = (words, part)
        self.set_prediction(self._prediction, self._note)

    def hint_at(self, place: QPointF) -> str:
        return "\n".join(part for part in (super().hint_at(place), self._footnote()) if part)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.set_prediction(self._prediction, self._note)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors, prediction = QPainter(self), colors_of(self), self._prediction
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(_SIDE, 0.0, -_SIDE, 0.0)
        if prediction is None:
            painter.setPen(QColor(colors.muted))
            painter.drawText(area.adjusted(0, 2, 0, -2), Qt.TextFlag.TextWordWrap, self._note)
            return
        area.setTop(self._paint_prediction(painter, prediction, area))
        metrics = QFontMetricsF(self.font())
        if self._footnote():
            painter.setPen(QColor(colors.muted))
            text = metrics.elidedText(self._footnote(), Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QPointF(_SIDE, area.bottom() - metrics.descent() - 7), text)
            area.setBottom(area.bottom() - metrics.height() - 10.0)
        if self._progress[0]:
            groove = QRectF(_SIDE, self.height() - 4.0, area.width(), 3)
            painter.fillRect(groove, QColor(colors.track))
            groove.setWidth(groove.width() * self._progress[1])
            painter.fillRect(groove, QColor(colors.accent))
        gap = min(max(area.height() / len(self.rows) - metrics.height(), _LEAST_GAP), _MOST_GAP)
        self.paint_rows(painter, area, metrics.height() + gap)

    def _paint_prediction(self, painter: QPainter, prediction: Prediction, area: QRectF) -> float:
        """The genre in large letters and the confidence; returns where the bars may begin."""
        colors, large = colors_of(self), QFont(self.font())
        large.setPointSizeF(self.font().pointSizeF() * 1.45)
        large.setWeight(QFont.Weight.DemiBold)
        painter.setFont(large)
        metrics, is_known = QFontMetricsF(large), prediction.genre != UNKNOWN
        line, number = QRectF(area.left(), 0.0, area.width(), metrics.height()), percent(prediction.confidence)
        painter.setPen(QColor(colors.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, number)
        painter.setPen(QColor(colors.text if is_known else colors.muted))
        name = prediction.genre if is_known else self.tr("Unknown")
        room = line.width() - metrics.horizontalAdvance(number) - 8.0
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, metrics.elidedText(name, Qt.TextElideMode.ElideRight, room))
        painter.setFont(self.font())
        return line.bottom() + 8.0

    def _rows_of(self, prediction: Prediction) -> list[BarRow]:
        """The model's order; what is none of its genres comes last."""
        shares = zip(prediction.genres, prediction.probabilities, strict=True)
        rows = [_row(genre, share * prediction.in_scope, place) for place, (genre, share) in enumerate(shares)]
        if prediction.in_scope < 0.995:
            rows.append(_row(self.tr("None of these"), 1.0 - prediction.in_scope, "disabled"))
        return rows

    def _footnote(self) -> str:
        prediction = self._prediction
        if prediction is None:
            return self._note
        if self._progress[0]:
            return self._progress[0]
        if prediction.padded:
            return self.tr("Short: silence was added")
        if prediction.genre == UNKNOWN:
            return self.tr("Below {limit} %: not written").format(limit=decimal(100 * prediction.unknown_below))
        return ""


def _row(name: str, part: float, tone: Tone) -> BarRow:
    return BarRow(name, (Bar(part, percent(part), tone),), f"{name}: {percent(part)}")
