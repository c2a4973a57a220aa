"""Predictions and a person's choices -> changes of tags -> files, and back. What is written the store is told of."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from genre_tagger.app.session import Session
from genre_tagger.foundation.errors import GenreTaggerError, JournalError
from genre_tagger.foundation.readable import readable_text
from genre_tagger.library.proposal import WriteRules, plan_file
from genre_tagger.library.report_row import ReportRow, change_row, row_of_step
from genre_tagger.library.track import TrackFailed
from genre_tagger.settings import Settings
from genre_tagger.tags.tag_change import Policy

if TYPE_CHECKING:
    from genre_tagger.app.classifying import FileStep
    from genre_tagger.classification.prediction import Prediction
    from genre_tagger.tags.apply import ApplyStep
    from genre_tagger.tags.journal_database import Batch, WriteRecord
    from genre_tagger.tags.recovery import Recovery
    from genre_tagger.tags.tag_change import TagChange
    from genre_tagger.tags.undo import UndoStep

StepT = TypeVar("StepT", bound="ApplyStep | UndoStep")


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """A file whose change is to be planned from its tags as they are now; `chosen` is the person's genre or ""."""

    path: Path
    prediction: Prediction | None
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class PlanFailed:
    """The tags of this file could not be read: it is left out, and `error` says why."""

    path: Path
    error: GenreTaggerError


@dataclass(frozen=True, slots=True)
class WrittenBatch:
    """What the journal tells of one batch."""

    batch: Batch
    writes: tuple[WriteRecord, ...]


def rules_of(settings: Settings) -> WriteRules:
    """The part of the settings that decides what is written."""
    return WriteRules(Policy(settings.policy), settings.min_confidence, settings.keep, settings.provenance)


def plan(
    session: Session, requests: Iterable[PlanRequest], rules: WriteRules | None = None
) -> Generator[TagChange | PlanFailed]:
    """The exact change of each file, from its tags as they are at this moment, rehearsed.

    `rules` are by default those of the settings. `requests` may be lazy: each is taken when its turn comes.
    """
    rules = rules or rules_of(session.settings)
    for request in requests:
        try:
            yield plan_file(request.path, request.prediction, request.chosen, rules, session.settings.id3)
        except GenreTaggerError as error:
            yield PlanFailed(request.path, error)


def planned_rows(
    session: Session, steps: Iterable[FileStep], corrected: Mapping[Path, str]
) -> Generator[tuple[ReportRow, TagChange | None]]:
    """Each file that was classified as a row of a report, and the change of its tags: None where it failed.

    The row's outcome is "planned", "skipped" or "failed". `corrected` are the person's genres, by absolute path.
    """
    for step in steps:
        row = row_of_step(step, corrected)
        if isinstance(step, TrackFailed):
            yield row, None
            continue
        request = PlanRequest(row.path, step.prediction, row.genre if row.corrected else "")
        (change,) = plan(session, [request])
        if isinstance(change, PlanFailed):
            yield replace(row, outcome="failed", reason=readable_text(change.error.message)), None
        else:
            yield change_row(change, "planned" if change.writes else "skipped", row), change


def write(session: Session, changes: Iterable[TagChange]) -> Generator[ApplyStep]:
    """Write changes, one after another, as one batch; `changes` may be lazy.

    One thread of a program at a time. Closing stops after the current file. Raises JournalError.
    """
    from genre_tagger.tags.apply import apply_changes

    with session.journal() as journal:
        yield from _told(session, apply_changes(changes, journal, session.settings.id3))


def written_row(step: ApplyStep, planned: ReportRow | None = None) -> ReportRow:
    """What became of a change as a row of a report: "written", "skipped" or "failed"; `planned` is its row before."""
    from genre_tagger.tags.apply import ChangeApplied, ChangeFailed

    if isinstance(step, ChangeFailed):
        return replace(change_row(step.change, "failed", planned), reason=readable_text(step.error.message))
    return change_row(step.change, "written" if isinstance(step, ChangeApplied) else "skipped", planned)


def undo_batch(session: Session, batch_id: int | None, *, force: bool = False) -> Generator[UndoStep]:
    """Take a whole batch back, None: the newest that can be, as `tags.undo` does.

    Raises JournalError, also where there is no such batch.
    """
    from genre_tagger.tags.undo import undo_batch, undo_last

    with session.journal() as journal:
        steps = undo_last(journal, force=force) if batch_id is None else undo_batch(batch_id, journal, force=force)
        yield from _told(session, steps)


def undo_files(session: Session, paths: Iterable[Path], *, force: bool = False) -> Generator[UndoStep]:
    """Take back the latest write of each file, of a folder those of all files below. Raises JournalError."""
    from genre_tagger.tags.undo import undo_files

    with session.journal() as journal:
        yield from _told(session, undo_files(paths, journal, force=force))


def history(session: Session) -> Generator[WrittenBatch]:
    """The batches of the journal, newest first; none where nothing was ever written. Raises JournalError."""
    if session.has_written:
        with session.journal() as journal:
            for batch in journal.batches():
                yield WrittenBatch(batch, tuple(journal.writes(batch.id)))


def forget_history(session: Session, days: int) -> int:
    """Forget the writes older than `days`; how many. They can no longer be undone. Raises JournalError."""
    if not session.has_written:
        return 0
    with session.journal() as journal:
        return journal.forget_before(datetime.now(UTC) - timedelta(days=days))


def recover(session: Session) -> Generator[Recovery]:
    """Settle what an earlier crash left half done, and forget writes as old as the settings say; nothing where nothing
    was ever written. Raises JournalError.
    """
    from genre_tagger.tags.recovery import recover

    if session.has_written:
        with session.journal() as journal:
            yield recover(journal)
        if session.settings.history_days is not None:
            with suppress(JournalError):  # another program of ours is writing: the next start will do
                forget_history(session, session.settings.history_days)


def _told(session: Session, steps: Generator[StepT]) -> Generator[StepT]:
    """The steps; of each file that was changed the store keeps the quick way to its prediction."""
    from genre_tagger.tags.apply import ChangeApplied
    from genre_tagger.tags.undo import WriteUndone

    with closing(steps):
        for step in steps:
            if isinstance(step, ChangeApplied):
                session.store().remember_written(step.change.path)
            elif isinstance(step, WriteUndone):
                session.store().remember_written(step.record.path)
            yield step
