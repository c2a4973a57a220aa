"""How every process of ours begins: afresh, without the caller's main module, deaf to Ctrl-C while it imports."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.context import SpawnProcess
from pathlib import Path

_MAIN = threading.Lock()


def start_spawned(process: SpawnProcess) -> None:
    """Start a spawned process. Raises OSError where the system refuses.

    SIGINT is blocked meanwhile, which the child inherits: Ctrl-C during its first imports would print a traceback or
    end it. The child unblocks it once it is ready.
    """
    with _MAIN, _without_main():
        if not hasattr(signal, "pthread_sigmask"):
            process.start()
            return
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _without_main() -> Iterator[None]:
    """Keep `multiprocessing` from running the caller's script in the child: we hand it nothing of its own, and a script
    that calls us at top level, without `if __name__ == "__main__"`, would begin again in every worker.
    """
    main = sys.modules["__main__"]
    spec, file = getattr(main, "__spec__", None), getattr(main, "__file__", None)
    main.__spec__ = None
    if file is not None:
        del main.__file__
    try:
        yield
    finally:
        main.__spec__ = spec
        if file is not None:
            main.__file__ = file


_NICENESS = 5
_BELOW_NORMAL_PRIORITY_CLASS = 0x4000


def give_way() -> None:
    """Behind the window where both want a core: a person waits for a picture or a sound, nobody for one more
    prediction.

    For a process of its own. Where Linux weighs whole sessions against one another, that one is made lighter too when
    the process leads it. A system that forbids any of this leaves things as they are.
    """
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
        return
    with suppress(OSError):
        os.nice(_NICENESS)
    with suppress(OSError):
        if os.getsid(0) == os.getpid():
            Path("/proc/self/autogroup").write_text(str(_NICENESS), encoding="ascii")


def told_status(status: int | None) -> str:
    """An exit status in words: "SIGSEGV", "exit status 3"."""
    if status is not None and status < 0:
        try:
            return signal.Signals(-status).name
        except ValueError:
            return f"signal {-status}"
    return "no exit status" if status is None else f"exit status {status}"
