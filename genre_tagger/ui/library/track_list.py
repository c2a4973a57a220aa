"""The rows of the library and the one place where they change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.library.track import CompanyPrediction, Step, TrackClassified, TrackFailed, TrackRemembered
from genre_tagger.library.track_row import UNDECIDED, UNEDITED, Edit, Outcome, Status, TrackRow
from genre_tagger.ui.translation import error_text
from genre_tagger.ui.widgets.building import make_timer

PlanRow = Callable[[TrackRow], Outcome]
Change = Callable[[TrackRow], None]
AT_ONCE = 100
BUDGET_SECONDS = 0.015
"""So many rows are changed and planned in one go, and so long in one turn of the event loop."""


class TrackList(QObject):
    """All files of the library in the order they came, each path once. GUI thread only.

    `added` (first, last) follows an addition at the end, `changed` (places, ascending) any change of rows. Rows leave
    between `about_to_reset` (their paths) and `reset`; `kept` are then the former places of those that stay. `plan_row`
    says what would be written for a row that has a prediction or a choice.
    """

    added = Signal(int, int)
    changed = Signal(list)
    about_to_reset = Signal(list)
    reset = Signal()

    def __init__(self, plan_row: PlanRow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[TrackRow] = []
        self.kept: list[int] = []
        self._rows: dict[Path, TrackRow] = {}
        self._plan_row = plan_row
        self._early_edits: dict[Path, Edit] = {}
        self.counts = dict.fromkeys(Status, 0)
        """How many rows stand where."""
        self._waiting: dict[TrackRow, list[Change]] = {}
        self._slices = make_timer(self, 0, self._change_slice)

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, path: Path) -> TrackRow | None:
        """The row of a file, or None."""
        return self._rows.get(path)

    def place(self, path: Path) -> int:
        """Where in `rows` a file stands. KeyError where it is not listed."""
        return self._rows[path].place

    def add(self, paths: Iterable[Path]) -> list[Path]:
        """Append rows for the paths that are new, and return those."""
        first, fresh = len(self.rows), []
        for path in paths:
            if path not in self._rows:
                row = TrackRow(path, place=len(self.rows), edit=self._early_edits.pop(path, UNEDITED))
                self._rows[path] = row
                self.rows.append(row)
                fresh.append(path)
        self.counts[Status.WAITING] += len(fresh)
        if fresh:
            self.added.emit(first, len(self.rows) - 1)
        return fresh

    def remove(self, paths: Iterable[Path]) -> None:
        """Take rows off the list; the files are not touched."""
        gone = [path for path in dict.fromkeys(paths) if path in self._rows]
        self.about_to_reset.emit(gone)
        for path in gone:
            row = self._rows.pop(path)
            self._waiting.pop(row, None)
            row.place = -1
        self.kept = [place for place, row in enumerate(self.rows) if row.place >= 0]
        self.rows = [self.rows[place] for place in self.kept]
        for place, row in enumerate(self.rows):
            row.place = place
        self.counts = dict.fromkeys(Status, 0) | Counter(row.status for row in self.rows)
        self.reset.emit()

    def clear(self) -> None:
        """An empty list."""
        self.remove(list(self._rows))

    def take_steps(self, steps: Iterable[Step]) -> None:
        """Enter predictions and failures; a path not yet listed is added."""
        of_files = [step for step in steps if isinstance(step, TrackClassified | TrackRemembered | TrackFailed)]
        self.add(_path(step) for step in of_files)
        self._change([(self._rows[_path(step)], partial(_enter, step)) for step in of_files])

    def take_company(self, found: Iterable[tuple[int, CompanyPrediction]]) -> None:
        """What is said of tracks, given by their places, in the company of their albums."""
        self._change([(self.rows[place], partial(TrackRow.take_company, found=one)) for place, one in found])

    def expect_edits(self, edits: Mapping[Path, Edit]) -> None:
        """What the person chose in an earlier session: put on rows now listed and on those that come later."""
        self._early_edits |= {path: edit for path, edit in edits.items() if path not in self._rows}
        self.apply_edits({self._rows[path]: edit for path, edit in edits.items() if path in self._rows})

    def apply_edits(self, edits: Mapping[TrackRow, Edit]) -> None:
        """Set the person's part of rows; those no longer listed are passed over."""
        self._change([(row, partial(_edit, edit)) for row, edit in edits.items() if row.place >= 0])

    def update_rows(self, paths: Iterable[Path], change: Change) -> None:
        """Call `change` on the rows of `paths`, plan them anew and announce them. Of very many, the last are changed
        in slices, and each before anything else is done to it."""
        for row in map(self._rows.get, paths):
            if row is not None:
                self._waiting.setdefault(row, []).append(change)
        self._change_slice()

    def plan_again(self) -> None:
        """Settings changed: what would be written is worked out anew."""
        self.update_rows([row.path for row in self.rows], _leave)

    @Slot()
    def _change_slice(self) -> None:
        deadline = perf_counter() + BUDGET_SECONDS
        while self._waiting and perf_counter() < deadline:
            self._change([(row, _leave) for row in islice(self._waiting, AT_ONCE)])
        if self._waiting:
            self._slices.start()

    def _change(self, changes: list[tuple[TrackRow, Change]]) -> None:
        for row, change in changes:
            for earlier in self._waiting.pop(row, ()):
                earlier(row)
            change(row)
            row.outcome = self._plan_row(row) if row.can_be_planned else UNDECIDED
            before = row.status
            row.settle()
            self.counts[before] -= 1
            self.counts[row.status] += 1
        if changes:
            self.changed.emit(sorted(row.place for row, _ in changes))


def _path(step: TrackClassified | TrackRemembered | TrackFailed) -> Path:
    return step.path if isinstance(step, TrackFailed) else step.track.path


def _enter(step: TrackClassified | TrackRemembered | TrackFailed, row: TrackRow) -> None:
    row.is_classifying = False
    if isinstance(step, TrackFailed):
        row.problem = error_text(step.error)
    else:
        row.take_prediction(step.track, step.prediction)


def _edit(edit: Edit, row: TrackRow) -> None:
    row.edit, row.write_problem = edit, ""


def _leave(_row: TrackRow) -> None:
    """The row stays; only its plan is made anew."""
