"""The curves of a run as event files, for those who look with TensorBoard."""

from __future__ import annotations

import math
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from genre_tagger.training.run.steps import EpochTrained


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
