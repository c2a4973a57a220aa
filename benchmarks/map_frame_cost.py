"""What a frame of the library's map costs: panning, zooming and a change of selection, with many points.

    python -m benchmarks.map_frame_cost [--points 10000] [--frames 200]

Frames are timed from the change to the end of painting, in the GUI thread: that thread's processor time, which is what
a quiet machine would need, and wall time. The drawing is Qt's own, in memory: a screen adds its own.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Callable
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from genre_tagger.library.track_map import MapPoints
from genre_tagger.ui.library.map_plot import MapPlot
from genre_tagger.ui.theme import Theme

GENRES = 4


def main() -> None:
    """Measures and prints; nothing is asserted, figures depend on the machine."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, default=10_000)
    parser.add_argument("--frames", type=int, default=200)
    arguments = parser.parse_args()
    app = QApplication(sys.argv[:1])
    Theme(app, "dark")
    plot = MapPlot(str)
    plot.resize(700, 700)
    plot.show()
    points = clusters(arguments.points)
    plot.show_points(points, GENRES)
    half = np.arange(0, arguments.points, 2)

    def pan(index: int) -> None:
        plot.box.translateBy(x=0.01 if index % 40 < 20 else -0.01)

    def zoom(index: int) -> None:
        plot.box.zoom(1.03 if index % 40 < 20 else 1 / 1.03)

    def select(index: int) -> None:
        plot.show_selection(half + index % 2 if arguments.points % 2 == 0 else half, 0)

    def propose(_: int) -> None:
        plot.show_points(points, GENRES)

    print(f"{arguments.points} points at 700 x 700, {arguments.frames} frames each")
    measure("panning", pan, app, arguments.frames)
    measure("zooming", zoom, app, arguments.frames)
    measure("half selected anew", select, app, arguments.frames // 4)
    measure("panning, half selected", pan, app, arguments.frames)
    measure("all points anew", propose, app, arguments.frames // 4)
    measure("name under the mouse", lambda index: name(plot, index), app, arguments.frames)


def name(plot: MapPlot, index: int) -> None:
    plot.read_out(plot.plot, QPointF(index / 400 - 0.25, 0.1))


def measure(label: str, change: Callable[[int], None], app: QApplication, frames: int) -> None:
    """Median and 95th percentile of `frames` changes, each painted before the next."""
    for _ in range(3):
        app.processEvents()
    cpu, wall = [], []
    for index in range(frames):
        begun, begun_cpu = perf_counter(), thread_time()
        change(index)
        app.processEvents()
        cpu.append(1000 * (thread_time() - begun_cpu))
        wall.append(1000 * (perf_counter() - begun))
    tail = sorted(cpu)[round(0.95 * (frames - 1))]
    print(
        f"  {label:<24} processor: median {statistics.median(cpu):5.1f} ms, 95 % below {tail:5.1f} ms; "
        f"wall: median {statistics.median(wall):5.1f} ms"
    )


def clusters(count: int) -> MapPoints:
    """Points around twelve middles."""
    chance = np.random.default_rng(0)
    kinds = chance.integers(0, 12, count)
    xy = chance.uniform(-0.8, 0.8, (12, 2))[kinds] + chance.normal(0.0, 0.09, (count, 2))
    return MapPoints(
        np.clip(xy, -1.0, 1.0).astype(np.float32),
        (kinds % GENRES).astype(np.int64),
        chance.random(count) > 0.15,
        chance.random(count).astype(np.float32),
    )


if __name__ == "__main__":
    main()
