"""What the journal holds: batches, writes and what undoing them needs, as values and as rows of its tables."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from genre_tagger.tags.splice import Splice


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
    return WriteRecord(
        id=row[0],
        batch_id=row[1],
        path=Path(os.fsdecode(row[2])),
        state=WriteState(row[3]),
        container=row[4],
        old_genres=tuple(json.loads(row[5])),
        new_genres=tuple(json.loads(row[6])),
        confidence=row[7],
        error=row[8],
    )
