"""Keeps the notes that C libraries print to standard error off the terminal.

libsndfile's MPEG decoder (mpg123) reports every damaged frame there and offers no switch. Only calls that may end in it
are wrapped; FFmpeg is silent by itself.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_STDERR = 2
_NOTES = (b"Note:", b"Warning:", b"Warning :", b"[src/libmpg123/")
_lock = threading.Lock()


@contextmanager
def quiet_c_libraries() -> Iterator[None]:
    """Holds back what is written to file descriptor 2 meanwhile, then passes on all but the decoders' notes.

    Any thread; calls of several threads wait for one another, so keep the body short: one C call. What other threads
    print meanwhile comes a little late, never lost. Does nothing where descriptor 2 is closed, as in a program
    without a terminal.
    """
    with _lock:
        try:
            terminal = os.dup(_STDERR)
        except OSError:
            yield
            return
        with tempfile.TemporaryFile(buffering=0) as held:
            os.dup2(held.fileno(), _STDERR)
            try:
                yield
            finally:
                os.dup2(terminal, _STDERR)
                _pass_on(held.fileno(), terminal)
                os.close(terminal)


def _pass_on(held: int, terminal: int) -> None:
    """Copies the held lines that no decoder wrote to the terminal."""
    size = os.fstat(held).st_size
    if not size:
        return
    os.lseek(held, 0, os.SEEK_SET)
    lines = os.read(held, min(size, 1 << 20)).splitlines(keepends=True)
    others = b"".join(line for line in lines if line.strip() and not line.startswith(_NOTES))
    if others:
        os.write(terminal, others)
