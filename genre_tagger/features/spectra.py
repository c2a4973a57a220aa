"""Spectrograms for the eye: what the network sees, and the whole band on a mel, linear or logarithmic scale.

Levels are kept as one byte in half-decibel steps, so that a picture is small and a change of colours or range is a
change of 256 table entries. Numpy alone, like the mel front-end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.features.mel import MelFrontEnd, MelSettings, hz_to_mel, mel_filterbank, mel_to_hz

if TYPE_CHECKING:
    import soxr

FLOOR_DB = -100.0
STEP_DB = 0.5
"""Level code c stands for FLOOR_DB + c * STEP_DB: -100 to +27.5 dB."""

_LOWEST_LOG_HZ = 30.0
_ROWS = {"mel": 160, "linear": 256, "log": 256}


class Scale(Enum):
    """How frequencies are laid out. MODEL is the mel scale of the network, the others show the file's whole band."""

    MODEL = "model"
    MEL = "mel"
    LINEAR = "linear"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class FrequencyAxis:
    """Maps rows of a picture to hertz: row 0 is the lowest row's lower edge, `rows` the topmost's upper edge."""

    scale: Scale
    rows: int
    min_hz: float
    max_hz: float

    def hz_at(self, row: float) -> float:
        """The frequency at a height of `row` rows."""
        part = row / self.rows
        if self.scale is Scale.LINEAR:
            return self.min_hz + part * (self.max_hz - self.min_hz)
        if self.scale is Scale.LOG:
            return float(self.min_hz * (self.max_hz / self.min_hz) ** part)
        low, high = self._mel_limits()
        return float(mel_to_hz(np.array([low + part * (high - low)]))[0])

    def row_at(self, hz: float) -> float:
        """Inverse of `hz_at`; beyond the ends it goes on, so that a caller can clip."""
        if self.scale is Scale.LINEAR:
            return self.rows * (hz - self.min_hz) / (self.max_hz - self.min_hz)
        if self.scale is Scale.LOG:
            return float(self.rows * np.log(max(hz, 1e-3) / self.min_hz) / np.log(self.max_hz / self.min_hz))
        low, high = self._mel_limits()
        return float(self.rows * (hz_to_mel(np.array([hz]))[0] - low) / (high - low))

    def _mel_limits(self) -> tuple[float, float]:
        """Filter m peaks at the m + 1st of rows + 2 points: its row reaches half a step to either side of it."""
        ends = hz_to_mel(np.array([self.min_hz, self.max_hz]))
        step = (ends[1] - ends[0]) / (self.rows + 1)
        return float(ends[0] + step / 2), float(ends[1] - step / 2)


