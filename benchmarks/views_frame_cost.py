"""What a frame of the views costs, how late the Live tab is, and how soon a two-hour file shows something.

    python -m benchmarks.views_frame_cost [--live-seconds 8] [--hours 2]

Frames are timed from the change to the end of painting, in the GUI thread; wall time and, in brackets, that thread's
processor time, which is what a quiet machine would need. Latency runs from a block's arrival to the end of painting it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import psutil
from PySide6.QtCore import QEventLoop, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from genre_tagger.audio.playback import Player
from genre_tagger.audio.sound_card import OutputDevice
from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.ui.live.live_tab import LiveTab
from genre_tagger.ui.theme import Theme
from genre_tagger.ui.views.loaded_track import LoadedTrack
from genre_tagger.ui.views.track_view import TrackView
from tests.builders.audio_files import MP3_CBR_NO_XING, make_audio
from tests.builders.fake_output import FakeSoundCard

GENRES = ("Electronic", "Rock", "Hip-Hop", "Folk")
FRAMES = 300


def main() -> None:
    """Measures and prints; nothing is asserted, figures depend on the machine."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--live-seconds", type=float, default=8.0)
    parser.add_argument("--hours", type=float, default=2.0)
    arguments = parser.parse_args()
    app = QApplication(sys.argv[:1])
    Theme(app, "dark")
    with tempfile.TemporaryDirectory() as folder:
        song = Path(folder) / "song.wav"
        make_audio(song, 240.0)
        measure_track(str(song))
        measure_live(str(song), arguments.live_seconds)
        long = make_long_file(Path(folder), arguments.hours)
        measure_long_file(str(long), arguments.hours)


def measure_track(path: str) -> None:
    """A four-minute track at 1280 x 800: the cursor moves, the page turns, the view pans and zooms."""
    view = _view()
    loaded: list[str] = []
    view.track_loaded.connect(loaded.append)
    view.show_track(path, _prediction(240.0))
    _run(lambda: bool(loaded), 60.0)
    _run(lambda: False, 0.5)
    plot = view._views.plot

    def play(index: int) -> None:
        view._on_position(60.0 + index * 0.016)

    def pan(index: int) -> None:
        plot.set_span(60.0 + index * 0.05, 90.0 + index * 0.05)

    def zoom(index: int) -> None:
        plot.zoom(1.02 if index % 2 else 1 / 1.02)

    def recolor(index: int) -> None:
        view._views.tools.set_levels(-70 + index % 20, 5)

    for name, change in (("playing", play), ("panning", pan), ("zooming", zoom), ("dB range", recolor)):
        plot.set_span(60.0, 90.0)
        _run(lambda: False, 0.3)
        _print_frames(f"track, {name}", *_frames(change))
    view.close_down()
    view.deleteLater()


def measure_live(path: str, seconds: float) -> None:
    """The Live tab at 1280 x 800, fed from a file at its natural pace."""
    tab = LiveTab(find_inputs=list)
    tab.resize(1280, 800)
    tab.show()
    frames: list[tuple[float, float]] = []
    spent = np.zeros(2)

    def time_it(owner: object, name: str) -> None:
        """Adds up what a frame does, until it is painted."""
        method = getattr(owner, name)

        def timed(*values: object) -> object:
            begun = perf_counter(), thread_time()
            result = method(*values)
            spent[:] += 1000 * (perf_counter() - begun[0]), 1000 * (thread_time() - begun[1])
            if name == "paintEvent":
                frames.append(tuple(spent))
                spent[:] = 0.0
            return result

        setattr(owner, name, timed)

    time_it(tab.plot, "show_snapshot")
    time_it(tab.plot, "paintEvent")
    tab.feed_file(path)
    _run(lambda: tab._session.history is not None, 2.0)
    time_it(tab._session.history, "snapshot")
    _run(lambda: False, 2.0)
    frames.clear()
    _run(lambda: False, seconds)
    figures = tab.plot.meter.figures
    _print_frames("live, scrolling", *map(list, zip(*frames, strict=True)))
    print(
        f"  {'live':<24} {figures.frames_per_second:5.1f} frames/s, latency {1000 * figures.latency_seconds:.1f} ms, "
        f"{tab._session.dropped_blocks} blocks lost"
    )
    tab.close_down()
    tab.deleteLater()


