"""A few worker processes that outlive a crashing or hanging codec."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from genre_tagger.errors import GenreTaggerError, WorkerCrashError
from genre_tagger.library.readable import readable_path
from genre_tagger.library.worker import Reply, Request, WorkerLimits, work

_TASKS_PER_WORKER = 2
_START_ALLOWANCE_SECONDS = 30.0
_FAILED_STARTS_BEFORE_GIVING_UP = 3


class FilePayload(Protocol):
    """A task is about one file; that is the file a crash or a hang is blamed on."""

    @property
    def path(self) -> Path: ...


PayloadT = TypeVar("PayloadT", bound=FilePayload)
ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class TaskDone(Generic[PayloadT, ResultT]):
    """The handler returned `result`."""

    payload: PayloadT
    result: ResultT


@dataclass(frozen=True, slots=True)
class TaskFailed(Generic[PayloadT]):
    """The handler raised, or its process crashed or hung (`WorkerCrashError`)."""

    payload: PayloadT
    error: GenreTaggerError


def default_jobs() -> int:
    """One worker for each core this process may use, eight at most: beyond that the disk is the limit."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, 8))


class WorkerPool(Generic[PayloadT, ResultT]):
    """Spawned worker processes of one thread each, started when first needed and kept until `close()`.

    `handler` names what they run as "module:function". A worker that crashes, or takes longer than the task's time
    limit, is replaced, and the file it had in hand fails alone. One thread drives the pool at a time (not always the
    same one).
    """

    def __init__(
        self,
        handler: str,
        jobs: int | None = None,
        *,
        time_limit_seconds: float = 60.0,
        limits: WorkerLimits | None = None,
    ) -> None:
        self.jobs = max(1, jobs or default_jobs())
        self.time_limit_seconds = time_limit_seconds
        self._handler = handler
        self._limits = limits or WorkerLimits()
        self._workers: list[_Worker] = []
        self._task_ids = count(1)
        self._failed_starts = 0

    def __enter__(self) -> WorkerPool[PayloadT, ResultT]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def has_room(self) -> bool:
        """Whether `submit` may be called: each worker has one task in hand and at most one waiting."""
        return len(self._workers) < self.jobs or any(len(w.tasks) < _TASKS_PER_WORKER for w in self._workers)

    @property
    def busy(self) -> bool:
        """Whether any task has not come back."""
        return any(not task.abandoned for worker in self._workers for task in worker.tasks)

    def submit(self, payload: PayloadT, time_limit_seconds: float | None = None) -> None:
        """Hand the task to the worker that will be free first, starting one while there are fewer than `jobs`."""
        limit = self.time_limit_seconds if time_limit_seconds is None else time_limit_seconds
        self._dispatch(_Task(next(self._task_ids), payload, limit))

    def wait(self, timeout_seconds: float | None = None) -> list[TaskDone[PayloadT, ResultT] | TaskFailed[PayloadT]]:
        """What has come back; blocks until something has, `timeout_seconds` are over (0 only looks), or nothing is
        under way.

        Raises `WorkerCrashError` when worker processes cannot be started at all.
        """
        until = None if timeout_seconds is None else time.monotonic() + timeout_seconds
        outcomes: list[TaskDone[PayloadT, ResultT] | TaskFailed[PayloadT]] = []
        while self.busy and not outcomes:
            now = time.monotonic()
            limits = [worker.deadline for worker in self._workers if worker.tasks]
            limits += [] if until is None else [until]
            ready = wait([worker.pipe for worker in self._workers], max(0.0, min(limits) - now))
            for worker in [w for w in self._workers if w.pipe in ready]:
                outcomes += self._receive(worker)
            for worker in [w for w in self._workers if w.tasks and w.deadline <= time.monotonic()]:
                outcomes += self._receive(worker) if worker.pipe.poll() else self._replace(worker, hung=True)
            if until is not None and time.monotonic() >= until:
                break
        return outcomes

    def abandon(self) -> None:
        """Forget every task under way: a batch was cancelled. Workers end the file in hand and are then free
        again."""
        for worker in self._workers:
            for task in worker.tasks:
                task.abandoned = True

    def close(self) -> None:
        """End all workers at once. The pool may be used again; it then starts new ones."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _dispatch(self, task: _Task) -> None:
        idle = next((worker for worker in self._workers if not worker.tasks), None)
        if idle is None and len(self._workers) < self.jobs:
            idle = _Worker(self._handler, self._limits)
            self._workers.append(idle)
        # Whoever is at the same file longest will be free first.
        worker = idle or min(self._workers, key=lambda w: (len(w.tasks), w.deadline))
        if not worker.give(task):  # it died while idle, which is no fault of this file
            self._retire(worker)

    def _receive(self, worker: _Worker) -> list[TaskDone[PayloadT, ResultT] | TaskFailed[PayloadT]]:
        try:
            reply = worker.pipe.recv()
        except Exception:  # noqa: BLE001 - the process boundary: EOF, reset, or garbage from a corrupted heap
            return self._replace(worker, hung=False)
        if not isinstance(reply, Reply):
            return self._replace(worker, hung=False)
        if reply.task_id == 0:
            self._failed_starts = 0
            worker.started()
            return []
        if reply.task_id < 0:
            self.close()
            raise reply.error or WorkerCrashError("A worker process could not start.")
        task = worker.finished()
        if reply.retiring:
            self._retire(worker)
        if task.abandoned:
            return []
        if reply.error is not None:
            return [TaskFailed(task.payload, reply.error)]
        return [TaskDone(task.payload, reply.result)]

    def _replace(self, worker: _Worker, *, hung: bool) -> list[TaskDone[PayloadT, ResultT] | TaskFailed[PayloadT]]:
        """Put an end to a worker that crashed or hung; its file in hand fails, what waited goes to another."""
        started = worker.has_started
        status = worker.end(patience_seconds=0.0 if hung else 2.0)
        if not started:
            self._failed_starts += 1
            if self._failed_starts >= _FAILED_STARTS_BEFORE_GIVING_UP:
                self.close()
                raise WorkerCrashError(f"Worker processes cannot be started on this computer ({_told(status)}).")
            self._retire(worker)
            return []
        task = worker.finished() if worker.tasks else None
        self._retire(worker)
        if task is None or task.abandoned:
            return []
        name = readable_path(task.payload.path.name)
        if hung:
            message = (
                f"{name} was given up: the decoder did not finish it within {task.time_limit_seconds:.0f} seconds."
            )
        else:
            message = f"{name} made the decoder crash ({_told(status)}); the file is probably damaged."
        return [TaskFailed(task.payload, WorkerCrashError(message, task.payload.path))]

    def _retire(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.end()
        for task in worker.tasks:
            if not task.abandoned:
                self._dispatch(task)


@dataclass(slots=True)
class _Task:
    task_id: int
    payload: Any
    time_limit_seconds: float
    abandoned: bool = False


class _Worker:
    """One process, seen from the parent: `tasks[0]` is in hand, the rest wait in the pipe."""

    def __init__(self, handler: str, limits: WorkerLimits) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, far_end = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=work, args=(far_end, handler, limits), name="genre-tagger worker", daemon=True
        )
        _start_deaf_to_ctrl_c(self._process)
        far_end.close()
        self.tasks: deque[_Task] = deque()
        self.has_started = False
        self.deadline = time.monotonic() + _START_ALLOWANCE_SECONDS

    def give(self, task: _Task) -> bool:
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
        self.has_started = True
        self._set_deadline()

    def finished(self) -> _Task:
        """The task in hand, which is over; the clock now runs for the next."""
        task = self.tasks.popleft()
        self._set_deadline()
        return task

    def end(self, patience_seconds: float = 0.0) -> int | None:
        """End the process, by force when it is alive after `patience_seconds`. Its own exit status, negative for a
        signal."""
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


def _start_deaf_to_ctrl_c(process: SpawnProcess) -> None:
    """Start with SIGINT blocked, which the child inherits: else Ctrl-C during its first imports would print a
    traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        process.start()
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _told(status: int | None) -> str:
    if status is not None and status < 0:
        try:
            return signal.Signals(-status).name
        except ValueError:
            return f"signal {-status}"
    return "no exit status" if status is None else f"exit status {status}"
