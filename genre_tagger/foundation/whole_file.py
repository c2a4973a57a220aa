"""Files that are written whole or not at all, and made to last through a power cut where the system can."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_CLOSE_ON_EXEC = getattr(os, "O_CLOEXEC", 0)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the place of `path`, on the disk, when the block ends well; else leaves no trace.

    A link stays a link: its target is replaced. A pipe or device, such as `/dev/stdout`, is written to directly. Raises
    OSError.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with fresh.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Flushes a file's content and attributes to the disk. Raises OSError."""
    descriptor = os.open(path, (os.O_RDWR if os.name == "nt" else os.O_RDONLY) | _CLOSE_ON_EXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Flushes the names in a folder: before this, a power cut may bring the old file back."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):  # some network disks cannot, and a folder may be gone by now
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _CLOSE_ON_EXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
