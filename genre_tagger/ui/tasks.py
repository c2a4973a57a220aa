"""Long work off the GUI thread: a generator runs in a worker thread, its steps arrive here in small batches.

The engine's long work is generators of frozen steps. A `Task` iterates one in a thread; `TaskRunner` hands the steps
over on the GUI thread a few times a second and never spends more than a moment at it, so that ten thousand rows leave
the window live.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator
from time import perf_counter, sleep
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.ui.translation import sentence_of
from genre_tagger.ui.widgets.building import configured, make_timer

DELIVERY_INTERVAL_MS = 40
DELIVERY_BUDGET_SECONDS = 0.012
BATCH_STEPS = 50
MOST_UNDELIVERED = 400
"""A task that is this far ahead of the window waits, or it would take the interpreter away from it."""


class Stream(Protocol):
    """Steps from elsewhere, such as a `ProcessStream`, that can be ended at any moment."""

    def steps(self) -> Generator[Any, None, None]:
        """The steps, once."""
        ...

    def close(self) -> None:
        """End them at once. Any thread."""
        ...


MakeGenerator = Callable[[], Any]
"""Gives a generator of steps, or a `Stream`; or does the work itself, and what it returns is the only step."""


class Task(QObject):
    """One generator at work. Made by `TaskRunner.task`; connect, then `start()`.

    All signals come on the GUI thread, in order: `stepped` (a list of steps, in the order yielded) any number of
    times, at most one `failed`, and `finished` as the very last, whether the work ended, failed or was cancelled.
    """

    stepped = Signal(list)
    latest = Signal(object)
    """(the newest step of each delivery): for work of which only the last word counts."""
    failed = Signal(object)
    finished = Signal()

    def __init__(self, make_generator: MakeGenerator, lane: str, runner: TaskRunner) -> None:
        super().__init__(runner)
        self.lane = lane
        self._make_generator = make_generator
        self._runner = runner
        self._steps: deque[Any] = deque()
        self._cancelled = threading.Event()
        self._ended = threading.Event()
        self._error: BaseException | None = None
        self._thread: threading.Thread | None = None
        self.stream: Stream | None = None
        """Where the steps come from, if from elsewhere."""

    def start(self) -> None:
        """Begin, or wait for the task before it on the same lane."""
        self._runner.begin(self)

    def cancel(self) -> None:
        """Close the generator at its next yield (or never start it). Returns at once; `finished` follows."""
        self._cancelled.set()

    def end(self) -> None:
        """Cancel it, and end its stream now, which may take a moment. Any thread."""
        self._cancelled.set()
        if self.stream is not None:
            self.stream.close()

    def join(self, seconds: float) -> bool:
        """Wait for the thread, on quitting; whether it ended in time."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._ended.is_set()

    def run_in_thread(self) -> None:
        """Called by the runner when it is this task's turn."""
        self._thread = threading.Thread(target=self._run, name=f"task-{self.lane or 'free'}", daemon=True)
        self._thread.start()

    def deliver(self, deadline: float) -> bool:
        """Emit what has come, until `deadline` (`perf_counter`); whether the task is over and all of it delivered."""
        ended = self._ended.is_set()
        while self._steps:
            count = min(len(self._steps), BATCH_STEPS)
            steps = [self._steps.popleft() for _ in range(count)]
            self.stepped.emit(steps)
            self.latest.emit(steps[-1])
            if perf_counter() > deadline:
                return False
        if ended and self._error is not None:
            error, self._error = self._error, None
            self.failed.emit(error)
        return ended

    def _run(self) -> None:
        """The worker thread: iterate, look for cancellation after each step, always end."""
        try:
            if not self._cancelled.is_set():
                made = self._make_generator()
                if hasattr(made, "steps"):
                    self.stream, made = made, made.steps()
                self._iterate(made if isinstance(made, Generator) else (step for step in (made,)))
        except BaseException as error:  # noqa: BLE001 - the task boundary: handed to the window, which shows it
            self._error = error
        finally:
            self._ended.set()

    def _iterate(self, generator: Generator[Any, None, Any]) -> None:
        try:
            for step in generator if not self._cancelled.is_set() else ():
                self._steps.append(step)
                while len(self._steps) > MOST_UNDELIVERED and not self._cancelled.is_set():
                    sleep(0.005)
                if self._cancelled.is_set():
                    break
        finally:
            generator.close()


