"""The scrolling picture: waveform, spectrogram and the predictions so far, the present at the right edge."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from time import monotonic

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.ui.live.live_classifier import LivePrediction
from genre_tagger.ui.live.live_history import KEPT_SECONDS, HeldSound, LiveSnapshot
from genre_tagger.ui.theme import Colors
from genre_tagger.ui.views.lanes import SoundPlot, lane_heights
from genre_tagger.ui.widgets.plot_axes import HertzAxis
from genre_tagger.ui.widgets.plot_box import Mouse, PlotCursor
from genre_tagger.ui.widgets.plot_sound import SoundPlace, Spectrogram, level_table

_LONGEST_LAG_SECONDS = 0.25
_LONGEST_PREDICTION_SECONDS = 2.0
_SHORTEST_SECONDS = 0.005
_FRAMES = 60


@dataclass(frozen=True, slots=True)
class FrameFigures:
    """Over the last second or so."""

    frames_per_second: float = 0.0
    latency_seconds: float = 0.0


class FrameMeter:
    """Told of every frame that was painted."""

    def __init__(self) -> None:
        self._shown_at: deque[float] = deque(maxlen=_FRAMES)
        self._latencies: deque[float] = deque(maxlen=_FRAMES)
        self._newest_at = 0.0

    def begin(self) -> None:
        """Anew."""
        self._shown_at.clear()
        self._latencies.clear()

    def painted(self, newest_at: float) -> None:
        """A frame whose newest sound came in at `newest_at`, on the clock of `monotonic`."""
        now = monotonic()
        self._shown_at.append(now)
        if newest_at != self._newest_at:
            self._newest_at = newest_at
            self._latencies.append(now - newest_at)

    @property
    def figures(self) -> FrameFigures:
        """As they stand."""
        if len(self._shown_at) < 2:
            return FrameFigures()
        span = self._shown_at[-1] - self._shown_at[0]
        rate = (len(self._shown_at) - 1) / span if span > 0 else 0.0
        latency = float(np.mean(self._latencies)) if self._latencies else 0.0
        return FrameFigures(rate, latency)


class LivePlot(SoundPlot):
    """Scrolls with each `show_snapshot`. From `hold` to `let_go` it stands, to be zoomed and panned. GUI thread only.

    x is seconds, 0 is the newest sound.
    """

    least_size = 320, 180

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Live waveform and spectrogram"), parent, 2, Mouse.STILL)
        self.describe(
            self.tr("The newest sound is at the right. In a frozen picture arrow keys scroll, plus and minus zoom.")
        )
        self.snapshot: LiveSnapshot | None = None
        """What is shown, or was before the picture was held."""
        self._seconds = 10.0
        self._held: HeldSound | None = None
        self._predictions: deque[tuple[float, Prediction]] = deque(maxlen=64)
        self.meter, self._is_new = FrameMeter(), False
        self._hertz = HertzAxis()
        self.spectrum_plot = self.add_plot(1, 0, left=self._hertz, is_picture=True)
        self._spectrogram = Spectrogram(self.spectrum_plot)
        for plot in self.plots:
            plot.setLimits(xMin=-KEPT_SECONDS, xMax=0.0, minXRange=_SHORTEST_SECONDS)
            plot.vb.double_clicked.connect(self.fit)
        self.follow(self.spectrum_plot)
        self.set_seconds(self._seconds)
        self.share(PlotCursor(self))
        self.spectrum_plot.vb.sigXRangeChanged.connect(self.refresh_wave)
        self.dress()

    @property
    def is_held(self) -> bool:
        """Whether the picture stands."""
        return self._held is not None

    @property
    def prediction(self) -> Prediction | None:
        """On show in the genre lane."""
        return self._genres.prediction

    def set_seconds(self, seconds: float) -> None:
        """How much of the past is in view."""
        self._seconds = seconds
        self.spectrum_plot.setXRange(-seconds, 0.0, padding=0)

    def set_levels(self, color_map: str, low_db: float, high_db: float) -> None:
        """Colours of the spectrogram."""
        self._spectrogram.set_table(level_table(color_map, low_db, high_db))

    def begin(self) -> None:
        """Another source: predictions and figures start anew."""
        self._predictions.clear()
        self.meter.begin()
        self.let_go()

    @Slot(LivePrediction)
    def add_prediction(self, found: LivePrediction) -> None:
        """One more stretch of the genre lane, up to the newest sound that was classified, however long that took."""
        if found.prediction is not None:
            self._predictions.append((found.newest_at, found.prediction))

    def show_snapshot(self, snapshot: LiveSnapshot) -> None:
        """The next frame: what came in is moved left by its age, so that the picture glides between two blocks."""
        self.snapshot, self._is_new, now = snapshot, True, monotonic()
        age = min(max(0.0, now - snapshot.newest_at), _LONGEST_LAG_SECONDS)
        self._wave.show_columns(snapshot.wave, -snapshot.wave_seconds - age, -age)
        self._show_picture(snapshot.picture, age)
        self._genres.show_prediction(self._timeline(now))

    def hold(self, sound: HeldSound) -> None:
        """The picture stands, and all of `sound` can be looked at."""
        self._held = sound
        self._show_picture(sound.picture, 0.0)
        self._genres.show_prediction(self._timeline(sound.newest_at))
        self._allow(Mouse.ALONG, max(sound.seconds, self._seconds))
        self.refresh_wave()

    def let_go(self) -> None:
        """The picture scrolls again."""
        self._held = None
        self._allow(Mouse.STILL, KEPT_SECONDS)
        self.set_seconds(self._seconds)

    def read_out(self, plot: pg.PlotItem, at: QPointF) -> str:
        if self.snapshot is None:
            return ""
        place = self._spectrogram.place(at.x(), at.y()) if plot is self.spectrum_plot else SoundPlace(at.x())
        return place.text()

    def use_colors(self, colors: Colors) -> None:
        super().use_colors(colors)
        self.spectrum_plot.vb.setBackgroundColor(QColor(colors.track))

    def handle_key(self, event: QKeyEvent) -> bool:
        """F is the tab's: it freezes."""
        return event.key() != Qt.Key.Key_F and super().handle_key(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_new and self.snapshot is not None:
            self._is_new = False
            self.meter.painted(self.snapshot.newest_at)

    def share_room(self) -> None:
        line = QFontMetricsF(self.font()).height()
        wave, genres, axis = lane_heights(self.height(), line)
        self._genre_plot.getAxis("bottom").setHeight(axis)
        self.ci.layout.setRowFixedHeight(0, wave)
        self.ci.layout.setRowFixedHeight(2, genres + axis)
        self.ci.layout.setRowStretchFactor(1, 1)

    def _allow(self, mouse: Mouse, seconds: float) -> None:
        for plot in self.plots:
            plot.vb.allow(mouse)
            plot.setLimits(xMin=-min(seconds, KEPT_SECONDS))

    def _show_picture(self, picture: SpectrogramPicture | None, age: float) -> None:
        if picture is None:
            self._spectrogram.show(())
            return
        if picture.axis != self._hertz.frequencies:
            self._hertz.set_frequencies(picture.axis)
            self.spectrum_plot.setYRange(0.0, picture.axis.rows, padding=0)
        self._spectrogram.show([replace(picture, start_seconds=picture.start_seconds - age)])

    @Slot()
    def refresh_wave(self) -> None:
        if self._held is not None:
            self._wave.show_columns(*self._held.columns(*self.span, self.column_count))

    def _timeline(self, now: float) -> Prediction | None:
        """The predictions as windows: each stands for the second before it."""
        if not self._predictions:
            return None
        windows = []
        for index, (at, prediction) in enumerate(self._predictions):
            before = self._predictions[index - 1][0] if index else at - 1.0
            start, end = at - now - min(at - before, _LONGEST_PREDICTION_SECONDS), at - now
            if index == len(self._predictions) - 1:  # the newest holds until the next
                end = min(0.0, end + _LONGEST_PREDICTION_SECONDS)
            windows.append(WindowPrediction(start, end - start, prediction.probabilities, prediction.in_scope))
        return replace(self._predictions[-1][1], timeline=tuple(windows))
