"""The lanes of the track view and of the Live tab: what they show, their axes, the marked region, how high they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import FrequencyAxis, decode_db
from genre_tagger.ui.figure_text import percent
from genre_tagger.ui.theme import LIGHT, Colors, contrast, mixed
from genre_tagger.ui.widgets.building import configured
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.ui.widgets.plot_axes import Gutter, HertzAxis, TimeAxis
from genre_tagger.ui.widgets.plot_box import Mouse
from genre_tagger.ui.widgets.plot_sound import SoundPlace, Spectrogram, SpectrumSlice, ViewItem, Waveform

_LEAST_HEIGHT_OF_THREE = 220
"""Below it a comparison does without the waveform, which the overview shows as well."""
_TITLE_PLACE, _TITLE_PART = QPointF(4.0, 3.0), 0.5
_NARROWEST_TEXT_PIXELS = 26.0
_INKS = "#10131A", "#FFFFFF"

Stretch = tuple[float, float]
"""(start, end) in seconds"""


class SoundPlot(PlotView):
    """A waveform above and a genre timeline below the spectrograms of a subclass. GUI thread only.

    x is seconds in all of them. `time_plot` is the one that the keys act on and the others follow.
    """

    time_plot: pg.PlotItem

    def __init__(self, name: str, parent: QWidget | None, genre_row: int, mouse: Mouse, *, marks: bool = False) -> None:
        """The timeline stands in `genre_row`, the waveform in row 0; `mouse` and `marks` as for `add_plot`."""
        super().__init__(name, parent)
        self._wave_plot, self._genre_plot = (
            self.add_plot(row, left=Gutter(), bottom=TimeAxis("bottom"), mouse=mouse, marks=marks, grid=grid)
            for row, grid in ((0, "x"), (genre_row, ""))
        )
        self._wave, self._genres = Waveform(), GenreTimeline()
        self._wave_plot.addItem(self._wave, ignoreBounds=True)
        self._genre_plot.addItem(self._genres, ignoreBounds=True)
        self._wave_plot.getAxis("bottom").setStyle(showValues=False)
        self._wave_plot.getAxis("bottom").setHeight(0)
        self._wave_plot.setYRange(-1.0, 1.0, padding=0)
        self._genre_plot.setYRange(0.0, 1.0, padding=0)

    def follow(self, plot: pg.PlotItem) -> None:
        """All plots show the stretch that `plot` shows."""
        self.time_plot = self.key_plot = plot
        for other in self.plots:
            if other is not plot and isinstance(other.getAxis("bottom"), TimeAxis):
                other.setXLink(plot)

    @property
    def span(self) -> Stretch:
        """The stretch in view."""
        start, end = self.time_plot.vb.viewRange()[0]
        return start, end

    @property
    def column_count(self) -> int:
        """Pixels of the screen along the time axis."""
        width: float = self.time_plot.vb.width()
        ratio: float = self.devicePixelRatioF()
        return max(16, round(width * ratio))

    def zoom(self, factor: float) -> None:
        """Closer by `factor`, around `zoom_place`."""
        self.time_plot.vb.zoom(factor, self.zoom_place())

    @Slot()
    def fit(self) -> None:
        """Shows all there is."""
        self.time_plot.vb.fit()

    def use_colors(self, colors: Colors) -> None:
        self._wave.set_tones(colors.surface, colors.accent)
        self._genres.set_colors(colors)
        self.share_room()

    def resized(self) -> None:
        self.share_room()
        self.refresh_wave()

    def set_levels(self, color_map: str, low_db: float, high_db: float) -> None:
        """Subclasses colour their spectrograms: a map's first colour up to `low_db`, its last from `high_db` on."""

    def share_room(self) -> None:
        """Subclasses say how high the rows are."""

    def refresh_wave(self) -> None:
        """Subclasses show the waveform of the stretch in view."""


