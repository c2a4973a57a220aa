"""The rows of the library and the one place where they change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.library.company import CompanyPrediction
from genre_tagger.library.track import Step, TrackClassified, TrackFailed, TrackRemembered
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.library.track_row import UNDECIDED, UNEDITED, Edit, Outcome, Status, TrackRow
from genre_tagger.ui.widgets.building import make_timer

PlanRow = Callable[[TrackRow], Outcome]
Change = Callable[[TrackRow], None]
SLICE_ROWS = 500
"""So many rows are changed and planned at once; more of them in slices, each at a turn of the event loop."""


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
        self._places: dict[Path, int] = {}
        self._plan_row = plan_row
        self._early_edits: dict[Path, Edit] = {}
        self._counts = dict.fromkeys(Status, 0)
        self._waiting: dict[TrackRow, list[Change]] = {}
        self._slices = make_timer(self, 0, self._change_slice)

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, path: Path) -> TrackRow | None:
        """The row of a file, or None."""
        place = self._places.get(path)
        return None if place is None else self.rows[place]

    def place(self, path: Path) -> int:
        """Where in `rows` a file stands. KeyError where it is not listed."""
        return self._places[path]

    def find(self, row: TrackRow) -> int:
        """Where a row stands, -1 where it has left the list."""
        place = self._places.get(row.path, -1)
        return place if place >= 0 and self.rows[place] is row else -1

    def add(self, paths: Iterable[Path]) -> list[Path]:
        """Append rows for the paths that are new, and return those."""
        first, fresh = len(self.rows), []
        for path in paths:
            if path not in self._places:
                self._places[path] = len(self.rows)
                self.rows.append(TrackRow(path, edit=self._early_edits.pop(path, UNEDITED)))
                fresh.append(path)
        self._counts[Status.WAITING] += len(fresh)
        if fresh:
            self.added.emit(first, len(self.rows) - 1)
        return fresh

    def remove(self, paths: Iterable[Path]) -> None:
        """Take rows off the list; the files are not touched."""
        gone = {path for path in paths if path in self._places}
        self.about_to_reset.emit(list(gone))
        self.kept = [place for place, row in enumerate(self.rows) if row.path not in gone]
        self.rows = [self.rows[place] for place in self.kept]
        self._places = {row.path: place for place, row in enumerate(self.rows)}
        self._waiting = {row: changes for row, changes in self._waiting.items() if row.path not in gone}
        self._counts = dict.fromkeys(Status, 0) | Counter(row.status for row in self.rows)
        self.reset.emit()

    def clear(self) -> None:
        """An empty list."""
        self.remove(list(self._places))

    def take_steps(self, steps: Iterable[Step]) -> None:
        """Enter predictions and failures; a path not yet listed is added."""
        of_files = [step for step in steps if isinstance(step, TrackClassified | TrackRemembered | TrackFailed)]
        self.add(_path(step) for step in of_files)
        self._change([(self._places[_path(step)], partial(_enter, step)) for step in of_files])

    def take_company(self, found: Iterable[tuple[int, CompanyPrediction]]) -> None:
        """What is said of tracks, given by their places, in the company of their albums."""
        self._change([(place, partial(TrackRow.take_company, found=one)) for place, one in found])

    def expect_edits(self, edits: Mapping[Path, Edit]) -> None:
        """What the person chose in an earlier session: put on rows now listed and on those that come later."""
        listed = {path: edit for path, edit in edits.items() if path in self._places}
        self._early_edits.update({path: edit for path, edit in edits.items() if path not in listed})
        self.apply_edits(listed)

    def apply_edits(self, edits: Mapping[Path, Edit]) -> None:
        """Set the person's part of rows; paths no longer listed are passed over."""
        self._change(
            [(self._places[path], partial(_edit, edit)) for path, edit in edits.items() if path in self._places]
        )

    def update_rows(self, paths: Iterable[Path], change: Change) -> None:
        """Call `change` on the rows of `paths`, plan them anew and announce them. Of very many, the last are changed
        in slices, and each before anything else is done to it."""
        for path in paths:
            if path in self._places:
                self._waiting.setdefault(self.rows[self._places[path]], []).append(change)
        self._change_slice()

    def plan_again(self) -> None:
        """Settings changed: what would be written is worked out anew."""
        self.update_rows([row.path for row in self.rows], _leave)

    @Slot()
    def _change_slice(self) -> None:
        first = list(islice(self._waiting, SLICE_ROWS))
        self._change([(self._places[row.path], _leave) for row in first])
        if self._waiting:
            self._slices.start()

    def _change(self, changes: list[tuple[int, Change]]) -> None:
        for place, change in changes:
            row = self.rows[place]
            for earlier in self._waiting.pop(row, ()):
                earlier(row)
            change(row)
            row.outcome = self._plan_row(row) if row.can_be_planned else UNDECIDED
            before = row.status
            row.settle()
            self._counts[before] -= 1
            self._counts[row.status] += 1
        if changes:
            self.changed.emit(sorted(place for place, _ in changes))

    def counts(self) -> dict[Status, int]:
        """How many rows stand where."""
        return dict(self._counts)


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
