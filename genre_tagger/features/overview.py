"""Whole-track spectrograms that grow while the track decodes and never outgrow a fixed number of columns.

A four-minute track keeps every frame of the network; a two-hour one keeps their averages, in the same memory.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.features.spectra import BandSpectra, FrequencyAxis, ModelSpectra, Scale, encode_db, power_to_db

MOST_COLUMNS = 16_384
_FRAMES_PER_COLUMN = 2


@dataclass(frozen=True, slots=True, eq=False)
class SpectrogramPicture:
    """Level codes uint8 (rows, columns), lowest row first. Column i covers `seconds_per_column` from its start on."""

    codes: NDArray[np.uint8]
    start_seconds: float
    seconds_per_column: float
    axis: FrequencyAxis

    @property
    def end_seconds(self) -> float:
        """Where the last column ends."""
        return self.start_seconds + int(self.codes.shape[1]) * self.seconds_per_column


class ModelOverview:
    """The network's mel frames of a whole track, several averaged into one column where there are too many."""

    def __init__(self, spectra: ModelSpectra, expected_seconds: float) -> None:
        self._spectra = spectra
        hop_seconds = spectra.settings.hop_seconds
        self._frames_per_column = max(1, int(np.ceil(expected_seconds / hop_seconds / MOST_COLUMNS)))
        self._codes = _Columns(spectra.axis.rows, int(expected_seconds / hop_seconds / self._frames_per_column) + 2)
        self.seconds_per_column = hop_seconds * self._frames_per_column
        margin_frames = -(-spectra.margin_samples // spectra.settings.hop_length)
        self._margin_frames = margin_frames
        self._pending = np.zeros(margin_frames * spectra.settings.hop_length, dtype=np.float32)
        self._pending_codes = np.zeros((spectra.axis.rows, 0), dtype=np.uint8)

    @property
    def seconds(self) -> float:
        """How much of the track stands in columns."""
        return self._codes.count * self.seconds_per_column

    def append(self, samples: NDArray[np.float32]) -> None:
        """Takes the next mono samples at the network's sample rate."""
        settings, margin = self._spectra.settings, self._margin_frames
        joined = np.concatenate([self._pending, samples])
        frames = len(joined) // settings.hop_length - 2 * margin  # those with all their samples on both sides
        if frames <= 0:
            self._pending = joined
            return
        used = joined[: (frames + 2 * margin) * settings.hop_length]
        codes = self._spectra.codes(Clip(used, settings.sample_rate_hz))[:, margin : margin + frames]
        self._pending = joined[frames * settings.hop_length :]
        self._add(codes)

    def finish(self) -> None:
        """The track ends here: the last frames see zeros beyond it, and the last column may average fewer."""
        hop = self._spectra.settings.hop_length
        self.append(np.zeros((self._margin_frames + 1) * hop, dtype=np.float32))
        if self._pending_codes.shape[1]:
            self._codes.append(mean_codes(self._pending_codes, self._pending_codes.shape[1]))
            self._pending_codes = self._pending_codes[:, :0]

    def picture(
        self, start_seconds: float, end_seconds: float, columns: int, scale: Scale
    ) -> SpectrogramPicture | None:
        """The part that is known of [start, end) in about `columns` columns, less than twice as many."""
        half_hop = self._spectra.settings.hop_seconds / 2  # a frame is shown around its centre
        return self._codes.picture(
            self._spectra.axis, self.seconds_per_column, start_seconds, end_seconds, columns, shift_seconds=-half_hop
        )

    def _add(self, codes: NDArray[np.uint8]) -> None:
        joined = np.concatenate([self._pending_codes, codes], axis=1)
        whole = joined.shape[1] // self._frames_per_column * self._frames_per_column
        self._codes.append(mean_codes(joined[:, :whole], self._frames_per_column))
        self._pending_codes = joined[:, whole:]


class BandOverview:
    """The whole band of a whole track, bin by bin, from which each scale is laid out. At most 17 MB."""

    def __init__(self, spectra: BandSpectra, expected_seconds: float) -> None:
        self._spectra = spectra
        finest_seconds = spectra.fft_length / 4 / spectra.sample_rate_hz
        self._column_samples = int(max(finest_seconds, expected_seconds / MOST_COLUMNS) * spectra.sample_rate_hz)
        self.seconds_per_column = self._column_samples / spectra.sample_rate_hz
        self._codes = _Columns(spectra.bins, int(expected_seconds / self.seconds_per_column) + 2)
        self._pending = np.zeros(spectra.margin_samples, dtype=np.float32)  # begins one margin before the next column

    @property
    def seconds(self) -> float:
        """How much of the track stands in columns."""
        return self._codes.count * self.seconds_per_column

    def append(self, samples: NDArray[np.float32]) -> None:
        """Takes the next mono samples at the file's own rate."""
        margin = self._spectra.margin_samples
        joined = np.concatenate([self._pending, samples])
        columns = (len(joined) - 2 * margin) // self._column_samples
        if columns > 0:
            step = max(1, (1 << 18) // self._spectra.bins)
            for first in range(0, columns, step):
                self._add(joined, range(first, min(first + step, columns)))
            joined = joined[columns * self._column_samples :]
        self._pending = joined

    def finish(self) -> None:
        """The track ends here; zeros lie beyond."""
        self.append(np.zeros(self._spectra.margin_samples + self._column_samples - 1, dtype=np.float32))

    def picture(
        self, start_seconds: float, end_seconds: float, columns: int, scale: Scale
    ) -> SpectrogramPicture | None:
        """The known part of [start, end) on `scale`, in about `columns` columns; None where nothing is known yet."""
        axis = self._spectra.axis(scale)
        bins = self._codes.picture(axis, self.seconds_per_column, start_seconds, end_seconds, columns)
        if bins is None:
            return None
        codes = self._spectra.project_codes(bins.codes, scale)
        return SpectrogramPicture(codes, bins.start_seconds, bins.seconds_per_column, bins.axis)

    def _add(self, samples: NDArray[np.float32], columns: range) -> None:
        per_column = 1 if self._column_samples <= self._spectra.fft_length else _FRAMES_PER_COLUMN
        offsets = (np.arange(per_column) + 0.5) / per_column * self._column_samples
        centers = np.asarray(columns)[:, None] * self._column_samples + offsets[None, :] + self._spectra.margin_samples
        power = self._spectra.power_at(samples, centers.astype(np.int64).ravel())
        mean_power = power.reshape(len(columns), per_column, -1).mean(axis=1)  # (columns, bins)
        self._codes.append(encode_db(power_to_db(mean_power)).T)


class _Columns:
    """A growing (rows, columns) byte array of which the first `count` columns stand."""

    def __init__(self, rows: int, capacity: int) -> None:
        self._store = np.zeros((max(16, capacity), rows), dtype=np.uint8)  # a column lies together in memory
        self.count = 0

    def append(self, codes: NDArray[np.uint8]) -> None:
        """`codes`: (rows, columns)."""
        end = self.count + codes.shape[1]
        if end > len(self._store):
            room = np.zeros((max(end, 2 * len(self._store)) - len(self._store), self._store.shape[1]), dtype=np.uint8)
            self._store = np.concatenate([self._store, room])
        self._store[self.count : end] = codes.T
        self.count = end

    def picture(
        self,
        axis: FrequencyAxis,
        seconds_per_column: float,
        start: float,
        end: float,
        columns: int,
        shift_seconds: float = 0.0,
    ) -> SpectrogramPicture | None:
        first = max(0, int((start - shift_seconds) / seconds_per_column))
        last = min(self.count, int(np.ceil((end - shift_seconds) / seconds_per_column)))
        if last <= first:
            return None
        group = max(1, int((end - start) / seconds_per_column / max(1, columns)))
        first = first // group * group  # the same groups at every pan, so that the picture does not flicker
        codes = mean_codes(self._store[first:last].T, group)
        return SpectrogramPicture(codes, first * seconds_per_column + shift_seconds, group * seconds_per_column, axis)


def mean_codes(codes: NDArray[np.uint8], group: int) -> NDArray[np.uint8]:
    """Means of `group` neighbouring columns: (rows, n) -> (rows, ceil(n / group)); the last may be of fewer."""
    if group == 1 or not codes.shape[1]:
        return codes
    starts = np.arange(0, codes.shape[1], group)
    sums = np.add.reduceat(codes, starts, axis=1, dtype=np.uint32)
    sizes = np.diff(np.append(starts, codes.shape[1])).astype(np.uint32)
    return np.asarray((sums + sizes // 2) // sizes, dtype=np.uint8)
