"""sqlite's write-ahead log, switched on as patiently as everything else waits for a lock.

Switching a file over needs it for itself, and sqlite answers "locked" at once where another connection is at it: the
time that the connection was told to wait (`timeout`) does not apply to this one statement.
"""

from __future__ import annotations

import sqlite3
import time

PATIENCE_SECONDS = 10.0
_PAUSE_SECONDS = 0.005


def use_write_ahead_log(database: sqlite3.Connection, patience_seconds: float = PATIENCE_SECONDS) -> None:
    """Raises sqlite3.OperationalError where the file stays locked for `patience_seconds`, or cannot be switched."""
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
