"""The scrolling picture: waveform, spectrogram and the verdicts so far, the present at the right edge."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from time import monotonic

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.ui.live.live_history import LiveSnapshot
from genre_tagger.ui.live.live_judge import LiveVerdict
from genre_tagger.ui.views.cursor_readout import read_out
from genre_tagger.ui.views.lane_layout import LaneLayout, lay_out
from genre_tagger.ui.views.time_span import TimeSpan
from genre_tagger.ui.views.tones import colors_of
from genre_tagger.ui.views.track_scene import TrackScene, WaveCloseUp, draw_scene

_LONGEST_LAG_SECONDS = 0.25
_METER_FRAMES = 60
_LONGEST_VERDICT_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class FrameFigures:
    """How the picture is doing: over the last second or so."""

    frames_per_second: float = 0.0
    latency_seconds: float = 0.0
    paint_seconds: float = 0.0


class LiveCanvas(QWidget):
    """Paints the snapshot it was given last. GUI thread only."""

    hovered = Signal(object)
    """(Readout or None)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seconds = 10.0
        self._scene = TrackScene(whole_seconds=1.0)
        self._snapshot: LiveSnapshot | None = None
        self._layout = LaneLayout(QRectF(), QRectF(), QRectF(), QRectF())
        self._verdicts: deque[tuple[float, Prediction]] = deque(maxlen=64)
        self._hover: QPointF | None = None
        self._shown_at: deque[float] = deque(maxlen=_METER_FRAMES)
        self._latencies: deque[float] = deque(maxlen=_METER_FRAMES)
        self._paints: deque[float] = deque(maxlen=_METER_FRAMES)
        self._measured_newest = 0.0
        self._now = 0.0  # of the frame shown: a frozen picture stays where it is
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Live waveform and spectrogram"))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 180)

    def set_colors(self, table: NDArray[np.uint32]) -> None:
        """The colour of each level code."""
        self._scene.table = table
        self.update()

    def begin(self) -> None:
        """Another source: verdicts and figures start anew."""
        self._verdicts.clear()
        for figures in (self._shown_at, self._latencies, self._paints):
            figures.clear()

    def add_verdict(self, verdict: LiveVerdict) -> None:
        """One more stretch of the genre lane, as long as the time since the one before."""
        if verdict.prediction is not None:
            self._verdicts.append((monotonic(), verdict.prediction))

    def show_snapshot(self, snapshot: LiveSnapshot) -> None:
        """The next frame."""
        self._snapshot = snapshot
        self._now = monotonic()
        self.update()

    @property
    def snapshot(self) -> LiveSnapshot | None:
        """What is shown."""
        return self._snapshot

    @property
    def figures(self) -> FrameFigures:
        """Frames per second, latency, cost of a frame."""
        if len(self._shown_at) < 2:
            return FrameFigures()
        span = self._shown_at[-1] - self._shown_at[0]
        rate = (len(self._shown_at) - 1) / span if span > 0 else 0.0
        latency = float(np.mean(self._latencies)) if self._latencies else 0.0
        return FrameFigures(rate, latency, float(np.median(self._paints)))

    def column_count(self) -> int:
        """How many columns the waveform may have here."""
        return max(16, int(self._layout.width * self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._relayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._relayout()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = event.position()
        self._announce_hover()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.hovered.emit(None)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        begun = monotonic()
        colors = colors_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colors.window))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colors.border), 1))
        painter.setBrush(QColor(colors.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8.0, 8.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._fill_scene(self._now)
        draw_scene(painter, self._scene, self._layout, colors, ratio=self.devicePixelRatioF())
        painter.end()
        self._measure(begun)

    def _relayout(self) -> None:
        metrics = QFontMetricsF(self.font())
        gutter = metrics.horizontalAdvance("12.5 kHz") + 14
        self._layout = lay_out(self.width(), self.height(), gutter, metrics.height(), with_genres=True)
        self.update()

    def _fill_scene(self, now: float) -> None:
        """Moves what came in so far to the left by its age, so that the picture glides between two blocks."""
        scene, snapshot = self._scene, self._snapshot
        scene.span = TimeSpan(-self.seconds, 0.0)
        if snapshot is None:
            return
        age = min(max(0.0, now - snapshot.newest_at), _LONGEST_LAG_SECONDS)
        scene.wave_close_up = WaveCloseUp(snapshot.wave, -snapshot.wave_seconds - age, -age)
        scene.pictures = []
        if snapshot.picture is not None:
            scene.axis = snapshot.picture.axis
            moved = snapshot.picture.start_seconds - age
            scene.pictures = [replace(snapshot.picture, start_seconds=moved)]
        scene.prediction = self._timeline(now)

    def _timeline(self, now: float) -> Prediction | None:
        """The verdicts as windows: each stands for the second before it."""
        if not self._verdicts:
            return None
        windows = []
        for index, (at, prediction) in enumerate(self._verdicts):
            before = self._verdicts[index - 1][0] if index else at - 1.0
            start, end = at - now - min(at - before, _LONGEST_VERDICT_SECONDS), at - now
            if index == len(self._verdicts) - 1:  # the newest holds until the next
                end = min(0.0, end + _LONGEST_VERDICT_SECONDS)
            windows.append(WindowPrediction(start, end - start, prediction.probabilities, prediction.in_scope))
        return replace(self._verdicts[-1][1], timeline=tuple(windows))

    def _measure(self, begun: float) -> None:
        now = monotonic()
        self._shown_at.append(now)
        self._paints.append(now - begun)
        newest = 0.0 if self._snapshot is None else self._snapshot.newest_at
        if newest != self._measured_newest:
            self._measured_newest = newest
            self._latencies.append(now - newest)

    def _announce_hover(self) -> None:
        self.hovered.emit(None if self._hover is None else read_out(self._scene, self._layout, self._hover))
