"""What the linear baseline takes in of a clip: statistics of the usual librosa features, as in FMA's own baseline; kept
on disk, one row a sound.

Computed by worker processes; librosa is imported with the first clip. The statistics are FMA's seven (Defferrard et al.
2017) over MFCC, chroma, tonal centroid, contrast, centroid, bandwidth, roll-off, level and zero crossings; its two
slow constant-Q chromagrams are left out.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.audio.content_key import content_key
from genre_tagger.audio.decoding import open_audio
from genre_tagger.audio.placement import read_windows
from genre_tagger.foundation.errors import DecodeError, Sentence, TrainingError
from genre_tagger.foundation.readable import readable_path
from genre_tagger.foundation.sqlite_file import opening, use_write_ahead_log
from genre_tagger.workers.pool import TaskFailed, WorkerPool
from genre_tagger.workers.worker import WorkerLimits, told_in_a_sentence

Floats = NDArray[np.float32]
FEATURES_VERSION = 1
"""Raise it with every change that moves a value: older ones are then computed anew."""
SAMPLE_RATE_HZ = 22_050
SECONDS = 29.12
"""As much as the network sees."""
ROWS = 20 + 12 + 6 + 7 + 5
STATISTICS = 7
VALUES = ROWS * STATISTICS
_FFT_LENGTH, _HOP_LENGTH = 2048, 512
_BEGINNING_SLACK_SECONDS = 3.0

_HANDLER = "genre_tagger.training.results.linear_features:clip_features"
_NAME = "linear-features.sqlite"
_TELL_EVERY = 100


@dataclass(frozen=True, slots=True)
class FeatureTask:
    """One clip for a worker; `row` is its place among those that were asked for."""

    path: Path
    row: int


def clip_features(task: FeatureTask) -> Floats:
    """The worker's handler: (VALUES,). Raises DecodeError or WorkerCrashError with one sentence."""
    name = readable_path(task.path.name)
    with told_in_a_sentence(task.path):
        with open_audio(task.path) as reader:
            if reader.info.duration_seconds < SECONDS + _BEGINNING_SLACK_SECONDS:
                clip = reader.read(0.0, SECONDS, SAMPLE_RATE_HZ)
            else:
                clip = read_windows(reader, 1, SECONDS, SAMPLE_RATE_HZ).clips[0]
        if len(clip.samples) < _FFT_LENGTH:
            raise DecodeError("{name} is too short for the baseline's features.", task.path, name=name)
        return statistics(feature_rows(clip))


def feature_rows(clip: Clip) -> NDArray[np.float64]:
    """(ROWS, frames) of a clip at 22,050 Hz that is at least one analysis frame long."""
    from librosa import amplitude_to_db, feature, power_to_db, stft

    magnitude = np.abs(stft(clip.samples, n_fft=_FFT_LENGTH, hop_length=_HOP_LENGTH))  # (1025, frames)
    power = magnitude**2
    chroma = feature.chroma_stft(S=power, sr=SAMPLE_RATE_HZ, tuning=0.0)
    rows = (
        feature.mfcc(S=power_to_db(feature.melspectrogram(S=power, sr=SAMPLE_RATE_HZ)), n_mfcc=20),
        chroma,
        feature.tonnetz(chroma=chroma, sr=SAMPLE_RATE_HZ),
        feature.spectral_contrast(S=magnitude, sr=SAMPLE_RATE_HZ),
        feature.spectral_centroid(S=magnitude, sr=SAMPLE_RATE_HZ),
        feature.spectral_bandwidth(S=magnitude, sr=SAMPLE_RATE_HZ),
        feature.spectral_rolloff(S=magnitude, sr=SAMPLE_RATE_HZ),
        amplitude_to_db(feature.rms(S=magnitude, frame_length=_FFT_LENGTH), ref=1.0),
        feature.zero_crossing_rate(clip.samples, frame_length=_FFT_LENGTH, hop_length=_HOP_LENGTH),
    )
    return np.concatenate([np.asarray(row, dtype=np.float64) for row in rows])


