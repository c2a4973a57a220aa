"""Which mel windows the cache holds: a sqlite file, and beside it the shards, raw bytes, one window after the other."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import zlib
from collections.abc import Container, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import time as now_seconds

import numpy as np
from numpy.typing import NDArray

from genre_tagger.foundation.sqlite_file import opening, use_write_ahead_log

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (path BLOB PRIMARY KEY, status TEXT NOT NULL, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shards (id INTEGER PRIMARY KEY AUTOINCREMENT, variant TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS clips (
    key TEXT, variant TEXT, shard INTEGER NOT NULL, used REAL NOT NULL, PRIMARY KEY (key, variant)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS windows (
    key TEXT, variant TEXT, number INTEGER, slot INTEGER NOT NULL, checksum INTEGER NOT NULL,
    valid_frames INTEGER NOT NULL, start_seconds REAL NOT NULL, PRIMARY KEY (key, variant, number)
) WITHOUT ROWID;
"""
_KEY_IS_LISTED = "key IN (SELECT value FROM json_each(?))"
_MOST_FILES = 1_000_000


@dataclass(frozen=True, slots=True)
class StoredWindow:
    """One window: slot `slot` of its clip's shard; the rest as in `mel_windows.ClipWindows`."""

    slot: int
    checksum: int
    valid_frames: int
    start_seconds: float


@dataclass(frozen=True, slots=True)
class StoredClip:
    """The windows of one clip, in order; all of them lie in one shard."""

    shard: int
    windows: tuple[StoredWindow, ...]


@dataclass(frozen=True, slots=True)
class ShardUse:
    """Which clips a shard holds, and when any of them was last wanted (seconds since the epoch)."""

    shard: int
    variant: str
    clips: tuple[str, ...]
    last_used: float


