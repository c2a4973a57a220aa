"""The inside of a worker process: tidy surroundings, then one file after another until the pipe closes.

Only the standard library is imported here, so that the thread limits are set before numpy and its friends are loaded.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from math import ceil
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from genre_tagger.foundation.errors import DecodeError, GenreTaggerError, WorkerCrashError
from genre_tagger.foundation.readable import readable_path
from genre_tagger.workers.spawning import give_way

_ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)
_ALARM_GRACE_SECONDS = 5
_TASKS_PER_LIFE = 5_000


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What one worker may use.

    `address_space_bytes` is the hard wall (an allocation beyond it fails), `resident_bytes` the memory after which a
    worker is replaced when its task is done.
    """

    address_space_bytes: int = 6 << 30
    resident_bytes: int = 600 << 20


@dataclass(frozen=True, slots=True)
class Request:
    """One task on its way in. `time_limit_seconds` backs up the pool's own clock, should the pool be gone."""

    task_id: int
    payload: Any
    time_limit_seconds: float


@dataclass(frozen=True, slots=True)
class Reply:
    """One result or error on its way home; `retiring` when the worker ends after it.

    Task -1 tells that the start failed, 0 that it went well.
    """

    task_id: int
    result: Any = None
    error: GenreTaggerError | None = None
    retiring: bool = False


def work(pipe: Connection, handler_name: str, limits: WorkerLimits) -> None:
    """Main function of the process. `handler_name` is "module:function", payload to result.

    A `GenreTaggerError` that it raises goes home as it is, any other exception as a `WorkerCrashError`. Ends when the
    pipe closes or the parent dies, however that comes about.
    """
    _leave_terminal_alone()
    give_way()
    _die_with_parent()
    _limit_resources(limits)
    try:
        handler = _load(handler_name)
    except Exception as error:  # noqa: BLE001 - the process boundary: the parent must learn why
        pipe.send(
            Reply(-1, error=WorkerCrashError("A worker process could not start ({reason}).", reason=_told(error)))
        )
        return
    pipe.send(Reply(0))
    for _ in range(_TASKS_PER_LIFE - 1):
        if not _serve_one(pipe, handler, limits, last=False):
            return
    _serve_one(pipe, handler, limits, last=True)


def _serve_one(pipe: Connection, handler: Callable[[Any], Any], limits: WorkerLimits, *, last: bool) -> bool:
    """Take one request, send one reply. False when the process should end."""
    try:
        request: Request = pipe.recv()
    except (EOFError, OSError):
        return False
    _set_alarm(request.time_limit_seconds + _ALARM_GRACE_SECONDS)
    result, failure = None, None
    try:
        result = handler(request.payload)
    except GenreTaggerError as error:
        failure = error
    except Exception as error:  # noqa: BLE001 - the process boundary
        failure = WorkerCrashError("The analysis failed unexpectedly ({reason}).", reason=_told(error))
    _set_alarm(0)
    retiring = last or _resident_bytes() > limits.resident_bytes
    try:
        pipe.send(Reply(request.task_id, result, failure, retiring))
    except OSError:
        return False
    return not retiring


@contextmanager
def told_in_a_sentence(path: Path, unexpected: Callable[[str], GenreTaggerError] | None = None) -> Iterator[None]:
    """Whatever goes wrong with a file in a worker, as a GenreTaggerError that names it. `unexpected` makes the one for
    what nobody foresaw, of its cause in a few words."""
    name = readable_path(path.name)
    try:
        yield
    except GenreTaggerError:
        raise
    except FileNotFoundError as error:
        raise DecodeError("{name} is no longer there; check the name and the drive.", path, name=name) from error
    except MemoryError as error:
        raise DecodeError(
            "{name} asks for more memory than one file may use; it is probably damaged.", path, name=name
        ) from error
    except Exception as error:
        if unexpected is not None:
            raise unexpected(_told(error)) from error
        raise WorkerCrashError(
            "{name} could not be read because of an unexpected error ({reason}).", path, name=name, reason=_told(error)
        ) from error


def _load(handler_name: str) -> Callable[[Any], Any]:
    module, _, function = handler_name.partition(":")
    handler: Callable[[Any], Any] = getattr(import_module(module), function)
    return handler


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".replace("\n", " ").strip().rstrip(" .:")


def _leave_terminal_alone() -> None:
    """No output, no input, no Ctrl-C: codecs chatter on stderr, and the parent decides when to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _ONE_THREAD:
        os.environ[name] = "1"
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)


def _die_with_parent() -> None:
    """End at once when the parent does, kill -9 included, even while a codec holds the interpreter.

    On POSIX the kernel sends SIGIO, whose default is to end the process, when the parent's end of the sentinel pipe
    closes. (Linux' parent death signal would come too early: it follows the thread that started us.) Elsewhere a
    thread watches.
    """
    parent = parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel
    if os.name == "posix":
        import fcntl

        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(sentinel, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(sentinel, fcntl.F_SETFL, fcntl.fcntl(sentinel, fcntl.F_GETFL) | os.O_ASYNC)
        if wait([sentinel], timeout=0):  # it was gone before we asked
            os._exit(1)
    else:
        threading.Thread(target=lambda: (wait([sentinel]), os._exit(1)), daemon=True).start()


def _limit_resources(limits: WorkerLimits) -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if sys.platform == "linux" and (hard == resource.RLIM_INFINITY or hard > limits.address_space_bytes):
        resource.setrlimit(resource.RLIMIT_AS, (limits.address_space_bytes, hard))


def _set_alarm(seconds: float) -> None:
    """The kernel ends the process should it hang without a living parent: no Python needs to run for it."""
    if hasattr(signal, "alarm"):
        signal.alarm(ceil(seconds))


def _resident_bytes() -> int:
    """Memory in use now; 0 where the system does not say cheaply (then only the number of tasks retires a worker)."""
    try:
        with open("/proc/self/statm", "rb") as pages:  # noqa: PTH123 - once a file, and this is the quick way
            return int(pages.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
