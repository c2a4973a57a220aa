"""What the tests of `ProcessStream` run in the spawned process: found there by name."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.workers.process import Stop


def count(most: int) -> Generator[int]:
    """Counts."""
    yield from range(most)


def until_stopped(stop: Stop) -> Generator[str]:
    """Tells what is wished, until it is to stop."""
    while stop.wish != "stop":
        yield stop.wish
        time.sleep(0.005)  # a generator that works between its yields
    yield stop.wish


def forever(note: str) -> Generator[int, None, None]:
    """Starts a process of its own, tells both ids, then neither yields nor ends."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(note).write_text(f"{os.getpid()} {child.pid}")
    yield os.getpid()
    while True:
        time.sleep(60)


def expected_failure() -> Generator[int, None, None]:
    yield 1
    raise DatasetError("The folder is gone.", "/music")


def unexpected_failure() -> Generator[int, None, None]:
    yield 1
    print("a library's last words", file=sys.stderr)
    raise ZeroDivisionError("division by zero")


def memory_failure() -> Generator[int, None, None]:
    yield 1
    raise MemoryError


def killed() -> Generator[int, None, None]:
    yield 1
    os.kill(os.getpid(), signal.SIGKILL)


def crashed() -> Generator[int, None, None]:
    yield 1
    os.write(2, b"the library complains\n")
    signal.signal(signal.SIGSEGV, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGSEGV)


def vanished() -> Generator[int, None, None]:
    yield 1
    os._exit(3)


def manners() -> Generator[tuple[int, str | None]]:
    """How the process behaves towards others: niceness, and how its threads wait."""
    yield os.nice(0), os.environ.get("OMP_WAIT_POLICY")
