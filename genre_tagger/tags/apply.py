"""Carries planned changes out: journal, copy, edit, check, replace; one file after another, in one thread."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass

from genre_tagger.errors import GenreTaggerError
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import TagChange


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


def apply_changes(changes: Iterable[TagChange], journal: Journal) -> Generator[ApplyStep]:
    """Applies each change and yields one step for it; all writes form one batch, opened with the first of them.

    `changes` may be lazy: each is taken when its turn comes. Closing the generator stops after the current file. One
    file's failure does not stop the rest. Raises JournalError where nothing could be recorded or another process of
    ours is writing. What an earlier crash left behind is settled first.
    """
    raise NotImplementedError


def apply_change(change: TagChange, journal: Journal) -> ChangeApplied | ChangeSkipped:
    """Applies one change as a batch of its own. Raises TagError (FileChangedError where the file is another now)."""
    raise NotImplementedError
