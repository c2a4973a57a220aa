"""Predictions remembered: a second run over an unchanged folder costs one stat a file."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from genre_tagger.audio.content_key import content_key
from genre_tagger.classification.prediction import Prediction
from genre_tagger.foundation.errors import GenreTaggerError, Sentence
from genre_tagger.foundation.sqlite_file import NewerFileError, set_aside, transaction
from genre_tagger.library.store_tables import (
    MOST_BYTES,
    connect,
    note_uses,
    prediction_from_text,
    prediction_to_text,
    prune,
    track_from_text,
    track_to_text,
)
from genre_tagger.library.track import Track, read_track

T = TypeVar("T")

_BY_CONTENT = "SELECT prediction, duration_seconds FROM predictions WHERE content_key = ? AND model = ? AND windows = ?"
_BY_PATH = """
SELECT files.track, predictions.prediction, predictions.duration_seconds, content_key
FROM files JOIN predictions USING (content_key)
WHERE files.path = ? AND files.status = ? AND predictions.model = ? AND predictions.windows = ?"""
_FORGET = """
DELETE FROM predictions
WHERE content_key = (SELECT content_key FROM files WHERE path = ?) AND model = ? AND windows = ?"""
_PENDING_ROWS = 64
_PENDING_SECONDS = 1.0
_PENDING_USES = 2_000


@dataclass(frozen=True, slots=True)
class ModelWindows:
    """How a track was classified: a prediction holds for one model and one number of windows."""

    model: str
    windows: int


@dataclass(frozen=True, slots=True)
class StoredPrediction:
    """One prediction to keep: which file at which moment (`file_status`), which sound, and what was found."""

    track: Track
    prediction: Prediction
    content_key: str
    file_status: str


def file_status(path: Path) -> str:
    """Size, times and inode as one text: while it stays the same, so does the file. OSError when there is no file."""
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


class PredictionStore:
    """A sqlite file of predictions, keyed by audio content, model and number of windows.

    Safe for several processes at once and for several threads. It is a cache and never stops a batch: a damaged file
    is set aside and begun anew, a full disk or a locked file means forgetting; `problem` then says so in one sentence
    (else it is ""). Beyond `most_bytes` the sounds least recently asked for are forgotten, when it is closed. Use it as
    a context manager or `close()` it.
    """

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        self.path = path
        self.problem = ""
        self._most_bytes = most_bytes
        self._uses: set[str] = set()
        self._lock = threading.RLock()
        self._pending: list[tuple[StoredPrediction, ModelWindows]] = []
        self._last_write = time.monotonic()
        self._database = self._open()

    def __enter__(self) -> PredictionStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def recall(self, path: Path, model_windows: ModelWindows) -> tuple[Track, Prediction] | None:
        """The prediction for the file, when it is the very file that was classified. Costs a stat and a look-up."""
        try:
            status = file_status(path)
        except (OSError, ValueError):
            return None
        key = (_path_key(path), status, model_windows.model, model_windows.windows)
        row = self._guarded(lambda database: database.execute(_BY_PATH, key).fetchone(), None)
        if row is None:
            return None
        with self._lock:
            self._uses.add(row[3])
            if len(self._uses) >= _PENDING_USES:
                self.flush()
        try:
            return track_from_text(path, row[0], row[2]), prediction_from_text(row[1])
        except (ValueError, TypeError):
            return None

    def remember(self, memory: StoredPrediction, model_windows: ModelWindows) -> None:
        """Keep a prediction. Written in small batches; `flush` and `close` write at once."""
        with self._lock:
            self._pending.append((memory, model_windows))
            if len(self._pending) >= _PENDING_ROWS or time.monotonic() - self._last_write > _PENDING_SECONDS:
                self.flush()

    def forget(self, paths: Iterable[Path], model_windows: ModelWindows) -> None:
        """Forget the predictions for these files, so that they are classified anew."""
        self.flush()
        rows = [(_path_key(path), model_windows.model, model_windows.windows) for path in paths]
        self._guarded(lambda database: _write(database, _FORGET, rows), None)

    def remember_written(self, path: Path) -> None:
        """The tags of `path` were just rewritten by us: keep the quick way to its prediction. A few milliseconds."""
        self.flush()
        path_key = _path_key(path)
        query = "SELECT content_key, track FROM files WHERE path = ?"
        row = self._guarded(lambda database: database.execute(query, (path_key,)).fetchone(), None)
        if row is None:
            return
        try:
            status, key = file_status(path), content_key(path)
            track = read_track(path, 0.0)
        except (OSError, GenreTaggerError):
            return
        if key == row[0]:
            values = (status, track_to_text(track), path_key)
            self._guarded(
                lambda database: _write(database, "UPDATE files SET status = ?, track = ? WHERE path = ?", [values]),
                None,
            )

    def tracks(self, most: int) -> list[Track]:
        """At most so many of the tracks that were ever classified, always the same ones; their files may be gone."""
        self.flush()
        query = "SELECT path, track FROM files ORDER BY content_key, path LIMIT ?"
        rows: list[tuple[bytes, str]] = self._guarded(lambda database: database.execute(query, (most,)).fetchall(), [])
        found = []
        for path, text in rows:
            with suppress(ValueError, TypeError):
                found.append(track_from_text(Path(os.fsdecode(path)), text, 0.0))
        return found

    def flush(self) -> None:
        """Write what is pending, in one transaction."""
        with self._lock:
            pending, self._pending = self._pending, []
            uses, self._uses = self._uses | {memory.content_key for memory, _ in pending}, set()
            self._last_write = time.monotonic()
            if pending:
                self._guarded(lambda database: _write_memories(database, pending), None)
            if uses:
                self._guarded(lambda database: note_uses(database, uses), None)

    def close(self) -> None:
        """Write what is pending, forget what is too much, and close the file."""
        with self._lock:
            self.flush()
            self._guarded(lambda database: prune(database, self._most_bytes), None)
            self._database.close()

    def _guarded(self, action: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Run the action; no trouble with the database gets past here."""
        with self._lock:
            try:
                return action(self._database)
            except sqlite3.OperationalError as error:
                self.problem = Sentence(
                    "Results could not be remembered in {name} ({reason}).", name=self.path.name, reason=error
                )
            except sqlite3.ProgrammingError:  # closed
                pass
            except sqlite3.DatabaseError as error:
                self._database.close()
                self._set_aside(error)
                self._database = self._open()
            return otherwise

    def _open(self) -> sqlite3.Connection:
        for _ in range(2):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                return connect(self.path)
            except (OSError, NewerFileError, sqlite3.OperationalError) as error:
                self.problem = Sentence(
                    "Results cannot be remembered in {file} ({reason}).", file=self.path, reason=error
                )
                break
            except sqlite3.DatabaseError as error:
                self._set_aside(error)
        return connect(None)

    def _set_aside(self, error: Exception) -> None:
        """Out of the way but not deleted; the side files of a damaged database must go with it."""
        aside = set_aside(self.path)
        self.problem = Sentence(
            "The remembered results were damaged ({reason}); they were set aside as {name} and begun anew.",
            reason=error,
            name=aside.name,
        )


