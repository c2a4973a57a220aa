"""The journal: a sqlite file that records every write before it happens, with what it takes to undo it exactly.

What is stored of a file is the edit itself (the bytes it replaces and the bytes it puts there), so a track with large
cover art costs no more than one without.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from genre_tagger.foundation.errors import JournalError
from genre_tagger.foundation.process_lock import ProcessLock
from genre_tagger.foundation.whole_file import sync_folder
from genre_tagger.tags.journal_database import (
    BATCH_QUERY,
    PASSING,
    RECORD_COLUMNS,
    RESTORATION_COLUMNS,
    Batch,
    JournalDatabase,
    Restoration,
    Statement,
    WriteRecord,
    WriteState,
    batch_of,
    locked,
    path_key,
    record_of,
)
from genre_tagger.tags.splice import pack, unpack

_OUTCOMES_KEPT_BACK = 32
_IS_PASSING = f"state IN ({', '.join(repr(str(state)) for state in PASSING)})"


class Journal:
    """Opens or creates the journal at `path`, its folder too. Raises JournalError where it is foreign or unusable.

    For the thread that made it; another thread or process opens its own to read. Writers exclude each other by
    `writing`. Outcomes are kept back for some writes, so that a file costs one commit, not two: a crash in between
    leaves those writes PLANNED, which recovery settles by looking at the files.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._lock = ProcessLock(self.path.with_name(self.path.name + ".lock"))
        self._outcomes: list[tuple[int, Statement]] = []
        self._folders: set[Path] = set()
        self._database = JournalDatabase(self.path, self._lock)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the use of the journal; whatever was written is on disk."""
        try:
            self.flush()
        finally:
            self._database.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds all other writers off, also those of other processes. Raises JournalError where one is at work."""
        with locked(self._lock, wait=False):
            try:
                yield
            finally:
                self.flush()

    @property
    def busy(self) -> bool:
        """Whether somebody, this journal included, is writing."""
        return self._lock.taken()

    # ------------------------------------------------------------------ reading

    def batches(self, limit: int | None = None) -> tuple[Batch, ...]:
        """The batches that wrote or tried to, newest first."""
        rows = self._all(
            f"{BATCH_QUERY} WHERE id IN (SELECT batch_id FROM writes) ORDER BY id DESC LIMIT ?",
            (-1 if limit is None else limit,),
        )
        return tuple(batch_of(row) for row in rows)

    def batch(self, batch_id: int) -> Batch:
        """One batch. Raises JournalError where there is none of that number."""
        rows = self._all(f"{BATCH_QUERY} WHERE id = ?", (batch_id,))
        if not rows:
            raise JournalError(
                "There is no batch {batch_id} in the journal; `history` lists them.", self.path, batch_id=batch_id
            )
        return batch_of(rows[0])

    def standing_batches(self) -> Iterator[Batch]:
        """The batches with a write that stands, newest first."""
        rows = self._all("SELECT DISTINCT batch_id FROM writes WHERE state = 'written' ORDER BY batch_id DESC")
        return (self.batch(row[0]) for row in rows)

    def writes(self, batch_id: int) -> Iterator[WriteRecord]:
        """The writes of a batch in the order they were made."""
        return iter(self._records("batch_id = ? ORDER BY id", (batch_id,)))

    def writes_of(self, path: str | os.PathLike[str]) -> tuple[WriteRecord, ...]:
        """Every write of one file, newest first; symbolic links are followed."""
        return self._records("path = ? ORDER BY id DESC", (path_key(path),))

    def standing_below(self, folder: str | os.PathLike[str]) -> tuple[WriteRecord, ...]:
        """For every file below a folder its newest write that stands, the last made first."""
        start = path_key(folder).rstrip(b"/\\") + os.fsencode(os.sep)
        newest = "SELECT max(id) FROM writes WHERE state = 'written' AND path >= ? AND path < ? GROUP BY path"
        return self._records(f"id IN ({newest}) ORDER BY id DESC", (start, start[:-1] + bytes([start[-1] + 1])))

    def standing_of_sound(self, content_key: str | None, size: int) -> tuple[WriteRecord, ...]:
        """The writes of one sound that stand, newest first; also those of that size that were noted without a key."""
        same = "content_key = ? OR (content_key IS NULL AND new_size = ?)"
        return self._records(f"state = 'written' AND ({same}) ORDER BY id DESC", (content_key, size))

    def standing_sizes(self) -> frozenset[int]:
        """The sizes of the files that the standing writes left."""
        return frozenset(row[0] for row in self._all("SELECT DISTINCT new_size FROM writes WHERE state = 'written'"))

    def record(self, write_id: int) -> WriteRecord:
        """One write. Raises JournalError."""
        self.flush()
        return record_of(self._one(RECORD_COLUMNS, write_id))

    def restoration(self, write_id: int) -> Restoration:
        """What undoing one write needs. Raises JournalError."""
        if any(each == write_id for each, _ in self._outcomes):
            self.flush()
        row = self._one(RESTORATION_COLUMNS, write_id)
        try:
            splices = unpack(row[0])
        except ValueError as error:
            raise JournalError(
                "Record {write_id} of the journal {name} is damaged.", self.path, write_id=write_id
            ) from error
        temporary = None if row[6] is None else Path(os.fsdecode(row[6]))
        return Restoration(splices, row[1], row[2], row[3], row[4], row[5], temporary, row[7])

    def unsettled(self) -> tuple[WriteRecord, ...]:
        """The writes that a crash may have left in a passing state, or whose copy could not be removed."""
        return self._records(f"{_IS_PASSING} OR temporary IS NOT NULL ORDER BY id")

    # ------------------------------------------------------------------ writing

    def begin_batch(self, policy: str, model_id: str) -> int:
        """Opens a batch; it is on disk with its first write."""
        started = datetime.now(UTC).timestamp()
        insert = "INSERT INTO batches (started, policy, model_id) VALUES (?, ?, ?)"
        return self._database.commit([(insert, (started, policy, model_id))])

    def plan(self, batch_id: int, record: WriteRecord, restoration: Restoration) -> int:
        """Records a write that is about to happen, on disk when this returns, and gives its number.

        Of `record`, the number, the batch and the state are not read.
        """
        values = {
            "batch_id": batch_id,
            "path": os.fsencode(record.path),
            "state": record.state.value,
            "container": record.container,
            "old_genres": json.dumps(record.old_genres),
            "new_genres": json.dumps(record.new_genres),
            "confidence": record.confidence,
            "error": record.error,
            "old_size": restoration.old_size,
            "new_size": restoration.new_size,
            "mtime_ns": restoration.mtime_ns,
            "old_digest": restoration.old_digest,
            "new_digest": restoration.new_digest,
            "splices": pack(restoration.splices),
            "temporary": _stored(restoration.temporary),
        }
        insert = f"INSERT INTO writes ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
        if len(self._outcomes) >= _OUTCOMES_KEPT_BACK:
            self.flush()
        return self._database.commit([(insert, tuple(values.values()))])

    def enter(self, write_id: int, state: WriteState, temporary: Path | None) -> None:
        """Moves a write into a passing state; on disk when this returns."""
        if len(self._outcomes) >= _OUTCOMES_KEPT_BACK or any(each == write_id for each, _ in self._outcomes):
            self.flush()
        update = "UPDATE writes SET state = ?, temporary = ? WHERE id = ?"
        self._database.commit([(update, (state.value, _stored(temporary), write_id))])

    def settle(
        self,
        write_id: int,
        state: WriteState,
        *,
        folder: Path | None = None,
        new_digest: str | None = None,
        content_key: str | None = None,
        error: str | None = None,
    ) -> None:
        """Notes how a write ended, some time before it is on disk; `flush` waits for that.

        `folder` is where a file was renamed: its names are flushed before the outcome is, so that after a power cut
        the journal never says more than the disk holds.
        """
        update = (
            "UPDATE writes SET state = ?, new_digest = coalesce(?, new_digest), "
            "content_key = coalesce(?, content_key), error = ?, temporary = NULL WHERE id = ?"
        )
        self._outcomes.append((write_id, (update, (state.value, new_digest, content_key, error, write_id))))
        if folder is not None:
            self._folders.add(folder)

    def note_moved(self, write_id: int, path: Path) -> None:
        """Notes where the file of this write is now, for all the writes of the same sound at its old place."""
        self.flush()
        update = (
            "UPDATE writes SET path = ?1 FROM (SELECT path, content_key FROM writes WHERE id = ?2) AS moved WHERE "
            "writes.path = moved.path AND (writes.content_key IS moved.content_key OR "
            f"(writes.content_key IS NULL AND id < ?2)) AND NOT {_IS_PASSING}"
        )
        self._database.commit([(update, (path_key(path), write_id))])

    def note_temporary(self, write_id: int, temporary: Path | None) -> None:
        """Notes a copy that could not be removed, for the next run to try again, or (None) that it is gone."""
        update = "UPDATE writes SET temporary = ? WHERE id = ?"
        self._outcomes.append((write_id, (update, (_stored(temporary), write_id))))

    def forget_before(self, moment: datetime) -> int:
        """Forgets the batches begun before `moment` (UTC) whose writes are all settled; gives the number of writes.

        They can no longer be undone. Raises JournalError where somebody is writing.
        """
        with self.writing():
            unsettled = f"SELECT batch_id FROM writes WHERE {_IS_PASSING} OR temporary IS NOT NULL"
            old = f"SELECT id FROM batches WHERE started < ? AND id NOT IN ({unsettled})"
            until = (moment.timestamp(),)
            (count,) = self._all(f"SELECT count(*) FROM writes WHERE batch_id IN ({old})", until)[0]
            if count:
                tables = ("writes WHERE batch_id", "batches WHERE id")
                self._database.commit([(f"DELETE FROM {table} IN ({old})", until) for table in tables])
                self._database.compact()
            return int(count)

    def flush(self) -> None:
        """Puts every outcome on disk."""
        if self._outcomes:
            for folder in self._folders:
                sync_folder(folder)
            self._folders.clear()
            self._database.commit([statement for _, statement in self._outcomes])
            self._outcomes.clear()

    def _all(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        self.flush()
        return self._database.rows(query, values)

    def _records(self, where: str, values: Sequence[Any] = ()) -> tuple[WriteRecord, ...]:
        rows = self._all(f"SELECT {RECORD_COLUMNS} FROM writes WHERE {where}", values)
        return tuple(record_of(row) for row in rows)

    def _one(self, columns: str, write_id: int) -> tuple[Any, ...]:
        rows = self._database.rows(f"SELECT {columns} FROM writes WHERE id = ?", (write_id,))
        if not rows:
            raise JournalError("There is no write {write_id} in the journal.", self.path, write_id=write_id)
        return rows[0]


def _stored(path: Path | None) -> bytes | None:
    return None if path is None else os.fsencode(path)
