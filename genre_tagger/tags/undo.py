"""Takes writes back: the file becomes, byte for byte, what it was before."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from os import PathLike, fsdecode
from pathlib import Path

from genre_tagger.errors import FileChangedError, GenreTaggerError, JournalError, TagError
from genre_tagger.tags.byte_view import ByteView
from genre_tagger.tags.edit_check import GenreEdit
from genre_tagger.tags.file_edit import opened, restore_bytes, write_genres
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_records import Restoration, WriteRecord, WriteState
from genre_tagger.tags.recovery import Version, settle_unfinished, version_in
from genre_tagger.tags.splice import inverted
from genre_tagger.tags.tag_file import current_tags

UNDO_POLICY = "undo"
"""The policy of the batch that a forced undo is recorded under, where it cannot be exact."""


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
    journal.batch(batch_id)
    with journal.writing():
        settle_unfinished(journal)
        standing = [record for record in journal.writes(batch_id) if record.state is WriteState.WRITTEN]
        yield from _undo_all(reversed(standing), journal, force)


def undo_last(journal: Journal, *, force: bool = False) -> Generator[UndoStep]:
    """`undo_batch` of the newest batch that can be undone. Raises JournalError where there is none."""
    batch = journal.last_undoable()
    if batch is None:
        raise JournalError("There is nothing to undo.", journal.path)
    yield from undo_batch(batch.id, journal, force=force)


def undo_files(paths: Iterable[str | PathLike[str]], journal: Journal, *, force: bool = False) -> Generator[UndoStep]:
    """Undoes the newest standing write of each file; a folder stands for every file below it that was written."""
    with journal.writing():
        settle_unfinished(journal)
        for path in paths:
            standing = [record for record in journal.writes_of(path) if record.state is WriteState.WRITTEN][:1]
            standing += journal.standing_below(path)
            if standing:
                yield from _undo_all(standing, journal, force)
            else:
                error = TagError(f"The journal knows of nothing to undo for {Path(path).name}.", path)
                yield UndoFailed(Path(fsdecode(path)), None, error)


def _undo_all(records: Iterable[WriteRecord], journal: Journal, force: bool) -> Generator[UndoStep]:
    batches: list[int] = []
    for record in records:
        yield _step(record, journal, force, batches)


def _step(record: WriteRecord, journal: Journal, force: bool, batches: list[int]) -> UndoStep:
    """The boundary of one file. `batches` holds the batch for what cannot be exact, once one is needed."""
    try:
        exact = _undo(record, journal, force, batches)
    except JournalError:
        raise
    except GenreTaggerError as error:
        return UndoFailed(record.path, record, error)
    except Exception as error:  # noqa: BLE001 - one file's surprise must not end the batch
        unexpected = TagError(f"{record.path.name} could not be restored exactly; it is left as it is.", record.path)
        unexpected.__cause__ = error
        return UndoFailed(record.path, record, unexpected)
    return WriteUndone(record, exact)


def _undo(record: WriteRecord, journal: Journal, force: bool, batches: list[int]) -> bool:
    """Whether the file was restored exactly. Raises TagError."""
    restoration = journal.restoration(record.id)
    with opened(record.path) as view:
        if _is_ours(view, restoration):
            restore_bytes(
                view, record.path, record, replace(restoration, splices=inverted(restoration.splices)), journal
            )
            return True
        if not force:
            raise FileChangedError(
                f"{record.path.name} was edited after this change; force the undo to restore its genre alone.",
                record.path,
            )
        if not batches:
            batches.append(journal.begin_batch(UNDO_POLICY, ""))
        write_genres(view, record.path, current_tags(view), GenreEdit(record.old_genres), journal, batches[0])
    journal.settle(record.id, WriteState.UNDONE)
    return False


def _is_ours(view: ByteView, restoration: Restoration) -> bool:
    """Whether the file is what the write left: its length, the written bytes, and all of its tags.

    Its date is not asked: a file that was copied or touched can still be restored exactly.
    """
    if version_in(view, restoration) is not Version.NEW:
        return False
    return restoration.new_digest in (None, current_tags(view).fingerprint.tag_digest)
