"""A batch of tracks, classified: the generator that the command line loops over and the window runs in a thread.

`run_classify_task` is what a worker process does with one file of it.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, Protocol

from genre_tagger.audio.content_key import content_key
from genre_tagger.classification.checkpoint import WEIGHTS_NAME, CheckpointInfo, read_checkpoint_info
from genre_tagger.foundation.errors import DecodeError, WorkerCrashError
from genre_tagger.foundation.readable import readable_path
from genre_tagger.library.store import ModelWindows, PredictionStore, StoredPrediction, file_status, recall_content
from genre_tagger.library.track import BatchSummary, Step, TrackClassified, TrackFailed, TrackRemembered, read_track
from genre_tagger.workers.pool import TaskDone, TaskFailed, WorkerPool
from genre_tagger.workers.worker import told_in_a_sentence

if TYPE_CHECKING:  # the decoders and ONNX Runtime belong in the workers, not in whoever hands out tasks
    from genre_tagger.classification.classifier import Analyser

_BASE_SECONDS_PER_FILE = 30.0
_SECONDS_PER_WINDOW = 2.0
_LOOK_UP_SECONDS = 0.1

_FileStep = TrackClassified | TrackRemembered | TrackFailed


@dataclass(frozen=True, slots=True)
class ClassifyTask:
    """One file and how to classify it. `store_path` is the store to look the sound up in, None for none."""

    path: Path
    model_folder: Path
    model_windows: ModelWindows
    store_path: Path | None = None


@dataclass(frozen=True, slots=True)
class ClassifyResult:
    """The finding, ready to be kept; `recalled` when the sound was known and not classified again."""

    memory: StoredPrediction
    recalled: bool


def run_classify_task(task: ClassifyTask) -> ClassifyResult:
    """Raises a GenreTaggerError with one sentence for whatever is wrong with the file or the model."""
    path, name = task.path, readable_path(task.path.name)
    try:
        status = file_status(path)
    except FileNotFoundError as error:
        raise DecodeError("{name} does not exist.", path, name=name) from error
    except (OSError, ValueError) as error:
        raise DecodeError(
            "{name} cannot be read ({reason}).", path, name=name, reason=getattr(error, "strerror", None) or error
        ) from error

    def unexpected(reason: str) -> WorkerCrashError:
        return WorkerCrashError(
            "{name} could not be classified because of an unexpected error ({reason}).", path, name=name, reason=reason
        )

    with told_in_a_sentence(path, unexpected):
        key = content_key(path)
        known = recall_content(task.store_path, key, task.model_windows) if task.store_path is not None else None
        if known is not None:
            return ClassifyResult(StoredPrediction(read_track(path, known[1]), known[0], key, status), recalled=True)
        analysis = _analyser(task.model_folder, task.model_windows).analyse(path)
        track = read_track(path, analysis.duration_seconds)
        return ClassifyResult(StoredPrediction(track, analysis.prediction, key, status), recalled=False)


@lru_cache(maxsize=2)
def _analyser(model_folder: Path, model_windows: ModelWindows) -> Analyser:
    from genre_tagger.classification.classifier import Analyser

    return Analyser(model_folder, model_windows.windows)


ClassifyPool = WorkerPool[ClassifyTask, ClassifyResult]
_Outcome = TaskDone[Any, ClassifyResult] | TaskFailed[Any]


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
    return WorkerPool(f"{__name__}:{run_classify_task.__name__}", jobs)


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


@dataclass(frozen=True, slots=True)
class _Batch:
    """What stays the same from track to track."""

    model_folder: Path
    model_windows: ModelWindows
    store: PredictionStore | None
    pool: TrackPool
    cancelled: Event

    def steps(self, paths: Iterable[Path | TrackFailed]) -> Iterator[_FileStep]:
        """Never more in hand than the pool has room for, so that a batch of any size needs the same memory."""
        for path in paths:
            if self.cancelled.is_set():
                return
            if isinstance(path, TrackFailed):
                yield path
            elif (known := self.store.recall(path, self.model_windows) if self.store else None) is not None:
                yield TrackRemembered(*known)
            else:
                while not self.pool.has_room:
                    yield from self._arrived(_LOOK_UP_SECONDS)
                    if self.cancelled.is_set():
                        return
                store_path = self.store.path if self.store else None
                limit_seconds = _BASE_SECONDS_PER_FILE + _SECONDS_PER_WINDOW * self.model_windows.windows
                task = ClassifyTask(path, self.model_folder, self.model_windows, store_path)
                self.pool.submit(task, limit_seconds)
            yield from self._arrived(0)
        while self.pool.busy and not self.cancelled.is_set():
            yield from self._arrived(_LOOK_UP_SECONDS)

    def _arrived(self, timeout_seconds: float) -> Iterator[_FileStep]:
        for outcome in self.pool.wait(timeout_seconds):
            if isinstance(outcome, TaskFailed):
                yield TrackFailed(outcome.payload.path, outcome.error)
                continue
            memory = outcome.result.memory
            if self.store is not None:
                self.store.remember(memory, self.model_windows)
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
