"""Work of the tab in a spawned process: its steps arrive on the GUI thread, and it ends at once when told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.errors import GenreTaggerError
from genre_tagger.training.process import ProcessStream
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.tasks import Task, TaskRunner

MakeStream = Callable[[], ProcessStream]


class ProcessJob(QObject):
    """One `ProcessStream` at a time. GUI thread only, but for what is said to be otherwise.

    `stepped` (a list of steps), at most one `failed` (one sentence), then `finished`. A job that is cancelled or
    replaced by another emits nothing more.
    """

    stepped = Signal(list)
    failed = Signal(str)
    finished = Signal()

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._task: Task | None = None
        self._link: _Link | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the work goes on."""
        return self._task is not None

    @property
    def process_id(self) -> int | None:
        """Of the process at work, once it has started."""
        return self._link.process_id if self._link is not None else None

    def start(self, make_stream: MakeStream) -> None:
        """Begin, in place of what ran before. `make_stream` is called in a worker thread."""
        self.cancel()
        self._link = _Link(make_stream)
        self._task = self._runner.task(self._link.steps)
        self._task.stepped.connect(self._on_stepped)
        self._task.failed.connect(self._on_failed)
        self._task.finished.connect(self._on_finished)
        self._task.start()

    def send(self, word: str) -> None:
        """A word to the generator at its next step."""
        if self._link is not None:
            self._link.send(word)

    def cancel(self) -> None:
        """End the process now; the rest is forgotten."""
        task, link = self._task, self._link
        self._task = self._link = None
        if task is not None and link is not None:
            task.cancel()
            threading.Thread(target=link.close, name="training-close", daemon=True).start()

    def finish(self, word: str, seconds: float) -> None:
        """Quitting: say `word`, wait so long for the end, then end it."""
        task, link = self._task, self._link
        self._task = self._link = None
        if task is None or link is None:
            return
        if word:
            link.send(word)
            task.join(seconds)
        task.cancel()
        link.close()

    @Slot(list)
    def _on_stepped(self, steps: list[Any]) -> None:
        if self.sender() is self._task:
            self.stepped.emit(steps)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if self.sender() is self._task:
            self.failed.emit(sentence_of(error))

    @Slot()
    def _on_finished(self) -> None:
        if self.sender() is self._task:
            self._task = self._link = None
            self.finished.emit()


class _Link:
    """What the worker thread and the window share. Any thread."""

    def __init__(self, make_stream: MakeStream) -> None:
        self._make_stream = make_stream
        self._lock = threading.Lock()
        self._stream: ProcessStream | None = None
        self._words: list[str] = []
        self._closed = False

    @property
    def process_id(self) -> int | None:
        stream = self._stream
        return None if stream is None else stream.process_id

    def steps(self) -> Generator[Any, None, None]:
        stream = self._make_stream()
        with self._lock:
            if self._closed:
                return
            self._stream = stream
        for number, step in enumerate(stream.steps()):
            if not number:  # words said before the process stood
                with self._lock:
                    words, self._words = self._words, []
                for word in words:
                    stream.send(word)
            yield step

    def send(self, word: str) -> None:
        with self._lock:
            if self._stream is None or self._stream.process_id is None:
                self._words.append(word)
                return
            stream = self._stream
        stream.send(word)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            stream = self._stream
        if stream is not None:
            stream.close()


def sentence_of(error: BaseException) -> str:
    """An error as one sentence for the page."""
    if isinstance(error, GenreTaggerError):
        return error_text(error)
    return f"{type(error).__name__}: {error}".strip(": \n").splitlines()[0]