def measure_long_file(path: str, hours: float) -> None:
    """From the wish to the first picture, to the last; memory gained; the longest standstill of the window."""
    view = _view()
    process = psutil.Process()
    before = process.memory_info().rss
    heartbeat = Heartbeat()
    loaded: list[str] = []
    view.track_loaded.connect(loaded.append)
    begun, begun_cpu = perf_counter(), process.cpu_times().user
    view.show_track(path, _prediction(3600.0 * hours))
    track = view._views.track
    _run(lambda: bool(track.pictures), 60.0)
    first = perf_counter() - begun
    _run(lambda: bool(loaded), 600.0)
    last = perf_counter() - begun
    spent = process.cpu_times().user - begun_cpu
    gained = (process.memory_info().rss - before) / 2**20
    print(f"{hours:g}-hour MP3 ({Path(path).stat().st_size / 2**20:.0f} MB)")
    print(f"  {'first picture':<24} {1000 * first:7.0f} ms = {100 * first / last:.1f} % of the full decode")
    print(f"  {'complete':<24} {1000 * last:7.0f} ms, {spent:.1f} s of processor time")
    print(f"  {'memory gained':<24} {gained:7.0f} MB")
    print(f"  {'longest standstill':<24} {heartbeat.longest_ms:7.0f} ms")
    begun = perf_counter()
    middle = 1800.0 * hours
    view._views.plot.set_span(middle, middle + 10.0)
    _run(lambda: _covers(track, middle), 30.0)
    print(f"  {'close-up in the middle':<24} {1000 * (perf_counter() - begun):7.0f} ms")
    view.close_down()


def _covers(track: LoadedTrack, middle: float) -> bool:
    return any(picture.seconds_per_column < 0.05 and picture.start_seconds <= middle for picture in track.pictures)


class Heartbeat:
    """The longest gap between two ticks of a 5 ms timer."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._last = perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    @Slot()
    def _tick(self) -> None:
        now = perf_counter()
        self.longest_ms = max(self.longest_ms, 1000 * (now - self._last))
        self._last = now


def make_long_file(folder: Path, hours: float) -> Path:
    """A minute of MP3 after another: without an index, as long recordings often are."""
    minute = folder / "minute.mp3"
    make_audio(minute, 60.0, recipe=MP3_CBR_NO_XING)
    data = minute.read_bytes()
    data = data[10 + int.from_bytes(data[6:10], "big") :] if data[:3] == b"ID3" else data
    path = folder / "long.mp3"
    with path.open("wb") as file:
        for _ in range(round(60 * hours)):
            file.write(data)
    return path


def _view() -> TrackView:
    player = Player(open_device=FakeSoundCard(), list_devices=lambda: [OutputDevice("Fake", True)])
    view = TrackView(player=player)
    view.resize(1280, 800)
    view.show()
    return view


def _prediction(seconds: float) -> Prediction:
    shares = (0.1, 0.6, 0.2, 0.1)
    windows = tuple(WindowPrediction(seconds * index / 8, 29.12, shares, 0.95) for index in range(8))
    return Prediction(GENRES, shares, 0.95, windows, 0.5, "benchmark")


def _frames(change: Callable[[int], None]) -> tuple[list[float], list[float]]:
    wall, cpu = [], []
    for index in range(FRAMES):
        begun, begun_cpu = perf_counter(), thread_time()
        change(index)
        QApplication.sendPostedEvents()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers)
        wall.append(1000 * (perf_counter() - begun))
        cpu.append(1000 * (thread_time() - begun_cpu))
    return wall, cpu


def _print_frames(name: str, wall_ms: list[float], cpu_ms: list[float]) -> None:
    middle, late = np.percentile(wall_ms, (50, 99))
    cpu_middle, cpu_late = np.percentile(cpu_ms, (50, 99))
    print(f"  {name:<24} {middle:5.2f} ms median, {late:6.2f} ms 99th ({cpu_middle:.2f}, {cpu_late:.2f})")


def _run(until: Callable[[], bool], most_seconds: float) -> None:
    """Lives as the program does, in an event loop that sleeps when there is nothing to do."""
    loop, deadline = QEventLoop(), perf_counter() + most_seconds

    def look() -> None:
        if until() or perf_counter() >= deadline:
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    loop.exec()
    timer.stop()


if __name__ == "__main__":
    main()
