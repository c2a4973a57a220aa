"""The work behind the tab: reading tables, checking, training, the list of runs. No widgets."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from genre_tagger.app import datasets
from genre_tagger.app.corrections import corrections
from genre_tagger.app.datasets import DatasetSummary
from genre_tagger.app.runs import delete_run, start_points
from genre_tagger.app.session import Session
from genre_tagger.training.data.dataset import DataRequest
from genre_tagger.training.run.folder import RunSummary, list_runs
from genre_tagger.training.run.settings import RunSettings
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.tasks import Job, MakeGenerator, Task, TaskRunner
from genre_tagger.ui.training.run_record import RunPhase, RunRecord, read_record
from genre_tagger.ui.translation import sentence_of
from genre_tagger.ui.widgets.building import configured
from genre_tagger.workers.process import ProcessStream, Stop

PAUSE_SECONDS = 30.0
"""How long quitting waits for a run to save where it is; after that its last saved epoch counts."""


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
        self.cache_folder = engine.features_folder
        """Where mel windows are kept."""
        self._look, self.check_job, self.run_job = (Job(runner, self) for _ in range(3))
        configured(self._look, latest=self.looked, failed=self._on_look_failed)
        configured(self.check_job, stepped=self._on_checked, failed=self._on_check_failed)
        configured(self.run_job, stepped=self._on_run, failed=self._on_run_failed, finished=self._on_run_finished)

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
        self._look.start(lambda: ProcessStream(datasets.read, datasets.completed(self._engine, request)))

    def cancel_look(self) -> None:
        """What was being read is no longer the choice; nothing of it is told any more."""
        self._look.cancel()

    def check(self, request: DataRequest, settings: RunSettings) -> None:
        """Look into every clip."""
        engine, cache = self._engine, self.cache_folder
        self.check_job.start(
            lambda: ProcessStream(datasets.check, datasets.completed(engine, request), settings, cache)
        )

    def start(self, request: DataRequest, settings: RunSettings, leave_out: frozenset[Path], preflight: str) -> None:
        """A new run."""
        from genre_tagger.training.run.train import train_run

        self.record = RunRecord()
        stop = self._stop = Stop()
        self.run_job.start(
            lambda: ProcessStream(
                train_run,
                datasets.completed(self._engine, request),
                settings,
                self.runs_folder,
                cache_folder=self.cache_folder,
                leave_out=leave_out,
                preflight_json=preflight,
                models_folder=self._engine.folders.models,
                stop=stop,
            )
        )
        self.run_changed.emit(self.record)

    def resume(self, folder: Path, record: RunRecord | None) -> None:
        """Go on with a run; `record` is what was told of it before."""
        from genre_tagger.training.run.train import resume_run

        self.record = record or RunRecord(folder)
        self.record.folder, self.record.phase, self.record.problem = folder, RunPhase.STARTING, ""
        self.record.finished = None
        stop = self._stop = Stop()
        self.run_job.start(lambda: ProcessStream(resume_run, folder, stop=stop))
        self.run_changed.emit(self.record)

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
        self._ask(lambda: _one(list_runs(self.runs_folder)), self.runs_listed)

    def read_record(self, run: RunSummary) -> None:
        """The curves of an earlier run."""
        self._ask(lambda: _one(read_record(run)), self.record_read, "run record")

    def delete_run(self, folder: Path) -> None:
        """For good. The list follows."""
        delete = self._ask(lambda: _delete(self._engine, folder), None, "run delete")
        delete.finished.connect(self.list_runs)

    def count_corrections(self) -> None:
        """How many the user has made so far."""
        self._ask(lambda: _one(len(corrections(self._engine))), self.corrections_counted, "corrections")

    def list_models(self) -> None:
        """What a run may go on from."""
        self._ask(lambda: _one(start_points(self._engine)), self.models_listed)

    def _ask(self, make: MakeGenerator, answer: SignalInstance | None, lane: str = "") -> Task:
        slots = {} if answer is None else {"latest": answer.emit}
        return self._runner.start(make, lane, failed=self._on_failed, **slots)

    def close_down(self, pauses: bool = True) -> None:
        """End everything; a run under way is paused first. Idempotent."""
        self._look.finish()
        self.check_job.finish()
        if pauses:
            self._stop.pause()
        self.run_job.finish(PAUSE_SECONDS if pauses else 0.0)

    @Slot(list)
    def _on_checked(self, steps: list[Any]) -> None:
        from genre_tagger.training.check.report import PreflightReport

        report = next((step for step in steps if isinstance(step, PreflightReport)), None)
        if report is not None:
            self.checked.emit(report)
        else:
            self.check_progressed.emit(steps[-1])

    @Slot(list)
    def _on_run(self, steps: list[Any]) -> None:
        if self.record is not None:
            for step in steps:
                self.record.absorb(step)
            self.run_changed.emit(self.record)

    @Slot(object)
    def _on_run_failed(self, error: BaseException) -> None:
        if self.record is not None:
            self.record.problem, self.record.phase = sentence_of(error), RunPhase.FAILED

    @Slot()
    def _on_run_finished(self) -> None:
        if self.record is not None:
            if self.record.phase not in (RunPhase.FINISHED, RunPhase.PAUSED, RunPhase.FAILED):
                self.record.phase = RunPhase.FAILED
            self.run_changed.emit(self.record)
            self.run_ended.emit(self.record)
        self.list_runs()

    @Slot(object)
    def _on_look_failed(self, error: BaseException) -> None:
        self.look_failed.emit(sentence_of(error))

    @Slot(object)
    def _on_check_failed(self, error: BaseException) -> None:
        self.check_failed.emit(sentence_of(error))

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self.failed.emit(sentence_of(error))


def _one(value: Any) -> Generator[Any]:
    yield value


def _delete(session: Session, folder: Path) -> Generator[None]:
    delete_run(session, folder)
    yield None
