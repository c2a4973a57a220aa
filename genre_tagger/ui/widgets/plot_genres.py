"""The genre timeline: each classified window as a stack of its probabilities, on the track's time axis."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.ui.figure_text import percent
from genre_tagger.ui.theme import LIGHT, Colors, contrast
from genre_tagger.ui.widgets.plot_sound import ViewItem

_NARROWEST_TEXT_PIXELS = 26.0


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


def draw_segments(
    painter: QPainter, lane: QRectF, transform: QTransform, prediction: Prediction | None, colors: Colors
) -> None:
    """Paints a lane of seconds by [0, 1] as `transform` lays it on the screen.

    Genres always come in the model's order from below, the rest to the top is "none of these".
    """
    painter.fillRect(lane, QColor(colors.track))
    if prediction is None:
        return
    for segment in segments(prediction):
        box = transform.mapRect(QRectF(segment.start, 0.0, segment.end - segment.start, 1.0)).intersected(lane)
        if not box.isEmpty():
            _draw_segment(painter, box, segment, prediction, colors)


def _draw_segment(painter: QPainter, box: QRectF, segment: Segment, prediction: Prediction, colors: Colors) -> None:
    window = segment.window
    bottom = box.bottom()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for index, probability in enumerate(window.probabilities):
        height = probability * window.in_scope * box.height()
        part = QRectF(box.left(), bottom - height, box.width() - 1.0, height)
        tone = colors.genre(index)
        painter.fillRect(part, QColor(tone))
        _label(painter, part, box, prediction.genres[index], probability * window.in_scope, tone)
        bottom -= height


def _label(painter: QPainter, part: QRectF, box: QRectF, genre: str, probability: float, tone: str) -> None:
    """Name and percentage in a part that is high enough, in whatever length fits."""
    metrics = QFontMetricsF(painter.font())
    if part.height() < metrics.height() * 0.92 or part.width() < _NARROWEST_TEXT_PIXELS:
        return
    number = percent(probability)
    room = part.width() - 10.0
    text = next(
        (text for text in (f"{genre} {number}", genre, number) if metrics.horizontalAdvance(text) <= room), None
    )
    if text is None:
        return
    dark, light = "#10131A", "#FFFFFF"
    painter.setPen(QPen(QColor(dark if contrast(dark, tone) >= contrast(light, tone) else light)))
    baseline = part.center().y() + (metrics.ascent() - metrics.descent()) / 2.0
    painter.drawText(QPointF(part.left() + 6.0, baseline), text)


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

    def set_colors(self, colors: Colors) -> None:
        """The theme's tones."""
        self._colors = colors
        self.update()

    def show_prediction(self, prediction: Prediction | None) -> None:
        """Another prediction, or none."""
        self.prediction = prediction
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        to_scene = self.to_pixels(painter)
        ground = to_scene.mapRect(self.boundingRect())
        draw_segments(painter, ground, to_scene, self.prediction, self._colors)
