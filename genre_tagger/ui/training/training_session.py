"""The work behind the tab: reading tables, checking, training, the list of runs. No widgets."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from genre_tagger.app import datasets
from genre_tagger.app.corrections import corrections
from genre_tagger.app.datasets import DatasetSummary
from genre_tagger.app.runs import delete_run, start_points
from genre_tagger.foundation.plain_values import from_plain
from genre_tagger.training.check.report import PreflightReport
from genre_tagger.training.data.dataset import DataRequest
from genre_tagger.training.run.folder import FINISHED, RunFolder, RunSummary, list_runs
from genre_tagger.training.run.settings import RunSettings
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
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.tasks import Job, MakeGenerator, TaskRunner
from genre_tagger.ui.translation import sentence_of
from genre_tagger.ui.widgets.building import configured
from genre_tagger.workers.process import ProcessStream, Stop

PAUSE_SECONDS = 30.0
"""How long quitting waits for a run to save where it is; after that its last saved epoch counts."""
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
            self.batch, self.phase = step, RunPhase.TRAINING
            self.batches.append((step.epoch - 1 + step.step / max(1, step.steps), step.loss))
            self.batches = self.batches[::2] if len(self.batches) > MOST_BATCHES else self.batches
        elif isinstance(step, EpochTrained):
            self.epochs = [*(one for one in self.epochs if one.epoch < step.epoch), step]
            self.phase = RunPhase.TRAINING
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
    record.problem = run.problem or ("" if run.state == FINISHED else run.reason)
    if record.problem:
        record.phase = RunPhase.FAILED
    elif run.state == FINISHED:
        record.phase, reason = RunPhase.FINISHED, run.reason or "done"
        test = run.test or Scores(math.nan, math.nan, math.nan)
        record.finished = RunFinished(run.run_id, run.folder, files.checkpoint, run.best_epoch, reason, test)
    return record


def _started(files: RunFolder, run: RunSummary) -> RunStarted | None:
    """The last line of the log that says how the run began."""
    try:
        with files.log.open(encoding="utf-8", errors="replace") as stream:
            lines = [line for line in stream if '"started"' in line]
        values = json.loads(lines[-1])
        known = {"run_id": run.run_id, "folder": str(run.folder), "resumed_epoch": 0}
        return from_plain(RunStarted, values | known | {"epochs": run.epochs or values["epochs"]})
    except (OSError, ValueError, LookupError, TypeError):
        return None


class TrainingSession(QObject):
    """GUI thread only; `close_down()` before it is destroyed.

    `checked` (PreflightReport) and `check_progressed` (PreflightProgress) are of the check, `looked` of the tables;
    `..._failed` carry one sentence. `run_changed` follows the run that this window trains, `runs_listed` (summaries)
    the disk, `record_read` an earlier run.
    """

    looked = Signal(DatasetSummary)
    look_failed = Signal(str)
    check_progressed = Signal(object)
    checked = Signal(object)
    check_failed = Signal(str)
    run_changed = Signal(RunRecord)
    run_ended = Signal(RunRecord)
    runs_listed = Signal(tuple)
    record_read = Signal(RunRecord)
    failed = Signal(str)
    corrections_counted = Signal(int)
    models_listed = Signal(tuple)

    def __init__(self, engine: Engine, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._runner = engine, runner
        self.record: RunRecord | None = None
        self._stop = Stop()
        self.runs_folder = engine.runs_folder
        self.look_job, self.check_job, self.run_job = (Job(runner, self) for _ in range(3))
        configured(self.look_job, latest=self.looked, problem=self.look_failed)
        configured(self.check_job, stepped=self._on_checked, problem=self.check_failed)
        configured(self.run_job, stepped=self._on_run, problem=self._on_run_problem, finished=self._on_run_finished)

    @property
    def is_training(self) -> bool:
        """Whether a run of this window is under way."""
        return self.run_job.is_busy

    @property
    def live_folder(self) -> Path | None:
        """The folder of the run under way."""
        return self.record.folder if self.record is not None and self.is_training else None

    def look(self, request: DataRequest) -> None:
        """Read the tables of what was chosen."""
        self.look_job.start(lambda: ProcessStream(datasets.read, datasets.completed(self._engine, request)))

    def check(self, request: DataRequest, settings: RunSettings) -> None:
        """Look into every clip."""
        engine = self._engine

        def run() -> ProcessStream:
            data = datasets.completed(engine, request)
            return ProcessStream(datasets.check, data, settings, engine.features_folder)

        self.check_job.start(run)

    def start(self, request: DataRequest, settings: RunSettings, leave_out: frozenset[Path], preflight: str) -> None:
        """A new run."""
        from genre_tagger.training.run.train import train_run

        engine = self._engine
        kept = {"cache_folder": engine.features_folder, "models_folder": engine.folders.models}
        told = {"leave_out": leave_out, "preflight_json": preflight}

        def run(stop: Stop) -> ProcessStream:
            data = datasets.completed(engine, request)
            return ProcessStream(train_run, data, settings, engine.runs_folder, **kept, **told, stop=stop)

        self._begin(RunRecord(), run)

    def resume(self, folder: Path, record: RunRecord | None) -> None:
        """Go on with a run; `record` is what was told of it before."""
        from genre_tagger.training.run.train import resume_run

        record = record or RunRecord(folder)
        record.folder, record.phase, record.problem, record.finished = folder, RunPhase.STARTING, "", None
        self._begin(record, lambda stop: ProcessStream(resume_run, folder, stop=stop))

    def _begin(self, record: RunRecord, make: Callable[[Stop], ProcessStream]) -> None:
        self.record = record
        stop = self._stop = Stop()
        self.run_job.start(lambda: make(stop))
        self.run_changed.emit(record)

    @Slot()
    def pause(self) -> None:
        """Save where it is and stop."""
        self._stop.pause()

    @Slot()
    def stop(self) -> None:
        """End the run with the best network so far."""
        self._stop.stop()

    @Slot()
    def list_runs(self) -> None:
        """What is on the disk."""
        self._ask(lambda: list_runs(self.runs_folder), self.runs_listed)

    def read_record(self, run: RunSummary) -> None:
        """The curves of an earlier run."""
        self._ask(lambda: read_record(run), self.record_read, "run record")

    def delete_run(self, folder: Path) -> None:
        """For good. The list follows."""
        delete = partial(delete_run, self._engine, folder)
        self._runner.start(delete, "run delete", failed=self._on_failed, finished=self.list_runs)

    def count_corrections(self) -> None:
        """How many the user has made so far."""
        self._ask(lambda: len(corrections(self._engine)), self.corrections_counted, "corrections")

    def list_models(self) -> None:
        """What a run may go on from."""
        self._ask(lambda: start_points(self._engine), self.models_listed)

    def _ask(self, make: MakeGenerator, answer: SignalInstance, lane: str = "") -> None:
        self._runner.start(make, lane, failed=self._on_failed, latest=answer.emit)

    def close_down(self, pauses: bool = True) -> None:
        """End everything; a run under way is paused first. Idempotent."""
        self.look_job.finish()
        self.check_job.finish()
        if pauses:
            self._stop.pause()
        self.run_job.finish(PAUSE_SECONDS if pauses else 0.0)

    @Slot(list)
    def _on_checked(self, steps: list[Any]) -> None:
        report = next((step for step in steps if isinstance(step, PreflightReport)), None)
        told = self.check_progressed if report is None else self.checked
        told.emit(report or steps[-1])

    @Slot(list)
    def _on_run(self, steps: list[Any]) -> None:
        if self.record is not None:
            for step in steps:
                self.record.absorb(step)
            self.run_changed.emit(self.record)

    @Slot(str)
    def _on_run_problem(self, sentence: str) -> None:
        if self.record is not None:
            self.record.problem, self.record.phase = sentence, RunPhase.FAILED

    @Slot()
    def _on_run_finished(self) -> None:
        if self.record is not None:
            if self.record.phase not in (RunPhase.FINISHED, RunPhase.PAUSED, RunPhase.FAILED):
                self.record.phase = RunPhase.FAILED
            self.run_changed.emit(self.record)
            self.run_ended.emit(self.record)
        self.list_runs()

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self.failed.emit(sentence_of(error))
