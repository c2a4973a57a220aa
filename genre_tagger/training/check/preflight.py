"""Checking every clip of a data set before anything is trained: what is there, what is wrong, what it will take
(rough, from figures measured on a 2-core machine). No torch in here: the window may run it in any process, and the
clips are checked in worker processes, so that a codec that crashes costs one clip.
"""

from __future__ import annotations

import math
import os
import sys
import time
from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from genre_tagger.features.mel import MelSettings
from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.check.clip_check import ClipFacts, ClipTask, PairTask, alike
from genre_tagger.training.check.report import (
    Estimates,
    PreflightReport,
    blocking_sentences,
    clip_problems,
    warning_sentences,
)
from genre_tagger.training.data.dataset import DataSet, Split
from genre_tagger.training.download.download import free_bytes
from genre_tagger.training.run.settings import RunSettings
from genre_tagger.workers.pool import TaskDone, TaskFailed, WorkerPool, default_jobs, usable_cores

_RUN_FOLDER_BYTES = 40 << 20
_PROCESS_BYTES = 700 << 20
_BYTES_PER_BATCH_CLIP = 52 << 20
"""What the study's networks keep of one clip for the way back: 6 to 9 GB at a batch of 128."""

_TRAINING_CORE_SECONDS = (0.016, 0.032, 0.080)
"""Forward, backward and update for one clip on one core: tuned, usual, plain."""

_VALIDATION_SHARE = 0.35  # of a training pass
_WINDOW_CORE_SECONDS = (0.025, 0.045, 0.090)
"""Decoding and mel of one window on one core: other formats differ that much."""


def estimate(
    clips: tuple[int, int, int],
    settings: RunSettings,
    *,
    cache_folder: Path,
    jobs: int,
    mel: MelSettings | None = None,
) -> Estimates:
    """For `clips` usable clips in training, validation and test. `jobs` are the worker processes of the extraction."""
    mel = mel or MelSettings()
    windows = sum(clips) * max(1, settings.windows_per_track)
    cores = settings.threads or usable_cores()
    passes = settings.epochs * (clips[0] + _VALIDATION_SHARE * clips[1]) * max(1, settings.windows_per_track)
    disk_free_bytes = 0
    with suppress(DatasetError):
        disk_free_bytes = free_bytes(cache_folder)
    return Estimates(
        disk_bytes=windows * mel.mel_bands * mel.frames + _RUN_FOLDER_BYTES,
        disk_free_bytes=disk_free_bytes,
        memory_bytes=_PROCESS_BYTES + settings.batch * _BYTES_PER_BATCH_CLIP,
        memory_free_bytes=free_memory_bytes(),
        extraction_seconds=_scaled(_WINDOW_CORE_SECONDS, windows / max(1, jobs)),
        training_seconds=_scaled(_TRAINING_CORE_SECONDS, passes / cores),
    )


def free_memory_bytes() -> int:
    """Memory that a new process could take without pushing others out; 0 where the system does not tell."""
    readings = []
    for read in _READERS:
        with suppress(OSError, ValueError, AttributeError):
            readings.append(read())
    return min((reading for reading in readings if reading > 0), default=0)


def _scaled(seconds: tuple[float, float, float], times: float) -> tuple[float, float, float]:
    low, likely, high = seconds
    return low * times, likely * times, high * times


def _linux_available() -> int:
    for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return 0


def _container_available() -> int:
    """What is left of the limit of a Linux control group, where there is one."""
    group = Path("/sys/fs/cgroup")
    limit = int((group / "memory.max").read_text(encoding="ascii"))
    return max(1, limit - int((group / "memory.current").read_text(encoding="ascii")))


def _installed() -> int:
    if sys.platform == "win32":
        return 0
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


_READERS = (_linux_available, _container_available, _installed)


TaskT = TypeVar("TaskT", ClipTask, PairTask)
ResultT = TypeVar("ResultT")
_CHECK = "genre_tagger.training.check.clip_check:check_clip"
_COMPARE = "genre_tagger.training.check.clip_check:check_pair"
_STEP_SECONDS = 0.1
_TIME_LIMIT_SECONDS = 60.0
_TASKS_WORTH_A_PROCESS = 16
_MOST_PAIRS = 5_000
"""A folder of near-identical tones must not keep anybody waiting."""


def look_at_clips(
    paths: Sequence[Path], jobs: int, *, thorough: bool = False, handler: str = _CHECK
) -> Generator[list[ClipFacts], None, None]:
    """The facts of every clip as they come in, some a moment; an empty list where none came.

    Raises WorkerCrashError where worker processes cannot be started at all.
    """
    tasks = [ClipTask(path, thorough) for path in paths]
    looked: Iterable[list[TaskDone[ClipTask, ClipFacts] | TaskFailed[ClipTask]]] = _worked_off(handler, tasks, jobs)
    for outcomes in looked:
        yield [
            outcome.result
            if isinstance(outcome, TaskDone)
            else ClipFacts(outcome.payload.path, fault="corrupt", sentence=outcome.error.message, is_usable=False)
            for outcome in outcomes
        ]


