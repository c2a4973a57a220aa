"""Takes writes back: the file becomes, byte for byte, what it was before."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from genre_tagger.errors import GenreTaggerError
from genre_tagger.tags.journal import Journal, WriteRecord


@dataclass(frozen=True, slots=True)
class WriteUndone:
    """The file is as before this write. `exact` is False where it had been edited since and undo was forced: then only
    the genre is as before and the later edits stay."""

    record: WriteRecord
    exact: bool


@dataclass(frozen=True, slots=True)
class UndoFailed:
    """This write still stands; `record` is None where the journal knows no write of `path`."""

    path: Path
    record: WriteRecord | None
    error: GenreTaggerError


UndoStep = WriteUndone | UndoFailed


def undo_batch(batch_id: int, journal: Journal, *, force: bool = False) -> Generator[UndoStep]:
    """Undoes what still stands of a batch, last write first. Closing stops after the current file. Raises JournalError.

    A file edited since is refused with FileChangedError in its step, unless `force`.
    """
    raise NotImplementedError


def undo_last(journal: Journal, *, force: bool = False) -> Generator[UndoStep]:
    """`undo_batch` of the newest batch that can be undone. Raises JournalError where there is none."""
    raise NotImplementedError


def undo_files(paths: Iterable[str | PathLike[str]], journal: Journal, *, force: bool = False) -> Generator[UndoStep]:
    """Undoes the newest standing write of each file; a folder stands for every file below it that was written."""
    raise NotImplementedError
