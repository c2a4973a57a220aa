"""Asks for explanations: torch works in a spawned process, its steps arrive here on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.training.process import ProcessStream
from genre_tagger.ui.tasks import Task, TaskRunner

_MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class ExplanationRequest:
    """A model's folder, a track, where its window begins (None: the middle), and the genre (None: the likeliest)."""

    checkpoint: Path
    audio: Path
    start_seconds: float | None = None
    genre: str | None = None


class StepStream(Protocol):
    """Steps from elsewhere that can be ended at any moment."""

    def steps(self) -> Generator[Any, None, None]:
        """The steps, once."""
        ...

    def close(self) -> None:
        """End them at once."""
        ...


def explanation_steps(request: ExplanationRequest) -> Generator[str | Explanation]:
    """Runs in the spawned process, which is why it imports what imports torch."""
    from genre_tagger.classification.explanation import explain

    yield from explain(request.checkpoint, request.audio, request.start_seconds, request.genre)


def _spawned(request: ExplanationRequest) -> StepStream:
    return ProcessStream(explanation_steps, request)


class Explaining(QObject):
    """One request at a time; a new one ends the one before. What was explained lately is remembered."""

    told = Signal(str)
    """(what is being done)"""
    explained = Signal(Explanation)
    failed = Signal(object)
    """(the exception)"""

    def __init__(
        self,
        runner: TaskRunner,
        parent: QObject | None = None,
        make_stream: Callable[[ExplanationRequest], StepStream] = _spawned,
    ) -> None:
        super().__init__(parent)
        self._runner, self._make_stream = runner, make_stream
        self._stream: StepStream | None = None
        self._task: Task | None = None
        self._request: ExplanationRequest | None = None
        self._kept: dict[ExplanationRequest, Explanation] = {}

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._task is not None

    def ask(self, request: ExplanationRequest) -> None:
        """`explained` or `failed` follows, unless another request comes first."""
        self.cancel()
        known = self._kept.get(request)
        if known is not None:
            self.explained.emit(known)
            return
        self._request = request
        self._stream = self._make_stream(request)
        task = self._task = self._runner.task(self._stream.steps)
        task.stepped.connect(self._on_stepped)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)
        task.start()

    def cancel(self) -> None:
        """Ends the process at once; nothing of it is announced any more."""
        task, stream = self._task, self._stream
        self._task = self._stream = self._request = None
        if task is not None:
            task.cancel()
        if stream is not None:
            stream.close()

    @Slot(list)
    def _on_stepped(self, steps: list[str | Explanation]) -> None:
        if self.sender() is not self._task or self._request is None:
            return
        for step in steps:
            if isinstance(step, Explanation):
                self._keep(self._request, step)
                self.explained.emit(step)
            else:
                self.told.emit(step)

    def _keep(self, request: ExplanationRequest, explanation: Explanation) -> None:
        while len(self._kept) >= _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[request] = explanation

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if self.sender() is self._task:
            self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        if self.sender() is self._task:
            self._task = self._stream = self._request = None
