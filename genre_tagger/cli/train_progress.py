"""The steps of a training run in the terminal: a bar within an epoch, a line for each, JSON for programs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from genre_tagger.cli.exit import DONE, INTERRUPTED, Interruption
from genre_tagger.cli.screen import Bar, Screen, time_left
from genre_tagger.foundation.number_text import time_text
from genre_tagger.foundation.readable import readable_path, readable_text
from genre_tagger.training.run.steps import (
    BatchTrained,
    EpochTrained,
    RunFinished,
    RunPaused,
    RunStarted,
    RunWarning,
    step_to_json,
)
from genre_tagger.training.scores.values import Scores
from genre_tagger.training.windows.extraction import ClipFailed, ExtractionProgress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from genre_tagger.training.run.train import RunStep
    from genre_tagger.workers.process import ProcessStream, Stop


def follow_run(screen: Screen, stream: ProcessStream, stop: Stop, run_id: str, as_json: bool) -> int:
    """Show the run to its end; the first Ctrl-C pauses it by `stop`, the second ends it. Returns the exit code."""
    view = _View(screen, as_json)
    asked = False
    try:
        with Interruption() as interruption, screen.bar() as bar:
            for step in stream:
                view.show(bar, step)
                if interruption.requested.is_set() and not asked:
                    asked = True
                    bar.note("Pausing at the end of this step; Ctrl-C again ends at once.")
                    stop.pause()
    except KeyboardInterrupt:
        stream.close()
        screen.note(f"Ended; at most this epoch is lost. To go on: genre-tagger train --resume {run_id}")
        return INTERRUPTED
    return view.end(run_id)


def show_alone(screen: Screen, steps: Iterable[RunStep], run_id: str, as_json: bool) -> int:
    """The same for a run in this very process, one of several: no pausing here."""
    view = _View(screen, as_json)
    with screen.bar() as bar:
        for step in steps:
            view.show(bar, step)
    return view.end(run_id)


class _View:
    def __init__(self, screen: Screen, as_json: bool) -> None:
        self._screen, self._as_json = screen, as_json
        self._last: RunPaused | RunFinished | None = None
        self._left = math.nan

    def show(self, bar: Bar, step: RunStep) -> None:
        if self._as_json:
            self._screen.json(step_to_json(step))
        match step:
            case ExtractionProgress():
                rate = f"{step.clips_per_second:.0f} clips/s" if step.clips_per_second else ""
                told = (f"{step.done} of {step.total}", rate, time_left(step.remaining_seconds or math.nan))
                bar.show(_DOING.get(step.stage, step.stage), step.done, step.total, *told)
            case ClipFailed():
                bar.note(readable_text(step.reason))
            case RunStarted():
                self._say(bar, _started(step))
            case BatchTrained():
                told = (f"loss {step.loss:.3f}", f"{step.clips_per_second:.1f} clips/s", time_left(self._left))
                bar.show(f"Epoch {step.epoch}", step.step, step.steps, *told)
            case EpochTrained():
                self._left = step.remaining_seconds[1]
                self._say(bar, _epoch(step))
            case RunWarning():
                bar.note(step.text)
            case RunPaused() | RunFinished():
                self._last = step

    def end(self, run_id: str) -> int:
        """The last words, and the exit code."""
        last = self._last
        if isinstance(last, RunFinished):
            if not self._as_json:
                self._screen.line(_finished(last))
            return DONE
        if last is not None:
            run_id = last.run_id
            self._screen.note(f"Paused after {last.epoch} epochs; nothing is lost.")
        self._screen.note(f"To go on: genre-tagger train --resume {run_id}")
        return INTERRUPTED

    def _say(self, bar: Bar, text: str) -> None:
        if not self._as_json:
            bar.note(text)


_DOING = {
    "waiting": "Waiting for the features",
    "checking": "Checking the features",
    "extracting": "Computing features",
}


def _started(step: RunStarted) -> str:
    clips = f"{step.training_clips} clips to learn from, {step.validation_clips} for validation"
    again = f", going on after epoch {step.resumed_epoch}" if step.resumed_epoch else ""
    return (
        f"{step.run_id}: {step.parameters:,} weights on {step.device}, {clips}, {step.test_clips} for the test; "
        f"{', '.join(step.genres)}{again}"
    )


def _epoch(step: EpochTrained) -> str:
    low, likely, high = step.remaining_seconds
    left = f"  {time_left(likely)} ({time_text(low)} to {time_text(high)})" if likely else ""
    return (
        f"epoch {step.epoch:>3}/{step.epochs}  train {_scores(step.training)}  valid {_scores(step.validation)}"
        f"  {step.seconds:.0f} s, {step.clips_per_second:.1f} clips/s{left}{'  best' if step.is_best else ''}"
    )


def _scores(scores: Scores) -> str:
    return f"loss {scores.loss:.3f} acc {scores.accuracy:.3f} F1 {scores.macro_f1:.3f}"


def _finished(step: RunFinished) -> str:
    test = "" if math.isnan(step.test.loss) else f"; test {_scores(step.test)}"
    return (
        f"Finished ({step.reason}): the best epoch was {step.best_epoch}{test}. "
        f"The model is in {readable_path(step.checkpoint)}. Its scores: genre-tagger evaluate --run {step.run_id}"
    )
