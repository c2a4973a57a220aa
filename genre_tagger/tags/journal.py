"""The journal: a sqlite file that records every write before it happens, with what it takes to undo it exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from os import PathLike
from pathlib import Path
from types import TracebackType


class WriteState(StrEnum):
    """Where a write stands. Only PLANNED, COPYING, UNDOING and UNCOPYING are passing states; `recover` settles them."""

    PLANNED = "planned"
    COPYING = "copying"
    WRITTEN = "written"
    FAILED = "failed"
    UNDOING = "undoing"
    UNCOPYING = "uncopying"
    UNDONE = "undone"


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


class Journal:
    """Opens or creates the journal at `path`, its folder too. Raises JournalError where it is foreign or unusable.

    For the thread that made it; another thread or process opens its own to read. Writers exclude each other.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        raise NotImplementedError

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the use of the journal; whatever was written is on disk."""

    def batches(self, limit: int | None = None) -> tuple[Batch, ...]:
        """The batches, newest first."""
        raise NotImplementedError

    def batch(self, batch_id: int) -> Batch:
        """One batch. Raises JournalError where there is none of that number."""
        raise NotImplementedError

    def last_undoable(self) -> Batch | None:
        """The newest batch with a write that could still be undone."""
        raise NotImplementedError

    def writes(self, batch_id: int) -> Iterator[WriteRecord]:
        """The writes of a batch in the order they were made."""
        raise NotImplementedError

    def writes_of(self, path: str | PathLike[str]) -> tuple[WriteRecord, ...]:
        """Every write of one file, newest first."""
        raise NotImplementedError
