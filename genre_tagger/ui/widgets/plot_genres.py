"""The genre timeline: each classified window as a stack of its probabilities, on the track's time axis."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.ui.figure_text import percent
from genre_tagger.ui.theme import LIGHT, Colors, contrast
from genre_tagger.ui.widgets.plot_sound import ViewItem

_NARROWEST_TEXT_PIXELS = 26.0
_INKS = "#10131A", "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Segment:
    """The stretch of the lane that stands for one window: windows that overlap meet halfway."""

    start: float
    end: float
    window: WindowPrediction


def segments(prediction: Prediction) -> tuple[Segment, ...]:
    """The windows of a prediction as stretches that do not overlap, in order of time."""
    windows = sorted(prediction.timeline, key=lambda window: window.start_seconds)
    starts = [window.start_seconds for window in windows]
    ends = [window.start_seconds + window.seconds for window in windows]
    for index in range(len(windows) - 1):
        if ends[index] > starts[index + 1]:
            ends[index] = starts[index + 1] = (ends[index] + starts[index + 1]) / 2.0
    return tuple(Segment(*parts) for parts in zip(starts, ends, windows, strict=True) if parts[1] > parts[0])


def segment_at(prediction: Prediction | None, seconds: float) -> Segment | None:
    """The segment that covers a moment."""
    if prediction is None:
        return None
    return next((part for part in segments(prediction) if part.start <= seconds < part.end), None)


def segment_text(segment: Segment, genres: tuple[str, ...]) -> str:
    """All numbers of a segment in words, likeliest first, for tooltips and screen readers."""
    window = segment.window
    pairs = sorted(zip(window.probabilities, genres, strict=True), reverse=True)
    return "\n".join(f"{genre}  {percent(probability * window.in_scope)}" for probability, genre in pairs)


class GenreTimeline(ViewItem):
    """Each classified window as a stack of its probabilities, genres in the model's order from below."""

    def __init__(self) -> None:
        super().__init__()
        self._colors = LIGHT
        self.prediction: Prediction | None = None
        """On show."""
        self._segments: tuple[Segment, ...] = ()

    def set_colors(self, colors: Colors) -> None:
        """The theme's tones."""
        self._colors = colors
        self.update()

    def show_prediction(self, prediction: Prediction | None) -> None:
        """Another prediction, or none."""
        self.prediction = prediction
        self._segments = () if prediction is None else segments(prediction)
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        to_scene = self.to_pixels(painter)
        lane = to_scene.mapRect(self.boundingRect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(lane, QColor(self._colors.track))
        for segment in self._segments:
            box = to_scene.mapRect(QRectF(segment.start, 0.0, segment.end - segment.start, 1.0)).intersected(lane)
            if not box.isEmpty():
                self._paint_segment(painter, box, segment.window)

    def _paint_segment(self, painter: QPainter, box: QRectF, window: WindowPrediction) -> None:
        """The rest to the top is "none of these"."""
        bottom = box.bottom()
        for index, probability in enumerate(window.probabilities):
            part, tone = probability * window.in_scope, self._colors.genre(index)
            bottom -= part * box.height()
            rect = QRectF(box.left(), bottom, box.width() - 1.0, part * box.height())
            painter.fillRect(rect, QColor(tone))
            self._label(painter, rect, index, percent(part), tone)

    def _label(self, painter: QPainter, rect: QRectF, index: int, number: str, tone: str) -> None:
        """Name and percentage in a part that is high enough, in whatever length fits."""
        metrics, room = QFontMetricsF(painter.font()), rect.width() - 10.0
        if self.prediction is None or rect.height() < 0.92 * metrics.height() or rect.width() < _NARROWEST_TEXT_PIXELS:
            return
        genre = self.prediction.genres[index]
        for text in (f"{genre} {number}", genre, number):
            if metrics.horizontalAdvance(text) <= room:
                painter.setPen(QColor(max(_INKS, key=lambda ink: contrast(ink, tone))))
                baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2.0
                painter.drawText(QPointF(rect.left() + 6.0, baseline), text)
                return
