"""Takes writes back: the file becomes, byte for byte, what it was before."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from os import PathLike, fsdecode
from pathlib import Path

from genre_tagger.foundation.errors import FileChangedError, GenreTaggerError, JournalError, TagError
from genre_tagger.tags.apply import opened, restore_bytes, write_genres
from genre_tagger.tags.fields import NewFields
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_database import Batch, Restoration, WriteRecord, WriteState
from genre_tagger.tags.recovery import settle_unfinished
from genre_tagger.tags.splice import inverted
from genre_tagger.tags.tag_file import current_tags
from genre_tagger.tags.whereabouts import Whereabouts, is_another, is_ours, original_of, standing_writes, stands_at

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


@dataclass(frozen=True, slots=True)
class NewestUndoable:
    """The newest batch that can be undone, or None, and the newer ones that cannot: their files are gone."""

    batch: Batch | None
    lost: tuple[Batch, ...]


def newest_undoable(journal: Journal, *, force: bool = False) -> NewestUndoable:
    """Looks for it from the newest batch on. A batch counts as long as one of its files is found, also elsewhere."""
    run = _Run(journal, force)
    lost: list[Batch] = []
    for batch in journal.standing_batches():
        if any(run.finds(record) for record in journal.writes(batch.id) if record.state is WriteState.WRITTEN):
            return NewestUndoable(batch, tuple(lost))
        lost.append(batch)
    return NewestUndoable(None, tuple(lost))


def undo_batch(batch_id: int, journal: Journal, *, force: bool = False) -> Generator[UndoStep]:
    """Undoes what still stands of a batch, last write first. Closing stops after the current file. Raises JournalError.

    A file that was moved or renamed is looked for in the folders around its old place. A file edited since is refused
    with FileChangedError in its step, unless `force`.
    """
    journal.batch(batch_id)
    with journal.writing():
        settle_unfinished(journal)
        standing = [record for record in journal.writes(batch_id) if record.state is WriteState.WRITTEN]
        yield from _Run(journal, force).undo(reversed(standing))


def undo_last(journal: Journal, *, force: bool = False) -> Generator[UndoStep]:
    """`undo_batch` of the newest batch that can be undone. Raises JournalError where there is none."""
    batch = newest_undoable(journal, force=force).batch
    if batch is None:
        raise JournalError("There is nothing to undo.", journal.path)
    yield from undo_batch(batch.id, journal, force=force)


def undo_files(paths: Iterable[str | PathLike[str]], journal: Journal, *, force: bool = False) -> Generator[UndoStep]:
    """Undoes the newest standing write of each file; a folder stands for every file below it that was written.

    A file that was moved or renamed since is known by its sound, by its old name and by its new one.
    """
    with journal.writing():
        settle_unfinished(journal)
        run = _Run(journal, force)
        for path in (Path(fsdecode(path)) for path in paths):
            standing = standing_writes(path, journal)
            if standing:
                yield from run.undo(standing)
            else:
                yield UndoFailed(path, None, _nothing_to_undo(path, journal))


def _nothing_to_undo(path: Path, journal: Journal) -> TagError:
    original = original_of(path, journal)
    if original is not None:
        return TagError(
            "{name} is a copy of {other}, which was written and is still there; undo that one.",
            path,
            other=original.name,
        )
    return TagError("The journal knows of nothing to undo for {name}.", path)


class _Run:
    """One run of undoing: folders that were searched, and the batch for what cannot be exact, once one is needed."""

    def __init__(self, journal: Journal, force: bool) -> None:
        self._journal = journal
        self._force = force
        self._whereabouts = Whereabouts(journal)
        self._batch_id: int | None = None

    def finds(self, record: WriteRecord) -> bool:
        """Whether the file of a write is there, at its old place or elsewhere."""
        restoration = self._journal.restoration(record.id)
        there = record.path.is_file() if self._force else not is_another(record.path, restoration)
        return there or self._whereabouts.find(record.path, restoration) is not None

    def undo(self, records: Iterable[WriteRecord]) -> Generator[UndoStep]:
        """One step for each."""
        for record in records:
            yield self._step(record)

    def _step(self, record: WriteRecord) -> UndoStep:
        try:
            restoration = self._journal.restoration(record.id)
            record = self._followed(record, restoration)
            return WriteUndone(record, self._undo(record, restoration))
        except JournalError:
            raise
        except GenreTaggerError as error:
            return UndoFailed(record.path, record, error)
        except Exception as error:  # noqa: BLE001 - one file's surprise must not end the batch
            surprise = TagError("{name} could not be restored exactly; it is left as it is.", record.path)
            surprise.__cause__ = error
            return UndoFailed(record.path, record, surprise)

    def _followed(self, record: WriteRecord, restoration: Restoration) -> WriteRecord:
        """The record with its file's place of today, which the journal then knows too. Raises TagError."""
        if stands_at(record.path, restoration) or not is_another(record.path, restoration):
            return record
        found = self._whereabouts.find(record.path, restoration)
        if found is not None:
            self._journal.note_moved(record.id, found)
            return replace(record, path=found)
        if not record.path.exists():
            raise TagError(
                "{name} is no longer there, nor in the folders around; if it was moved, undo it by its new name.",
                record.path,
            )
        return record

    def _undo(self, record: WriteRecord, restoration: Restoration) -> bool:
        """Whether the file was restored exactly. Raises TagError."""
        with opened(record.path) as view:
            if is_ours(view, restoration):
                back = replace(restoration, splices=inverted(restoration.splices))
                restore_bytes(view, record.path, record, back, self._journal)
                return True
            if not self._force:
                raise FileChangedError(
                    "{name} was edited after this change; force the undo to restore its genre alone.", record.path
                )
            if self._batch_id is None:
                self._batch_id = self._journal.begin_batch(UNDO_POLICY, "")
            old = NewFields(record.old_genres)
            write_genres(view, record.path, current_tags(view), old, 0.0, self._journal, self._batch_id)
        self._journal.settle(record.id, WriteState.UNDONE)
        return False
