"""TimeSpan: the stretch of a track that is in view, and how zooming and panning change it. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

SHORTEST_SECONDS = 0.005


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """From `start` to `end`, in seconds."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        """Length of the stretch."""
        return self.end - self.start

    def contains(self, seconds: float) -> bool:
        """Whether the moment lies inside."""
        return self.start <= seconds < self.end

    def within(self, whole_seconds: float) -> TimeSpan:
        """This span moved, and if need be cut, to lie inside [0, whole]."""
        length = min(max(self.seconds, SHORTEST_SECONDS), max(whole_seconds, SHORTEST_SECONDS))
        start = min(max(0.0, self.start), max(0.0, whole_seconds - length))
        return TimeSpan(start, start + length)

    def zoomed(self, factor: float, anchor: float, whole_seconds: float) -> TimeSpan:
        """Shorter by `factor` (longer if below 1), the moment `anchor` staying where it is on the screen."""
        length = min(max(self.seconds / factor, SHORTEST_SECONDS), max(whole_seconds, SHORTEST_SECONDS))
        part = (anchor - self.start) / self.seconds if self.seconds > 0 else 0.5
        start = anchor - part * length
        return TimeSpan(start, start + length).within(whole_seconds)

    def moved(self, seconds: float, whole_seconds: float) -> TimeSpan:
        """The same length, `seconds` later."""
        return TimeSpan(self.start + seconds, self.end + seconds).within(whole_seconds)

    def widened(self, part: float, whole_seconds: float) -> TimeSpan:
        """Longer on both sides by `part` of its length, cut to [0, whole]."""
        more = self.seconds * part
        return TimeSpan(max(0.0, self.start - more), min(whole_seconds, self.end + more))