class FeatureIndex:
    """The open index. One thread, and one process at a time (its owner holds the lock). Raises sqlite3.Error.

    An index that is damaged, or of another version, is thrown away: it describes nothing but a cache. Every change is
    there after a kill; after a power cut the last ones may be gone, never half there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._database = _open(path)
        except sqlite3.DatabaseError:
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            self._database = _open(path)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def known_key(self, path: Path, status: str) -> str:
        """The key of the sound in a file that is still as it was (`status`); "" when it is not known."""
        row = self._database.execute("SELECT key FROM files WHERE path = ? AND status = ?", (_blob(path), status))
        found = row.fetchone()
        return str(found[0]) if found else ""

    def count(self, variant: str) -> int:
        """How many clips have windows of that kind."""
        return int(self._database.execute("SELECT COUNT(*) FROM clips WHERE variant = ?", (variant,)).fetchone()[0])

    def clips(self, keys: Iterable[str], variant: str) -> dict[str, StoredClip]:
        """Those of `keys` that are held."""
        found: dict[str, tuple[int, list[StoredWindow]]] = {}
        query = (
            "SELECT key, shard, slot, checksum, valid_frames, start_seconds FROM windows "
            f"JOIN clips USING (key, variant) WHERE variant = ? AND {_KEY_IS_LISTED} ORDER BY key, number"
        )
        for key, shard, *window in self._database.execute(query, (variant, json.dumps(list(keys)))):
            found.setdefault(key, (shard, []))[1].append(StoredWindow(*window))
        return {key: StoredClip(shard, tuple(windows)) for key, (shard, windows) in found.items()}

    def mark_used(self, keys: Iterable[str], variant: str) -> None:
        """These are wanted now; what was wanted longest ago goes first when room is needed."""
        with self._database:
            query = f"UPDATE clips SET used = ? WHERE variant = ? AND {_KEY_IS_LISTED}"
            self._database.execute(query, (now_seconds(), variant, json.dumps(list(keys))))

    def remember_file(self, path: Path, status: str, key: str) -> None:
        """From now on the file is known without being read, as long as it stays as it is."""
        with self._database:
            self._database.execute("REPLACE INTO files VALUES (?, ?, ?)", (_blob(path), status, key))

    def add_shard(self, variant: str) -> int:
        """The number of a new shard; numbers never come twice."""
        with self._database:
            return int(self._database.execute("INSERT INTO shards (variant) VALUES (?)", (variant,)).lastrowid or 0)

    def add_clip(self, key: str, variant: str, clip: StoredClip) -> None:
        """The windows lie in the shard already. A clip of that key is replaced."""
        rows = [
            (key, variant, number, one.slot, one.checksum, one.valid_frames, one.start_seconds)
            for number, one in enumerate(clip.windows)
        ]
        with self._database:
            self._database.execute("DELETE FROM windows WHERE key = ? AND variant = ?", (key, variant))
            self._database.execute("REPLACE INTO clips VALUES (?, ?, ?, ?)", (key, variant, clip.shard, now_seconds()))
            self._database.executemany("INSERT INTO windows VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def drop_clips(self, keys: Iterable[str], variant: str) -> None:
        """Forget these; their slots stay as they are."""
        with self._database:
            for table in ("windows", "clips"):
                query = f"DELETE FROM {table} WHERE variant = ? AND {_KEY_IS_LISTED}"
                self._database.execute(query, (variant, json.dumps(list(keys))))

    def drop_shard(self, shard: int) -> None:
        """Forget a shard and all clips in it."""
        with self._database:
            self._database.execute(
                "DELETE FROM windows WHERE (key, variant) IN (SELECT key, variant FROM clips WHERE shard = ?)", (shard,)
            )
            self._database.execute("DELETE FROM clips WHERE shard = ?", (shard,))
            self._database.execute("DELETE FROM shards WHERE id = ?", (shard,))

    def shards(self) -> tuple[ShardUse, ...]:
        """All shards with their clips, the one unused longest first."""
        clips: dict[int, list[str]] = {}
        used: dict[int, float] = {}
        for shard, key, when in self._database.execute("SELECT shard, key, used FROM clips"):
            clips.setdefault(shard, []).append(key)
            used[shard] = max(used.get(shard, 0.0), when)
        rows = self._database.execute("SELECT id, variant FROM shards").fetchall()
        uses = [ShardUse(shard, variant, tuple(clips.get(shard, ())), used.get(shard, 0.0)) for shard, variant in rows]
        return tuple(sorted(uses, key=lambda use: (use.last_used, use.shard)))

    def last_slot(self, shard: int) -> int:
        """The highest slot that is known to be filled, -1 when none is."""
        query = "SELECT MAX(slot) FROM windows JOIN clips USING (key, variant) WHERE shard = ?"
        highest = self._database.execute(query, (shard,)).fetchone()[0]
        return -1 if highest is None else int(highest)


def _open(path: Path) -> sqlite3.Connection:
    with opening(path, timeout=10.0) as database:
        version = int(database.execute("PRAGMA user_version").fetchone()[0])
        if version not in (0, _VERSION) or database.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("damaged, or of another version")
        use_write_ahead_log(database)
        database.execute("PRAGMA synchronous = NORMAL")
        database.executescript(_SCHEMA)
        database.execute(f"PRAGMA user_version = {_VERSION}")
        # Paths come and go; with far more than any data set has, begin anew (each costs a hash, no decoding).
        if database.execute("SELECT COUNT(*) FROM files").fetchone()[0] > _MOST_FILES:
            database.execute("DELETE FROM files")
            database.commit()
        return database


def _blob(path: Path) -> bytes:
    return os.fsencode(os.path.abspath(path))  # noqa: PTH100 - `resolve` would ask the disk for every part


class FeatureShards:
    """`<folder>/<number>.mel`, each a whole number of slots of its own size. One thread. Raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, shard: int) -> Path:
        """Where that shard lies."""
        return self._folder / f"{shard:06d}.mel"

    def size(self, shard: int) -> int:
        """Bytes on disk; 0 when it is gone."""
        try:
            return self.path(shard).stat().st_size
        except OSError:
            return 0

    def append(self, shard: int, level: NDArray[np.uint8]) -> None:
        """Write windows, uint8 (k, bands, frames), behind the last one. After an OSError the shard has a torn tail."""
        with self.path(shard).open("ab") as file:
            file.write(np.ascontiguousarray(level).data)

    def read(self, shard: int, slot: int, shape: tuple[int, int, int]) -> NDArray[np.uint8]:
        """`shape[0]` windows from a slot on. OSError when they are not all there."""
        count, slot_bytes = shape[0], shape[1] * shape[2]
        with self.path(shard).open("rb") as file:
            file.seek(slot * slot_bytes)
            data = file.read(count * slot_bytes)
        if len(data) < count * slot_bytes:
            raise OSError(errno.EIO, "the file is too short")
        return np.frombuffer(data, dtype=np.uint8).reshape(shape)

    def remove(self, shard: int) -> None:
        """Delete the file. One that another process still reads stays readable there, or (Windows) stays for later."""
        with suppress(OSError):
            self.path(shard).unlink()

    def sweep(self, known: Container[int]) -> None:
        """Delete the files that the index does not know."""
        for path in self._folder.glob("*.mel"):
            if not path.stem.isdigit() or int(path.stem) not in known:
                with suppress(OSError):
                    path.unlink()


def checksum(window: NDArray[np.uint8]) -> int:
    """CRC-32 of one window: finds every flipped byte, at two gigabytes a second."""
    return zlib.crc32(np.ascontiguousarray(window).data)
