"""Runs without a network, for the window's tests: found by name in the spawned process."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.run.steps import BatchTrained, EpochTrained, RunFinished, RunPaused, RunStarted
from genre_tagger.training.scores.values import Scores
from genre_tagger.workers.process import PAUSE, Stop

EPOCHS = 1000

ENDED = "ended.txt"
"""In the run's folder: what it was told at its end."""


def started(folder: Path, resumed_epoch: int = 0) -> RunStarted:
    """Of a run with 8 clips; its folder stands."""
    folder.mkdir(parents=True, exist_ok=True)
    return RunStarted("made-up", folder, ("Folk", "Rock"), "cpu", 13_986, 8, 4, 4, EPOCHS, resumed_epoch)


def epoch(number: int) -> EpochTrained:
    """The first is the best."""
    scores = Scores(1.0 / number, 0.5, 0.4)
    return EpochTrained(number, EPOCHS, scores, scores, 1e-4, 2.0, 20.0, (60.0, 90.0, 120.0), number == 1)


def until_told(_request: Any, _settings: Any, runs_folder: Path, *, stop: Stop, **_: Any) -> Generator[Any]:
    """Trains until it is paused or stopped."""
    yield from _work(runs_folder / "made-up", 0, stop)


def resumed(folder: Path, *, stop: Stop, **_: Any) -> Generator[Any]:
    """Goes on after the first epoch, until it is paused or stopped."""
    yield from _work(folder, 1, stop)


def dies(_request: Any, _settings: Any, runs_folder: Path, **_: Any) -> Generator[Any]:
    """As a run that the system kills in its second epoch."""
    yield started(runs_folder / "made-up")
    yield epoch(1)
    os.kill(os.getpid(), signal.SIGKILL)


def refuses(_request: Any, _settings: Any, _runs_folder: Path, **_: Any) -> Generator[Any]:
    """Ends before there is a run."""
    raise DatasetError("The folder /music is gone; plug the drive in again.", "/music")
    yield None


def _work(folder: Path, done: int, stop: Stop) -> Generator[Any]:
    yield started(folder, done)
    number, step = done + 1, 0
    yield epoch(number)
    while not stop.wish:
        time.sleep(0.002)
        step += 1
        yield BatchTrained(number + 1, step % 100, 100, 0.7, 1e-4, 21.0, 900_000_000)
    (folder / ENDED).write_text(stop.wish, "ascii")
    if stop.wish == PAUSE:
        yield RunPaused("made-up", number)
    else:
        yield RunFinished("made-up", folder, folder / "best", 1, "stopped", Scores(0.9, 0.75, 0.7))
