"""The log of a run, readable while it grows: JSON Lines, an object a step; its curves as TensorBoard's event files."""

from __future__ import annotations

import json
import math
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from genre_tagger.foundation.plain_values import from_plain, to_plain
from genre_tagger.training.run.folder import disk_error
from genre_tagger.training.run.steps import (
    BatchTrained,
    EpochTrained,
    RunFinished,
    RunPaused,
    RunStarted,
    RunWarning,
)
from genre_tagger.training.windows.steps import ClipFailed, ExtractionProgress

Logged = RunStarted | EpochTrained | RunPaused | RunWarning | RunFinished
_NAMES: dict[type, str] = {
    RunStarted: "started",
    EpochTrained: "epoch",
    RunPaused: "paused",
    RunWarning: "warning",
    RunFinished: "finished",
    BatchTrained: "batch",
    ExtractionProgress: "extraction",
    ClipFailed: "clip-failed",
}
_RENAMED: dict[tuple[type, str], str] = {
    (BatchTrained, "step"): "batch",
    (BatchTrained, "steps"): "batches",
}  # "step" is the line's kind


def append_step(path: Path, step: Logged) -> None:
    """One more line. Raises TrainingError where it cannot be written."""
    try:
        with path.open("a", encoding="ascii") as stream:
            stream.write(json.dumps(step_to_json(step)) + "\n")
    except OSError as error:
        raise disk_error(error, path) from error


def step_to_json(step: Logged | BatchTrained | ExtractionProgress | ClipFailed) -> dict[str, Any]:
    """A step as plain values: its kind, when it was told, and its fields."""
    values: dict[str, Any] = {"step": _NAMES[type(step)], "at": datetime.now(UTC).isoformat(timespec="seconds")}
    return values | {_RENAMED.get((type(step), name), name): value for name, value in to_plain(step).items()}


def read_epochs(path: Path) -> tuple[EpochTrained, ...]:
    """Every epoch of the run, in order, each once (a crash may have repeated one: the later line counts).

    A line that a crash cut short is passed over. Empty where there is no log.
    """
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    epochs: dict[int, EpochTrained] = {}
    for line in lines:
        try:
            values = json.loads(line)
            if values["step"] == "epoch":
                epoch = from_plain(EpochTrained, values)
                epochs[epoch.epoch] = epoch
        except (ValueError, KeyError, TypeError):
            continue
    return tuple(epochs[number] for number in sorted(epochs))


class EventFiles:
    """A file for each part of a run that was paused and resumed. Written at once, by the calling thread.

    (tensorboardX's own SummaryWriter writes in a thread of its own, which a full disk would end without a word.)
    Raises OSError where the disk refuses.
    """

    def __init__(self, folder: Path) -> None:
        from tensorboardX.proto.event_pb2 import Event
        from tensorboardX.record_writer import RecordWriter

        folder.mkdir(exist_ok=True)
        self._writer = RecordWriter(str(folder / f"events.out.tfevents.{time.time():.0f}.{time.time_ns()}"))
        self._write(Event(wall_time=time.time(), file_version="brain.Event:2"))

    def __enter__(self) -> EventFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._writer.close()

    def write(self, epoch: EpochTrained) -> None:
        """One point on each curve."""
        from tensorboardX.proto.event_pb2 import Event
        from tensorboardX.summary import scalar

        values = {"learning_rate": epoch.learning_rate, "clips_per_second": epoch.clips_per_second}
        for split, scores in (("training", epoch.training), ("validation", epoch.validation)):
            values |= {
                f"loss/{split}": scores.loss,
                f"accuracy/{split}": scores.accuracy,
                f"macro_f1/{split}": scores.macro_f1,
            }
        for name, value in values.items():
            if math.isfinite(value):
                event = Event(wall_time=time.time(), step=epoch.epoch, summary=scalar(name, value))
                self._write(event)
        self._writer.flush()

    def _write(self, event: Any) -> None:
        self._writer.write(event.SerializeToString())
