"""A generator of steps in a process of its own: the window stays live whatever the work does, and ends it at once.

The child is spawned, so it imports afresh; steps come over a pipe, a `Stop` among the arguments is shared. It has its
own process group: what it starts ends with it, and Ctrl-C in a terminal reaches the parent alone, which may then ask
for a pause.
When the parent dies, so does the child. What the child and its libraries print is kept for the details of an error.
"""

from __future__ import annotations

import atexit
import multiprocessing
import signal
import tempfile
import threading
from collections.abc import Callable, Generator, Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from genre_tagger.foundation.errors import GenreTaggerError, Sentence, TrainingError
from genre_tagger.workers.process_child import Ending, Wreck, end_group, work
from genre_tagger.workers.spawning import start_spawned, told_status

_MOST_OUTPUT = 20_000


class ProcessOutputError(Exception):
    """The cause of a TrainingError from here: the child's traceback and what it printed last."""


class ProcessStream:
    """Steps of `target(*args, **kwargs)`, a generator function at module level, from a spawned process.

    Iterate it (or hand `steps` to a task runner) in one thread; `close` may be called from any. The process
    starts with the first step asked for. Arguments and steps are pickled. A GenreTaggerError of the target is raised
    here as it was; anything else, and a process that dies, is a TrainingError of one sentence whose cause holds the
    details. After `close()` the iteration ends without an error.
    """

    def __init__(self, target: Callable[..., Generator[Any]], *args: Any, **kwargs: Any) -> None:
        self._work = (target.__module__, target.__qualname__, args, kwargs)
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._closed = False

    def __iter__(self) -> Iterator[Any]:
        return self.steps()

    @property
    def process_id(self) -> int | None:
        """The child's, once it was started."""
        return None if self._process is None else self._process.pid

    def steps(self) -> Generator[Any, None, None]:
        """The steps, once. Closing this generator ends the process at once. Raises TrainingError and what the target
        raises."""
        with tempfile.TemporaryDirectory(prefix="genre-tagger-", ignore_cleanup_errors=True) as folder:
            output = Path(folder) / "output.txt"
            pipe = self._start(output)
            if pipe is None:
                return
            try:
                while True:
                    told = self._receive(pipe, output)
                    if not isinstance(told, list):
                        break
                    yield told[0]
                if isinstance(told, GenreTaggerError):
                    raise told
                if isinstance(told, Wreck):
                    raise TrainingError(told.sentence) from ProcessOutputError(f"{told.details}\n{_tail(output)}")
            finally:
                pipe.close()
                self.close()

    def close(self) -> None:
        """End the process and what it started, at once. Safe to call twice and from any thread."""
        with self._lock:
            self._closed = True
            process = self._process
        atexit.unregister(self.close)
        if process is not None:
            end_group(process.pid)
            if process.is_alive():
                process.kill()
            process.join(10.0)

    def _start(self, output: Path) -> Connection | None:
        """The child's end of steps; None when it was closed before it began. Raises TrainingError."""
        context = multiprocessing.get_context("spawn")
        with self._lock:
            if self._closed:
                return None
            if self._process is not None:
                raise TrainingError("This work was started before; it cannot be started twice.")
            steps, far_steps = context.Pipe(duplex=False)
            self._process = context.Process(
                target=work, args=(*self._work, far_steps, str(output)), name="genre-tagger training"
            )
            atexit.register(self.close)  # before multiprocessing's own hook, which would wait for the child
            try:
                start_spawned(self._process)
            except OSError as error:
                self._process = None
                raise TrainingError(
                    "The process for the work could not start: {reason}.", reason=error.strerror or error
                ) from error
            finally:
                far_steps.close()
            return steps

    def _receive(self, pipe: Connection, output: Path) -> list[Any] | Ending:
        try:
            told: list[Any] | Ending = pipe.recv()
            return told
        except (EOFError, OSError):
            pass
        if self._process is not None:
            self._process.join(10.0)
        if self._closed or self._process is None:
            return None
        return Wreck(_sentence(self._process.exitcode), f"exit code {self._process.exitcode}")


def _sentence(status: int | None) -> str:
    if status == -getattr(signal, "SIGKILL", 9):
        return Sentence(
            "The process that did the work was killed, most likely because memory ran out. What was saved stands, and "
            "the work can be started again."
        )
    if status is not None and status < 0:
        return Sentence(
            "The process that did the work crashed ({name}). What was saved stands, and the work can be started again.",
            name=told_status(status),
        )
    return Sentence(
        "The process that did the work ended without a word (exit code {status}). What was saved stands, and the work "
        "can be started again.",
        status=status,
    )


def _tail(output: Path) -> str:
    try:
        return output.read_bytes()[-_MOST_OUTPUT:].decode("utf-8", "replace")
    except OSError:
        return ""


PAUSE, STOP = "pause", "stop"
WISHES = ("", PAUSE, STOP)
"""In the order of their weight."""


class Stop:
    """What a person wishes of long work: nothing, to pause it, or to end it with what there is.

    Any thread may ask or look. It lies in shared memory: handed to a `ProcessStream` among its arguments it is the same
    in the child. It cannot be pickled otherwise.
    """

    def __init__(self) -> None:
        self._wish: Any = multiprocessing.get_context("spawn").RawValue("i", 0)

    def pause(self) -> None:
        """Save where it is and end, to go on later. Without effect once it is to stop."""
        if not self._wish.value:
            self._wish.value = WISHES.index(PAUSE)

    def stop(self) -> None:
        """End with what there is; also in place of a pause."""
        self._wish.value = WISHES.index(STOP)

    @property
    def wish(self) -> str:
        """ "", "pause" or "stop"."""
        return WISHES[self._wish.value]
