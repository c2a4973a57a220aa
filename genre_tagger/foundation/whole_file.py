"""Making what was written last through a power cut, where the system can."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_CLOSE_ON_EXEC = getattr(os, "O_CLOEXEC", 0)


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
