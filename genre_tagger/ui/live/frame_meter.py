"""How the scrolling picture is doing: frames per second, latency, what a frame costs."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from time import monotonic

import numpy as np

_FRAMES = 60


@dataclass(frozen=True, slots=True)
class FrameFigures:
    """Over the last second or so."""

    frames_per_second: float = 0.0
    latency_seconds: float = 0.0
    paint_seconds: float = 0.0


class FrameMeter:
    """Told of every frame that was painted."""

    def __init__(self) -> None:
        self._shown_at: deque[float] = deque(maxlen=_FRAMES)
        self._latencies: deque[float] = deque(maxlen=_FRAMES)
        self._paints: deque[float] = deque(maxlen=_FRAMES)
        self._newest_at = 0.0

    def begin(self) -> None:
        """Anew."""
        for figures in (self._shown_at, self._latencies, self._paints):
            figures.clear()

    def painted(self, begun: float, newest_at: float) -> None:
        """A frame, begun at `begun`, whose newest sound came in at `newest_at`; on the clock of `monotonic`."""
        now = monotonic()
        self._shown_at.append(now)
        self._paints.append(now - begun)
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
        return FrameFigures(rate, latency, float(np.median(self._paints)))
