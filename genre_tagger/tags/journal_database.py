"""The sqlite file under the journal: its tables, its durability, and sqlite's errors as sentences."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from genre_tagger.foundation.errors import JournalError
from genre_tagger.foundation.process_lock import LockedError, ProcessLock
from genre_tagger.foundation.sqlite_file import opening, transaction, use_write_ahead_log
from genre_tagger.tags.splice import Splice

FORMAT = 2
_APPLICATION_ID = 0x47546A6C  # "GTjl", so that another program's sqlite file is told apart

_SCHEMA = f"""
    CREATE TABLE batches (
        id INTEGER PRIMARY KEY, started REAL NOT NULL, policy TEXT NOT NULL, model_id TEXT NOT NULL
    );
    CREATE TABLE writes (
        id INTEGER PRIMARY KEY, batch_id INTEGER NOT NULL REFERENCES batches (id), path BLOB NOT NULL,
        state TEXT NOT NULL, container TEXT NOT NULL, old_genres TEXT NOT NULL, new_genres TEXT NOT NULL,
        confidence REAL NOT NULL, error TEXT, old_size INTEGER NOT NULL, new_size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL, old_digest TEXT NOT NULL, new_digest TEXT, splices BLOB NOT NULL, temporary BLOB,
        content_key TEXT
    );
    CREATE INDEX writes_by_batch ON writes (batch_id, state);
    CREATE INDEX writes_by_path ON writes (path, id);
    CREATE INDEX writes_by_sound ON writes (content_key, new_size);
    CREATE INDEX unsettled_writes ON writes (id)
        WHERE state IN ('planned', 'copying', 'undoing', 'uncopying') OR temporary IS NOT NULL;
    PRAGMA application_id = {_APPLICATION_ID};
    PRAGMA user_version = {FORMAT};
"""

_TO_FORMAT_2 = """
    ALTER TABLE writes ADD COLUMN content_key TEXT;
    CREATE INDEX writes_by_sound ON writes (content_key, new_size);
    PRAGMA user_version = 2;
"""

Statement = tuple[str, tuple[Any, ...]]


@contextmanager
def locked(lock: ProcessLock, *, wait: bool) -> Iterator[None]:
    """The journal for one writer alone. Raises JournalError where another is at work, unless told to `wait`."""
    with ExitStack() as held:
        try:
            held.enter_context(lock.held(wait=wait))
        except LockedError as error:
            raise JournalError(
                "Another Genre Tagger is writing tags right now; wait until it has finished, then try again.", lock.path
            ) from error
        except OSError as error:
            raise JournalError(
                "The folder of the journal cannot be written to: {reason}.", lock.path, reason=error.strerror or error
            ) from error
        yield


class JournalDatabase:
    """An open journal file. Write-ahead log and full synchronisation: what is committed survives a power cut."""

    def __init__(self, path: Path, lock: ProcessLock) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # it names a person's files: for nobody else
        except OSError as error:
            raise self._unusable(error.strerror or str(error)) from error
        with self._errors(), opening(path, isolation_level=None, timeout=10.0) as self._connection:
            self._prepare(lock)

    def _prepare(self, lock: ProcessLock) -> None:
        application, version, tables = self._identity()
        if application not in (0, _APPLICATION_ID) or (application == 0 and tables):
            raise self._unusable("it is some other program's database; move it away")
        if version > FORMAT:
            raise self._unusable("a newer version of Genre Tagger wrote it; update to use it")
        use_write_ahead_log(self._connection)
        self._connection.execute("PRAGMA synchronous = FULL")
        if not self._tables():
            with locked(lock, wait=True):  # two processes may meet at the first start
                if not self._tables():
                    self._connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
        elif version < FORMAT:
            self._migrate()

    def _migrate(self) -> None:
        """From format 1, which knew files by their paths alone. Whole or not at all; of two processes one does it."""
        with transaction(self._connection):
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            if version < FORMAT:
                for statement in filter(str.strip, _TO_FORMAT_2.split(";")):
                    self._connection.execute(statement)

    def _identity(self) -> tuple[int, int, int]:
        """Application, version and number of tables, all of one moment: another process may be making them just now."""
        self._connection.execute("BEGIN")
        try:
            (application,) = self._connection.execute("PRAGMA application_id").fetchone()
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            return int(application), int(version), self._tables()
        finally:
            self._connection.execute("ROLLBACK")

    def _tables(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])

    def close(self) -> None:
        """Ends the use of the file."""
        with self._errors():
            self._connection.close()

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query. Raises JournalError."""
        with self._errors():
            return self._connection.execute(query, values).fetchall()

    def commit(self, statements: Sequence[Statement]) -> int:
        """Carries all out in one transaction, on disk when this returns; gives the row number of the last insert.

        Raises JournalError; then none was carried out.
        """
        last = 0
        with self._errors(), transaction(self._connection):
            for statement, values in statements:
                last = self._connection.execute(statement, values).lastrowid or last
        return last

    def compact(self) -> None:
        """Gives the room of what was deleted back to the disk, the log's too."""
        with self._errors():
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._unusable(str(error)) from error

    def _unusable(self, reason: str) -> JournalError:
        return JournalError("The journal {name} cannot be used: {reason}.", self._path, reason=reason)


