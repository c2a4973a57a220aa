"""Where the waveform of a track comes from at any zoom: its peaks, the samples themselves, a first glance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from genre_tagger.audio.peaks import PeakPyramid, WaveColumns


@dataclass(frozen=True, slots=True, eq=False)
class WaveCloseUp:
    """Columns of the samples themselves over [start, end), finer than the pyramid."""

    columns: WaveColumns
    start_seconds: float
    end_seconds: float

    def cut(self, start: float, end: float, count: int) -> WaveColumns:
        """`count` columns over [start, end), NaN beyond what is here."""
        total = len(self.columns.low)
        per_second = total / (self.end_seconds - self.start_seconds)
        times = start + (np.arange(count) + 0.5) * (end - start) / count
        index = np.floor((times - self.start_seconds) * per_second).astype(np.int64)
        inside = (index >= 0) & (index < total)
        index = np.clip(index, 0, total - 1)
        low, high, rms = (
            np.where(inside, values[index], np.float32(np.nan))
            for values in (self.columns.low, self.columns.high, self.columns.rms)
        )
        return WaveColumns(low, high, rms)


@dataclass(slots=True, eq=False)
class WaveSource:
    """What is known of one track's waveform. GUI thread only; the pyramid in it grows from another."""

    peaks: PeakPyramid | None = None
    close_up: WaveCloseUp | None = None
    glance: WaveCloseUp | None = None
    """The whole track roughly, for what is not decoded yet."""

    def columns(self, start: float, end: float, count: int) -> WaveColumns | None:
        """[start, end) in `count` columns, from the samples where they are at hand; None where nothing is known."""
        near = self.close_up
        if near is not None and near.start_seconds <= start and end <= near.end_seconds:
            return near.cut(start, end, count)
        if self.peaks is None:
            return None
        columns = self.peaks.columns(start, end, count)
        unknown = np.isnan(columns.high)
        if self.glance is None or not unknown.any():
            return columns
        rough = self.glance.cut(start, end, count)
        return WaveColumns(
            np.where(unknown, rough.low, columns.low),
            np.where(unknown, rough.high, columns.high),
            np.where(unknown, rough.rms, columns.rms),
        )
