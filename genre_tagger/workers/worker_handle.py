"""A worker process as its parent sees it: start it, hand it tasks, mind the clock, end it."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess
from typing import Any

from genre_tagger.foundation.errors import WorkerCrashError
from genre_tagger.workers.spawning import start_spawned
from genre_tagger.workers.worker import Request, WorkerLimits, work

_START_ALLOWANCE_SECONDS = 30.0


@dataclass(slots=True)
class Task:
    """One payload on its way through a worker; `abandoned` when nobody waits for its result any more."""

    task_id: int
    payload: Any
    time_limit_seconds: float
    abandoned: bool = False


class WorkerHandle:
    """One process: `tasks[0]` is in hand, the rest wait in the pipe. `deadline` is a time of the monotonic clock."""

    def __init__(self, handler: str, limits: WorkerLimits) -> None:
        """Start it. WorkerCrashError when the system refuses."""
        context = multiprocessing.get_context("spawn")
        self.pipe, far_end = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=work, args=(far_end, handler, limits), name="genre-tagger worker", daemon=True
        )
        try:
            start_spawned(self._process)
        except OSError as error:
            self.pipe.close()
            raise WorkerCrashError(
                "A worker process could not start ({reason}).", reason=error.strerror or error
            ) from error
        finally:
            far_end.close()
        self.tasks: deque[Task] = deque()
        self.has_started = False
        self.deadline = time.monotonic() + _START_ALLOWANCE_SECONDS

    def give(self, task: Task) -> bool:
        """Take on the task; False when the process was found dead with nothing in hand."""
        self.tasks.append(task)
        if len(self.tasks) == 1 and self.has_started:
            self._set_deadline()
        try:
            self.pipe.send(Request(task.task_id, task.payload, task.time_limit_seconds))
        except OSError:  # dead: when it was busy or starting, that shows when its pipe is read
            return len(self.tasks) > 1 or not self.has_started
        return True

    def started(self) -> None:
        """It has said so; from now on the clock runs for the task in hand."""
        self.has_started = True
        self._set_deadline()

    def finished(self) -> Task:
        """The task in hand, which is over; the clock now runs for the next."""
        task = self.tasks.popleft()
        self._set_deadline()
        return task

    def end(self, patience_seconds: float = 0.0) -> int | None:
        """End the process, by force when it lives after `patience_seconds`; its own exit status, as `os` counts it."""
        self.pipe.close()
        self._process.join(patience_seconds)
        status = self._process.exitcode
        if status is None:
            self._process.kill()
            self._process.join(5.0)
        return status

    def _set_deadline(self) -> None:
        if self.tasks:
            self.deadline = time.monotonic() + self.tasks[0].time_limit_seconds
