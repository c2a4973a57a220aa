"""From paths to predictions in the background: finds files, queues them, classifies, counts."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.app.classifying import recall
from genre_tagger.library.scan import TrackQueue
from genre_tagger.library.track import BatchSummary, Step, TrackClassified, TrackFailed, TrackRemembered
from genre_tagger.library.track_row import TrackRow
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.library.track_list import TrackList
from genre_tagger.ui.tasks import MakeGenerator, Task, TaskRunner

RATE_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How classifying goes. `rate` is tracks a second of late, 0 while unknown; `eta_seconds` is then None.

    `already_listed` counts files that were opened once more.
    """

    finding: bool
    done: int
    total: int
    failed: int
    rate: float
    eta_seconds: float | None
    already_listed: int = 0


class Classifying(QObject):
    """Feeds a `TrackList`. GUI thread only; the work is done by tasks.

    `progressed` (Progress) comes with each batch of steps, `ended` (Progress) when nothing is left to do, `failed`
    (exception) when classifying could not go on at all.
    """

    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, engine: Engine, tracks: TrackList, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.engine, self.tracks, self.runner = engine, tracks, runner
        self._queue = TrackQueue()
        self._drawn: deque[Path] = deque()
        self._cancelled = threading.Event()
        self._finding: dict[Task, list[Path]] = {}
        """What each looks for; nothing for one that only recalls."""
        self._unfound: list[Path] = []
        self._is_restarting = False
        self._left_alone: set[Path] = set()
        self._classifying: Task | None = None
        self._done = self._total = self._failures = self._listed = 0
        self._finished_at: deque[tuple[float, int]] = deque()

    @property
    def is_busy(self) -> bool:
        """Whether files are being found or classified."""
        return bool(self._finding) or self._classifying is not None

    @property
    def waiting(self) -> int:
        """How many files wait for their turn."""
        return len(self._queue)

    def open(self, paths: Iterable[Path]) -> None:
        """Find the audio files of `paths` and classify those not yet known."""
        wanted = list(paths)
        self._cancelled.clear()
        if not self.is_busy:
            self._start_counting()
        self._find(partial(self.engine.find, wanted), self._on_found, wanted)
        self._tell()

    def _find(self, find: MakeGenerator, stepped: Callable[[list[Any]], None], wanted: list[Path]) -> None:
        task = self.runner.start(find, stepped=stepped, failed=self.failed, finished=self._on_finding_finished)
        self._finding[task] = wanted

    def classify_all_again(self) -> None:
        """Another model classifies from now on: what runs is stopped, then every row is classified anew, those
        remembered at once.

        Rows that the person had stopped stay so, and what was being opened is opened once more.
        """
        if not self._is_restarting:
            self._left_alone = {row.path for row in self.tracks.rows if row.is_stopped}
        self._is_restarting = True
        unfound = [path for wanted in self._finding.values() for path in wanted]
        self._unfound += [path for path in unfound if path not in self._unfound]
        self.stop()
        if not self.is_busy:
            self._begin_again()

    def _begin_again(self) -> None:
        paths = [row.path for row in self.tracks.rows if row.path not in self._left_alone]
        unfound, self._unfound = self._unfound, []
        self._is_restarting = False
        for _ in self._queue:  # drawing empties it
            pass
        self._drawn.clear()
        self._cancelled.clear()
        self._start_counting()
        self.tracks.update_rows(paths, _make_waiting)
        if paths:
            self._find(partial(recall, self.engine, paths), self._on_recalled, [])
        if unfound:
            self.open(unfound)
        if self.is_busy:
            self._tell()

    @Slot(list)
    def _on_recalled(self, steps: list[Path | TrackRemembered]) -> None:
        """Rows of the list, each with its prediction by the active model, or still to be classified."""
        known = [step for step in steps if isinstance(step, TrackRemembered)]
        self.tracks.take_steps(known)
        self._queue.add(step for step in steps if isinstance(step, Path))
        self._total += len(steps)
        self._count(known)
        self._classify()
        self._tell()

    def classify_again(self, rows: Iterable[TrackRow]) -> None:
        """Queue rows that failed, were stopped or are to be classified by another model."""
        self._cancelled.clear()
        if not self.is_busy:
            self._start_counting()
        paths = [row.path for row in rows]
        self.tracks.update_rows(paths, _make_waiting)
        self._queue.add(paths)
        self._total += len(paths)
        self._classify()

    def prefer(self, paths: list[Path]) -> None:
        """These rows are on screen: they come first."""
        self._queue.prefer(paths)

    def discard(self, paths: list[Path]) -> None:
        """These rows are gone."""
        before = len(self._queue)
        self._queue.discard(paths)
        self._total -= before - len(self._queue)

    @Slot()
    def stop(self) -> None:
        """Leave the rest unclassified; what is under way is dropped."""
        self._cancelled.set()
        for task in self._finding:
            task.cancel()
        if self._classifying is not None:
            self._classifying.cancel()
        waiting = [path for path in self._queue if isinstance(path, Path)]
        unclassified = [row.path for row in self.tracks.rows if row.is_classifying]
        self.tracks.update_rows([*waiting, *unclassified], _make_stopped)

    @Slot(list)
    def _on_found(self, steps: list[Path | TrackFailed | TrackRemembered]) -> None:
        """Files listed before are counted only when they changed since: then nothing is remembered of them."""
        fresh = set(self.tracks.add(_path_of(step) for step in steps))
        known = [step for step in steps if isinstance(step, TrackRemembered | TrackFailed)]
        self.tracks.take_steps(known)
        found = [step for step in steps if isinstance(step, Path)]
        unclassified = [path for path in found if path in fresh or self._was_classified(path)]
        self._queue.discard(_path_of(step) for step in known)
        self._queue.add(unclassified)
        counted = [step for step in known if _path_of(step) in fresh or isinstance(step, TrackFailed)]
        self._listed += len(steps) - len(fresh)
        self._total += len(unclassified) + len(counted)
        self._count(counted)
        self._classify()
        self._tell()

    def _was_classified(self, path: Path) -> bool:
        row = self.tracks.row(path)
        return row is not None and (row.prediction is not None or bool(row.problem))

    @Slot()
    def _on_finding_finished(self) -> None:
        self._finding = {task: wanted for task, wanted in self._finding.items() if task is not self.sender()}
        self._classify()
        self._end_if_idle()

    def _classify(self) -> None:
        if self._classifying is not None or not len(self._queue) or self._cancelled.is_set():
            return
        classify = partial(self.engine.classify, self._draw(), self._cancelled)
        self._classifying = self.runner.start(
            classify, stepped=self._on_steps, failed=self._on_failed, finished=self._on_classifying_finished
        )

    def _draw(self) -> Iterator[Path | TrackFailed]:
        """In a worker thread: what is drawn from the queue is noted, for the table to mark."""
        for path in self._queue:
            if isinstance(path, Path):
                self._drawn.append(path)
            yield path

    @Slot(list)
    def _on_steps(self, steps: list[Step]) -> None:
        drawn = [self._drawn.popleft() for _ in range(len(self._drawn))]
        self.tracks.update_rows(drawn, _make_classifying)
        self.tracks.take_steps(steps)
        self._count(steps)
        self._tell()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.stop()
        self.failed.emit(error)

    @Slot()
    def _on_classifying_finished(self) -> None:
        self._classifying = None
        self._classify()
        self._end_if_idle()

    def _end_if_idle(self) -> None:
        if self.is_busy:
            return
        if self._is_restarting:
            self._begin_again()
            return
        self._drawn.clear()
        self.ended.emit(self._progress())

    def _start_counting(self) -> None:
        self._done = self._total = self._failures = self._listed = 0
        self._finished_at.clear()

    def _count(self, steps: Iterable[Step]) -> None:
        files = [step for step in steps if not isinstance(step, BatchSummary)]
        self._done += len(files)
        self._failures += sum(isinstance(step, TrackFailed) for step in files)
        classified = sum(isinstance(step, TrackClassified | TrackFailed) for step in files)
        now = monotonic()
        if classified:
            self._finished_at.append((now, classified))
        while self._finished_at and now - self._finished_at[0][0] > RATE_SECONDS:
            self._finished_at.popleft()

    def _progress(self) -> Progress:
        rate = 0.0
        if len(self._finished_at) > 1:
            seconds = self._finished_at[-1][0] - self._finished_at[0][0]
            classified = sum(count for _, count in list(self._finished_at)[1:])
            rate = classified / seconds if seconds > 0 else 0.0
        left = self._total - self._done
        eta = left / rate if rate > 0 and not self._finding else None
        return Progress(bool(self._finding), self._done, self._total, self._failures, rate, eta, self._listed)

    def _tell(self) -> None:
        self.progressed.emit(self._progress())


def _path_of(step: Path | TrackFailed | TrackRemembered) -> Path:
    if isinstance(step, Path):
        return step
    return step.path if isinstance(step, TrackFailed) else step.track.path


def _make_waiting(row: TrackRow) -> None:
    row.forget_prediction()
    row.is_stopped = row.is_classifying = False


def _make_stopped(row: TrackRow) -> None:
    row.is_stopped, row.is_classifying = row.prediction is None, False


def _make_classifying(row: TrackRow) -> None:
    row.is_classifying, row.is_stopped = True, False
