"""Files of a run are written whole or not at all: beside their place, flushed to the disk, then put in it."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.foundation.whole_file import sync_folder


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a file that then takes the place of `path`; what stood there stays when anything fails.

    Raises TrainingError, one sentence, when the disk is full or refuses.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
        sync_folder(path.parent)
    except BaseException as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        # torch's own writer hides a full disk behind a RuntimeError
        if isinstance(error, OSError) or (isinstance(error, RuntimeError) and "write" in str(error).lower()):
            raise disk_error(error, path) from error
        raise


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