class TaskRunner(QObject):
    """Keeps tasks alive and delivers their steps. GUI thread only.

    Tasks on one named lane run one after another in the order they were started (all writing shares the lane "write");
    tasks on the lane "" run at once.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Task] = []
        self._waiting: list[Task] = []
        self._timer = make_timer(self, DELIVERY_INTERVAL_MS, self._deliver, repeats=True)

    def task(self, make_generator: MakeGenerator, lane: str = "") -> Task:
        """A task not yet started, so that its signals can be connected first.

        `make_generator` is called in the worker thread: it may open files, but must not touch widgets.
        """
        return Task(make_generator, lane, self)

    def start(self, make_generator: MakeGenerator, lane: str = "", **slots: Any) -> Task:
        """As `task`, begun at once; `slots` are named as its signals."""
        task = configured(self.task(make_generator, lane), **slots)
        task.start()
        return task

    def begin(self, task: Task) -> None:
        """Start `task` or queue it behind its lane; called by `Task.start`."""
        if task.lane and any(other.lane == task.lane for other in self._running):
            self._waiting.append(task)
        else:
            self._running.append(task)
            task.run_in_thread()
        self._timer.start()

    def busy(self, lane: str) -> bool:
        """Whether anything runs or waits on `lane`."""
        return any(task.lane == lane for task in (*self._running, *self._waiting))

    def shut_down(self, seconds: float) -> bool:
        """Cancel everything and wait up to `seconds` in all for the threads; nothing is emitted any more."""
        self._timer.stop()
        for task in (*self._running, *self._waiting):
            task.cancel()
        deadline = perf_counter() + seconds
        ended = [task.join(max(0.0, deadline - perf_counter())) for task in self._running]
        self._running.clear()
        self._waiting.clear()
        return all(ended)

    @Slot()
    def _deliver(self) -> None:
        deadline = perf_counter() + DELIVERY_BUDGET_SECONDS
        for task in list(self._running):
            if task.deliver(deadline):
                self._end(task)
        if not self._running and not self._waiting:
            self._timer.stop()

    def _end(self, task: Task) -> None:
        if task in self._running:
            self._running.remove(task)
        for next_one in list(self._waiting):
            if not any(other.lane == next_one.lane for other in self._running):
                self._waiting.remove(next_one)
                self._running.append(next_one)
                next_one.run_in_thread()
        task.finished.emit()
        task.deleteLater()


class Job(QObject):
    """One piece of work at a time, in a thread or a process; another takes its place. GUI thread only.

    `stepped` (a list of steps) and `latest` (the last of them), at most one `failed` (the exception) with `problem` (as
    one sentence for the person), then `finished`. Work that is cancelled or replaced emits nothing more.
    """

    stepped = Signal(list)
    latest = Signal(object)
    failed = Signal(object)
    problem = Signal(str)
    finished = Signal()

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._task: Task | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the work goes on."""
        return self._task is not None

    @property
    def process_id(self) -> int | None:
        """Of the process at work, once it has started."""
        return None if self._task is None else getattr(self._task.stream, "process_id", None)

    def start(self, make: MakeGenerator) -> None:
        """Begin, in place of what ran before. `make` is called in a worker thread."""
        self.cancel()
        self._task = self._runner.start(
            make, stepped=self.stepped, latest=self.latest, failed=self._on_failed, finished=self._on_finished
        )

    def cancel(self) -> None:
        """End the work now; the rest is forgotten. Returns at once: a process takes a moment to end."""
        if (task := self._let_go()) is not None:
            threading.Thread(target=task.end, name="job-end", daemon=True).start()

    def finish(self, seconds: float = 0.0) -> None:
        """Quitting: wait so long for the end, then end it."""
        if self._task is not None and seconds:
            self._task.join(seconds)
        if (task := self._let_go()) is not None:
            task.end()

    def _let_go(self) -> Task | None:
        task, self._task = self._task, None
        if task is not None:
            task.disconnect(self)
            task.cancel()
        return task

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self.problem.emit(sentence_of(error))
        self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        self._task = None
        self.finished.emit()
