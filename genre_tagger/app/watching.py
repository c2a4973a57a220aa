"""Folders watched without a window: what is new or changed settles, is classified, planned and perhaps written.

Folders are looked through again and again: network mounts tell nothing of changes, and a look at 100,000 files takes
seconds. Between two rounds no worker process runs.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from genre_tagger.app import classifying, writing
from genre_tagger.app.classifying import FileStep, in_company
from genre_tagger.app.corrections import corrected_genres
from genre_tagger.app.session import Session
from genre_tagger.foundation.errors import FileChangedError, GenreTaggerError, JournalError
from genre_tagger.library.report_row import ReportRow, row_of_step
from genre_tagger.library.track import BatchSummary, TrackFailed, TrackRemembered
from genre_tagger.library.watched_files import RETRY_SECONDS, WATCHED_NAME, SettledFile, WatchedFiles
from genre_tagger.tags.tag_change import TagChange, refused

if TYPE_CHECKING:
    from genre_tagger.tags.apply import ApplyStep
    from genre_tagger.tags.journal import Journal

SETTLE_SECONDS = 30.0
EVERY_SECONDS = 60.0

_FILES_AT_ONCE, _FILES_AT_ONCE_ON_A_CLUSTER = 64, 1_024
"""At least so many files, of whole folders, are classified and then written as one batch of the journal."""

_SHARE_OF_LOOKING = 10
"""Looking through the folders takes at most one part in so many of the time."""

_NAP_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class FileDone:
    """One file was dealt with: the row's outcome is "planned", "written", "skipped" or "failed"."""

    row: ReportRow


@dataclass(frozen=True, slots=True)
class FolderChanged:
    """The folder, or a mount on it, is not there and is waited for; or it is there again. Told once of each."""

    folder: Path
    is_there: bool


@dataclass(frozen=True, slots=True)
class WatchProblem:
    """One sentence about something that concerns no single file. Told once, until another comes."""

    message: str


@dataclass(frozen=True, slots=True)
class RoundDone:
    """The folders were looked through, in `seconds`, and what had settled was dealt with; `waiting` files have not."""

    waiting: int
    seconds: float


WatchStep = FileDone | FolderChanged | WatchProblem | RoundDone


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """How to watch.

    Without `write` changes are planned and told, not written. `once`: one look, a wait of `settle_seconds` where
    anything is new, one round, and the end. Else a round comes every `every_seconds`, or less often where looking
    through the folders takes long. A file has settled when size and time were the same in two looks `settle_seconds`
    apart. `ignore_corrections`: go by the prediction also where the user corrected the genre.
    """

    write: bool = False
    once: bool = False
    settle_seconds: float = SETTLE_SECONDS
    every_seconds: float = EVERY_SECONDS
    ignore_corrections: bool = False


def watch(
    session: Session, folders: Sequence[Path], options: WatchOptions, cancelled: Event
) -> Generator[WatchStep, None, None]:
    """Watch absolute `folders` with all below them, until `cancelled` is set: it ends after the file in hand.

    What was seen is kept in the user's data folder, so the next run goes on from there; a file that was dealt with
    comes again only when it changes, by another hand than ours, or the model or the rules do. A file whose write was
    taken back is left alone. Raises WatchError where what was seen cannot be kept, CheckpointError where the model
    cannot be used, WorkerCrashError where no worker process can be started.
    """
    path = session.folders.data / WATCHED_NAME
    with WatchedFiles(path, _rules_key(session, options), options.settle_seconds) as files:
        watching = _Watch(session, folders, options, cancelled, files)
        while not cancelled.is_set():
            began = time.monotonic()
            yield from watching.look()
            seconds = time.monotonic() - began
            if options.once and files.waiting():
                _nap(options.settle_seconds, cancelled)
            yield from watching.deal_with_settled()
            yield RoundDone(files.waiting(), seconds)
            if options.once:
                return
            _nap(max(options.every_seconds, _SHARE_OF_LOOKING * seconds), cancelled)