def encode_db(level_db: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Decibels to level codes, rounded to the half decibel and clipped to the ends."""
    codes = np.rint((level_db - np.float32(FLOOR_DB)) * np.float32(1.0 / STEP_DB))
    return np.asarray(np.clip(codes, 0, 255), dtype=np.uint8)


def decode_db(code: float) -> float:
    """The level in dB that a code stands for."""
    return FLOOR_DB + STEP_DB * code


def power_to_db(power: NDArray[np.float32]) -> NDArray[np.float32]:
    """Power to decibels, silence to FLOOR_DB."""
    return (10.0 * np.log10(np.maximum(power, np.float32(1e-10)))).astype(np.float32)


class ModelSpectra:
    """The network's own mel-spectrogram, frame by frame: `codes` of a clip at the front-end's sample rate."""

    def __init__(self, settings: MelSettings) -> None:
        self.settings = settings
        # Without the cut `range_db` below the loudest value: that belongs to one window of the network, not to a view.
        self._front_end = MelFrontEnd(replace(settings, range_db=None))
        self.axis = FrequencyAxis(Scale.MODEL, settings.mel_bands, settings.min_hz, settings.max_hz)

    @property
    def margin_samples(self) -> int:
        """Samples a frame needs to either side of its centre."""
        return self.settings.fft_length // 2

    def codes(self, clip: Clip) -> NDArray[np.uint8]:
        """(mel_bands, 1 + n // hop_length): frames centred on every hop of the clip."""
        return encode_db(self._front_end.spectrogram(clip).level_db)


class BandSpectra:
    """Power spectra of a file's whole band, and their projection on the mel, linear and log axes.

    The transform is about 46 ms long (2048 samples at 44.1 kHz) with a Hann window; 0 dB is a full-scale sine.
    """

    def __init__(self, sample_rate_hz: int) -> None:
        self.sample_rate_hz = sample_rate_hz
        self.fft_length = int(2 ** np.clip(np.round(np.log2(0.0464 * sample_rate_hz)), 8, 14))
        self.bins = 1 + self.fft_length // 2
        phase = 2.0 * np.pi * np.arange(self.fft_length) / self.fft_length
        taper = 0.5 - 0.5 * np.cos(phase)
        self._taper = (taper / (taper.sum() / 2.0)).astype(np.float32)  # a full-scale sine peaks at power 1

    @property
    def margin_samples(self) -> int:
        """Samples a frame needs to either side of its centre."""
        return self.fft_length // 2

    def axis(self, scale: Scale) -> FrequencyAxis:
        """The frequency axis of a picture on `scale`, up to half the sample rate."""
        nyquist_hz = self.sample_rate_hz / 2.0
        lowest_hz = min(_LOWEST_LOG_HZ, nyquist_hz / 8.0) if scale is Scale.LOG else 0.0
        return FrequencyAxis(scale, min(_ROWS[scale.value], self.bins - 1), lowest_hz, nyquist_hz)

    def power_at(self, samples: NDArray[np.float32], centers: NDArray[np.int64]) -> NDArray[np.float32]:
        """Power spectra (len(centers), bins) around sample positions; beyond the ends of `samples` lie zeros."""
        padded = np.pad(samples, self.fft_length // 2)
        frames = np.lib.stride_tricks.sliding_window_view(padded, self.fft_length)
        spectrum = np.fft.rfft(frames[np.clip(centers, 0, len(samples))] * self._taper, axis=1)
        return (spectrum.real**2 + spectrum.imag**2).astype(np.float32, copy=False)

    def project(self, power: NDArray[np.float32], scale: Scale) -> NDArray[np.uint8]:
        """Level codes (rows, T) of power spectra (T, bins) on a scale."""
        if scale is Scale.MEL:
            return encode_db(power_to_db(self._mel_weights(scale) @ power.T))
        return encode_db(_rows_from_bins(power_to_db(power.T), self._edges(scale)))

    def project_codes(self, codes: NDArray[np.uint8], scale: Scale) -> NDArray[np.uint8]:
        """The same from level codes of the bins, (bins, T)."""
        if scale is Scale.MEL:
            return encode_db(power_to_db(self._mel_weights(scale) @ _POWER_OF_CODE[codes]))
        return np.asarray(np.rint(_rows_from_bins(codes.astype(np.float32), self._edges(scale))), dtype=np.uint8)

    def _mel_weights(self, scale: Scale) -> NDArray[np.float32]:
        return _mel_weights(self.sample_rate_hz, self.fft_length, self.axis(scale).rows)

    def _edges(self, scale: Scale) -> NDArray[np.float64]:
        """Where rows begin and end, in bins: (rows + 1,)."""
        axis = self.axis(scale)
        edges_hz = np.array([axis.hz_at(row) for row in range(axis.rows + 1)])
        return np.asarray(edges_hz / self.sample_rate_hz * self.fft_length)


_POWER_OF_CODE = (10.0 ** ((FLOOR_DB + STEP_DB * np.arange(256)) / 10.0)).astype(np.float32)


@lru_cache(maxsize=8)
def _mel_weights(sample_rate_hz: int, fft_length: int, rows: int) -> NDArray[np.float32]:
    """Mel filters that average: each row sums to 1, so that levels compare with the other scales'."""
    settings = MelSettings(
        sample_rate_hz=sample_rate_hz, fft_length=fft_length, mel_bands=rows, max_hz=sample_rate_hz / 2.0
    )
    weights = np.array(mel_filterbank(settings))
    sums = weights.sum(axis=1)
    for row in np.flatnonzero(sums <= 0.0):  # narrower than a bin: take the nearest one
        axis = FrequencyAxis(Scale.MEL, rows, 0.0, sample_rate_hz / 2.0)
        weights[row, round(axis.hz_at(row + 0.5) / sample_rate_hz * fft_length)] = 1.0
    normed: NDArray[np.float32] = weights / weights.sum(axis=1, keepdims=True)
    return normed


def _rows_from_bins(levels: NDArray[np.float32], edges: NDArray[np.float64]) -> NDArray[np.float32]:
    """The loudest bin of each row where rows are wider than bins, a straight line between bins where narrower.

    `levels`: (bins, T) in any logarithmic unit; `edges`: (rows + 1,) in bins. Returns (rows, T).
    """
    last_bin = len(levels) - 1
    middles = np.clip((edges[:-1] + edges[1:]) / 2.0, 0.0, last_bin)
    below = np.minimum(middles.astype(np.int64), last_bin - 1)
    part = (middles - below).astype(np.float32)[:, None]
    rows: NDArray[np.float32] = levels[below] * (1.0 - part) + levels[below + 1] * part
    first = np.clip(np.ceil(edges[:-1]), 0, last_bin).astype(np.int64)
    stop = np.clip(np.ceil(edges[1:]), 0, last_bin).astype(np.int64)
    wide = np.flatnonzero(stop > first)
    pairs = np.stack([first[wide], stop[wide]], axis=1).ravel()  # reduceat wants start, stop, start, stop ...
    rows[wide] = np.maximum(rows[wide], np.maximum.reduceat(levels, pairs, axis=0)[::2])
    return rows


class LiveSpectra:
    """Columns of one scale from mono samples at `sample_rate_hz`. One thread."""

    def __init__(self, scale: Scale, sample_rate_hz: int, mel_settings: MelSettings) -> None:
        self._scale = scale
        self._model = ModelSpectra(mel_settings)
        self._band = BandSpectra(sample_rate_hz)
        self._resampler: soxr.ResampleStream | None = None
        if scale is Scale.MODEL:
            self._hop, self._length = mel_settings.hop_length, mel_settings.fft_length
            rate = mel_settings.sample_rate_hz
            if rate != sample_rate_hz:
                import soxr

                self._resampler = soxr.ResampleStream(sample_rate_hz, rate, 1, dtype="float32", quality="HQ")
        else:
            self._hop, self._length, rate = self._band.fft_length // 4, self._band.fft_length, sample_rate_hz
        self.seconds_per_column = self._hop / rate
        self._pending = np.zeros(self._length - self._hop, dtype=np.float32)

    @property
    def axis(self) -> FrequencyAxis:
        """The frequency axis of the columns."""
        return self._model.axis if self._scale is Scale.MODEL else self._band.axis(self._scale)

    def append(self, samples: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Level codes (rows, n) of the columns that these samples complete; n may be 0."""
        if self._resampler is not None:
            samples = self._resampler.resample_chunk(samples)
        joined = np.concatenate([self._pending, samples])
        columns = max(0, (len(joined) - self._length) // self._hop + 1)
        self._pending = joined[columns * self._hop :]
        if not columns:
            return np.zeros((self.axis.rows, 0), dtype=np.uint8)
        used = joined[: (columns - 1) * self._hop + self._length]
        centers = np.arange(columns) * self._hop + self._length // 2
        if self._scale is not Scale.MODEL:
            return self._band.project(self._band.power_at(used, centers), self._scale)
        # The front-end centres its frames on multiples of the hop: begin half a frame before such a multiple.
        lead = -(self._length // 2) % self._hop
        clip = Clip(np.concatenate([np.zeros(lead, dtype=np.float32), used]), self._model.settings.sample_rate_hz)
        first = (lead + self._length // 2) // self._hop
        return self._model.codes(clip)[:, first : first + columns]
