"""The baseline's features on disk, one row a sound, so that the second run of the same data needs no second pass."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.content_key import content_key
from genre_tagger.foundation.errors import DecodeError, TrainingError
from genre_tagger.foundation.readable import readable_path
from genre_tagger.foundation.sqlite_file import use_write_ahead_log
from genre_tagger.training.results.linear_features import FEATURES_VERSION, VALUES, FeatureTask
from genre_tagger.workers.pool import TaskFailed, WorkerPool
from genre_tagger.workers.worker import WorkerLimits

_HANDLER = "genre_tagger.training.results.linear_features:clip_features"
_NAME = "linear-features.sqlite"
_TELL_EVERY = 100


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
                    yield "Looking for the baseline's features"
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
            yield f"Computing the baseline's features: {done} of {len(keys)} clips"


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
    cache = sqlite3.connect(place, timeout=30.0, isolation_level=None)
    try:
        use_write_ahead_log(cache)
        cache.execute("PRAGMA synchronous = OFF")
        cache.execute(
            "CREATE TABLE IF NOT EXISTS features "
            "(version INTEGER, sound TEXT, numbers BLOB NOT NULL, PRIMARY KEY (version, sound)) WITHOUT ROWID"
        )
    except sqlite3.Error:
        cache.close()
        raise
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
