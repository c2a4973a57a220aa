"""Handing clips to worker processes, some a core, and taking what comes back: a codec that crashes costs one clip."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from genre_tagger.training.check.clip_check import ClipFacts, ClipTask, PairTask
from genre_tagger.training.check.sound_print import alike
from genre_tagger.workers.pool import TaskDone, TaskFailed, WorkerPool

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
        yield [_facts(outcome) for outcome in outcomes]


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


def _facts(outcome: TaskDone[ClipTask, ClipFacts] | TaskFailed[ClipTask]) -> ClipFacts:
    if isinstance(outcome, TaskDone):
        return outcome.result
    return ClipFacts(outcome.payload.path, fault="corrupt", sentence=outcome.error.message, is_usable=False)
