"""A lock between processes of ours: a file that one of them holds. The system lets go of it when its holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from genre_tagger.errors import JournalError


class ProcessLock:
    """Held by one holder at a time, within a process too. The file itself stays; only its being held counts."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def held(self, *, wait: bool) -> Iterator[None]:
        """Raises JournalError where it is taken, unless told to `wait`, or where the file cannot be made."""
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError as error:
            raise JournalError(
                f"The folder of the journal cannot be written to: {error.strerror or error}.", self._path
            ) from error
        try:
            if not _acquire(descriptor, wait=wait):
                raise JournalError(
                    "Another Genre Tagger is writing tags right now; wait until it has finished, then try again.",
                    self._path,
                )
            yield
        finally:
            os.close(descriptor)  # lets go of the lock

    def taken(self) -> bool:
        """Whether anybody holds it at this moment."""
        try:
            with self.held(wait=False):
                return False
        except JournalError:
            return True


if sys.platform == "win32":
    import msvcrt

    def _acquire(descriptor: int, *, wait: bool) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _acquire(descriptor: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
