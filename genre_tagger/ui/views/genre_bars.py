"""The verdict on a track beside its views: the genre, how sure, and a bar with name and number for every genre."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.classification.prediction import Prediction
from genre_tagger.genres import UNKNOWN
from genre_tagger.ui.figure_text import decimal, percent
from genre_tagger.ui.views.tones import colors_of

_WIDTH = 196
_BAR_HEIGHT = 6.0


class GenreBars(QWidget):
    """Shows one prediction. Without one, a note. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prediction: Prediction | None = None
        self._note = ""
        self._progress = ("", 1.0)
        self.setFixedWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Genre probabilities"))
        self.set_prediction(None, "")

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 190)

    def minimumSizeHint(self) -> QSize:
        return QSize(_WIDTH, 90)

    def set_prediction(self, prediction: Prediction | None, note: str) -> None:
        """`note` stands where there is no prediction, and under one that has a footnote of its own."""
        self._prediction, self._note = prediction, note
        self.setAccessibleDescription(self._in_words())
        self.setToolTip(self._in_words())
        self.update()

    def set_progress(self, words: str, part: float) -> None:
        """A verdict that is not all it will be: how far it is, under the bars. Empty words end that."""
        self._progress = (words, part)
        self.set_prediction(self._prediction, self._note)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.set_prediction(self._prediction, self._note)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = colors_of(self)
        prediction = self._prediction
        if prediction is None:
            painter.setPen(QColor(colors.muted))
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(4, 2, self.width() - 8, self.height() - 4), flags, self._note)
            return
        top = self._paint_verdict(painter, prediction)
        line = QFontMetricsF(self.font()).height()
        rows = self._rows(prediction)
        room = self.height() - top - (line + 10 if self._footnote() else 0)
        step = min(line + _BAR_HEIGHT + 10, max(line + _BAR_HEIGHT + 1, room / max(1, len(rows))))
        for name, part, tone in rows[: max(1, int(room / step))]:
            self._paint_bar(painter, top, name, part, tone)
            top += step
        if self._footnote():
            painter.setPen(QColor(colors.muted))
            text = QFontMetricsF(self.font()).elidedText(
                self._footnote(), Qt.TextElideMode.ElideRight, self.width() - 8.0
            )
            painter.drawText(QPointF(4, self.height() - QFontMetricsF(self.font()).descent() - 7), text)
        if self._progress[0]:
            groove = QRectF(4, self.height() - 4, self.width() - 8.0, 3)
            painter.fillRect(groove, QColor(colors.track))
            groove.setWidth(groove.width() * self._progress[1])
            painter.fillRect(groove, QColor(colors.accent))

    def _paint_verdict(self, painter: QPainter, prediction: Prediction) -> float:
        """The genre in large letters and the confidence; returns where the bars may begin."""
        colors = colors_of(self)
        large = QFont(self.font())
        large.setPointSizeF(self.font().pointSizeF() * 1.45)
        large.setWeight(QFont.Weight.DemiBold)
        painter.setFont(large)
        metrics = QFontMetricsF(large)
        known = prediction.genre != UNKNOWN
        number = percent(prediction.confidence)
        width = self.width() - 8.0 - metrics.horizontalAdvance(number) - 8.0
        painter.setPen(QColor(colors.text if known else colors.muted))
        name = prediction.genre if known else self.tr("Unknown")
        painter.drawText(QPointF(4, metrics.ascent()), metrics.elidedText(name, Qt.TextElideMode.ElideRight, width))
        painter.setPen(QColor(colors.muted))
        painter.drawText(QPointF(self.width() - 4 - metrics.horizontalAdvance(number), metrics.ascent()), number)
        painter.setFont(self.font())
        return metrics.height() + 8.0

    def _paint_bar(self, painter: QPainter, top: float, name: str, part: float, tone: str) -> None:
        colors = colors_of(self)
        metrics = QFontMetricsF(self.font())
        number = percent(part)
        room = self.width() - 16.0 - metrics.horizontalAdvance(number)
        painter.setPen(QColor(colors.text))
        painter.drawText(
            QPointF(4, top + metrics.ascent()), metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        )
        painter.setPen(QColor(colors.muted))
        painter.drawText(QPointF(self.width() - 4 - metrics.horizontalAdvance(number), top + metrics.ascent()), number)
        groove = QRectF(4, top + metrics.height() + 1, self.width() - 8.0, _BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.track))
        painter.drawRoundedRect(groove, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        if part > 0.004:
            painter.setBrush(QColor(tone))
            groove.setWidth(max(_BAR_HEIGHT, groove.width() * part))
            painter.drawRoundedRect(groove, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)

    def _rows(self, prediction: Prediction) -> list[tuple[str, float, str]]:
        """(name, probability, colour), the model's order; what is none of its genres comes last."""
        colors = colors_of(self)
        rows = [
            (genre, probability * prediction.in_scope, colors.genre(index))
            for index, (genre, probability) in enumerate(zip(prediction.genres, prediction.probabilities, strict=True))
        ]
        if prediction.in_scope < 0.995:
            rows.append((self.tr("None of these"), 1.0 - prediction.in_scope, colors.disabled))
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

    def _in_words(self) -> str:
        prediction = self._prediction
        if prediction is None:
            return self._note
        lines = [f"{name}: {percent(part)}" for name, part, _ in self._rows(prediction)]
        if self._footnote():
            lines.append(self._footnote())
        return "\n".join(lines)
