"""Mel windows of a whole data set, computed once and kept: a generator of steps, last the MelWindows."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from genre_tagger.features.mel import MelSettings
from genre_tagger.foundation.errors import DatasetError, Sentence
from genre_tagger.foundation.process_lock import LockedError, ProcessLock
from genre_tagger.foundation.readable import readable_path
from genre_tagger.training.windows.mel_windows import (
    ClipTask,
    ClipWindows,
    MelWindows,
    WindowPlan,
    clip_windows,
    features_version,
)
from genre_tagger.training.windows.store import FeatureStore
from genre_tagger.workers.pool import TaskDone, TaskFailed, WorkerPool


class ExtractionStage(StrEnum):
    """What is done just now."""

    WAITING = "waiting"
    """Another run of the program is at the same cache; or the cluster has no worker yet."""
    CHECKING = "checking"
    """Windows of earlier runs are read back and compared with their checksums."""
    EXTRACTING = "extracting"
    """Clips are decoded and turned into mel windows."""


@dataclass(frozen=True, slots=True)
class ExtractionProgress:
    """A few times a second: `done` of `total` clips are through, `reused` out of the cache, `failed` in vain.

    `clips_per_second` counts the clips extracted in this run, `remaining_seconds` is the likely rest; both are 0.0
    while nothing can be said.
    """

    stage: ExtractionStage
    done: int
    total: int
    reused: int
    failed: int
    clips_per_second: float = 0.0
    remaining_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ClipFailed:
    """This clip is left out. `reason` is one sentence that names it, `row` its place in the paths asked for."""

    path: Path
    reason: str
    row: int = -1


if TYPE_CHECKING:
    from genre_tagger.workers.cluster import ClusterPool

Step = ExtractionProgress | ClipFailed
Outcome = TaskDone[ClipTask, ClipWindows] | TaskFailed[ClipTask]

Executor: TypeAlias = "WorkerPool[ClipTask, ClipWindows] | ClusterPool[ClipTask, ClipWindows]"
"""Who works on clips: the processes of this machine or a cluster."""

CLIP_HANDLER = "genre_tagger.training.windows.mel_windows:clip_windows"
"""What a worker process runs, as "module:function"."""

REPORT_SECONDS = 0.25
"""How often progress is told."""

_WAIT_SECONDS = 0.25


def extract(
    paths: Sequence[Path],
    cache_folder: Path,
    mel: MelSettings,
    *,
    jobs: int = 0,
    scheduler: str = "",
    windows_per_track: int = 1,
    budget_bytes: int = 0,
) -> Generator[Step | MelWindows, None, None]:
    """Open the windows of `paths`, extracting what the cache does not hold. Yields how it goes, last a MelWindows.

    A clip that cannot be read becomes a ClipFailed and has no windows; the rest goes on. Clips up to three seconds
    longer than a window give their beginning (the study's 29.12 s of 30), longer tracks up to `windows_per_track`
    windows spread over them. `jobs` 0 takes a worker process for each core. `scheduler` is the address of a Dask
    scheduler ("tcp://host:8786") whose workers see the same files; "" extracts on this machine. `budget_bytes` bounds
    the cache (0: 20 GB, or what `paths` need): the windows unused longest go first, never those of `paths`.

    Closing the generator at any time, or killing the program, loses nothing that was done. Raises DatasetError when
    the disk or the budget is too small or no clip could be read, ClusterError when the cluster cannot do it.
    """
    if not paths:
        raise DatasetError("There is not a single clip to prepare; check the folder and the genres.")
    plan = WindowPlan(mel, max(1, windows_per_track))
    with ExitStack() as held:
        yield from _wait_for_lock(cache_folder, len(paths), held)
        store = held.enter_context(FeatureStore(cache_folder, plan, budget_bytes))
        extraction = _Extraction(store, paths, plan)
        yield from extraction.recall_files()
        if extraction.missing:
            executor = held.enter_context(open_executor(scheduler, jobs))
            yield from extraction.recall_contents(executor)
            yield from extraction.work(executor)
        yield extraction.progress()
        windows = extraction.windows()
    yield windows


class _Extraction:
    """One run: which clip has which key, what is there already, what failed. One thread."""

    def __init__(self, store: FeatureStore, paths: Sequence[Path], plan: WindowPlan) -> None:
        self._store, self._plan = store, plan
        self._paths = paths
        self._rows: dict[Path, list[int]] = {}
        for row, path in enumerate(paths):
            self._rows.setdefault(path, []).append(row)
        self._status: dict[Path, str] = {}
        self._key: dict[Path, str] = {}
        self._ready: set[str] = set()
        self._failed: dict[Path, str] = {}
        self._stage = ExtractionStage.CHECKING
        self._done = self._reused = self._extracted = 0
        self._began = self._told = time.monotonic()

    @property
    def missing(self) -> list[Path]:
        """The clips without windows, in order."""
        return [path for path in self._rows if path not in self._failed and self._key.get(path) not in self._ready]

    def progress(self) -> ExtractionProgress:
        """Where it stands."""
        seconds, left = time.monotonic() - self._began, len(self._rows) - self._done
        rate = self._extracted / seconds if self._extracted else 0.0
        return ExtractionProgress(
            self._stage,
            self._done,
            len(self._rows),
            self._reused,
            len(self._failed),
            rate,
            left / rate if rate else 0.0,
        )

    def recall_files(self) -> Iterator[Step]:
        """Find the windows of files that are as they were when they were read last: no more than a look at each."""
        yield self.progress()
        for path in self._rows:
            try:
                status = path.stat()
            except (OSError, ValueError) as error:
                name, reason = readable_path(path.name), getattr(error, "strerror", None) or error
                told = Sentence("{name} cannot be read ({reason}).", name=name, reason=reason)
                if isinstance(error, FileNotFoundError):
                    told = Sentence("{name} is no longer there; check the name and the drive.", name=name)
                yield from self._fail(path, told)
                continue
            # Size, times and inode: while they stay the same, so does the file.
            self._status[path] = f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
            if key := self._store.known_key(path, self._status[path]):
                self._key[path] = key
            yield from self._tick()
        yield from self._take(list(self._key))

    def recall_contents(self, executor: Executor) -> Iterator[Step]:
        """Find the windows of files that were moved, copied or tagged anew: their sound is read, but not decoded."""
        if not self._store.holds_others():
            return
        strangers = [path for path in self.missing if path not in self._key]
        tasks = (ClipTask(path, self._plan, only_key=True) for path in strangers)
        for outcome in _outcomes(executor, tasks):
            if isinstance(outcome, TaskFailed):
                yield from self._fail(outcome.payload.path, outcome.error.message)
            elif isinstance(outcome, TaskDone):
                self._name(outcome.payload.path, outcome.result.key)
            yield from self._tick()
        yield from self._take([path for path in strangers if path in self._key])

    def work(self, executor: Executor) -> Iterator[Step]:
        """Extract what is missing, each clip kept as soon as it is there."""
        missing = self.missing
        self._store.make_room(len(missing) * self._plan.window_bytes)  # or say at once that it cannot be had
        self._stage, self._began = ExtractionStage.EXTRACTING, time.monotonic()
        for outcome in _outcomes(executor, (ClipTask(path, self._plan) for path in missing)):
            if isinstance(outcome, TaskFailed):
                yield from self._fail(outcome.payload.path, outcome.error.message)
            elif isinstance(outcome, TaskDone):
                key = outcome.result.key
                if key not in self._ready:  # else the same sound under another name
                    self._store.add(outcome.result)
                    self._ready.add(key)
                self._name(outcome.payload.path, key)
                self._extracted += 1
                self._done += 1
            yield from self._tick()

    def windows(self) -> MelWindows:
        """Everything that was found or made. DatasetError when that is nothing."""
        if not self._ready:
            reason = next(iter(self._failed.values()), "")
            raise DatasetError(
                "Not one of the {count} clips could be read. The first: {reason}", count=len(self._rows), reason=reason
            )
        return self._store.view([self._key.get(path, "") for path in self._paths])

    def _take(self, paths: list[Path]) -> Iterator[Step]:
        """Use the windows that are held for these, as far as they are still what they were."""
        clips: dict[str, list[Path]] = {}
        for path in paths:
            clips.setdefault(self._key[path], []).append(path)
        for key, is_sound in self._store.check(self._store.want(clips)):
            if is_sound:
                self._ready.add(key)
                self._reused += len(clips[key])
                self._done += len(clips[key])
            yield from self._tick()

    def _name(self, path: Path, key: str) -> None:
        self._key[path] = key
        self._store.remember_file(path, self._status[path], key)

    def _fail(self, path: Path, reason: str) -> Iterator[Step]:
        self._failed[path] = reason
        self._done += 1
        self._key.pop(path, None)
        for row in self._rows[path]:
            yield ClipFailed(path, reason, row)

    def _tick(self) -> Iterator[Step]:
        if time.monotonic() - self._told >= REPORT_SECONDS:
            yield self.progress()
            self._told = time.monotonic()


def _outcomes(executor: Executor, tasks: Iterator[ClipTask]) -> Iterator[Outcome | None]:
    """What becomes of the tasks, as it comes; None now and then while nothing does."""
    is_exhausted = False
    while not is_exhausted or executor.busy:
        while not is_exhausted and executor.has_room:
            task = next(tasks, None)
            if task is None:
                is_exhausted = True
            else:
                executor.submit(task)
        yield from executor.wait(_WAIT_SECONDS)
        yield None


def open_executor(scheduler: str, jobs: int) -> AbstractContextManager[Executor]:
    """Processes of this machine, or the cluster at `scheduler`."""
    if scheduler:
        from genre_tagger.workers.cluster import ClusterPool

        return ClusterPool[ClipTask, ClipWindows](scheduler, clip_windows, features_version)
    return WorkerPool[ClipTask, ClipWindows](CLIP_HANDLER, jobs or None)


def _wait_for_lock(folder: Path, total: int, held: ExitStack) -> Iterator[Step]:
    """One run at a time writes to a cache; others wait for it, however it ends."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = error.strerror or error
        raise DatasetError(
            "The folder {folder} for mel windows cannot be made ({reason}).", folder, folder=folder, reason=told
        ) from error
    lock = ProcessLock(folder / "lock")
    while True:
        try:
            held.enter_context(lock.held(wait=False))
            return
        except LockedError:
            yield ExtractionProgress(ExtractionStage.WAITING, 0, total, 0, 0)
            time.sleep(_WAIT_SECONDS)
        except OSError as error:
            raise DatasetError(
                "The folder {folder} for mel windows cannot be written to.", folder, folder=folder
            ) from error