def same_recordings(facts: Sequence[ClipFacts], jobs: int) -> Generator[list[tuple[Path, Path]], None, None]:
    """Pairs of usable clips that hold one recording in different bytes, some a moment; maybe an empty list."""
    usable = [one for one in facts if one.is_usable]
    tasks: list[PairTask] = []
    for pairs in alike([one.sound_print for one in usable]):
        differing = (pair for pair in pairs if usable[pair[0]].content_key != usable[pair[1]].content_key)
        tasks += [PairTask(usable[i].path, usable[j].path) for i, j in islice(differing, _MOST_PAIRS - len(tasks))]
        yield []
    compared: Iterable[list[TaskDone[PairTask, bool] | TaskFailed[PairTask]]] = _worked_off(_COMPARE, tasks, jobs)
    for outcomes in compared:
        yield [
            (outcome.payload.path, outcome.payload.other)
            for outcome in outcomes
            if isinstance(outcome, TaskDone) and outcome.result
        ]


def _worked_off(
    handler: str, tasks: Sequence[TaskT], jobs: int
) -> Generator[list[TaskDone[TaskT, ResultT] | TaskFailed[TaskT]], None, None]:
    if not tasks:
        return
    enough = min(jobs, max(1, len(tasks) // _TASKS_WORTH_A_PROCESS))
    pool: WorkerPool[TaskT, ResultT] = WorkerPool(handler, enough, time_limit_seconds=_TIME_LIMIT_SECONDS)
    with pool:
        outcomes: list[TaskDone[TaskT, ResultT] | TaskFailed[TaskT]] = []
        given, shown = 0, time.monotonic()
        while given < len(tasks) or pool.busy:
            while given < len(tasks) and pool.has_room:
                pool.submit(tasks[given])
                given += 1
            outcomes += pool.wait(_STEP_SECONDS)
            if time.monotonic() - shown >= _STEP_SECONDS:
                yield outcomes
                outcomes, shown = [], time.monotonic()
        yield outcomes


@dataclass(frozen=True, slots=True)
class PreflightProgress:
    """A few times a second. `problems` counts what was found so far, `remaining_seconds` is NaN at the start."""

    done: int
    total: int
    problems: int
    clips_per_second: float
    remaining_seconds: float


PreflightStep = PreflightProgress | PreflightReport


def preflight(
    data_set: DataSet,
    *,
    settings: RunSettings | None = None,
    cache_folder: Path | None = None,
    jobs: int = 0,
    thorough: bool = False,
) -> Generator[PreflightStep, None, None]:
    """Look at every clip and yield, last, the report. Close the generator to stop.

    `settings` and `cache_folder` (where features will be kept; None: this disk) serve the estimates. `jobs` 0 takes a
    worker process a core. `thorough` decodes every clip from start to end, some ten times as slow. Raises
    WorkerCrashError where no worker process can be started.
    """
    settings, jobs = settings or RunSettings(), jobs or default_jobs()
    began = time.monotonic()
    facts: dict[Path, ClipFacts] = {}
    missing = sum(1 for one in data_set.skipped if one.kind == "missing")
    paths = tuple(dict.fromkeys(track.path for track in data_set.tracks))
    yield PreflightProgress(0, len(paths), missing, 0.0, math.nan)
    rate, faults = 0.0, missing
    for found in look_at_clips(paths, jobs, thorough=thorough):
        facts |= {one.path: one for one in found}
        faults += sum(1 for one in found if one.fault)
        rate = len(facts) / max(1e-6, time.monotonic() - began)
        remaining_seconds = (len(paths) - len(facts)) / rate if rate else math.nan
        yield PreflightProgress(len(facts), len(paths), faults, rate, remaining_seconds)
    same: list[tuple[Path, Path]] = []
    for pairs in same_recordings([facts[path] for path in paths], jobs):
        same += pairs
        yield PreflightProgress(len(paths), len(paths), faults + len(same), rate, 0.0)
    yield _report(data_set, facts, same, settings, cache_folder or Path.home(), jobs, began)


def _report(
    data_set: DataSet,
    facts: dict[Path, ClipFacts],
    same: Sequence[tuple[Path, Path]],
    settings: RunSettings,
    cache_folder: Path,
    jobs: int,
    began: float,
) -> PreflightReport:
    problems = clip_problems(data_set, facts, same)
    left_out = {problem.path for problem in problems if problem.leaves_out}
    usable = [track for track in data_set.tracks if track.path not in left_out]
    tally = Counter((track.split, track.genre) for track in usable)
    counts = tuple(tuple(tally[split, genre] for genre in data_set.genres) for split in Split)
    training, validation, test = (sum(row) for row in counts)
    estimates = estimate((training, validation, test), settings, cache_folder=cache_folder, jobs=jobs)
    return PreflightReport(
        data_set.name,
        data_set.genres,
        counts,
        len(data_set.tracks) + len(data_set.skipped),
        problems,
        estimates,
        tuple(blocking_sentences(data_set.genres, counts, estimates)),
        tuple(warning_sentences(data_set, counts, problems, estimates)),
        sum(facts[track.path].seconds for track in usable),
        time.monotonic() - began,
        datetime.now(UTC).isoformat(timespec="seconds"),
    )
