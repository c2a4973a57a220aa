"""The min/max/RMS pyramid that lets a waveform of any length be drawn at any zoom in a millisecond.

Sixteen-bit values for every 256 samples, and coarser levels above: a two-hour track at 44.1 kHz takes ten megabytes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BASE_BUCKET_SAMPLES = 256
"""Samples under one value of the finest level. Closer than that, a drawing needs the samples themselves."""

_LEVEL_FACTOR = 4
_FULL_SCALE = 32_767.0


@dataclass(frozen=True, slots=True, eq=False)
class WaveColumns:
    """A waveform cut into equal columns: `low`, `high`, `rms` float32 of shape (n,); NaN where nothing is known yet."""

    low: NDArray[np.float32]
    high: NDArray[np.float32]
    rms: NDArray[np.float32]


class PeakPyramid:
    """Grows at the end while a track decodes, and answers for any stretch of it.

    One thread appends; another may read at the same time: values below `filled` never change, and arrays are replaced,
    never resized in place.
    """

    def __init__(self, sample_rate_hz: int, expected_seconds: float = 0.0) -> None:
        """`expected_seconds` only saves copying; a longer track is welcome."""
        self.sample_rate_hz = sample_rate_hz
        buckets = max(1024, int(expected_seconds * sample_rate_hz / BASE_BUCKET_SAMPLES) + 16)
        self._levels = [_Level(buckets)]
        while buckets > 4096:
            buckets //= _LEVEL_FACTOR
            self._levels.append(_Level(buckets + 16))
        self._pending = np.zeros(0, dtype=np.float32)
        self._sample_count = 0

    @property
    def seconds(self) -> float:
        """How much of the track is in the pyramid."""
        return self._sample_count / self.sample_rate_hz

    @property
    def byte_count(self) -> int:
        """Memory held, for those who keep watch."""
        return sum(level.low.nbytes + level.high.nbytes + level.rms.nbytes for level in self._levels)

    def append(self, samples: NDArray[np.float32]) -> None:
        """Adds mono float32 samples that follow the ones before."""
        joined = np.concatenate([self._pending, samples]) if len(self._pending) else samples
        whole = len(joined) // BASE_BUCKET_SAMPLES * BASE_BUCKET_SAMPLES
        self._add_buckets(joined[:whole].reshape(-1, BASE_BUCKET_SAMPLES))
        self._pending = joined[whole:].copy()
        self._sample_count += len(samples)

    def finish(self) -> None:
        """The track ends here: what is left becomes the last, shorter bucket."""
        if len(self._pending):
            self._add_buckets(self._pending[None, :])
            self._pending = np.zeros(0, dtype=np.float32)

    def columns(self, start_seconds: float, end_seconds: float, count: int) -> WaveColumns:
        """`count` equal columns of [start, end); each spans every bucket that touches it, so no peak is missed."""
        edges = np.linspace(start_seconds, end_seconds, count + 1) * self.sample_rate_hz
        per_column = (edges[-1] - edges[0]) / max(1, count)
        bucket, level = BASE_BUCKET_SAMPLES, self._levels[0]
        for coarser in self._levels[1:]:
            if bucket * _LEVEL_FACTOR > per_column:
                break
            bucket, level = bucket * _LEVEL_FACTOR, coarser
        return level.columns(edges / bucket)

    def _add_buckets(self, rows: NDArray[np.float32]) -> None:
        """`rows`: (buckets, samples)."""
        if not len(rows):
            return
        low = _to_int16(rows.min(axis=1))
        high = _to_int16(rows.max(axis=1))
        rms = _to_int16(np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1]))
        self._levels[0].append(low, high, rms)
        for finer, coarser in zip(self._levels, self._levels[1:], strict=False):
            coarser.take_from(finer)


def columns_of(samples: NDArray[np.float32], expected: int, columns: int) -> WaveColumns:
    """Extremes of the samples under each of `columns` columns that span `expected` samples; NaN beyond the end."""
    known = max(1, int(np.ceil(columns * min(1.0, len(samples) / max(1, expected)))))
    result = WaveColumns(*(np.full(columns, np.nan, dtype=np.float32) for _ in range(3)))
    if len(samples) < 2:
        return result
    edges = np.linspace(0.0, expected * known / columns, known + 1)
    # The line between samples: its ends in each column, so that neighbours join, and whatever lies between.
    at_edges = np.interp(edges, np.arange(len(samples)) + 0.5, samples).astype(np.float32)
    low, high = np.minimum(at_edges[:-1], at_edges[1:]), np.maximum(at_edges[:-1], at_edges[1:])
    starts = np.clip(edges.astype(np.int64), 0, len(samples) - 1)[:-1]
    result.low[:known] = np.minimum(low, np.minimum.reduceat(samples, starts)) if expected > 2 * columns else low
    result.high[:known] = np.maximum(high, np.maximum.reduceat(samples, starts)) if expected > 2 * columns else high
    counts = np.diff(np.append(starts, len(samples)))
    power = np.add.reduceat(np.square(samples), starts) / np.maximum(counts, 1)
    result.rms[:known] = np.sqrt(power) if expected > 2 * columns else 0.0
    return result


class _Level:
    """One resolution: three int16 arrays of which the first `filled` values stand."""

    def __init__(self, capacity: int) -> None:
        self.low = np.zeros(capacity, dtype=np.int16)
        self.high = np.zeros(capacity, dtype=np.int16)
        self.rms = np.zeros(capacity, dtype=np.int16)
        self.filled = 0

    def append(self, low: NDArray[np.int16], high: NDArray[np.int16], rms: NDArray[np.int16]) -> None:
        end = self.filled + len(low)
        if end > len(self.low):
            room = np.zeros(max(end, 2 * len(self.low)) - len(self.low), dtype=np.int16)
            self.low, self.high, self.rms = (
                np.concatenate([values, room]) for values in (self.low, self.high, self.rms)
            )
        self.low[self.filled : end] = low
        self.high[self.filled : end] = high
        self.rms[self.filled : end] = rms
        self.filled = end

    def take_from(self, finer: _Level) -> None:
        """Condenses the finer level's full groups that this one does not have yet."""
        first, last = self.filled * _LEVEL_FACTOR, finer.filled // _LEVEL_FACTOR * _LEVEL_FACTOR
        if last <= first:
            return
        low = finer.low[first:last].reshape(-1, _LEVEL_FACTOR).min(axis=1)
        high = finer.high[first:last].reshape(-1, _LEVEL_FACTOR).max(axis=1)
        power = np.square(finer.rms[first:last].astype(np.float32)).reshape(-1, _LEVEL_FACTOR).mean(axis=1)
        self.append(low, high, np.sqrt(power).astype(np.int16))

    def columns(self, edges: NDArray[np.float64]) -> WaveColumns:
        """Columns between consecutive `edges`, given in buckets of this level."""
        edges = np.round(edges, 6)  # an edge on a bucket's edge must not fall beside it by rounding
        filled = self.filled
        first = np.floor(edges[:-1]).astype(np.int64)
        last = np.maximum(np.ceil(edges[1:]).astype(np.int64), first + 1)
        known = (first < filled) & (last > 0)
        if not known.any():
            nothing = np.full(len(first), np.nan, dtype=np.float32)
            return WaveColumns(nothing, nothing, nothing)
        first, last = np.clip(first, 0, filled - 1), np.clip(last, 1, filled)
        pairs = np.empty(2 * len(first), dtype=np.int64)  # reduceat wants start, stop, start, stop ...
        pairs[0::2], pairs[1::2] = first, np.maximum(last, first + 1)
        base = int(pairs.min())
        offsets = pairs - base
        stretch = slice(base, int(pairs.max()) + 1)  # one more than needed, so that a stop may lie at the end
        low = np.minimum.reduceat(_with_guard(self.low[:filled][stretch], offsets), offsets)[::2]
        high = np.maximum.reduceat(_with_guard(self.high[:filled][stretch], offsets), offsets)[::2]
        power = np.square(_with_guard(self.rms[:filled][stretch], offsets).astype(np.float32))
        rms = np.sqrt(np.add.reduceat(power, offsets)[::2] / (pairs[1::2] - pairs[0::2]))
        return WaveColumns(_to_float(low, known), _to_float(high, known), _to_float(rms, known))


def _with_guard(values: NDArray[np.int16], offsets: NDArray[np.int64]) -> NDArray[np.int16]:
    """reduceat refuses an offset at the very end: one value more, which no column includes."""
    if int(offsets.max()) < len(values):
        return values
    guarded: NDArray[np.int16] = np.concatenate([values, values[-1:]])
    return guarded


def _to_int16(values: NDArray[np.float32]) -> NDArray[np.int16]:
    return np.asarray(np.rint(np.clip(values, -1.0, 1.0) * _FULL_SCALE), dtype=np.int16)


def _to_float(values: NDArray[np.int16] | NDArray[np.float32], known: NDArray[np.bool_]) -> NDArray[np.float32]:
    scaled = values.astype(np.float32) / np.float32(_FULL_SCALE)
    scaled[~known] = np.nan
    return scaled
