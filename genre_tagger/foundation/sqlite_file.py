"""Files of sqlite: opened, their tables made, their changes whole, and put out of the way when damaged."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PATIENCE_SECONDS = 10.0
_PAUSE_SECONDS = 0.005


class NewerFileError(Exception):
    """A newer version of the program made the file. Its text completes "... cannot be used: ..."."""

    def __init__(self) -> None:
        super().__init__("made by a newer version of Genre Tagger")


@contextmanager
def opening(path: Path | str, **options: Any) -> Iterator[sqlite3.Connection]:
    """The file opened (as `sqlite3.connect` with `options`), and closed again only where the block fails.

    Raises sqlite3.Error.
    """
    database = sqlite3.connect(path, **options)
    try:
        yield database
    except BaseException:
        with suppress(sqlite3.Error):
            database.close()
        raise


def make_tables(database: sqlite3.Connection, schema: str, version: int) -> None:
    """Carry out the statements of `schema` where the file is older than `version`, whole or not at all.

    Raises NewerFileError where it is newer, sqlite3.Error.
    """
    found = database.execute("PRAGMA user_version").fetchone()[0]
    if found > version:
        raise NewerFileError
    if found < version:
        database.executescript(f"BEGIN IMMEDIATE; {schema} PRAGMA user_version = {version}; COMMIT;")


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All changes of the block, or none. For a connection in autocommit (`isolation_level=None`)."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise


def use_write_ahead_log(database: sqlite3.Connection, patience_seconds: float = PATIENCE_SECONDS) -> None:
    """Switch sqlite's write-ahead log on, as patiently as everything else waits for a lock.

    Switching a file over needs it for itself, and sqlite answers "locked" at once where another connection is at it:
    the time that the connection was told to wait (`timeout`) does not apply to this one statement. Raises
    sqlite3.OperationalError where the file stays locked for `patience_seconds`, or cannot be switched.
    """
    until = time.monotonic() + patience_seconds
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # The low byte is the plain code; above it stands which of the locks it was.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def set_aside(path: Path) -> Path:
    """Rename a damaged file, where that can be, and give its new place; the files beside it belong to it and go."""
    aside = path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
    with suppress(OSError):
        path.replace(aside)
    for suffix in ("-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()
    return aside
