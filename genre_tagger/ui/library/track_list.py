"""The rows of the library and the one place where they change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from genre_tagger.library.track import Step, TrackClassified, TrackFailed, TrackRemembered
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.library.track_row import UNDECIDED, UNEDITED, Edit, Outcome, Status, TrackRow

PlanRow = Callable[[TrackRow], Outcome]


class TrackList(QObject):
    """All files of the library in the order they came, each path once. GUI thread only.

    `added` (first, last) follows an addition at the end, `changed` (places, ascending) any change of rows, `cleared`
    and `removed` the rest. `plan_row` says what would be written for a row that has a verdict or a choice.
    """

    added = Signal(int, int)
    changed = Signal(list)
    about_to_reset = Signal()
    reset = Signal()

    def __init__(self, plan_row: PlanRow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[TrackRow] = []
        self._places: dict[Path, int] = {}
        self._plan_row = plan_row
        self._early_edits: dict[Path, Edit] = {}
        self._counts = dict.fromkeys(Status, 0)

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, path: Path) -> TrackRow | None:
        """The row of a file, or None."""
        place = self._places.get(path)
        return None if place is None else self.rows[place]

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
        gone = set(paths)
        self.about_to_reset.emit()
        self.rows = [row for row in self.rows if row.path not in gone]
        self._places = {row.path: place for place, row in enumerate(self.rows)}
        self._counts = {status: sum(row.status is status for row in self.rows) for status in Status}
        self.reset.emit()

    def clear(self) -> None:
        """An empty list."""
        self.remove(list(self._places))

    def take_steps(self, steps: Iterable[Step]) -> None:
        """Enter verdicts and failures; a path not yet listed is added."""
        of_files = [step for step in steps if isinstance(step, TrackClassified | TrackRemembered | TrackFailed)]
        self.add(_path(step) for step in of_files)
        places = []
        for step in of_files:
            place = self._places[_path(step)]
            self._enter(self.rows[place], step)
            places.append(place)
        self._announce(places)

    def expect_edits(self, edits: Mapping[Path, Edit]) -> None:
        """What the person chose in an earlier session: put on rows now listed and on those that come later."""
        listed = {path: edit for path, edit in edits.items() if path in self._places}
        self._early_edits.update({path: edit for path, edit in edits.items() if path not in listed})
        self.apply_edits(listed)

    def apply_edits(self, edits: Mapping[Path, Edit]) -> None:
        """Set the person's part of rows; paths no longer listed are passed over."""
        places = []
        for path, edit in edits.items():
            place = self._places.get(path)
            if place is not None:
                self.rows[place].edit = edit
                self.rows[place].write_problem = ""
                self._plan(self.rows[place])
                places.append(place)
        self._announce(places)

    def update_rows(self, paths: Iterable[Path], change: Callable[[TrackRow], None]) -> None:
        """Call `change` on the rows of `paths`, plan them anew and announce them."""
        places = [self._places[path] for path in paths if path in self._places]
        for place in places:
            change(self.rows[place])
            self._plan(self.rows[place])
        self._announce(places)

    def plan_again(self, paths: Iterable[Path] | None = None) -> None:
        """Settings changed: what would be written is worked out anew, for `paths` or for all rows."""
        self.update_rows([row.path for row in self.rows] if paths is None else paths, _leave)

    def counts(self) -> dict[Status, int]:
        """How many rows stand where."""
        return dict(self._counts)

    def _enter(self, row: TrackRow, step: Step) -> None:
        row.is_listening = False
        if isinstance(step, TrackFailed):
            row.problem = error_text(step.error)
        elif isinstance(step, TrackClassified | TrackRemembered):
            row.take_verdict(step.track, step.prediction)
        self._plan(row)

    def _plan(self, row: TrackRow) -> None:
        row.outcome = self._plan_row(row) if row.can_be_planned else UNDECIDED
        before = row.status
        row.settle()
        self._counts[before] -= 1
        self._counts[row.status] += 1

    def _announce(self, places: list[int]) -> None:
        if places:
            self.changed.emit(sorted(places))


def _path(step: TrackClassified | TrackRemembered | TrackFailed) -> Path:
    return step.path if isinstance(step, TrackFailed) else step.track.path


def _leave(_row: TrackRow) -> None:
    """The row stays; only its plan is made anew."""
