"""Files of a run are written whole or not at all: beside their place, flushed to the disk, then put in it."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.foundation.whole_file import whole_file


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a file that then takes the place of `path`; what stood there stays when anything fails.

    Raises TrainingError, one sentence, when the disk is full or refuses.
    """
    try:
        with whole_file(path) as stream:
            write(stream)
    except (OSError, RuntimeError) as error:
        # torch's own writer hides a full disk behind a RuntimeError
        if isinstance(error, RuntimeError) and "write" not in str(error).lower():
            raise
        raise disk_error(error, path) from error


def write_json(path: Path, values: dict[str, Any]) -> None:
    """As `write_whole`, one JSON object in UTF-8 (file names of any bytes as escapes)."""
    text = json.dumps(values, indent=1)
    write_whole(path, lambda stream: stream.write(text.encode("ascii")))


def disk_error(error: Exception, path: Path) -> TrainingError:
    """What to tell when a file of a run cannot be written."""
    if is_disk_full(error):
        return TrainingError(
            "The disk is full, so {name} could not be saved; free some space and resume the run.", path, name=path.name
        )
    reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
    return TrainingError(
        "{name} could not be saved in the run's folder: {reason}.", path, name=path.name, reason=reason
    )


def is_disk_full(error: BaseException | None) -> bool:
    """Whether the disk, or the user's share of it, is full: this error, or the one it came from."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
            return True
        error = error.__cause__ or error.__context__
    return False
