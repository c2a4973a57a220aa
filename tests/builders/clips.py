"""Small clips and a small mel front-end for everything that prepares training data, and a worker without a process."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import soundfile

from genre_tagger.features.mel import MelSettings
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.training.windows.extraction import ClipFailed, ExtractionProgress
from genre_tagger.training.windows.mel_windows import ClipTask, ClipWindows, MelWindows, clip_windows
from genre_tagger.workers.pool import TaskDone, TaskFailed
from tests.builders.sound import music_like

SMALL_MEL = MelSettings(sample_rate_hz=8_000, fft_length=256, hop_length=256, mel_bands=12, frames=101, max_hz=4_000.0)
"""Windows of 3.2 s in 1,212 bytes."""

Outcome = TaskDone[ClipTask, ClipWindows] | TaskFailed[ClipTask]


def make_clips(
    folder: Path, count: int, seconds: float = 3.5, suffix: str = ".flac", first_seed: int = 0
) -> list[Path]:
    """`count` mono files at 8 kHz, each of other sound."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:03d}{suffix}" for number in range(count)]
    for seed, path in enumerate(paths, first_seed):
        write_clip(path, seed, seconds)
    return paths


def write_clip(path: Path, seed: int, seconds: float = 3.5) -> None:
    """One such file."""
    soundfile.write(path, music_like(seconds, 8_000, 1, seed), 8_000)


class Bench:
    """Works on clips in this process, one at a time, and notes which. Stands in for a pool or a cluster."""

    def __init__(self, handler: Callable[[ClipTask], ClipWindows] = clip_windows) -> None:
        self.decoded: list[str] = []
        self.named: list[str] = []
        self.handler = handler
        self._waiting: list[ClipTask] = []

    def open(self, scheduler: str, jobs: int) -> Self:
        """In place of `extraction.open_executor`."""
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._waiting.clear()

    @property
    def has_room(self) -> bool:
        return not self._waiting

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def submit(self, payload: ClipTask) -> None:
        self._waiting.append(payload)

    def wait(self, timeout_seconds: float | None = None) -> Sequence[Outcome]:
        if not self._waiting:
            return []
        task = self._waiting.pop()
        (self.named if task.only_key else self.decoded).append(task.path.name)
        try:
            return [TaskDone(task, self.handler(task))]
        except GenreTaggerError as error:
            return [TaskFailed(task, error)]


def hostile_clip_windows(task: ClipTask) -> ClipWindows:
    """What a worker does with clips whose names say what goes wrong."""
    if task.path.stem == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    return clip_windows(task)


def outcome(
    steps: Iterable[ExtractionProgress | ClipFailed | MelWindows],
) -> tuple[MelWindows, ExtractionProgress, list[ClipFailed]]:
    """Run an extraction: what it came to, the last progress, the failures."""
    *before, windows = steps
    assert isinstance(windows, MelWindows)
    progress = [step for step in before if isinstance(step, ExtractionProgress)]
    return windows, progress[-1], [step for step in before if isinstance(step, ClipFailed)]


def same_windows(one: MelWindows, other: MelWindows) -> bool:
    """Whether all bytes and all that goes with them are equal."""
    everything = range(len(one))
    return (
        len(one) == len(other)
        and np.array_equal(one.level.rows(everything), other.level.rows(everything))
        and np.array_equal(one.valid_frames, other.valid_frames)
        and np.array_equal(one.track_row, other.track_row)
        and np.array_equal(one.start_seconds, other.start_seconds)
    )
