"""Carries planned changes out: journal, copy, edit, check, replace; one file after another, in one thread."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from genre_tagger.containers.byte_view import ByteView, MalformedError, RefusedError
from genre_tagger.foundation.errors import FileChangedError, GenreTaggerError, JournalError, TagError
from genre_tagger.tags.edit_check import check_edit, refusal, refuse_other_sound, sound_key
from genre_tagger.tags.fields import USUAL_ID3, CurrentTags, Id3Options, NewFields
from genre_tagger.tags.file_replacement import refuse_read_only, remove_temporary, replace_file, temporary_beside
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_database import PASSING, Restoration, WriteRecord, WriteState
from genre_tagger.tags.recovery import settle_unfinished
from genre_tagger.tags.splice import growth_of
from genre_tagger.tags.tag_change import TagChange
from genre_tagger.tags.tag_file import current_tags, edit_of, tag_errors


@dataclass(frozen=True, slots=True)
class ChangeApplied:
    """The file now holds `change.new_genres`; `write_id` and `batch_id` are the journal's."""

    change: TagChange
    batch_id: int
    write_id: int


@dataclass(frozen=True, slots=True)
class ChangeSkipped:
    """Nothing was to be written; `change.reason` says why."""

    change: TagChange


@dataclass(frozen=True, slots=True)
class ChangeFailed:
    """The file is as it was; `error` says why in one sentence."""

    change: TagChange
    error: GenreTaggerError


ApplyStep = ChangeApplied | ChangeSkipped | ChangeFailed


def apply_changes(changes: Iterable[TagChange], journal: Journal, id3: Id3Options = USUAL_ID3) -> Generator[ApplyStep]:
    """Applies each change and yields one step for it; all writes form one batch, opened with the first of them.

    `changes` may be lazy: each is taken when its turn comes. Closing the generator stops after the current file. One
    file's failure does not stop the rest. Raises JournalError where nothing could be recorded or another process of
    ours is writing. What an earlier crash left behind is settled first.
    """
    with journal.writing():
        settle_unfinished(journal)
        unfinished = frozenset(record.path for record in journal.unsettled() if record.state in PASSING)
        batch_id = None
        for change in changes:
            if change.writes and batch_id is None:
                batch_id = journal.begin_batch(change.policy.value, change.model_id)
            if batch_id is None or not change.writes:
                yield ChangeSkipped(change)
            else:
                yield _step(change, journal, batch_id, unfinished, id3)


def _step(
    change: TagChange, journal: Journal, batch_id: int, unfinished: frozenset[Path], id3: Id3Options
) -> ApplyStep:
    """The boundary of one file: what goes wrong with it ends here, except a journal that no longer works."""
    try:
        write_id = _apply(change, journal, batch_id, unfinished, id3)
    except JournalError:
        raise
    except GenreTaggerError as error:
        return ChangeFailed(change, error)
    except Exception as error:  # noqa: BLE001 - one file's surprise must not end the batch
        unexpected = TagError("Nothing was written to {name}: {reason}.", change.path, reason=refusal(error))
        unexpected.__cause__ = error
        return ChangeFailed(change, unexpected)
    return ChangeSkipped(change) if write_id is None else ChangeApplied(change, batch_id, write_id)


def _apply(
    change: TagChange, journal: Journal, batch_id: int, unfinished: frozenset[Path], id3: Id3Options
) -> int | None:
    target = Path(os.path.realpath(change.path))  # a symbolic link stays, its target is written
    if target in unfinished:
        raise TagError("Nothing was written to {name}: an interrupted write of it could not be settled.", target)
    with opened(target) as view:
        current = current_tags(view)
        if current.fingerprint != change.fingerprint:
            raise FileChangedError("{name} has changed since the plan was made; plan it again.", target)
        new = NewFields(change.new_genres, change.provenance_text, id3)
        return write_genres(view, target, current, new, change.confidence, journal, batch_id)


@contextmanager
def opened(target: Path) -> Iterator[ByteView]:
    """The file at `target`, what goes wrong with it as TagError."""
    with tag_errors(target, doing="changed"), ByteView(target) as view:
        yield view


def write_genres(
    view: ByteView,
    target: Path,
    current: CurrentTags,
    new: NewFields,
    confidence: float,
    journal: Journal,
    batch_id: int,
) -> int | None:
    """Leaves `new` in the open file and returns the write's number, or None where it stood there already.

    Raises MalformedError, RefusedError, OSError, TagError, JournalError; the file is then as before.
    """
    refuse_read_only(view, target)
    splices = edit_of(view, new)
    if not splices:
        return None
    temporary, mtime_ns = temporary_beside(target), view.stat.st_mtime_ns
    record = WriteRecord(
        0, batch_id, target, WriteState.PLANNED, current.container, current.genres, new.genres, confidence, error=None
    )
    sizes = view.size, view.size + growth_of(splices)
    restoration = Restoration(splices, *sizes, mtime_ns, current.fingerprint.tag_digest, None, temporary)
    write_id = journal.plan(batch_id, record, restoration)
    digest, key = "", None

    def check_copy(copy: Path) -> None:
        nonlocal digest, key
        with ByteView(copy) as after:
            check_edit(view, current, new, after)
            digest = current_tags(after).fingerprint.tag_digest
        refuse_other_sound(target, copy)
        key = sound_key(copy)

    enter = partial(journal.enter, write_id, WriteState.COPYING, temporary)
    with _settling_failure(journal, write_id, WriteState.FAILED, temporary):
        replace_file(view, splices, target, temporary, mtime_ns=mtime_ns, check=check_copy, before_overwriting=enter)
    journal.settle(write_id, WriteState.WRITTEN, folder=target.parent, new_digest=digest, content_key=key)
    return write_id


def restore_bytes(view: ByteView, target: Path, record: WriteRecord, back: Restoration, journal: Journal) -> None:
    """Takes a write back: `back.splices` lead from the file as it is to the file as it was. Raises as above.

    The copy's size and tags must be those that the journal noted before the write.
    """
    refuse_read_only(view, target)
    temporary, mtime_ns = temporary_beside(target), view.stat.st_mtime_ns

    def check(copy: Path) -> None:
        with ByteView(copy) as restored:
            digest = current_tags(restored).fingerprint.tag_digest
            if restored.size != back.old_size or digest != back.old_digest:
                raise TagError("{name} could not be restored exactly; it is left as it is.", target)

    journal.enter(record.id, WriteState.UNDOING, temporary)
    enter = partial(journal.enter, record.id, WriteState.UNCOPYING, temporary)
    with _settling_failure(journal, record.id, WriteState.WRITTEN, temporary):
        replace_file(view, back.splices, target, temporary, mtime_ns=mtime_ns, check=check, before_overwriting=enter)
    journal.settle(record.id, WriteState.UNDONE, folder=target.parent)


@contextmanager
def _settling_failure(journal: Journal, write_id: int, state: WriteState, temporary: Path) -> Iterator[None]:
    """Whatever stops the write, a person's Ctrl-C too, the journal says how the file stands."""
    try:
        yield
    except BaseException as error:
        unfinished = journal.record(write_id).state in (WriteState.COPYING, WriteState.UNCOPYING)
        if unfinished and temporary.exists():
            raise  # the next recovery completes it from the copy
        message = str(error) if isinstance(error, TagError | MalformedError | RefusedError) else "interrupted"
        journal.settle(write_id, state, error=message if state is WriteState.FAILED else None)
        if not remove_temporary(temporary):
            journal.note_temporary(write_id, temporary)
        raise
