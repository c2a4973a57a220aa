"""Finding the same recording in two files that differ in every byte: another format, bit rate or loudness.

A print is the balance of twenty bands at three places of a clip: cheap, and good enough to name candidates. Of 60
corpus clips coded anew as MP3, AAC or Vorbis, some at half the level, every pair had a likeness of 0.985 or more; of
half a million pairs of different clips ten reached 0.95. Candidates are then compared sample by sample: the copies
correlate by 0.99 or more, two mixes of one piece by 0.90, different clips by 0.15 at most.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.audio.decoding import AudioReader
from genre_tagger.audio.placement import is_silent

ALIKE = 0.95
"""Likeness from which two clips are probably one recording, and worth comparing sample by sample."""

_BANDS = 20
_EDGES_HZ = np.geomspace(60.0, 5_000.0, _BANDS + 1)
_FLOOR = 1e-10
_USUAL_DB = 4.0 - ((np.arange(_BANDS) - 7.0) / 3.6) ** 2  # the tilt that most music has, about its own mean
_ROWS = 512

_SAME = 0.7
_COMPARED_HZ = 8_000
_COMPARED_SECONDS = 4.0
_SHIFT_SECONDS = 0.25
"""Coders put some hundredths of a second of silence in front."""


def sound_print(probes: Sequence[Clip]) -> bytes:
    """A few hundred bytes for stretches of equal length from the same places of each clip; empty where one is silent.

    The level does not matter.
    """
    if not probes or any(is_silent(probe.samples) for probe in probes):
        return b""
    halves = [half for probe in probes for half in np.array_split(probe.samples, 2)]
    levels_db = np.concatenate([_band_levels_db(half, probes[0].sample_rate_hz) for half in halves])
    print_bytes: bytes = (levels_db - levels_db.mean()).astype(np.float16).tobytes()
    return print_bytes


def _band_levels_db(samples: NDArray[np.float32], sample_rate_hz: int) -> NDArray[np.float64]:
    """(bands,)"""
    first_bins = np.ceil(_EDGES_HZ * len(samples) / sample_rate_hz).astype(int)
    spectrum = np.fft.rfft(samples * _window(len(samples)))[: first_bins[-1]]
    power = spectrum.real.astype(np.float64) ** 2 + spectrum.imag.astype(np.float64) ** 2
    running = np.concatenate([[0.0], np.cumsum(power)])
    sums = np.diff(running[np.minimum(first_bins, len(power))]) / len(samples) ** 2
    levels_db: NDArray[np.float64] = 10.0 * np.log10(np.maximum(sums, 0.0) + _FLOOR)
    return levels_db


@lru_cache(maxsize=8)
def _window(length: int) -> NDArray[np.float32]:
    return np.hanning(length).astype(np.float32)


def alike(prints: Sequence[bytes]) -> Generator[list[tuple[int, int]], None, None]:
    """Pairs (i, j), i < j, of positions whose likeness reaches `ALIKE`, some hundred rows a step.

    An empty print is like none. Work grows with the square: a second for 8,000 prints.
    """
    rows = [row for row, one in enumerate(prints) if one]
    if not rows:
        return
    numbers = np.array(rows)
    matrix = np.array([np.frombuffer(prints[row], dtype=np.float16) for row in rows], dtype=np.float32)
    matrix -= np.tile(_USUAL_DB, matrix.shape[1] // _BANDS).astype(np.float32)
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-6)
    for first in range(0, len(matrix), _ROWS):
        likeness = matrix[first : first + _ROWS] @ matrix[first:].T  # (rows, clips from the first row on)
        left, right = np.nonzero(likeness >= ALIKE)
        later = right > left
        yield list(zip(numbers[first + left[later]].tolist(), numbers[first + right[later]].tolist(), strict=True))


def are_same_recording(one: AudioReader, other: AudioReader) -> bool:
    """Whether four seconds of one are found, sample by sample, at about the same place of the other."""
    shortest_seconds = min(one.info.duration_seconds, other.info.duration_seconds)
    start_seconds = max(_SHIFT_SECONDS, 0.4 * shortest_seconds)
    wanted = one.read(start_seconds, _COMPARED_SECONDS, _COMPARED_HZ).samples
    searched = other.read(start_seconds - _SHIFT_SECONDS, _COMPARED_SECONDS + 2 * _SHIFT_SECONDS, _COMPARED_HZ).samples
    if len(searched) < len(wanted) or is_silent(wanted) or is_silent(searched):
        return False
    return _best_correlation(wanted.astype(np.float64), searched.astype(np.float64)) >= _SAME


def _best_correlation(wanted: NDArray[np.float64], searched: NDArray[np.float64]) -> float:
    """Largest normalised correlation of `wanted` with any stretch of `searched`, in [-1, 1]."""
    wanted, searched = wanted - wanted.mean(), searched - searched.mean()
    size = len(wanted) + len(searched)
    products = np.fft.irfft(np.fft.rfft(searched, size) * np.conj(np.fft.rfft(wanted, size)), size)
    running = np.concatenate([[0.0], np.cumsum(searched**2)])
    energy = running[len(wanted) :] - running[: len(running) - len(wanted)]
    norms = np.sqrt(np.maximum(energy * float(wanted @ wanted), 1e-12))
    return float(np.max(products[: len(norms)] / norms))
