"""Asks for explanations: torch works in a spawned process."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.ui.tasks import Job, Stream, TaskRunner
from genre_tagger.ui.widgets.building import configured
from genre_tagger.workers.process import ProcessStream

_MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class ExplanationRequest:
    """A model's folder, a track, where its window begins (None: the middle), and the genre (None: the likeliest)."""

    checkpoint: Path
    audio: Path
    start_seconds: float | None = None
    genre: str | None = None


def explanation_steps(request: ExplanationRequest) -> Generator[str | Explanation]:
    """Runs in the spawned process, which is why it imports what imports torch."""
    from genre_tagger.classification.explanation import explain

    yield from explain(request.checkpoint, request.audio, request.start_seconds, request.genre)


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
        make_stream: Callable[[ExplanationRequest], Stream] | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_stream = make_stream or partial(ProcessStream, explanation_steps)
        self._request: ExplanationRequest | None = None
        self._kept: dict[ExplanationRequest, Explanation] = {}
        self._job = configured(Job(runner, self), stepped=self._on_stepped, failed=self.failed)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._job.is_busy

    def ask(self, request: ExplanationRequest) -> None:
        """`explained` or `failed` follows, unless another request comes first."""
        self.cancel()
        if (known := self._kept.get(request)) is not None:
            self.explained.emit(known)
            return
        self._request = request
        self._job.start(partial(self._make_stream, request))

    def cancel(self) -> None:
        """Ends the process; nothing of it is announced any more."""
        self._job.cancel()
        self._request = None

    @Slot(list)
    def _on_stepped(self, steps: list[str | Explanation]) -> None:
        for step in steps:
            if not isinstance(step, Explanation):
                self.told.emit(step)
            elif self._request is not None:
                self._kept[self._request] = step
                while len(self._kept) > _MOST_KEPT:
                    del self._kept[next(iter(self._kept))]
                self.explained.emit(step)
