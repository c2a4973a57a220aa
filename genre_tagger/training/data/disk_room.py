"""Is there room on the disk? Asked before a download or an archive is begun, not when it fails."""

from __future__ import annotations

import shutil
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError

_RESERVE_BYTES = 64 << 20


def free_bytes(folder: Path) -> int:
    """What is free on the disk that holds `folder`, which need not exist yet. Raises DatasetError."""
    place = folder.absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        return shutil.disk_usage(place).free
    except OSError as error:
        raise DatasetError("The disk of {folder} cannot be asked for its free space.", folder, folder=folder) from error


def need_room(folder: Path, wanted_bytes: int, what: str) -> None:
    """Raises DatasetError where `what` would not fit beside a small reserve."""
    free = free_bytes(folder)
    if wanted_bytes + _RESERVE_BYTES > free:
        raise DatasetError(
            "{what} needs {size} in {folder}, but only {free} are free; make room or choose another folder.",
            folder,
            what=what,
            size=told_bytes(wanted_bytes),
            folder=folder,
            free=told_bytes(free),
        )


def told_bytes(count: float) -> str:
    """ "7.2 GiB", "340 MiB"."""
    for unit in ("bytes", "KiB", "MiB", "GiB"):
        if count < 1000 or unit == "GiB":
            break
        count /= 1024
    return f"{count:.0f} {unit}" if unit == "bytes" or count >= 100 else f"{count:.1f} {unit}"
