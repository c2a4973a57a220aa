"""Spectrograms of stretches of a track, decoded on demand.

Close-ups at the resolution of the screen, and a first glance at a long track: short samples from all over it, seconds
before it is decoded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.audio.peaks import WaveColumns
from genre_tagger.features.overview import SpectrogramPicture, mean_codes
from genre_tagger.features.spectra import BandSpectra, ModelSpectra, Scale

ReadClip = Callable[[float, float, int | None], Clip]
"""(start_seconds, seconds, sample_rate_hz or None for the file's own) -> mono clip."""

_CHUNK_SECONDS = 20.0
_FINEST_HOPS_PER_FRAME = 32
_MOST_FRAMES_PER_COLUMN = 4


def model_close_up(
    read: ReadClip, spectra: ModelSpectra, *, start: float, end: float, columns: int, keep_going: Callable[[], bool]
) -> SpectrogramPicture | None:
    """The network's own frames of [start, end), averaged in groups where they are twice `columns` and more.

    None when `keep_going` said no between two chunks. Raises what `read` raises.
    """
    hop_seconds = spectra.settings.hop_seconds
    first, last = max(0, int(start / hop_seconds)), int(np.ceil(end / hop_seconds))
    margin = -(-spectra.margin_samples // spectra.settings.hop_length)
    chunk = int(_CHUNK_SECONDS / hop_seconds)
    parts: list[NDArray[np.uint8]] = []
    for begin in range(first, last, chunk):
        if not keep_going():
            return None
        stop = min(begin + chunk, last)
        lead = min(margin, begin)  # the file's start is the frames' own zero padding
        clip = read(
            (begin - lead) * hop_seconds, (stop - begin + lead + margin) * hop_seconds, spectra.settings.sample_rate_hz
        )
        codes = spectra.codes(clip)[:, lead : lead + stop - begin]
        parts.append(codes)
        if codes.shape[1] < stop - begin:
            break
    joined = np.concatenate(parts, axis=1) if parts else np.zeros((spectra.axis.rows, 0), dtype=np.uint8)
    if not joined.shape[1]:
        return None
    group = max(1, (last - first) // max(1, columns))
    # A frame is centred on its hop: it is shown from half a hop before to half a hop after.
    return SpectrogramPicture(mean_codes(joined, group), (first - 0.5) * hop_seconds, group * hop_seconds, spectra.axis)


def band_close_up(
    read: ReadClip,
    spectra: BandSpectra,
    scale: Scale,
    *,
    start: float,
    end: float,
    columns: int,
    keep_going: Callable[[], bool],
) -> SpectrogramPicture | None:
    """The file's whole band over [start, end) in `columns` columns, or as few as the transform can tell apart.

    None when `keep_going` said no between two chunks. Raises what `read` raises.
    """
    rate = spectra.sample_rate_hz
    finest_seconds = spectra.fft_length / _FINEST_HOPS_PER_FRAME / rate
    width = max((end - start) / max(1, columns), finest_seconds)
    count = max(1, int(np.ceil((end - start) / width)))
    frames = int(np.clip(np.ceil(width * rate / (spectra.fft_length / 2)), 1, _MOST_FRAMES_PER_COLUMN))
    per_chunk = max(1, int(_CHUNK_SECONDS / width))
    margin_seconds = spectra.margin_samples / rate
    parts: list[NDArray[np.uint8]] = []
    for first in range(0, count, per_chunk):
        if not keep_going():
            return None
        stop = min(first + per_chunk, count)
        begin = start + first * width
        read_from = max(0.0, begin - margin_seconds)
        clip = read(read_from, (stop - first) * width + begin - read_from + margin_seconds, None)
        middles = (np.arange((stop - first) * frames) + 0.5) / frames * width + begin - read_from
        centers = np.rint(middles * rate).astype(np.int64)
        parts.append(_levels(spectra, scale, clip.samples, centers, frames))
    return SpectrogramPicture(np.concatenate(parts, axis=1), start, width, spectra.axis(scale))


def _levels(
    spectra: BandSpectra, scale: Scale, samples: NDArray[np.float32], centers: NDArray[np.int64], frames: int
) -> NDArray[np.uint8]:
    """(rows, len(centers) // frames); in steps, because frames overlap and take much memory."""
    step = 256 * frames
    parts = []
    for first in range(0, len(centers), step):
        power = spectra.power_at(samples, centers[first : first + step])
        parts.append(spectra.project(power.reshape(-1, frames, spectra.bins).mean(axis=1), scale))
    return np.concatenate(parts, axis=1)


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
        codes = spectra.codes(Clip(samples, spectra.settings.sample_rate_hz))[:, margin:-margin]
    else:
        centers = np.arange(spectra.margin_samples, len(samples) - spectra.margin_samples, spectra.margin_samples)
        power = spectra.power_at(samples, centers) if len(centers) else np.zeros((1, spectra.bins), dtype=np.float32)
        codes = spectra.project(power.mean(axis=0, keepdims=True), scale)
    rows = codes.shape[0]
    return mean_codes(codes, codes.shape[1]) if codes.shape[1] else np.zeros((rows, 1), dtype=np.uint8)
