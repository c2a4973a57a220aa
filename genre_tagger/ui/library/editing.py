"""Choosing genres, accepting, skipping: each a step that can be undone before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice
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
MOST_KEPT_AT_ONCE = 500
"""Corrections: each file is looked into, and what is kept is kept when all of them are."""


class EditCommand(QUndoCommand):
    """Swaps the person's part of some rows for another, and back."""

    def __init__(self, editing: Editing, text: str, changes: list[tuple[TrackRow, Edit]]) -> None:
        super().__init__(text)
        self._editing, self._paths = editing, [row.path for row, _ in changes]
        self._before, self._after = [editing.edit_of(row) for row, _ in changes], [edit for _, edit in changes]

    def redo(self) -> None:
        self._editing.put(zip(self._paths, self._after, strict=True))

    def undo(self) -> None:
        self._editing.put(zip(self._paths, self._before, strict=True))


class Editing(QObject):
    """All edits of proposals go through here and onto the undo stack. GUI thread only.

    `corrected` (list of `Correction`) and `correction_withdrawn` (list of paths) follow each edit, undo and redo: the
    words that training will learn from.
    """

    corrected = Signal(list)
    correction_withdrawn = Signal(list)

    def __init__(self, tracks: TrackList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks = tracks
        self.stack = QUndoStack(self)
        self._coming: dict[Path, Edit] = {}
        """Edits that were made and are not yet set, in order."""
        self._slices = make_timer(self, 0, self._put_slice)

    def edit_of(self, row: TrackRow) -> Edit:
        """What was last said of the row, though it may not be set yet."""
        return self._coming.get(row.path, row.edit)

    def choose(self, rows: Iterable[TrackRow], genre: str) -> None:
        """Give the rows `genre`, or with "" go back to what was proposed."""
        text = self.tr("Choose {genre}").format(genre=genre) if genre else self.tr("Back to the proposal")
        self._do(text, [(row, self._chosen(row, genre) if genre else UNEDITED) for row in rows if not row.problem])

    def accept(self, rows: Iterable[TrackRow]) -> None:
        """The proposal is right; of an Unknown, the likeliest genre is taken."""
        edits = [(row, self._accepted(row)) for row in rows if row.prediction is not None or self.edit_of(row).chosen]
        self._do(self.tr("Accept"), edits)

    def skip(self, rows: Iterable[TrackRow]) -> None:
        """Leave the files as they are; rows that are all skipped are taken back in."""
        rows = [row for row in rows if not row.problem]
        all_skipped = all(self.edit_of(row).decision is Decision.SKIPPED for row in rows)
        decision = Decision.OPEN if all_skipped else Decision.SKIPPED
        text = self.tr("Do not skip") if all_skipped else self.tr("Skip")
        self._do(text, [(row, replace(self.edit_of(row), decision=decision)) for row in rows])

    def forget_history(self) -> None:
        """Empty the undo stack: the rows it speaks of were written or are gone."""
        self.stack.clear()

    def put(self, edits: Iterable[tuple[Path, Edit]]) -> None:
        """Set edits without a step on the stack; called by the commands.

        Of very many, the first are set at once and the rest in slices, so that the window stays live.
        """
        self._coming |= edits
        self._put_slice()

    @Slot()
    def _put_slice(self) -> None:
        deadline, done = perf_counter() + BUDGET_SECONDS, dict[Path, Edit]()
        while self._coming and perf_counter() < deadline:
            edits = {path: self._coming.pop(path) for path in list(islice(self._coming, AT_ONCE))}
            self._tracks.apply_edits(edits)
            done |= edits
        self._tell_corrections(done)
        if self._coming:
            self._slices.start()

    def _tell_corrections(self, edits: dict[Path, Edit]) -> None:
        corrections, withdrawn = [], []
        for path, edit in edits.items():
            if edit.chosen and edit.decision is not Decision.SKIPPED:
                corrections.append(self._correction(path, edit))
            elif not edit.chosen:
                withdrawn.append(path)
        if corrections:
            self.corrected.emit(corrections)
        if withdrawn:
            self.correction_withdrawn.emit(withdrawn)

    def _do(self, text: str, edits: list[tuple[TrackRow, Edit]]) -> None:
        changes = [(row, edit) for row, edit in edits if self.edit_of(row) != edit]
        if changes:
            self.stack.push(EditCommand(self, text, changes))

    def _accepted(self, row: TrackRow) -> Edit:
        edit = self.edit_of(row)
        if edit.chosen or row.prediction is None:
            return replace(edit, decision=Decision.ACCEPTED)
        return self._chosen(row, row.prediction.top_genre)

    def _chosen(self, row: TrackRow, genre: str) -> Edit:
        return _edit_of(genre, self.edit_of(row).instead_of or row.top_genre)

    def _correction(self, path: Path, edit: Edit) -> Correction:
        row = self._tracks.row(path)
        if row is None or row.prediction is None:
            return Correction(path, edit.chosen)
        said = row.prediction
        return Correction(path, edit.chosen, said.genre, row.confidence, said.model_id)


@lru_cache(maxsize=1024)
def _edit_of(genre: str, instead_of: str) -> Edit:
    """One for all rows alike."""
    return Edit(genre, Decision.ACCEPTED, instead_of)


class CorrectionKeeper(QObject):
    """Follows `editing`: of each file what was said last is kept. `failed` carries an exception."""

    failed = Signal(object)

    def __init__(self, engine: Engine, editing: Editing, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._runner = engine, runner
        self._waiting: dict[Path, Correction | None] = {}
        self._is_busy = False
        editing.corrected.connect(self._on_corrected)
        editing.correction_withdrawn.connect(self._on_withdrawn)

    @Slot(list)
    def _on_corrected(self, corrections: list[Correction]) -> None:
        self._waiting |= {one.path: one for one in corrections}
        self._start()

    @Slot(list)
    def _on_withdrawn(self, paths: list[Path]) -> None:
        self._waiting |= dict.fromkeys(paths)
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
