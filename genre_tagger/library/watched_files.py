"""What a watch over folders has seen of them: new and changed files wait here until they have settled.

Folders are looked through again and again, because file systems of the network tell nothing of themselves. Everything
seen stands in a sqlite file, so that a restart goes on where the last run ended, and memory stays the same whatever
the number of files.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from threading import Event
from typing import Any

from genre_tagger.foundation.errors import WatchError
from genre_tagger.foundation.sqlite_file import NewerFileError, make_tables, opening, use_write_ahead_log
from genre_tagger.library.scan import found_files
from genre_tagger.library.track import TrackFailed

WATCHED_NAME = "watched.sqlite3"
"""The file in the user's data folder."""

RETRY_SECONDS = 3_600.0
"""After so long something that failed for a passing reason is tried again."""

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS watched (
    folder BLOB, name BLOB, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, rules TEXT NOT NULL, due REAL,
    PRIMARY KEY (folder, name)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS waiting ON watched (folder, name) WHERE due IS NOT NULL;
"""
_PAGE_ROWS = 256

_State = tuple[int, int]


def size_and_time(path: Path) -> tuple[int, int] | None:
    """Bytes, and the time of change in ns since 1970; None where the file cannot be asked, or is gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


@dataclass(frozen=True, slots=True)
class SettledFile:
    """A file that is new or changed and has been quiet: its size and time of change (ns since 1970) at that moment."""

    path: Path
    size_bytes: int
    mtime_ns: int

    @property
    def is_unchanged(self) -> bool:
        """Whether the file is still as it was then; one look at the disk."""
        return size_and_time(self.path) == (self.size_bytes, self.mtime_ns)


class WatchedFiles:
    """Opens or makes the file at `path`. Every method raises WatchError where it cannot be used.

    `rules` names what is done with settled files (model, policy, ...): a file that was dealt with under other rules is
    due again. A file is settled when its size and time of change were the same in two looks at least `settle_seconds`
    apart. `clock` gives seconds since 1970. One thread; use it as a context manager or `close()` it.
    """

    def __init__(self, path: Path, rules: str, settle_seconds: float, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self._rules, self._settle_seconds, self._clock = rules, settle_seconds, clock
        self._database = self._open()

    def __enter__(self) -> WatchedFiles:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Everything is on disk already."""
        self._database.close()

    def look_through(self, folder: Path, cancelled: Event | None = None) -> Iterator[TrackFailed]:
        """Note what is new or changed below `folder`; yields what could not be read. Ends early when `cancelled`.

        A file that is gone is forgotten, except where all the music of its folder is gone with it: that is more
        likely a disk that was unplugged.
        """
        for parent, group in groupby(found_files([folder]), key=lambda found: found.path.parent):
            if cancelled is not None and cancelled.is_set():
                return
            there: set[bytes] = set()
            new: list[tuple[bytes, int, int, float]] = []
            known = self._known(parent)
            has_files = False
            for found in group:
                path = found.path
                name = os.fsencode(path.name)
                there.add(name)
                if isinstance(found, TrackFailed):
                    yield found
                    continue
                has_files = True
                state = (found.status.st_size, found.status.st_mtime_ns)
                due = self._due(state, known.get(name))
                if due is not None:
                    new.append((name, *state, due))
            self._note(parent, new, known.keys() - there if has_files else ())

    def is_away(self, folder: Path) -> bool:
        """Whether `folder` cannot be read, or is empty although there was music in it: a mount that has gone."""
        try:
            with os.scandir(folder) as entries:
                return next(entries, None) is None and self._knows_below(folder)
        except OSError:
            return True

    def settled(self, folders: Iterable[Path]) -> Iterator[SettledFile]:
        """The files below `folders` that are due, in the order of their paths, while the caller iterates.

        Each stays due until `handled` or `postponed` is called for it.
        """
        roots = [_key(folder) for folder in folders]
        after = (b"", b"")
        while page := self._rows(
            "SELECT folder, name, size, mtime_ns FROM watched WHERE due IS NOT NULL AND due <= ? "
            "AND (folder, name) > (?, ?) ORDER BY folder, name LIMIT ?",
            (self._clock(), *after, _PAGE_ROWS),
        ):
            for folder, name, size, mtime_ns in page:
                after = (folder, name)
                if any(folder == root or folder.startswith(_below(root)) for root in roots):
                    path = Path(os.fsdecode(folder)) / os.fsdecode(name)
                    if self._is_settled(path, (size, mtime_ns)):
                        yield SettledFile(path, size, mtime_ns)

    def handled(self, file: SettledFile) -> None:
        """It was dealt with; as it is now (perhaps written by us) it will not come again."""
        state = size_and_time(file.path)
        if state is not None:
            self._set(file.path, state, None)

    def postponed(self, file: SettledFile, seconds: float) -> None:
        """It is due again after `seconds`, or sooner where it changes."""
        self._set(file.path, (file.size_bytes, file.mtime_ns), self._clock() + seconds)

    def known_in(self, folder: Path) -> list[Path]:
        """Every file of this folder that was seen, not of those below."""
        rows = self._rows("SELECT name FROM watched WHERE folder = ? ORDER BY name", (_key(folder),))
        return [folder / os.fsdecode(name) for (name,) in rows]

    def waiting(self) -> int:
        """How many files are due now or later, in whatever folder."""
        return int(self._rows("SELECT count(*) FROM watched WHERE due IS NOT NULL", ())[0][0])

    def _due(self, state: _State, known: tuple[int, int, str, float | None] | None) -> float | None:
        """When the file is to be dealt with; None where nothing is to be noted."""
        if known is None or state != known[:2]:
            return self._clock() + self._settle_seconds
        _, _, rules, due = known
        return self._clock() if due is None and rules != self._rules else None

    def _is_settled(self, path: Path, state: _State) -> bool:
        try:
            status = path.stat()
        except FileNotFoundError:
            return False  # the next look decides whether it has gone for good
        except OSError:
            self._set(path, state, self._clock() + self._settle_seconds)
            return False
        now = (status.st_size, status.st_mtime_ns)
        if now != state:
            self._set(path, now, self._clock() + self._settle_seconds)
        return now == state

    def _known(self, folder: Path) -> dict[bytes, tuple[int, int, str, float | None]]:
        rows = self._rows("SELECT name, size, mtime_ns, rules, due FROM watched WHERE folder = ?", (_key(folder),))
        return {row[0]: row[1:] for row in rows}

    def _knows_below(self, folder: Path) -> bool:
        start = _below(_key(folder))
        query = "SELECT 1 FROM watched WHERE folder = ? OR (folder >= ? AND folder < ?) LIMIT 1"
        return bool(self._rows(query, (_key(folder), start, start[:-1] + bytes([start[-1] + 1]))))

    def _note(self, folder: Path, new: list[tuple[bytes, int, int, float]], gone: Iterable[bytes]) -> None:
        key = _key(folder)
        lost = [(key, name) for name in gone]
        if new or lost:
            rows = [(key, name, size, mtime_ns, self._rules, due) for name, size, mtime_ns, due in new]
            with self._told(), self._database:
                self._database.executemany("INSERT OR REPLACE INTO watched VALUES (?, ?, ?, ?, ?, ?)", rows)
                self._database.executemany("DELETE FROM watched WHERE folder = ? AND name = ?", lost)

    def _set(self, path: Path, state: _State, due: float | None) -> None:
        row = (_key(path.parent), os.fsencode(path.name), *state, self._rules, due)
        with self._told(), self._database:
            self._database.execute("INSERT OR REPLACE INTO watched VALUES (?, ?, ?, ?, ?, ?)", row)

    def _rows(self, query: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        with self._told():
            return self._database.execute(query, values).fetchall()

    def _open(self) -> sqlite3.Connection:
        with self._told():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with opening(self.path, timeout=10.0) as database:
                use_write_ahead_log(database)
                database.execute("PRAGMA synchronous = NORMAL")
                make_tables(database, _SCHEMA, _VERSION)
            return database

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except NewerFileError as error:
            raise WatchError(
                "{name} was made by a newer version of Genre Tagger.", self.path, name=self.path.name
            ) from error
        except (sqlite3.Error, OSError) as error:
            raise WatchError(
                "What was seen of the watched folders cannot be kept in {file} ({reason}); free some room "
                "there, or move the file away to begin anew.",
                self.path,
                file=self.path,
                reason=error,
            ) from error


def _key(folder: Path) -> bytes:
    return os.fsencode(folder)


def _below(folder: bytes) -> bytes:
    """What every path below it begins with."""
    return folder.rstrip(b"/\\") + os.fsencode(os.sep)
