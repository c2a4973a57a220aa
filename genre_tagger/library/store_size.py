"""Keeps the store of predictions within bounds: what nobody asked for longest is forgotten first.

The day a sound was last asked for stands in a table of its own, which older versions pass over.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from math import ceil

from genre_tagger.foundation.sqlite_file import transaction

MOST_BYTES = 3 << 30
"""A million tracks and more."""
_LEFT_PART = 0.8
"""Pruning goes down to this part of the bound, so that it comes rarely."""
_SECONDS_PER_DAY = 86_400

_TABLE = "CREATE TABLE IF NOT EXISTS uses (content_key TEXT PRIMARY KEY, day INTEGER NOT NULL) WITHOUT ROWID"
_OLDEST = """
SELECT content_key FROM (SELECT DISTINCT content_key FROM predictions) LEFT JOIN uses USING (content_key)
ORDER BY coalesce(day, 0), content_key LIMIT ?"""


def today() -> int:
    """Days since 1970."""
    return int(time.time() // _SECONDS_PER_DAY)


def prepare(database: sqlite3.Connection) -> None:
    """Make the table where it is missing."""
    if not database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'uses'").fetchone()[0]:
        database.execute(_TABLE)


def note_uses(database: sqlite3.Connection, content_keys: Iterable[str], day: int) -> None:
    """These sounds were asked for on `day`. Within a transaction of the caller's."""
    database.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?)", [(key, day) for key in content_keys])


def used_bytes(database: sqlite3.Connection) -> int:
    """What is in use of the file; free pages in it are filled again and do not count."""
    pages, free, size = (
        database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def prune(database: sqlite3.Connection, most_bytes: int = MOST_BYTES) -> int:
    """Where more than `most_bytes` are in use, forget the sounds least recently asked for; how many were forgotten."""
    forgotten = 0
    if used_bytes(database) <= most_bytes:
        return 0
    while (used := used_bytes(database)) > _LEFT_PART * most_bytes:
        (sounds,) = database.execute("SELECT count(DISTINCT content_key) FROM predictions").fetchone()
        keys = database.execute(_OLDEST, (ceil(sounds * (1 - _LEFT_PART * most_bytes / used)),)).fetchall()
        if not keys:
            break
        with transaction(database):
            for table in ("predictions", "uses"):
                database.executemany(f"DELETE FROM {table} WHERE content_key = ?", keys)
            database.execute("DELETE FROM files WHERE content_key NOT IN (SELECT content_key FROM predictions)")
        forgotten += len(keys)
    return forgotten
