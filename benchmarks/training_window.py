"""How long the window ever stands still while data are read and checked and a network is trained beside it.

    python -m benchmarks.training_window [--artists 8] [--epochs 3] [--preset study-small]

The whole window, the real processes, generated music. A timer of 5 ms ticks in the GUI thread: the longest gap between
two ticks is the longest stall a person can feel, `busiest` the window's own processor time in one gap. The window
scrolls through its tabs meanwhile, as a person would.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.window_stall import Heartbeat, report, run_events
from genre_tagger.settings import Settings, UserFolders
from genre_tagger.training.run.settings import PRESET_NAMES
from genre_tagger.ui.app import SWITCH_SECONDS, GuiGarbage
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.theme import Theme
from genre_tagger.ui.training.training_tab import TrainingTab
from genre_tagger.ui.window_state import WindowState
from tests.builders.clips import write_clip

GENRES = ("Electronic", "Folk", "Hip-Hop", "Rock")


def make_music(folder: Path, artists: int) -> int:
    """Four genres, so many artists each, two clips of 30 s an artist; how many clips."""
    for place, genre in enumerate(GENRES):
        for artist in range(artists):
            home = folder / genre / f"{genre} artist {artist}"
            home.mkdir(parents=True)
            for number in range(2):
                write_clip(home / f"{number}.flac", 1000 * place + 10 * artist + number, seconds=30.0)
    return len(GENRES) * artists * 2


def open_window(folder: Path) -> tuple[MainWindow, TrainingTab]:
    """As the program opens it, its training tab in view."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    GuiGarbage(app)
    engine = Engine(UserFolders(folder / "config", folder / "data", folder / "cache"), Settings())
    window = MainWindow(engine, Theme(app, "light"), WindowState(folder / "config"))
    window.show()
    window.start_late()
    run_events(lambda: hasattr(window, "training"), 500)
    window.tabs.setCurrentIndex(2)
    return window, window.training


def measure(folder: Path, artists: int, epochs: int, preset: str) -> float:
    """One walk through the tab; returns the longest gap of all."""
    sys.setswitchinterval(SWITCH_SECONDS)
    clips = make_music(folder / "music", artists)
    window, tab = open_window(folder)
    run_events(lambda: True, 1000)
    beat = Heartbeat()
    worst = 0.0

    def step(name: str, action: Callable[[], object], until: Callable[[], bool]) -> None:
        nonlocal worst
        run_events(lambda: True, 200)
        beat.restart()
        began = perf_counter()
        action()
        run_events(until)
        worst = max(worst, report(name, beat, began))

    def train() -> None:
        tab.settings.presets.setCurrentRow(PRESET_NAMES.index(preset))
        for name, value in (("epochs", epochs), ("batch", 8)):
            tab.settings.fields[name].setValue(value)  # type: ignore[attr-defined]
        tab.start_training()

    def trained() -> bool:
        record = tab.session.record
        if record is not None and record.batch is not None:  # as a person who looks around meanwhile
            window.tabs.setCurrentIndex(int(perf_counter() * 2) % window.tabs.count())
        return not tab.is_training

    print(f"{clips} clips, {preset}, {epochs} epochs")
    step("reading the folder", lambda: tab.data.add_folder(folder / "music"), lambda: tab.data.genres.count() == 4)
    step("checking every clip", tab.go_on, lambda: tab.check.report is not None)
    step("preparing and training", train, trained)
    record = tab.session.record
    assert record is not None
    assert not record.problem, record.problem
    rates = [one.clips_per_second for one in record.epochs]
    print(f"  trained {sum(rates) / max(1, len(rates)):.1f} clips/s with the window beside it")
    window.close_without_asking()
    return worst


def main() -> None:
    """Print the stalls."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--artists", type=int, default=8)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--preset", choices=PRESET_NAMES, default="study-small")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        worst = measure(Path(folder), chosen.artists, chosen.epochs, chosen.preset)
    print(f"  worst of all: {worst:.0f} ms")


if __name__ == "__main__":
    main()
