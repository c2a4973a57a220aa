"""Reads runs in the background: one for its pages, or several to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.training.run_comparison import RunComparison
from genre_tagger.ui.results.results_work import ResultsWork, RunResults
from genre_tagger.ui.tasks import MakeGenerator, Task, TaskRunner


class RunReading(QObject):
    """The latest request counts; what was asked before is forgotten. GUI thread only."""

    was_read = Signal(RunResults)
    compared = Signal(RunComparison)
    failed = Signal(object)
    """(exception)"""

    def __init__(self, runner: TaskRunner, work: ResultsWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._work = runner, work
        self._task: Task | None = None

    def read(self, folder: Path) -> None:
        """`was_read` or `failed` follows."""
        self._start(partial(self._work.read, folder))

    def compare(self, folders: Sequence[Path]) -> None:
        """`compared` or `failed` follows."""
        self._start(partial(self._work.compare, tuple(folders)))

    def cancel(self) -> None:
        """Nothing follows."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _start(self, make_generator: MakeGenerator) -> None:
        self.cancel()
        task = self._task = self._runner.task(make_generator)
        task.stepped.connect(self._on_stepped)
        task.failed.connect(self._on_failed)
        task.start()

    @Slot(list)
    def _on_stepped(self, found: list[RunResults | RunComparison]) -> None:
        if self.sender() is not self._task:
            return
        self._task = None
        for one in found:
            if isinstance(one, RunResults):
                self.was_read.emit(one)
            else:
                self.compared.emit(one)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if self.sender() is self._task:
            self._task = None
            self.failed.emit(error)
