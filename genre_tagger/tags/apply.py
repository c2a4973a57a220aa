"""Carries planned changes out: journal, copy, edit, check, replace; one file after another, in one thread."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path

from genre_tagger.foundation.errors import GenreTaggerError, JournalError, TagError
from genre_tagger.tags.edit_check import GenreEdit, refusal
from genre_tagger.tags.file_edit import opened, real_path, refuse_changed, write_genres
from genre_tagger.tags.formats.fields import USUAL_ID3, Id3Options
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_records import PASSING
from genre_tagger.tags.recovery import settle_unfinished
from genre_tagger.tags.tag_change import TagChange
from genre_tagger.tags.tag_file import current_tags


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


def apply_change(change: TagChange, journal: Journal) -> ChangeApplied | ChangeSkipped:
    """Applies one change as a batch of its own. Raises TagError (FileChangedError where the file is another now)."""
    (step,) = apply_changes([change], journal)
    if isinstance(step, ChangeFailed):
        raise step.error
    return step


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
        unexpected = TagError(
            "Nothing was written to {name}: {reason}.", change.path, name=change.path.name, reason=refusal(error)
        )
        unexpected.__cause__ = error
        return ChangeFailed(change, unexpected)
    return ChangeSkipped(change) if write_id is None else ChangeApplied(change, batch_id, write_id)


def _apply(
    change: TagChange, journal: Journal, batch_id: int, unfinished: frozenset[Path], id3: Id3Options
) -> int | None:
    target = real_path(change.path)
    if target in unfinished:
        raise TagError(
            "Nothing was written to {name}: an interrupted write of it could not be settled.", target, name=target.name
        )
    with opened(target) as view:
        current = current_tags(view)
        refuse_changed(target, current.fingerprint, change.fingerprint)
        edit = GenreEdit(change.new_genres, change.provenance_text, change.confidence, id3)
        return write_genres(view, target, current, edit, journal, batch_id)
