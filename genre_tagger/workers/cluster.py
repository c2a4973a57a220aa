"""Work on the workers of an existing Dask cluster (`dask scheduler`, `dask worker`, or any deployment).

The workers must see the files under the same paths and have this version of the program installed. Results travel
home; nothing is kept there.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, Self

from genre_tagger.foundation.errors import ClusterError, GenreTaggerError, WorkerCrashError
from genre_tagger.foundation.readable import readable_path
from genre_tagger.workers.pool import Outcome, PayloadT, ResultT, TaskDone, TaskFailed

Client = Any  # distributed's own types stay outside: it is an optional part
Future = Any

_TASKS_PER_THREAD = 2
CONNECT_SECONDS = 15.0
"""How long a scheduler may take to answer, at the start and after a break of the line."""

_FETCH_SECONDS = 10.0
_LOOK_AGAIN_SECONDS = 1.0


class ClusterPool(Generic[PayloadT, ResultT]):
    """Hands files to a Dask scheduler at `address`, two for each worker thread at a time. One thread drives it.

    `handler` and `version` are functions of this program that the workers call: what is done with a payload, and what
    must be equal here and there. A worker that dies costs nothing: its files go to the others. A file that takes
    several workers down with it, or that none finishes within `task_seconds`, fails alone. Raises ClusterError when
    dask is not installed, the scheduler does not answer or goes away, has no workers for `patience_seconds`, or they
    run another version of the program.
    """

    def __init__(
        self,
        address: str,
        handler: Callable[[PayloadT], ResultT],
        version: Callable[[], object],
        *,
        task_seconds: float = 300.0,
        patience_seconds: float = 120.0,
    ) -> None:
        self._address, self._handler, self._version = address, handler, version
        self._task_seconds, self._patience_seconds = task_seconds, patience_seconds
        self._pending: dict[str, tuple[Future, PayloadT, float]] = {}
        self._finished: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._last_worker_seen = time.monotonic()
        self._looked_at = -_LOOK_AGAIN_SECONDS
        self._threads_of: dict[str, int] = {}
        self._checked_workers: set[str] = set()
        self._client = self._connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def abandon(self) -> None:
        """Take back what is under way."""
        self._pending.clear()  # nobody wants these any more, so the scheduler drops them

    def close(self) -> None:
        """Take back what is under way and leave the cluster; it goes on without us."""
        self.abandon()
        with suppress(OSError, TimeoutError):  # it may be gone already
            self._client.close(timeout=5.0)

    @property
    def has_room(self) -> bool:
        """Whether `submit` may be called: the cluster has a worker, and not enough to do."""
        return len(self._pending) < _TASKS_PER_THREAD * sum(self._threads_of.values())

    @property
    def busy(self) -> bool:
        """Whether any file has not come back."""
        return bool(self._pending)

    def send_file(self, path: Path) -> None:
        """Put a file into the local folder of every worker, also of those that join later. Raises ClusterError."""
        from distributed.diagnostics.plugin import UploadFile

        try:
            self._client.register_plugin(UploadFile(str(path), load=False), name=path.name)
        except (OSError, TimeoutError) as error:
            raise self._gone() from error

    def submit(self, payload: PayloadT) -> None:
        """Hand over one file."""
        future = self._client.submit(self._handler, payload, pure=False)
        self._pending[future.key] = (future, payload, time.monotonic())
        future.add_done_callback(self._note_finished)

    def wait(self, timeout_seconds: float | None = None) -> Sequence[Outcome[PayloadT, ResultT]]:
        """What has come back, after at most `timeout_seconds`."""
        self._check_cluster()
        if not self._pending and self._threads_of:
            return []
        outcomes: list[Outcome[PayloadT, ResultT]] = []
        with suppress(queue.Empty):
            outcomes += self._collect(self._finished.get(timeout=timeout_seconds))
            while True:
                outcomes += self._collect(self._finished.get_nowait())
        return outcomes + self._give_up_late_ones()

    def _collect(self, key: str) -> list[Outcome[PayloadT, ResultT]]:
        if key not in self._pending:
            return []  # given up before
        future, task, _ = self._pending[key]
        try:
            result = future.result(timeout=_FETCH_SECONDS)
        except TimeoutError as error:
            if self._client.status != "running":
                raise self._gone() from error
            future.add_done_callback(self._note_finished)  # its worker died with the result: it is made anew elsewhere
            return []
        except GenreTaggerError as error:
            outcome: Outcome[PayloadT, ResultT] = TaskFailed(task, error)
        except Exception as error:  # noqa: BLE001 - the process boundary: whatever went wrong on another machine
            outcome = TaskFailed(task, self._told(error, task))
        else:
            outcome = TaskDone(task, result)
        del self._pending[key]
        return [outcome]

    def _note_finished(self, future: Future) -> None:
        """In a thread of Dask's."""
        self._finished.put(future.key)

    def _told(self, error: Exception, task: PayloadT) -> GenreTaggerError:
        """What a person may know. Raises ClusterError when the cluster is to blame, not the file."""
        from distributed.scheduler import KilledWorker

        name = readable_path(task.path.name)
        if isinstance(error, KilledWorker):
            return WorkerCrashError(
                "{name} made several workers crash; the file is probably damaged.", task.path, name=name
            )
        if isinstance(error, (CancelledError, OSError)):
            raise self._gone() from error
        told = f"{type(error).__name__}: {error}".replace("\n", " ").rstrip(" .:")
        return WorkerCrashError(
            "{name} could not be read because of an unexpected error ({reason}).", task.path, name=name, reason=told
        )

    def _give_up_late_ones(self) -> list[Outcome[PayloadT, ResultT]]:
        late = time.monotonic() - self._task_seconds
        outcomes: list[Outcome[PayloadT, ResultT]] = []
        for key, (future, task, since) in list(self._pending.items()):
            if since < late:
                del self._pending[key]
                future.release()
                name = readable_path(task.path.name)
                given_up = WorkerCrashError(
                    "{name} was given up: no worker finished it within {seconds:.0f} seconds.",
                    task.path,
                    name=name,
                    seconds=self._task_seconds,
                )
                outcomes.append(TaskFailed(task, given_up))
        return outcomes

    def _connect(self) -> Client:
        try:
            from distributed import Client as Connection
        except ImportError as error:
            raise ClusterError(
                'Working on a cluster needs Dask, which is not installed: pip install "genre-tagger[cluster]".'
            ) from error
        connect: Any = Connection
        for last_try in (False, True):
            try:
                return connect(self._address, timeout=CONNECT_SECONDS, set_as_default=False)
            except (OSError, TimeoutError, ValueError, AssertionError) as error:
                if isinstance(error, AssertionError) and not last_try:
                    continue  # distributed asserts that its thread began within ten seconds: a loaded machine's may not
                raise ClusterError(
                    "No Dask scheduler answers at {address}; check the address, and that it runs.",
                    address=self._address,
                ) from error

    def _check_cluster(self) -> None:
        """Look at who works there, now and then. Raises ClusterError when this cluster cannot do the work."""
        now = time.monotonic()
        if self._client.status == "closed":
            raise self._gone()
        if now - self._looked_at < _LOOK_AGAIN_SECONDS:
            return
        self._looked_at = now
        with suppress(OSError, TimeoutError, KeyError):  # cut off for a moment; the client tries to come back
            workers = self._client.scheduler_info(n_workers=-1)["workers"]
            self._threads_of = {address: int(worker["nthreads"]) for address, worker in workers.items()}
        if self._threads_of:
            self._last_worker_seen = now
        elif now - self._last_worker_seen > self._patience_seconds:
            raise ClusterError(
                "The cluster at {address} has no workers; start some, then try again.", address=self._address
            )
        if new := set(self._threads_of) - self._checked_workers:
            self._check_version(new)
            self._checked_workers |= new

    def _check_version(self, workers: set[str]) -> None:
        try:
            versions = self._client.run(self._version, workers=sorted(workers), on_error="return")
        except OSError:
            return  # one of them has just gone
        for found in versions.values():
            if isinstance(found, OSError):
                continue  # gone meanwhile
            if found != self._version():
                raise ClusterError(
                    "The workers of the cluster at {address} lack this version of Genre Tagger; install it there.",
                    address=self._address,
                )

    def _gone(self) -> ClusterError:
        return ClusterError(
            "The cluster at {address} went away; what was done is kept, so start again to go on from there.",
            address=self._address,
        )
