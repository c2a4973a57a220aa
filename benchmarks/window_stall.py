"""How long the window ever stands still with a large library: loading, sorting, filtering, grouping, editing.

    python -m benchmarks.window_stall [--rows 10000] [--rows 50000] [--steps WORDS ...]

A timer of 5 ms ticks in the GUI thread; the longest gap between two ticks is the longest stall a person can feel.
Tracks and predictions are generated and come as fast as Python makes them, which is faster than any real library.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QItemSelectionModel, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from genre_tagger.library.track import CompanyMode
from genre_tagger.library.track_row import UNEDITED, Column, Edit, StatusGroup, TrackFilter
from genre_tagger.settings import UserFolders
from genre_tagger.ui.app import SWITCH_SECONDS, GuiGarbage
from genre_tagger.ui.library.library_tab import LibraryTab
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.theme import Theme
from genre_tagger.ui.window_state import WindowState
from tests.builders.generated_engine import GeneratedEngine

TICK_MS = 5


class Heartbeat:
    """Notes the gaps between ticks in the GUI thread, and the processor time it spent in each, in milliseconds."""

    def __init__(self) -> None:
        self.gaps: list[tuple[float, float]] = []
        self._last, self._last_cpu = perf_counter(), thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def restart(self) -> None:
        """Forget what was."""
        self.gaps = []
        self._last, self._last_cpu = perf_counter(), thread_time()

    @Slot()
    def _tick(self) -> None:
        now, cpu = perf_counter(), thread_time()
        self.gaps.append((1000 * (now - self._last), 1000 * (cpu - self._last_cpu)))
        self._last, self._last_cpu = now, cpu


def run_events(until: Callable[[], bool], least_ms: int = 300, most_seconds: float = 300) -> None:
    """Let the window live until `until` holds, and a moment longer."""
    deadline = perf_counter() + most_seconds
    while not until() and perf_counter() < deadline:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    end = perf_counter() + least_ms / 1000
    while perf_counter() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def report(name: str, beat: Heartbeat, began: float) -> float:
    """Print one line; returns the worst gap. `busiest` is the window's own processor time."""
    gaps = sorted(gap for gap, _ in beat.gaps) or [0.0]
    worst, high = gaps[-1], gaps[int(0.99 * (len(gaps) - 1))]
    busiest = max((cpu for _, cpu in beat.gaps), default=0.0)
    took = perf_counter() - began
    print(f"  {name:<30} worst {worst:5.0f} ms   p99 {high:5.0f} ms   busiest {busiest:5.0f} ms   took {took:4.1f} s")
    return worst


def resident_mb() -> float:
    """What this process holds in memory, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def last_edit(library: LibraryTab) -> Edit:
    """Of the last row that can be edited."""
    return next(row.edit for row in reversed(library.tracks.rows) if not row.problem)


def measure(rows: int, folder: Path, steps: Sequence[str] = ("",)) -> float:
    """One library of `rows` tracks, loaded; of all else the steps named by one of `steps`. Returns the worst gap."""
    sys.setswitchinterval(SWITCH_SECONDS)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    GuiGarbage(app)
    engine = GeneratedEngine(
        UserFolders(folder / "config", folder / "data", folder / "cache"), count=rows, fail_every=50
    )
    window = MainWindow(engine, Theme(app, "light"), WindowState(folder / "config"))
    window.show()
    library, model, table = window.library, window.library.model, window.library.table
    run_events(lambda: True, 500)
    beat, worst = Heartbeat(), 0.0

    def step(name: str, action: Callable[[], object], until: Callable[[], bool] = lambda: True) -> None:
        nonlocal worst
        if len(library.tracks) and not any(words in name for words in steps):
            return
        run_events(lambda: True, 200)
        beat.restart()
        began = perf_counter()
        action()
        run_events(until)
        worst = max(worst, report(name, beat, began))

    def idle() -> bool:
        return not library.classifying.is_busy

    before_mb = resident_mb()
    print(f"{rows:,} tracks")
    step("loading and classifying, unsorted", lambda: window.opening.open_paths([Path("/music")]), idle)
    table.sortByColumn(Column.CONFIDENCE, Qt.SortOrder.DescendingOrder)
    step("classifying again, sorted", lambda: library.classifying.classify_again(library.tracks.rows), idle)
    for column in (Column.TITLE, Column.CURRENT, Column.STATUS):
        step(
            f"sorting by {column.name.lower()}",
            lambda column=column: table.sortByColumn(column, Qt.SortOrder.AscendingOrder),
        )
    step("filtering by text", lambda: model.set_filter(TrackFilter(text="blue gar")))
    step("filtering by status", lambda: model.set_filter(TrackFilter(group=StatusGroup.TO_WRITE)))
    step("clearing the filter", lambda: model.set_filter(TrackFilter()))
    step("scrolling to the end", table.scrollToBottom)

    def company(mode: CompanyMode) -> Callable[[], object]:
        return lambda: library.use_company(mode)

    def settled() -> bool:
        return not library.albums.is_busy

    step("grouping by album", lambda: library.filter_bar.albums.group.setChecked(True))
    step("folding all albums", lambda: model.fold_all(True))
    step("unfolding all albums", lambda: model.fold_all(False))
    for column in (Column.CONFIDENCE, Column.TITLE):
        step(
            f"sorting albums by {column.name.lower()}",
            lambda column=column: table.sortByColumn(column, Qt.SortOrder.DescendingOrder),
        )
    step("filtering albums by text", lambda: model.set_filter(TrackFilter(text="blue gar")))
    step("clearing the filter", lambda: model.set_filter(TrackFilter()))
    step("a correction in an album", lambda: library.editing.choose(library.tracks.rows[5:6], "Folk"), settled)
    step("one genre per album", company(CompanyMode.ONE_PER_ALBUM), settled)
    step("with its album", company(CompanyMode.ALBUM), settled)
    step("ungrouping", lambda: library.filter_bar.albums.group.setChecked(False))
    step(
        "selecting every other",
        lambda: table.choose_tracks(library.tracks.rows[::2], QItemSelectionModel.SelectionFlag.ClearAndSelect),
    )
    step("sorting, with them selected", lambda: table.sortByColumn(Column.TITLE, Qt.SortOrder.AscendingOrder))
    step("selecting all", table.selectAll)
    for name, action in (
        ("one genre for all", lambda: library.choose_number(2)),
        ("accepting all", library.accept_selected),
        ("skipping all", library.skip_selected),
    ):
        step(name, action, lambda: last_edit(library) != UNEDITED)
        step(f"{name}, undone", library.editing.stack.undo, lambda: last_edit(library) == UNEDITED)
    print(f"  memory: {1000 * (resident_mb() - before_mb) / rows:.1f} kB a row, window and all")
    window.close()
    return worst


def main() -> None:
    """Print the stalls for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, action="append")
    parser.add_argument("--steps", nargs="+", default=[""], help="words of the steps to take after loading")
    chosen = parser.parse_args()
    for rows in chosen.rows or [10_000, 50_000]:
        with tempfile.TemporaryDirectory() as folder:
            print(f"  worst of all: {measure(rows, Path(folder), chosen.steps):.0f} ms")


if __name__ == "__main__":
    main()
