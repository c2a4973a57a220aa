"""Is there room on the disk? Asked before a download or an archive is begun, not when it fails."""

from __future__ import annotations

import shutil
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.foundation.number_text import size_text

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
            size=size_text(wanted_bytes),
            folder=folder,
            free=size_text(free),
        )
