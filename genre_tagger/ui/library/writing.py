"""From "write" to "written": the plan is shown, carried out, told, and can be taken back.

Each is a task; files are touched on one lane, one after another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from genre_tagger.app import writing
from genre_tagger.app.writing import PlanRequest
from genre_tagger.foundation.errors import FileChangedError
from genre_tagger.library.proposal import WriteRules
from genre_tagger.library.track_row import TrackRow
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.library.track_list import TrackList
from genre_tagger.ui.notices import NoticeBar
from genre_tagger.ui.tasks import MakeGenerator, Task, TaskRunner
from genre_tagger.ui.translation import error_text
from genre_tagger.ui.widgets.building import configured

if TYPE_CHECKING:
    from genre_tagger.tags.apply import ApplyStep
    from genre_tagger.tags.tag_change import TagChange
    from genre_tagger.tags.undo import UndoStep


WRITE_LANE = "write"


@dataclass(slots=True)
class WriteResult:
    """How a run of writing or taking back goes. `edited_since` are files somebody changed after we wrote them.

    `problem` is the sentence about the last file that failed, "" where none did.
    """

    total: int
    undoing: bool
    done: int = 0
    failed: int = 0
    batch_id: int | None = None
    stopped: bool = False
    edited_since: list[Path] = field(default_factory=list)
    problem: str = ""


class Writing(QObject):
    """The window's one way to change files. GUI thread only.

    `started` (total, undoing), `progressed` (done, total, undoing), `ended` (WriteResult) frame a run; `touched`
    (path) says that a file was dealt with and may be opened again; `failed` (exception) that the run could not go on.
    """

    started = Signal(int, bool)
    progressed = Signal(int, int, bool)
    touched = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, engine: Engine, tracks: TrackList, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._tracks, self._runner = engine, tracks, runner
        self._task: Task | None = None
        self._pending: set[Path] = set()
        self.undo_problems: dict[Path, str] = {}
        """Why files could not be taken back when it was tried last; the journal does not hold it."""
        self._run = WriteResult(0, undoing=False)

    @property
    def is_busy(self) -> bool:
        """Whether files are being written or taken back."""
        return self._task is not None

    def is_pending(self, path: Path) -> bool:
        """Whether this file is still to be written in the run under way: nobody should open it now."""
        return path in self._pending

    def plan(self, rows: Iterable[TrackRow], rules: WriteRules) -> Task:
        """A task, not started, whose steps are `TagChange` and `PlanFailed`, one a row."""
        requests = [PlanRequest(row.path, row.prediction, row.edit.chosen) for row in rows]
        return self._runner.task(partial(writing.plan, self._engine, requests, rules))

    def write(self, changes: Sequence[TagChange]) -> None:
        """Write them in this order."""
        run = WriteResult(len(changes), undoing=False)
        self._start(run, partial(writing.write, self._engine, changes), [change.path for change in changes])

    def undo_batch(self, batch_id: int, total: int) -> None:
        """Take back what still stands of a batch of `total` writes."""
        self._start(WriteResult(total, undoing=True), partial(writing.undo_batch, self._engine, batch_id))

    def undo_files(self, paths: Sequence[Path], force: bool = False) -> None:
        """Take back the latest write of each file."""
        undo = partial(writing.undo_files, self._engine, paths, force=force)
        self._start(WriteResult(len(paths), undoing=True), undo, paths)

    @Slot()
    def stop(self) -> None:
        """Stop after the file under way."""
        if self._task is not None:
            self._run.stopped = True
            self._task.cancel()

    def _start(self, run: WriteResult, work: MakeGenerator, pending: Iterable[Path] = ()) -> None:
        self._run, self._pending = run, set(pending)
        self._task = task = self._runner.task(work, WRITE_LANE)
        configured(task, stepped=self._on_steps, failed=self.failed, finished=self._on_finished)
        self.started.emit(run.total, run.undoing)
        task.start()

    @Slot(list)
    def _on_steps(self, steps: list[ApplyStep | UndoStep]) -> None:
        from genre_tagger.tags.apply import ChangeApplied, ChangeFailed
        from genre_tagger.tags.undo import UndoFailed, WriteUndone

        run = self._run
        genres: dict[Path, tuple[str, ...]] = {}
        problems: dict[Path, str] = {}
        for step in steps:
            if isinstance(step, ChangeApplied):
                run.batch_id = step.batch_id
                genres[step.change.path] = step.change.new_genres
            elif isinstance(step, WriteUndone):
                genres[step.record.path] = step.record.old_genres
            elif isinstance(step, ChangeFailed | UndoFailed):
                run.failed += 1
                path = step.change.path if isinstance(step, ChangeFailed) else step.path
                problems[path] = run.problem = error_text(step.error)
                if isinstance(step.error, FileChangedError) and isinstance(step, UndoFailed):
                    run.edited_since.append(path)
        run.done += len(genres)
        if run.undoing:
            kept = {path: why for path, why in self.undo_problems.items() if path not in genres}
            self.undo_problems = kept | problems
        self._enter(genres, {} if run.undoing else problems)
        for path in (*genres, *problems):
            self._pending.discard(path)
            self.touched.emit(path)
        self.progressed.emit(run.done + run.failed, run.total, run.undoing)

    def _enter(self, genres: dict[Path, tuple[str, ...]], problems: dict[Path, str]) -> None:
        """What the files hold now, into the table."""
        written = not self._run.undoing

        def change(row: TrackRow) -> None:
            row.written = written
            row.take_genres(genres[row.path])

        def fail(row: TrackRow) -> None:
            row.write_problem = problems[row.path]

        self._tracks.update_rows(genres, change)
        self._tracks.update_rows(problems, fail)

    @Slot()
    def _on_finished(self) -> None:
        self._task = None
        untouched, self._pending = self._pending, set()
        for path in untouched:
            self.touched.emit(path)
        self.ended.emit(self._run)


class WriteFlow(QObject):
    """Review dialog, writer and notice in their order. `begun` follows once writing was agreed to."""

    begun = Signal()
    history_requested = Signal()

    def __init__(
        self, writing: Writing, notice: NoticeBar, first_path: Callable[[], Path | None], window: QWidget
    ) -> None:
        """`first_path` tells the file that is on show: it is written first, so that it can be played again soonest."""
        super().__init__(window)
        self._writing, self._notice, self._window = writing, notice, window
        self._first_path = first_path
        self._last_batch = (0, 0)
        writing.started.connect(notice.hide)
        writing.ended.connect(self._on_ended)
        notice.acted.connect(self._on_acted)

    def review(self, rows: list[TrackRow], rules: WriteRules, genres: tuple[str, ...]) -> None:
        """Show the plan for `rows`; nothing happens while another run is under way. `genres` are the model's."""
        from genre_tagger.ui.library.review_dialog import ReviewDialog

        if not rows or self._writing.is_busy:
            return
        self._dialog = ReviewDialog(self._writing.plan(rows, rules), len(rows), rules, genres, self._window)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.finished.connect(self._on_reviewed)
        self._dialog.open()

    @Slot(int)
    def _on_reviewed(self, result: int) -> None:
        changes = self._dialog.changes
        if result == QDialog.DialogCode.Accepted and changes:
            shown = self._first_path()
            self._writing.write(sorted(changes, key=lambda change: change.path != shown))
            self.begun.emit()

    @Slot(object)
    def _on_ended(self, result: WriteResult) -> None:
        if result.undoing:
            words = [self.tr("%Ln file(s) are as they were before.", "", result.done)] if result.done else []
            failed = self.tr("%Ln could not be taken back; the history says why.", "", result.failed)
        else:
            words = [self.tr("%Ln file(s) written.", "", result.done)] if result.done or not result.failed else []
            failed = self.tr("%Ln could not be written and stayed as they were; the table says why.", "", result.failed)
        if result.failed:
            words.append(result.problem if result.failed == 1 else failed)
        if result.stopped:
            words.append(self.tr("Stopped before the end."))
        actions = [("history", self.tr("History…"))]
        if result.batch_id is not None and result.done:
            self._last_batch = (result.batch_id, result.done)
            actions.insert(0, ("undo", self.tr("Undo")))
        self._notice.show_notice(" ".join(words), "bad" if result.failed else "good", tuple(actions))

    @Slot(str)
    def _on_acted(self, key: str) -> None:
        if key == "undo":
            self._writing.undo_batch(*self._last_batch)
        elif key == "history":
            self.history_requested.emit()
