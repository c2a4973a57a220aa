"""Steps from a spawned process, one job at a time; they arrive on the GUI thread, and it ends when told to."""

from __future__ import annotations

import threading
from collections.abc import Generator
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.ui.tasks import Task, TaskRunner


class StepStream(Protocol):
    """Steps from elsewhere that can be ended at any moment."""

    def steps(self) -> Generator[Any, None, None]:
        """The steps, once."""
        ...

    def close(self) -> None:
        """End them at once. Any thread."""
        ...


class StepJob(QObject):
    """`stepped` (a list), at most one `failed` (the exception), then `finished`; a cancelled job is silent."""

    stepped = Signal(list)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._task: Task | None = None
        self._stream: StepStream | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the work goes on."""
        return self._task is not None

    def start(self, stream: StepStream) -> None:
        """Begin, in place of what ran before."""
        self.cancel()
        self._stream = stream
        task = self._task = self._runner.task(stream.steps)
        task.stepped.connect(self._on_stepped)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)
        task.start()

    def cancel(self) -> None:
        """End the work now; the rest is forgotten. Returns at once: a process takes a moment to end."""
        task, stream = self._task, self._stream
        self._task = self._stream = None
        if task is not None and stream is not None:
            task.cancel()
            threading.Thread(target=stream.close, name="step-job-close", daemon=True).start()

    @Slot(list)
    def _on_stepped(self, steps: list[Any]) -> None:
        if self.sender() is self._task:
            self.stepped.emit(steps)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if self.sender() is self._task:
            self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        if self.sender() is self._task:
            self._task = self._stream = None
            self.finished.emit()
