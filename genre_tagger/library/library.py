"""A batch of tracks, classified: the generator that the command line loops over and the window runs in a thread."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import Any, Protocol

from genre_tagger.classification.checkpoint import WEIGHTS_NAME, CheckpointInfo, read_checkpoint_info
from genre_tagger.library.classify_task import ClassifyResult, ClassifyTask
from genre_tagger.library.store import ModelWindows, PredictionStore
from genre_tagger.library.track import BatchSummary, Step, TrackClassified, TrackFailed, TrackRemembered
from genre_tagger.workers.pool import TaskDone as PayloadDone
from genre_tagger.workers.pool import TaskFailed as PayloadFailed
from genre_tagger.workers.pool import WorkerPool

RUN_TASK = "genre_tagger.library.classify_task:run_classify_task"
_BASE_SECONDS_PER_FILE = 30.0
_SECONDS_PER_WINDOW = 2.0
_LOOK_UP_SECONDS = 0.1

_FileStep = TrackClassified | TrackRemembered | TrackFailed
ClassifyPool = WorkerPool[ClassifyTask, ClassifyResult]
_Outcome = PayloadDone[Any, ClassifyResult] | PayloadFailed[Any]


class TrackPool(Protocol):
    """Who classifies: the worker processes of this machine (`ClassifyPool`) or of a cluster (`TrackCluster`)."""

    @property
    def has_room(self) -> bool: ...
    @property
    def busy(self) -> bool: ...
    def submit(self, payload: ClassifyTask, time_limit_seconds: float | None = None) -> None: ...
    def wait(self, timeout_seconds: float | None = None) -> Sequence[_Outcome]: ...
    def resize(self, jobs: int | None) -> None: ...
    def abandon(self) -> None: ...
    def close(self) -> None: ...


def classify_pool(jobs: int | None = None) -> ClassifyPool:
    """Worker processes for `classify_tracks`, kept from batch to batch; none starts before the first track."""
    return WorkerPool(RUN_TASK, jobs)


def model_windows_of(model_folder: Path, windows: int | None = None) -> ModelWindows:
    """How `classify_tracks` classifies with this model, as the store wants to know it.

    The model is checked anew only when its files changed. Raises CheckpointError.
    """
    try:
        stamps = tuple(
            (status.st_mtime_ns, status.st_size) for status in map(Path.stat, sorted(model_folder.iterdir()))
        )
    except OSError:
        stamps = ()  # reading says what is wrong
    info, model_key = _checked_model(model_folder, stamps)
    return ModelWindows(model_key, windows or info.default_windows)


def classify_tracks(
    paths: Iterable[Path | TrackFailed],
    *,
    model_folder: Path,
    windows: int | None = None,
    jobs: int | None = None,
    store: PredictionStore | None = None,
    pool: TrackPool | None = None,
    cancelled: Event | None = None,
) -> Generator[Step, None, None]:
    """Classify `paths` (often `scan(...)`, or a `TrackQueue`), which are drawn only as workers become free.

    Yields `TrackClassified`, `TrackRemembered` or `TrackFailed` per path, as they finish, then one `BatchSummary`.
    `windows` defaults to the model's own number, `jobs` to the number of cores. With a `pool` its workers are used
    and kept, else a pool lives as long as the batch. Closing the generator, or setting `cancelled` from another
    thread, drops what is under way within a tenth of a second. Raises `CheckpointError` before the first step when
    the model cannot be used, `WorkerCrashError` when no worker process can be started, `ClusterError` when a cluster
    cannot do the work.
    """
    batch = _Batch(
        model_folder.absolute(),
        model_windows_of(model_folder, windows),
        store,
        pool or classify_pool(jobs),
        cancelled or Event(),
    )
    started, counts = time.monotonic(), Counter[type]()
    try:
        for step in batch.steps(paths):
            counts[type(step)] += 1
            yield step
    finally:
        batch.pool.abandon()
        if pool is None:
            batch.pool.close()
        if store is not None:
            store.flush()
    yield BatchSummary(
        classified=counts[TrackClassified],
        remembered=counts[TrackRemembered],
        failed=counts[TrackFailed],
        seconds=time.monotonic() - started,
        problems=(store.problem,) if store is not None and store.problem else (),
    )


class _Batch:
    """What stays the same from track to track."""

    def __init__(
        self,
        model_folder: Path,
        model_windows: ModelWindows,
        store: PredictionStore | None,
        pool: TrackPool,
        cancelled: Event,
    ) -> None:
        self.pool = pool
        self._model_folder = model_folder
        self._model_windows = model_windows
        self._store = store
        self._cancelled = cancelled

    def steps(self, paths: Iterable[Path | TrackFailed]) -> Iterator[_FileStep]:
        """Never more in hand than the pool has room for, so that a batch of any size needs the same memory."""
        for path in paths:
            if self._cancelled.is_set():
                return
            if isinstance(path, TrackFailed):
                yield path
            elif (known := self._store.recall(path, self._model_windows) if self._store else None) is not None:
                yield TrackRemembered(*known)
            else:
                while not self.pool.has_room:
                    yield from self._arrived(_LOOK_UP_SECONDS)
                    if self._cancelled.is_set():
                        return
                self._submit(path)
            yield from self._arrived(0)
        while self.pool.busy and not self._cancelled.is_set():
            yield from self._arrived(_LOOK_UP_SECONDS)

    def _submit(self, path: Path) -> None:
        store_path = self._store.path if self._store else None
        limit_seconds = _BASE_SECONDS_PER_FILE + _SECONDS_PER_WINDOW * self._model_windows.windows
        self.pool.submit(ClassifyTask(path, self._model_folder, self._model_windows, store_path), limit_seconds)

    def _arrived(self, timeout_seconds: float) -> Iterator[_FileStep]:
        for outcome in self.pool.wait(timeout_seconds):
            if isinstance(outcome, PayloadFailed):
                yield TrackFailed(outcome.payload.path, outcome.error)
                continue
            memory = outcome.result.memory
            if self._store is not None:
                self._store.remember(memory, self._model_windows)
            kind = TrackRemembered if outcome.result.recalled else TrackClassified
            yield kind(memory.track, memory.prediction)


@lru_cache(maxsize=4)
def _checked_model(folder: Path, stamps: tuple[tuple[int, int], ...]) -> tuple[CheckpointInfo, str]:
    info = read_checkpoint_info(folder)
    with (folder / WEIGHTS_NAME).open("rb") as weights:
        length = int.from_bytes(weights.read(8), "little")
        header = weights.read(length)
    # The header holds the sums of weights and graph: a model of the same name that was trained anew has another key.
    # Programs before segments read such models too, but with whole windows: they must not find what these found.
    layout = " segments" if info.segment_windows else ""
    return info, f"{info.model_id} {sha256(header).hexdigest()[:16]}{layout}"