def recall_content(store_path: Path, key: str, model_windows: ModelWindows) -> tuple[Prediction, float] | None:
    """Prediction and duration of that sound, whatever file it is in; None when unknown. Only reads: for workers."""
    try:
        with closing(sqlite3.connect(f"{store_path.absolute().as_uri()}?mode=ro", uri=True, timeout=1.0)) as database:
            row = database.execute(_BY_CONTENT, (key, model_windows.model, model_windows.windows)).fetchone()
            return None if row is None else (prediction_from_text(row[0]), float(row[1]))
    except (sqlite3.Error, ValueError, TypeError):
        return None


def _write(database: sqlite3.Connection, statement: str, rows: list[tuple[Any, ...]]) -> None:
    with transaction(database):
        database.executemany(statement, rows)


def _write_memories(database: sqlite3.Connection, memories: list[tuple[StoredPrediction, ModelWindows]]) -> None:
    predictions = [
        (m.content_key, how.model, how.windows, m.track.duration_seconds, prediction_to_text(m.prediction))
        for m, how in memories
    ]
    files = [(_path_key(m.track.path), m.file_status, m.content_key, track_to_text(m.track)) for m, _ in memories]
    _write(database, "INSERT OR REPLACE INTO predictions VALUES (?, ?, ?, ?, ?)", predictions)
    _write(database, "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", files)


def _path_key(path: Path) -> bytes:
    return os.fsencode(path.absolute())
