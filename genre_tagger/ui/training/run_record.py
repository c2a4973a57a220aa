"""What a run has told so far, gathered for the screen: fed live, or read from an earlier run's folder. No Qt."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from genre_tagger.foundation.plain_values import from_plain
from genre_tagger.training.run.folder import FINISHED, RunFolder, RunSummary
from genre_tagger.training.run.steps import (
    BatchTrained,
    EpochTrained,
    RunFinished,
    RunPaused,
    RunStarted,
    RunWarning,
    read_epochs,
)
from genre_tagger.training.scores.values import Scores
from genre_tagger.training.windows.extraction import ClipFailed, ExtractionProgress

MOST_BATCHES = 4_000
"""Batches kept for the fine line of the loss; older ones are thinned to every second when there are more."""


class RunPhase(Enum):
    """What a run does now, or how it ended."""

    STARTING = "starting"
    PREPARING = "preparing"
    TRAINING = "training"
    PAUSED = "paused"
    FINISHED = "finished"
    FAILED = "failed"


@dataclass(slots=True)
class RunRecord:
    """One run. `absorb` takes its steps in order; steps of an unknown kind are passed over."""

    folder: Path | None = None
    phase: RunPhase = RunPhase.STARTING
    started: RunStarted | None = None
    extraction: ExtractionProgress | None = None
    batch: BatchTrained | None = None
    epochs: list[EpochTrained] = field(default_factory=list)
    batches: list[tuple[float, float]] = field(default_factory=list)
    failed_clips: list[ClipFailed] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    finished: RunFinished | None = None
    problem: str = ""

    def absorb(self, step: Any) -> None:
        """Take in one step."""
        if isinstance(step, BatchTrained):
            self._add_batch(step)
        elif isinstance(step, EpochTrained):
            self._add_epoch(step)
        elif isinstance(step, ExtractionProgress):
            self.extraction, self.phase = step, RunPhase.PREPARING
        elif isinstance(step, ClipFailed):
            self.failed_clips.append(step)
        elif isinstance(step, RunStarted):
            self.started, self.folder = step, step.folder
            self.epochs = [one for one in self.epochs if one.epoch <= step.resumed_epoch]
            self.batches = [(x, loss) for x, loss in self.batches if x <= step.resumed_epoch]
            self.phase = RunPhase.PREPARING if self.phase is RunPhase.PREPARING else RunPhase.STARTING
        elif isinstance(step, RunWarning):
            self.warnings.append(step.text)
        elif isinstance(step, RunPaused):
            self.phase = RunPhase.PAUSED
        elif isinstance(step, RunFinished):
            self.finished, self.folder, self.phase = step, step.folder, RunPhase.FINISHED

    def _add_batch(self, step: BatchTrained) -> None:
        self.batch, self.phase = step, RunPhase.TRAINING
        self.batches.append((step.epoch - 1 + step.step / max(1, step.steps), step.loss))
        if len(self.batches) > MOST_BATCHES:
            self.batches = self.batches[::2]

    def _add_epoch(self, step: EpochTrained) -> None:
        self.epochs = [one for one in self.epochs if one.epoch < step.epoch]
        self.epochs.append(step)
        self.phase = RunPhase.TRAINING

    @property
    def total_epochs(self) -> int:
        """How many the run has in all, 0 while unknown."""
        if self.started is not None:
            return self.started.epochs
        return self.epochs[-1].epochs if self.epochs else 0

    @property
    def best(self) -> EpochTrained | None:
        """The epoch whose network is kept."""
        return next((one for one in reversed(self.epochs) if one.is_best), None)

    @property
    def part_done(self) -> float:
        """Of all epochs, in [0, 1], the one under way counted in part."""
        if self.phase is RunPhase.FINISHED:
            return 1.0
        done = float(self.epochs[-1].epoch if self.epochs else 0)
        if self.batch is not None and self.batch.epoch > done:
            done += self.batch.step / max(1, self.batch.steps)
        return min(1.0, done / self.total_epochs) if self.total_epochs else 0.0

    @property
    def remaining_seconds(self) -> tuple[float, float, float] | None:
        """(low, likely, high) by the last epoch's word, less what was done since; None while nobody knows."""
        if not self.epochs or self.phase is not RunPhase.TRAINING:
            return None
        last = self.epochs[-1]
        since = 0.0
        if self.batch is not None and self.batch.epoch > last.epoch:
            since = last.seconds * self.batch.step / max(1, self.batch.steps)
        low, likely, high = last.remaining_seconds
        return max(0.0, low - since), max(0.0, likely - since), max(0.0, high - since)


def read_record(run: RunSummary) -> RunRecord:
    """Reads small files; what is missing stays empty."""
    files = RunFolder(run.folder)
    record = RunRecord(run.folder, RunPhase.PAUSED)
    record.epochs = list(read_epochs(files.log))
    record.started = _started(files, run)
    if run.problem:
        record.phase, record.problem = RunPhase.FAILED, run.problem
    elif run.state == FINISHED:
        record.phase = RunPhase.FINISHED
        nothing = Scores(math.nan, math.nan, math.nan)
        record.finished = RunFinished(
            run.run_id, run.folder, files.checkpoint, run.best_epoch, run.reason or "done", run.test or nothing
        )
    elif run.reason:
        record.phase, record.problem = RunPhase.FAILED, run.reason
    return record


def _started(files: RunFolder, run: RunSummary) -> RunStarted | None:
    """The last line of the log that says how the run began."""
    values: dict[str, Any] = {}
    try:
        with files.log.open(encoding="utf-8", errors="replace") as stream:
            for line in stream:
                if '"started"' in line:
                    values = json.loads(line)
        known = {"run_id": run.run_id, "folder": str(run.folder), "resumed_epoch": 0}
        return from_plain(RunStarted, values | known | {"epochs": run.epochs or values["epochs"]})
    except (OSError, ValueError, KeyError, TypeError):
        return None