def statistics(rows: NDArray[np.float64]) -> Floats:
    """(R, frames) -> (7 * R,): mean, deviation, skewness, excess kurtosis, median, least and greatest of each row.

    A constant row has neither skewness nor kurtosis: 0.
    """
    mean, deviation = rows.mean(axis=1), rows.std(axis=1)
    scale = np.where(deviation > 1e-9, deviation, 1.0)
    centred = (rows - mean[:, None]) / scale[:, None]
    centred[deviation <= 1e-9] = 0.0
    skewness = (centred**3).mean(axis=1)
    kurtosis = np.where(deviation > 1e-9, (centred**4).mean(axis=1) - 3.0, 0.0)
    columns = (mean, deviation, skewness, kurtosis, np.median(rows, axis=1), rows.min(axis=1), rows.max(axis=1))
    return np.asarray(np.nan_to_num(np.concatenate(columns)), dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class LinearFeatures:
    """`values` float32 (clips, VALUES), NaN in the rows of those that could not be read; `failures` says why."""

    values: NDArray[np.float32]
    failures: tuple[str, ...]

    @property
    def known(self) -> NDArray[np.bool_]:
        """(clips,)"""
        return np.asarray(np.isfinite(self.values).all(axis=1))


def linear_features(
    paths: Sequence[Path], cache_folder: Path, jobs: int = 0
) -> Generator[str | LinearFeatures, None, None]:
    """Features of all `paths`, from the cache or from worker processes. Yields what it does, last the LinearFeatures.

    Closing the generator keeps what is done. Raises TrainingError when the cache cannot be opened or written.
    """
    values = np.full((len(paths), VALUES), np.nan, dtype=np.float32)
    failures: list[str] = []
    place = cache_folder / _NAME
    try:
        with closing(_opened(place)) as cache:
            keys: dict[int, str] = {}
            for row, path in enumerate(paths):
                if row % _TELL_EVERY == 0:
                    yield Sentence("Looking for the baseline's features")
                try:
                    keys[row] = content_key(path)
                except DecodeError as error:
                    failures.append(error.message)
                    continue
                if _recalled(cache, keys[row], values[row]):
                    del keys[row]
            if keys:
                yield from _computed(cache, paths, keys, values, failures, jobs)
    except sqlite3.Error as error:
        raise TrainingError(
            "The baseline's features in {file} cannot be kept ({reason}); delete that file.",
            place,
            file=readable_path(place),
            reason=error,
        ) from error
    yield LinearFeatures(values, tuple(failures))


def _computed(
    cache: sqlite3.Connection,
    paths: Sequence[Path],
    keys: dict[int, str],
    values: NDArray[np.float32],
    failures: list[str],
    jobs: int,
) -> Iterator[str]:
    """The rows in `keys` by worker processes, kept as they come."""
    waiting, done = deque(FeatureTask(paths[row], row) for row in keys), 0
    limits = WorkerLimits(resident_bytes=1 << 30)
    pool: WorkerPool[FeatureTask, NDArray[np.float32]] = WorkerPool(
        _HANDLER, jobs or None, time_limit_seconds=120.0, limits=limits
    )
    with pool:
        while waiting or pool.busy:
            while waiting and pool.has_room:
                pool.submit(waiting.popleft())
            for outcome in pool.wait(1.0):
                done += 1
                if isinstance(outcome, TaskFailed):
                    failures.append(outcome.error.message)
                else:
                    row = outcome.payload.row
                    values[row] = outcome.result
                    _keep(cache, keys[row], outcome.result)
            yield Sentence("Computing the baseline's features: {done} of {all} clips", done=done, all=len(keys))


def _opened(place: Path) -> sqlite3.Connection:
    """Autocommit, but not flushed at every row: what a crash of the computer loses is computed again."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TrainingError(
            "The folder {folder} could not be made: {reason}.",
            folder=readable_path(place.parent),
            reason=error.strerror,
        ) from error
    with opening(place, timeout=30.0, isolation_level=None) as cache:
        use_write_ahead_log(cache)
        cache.execute("PRAGMA synchronous = OFF")
        cache.execute(
            "CREATE TABLE IF NOT EXISTS features "
            "(version INTEGER, sound TEXT, numbers BLOB NOT NULL, PRIMARY KEY (version, sound)) WITHOUT ROWID"
        )
        return cache


def _recalled(cache: sqlite3.Connection, key: str, row: NDArray[np.float32]) -> bool:
    """Fill `row`, (VALUES,), with what is kept of the sound."""
    found = cache.execute("SELECT numbers FROM features WHERE version = ? AND sound = ?", (FEATURES_VERSION, key))
    kept = found.fetchone()
    if kept is None or len(kept[0]) != row.nbytes:
        return False
    row[:] = np.frombuffer(kept[0], dtype="<f4")
    return bool(np.isfinite(row).all())


def _keep(cache: sqlite3.Connection, key: str, values: NDArray[np.float32]) -> None:
    numbers = values.astype("<f4").tobytes()
    cache.execute("INSERT OR REPLACE INTO features VALUES (?, ?, ?)", (FEATURES_VERSION, key, numbers))
