"""Looking at every clip of a data set before anything is trained: what is there, what is wrong, what it will take.

No torch in here: the window may run it in any process, and the clips are looked at in worker processes, so that a
codec that crashes costs one clip.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from genre_tagger.training.clip_check import ClipFacts, ClipTask
from genre_tagger.training.preflight_estimates import estimate
from genre_tagger.training.preflight_findings import blocking_sentences, clip_problems, warning_sentences
from genre_tagger.training.preflight_report import PreflightReport
from genre_tagger.training.run_settings import RunSettings
from genre_tagger.training.sources.labeled_track import DataSet, LabeledTrack, Split
from genre_tagger.workers.pool import TaskDone, TaskFailed, WorkerPool, default_jobs

_STEP_SECONDS = 0.1
_TIME_LIMIT_SECONDS = 60.0
_CLIPS_WORTH_A_PROCESS = 16
_HANDLER = "genre_tagger.training.clip_check:check_clip"


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
    windows_per_track: int = 1,
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
    total = len(data_set.tracks)
    yield PreflightProgress(0, total, missing, 0.0, math.nan)
    for found in _look(data_set.tracks, jobs, thorough):
        facts |= {one.path: one for one in found}
        rate = len(facts) / max(1e-6, time.monotonic() - began)
        faults = missing + sum(1 for one in facts.values() if one.fault)
        yield PreflightProgress(len(facts), total, faults, rate, (total - len(facts)) / rate)
    yield _report(data_set, facts, settings, cache_folder or Path.home(), windows_per_track, jobs, began)


def _look(tracks: Sequence[LabeledTrack], jobs: int, thorough: bool) -> Generator[list[ClipFacts], None, None]:
    """The facts of every clip, as they come in, a batch a moment."""
    waiting = iter(dict.fromkeys(track.path for track in tracks))
    following = next(waiting, None)
    enough = min(jobs, max(1, len(tracks) // _CLIPS_WORTH_A_PROCESS))
    pool: WorkerPool[ClipTask, ClipFacts] = WorkerPool(_HANDLER, enough, time_limit_seconds=_TIME_LIMIT_SECONDS)
    with pool:
        found: list[ClipFacts] = []
        shown = time.monotonic()
        while following is not None or pool.busy:
            while following is not None and pool.has_room:
                pool.submit(ClipTask(following, thorough))
                following = next(waiting, None)
            found += [_facts(outcome) for outcome in pool.wait(_STEP_SECONDS)]
            if found and time.monotonic() - shown >= _STEP_SECONDS:
                shown = time.monotonic()
                yield found
                found = []
        if found:
            yield found


def _facts(outcome: TaskDone[ClipTask, ClipFacts] | TaskFailed[ClipTask]) -> ClipFacts:
    if isinstance(outcome, TaskDone):
        return outcome.result
    return ClipFacts(outcome.payload.path, fault="corrupt", sentence=outcome.error.message, is_usable=False)


def _report(
    data_set: DataSet,
    facts: dict[Path, ClipFacts],
    settings: RunSettings,
    cache_folder: Path,
    windows_per_track: int,
    jobs: int,
    began: float,
) -> PreflightReport:
    problems = clip_problems(data_set, facts)
    left_out = {problem.path for problem in problems if problem.leaves_out}
    usable = [track for track in data_set.tracks if track.path not in left_out]
    tally = Counter((track.split, track.genre) for track in usable)
    counts = tuple(tuple(tally[split, genre] for genre in data_set.genres) for split in Split)
    training, validation, test = (sum(row) for row in counts)
    estimates = estimate(
        (training, validation, test),
        settings,
        cache_folder=cache_folder,
        windows_per_track=windows_per_track,
        jobs=jobs,
    )
    return PreflightReport(
        data_set.name,
        data_set.genres,
        counts,
        len(data_set.tracks) + len(data_set.skipped),
        problems,
        estimates,
        blocking_sentences(data_set.genres, counts, estimates),
        warning_sentences(data_set, counts, problems, estimates),
        sum(facts[track.path].seconds for track in usable),
        time.monotonic() - began,
        datetime.now(UTC).isoformat(timespec="seconds"),
    )
