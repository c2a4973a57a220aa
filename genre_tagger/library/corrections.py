"""What the person said when the classifier was wrong: the one training material nobody else has."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from genre_tagger.foundation.errors import CorrectionsError
from genre_tagger.foundation.sqlite_file import NewerFileError, make_tables, opening

T = TypeVar("T")

CORRECTIONS_NAME = "corrections.sqlite3"
"""The file in the user's data folder."""

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS corrections (
    path BLOB PRIMARY KEY, genre TEXT NOT NULL, proposed TEXT NOT NULL, confidence REAL, model_id TEXT NOT NULL,
    content_key TEXT NOT NULL, made_at TEXT NOT NULL
) WITHOUT ROWID;
"""
_COLUMNS = "path, genre, proposed, confidence, model_id, content_key, made_at"


@dataclass(frozen=True, slots=True)
class Correction:
    """One file and the genre a person gave it.

    `genre` is the person's word. `proposed` is what the classifier said ("Unknown" included), "" where it was not
    asked, with its `confidence` in [0, 1] and its `model_id`. `content_key` names the sound itself, whatever the file
    is called, "" where it is not known. `made_at` is UTC in ISO 8601.
    """

    path: Path
    genre: str
    proposed: str = ""
    confidence: float | None = None
    model_id: str = ""
    content_key: str = ""
    made_at: str = ""


class CorrectionStore:
    """A small sqlite file of corrections, one a file, the latest counts. Must survive: it is no cache.

    Safe for several threads and processes. Every method raises CorrectionsError where the file cannot be used; what
    was stored stays stored. Use it as a context manager or `close()` it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None

    def __enter__(self) -> CorrectionStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def remember(self, corrections: Iterable[Correction]) -> None:
        """Keep them, in place of earlier ones on the same files, all or none."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        values = [(_key(one.path), *astuple(one)[1:-1], one.made_at or now) for one in corrections]
        statement = f"INSERT OR REPLACE INTO corrections ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
        self._run(lambda database: database.executemany(statement, values))

    def forget(self, paths: Iterable[Path]) -> None:
        """The person took it back."""
        keys = [(_key(path),) for path in paths]
        self._run(lambda database: database.executemany("DELETE FROM corrections WHERE path = ?", keys))

    def recall(self, path: Path) -> Correction | None:
        """The correction of one file, or None."""
        query = f"SELECT {_COLUMNS} FROM corrections WHERE path = ?"
        row = self._run(lambda database: database.execute(query, (_key(path),)).fetchone())
        return None if row is None else _correction(row)

    def all(self) -> tuple[Correction, ...]:
        """Every correction, oldest first."""
        query = f"SELECT {_COLUMNS} FROM corrections ORDER BY made_at, path"
        return tuple(_correction(row) for row in self._run(lambda database: database.execute(query).fetchall()))

    def close(self) -> None:
        """Close the file; a later call opens it again."""
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None

    def _run(self, action: Callable[[sqlite3.Connection], T]) -> T:
        """One transaction; its effect is on the disk when this returns."""
        with self._lock:
            try:
                if self._database is None:
                    self._database = self._open()
                with self._database:
                    return action(self._database)
            except NewerFileError as error:
                raise CorrectionsError(
                    "{name} was made by a newer version of Genre Tagger.", self.path, name=self.path.name
                ) from error
            except (sqlite3.Error, OSError) as error:
                raise CorrectionsError(
                    "Your corrections in {name} cannot be used: {reason}.", self.path, name=self.path.name, reason=error
                ) from error

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with opening(self.path, timeout=10, check_same_thread=False) as database:
            make_tables(database, _SCHEMA, _VERSION)
        return database


def _key(path: Path) -> bytes:
    return os.fsencode(path.absolute())


def _correction(row: tuple[bytes, str, str, float | None, str, str, str]) -> Correction:
    return Correction(Path(os.fsdecode(row[0])), *row[1:])
