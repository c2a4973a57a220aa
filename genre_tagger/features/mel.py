"""The one mel front-end: what the network is trained on, what it classifies, and what the window shows.

The settings are the study's (12 kHz, FFT 512, hop 256, 96 bands, dB) or ours, and the arithmetic is librosa's
(`librosa.feature.melspectrogram` with Slaney's mel scale and area normalisation, `librosa.power_to_db`) without
librosa: numpy alone, so that a worker process starts in a third of a second.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip

_LINEAR_HZ_PER_MEL = 200.0 / 3.0
_BREAK_HZ = 1000.0
_BREAK_MEL = _BREAK_HZ / _LINEAR_HZ_PER_MEL
_LOG_STEP = np.log(6.4) / 27.0
_FRAMES_AT_ONCE = 128  # half a megabyte of frames: they stay in the processor's cache from the taper to the mel sums
_BANDS_AT_ONCE = 16  # neighbouring filters cover few of the bins: six narrow products do a fifth of one wide one's work


@dataclass(frozen=True, slots=True)
class MelSettings:
    """Everything that decides what a mel-spectrogram is. Stored with each checkpoint.

    `frames` is the width of one window for the network: 1366 frames of 256 samples at 12 kHz are 29.12 s.
    `min_power` is the power below which a band counts as silent (-100 dB), `range_db` the depth kept under the loudest
    value.
    """

    sample_rate_hz: int = 12_000
    fft_length: int = 512
    hop_length: int = 256
    mel_bands: int = 96
    frames: int = 1366
    min_hz: float = 0.0
    max_hz: float = 6_000.0
    min_power: float = 1e-10
    range_db: float | None = 80.0

    @property
    def window_samples(self) -> int:
        """Samples in one window; centred frames make `frames` of them."""
        return (self.frames - 1) * self.hop_length

    @property
    def window_seconds(self) -> float:
        """Length of one window in seconds (29.12 for the study)."""
        return self.window_samples / self.sample_rate_hz

    @property
    def hop_seconds(self) -> float:
        """Time from one frame to the next in seconds."""
        return self.hop_length / self.sample_rate_hz

    def to_json(self) -> dict[str, Any]:
        """Plain values for a checkpoint's metadata."""
        return asdict(self)


STUDY_MEL = MelSettings()
"""The study's front-end: everything up to 6 kHz."""

WIDE_MEL = MelSettings(sample_rate_hz=16_000, fft_length=768, hop_length=341, max_hz=7_500.0)
"""Ours: as many bands and frames of nearly the same length (21.3 ms apart, 29.09 s), up to 7.5 kHz, where cymbals and
consonants are. Measured against the study's in `models/EXPERIMENTS.md`."""


@dataclass(frozen=True, slots=True, eq=False)
class MelSpectrogram:
    """`level_db`: float32 of shape (mel_bands, frames), lowest band first, in dB re full scale power 1."""

    level_db: NDArray[np.float32]
    settings: MelSettings
    start_seconds: float = 0.0


def hz_to_mel(hz: NDArray[np.float64]) -> NDArray[np.float64]:
    """Slaney's mel scale (Auditory Toolbox, 1998): linear below 1 kHz, logarithmic above."""
    return np.where(
        hz < _BREAK_HZ, hz / _LINEAR_HZ_PER_MEL, _BREAK_MEL + np.log(np.maximum(hz, _BREAK_HZ) / _BREAK_HZ) / _LOG_STEP
    )


def mel_to_hz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    """Inverse of `hz_to_mel`."""
    return np.where(
        mel < _BREAK_MEL,
        mel * _LINEAR_HZ_PER_MEL,
        _BREAK_HZ * np.exp(_LOG_STEP * (np.maximum(mel, _BREAK_MEL) - _BREAK_MEL)),
    )