class _Watch:
    """One watch; one thread."""

    def __init__(
        self, session: Session, folders: Sequence[Path], options: WatchOptions, cancelled: Event, files: WatchedFiles
    ) -> None:
        self._session, self._options, self._cancelled, self._files = session, options, cancelled, files
        self._folders = folders
        self._away: set[Path] = set()
        self._unreadable: set[tuple[Path, str]] = set()
        self._problem = ""

    def look(self) -> Iterator[WatchStep]:
        """Look through every folder that is there."""
        unreadable: set[tuple[Path, str]] = set()
        for folder in self._folders:
            if not self._files.is_away(folder):
                if folder in self._away:
                    self._away.remove(folder)
                    yield FolderChanged(folder, True)
                for failed in self._files.look_through(folder, self._cancelled):
                    told = (failed.path, failed.error.message)
                    unreadable.add(told)
                    if told not in self._unreadable and not self._files.is_away(folder):
                        yield FileDone(row_of_step(failed))
            if self._files.is_away(folder) and folder not in self._away:
                self._away.add(folder)
                yield FolderChanged(folder, False)
        self._unreadable = unreadable

    def deal_with_settled(self) -> Iterator[WatchStep]:
        """Classify, plan and perhaps write what has settled."""
        corrected = {} if self._options.ignore_corrections else corrected_genres(self._session)
        for batch in self._batches():
            if self._cancelled.is_set():
                break
            yield from self._deal_with(batch, corrected)
        self._session.rest()

    def _batches(self) -> Iterator[dict[Path, SettledFile]]:
        """What has settled, folder after folder, so that the tracks of an album come together."""
        many = _FILES_AT_ONCE_ON_A_CLUSTER if self._session.scheduler else _FILES_AT_ONCE
        batch: dict[Path, SettledFile] = {}
        settled = self._files.settled([folder for folder in self._folders if folder not in self._away])
        for _, files in groupby(settled, key=lambda file: file.path.parent):
            batch |= {file.path: file for file in files}
            if len(batch) >= many:
                yield batch
                batch = {}
        if batch:
            yield batch

    def _deal_with(self, batch: dict[Path, SettledFile], corrected: dict[Path, str]) -> Iterator[WatchStep]:
        classified: list[FileStep] = []
        with closing(classifying.classify(self._session, batch, self._cancelled)) as steps:
            for step in steps:
                if isinstance(step, BatchSummary):
                    for problem in step.problems:
                        yield from self._told(problem)
                else:
                    classified.append(step)
        if self._cancelled.is_set():
            return
        known = in_company(self._session, [*self._neighbours(batch), *classified], corrected)
        settled = (step for step in known if _is_due(step, batch))
        waiting: list[tuple[SettledFile, TagChange, ReportRow]] = []
        for row, change in writing.planned_rows(self._session, settled, corrected):
            if change is not None and change.writes and self._options.write:
                waiting.append((batch[row.path], change, row))
            else:
                self._files.handled(batch[row.path])
                yield FileDone(row)
        yield from self._write(waiting)

    def _neighbours(self, batch: dict[Path, SettledFile]) -> Iterator[TrackRemembered]:
        """The remembered predictions of the other tracks in the folders of these, which speak for their albums."""
        if self._session.settings.company != "none":
            for folder in dict.fromkeys(path.parent for path in batch):
                others = [path for path in self._files.known_in(folder) if path not in batch]
                for found in classifying.recall(self._session, others):
                    if isinstance(found, TrackRemembered):
                        yield found

    def _write(self, planned: Sequence[tuple[SettledFile, TagChange, ReportRow]]) -> Iterator[WatchStep]:
        """Write a batch. What the journal cannot take stays due."""
        if not planned:
            return
        about = {change.path: (file, row) for file, change, row in planned}
        changes = [change for _, change, _ in planned]
        try:
            with closing(writing.write(self._session, self._wanted(changes))) as steps:
                for step in steps:
                    file, row = about[step.change.path]
                    yield from self._written(step, file, row)
                    if self._cancelled.is_set():
                        return
        except JournalError as error:
            yield from self._told(f"{error.message} What is to be written waits.")

    def _wanted(self, changes: Sequence[TagChange]) -> list[TagChange]:
        """The same, but nothing for files whose last write somebody took back."""
        if not self._session.has_written:
            return list(changes)
        with self._session.journal() as journal:
            return [
                refused(change, "its last write was taken back") if _taken_back(journal, change.path) else change
                for change in changes
            ]

    def _written(self, step: ApplyStep, file: SettledFile, row: ReportRow) -> Iterator[WatchStep]:
        from genre_tagger.tags.apply import ChangeFailed

        if not isinstance(step, ChangeFailed):
            self._files.handled(file)
        elif isinstance(step.error, FileChangedError):
            return  # it settles anew
        else:
            self._files.postponed(file, RETRY_SECONDS)
        yield FileDone(writing.written_row(step, row))

    def _told(self, problem: str) -> Iterator[WatchProblem]:
        if problem != self._problem:
            self._problem = problem
            yield WatchProblem(problem)


def _is_due(step: FileStep, batch: dict[Path, SettledFile]) -> bool:
    """Not a neighbour, nor written to meanwhile, nor gone with its mount: the next look says."""
    file = batch.get(step.path if isinstance(step, TrackFailed) else step.track.path)
    return file is not None and file.is_unchanged


def _rules_key(session: Session, options: WatchOptions) -> str:
    """Names everything that decides what becomes of a file."""
    settings = session.settings
    rules = (options.write, options.ignore_corrections, writing.rules_of(settings), settings.company)
    by = classifying.model_windows(session)
    named = f"({rules!r}, Way(model={by.model!r}, windows={by.windows!r}))"  # as it was first written on users' disks
    return sha256(named.encode()).hexdigest()[:16]


def _taken_back(journal: Journal, path: Path) -> bool:
    """Whether the newest write of this very sound under this path was undone."""
    from genre_tagger.audio.content_key import content_key
    from genre_tagger.tags.journal_database import WriteState

    newest = next(iter(journal.writes_of(path)), None)
    if newest is None or newest.state is not WriteState.UNDONE:
        return False
    try:
        return journal.restoration(newest.id).content_key in (None, content_key(path))
    except GenreTaggerError:
        return True


def _nap(seconds: float, cancelled: Event) -> None:
    """Wait, in short naps: a signal's handler sets `cancelled` in this very thread, which must hold no lock then."""
    until = time.monotonic() + seconds
    while not cancelled.is_set() and (left := until - time.monotonic()) > 0:
        time.sleep(min(_NAP_SECONDS, left))
