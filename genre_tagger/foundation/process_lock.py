"""A lock between processes of ours: a file that one of them holds. The system lets go of it when its holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class LockedError(Exception):
    """Somebody else holds the lock."""


class ProcessLock:
    """Held by one holder at a time, within a process too. Only its being held counts, not that the file is there.

    With `tidy` the holder removes the file, for a folder that is the user's own: while it still holds it, and whoever
    waited for a file that is gone takes the one that stands there now. Removed after letting go, it could be held by
    two: the removed file by one, a new one by another.
    """

    def __init__(self, path: Path, *, tidy: bool = False) -> None:
        self.path, self._tidy = path, tidy

    @contextmanager
    def held(self, *, wait: bool) -> Iterator[None]:
        """Raises LockedError where it is taken, unless told to `wait`, and OSError where the file cannot be made."""
        descriptor = self._take(wait=wait)
        while not self._stands(descriptor):
            os.close(descriptor)
            descriptor = self._take(wait=wait)
        try:
            yield
        finally:
            if self._tidy:
                with suppress(OSError):  # Windows removes no open file: there it stays
                    self.path.unlink()
            os.close(descriptor)  # lets go of the lock

    def _take(self, *, wait: bool) -> int:
        """A descriptor that holds the lock on the file as it was when it was opened."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        if not _acquire(descriptor, wait=wait):
            os.close(descriptor)
            raise LockedError
        return descriptor

    def _stands(self, descriptor: int) -> bool:
        """Whether the file that is held is still the one at the path."""
        try:
            return os.path.samestat(os.fstat(descriptor), self.path.stat())
        except OSError:
            return False

    def taken(self) -> bool:
        """Whether anybody holds it at this moment, or it cannot be told."""
        try:
            with self.held(wait=False):
                return False
        except (LockedError, OSError):
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
