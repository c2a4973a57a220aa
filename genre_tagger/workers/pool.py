"""A few worker processes that outlive a crashing or hanging codec."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import wait
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from genre_tagger.foundation.errors import GenreTaggerError, WorkerCrashError
from genre_tagger.foundation.readable import readable_path
from genre_tagger.workers.spawning import told_status
from genre_tagger.workers.worker import Reply, WorkerLimits
from genre_tagger.workers.worker_handle import Task, WorkerHandle

_TASKS_PER_WORKER = 2
_ALARM_STATUS = -14  # SIGALRM, which not every system has a name for
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


Outcome = TaskDone[PayloadT, ResultT] | TaskFailed[PayloadT]


def default_jobs() -> int:
    """One worker for each core this process may use, eight at most: beyond that the disk is the limit."""
    return max(1, min(usable_cores(), 8))


def usable_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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
        self._workers: list[WorkerHandle] = []
        self._task_ids = count(1)
        self._failed_starts = 0

    def __enter__(self) -> WorkerPool[PayloadT, ResultT]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def resize(self, jobs: int | None) -> None:
        """From now on so many workers; those too many end with their task in hand. Any thread, at any time."""
        self.jobs = max(1, jobs or default_jobs())

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
        self._dispatch(Task(next(self._task_ids), payload, limit))

    def wait(self, timeout_seconds: float | None = None) -> list[Outcome[PayloadT, ResultT]]:
        """What has come back; blocks until something has, `timeout_seconds` are over (0 only looks), or nothing is
        under way.

        Raises `WorkerCrashError` when worker processes cannot be started at all.
        """
        until = None if timeout_seconds is None else time.monotonic() + timeout_seconds
        outcomes: list[Outcome[PayloadT, ResultT]] = []
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
        """Forget every task under way, as a batch was cancelled. Workers end what they have in hand, then are free."""
        for worker in self._workers:
            for task in worker.tasks:
                task.abandoned = True

    def close(self) -> None:
        """End all workers at once. The pool may be used again; it then starts new ones."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _dispatch(self, task: Task) -> None:
        idle = next((worker for worker in self._workers if not worker.tasks), None)
        if idle is None and len(self._workers) < self.jobs:
            idle = WorkerHandle(self._handler, self._limits)
            self._workers.append(idle)
        # Whoever is at the same file longest will be free first.
        worker = idle or min(self._workers, key=lambda w: (len(w.tasks), w.deadline))
        if not worker.give(task):  # it died while idle, which is no fault of this file
            self._retire(worker)

    def _receive(self, worker: WorkerHandle) -> list[Outcome[PayloadT, ResultT]]:
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
        if reply.retiring or len(self._workers) > self.jobs:
            self._retire(worker)
        if task.abandoned:
            return []
        if reply.error is not None:
            return [TaskFailed(task.payload, reply.error)]
        return [TaskDone(task.payload, reply.result)]

    def _replace(self, worker: WorkerHandle, *, hung: bool) -> list[Outcome[PayloadT, ResultT]]:
        """Put an end to a worker that crashed or hung; its file in hand fails, what waited goes to another."""
        started = worker.has_started
        status = worker.end(patience_seconds=0.0 if hung else 2.0)
        hung = hung or status == _ALARM_STATUS  # nobody was looking, so its own clock ended it
        if not started:
            self._failed_starts += 1
            if self._failed_starts >= _FAILED_STARTS_BEFORE_GIVING_UP:
                self.close()
                raise WorkerCrashError(
                    "Worker processes cannot be started on this computer ({reason}).", reason=told_status(status)
                )
            self._retire(worker)
            return []
        task = worker.finished() if worker.tasks else None
        self._retire(worker)
        if task is None or task.abandoned:
            return []
        name = readable_path(task.payload.path.name)
        if hung:
            failure = WorkerCrashError(
                "{name} was given up: the decoder did not finish it within {seconds:.0f} seconds.",
                task.payload.path,
                name=name,
                seconds=task.time_limit_seconds,
            )
        else:
            failure = WorkerCrashError(
                "{name} made the decoder crash ({reason}); the file is probably damaged.",
                task.payload.path,
                name=name,
                reason=told_status(status),
            )
        return [TaskFailed(task.payload, failure)]

    def _retire(self, worker: WorkerHandle) -> None:
        self._workers.remove(worker)
        worker.end()
        for task in worker.tasks:
            if not task.abandoned:
                self._dispatch(task)
