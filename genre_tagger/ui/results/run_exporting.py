"""Asks where a run's report or network shall be saved, and has it saved there."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from genre_tagger.ui.explanation.step_job import StepJob
from genre_tagger.ui.results.results_work import Exported, ResultsWork
from genre_tagger.ui.tasks import TaskRunner


class _InThisProcess:
    """A generator of the window's own process as a stream: it ends by itself, soon."""

    def __init__(self, generator: Generator[Exported]) -> None:
        self._generator = generator

    def steps(self) -> Generator[Exported]:
        yield from self._generator

    def close(self) -> None:
        """Nothing to do."""


class RunExporting(QObject):
    """One export at a time. GUI thread only."""

    told = Signal(str)
    """(what is being done)"""
    exported = Signal(Path)
    failed = Signal(object)
    """(exception)"""

    def __init__(self, runner: TaskRunner, work: ResultsWork, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._window = work, parent
        self._job = StepJob(runner, self)
        self._job.stepped.connect(self._on_stepped)
        self._job.failed.connect(self.failed)

    @property
    def is_busy(self) -> bool:
        """Whether something is being saved."""
        return self._job.is_busy

    def cancel(self) -> None:
        """End it."""
        self._job.cancel()

    def ask_for_report(self, run: Path) -> None:
        """A dialog, then the report."""
        caption, kinds = self.tr("Save the report"), self.tr("Web pages (*.html)")
        chosen, _ = QFileDialog.getSaveFileName(self._window, caption, f"{run.name}.html", kinds)
        if chosen:
            path = Path(chosen)
            self.save_report(
                run, path if path.suffix.lower() in (".html", ".htm") else path.with_name(path.name + ".html")
            )

    def ask_for_model(self, run: Path) -> None:
        """A dialog for a folder, then the model in a folder of the run's name in it."""
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Choose where the model's folder shall stand"))
        if chosen:
            self.export_model(run, Path(chosen) / run.name)

    def save_report(self, run: Path, path: Path) -> None:
        """`exported` or `failed` follows."""
        self._job.start(_InThisProcess(self._work.save_report(run, path)))

    def export_model(self, run: Path, target: Path) -> None:
        """`exported` or `failed` follows."""
        self._job.start(self._work.export_model(run, target))

    def _on_stepped(self, steps: list[str | Exported]) -> None:
        for step in steps:
            if isinstance(step, Exported):
                self.exported.emit(step.path)
            else:
                self.told.emit(step)
