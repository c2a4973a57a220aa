"""A first glance at a long track: short samples from all over it, seconds before it is decoded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.peaks import WaveColumns
from genre_tagger.features.close_up import ReadClip
from genre_tagger.features.overview import SpectrogramPicture, mean_codes
from genre_tagger.features.spectra import BandSpectra, ModelSpectra, Scale

LEAST_TRACK_SECONDS = 300.0
"""Shorter tracks are decoded before a glance would be over."""

_SAMPLE_SECONDS = 0.3
_MOST_SAMPLES = 256
_FEWEST_SAMPLES = 48
_BUDGET_SECONDS = 1.5
_TRIALS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Preview:
    """Waveform and spectrogram of the whole track in some dozens of equal columns."""

    picture: SpectrogramPicture
    wave: WaveColumns
    whole_seconds: float


def preview(
    read: ReadClip,
    spectra: ModelSpectra | BandSpectra,
    scale: Scale,
    whole_seconds: float,
    keep_going: Callable[[], bool],
) -> Preview | None:
    """A sample from the middle of each column. None when called off, or where seeking in the file is slow.

    Raises what `read` raises.
    """
    count = _affordable_samples(read, whole_seconds)
    if count < _FEWEST_SAMPLES:
        return None
    step = whole_seconds / count
    rate = spectra.settings.sample_rate_hz if isinstance(spectra, ModelSpectra) else None
    wave, columns = np.full((3, count), np.nan, dtype=np.float32), []
    for index in range(count):
        if not keep_going():
            return None
        clip = read((index + 0.5) * step - _SAMPLE_SECONDS / 2, _SAMPLE_SECONDS, rate)
        samples = clip.samples
        columns.append(_column(spectra, scale, samples))
        if len(samples):
            wave[:, index] = samples.min(), samples.max(), np.sqrt(np.square(samples).mean())
    axis = spectra.axis if isinstance(spectra, ModelSpectra) else spectra.axis(scale)
    picture = SpectrogramPicture(np.concatenate(columns, axis=1), 0.0, step, axis)
    return Preview(picture, WaveColumns(*wave), whole_seconds)


def _affordable_samples(read: ReadClip, whole_seconds: float) -> int:
    """Some formats seek by walking through the file: how many samples the time allows, by trial."""
    read(whole_seconds * 0.98, _SAMPLE_SECONDS, None)  # makes an index of the file where it has none
    begun = perf_counter()
    for trial in range(_TRIALS):
        read(whole_seconds * (0.9 - 0.2 * trial), _SAMPLE_SECONDS, None)
    each = max(1e-6, (perf_counter() - begun) / _TRIALS)
    return min(_MOST_SAMPLES, int(_BUDGET_SECONDS / each))


def _column(spectra: ModelSpectra | BandSpectra, scale: Scale, samples: NDArray[np.float32]) -> NDArray[np.uint8]:
    """(rows, 1): the mean of the frames that lie wholly inside the samples."""
    if isinstance(spectra, ModelSpectra):
        hop = spectra.settings.hop_length
        margin = -(-spectra.margin_samples // hop)
        codes = spectra.frames(samples)[:, margin:-margin]
    else:
        centers = np.arange(spectra.margin_samples, len(samples) - spectra.margin_samples, spectra.margin_samples)
        power = spectra.power_at(samples, centers) if len(centers) else np.zeros((1, spectra.bins), dtype=np.float32)
        codes = spectra.project(power.mean(axis=0, keepdims=True), scale)
    rows = codes.shape[0]
    return mean_codes(codes, codes.shape[1]) if codes.shape[1] else np.zeros((rows, 1), dtype=np.uint8)
