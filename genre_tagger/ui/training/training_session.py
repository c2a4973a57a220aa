"""The work behind the tab: reading tables, checking, training, the list of runs. No widgets."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.app import datasets
from genre_tagger.app.corrections import corrections
from genre_tagger.app.runs import delete_run, start_points
from genre_tagger.app.session import Session
from genre_tagger.training.process import ProcessStream
from genre_tagger.training.run_folder import RunSummary, list_runs
from genre_tagger.training.run_settings import RunSettings
from genre_tagger.training.sources.request import DataRequest
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.training.process_job import ProcessJob, sentence_of
from genre_tagger.ui.training.run_record import RunPhase, RunRecord
from genre_tagger.ui.training.run_story import read_record

PAUSE_SECONDS = 30.0
"""How long quitting waits for a run to save where it is; after that its last saved epoch counts."""


class TrainingSession(QObject):
    """GUI thread only; `close_down()` before it is destroyed.

    `looked` (DatasetSummary), `checked` (PreflightReport), `check_progressed` (PreflightProgress); `..._failed` carry
    one sentence. `run_changed` (RunRecord) follows the run that this window trains, `runs_listed` (runs) the disk,
    `record_read` (RunRecord) an earlier run.
    """

    looked = Signal(object)
    look_failed = Signal(str)
    check_progressed = Signal(object)
    checked = Signal(object)
    check_failed = Signal(str)
    run_changed = Signal(object)
    run_ended = Signal(object)
    runs_listed = Signal(tuple)
    record_read = Signal(object)
    failed = Signal(str)
    corrections_counted = Signal(int)
    models_listed = Signal(tuple)

    def __init__(self, engine: Engine, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._runner = engine, runner
        self.record: RunRecord | None = None
        self._look, self.check_job, self.run_job = (ProcessJob(runner, self) for _ in range(3))
        self._look.stepped.connect(self._on_looked)
        self._look.failed.connect(self.look_failed)
        self.check_job.stepped.connect(self._on_checked)
        self.check_job.failed.connect(self.check_failed)
        self.run_job.stepped.connect(self._on_run)
        self.run_job.failed.connect(self._on_run_failed)
        self.run_job.finished.connect(self._on_run_finished)

    @property
    def runs_folder(self) -> Path:
        """Where runs live."""
        return self._engine.runs_folder

    @property
    def cache_folder(self) -> Path:
        """Where mel windows are kept."""
        return self._engine.features_folder

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
        self.check_job.start(
            lambda: ProcessStream(
                datasets.check, datasets.completed(self._engine, request), settings, self.cache_folder
            )
        )

    def start(self, request: DataRequest, settings: RunSettings, leave_out: frozenset[Path], preflight: str) -> None:
        """A new run."""
        from genre_tagger.training.run import train_run

        self.record = RunRecord()
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
            )
        )
        self.run_changed.emit(self.record)

    def resume(self, folder: Path, record: RunRecord | None) -> None:
        """Go on with a run; `record` is what was told of it before."""
        from genre_tagger.training.run import resume_run

        self.record = record or RunRecord(folder)
        self.record.folder, self.record.phase, self.record.problem = folder, RunPhase.STARTING, ""
        self.record.finished = None
        self.run_job.start(lambda: ProcessStream(resume_run, folder))
        self.run_changed.emit(self.record)

    def pause(self) -> None:
        """Save where it is and stop."""
        self.run_job.send("pause")

    def stop(self) -> None:
        """End the run with the best network so far."""
        self.run_job.send("stop")

    def list_runs(self) -> None:
        """What is on the disk."""
        task = self._runner.task(self._list_runs)
        task.stepped.connect(self._on_listed)
        task.failed.connect(self._on_failed)
        task.start()

    def read_record(self, run: RunSummary) -> None:
        """The curves of an earlier run."""
        task = self._runner.task(lambda: _one(read_record(run)), "run record")
        task.stepped.connect(self._on_record)
        task.failed.connect(self._on_failed)
        task.start()

    def delete_run(self, folder: Path) -> None:
        """For good. The list follows."""
        task = self._runner.task(lambda: _delete(self._engine, folder), "run delete")
        task.failed.connect(self._on_failed)
        task.finished.connect(self.list_runs)
        task.start()

    def count_corrections(self) -> None:
        """How many the user has made so far."""
        task = self._runner.task(self._count_corrections, "corrections")
        task.stepped.connect(self._on_counted)
        task.failed.connect(self._on_failed)
        task.start()

    def list_models(self) -> None:
        """What a run may go on from."""
        task = self._runner.task(self._list_models)
        task.stepped.connect(self._on_models)
        task.failed.connect(self._on_failed)
        task.start()

    def close_down(self, pauses: bool = True) -> None:
        """End everything; a run under way is paused first. Idempotent."""
        self._look.finish("", 0.0)
        self.check_job.finish("", 0.0)
        self.run_job.finish("pause" if pauses else "", PAUSE_SECONDS)

    def _list_runs(self) -> Generator[tuple[RunSummary, ...]]:
        yield list_runs(self.runs_folder)

    def _count_corrections(self) -> Generator[int]:
        yield len(corrections(self._engine))

    def _list_models(self) -> Generator[tuple[str, ...]]:
        yield start_points(self._engine)

    @Slot(list)
    def _on_models(self, lists: list[tuple[str, ...]]) -> None:
        self.models_listed.emit(lists[-1])

    @Slot(list)
    def _on_looked(self, looks: list[Any]) -> None:
        self.looked.emit(looks[-1])

    @Slot(list)
    def _on_checked(self, steps: list[Any]) -> None:
        from genre_tagger.training.preflight_report import PreflightReport

        for step in steps:
            if isinstance(step, PreflightReport):
                self.checked.emit(step)
                return
        self.check_progressed.emit(steps[-1])

    @Slot(list)
    def _on_run(self, steps: list[Any]) -> None:
        if self.record is not None:
            for step in steps:
                self.record.absorb(step)
            self.run_changed.emit(self.record)

    @Slot(str)
    def _on_run_failed(self, sentence: str) -> None:
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

    @Slot(list)
    def _on_listed(self, lists: list[tuple[RunSummary, ...]]) -> None:
        self.runs_listed.emit(lists[-1])

    @Slot(list)
    def _on_record(self, records: list[RunRecord]) -> None:
        self.record_read.emit(records[-1])

    @Slot(list)
    def _on_counted(self, counts: list[int]) -> None:
        self.corrections_counted.emit(counts[-1])

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self.failed.emit(sentence_of(error))


def _one(value: Any) -> Generator[Any]:
    yield value


def _delete(session: Session, folder: Path) -> Generator[None]:
    delete_run(session, folder)
    yield None
