"""The last seconds of what came in, ready to be drawn: written by the live thread, read once a frame by the window."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.peaks import WaveColumns, columns_of
from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import FrequencyAxis

KEPT_SECONDS = 32.0
_BUCKET_SECONDS = 0.002


@dataclass(frozen=True, slots=True, eq=False)
class LiveSnapshot:
    """What a frame shows. Times run up to 0, which is now; `newest_at` is when the newest sound in it came in."""

    picture: SpectrogramPicture | None
    wave: WaveColumns
    wave_seconds: float
    level_db: float
    peak_db: float
    newest_at: float
    column_count: int


@dataclass(frozen=True, slots=True, eq=False)
class HeldSound:
    """All that is kept, for a close look. Times run up to 0, which is the end of the mono `samples`; those that had
    not come in yet are NaN."""

    picture: SpectrogramPicture | None
    samples: NDArray[np.float32]
    sample_rate_hz: int
    newest_at: float

    @property
    def seconds(self) -> float:
        """How much came in."""
        return int(np.isfinite(self.samples).sum()) / self.sample_rate_hz

    def columns(self, start: float, end: float, count: int) -> tuple[WaveColumns, float, float]:
        """About [start, end) in `count` columns, and from when to when they reach exactly: whole samples."""
        last = len(self.samples)
        first_sample = min(max(0, last + int(np.floor(start * self.sample_rate_hz))), last - 2)
        end_sample = min(max(first_sample + 2, last + int(np.ceil(end * self.sample_rate_hz))), last)
        wave = columns_of(self.samples[first_sample:end_sample], end_sample - first_sample, count)
        return wave, (first_sample - last) / self.sample_rate_hz, (end_sample - last) / self.sample_rate_hz


class LiveHistory:
    """Fixed memory: half a minute of columns, waveform and samples. Any thread."""

    def __init__(self, sample_rate_hz: int) -> None:
        self._lock = Lock()
        self._rate = sample_rate_hz
        self._samples = _Scroll(1, int(KEPT_SECONDS * sample_rate_hz), np.dtype(np.float32), np.nan)
        self._bucket = max(1, int(_BUCKET_SECONDS * sample_rate_hz))
        self.bucket_seconds = self._bucket / sample_rate_hz
        self._wave = _Scroll(3, int(KEPT_SECONDS / self.bucket_seconds), np.dtype(np.float32), np.nan)
        self._pending = np.zeros(0, dtype=np.float32)
        self._columns: _Scroll | None = None
        self._axis: FrequencyAxis | None = None
        self._seconds_per_column = 0.0
        self._newest_at = 0.0
        self._level_db = self._peak_db = -100.0

    def begin_scale(self, axis: FrequencyAxis, seconds_per_column: float) -> None:
        """Columns of another scale follow; those of the old one are gone."""
        with self._lock:
            self._axis, self._seconds_per_column = axis, seconds_per_column
            self._columns = _Scroll(axis.rows, int(KEPT_SECONDS / seconds_per_column), np.dtype(np.uint8), 0)

    def add(self, samples: NDArray[np.float32], codes: NDArray[np.uint8], arrived_at: float) -> None:
        """Mono samples, and the columns they completed, (rows, n)."""
        joined = np.concatenate([self._pending, samples])
        whole = len(joined) // self._bucket * self._bucket
        rows = joined[:whole].reshape(-1, self._bucket)
        rms = np.sqrt(np.square(rows).mean(axis=1)) if whole else np.zeros(0, dtype=np.float32)
        with self._lock:
            self._pending = joined[whole:]
            self._samples.append(samples[None, :])
            if whole:
                self._wave.append(np.stack([rows.min(axis=1), rows.max(axis=1), rms]))
            if self._columns is not None and codes.shape[1]:
                self._columns.append(codes)
            if len(samples):
                self._newest_at = arrived_at
                self._level_db = _decibels(float(np.sqrt(np.square(samples).mean())))
                self._peak_db = _decibels(float(np.abs(samples).max()))

    def snapshot(self, seconds: float, columns: int) -> LiveSnapshot:
        """The last `seconds`, the waveform in about `columns` columns."""
        with self._lock:
            wave, wave_seconds = self._wave_columns(seconds, columns)
            count = 0 if self._columns is None else self._columns.count
            picture = self._picture(seconds)
            return LiveSnapshot(picture, wave, wave_seconds, self._level_db, self._peak_db, self._newest_at, count)

    def hold(self) -> HeldSound:
        """All there is now, as a copy."""
        with self._lock:
            return HeldSound(
                self._picture(KEPT_SECONDS), self._samples.last(self._samples.capacity)[0], self._rate, self._newest_at
            )

    def _picture(self, seconds: float) -> SpectrogramPicture | None:
        if self._columns is None or self._axis is None or not self._columns.count:
            return None
        wanted = int(seconds / self._seconds_per_column) + 8
        codes = self._columns.last(min(wanted, self._columns.count, self._columns.capacity))
        start = -codes.shape[1] * self._seconds_per_column
        return SpectrogramPicture(codes, start, self._seconds_per_column, self._axis)

    def _wave_columns(self, seconds: float, columns: int) -> tuple[WaveColumns, float]:
        """Neighbouring buckets in one, no narrower than a column; always the same neighbours, so that a scrolling
        waveform does not shimmer."""
        group = max(1, ceil(seconds / self.bucket_seconds / max(1, columns)))
        groups = int(seconds / self.bucket_seconds / group) + 8
        loose = self._wave.count % group
        low, high, rms = self._wave.last(groups * group + loose)[:, : groups * group].reshape(3, -1, group)
        wave = WaveColumns(low.min(axis=1), high.max(axis=1), np.sqrt(np.square(rms).mean(axis=1)))
        return wave, len(wave.low) * group * self.bucket_seconds


class _Scroll:
    """A ring of columns, (rows, capacity), read in order of arrival."""

    def __init__(self, rows: int, capacity: int, dtype: np.dtype[Any], blank: float) -> None:
        self._store = np.full((rows, capacity), blank, dtype=dtype)
        self.count = 0

    @property
    def capacity(self) -> int:
        """Columns kept."""
        return int(self._store.shape[1])

    def append(self, columns: NDArray[Any]) -> None:
        columns = columns[:, -self.capacity :]
        at = (self.count + np.arange(columns.shape[1])) % self.capacity
        self._store[:, at] = columns
        self.count += columns.shape[1]

    def last(self, wanted: int) -> NDArray[Any]:
        """A copy of the newest `wanted` columns, at most the capacity; those before the first are blank."""
        end = self.count % self.capacity
        if wanted <= end:
            return self._store[:, end - wanted : end].copy()
        return np.concatenate([self._store[:, end - wanted :], self._store[:, :end]], axis=1)


def _decibels(amplitude: float) -> float:
    return 20.0 * float(np.log10(max(amplitude, 1e-5)))