class WriteState(StrEnum):
    """Where a write stands. PLANNED, COPYING, UNDOING and UNCOPYING pass; `recovery.recover` settles what a crash left.

    COPYING and UNCOPYING: a file with several names is being written over, with a safe copy beside it.
    """

    PLANNED = "planned"
    COPYING = "copying"
    WRITTEN = "written"
    FAILED = "failed"
    UNDOING = "undoing"
    UNCOPYING = "uncopying"
    UNDONE = "undone"


PASSING = (WriteState.PLANNED, WriteState.COPYING, WriteState.UNDOING, WriteState.UNCOPYING)


@dataclass(frozen=True, slots=True)
class Batch:
    """One run of `apply_changes`: when (UTC), under which policy and model, and how its writes stand now."""

    id: int
    started: datetime
    policy: str
    model_id: str
    written: int
    failed: int
    undone: int


@dataclass(frozen=True, slots=True)
class WriteRecord:
    """One write of one file. `error` is the sentence of a failed one."""

    id: int
    batch_id: int
    path: Path
    state: WriteState
    container: str
    old_genres: tuple[str, ...]
    new_genres: tuple[str, ...]
    confidence: float
    error: str | None


@dataclass(frozen=True, slots=True)
class Restoration:
    """What it takes to tell the file before from the file after, and to go from one to the other."""

    splices: tuple[Splice, ...]
    old_size: int
    new_size: int
    mtime_ns: int
    old_digest: str
    new_digest: str | None
    temporary: Path | None
    content_key: str | None = None
    """Names the sound, so that a file that was moved is known again; None in writes before format 2."""


RECORD_COLUMNS = "id, batch_id, path, state, container, old_genres, new_genres, confidence, error"
RESTORATION_COLUMNS = "splices, old_size, new_size, mtime_ns, old_digest, new_digest, temporary, content_key"
BATCH_QUERY = """
    SELECT id, started, policy, model_id,
        (SELECT count(*) FROM writes WHERE batch_id = batches.id AND state = 'written'),
        (SELECT count(*) FROM writes WHERE batch_id = batches.id AND state = 'failed'),
        (SELECT count(*) FROM writes WHERE batch_id = batches.id AND state = 'undone')
    FROM batches
"""


def path_key(path: str | os.PathLike[str]) -> bytes:
    """How a path is stored: absolute, links followed, as the system's own bytes."""
    return os.fsencode(os.path.realpath(path))


def batch_of(row: tuple[Any, ...]) -> Batch:
    """From a row of `BATCH_QUERY`."""
    return Batch(row[0], datetime.fromtimestamp(row[1], UTC), *row[2:])


def record_of(row: tuple[Any, ...]) -> WriteRecord:
    """From the columns `RECORD_COLUMNS`."""
    write_id, batch_id, path, state, container, *genres, confidence, error = row
    old, new = (tuple(json.loads(names)) for names in genres)
    place = Path(os.fsdecode(path))
    return WriteRecord(write_id, batch_id, place, WriteState(state), container, old, new, confidence, error)
