"""What a worker process finds out about one clip: its sound's name, how long it really is, whether anything sounds.

Only a few stretches are decoded: a clip is read through only where one of them looks odd, or when asked to be thorough.
The sound print finds the same recording in different bytes, among thousands of clips, without a second decoding.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.audio.content_key import content_key
from genre_tagger.audio.decoding import AudioReader, open_audio
from genre_tagger.audio.placement import LEAST_SECONDS, is_silent
from genre_tagger.foundation.errors import DecodeError, Sentence
from genre_tagger.foundation.readable import readable_path

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

_PROBE_SECONDS = 0.5
_PROBES = (0.2, 0.55)  # shares of the length; the end is looked at too
_CUT_TOLERANCE_SECONDS = 1.5


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


@dataclass(frozen=True, slots=True)
class ClipTask:
    """One file to look at; `thorough` decodes all of it."""

    path: Path
    thorough: bool = False


@dataclass(frozen=True, slots=True)
class PairTask:
    """Two files whose prints are alike: are they one recording?"""

    path: Path
    other: Path


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """`fault` is "", "missing", "short", "silent" or "corrupt", and `sentence` says it in words.

    `is_usable` is False where nothing can be learnt from the clip. `content_key` names the sound, "" where the file
    cannot be read; `seconds` is the length that decodes, `sound_print` finds copies in other formats ("" for none).
    """

    path: Path
    content_key: str = ""
    seconds: float = 0.0
    fault: str = ""
    sentence: str = ""
    is_usable: bool = True
    sound_print: bytes = b""


def check_clip(task: ClipTask) -> ClipFacts:
    """Never raises for what is wrong with the clip; that is what it tells."""
    name = readable_path(task.path.name)
    if not task.path.is_file():
        return ClipFacts(
            task.path, fault="missing", sentence=Sentence("{name} is not there.", name=name), is_usable=False
        )
    try:
        key = content_key(task.path)
        with open_audio(task.path) as reader:
            return _checked(task, name, key, reader)
    except DecodeError as error:
        return ClipFacts(task.path, fault="corrupt", sentence=error.message, is_usable=False)


def check_pair(task: PairTask) -> bool:
    """Whether both hold the same recording. False where one cannot be read any more."""
    try:
        with open_audio(task.path) as one, open_audio(task.other) as other:
            return are_same_recording(one, other)
    except DecodeError:
        return False


def _checked(task: ClipTask, name: str, key: str, reader: AudioReader) -> ClipFacts:
    stated_seconds = reader.info.duration_seconds
    probes = _probes(reader)
    is_whole = bool(probes) and reader.info.duration_is_exact and all(len(probe.samples) for probe in probes)
    seconds, sounds = stated_seconds, is_whole and not all(is_silent(probe.samples) for probe in probes[:-1])
    if task.thorough or not sounds:
        blocks = [(clip.seconds, is_silent(clip.samples)) for clip in reader.stream(block_seconds=1.0)]
        seconds, sounds = sum((long for long, _ in blocks), 0.0), not all(silent for _, silent in blocks)
    if seconds <= 0.0:
        sentence = Sentence("{name} is damaged: none of its sound decodes.", name=name)
        return ClipFacts(task.path, key, seconds, "corrupt", sentence, is_usable=False)
    if seconds < LEAST_SECONDS:
        sentence = Sentence("{name} lasts {seconds:.1f} s, too short to learn from.", name=name, seconds=seconds)
        return ClipFacts(task.path, key, seconds, "short", sentence, is_usable=False)
    if not sounds:
        return ClipFacts(
            task.path,
            key,
            seconds,
            "silent",
            Sentence("{name} is silent from start to end.", name=name),
            is_usable=False,
        )
    if seconds < stated_seconds - _CUT_TOLERANCE_SECONDS:
        sentence = Sentence(
            "{name} breaks off after {seconds:.1f} s of {stated_seconds:.0f} s; what there is can be used.",
            name=name,
            seconds=seconds,
            stated_seconds=stated_seconds,
        )
        return ClipFacts(task.path, key, seconds, "corrupt", sentence)
    return ClipFacts(task.path, key, seconds, sound_print=sound_print(probes))


def _probes(reader: AudioReader) -> list[Clip]:
    """Stretches from a few places and from close to the end; none of a clip that is too short for them."""
    seconds = reader.info.duration_seconds
    if seconds < 2.0 * LEAST_SECONDS:
        return []
    starts = [*(seconds * share for share in _PROBES), seconds - _CUT_TOLERANCE_SECONDS]
    return [reader.read(start, _PROBE_SECONDS) for start in starts]