class SpectrogramLane:
    """A row of a `PlotView`: `plot` over time in column 0, `slice_plot` over levels in column 1, same frequencies."""

    def __init__(self, view: PlotView, row: int) -> None:
        self._view = view
        self._hertz = HertzAxis()
        self.plot = view.add_plot(row, 0, left=self._hertz, mouse=Mouse.ALONG, marks=True, is_picture=True)
        self.slice_plot = view.add_plot(row, 1, mouse=Mouse.STILL)
        self._spectrogram = Spectrogram(self.plot)
        self._slice = SpectrumSlice()
        self.slice_plot.addItem(self._slice, ignoreBounds=True)
        self.slice_plot.setXRange(0.0, 1.0, padding=0)
        self._column: NDArray[np.uint8] | None = None
        self._moment: float | None = None
        self.title = ""
        self._label = pg.TextItem(color="#FFFFFF", fill=pg.mkBrush(0, 0, 0, 130))
        configured(self._label, parentItem=self.plot.vb, pos=_TITLE_PLACE, visible=False)
        self.set_axis(None)

    def set_axis(self, axis: FrequencyAxis | None) -> None:
        """The frequencies of the pictures to come."""
        self._hertz.set_frequencies(axis)
        for plot in (self.plot, self.slice_plot):
            plot.setYRange(0.0, 1.0 if axis is None else axis.rows, padding=0)

    def show(self, pictures: Sequence[SpectrogramPicture]) -> None:
        """Pictures on that axis, the finer after the rougher."""
        self._spectrogram.show(pictures)
        self.uncover()
        self.point(self._moment)

    def uncover(self) -> None:
        """Another stretch is in view."""
        self._spectrogram.uncover(*self.plot.vb.viewRange()[0])

    def set_table(self, table: NDArray[np.uint8], low_db: float, high_db: float) -> None:
        """The colours, and the levels from the first of them to the last."""
        self._spectrogram.set_table(table)
        self._slice.set_range(low_db, high_db)

    def use_colors(self, colors: Colors) -> None:
        """The theme's tones."""
        self._slice.set_tone(mixed(colors.surface, colors.accent, 0.75))
        self.slice_plot.vb.setBackgroundColor(QColor(colors.track))
        self.plot.vb.setBackgroundColor(QColor(colors.track))

    def set_title(self, title: str) -> None:
        """What is written into the picture's corner, as much of it as half the width takes."""
        self.title = title
        font = QFont(self._view.font())
        font.setPointSizeF(0.85 * font.pointSizeF())
        self._label.setFont(font)
        room = _TITLE_PART * self.plot.vb.width()
        self._label.setText(QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, room))
        self._label.setVisible(bool(title))

    def set_visible(self, shown: bool, with_slice: bool) -> None:
        """Whether the row is there, and its spectrum beside it."""
        self.plot.setVisible(shown)
        self.slice_plot.setVisible(shown and with_slice)

    def point(self, seconds: float | None) -> None:
        """Shows the spectrum of a moment, or none."""
        self._moment = seconds
        column = None if seconds is None else self._spectrogram.column(seconds)
        if column is None or self._column is None or not np.array_equal(column, self._column):
            self._column = column
            self._slice.show_levels(column)

    def read_out(self, plot: pg.PlotItem, at: QPointF) -> str:
        """What lies at a place of the picture, or of the spectrum beside it."""
        if plot is self.plot:
            return self._spectrogram.place(at.x(), at.y()).text()
        frequencies = self._hertz.frequencies
        if self._moment is None or frequencies is None or self._column is None:
            return ""
        row = min(max(at.y(), 0.0), frequencies.rows - 1e-6)
        return SoundPlace(self._moment, frequencies.hz_at(row), decode_db(float(self._column[int(row)]))).text()


class RegionMark(pg.LinearRegionItem):
    """Its edges can be dragged, which pyqtgraph's signals tell; its inside belongs to the lane."""

    def __init__(self, plot: pg.PlotItem) -> None:
        super().__init__(movable=False)
        for line in self.lines:
            line.setMovable(True)
            line.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setZValue(20)
        self.hide()
        plot.addItem(self, ignoreBounds=True)

    def show_region(self, region: Stretch | None) -> None:
        """Without a signal. An edge that the mouse holds stays where it is."""
        with QSignalBlocker(self):
            self.setVisible(region is not None)
            if region is not None and not any(line.moving for line in self.lines):
                self.setRegion(region)

    def set_tone(self, accent: str, strength: float) -> None:
        """The theme's accent, as a veil with two edges."""
        veil = QColor(accent)
        veil.setAlphaF(strength)
        self.setBrush(veil)
        for line in self.lines:
            line.setPen(pg.mkPen(accent, width=1.5))
            line.setHoverPen(pg.mkPen(accent, width=3.0))


def lane_heights(
    height: float, line_height: float, *, with_genres: bool = True, is_comparing: bool = False
) -> tuple[int, int, int]:
    """(waveform, genre timeline, time axis) in pixels, 0 where a lane is left out; the spectrograms share the rest.

    For a plot `height` pixels high with lines of text of `line_height`.
    """
    axis = round(line_height + 8)
    genres = round(max(2.2 * line_height, min(4.0 * line_height, 0.16 * height))) if with_genres else 1
    free = max(20.0, height - axis - genres - 30.0)
    if is_comparing and free < _LEAST_HEIGHT_OF_THREE:
        return 0, genres, axis
    wave = round(max(min(28.0, free / 3), min(0.3 * free, 0.45 * (free - 80.0), 150.0)))
    return wave, genres, axis


@dataclass(frozen=True, slots=True)
class Segment:
    """The stretch of the lane that stands for one window: windows that overlap meet halfway."""

    start: float
    end: float
    window: WindowPrediction


def _segments(prediction: Prediction) -> tuple[Segment, ...]:
    """The windows of a prediction as stretches that do not overlap, in order of time."""
    windows = sorted(prediction.timeline, key=lambda window: window.start_seconds)
    starts = [window.start_seconds for window in windows]
    ends = [window.start_seconds + window.seconds for window in windows]
    for index in range(len(windows) - 1):
        if ends[index] > starts[index + 1]:
            ends[index] = starts[index + 1] = (ends[index] + starts[index + 1]) / 2.0
    return tuple(Segment(*parts) for parts in zip(starts, ends, windows, strict=True) if parts[1] > parts[0])


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
        self._segments = () if prediction is None else _segments(prediction)
        self.update()

    def segment_at(self, seconds: float) -> Segment | None:
        """The segment that covers a moment."""
        return next((part for part in self._segments if part.start <= seconds < part.end), None)

    def text_of(self, segment: Segment) -> str:
        """All numbers of a segment in words, likeliest first."""
        genres, window = () if self.prediction is None else self.prediction.genres, segment.window
        pairs = sorted(zip(window.probabilities, genres, strict=True), reverse=True)
        return "\n".join(f"{genre}  {percent(probability * window.in_scope)}" for probability, genre in pairs)

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
