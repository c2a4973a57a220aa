"""Spectrograms of a stretch of a track at the resolution of the screen, decoded on demand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
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
        clip = read((begin - lead) * hop_seconds, (stop - begin + lead + margin) * hop_seconds, _rate(spectra))
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


def _rate(spectra: ModelSpectra) -> int:
    return spectra.settings.sample_rate_hz


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
