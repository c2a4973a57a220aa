"""The far side of `process.ProcessStream`: runs a generator in the spawned process and sends its steps home."""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from genre_tagger.foundation.errors import GenreTaggerError, Sentence, as_expected
from genre_tagger.workers.spawning import give_way


@dataclass(frozen=True, slots=True)
class Wreck:
    """The generator raised what nobody foresaw: one sentence for a person, and the traceback."""

    sentence: str
    details: str


Ending = GenreTaggerError | Wreck | None
"""How the work ended; None: the generator is exhausted. Each of its steps is sent before, alone in a list."""


def work(module: str, name: str, args: tuple[Any, ...], kwargs: dict[str, Any], steps: Connection, output: str) -> None:
    """Run the generator `module.name(*args, **kwargs)` to its end. Entry of the spawned process."""
    _leave_terminal(output)
    give_way()
    _wait_asleep()
    threading.Thread(target=_die_with_parent, name="parent watch", daemon=True).start()
    try:
        target: Any = importlib.import_module(module)
        for part in name.split("."):
            target = getattr(target, part)
        with contextlib.closing(target(*args, **kwargs)) as generator:
            for step in generator:
                steps.send([step])
        ending: Ending = None
    except GenreTaggerError as error:
        ending = error
        traceback.print_exc()
    except BrokenPipeError:
        return
    except BaseException as error:  # noqa: BLE001 - the process's boundary: everything becomes one sentence
        known = as_expected(error)
        ending = known if isinstance(known, GenreTaggerError) else Wreck(told(error), traceback.format_exc())
    with contextlib.suppress(OSError):
        steps.send(ending)


def told(error: BaseException) -> str:
    """An error nobody foresaw, in one sentence."""
    if is_out_of_memory(error):
        return Sentence("There is not enough memory for this; fewer clips at once or a smaller batch need less.")
    name = f"{type(error).__name__}: {error}".strip(": \n").splitlines()[0]
    return Sentence("The work ended with an unexpected error ({name}).", name=name)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether memory ran out, in Python, on the CPU or on a device (told by name: torch need not be loaded)."""
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and ("out of memory" in text or "can't allocate memory" in text)


def _leave_terminal(output: str) -> None:
    """Own process group, output to a file, deaf to Ctrl-C (the parent hears it and asks for a pause)."""
    if hasattr(os, "setsid"):
        with contextlib.suppress(OSError):
            os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    descriptor = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    os.close(descriptor)


def _wait_asleep() -> None:
    """Threads of one computation wait for each other asleep, not spinning.

    Beside one other busy core, spinning makes two threads ten times slower than one. Read when the library is loaded,
    which is later; what a person has set stays.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("KMP_BLOCKTIME", "0")


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        end_group(os.getpid())
        os._exit(1)


def end_group(process_id: int | None) -> None:
    """Kill the process and what it started, where the system has groups and the process leads one."""
    if process_id is not None and hasattr(os, "killpg"):
        with contextlib.suppress(OSError):
            if os.getpgid(process_id) == process_id:
                os.killpg(process_id, signal.SIGKILL)
