"""The tables of the store of predictions: what stands in a row as compact text, and how they stay within bounds.

What nobody asked for longest is forgotten first. The day a sound was last asked for stands in a table of its own, which
older versions pass over. Floats survive exactly.
"""

from __future__ import annotations

import json
import sqlite3
import time
from base64 import b64decode, b64encode
from collections.abc import Iterable
from contextlib import suppress
from math import ceil
from pathlib import Path

from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.foundation.sqlite_file import make_tables, opening, transaction, use_write_ahead_log
from genre_tagger.library.track import Track

MOST_BYTES = 3 << 30
"""A million tracks and more."""
_LEFT_PART = 0.8
"""Pruning goes down to this part of the bound, so that it comes rarely."""
_PAGE_BYTES = 8_192  # of a new file: a prediction fits in, where pages of 4,096 would give most of them a second one

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (
    path BLOB PRIMARY KEY, status TEXT NOT NULL, content_key TEXT NOT NULL, track TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS predictions (
    content_key TEXT, model TEXT, windows INTEGER, duration_seconds REAL NOT NULL, prediction TEXT NOT NULL,
    PRIMARY KEY (content_key, model, windows)
) WITHOUT ROWID;
"""
_USES = "CREATE TABLE IF NOT EXISTS uses (content_key TEXT PRIMARY KEY, day INTEGER NOT NULL) WITHOUT ROWID"
_OLDEST = """
SELECT content_key FROM (SELECT DISTINCT content_key FROM predictions) LEFT JOIN uses USING (content_key)
ORDER BY coalesce(day, 0), content_key LIMIT ?"""


def connect(path: Path | None) -> sqlite3.Connection:
    """The file at `path` with its tables, or one in memory. Raises sqlite3.Error, OSError, NewerFileError."""
    place = ":memory:" if path is None else path
    with opening(place, timeout=5.0, isolation_level=None, check_same_thread=False) as database:
        database.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        with suppress(sqlite3.OperationalError):  # without it the store is slower, not worse
            use_write_ahead_log(database, patience_seconds=1.0)
        database.execute("PRAGMA synchronous = NORMAL")
        make_tables(database, _SCHEMA, _VERSION)
        if not database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'uses'").fetchone()[0]:
            database.execute(_USES)
        database.execute("SELECT 1 FROM files, predictions, uses LIMIT 1").fetchone()
    return database


def today() -> int:
    """Days since 1970."""
    return int(time.time() // 86_400)


def note_uses(database: sqlite3.Connection, content_keys: Iterable[str]) -> None:
    """These sounds were asked for today."""
    with transaction(database):
        rows = [(key, today()) for key in content_keys]
        database.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?)", rows)


def used_bytes(database: sqlite3.Connection) -> int:
    """What is in use of the file; free pages in it are filled again and do not count."""
    pages, free, size = (
        database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def prune(database: sqlite3.Connection, most_bytes: int) -> None:
    """Where more than `most_bytes` are in use, forget the sounds least recently asked for."""
    if used_bytes(database) <= most_bytes:
        return
    while (used := used_bytes(database)) > _LEFT_PART * most_bytes:
        (sounds,) = database.execute("SELECT count(DISTINCT content_key) FROM predictions").fetchone()
        keys = database.execute(_OLDEST, (ceil(sounds * (1 - _LEFT_PART * most_bytes / used)),)).fetchall()
        if not keys:
            break
        with transaction(database):
            for table in ("predictions", "uses"):
                database.executemany(f"DELETE FROM {table} WHERE content_key = ?", keys)
            database.execute("DELETE FROM files WHERE content_key NOT IN (SELECT content_key FROM predictions)")


def track_to_text(track: Track) -> str:
    """Everything but path and duration, which are kept beside it."""
    texts = [track.title, track.artist, track.genres, track.container, track.tag_problem]
    return json.dumps([*texts, track.album, track.album_artist, track.is_compilation])


def track_from_text(path: Path, text: str, duration_seconds: float) -> Track:
    """Inverse of `track_to_text`. ValueError or TypeError for foreign text, and that of versions that kept no album."""
    title, artist, genres, container, tag_problem, album, album_artist, is_compilation = json.loads(text)
    head = (path, duration_seconds, title, artist, tuple(genres), container, tag_problem)
    return Track(*head, album, album_artist, bool(is_compilation))


def prediction_to_text(prediction: Prediction) -> str:
    """The whole prediction, timeline included; the embedding last, where there is one."""
    timeline = [(w.start_seconds, w.seconds, w.probabilities, w.in_scope) for w in prediction.timeline]
    head = (prediction.genres, prediction.probabilities, prediction.in_scope, prediction.unknown_below)
    embedding = [b64encode(prediction.embedding).decode()] if prediction.embedding else []
    return json.dumps([*head, prediction.model_id, prediction.padded, timeline, *embedding], separators=(",", ":"))


def prediction_from_text(text: str) -> Prediction:
    """Inverse of `prediction_to_text`. ValueError or TypeError for foreign text."""
    genres, probabilities, in_scope, unknown_below, model_id, padded, timeline, *rest = json.loads(text)
    (embedding,) = (b64decode(part, validate=True) for part in rest or [""])  # an older version wrote none
    windows = tuple(
        WindowPrediction(start, seconds, tuple(shares), scope) for start, seconds, shares, scope in timeline
    )
    head = (tuple(genres), tuple(probabilities), in_scope, windows, unknown_below, model_id, padded)
    return Prediction(*head, embedding=embedding)