@lru_cache(maxsize=8)
def mel_filterbank(settings: MelSettings) -> NDArray[np.float32]:
    """Triangular filters of shape (mel_bands, 1 + fft_length // 2), each of unit area in Hz (Slaney's normalisation).

    Equal to `librosa.filters.mel(sr=..., n_fft=..., n_mels=...)` to float32 rounding, by test. Treat it as read-only.
    """
    bin_hz = np.linspace(0.0, settings.sample_rate_hz / 2, 1 + settings.fft_length // 2)
    limits = hz_to_mel(np.array([settings.min_hz, settings.max_hz]))
    edge_hz = mel_to_hz(np.linspace(limits[0], limits[1], settings.mel_bands + 2))
    width_hz = np.diff(edge_hz)
    rising = (bin_hz[None, :] - edge_hz[:-2, None]) / width_hz[:-1, None]
    falling = (edge_hz[2:, None] - bin_hz[None, :]) / width_hz[1:, None]
    area_norm = 2.0 / (edge_hz[2:] - edge_hz[:-2])
    filters = (np.maximum(0.0, np.minimum(rising, falling)) * area_norm[:, None]).astype(np.float32)
    filters.setflags(write=False)
    return filters


class MelFrontEnd:
    """Turns clips into mel-spectrograms, always the same way. Cheap to keep, safe to share between threads."""

    def __init__(self, settings: MelSettings | None = None, filterbank: NDArray[np.float32] | None = None) -> None:
        """`filterbank`, (mel_bands, 1 + fft_length // 2), comes from a checkpoint; else it is made from `settings`."""
        self.settings = settings or MelSettings()
        filters = mel_filterbank(self.settings) if filterbank is None else filterbank
        self._band_groups = _band_groups(np.ascontiguousarray(filters.T, dtype=np.float32))
        phase = 2.0 * np.pi * np.arange(self.settings.fft_length) / self.settings.fft_length
        self._taper = 0.5 - 0.5 * np.cos(phase)  # Hann, periodic; the transform is in double precision, as librosa's

    def spectrogram(self, clip: Clip) -> MelSpectrogram:
        """The mel-spectrogram of the whole clip: 1 + n // hop_length centred frames, zeros beyond both ends.

        Raises ValueError when the clip's sample rate is not the settings' own.
        """
        settings = self.settings
        if clip.sample_rate_hz != settings.sample_rate_hz:
            raise ValueError(f"clip at {clip.sample_rate_hz} Hz, front-end at {settings.sample_rate_hz} Hz")
        padded = np.pad(clip.samples, settings.fft_length // 2)
        frames = np.lib.stride_tricks.sliding_window_view(padded, settings.fft_length)[
            :: settings.hop_length
        ]  # (T, fft)
        level_db = self._mel_power(frames)  # (T, bands)
        np.maximum(level_db, np.float32(settings.min_power), out=level_db)
        np.log10(level_db, out=level_db)
        level_db *= np.float32(10.0)
        if settings.range_db is not None:
            np.maximum(level_db, level_db.max() - np.float32(settings.range_db), out=level_db)
        return MelSpectrogram(np.ascontiguousarray(level_db.T), settings, clip.start_seconds)

    def window(self, clip: Clip) -> MelSpectrogram:
        """Exactly one network window, (mel_bands, frames): longer clips are cut, shorter ones padded with zeros."""
        needed = self.settings.window_samples
        samples = clip.samples[:needed]
        if len(samples) < needed:
            samples = np.pad(samples, (0, needed - len(samples)))
        return self.spectrogram(Clip(samples, clip.sample_rate_hz, clip.start_seconds))

    def _mel_power(self, frames: NDArray[np.float32]) -> NDArray[np.float32]:
        """(T, fft_length) -> power in each band, (T, bands), a block of frames at a time."""
        bins = 1 + self.settings.fft_length // 2
        tapered = np.empty((_FRAMES_AT_ONCE, self.settings.fft_length))
        power = np.empty((_FRAMES_AT_ONCE, bins), dtype=np.float32)
        mel_power = np.empty((len(frames), self.settings.mel_bands), dtype=np.float32)
        for first in range(0, len(frames), _FRAMES_AT_ONCE):
            block = frames[first : first + _FRAMES_AT_ONCE]
            many = len(block)
            np.multiply(block, self._taper, out=tapered[:many])
            parts = np.fft.rfft(tapered[:many], axis=1).view(np.float64)  # (many, 2 * bins): real and imaginary in turn
            np.multiply(parts, parts, out=parts)
            np.add(parts[:, ::2], parts[:, 1::2], out=power[:many], casting="same_kind")
            for bands, covered, filters in self._band_groups:
                np.matmul(power[:many, covered], filters, out=mel_power[first : first + many, bands])
        return mel_power


def _band_groups(filters_by_bin: NDArray[np.float32]) -> list[tuple[slice, slice, NDArray[np.float32]]]:
    """Cuts (bins, bands) into groups of neighbouring bands: which bands, which bins they cover, and their filters."""
    groups = []
    for first in range(0, filters_by_bin.shape[1], _BANDS_AT_ONCE):
        bands = slice(first, first + _BANDS_AT_ONCE)
        used = np.flatnonzero(filters_by_bin[:, bands].any(axis=1))
        covered = slice(int(used[0]), int(used[-1]) + 1) if used.size else slice(0, 1)
        groups.append((bands, covered, np.ascontiguousarray(filters_by_bin[covered, bands])))
    return groups
