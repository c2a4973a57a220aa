"""Choosing genres, accepting, skipping: each a step that can be undone before anything is written."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import islice
from math import inf
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from genre_tagger.app.corrections import correct, withdraw
from genre_tagger.library.corrections import Correction
from genre_tagger.library.track_row import UNEDITED, Decision, Edit, TrackRow
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.library.track_list import TrackList
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.widgets.building import make_timer

CORRECTIONS_LANE = "corrections"
AT_ONCE = 100
BUDGET_SECONDS = 0.015
"""So many rows are edited in one go, and so long in one turn of the event loop."""
Edited = Callable[[TrackRow, Edit], Edit]
MOST_KEPT_AT_ONCE = 500
"""Corrections: each file is looked into, and what is kept is kept when all of them are."""


class EditCommand(QUndoCommand):
    """Swaps the person's part of some rows for another, and back. `edited` gives a row's new part for what was said
    last, or that itself; it is asked when the row has its turn."""

    def __init__(self, editing: Editing, text: str, rows: Iterable[TrackRow], edited: Edited) -> None:
        super().__init__(text)
        self._editing, self._changes = editing, list[tuple[TrackRow, Edit, Edit]]()
        self._first: Iterator[tuple[TrackRow, Edit]] | None = self._work_out(rows, edited)

    def _work_out(self, rows: Iterable[TrackRow], edited: Edited) -> Iterator[tuple[TrackRow, Edit]]:
        for row in rows:
            before = self._editing.edit_of(row)
            after = edited(row, before)
            is_other = after != before
            if is_other:
                self._changes.append((row, before, after))
            yield row, after if is_other else before

    def redo(self) -> None:
        first, self._first = self._first, None
        self._editing.put(first or ((row, after) for row, _, after in self._changes))

    def undo(self) -> None:
        self._editing.put((row, before) for row, before, _ in self._changes)


class Editing(QObject):
    """All edits of proposals go through here and onto the undo stack. GUI thread only.

    `corrected` ({path: its `Correction`, None where it was withdrawn}) follows each edit, undo and redo: the words that
    training will learn from.
    """

    corrected = Signal(object)

    def __init__(self, tracks: TrackList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks = tracks
        self.stack = QUndoStack(self)
        self._wanted: deque[Iterator[tuple[TrackRow, Edit]]] = deque()
        """Edits still to be worked out, in order."""
        self._coming: dict[TrackRow, Edit] = {}
        """Edits that were made and are not yet set, in order."""
        self._slices = make_timer(self, 0, self._put_slice)

    def edit_of(self, row: TrackRow) -> Edit:
        """What was last said of the row, as far as it is worked out, though it may not be set yet."""
        return self._coming.get(row, row.edit)

    def choose(self, rows: Iterable[TrackRow], genre: str) -> None:
        """Give the rows `genre`, or with "" go back to what was proposed."""
        text = self.tr("Choose {genre}").format(genre=genre) if genre else self.tr("Back to the proposal")
        self._do(text, rows, lambda row, said: said if row.problem else _chosen(row, said, genre))

    def accept(self, rows: Iterable[TrackRow]) -> None:
        """The proposal is right; of an Unknown, the likeliest genre is taken."""
        self._do(self.tr("Accept"), rows, _accepted)

    def skip(self, rows: Iterable[TrackRow]) -> None:
        """Leave the files as they are; rows that are all skipped are taken back in."""
        self._work_out()
        rows = [row for row in rows if not row.problem]
        all_skipped = all(self.edit_of(row).decision is Decision.SKIPPED for row in rows)
        decision = Decision.OPEN if all_skipped else Decision.SKIPPED
        text = self.tr("Do not skip") if all_skipped else self.tr("Skip")
        self._do(text, rows, lambda _row, said: _edit(said.chosen, decision, said.instead_of))

    def forget_history(self) -> None:
        """Empty the undo stack: the rows it speaks of were written or are gone."""
        self.stack.clear()

    def put(self, edits: Iterable[tuple[TrackRow, Edit]]) -> None:
        """Set edits without a step on the stack; called by the commands.

        Of very many, the first are set at once and the rest in slices, so that the window stays live.
        """
        self._wanted.append(iter(edits))
        self._put_slice()

    def _work_out(self, deadline: float = inf) -> None:
        while self._wanted:
            edits = list(islice(self._wanted[0], AT_ONCE))
            self._coming |= ((row, edit) for row, edit in edits if edit is not self.edit_of(row))
            if len(edits) < AT_ONCE:
                self._wanted.popleft()
            if perf_counter() > deadline:
                break

    @Slot()
    def _put_slice(self) -> None:
        deadline, done = perf_counter() + BUDGET_SECONDS, dict[TrackRow, Edit]()
        self._work_out(deadline)
        while self._coming:
            edits = {row: self._coming.pop(row) for row in list(islice(self._coming, AT_ONCE))}
            self._tracks.apply_edits(edits)
            done |= edits
            if perf_counter() > deadline:
                break
        self._tell_corrections(done)
        if self._coming or self._wanted:
            self._slices.start()

    def _tell_corrections(self, edits: dict[TrackRow, Edit]) -> None:
        told = {
            row.path: _correction(row, edit) if edit.chosen else None
            for row, edit in edits.items()
            if not edit.chosen or edit.decision is not Decision.SKIPPED
        }
        if told:
            self.corrected.emit(told)

    def _do(self, text: str, rows: Iterable[TrackRow], edited: Edited) -> None:
        self._work_out()
        rows = list(rows)
        if any(edited(row, said) != said for row, said in zip(rows, map(self.edit_of, rows), strict=True)):
            self.stack.push(EditCommand(self, text, rows, edited))


_edit = lru_cache(maxsize=1024)(Edit)
"""One for all rows alike: a whole library is edited in a moment."""


def _chosen(row: TrackRow, said: Edit, genre: str) -> Edit:
    return _edit(genre, Decision.ACCEPTED, said.instead_of or row.top_genre) if genre else UNEDITED


def _accepted(row: TrackRow, said: Edit) -> Edit:
    if said.chosen:
        return _edit(said.chosen, Decision.ACCEPTED, said.instead_of)
    return _chosen(row, said, row.top_genre) if row.prediction else said


def _correction(row: TrackRow, edit: Edit) -> Correction:
    said = row.prediction
    if said is None:
        return Correction(row.path, edit.chosen)
    return Correction(row.path, edit.chosen, said.genre, row.confidence, said.model_id)


class CorrectionKeeper(QObject):
    """Follows `editing`: of each file what was said last is kept. `failed` carries an exception."""

    failed = Signal(object)

    def __init__(self, engine: Engine, editing: Editing, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._runner = engine, runner
        self._waiting: dict[Path, Correction | None] = {}
        self._is_busy = False
        editing.corrected.connect(self._on_corrected)

    @Slot(object)
    def _on_corrected(self, told: dict[Path, Correction | None]) -> None:
        self._waiting |= told
        self._start()

    @Slot()
    def _on_finished(self) -> None:
        self._is_busy = False
        self._start()

    def _start(self) -> None:
        if self._is_busy or not self._waiting:
            return
        self._is_busy = True
        now = {path: self._waiting.pop(path) for path in list(islice(self._waiting, MOST_KEPT_AT_ONCE))}
        keep = partial(self._keep, now)
        self._runner.start(keep, CORRECTIONS_LANE, failed=self.failed, finished=self._on_finished)

    def _keep(self, words: dict[Path, Correction | None]) -> None:
        """In a worker thread."""
        made = [one for one in words.values() if one is not None]
        withdrawn = [path for path, one in words.items() if one is None]
        if made:
            correct(self._engine, made)
        if withdrawn:
            withdraw(self._engine, withdrawn)
