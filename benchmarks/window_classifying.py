"""How live the window stays while the real engine classifies real files, and how soon the first track can be seen.

    python -m benchmarks.window_classifying FOLDER [--tracks 200] [--seconds 60]

Opens the window over `FOLDER` with the real worker processes and the model in use. Prints the longest gaps between two
ticks of a 5 ms timer in the GUI thread (as `benchmarks.window_stall` does), what the window did in the worst of them,
how long the first track took from its row's arrival to its complete picture, and the rate of predictions. The store of
predictions is a fresh one, so that every track is really classified.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from itertools import islice
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.window_stall import Heartbeat, report, run_events
from genre_tagger.containers.sniff import AUDIO_EXTENSIONS
from genre_tagger.settings import Settings, UserFolders
from genre_tagger.ui.app import SWITCH_SECONDS, GuiGarbage
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.theme import Theme
from genre_tagger.ui.window_state import WindowState


class Moments:
    """When the first track's picture began and when it was whole, in seconds since `began`."""

    def __init__(self, window: MainWindow) -> None:
        self.began = perf_counter()
        self.opened: float | None = None
        self.completed: float | None = None
        view = window.library.viewed.view
        assert view is not None
        view._views.track.opened.connect(self._on_opened)
        view.track_loaded.connect(self._on_loaded)

    def _on_opened(self) -> None:
        self.opened = self.opened or perf_counter() - self.began

    def _on_loaded(self) -> None:
        self.completed = self.completed or perf_counter() - self.began


def measure(paths: list[Path], folder: Path, most_seconds: float) -> None:
    """Open `paths` in a window of its own and print how it went."""
    sys.setswitchinterval(SWITCH_SECONDS)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    GuiGarbage(app)
    engine = Engine(UserFolders(folder / "config", folder / "data", folder / "cache"), Settings())
    window = MainWindow(engine, Theme(app, "light"), WindowState(folder / "config"))
    window.show()
    run_events(lambda: True, 300)
    beat = Heartbeat()
    began = perf_counter()
    window.start_late()
    run_events(lambda: True, 1500)
    report("making the views", beat, began)
    library = window.library
    beat.restart()
    moments = Moments(window)
    window.opening.open_paths(paths)
    run_events(lambda: not library.classifying.is_busy or perf_counter() - moments.began > 5, 0, 5)
    report("the first five seconds", beat, moments.began)
    beat.restart()
    then = perf_counter()
    run_events(lambda: not library.classifying.is_busy, 0, most_seconds)
    report("classifying on", beat, then)
    classified = sum(row.prediction is not None for row in library.tracks.rows)
    took = perf_counter() - moments.began
    print(f"  first track: opened after {_told(moments.opened)}, whole picture after {_told(moments.completed)}")
    print(f"  {classified} of {len(paths)} tracks classified, {classified / took:.1f} a second")
    library.classifying.stop()
    run_events(lambda: not library.classifying.is_busy, 0, 20)
    window.close_without_asking()


def _told(seconds: float | None) -> str:
    return "never" if seconds is None else f"{seconds:.2f} s"


def main() -> None:
    """Print the stalls for the first tracks below a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tracks", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60.0)
    chosen = parser.parse_args()
    found = (path for path in sorted(chosen.folder.rglob("*")) if path.suffix.lower() in AUDIO_EXTENSIONS)
    with tempfile.TemporaryDirectory() as folder:
        measure(list(islice(found, chosen.tracks)), Path(folder), chosen.seconds)


if __name__ == "__main__":
    main()
