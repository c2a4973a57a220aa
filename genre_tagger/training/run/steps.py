"""What a training run tells while it works (frozen steps, the same for the command line and the window), its log, and
everything it goes on from. No torch before a state is saved or read.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.foundation.plain_values import from_plain, to_plain
from genre_tagger.training.run.folder import disk_error, write_whole
from genre_tagger.training.scores.values import Scores
from genre_tagger.training.windows.extraction import ClipFailed, ExtractionProgress


@dataclass(frozen=True, slots=True)
class RunStarted:
    """The run's folder stands, the network is built. `resumed_epoch` is 0 for a fresh run."""

    run_id: str
    folder: Path
    genres: tuple[str, ...]
    device: str
    parameters: int
    training_clips: int
    validation_clips: int
    test_clips: int
    epochs: int
    resumed_epoch: int = 0


@dataclass(frozen=True, slots=True)
class BatchTrained:
    """A few times a second: where the epoch stands. Memory in bytes (of the device where it has its own)."""

    epoch: int
    step: int
    steps: int
    loss: float
    learning_rate: float
    clips_per_second: float
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class EpochTrained:
    """One epoch is done and saved. `remaining_seconds` is (low, likely, high)."""

    epoch: int
    epochs: int
    training: Scores
    validation: Scores
    learning_rate: float
    seconds: float
    clips_per_second: float
    remaining_seconds: tuple[float, float, float]
    is_best: bool


@dataclass(frozen=True, slots=True)
class RunPaused:
    """The run stopped at the person's word and goes on from here."""

    run_id: str
    epoch: int


@dataclass(frozen=True, slots=True)
class RunWarning:
    """Something to know that does not end the run: one sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class RunFinished:
    """The best epoch's network stands as a checkpoint. `reason`: "done", "early stopping" or "stopped"."""

    run_id: str
    folder: Path
    checkpoint: Path
    best_epoch: int
    reason: str
    test: Scores


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


@contextmanager
def event_files(folder: Path) -> Iterator[Callable[[EpochTrained], None]]:
    """A file for each part of a run that was paused and resumed; what it gives writes one point on each curve, at once.

    (tensorboardX's own SummaryWriter writes in a thread of its own, which a full disk would end without a word.)
    Raises OSError where the disk refuses.
    """
    from tensorboardX.proto.event_pb2 import Event
    from tensorboardX.record_writer import RecordWriter
    from tensorboardX.summary import scalar

    folder.mkdir(exist_ok=True)
    writer = RecordWriter(str(folder / f"events.out.tfevents.{time.time():.0f}.{time.time_ns()}"))

    def write(epoch: EpochTrained) -> None:
        values = {"learning_rate": epoch.learning_rate, "clips_per_second": epoch.clips_per_second}
        for split, scores in (("training", epoch.training), ("validation", epoch.validation)):
            values |= {f"{name}/{split}": value for name, value in asdict(scores).items()}
        for name, value in values.items():
            if math.isfinite(value):
                event = Event(wall_time=time.time(), step=epoch.epoch, summary=scalar(name, value))
                writer.write(event.SerializeToString())
        writer.flush()

    try:
        writer.write(Event(wall_time=time.time(), file_version="brain.Event:2").SerializeToString())
        yield write
    finally:
        with suppress(OSError):
            writer.close()


_UNSURE = 0.15
"""Relative spread assumed before two epochs were timed."""

_VERSION = 1


def remaining_seconds(epoch_seconds: Sequence[float], epochs_left: int, fewest_left: int) -> tuple[float, float, float]:
    """(low, likely, high) from the seconds of the epochs so far, the latest four of which count.

    `fewest_left` is how soon early stopping may end the run.
    """
    if not epoch_seconds:
        return 0.0, 0.0, 0.0
    latest = list(epoch_seconds)[-4:]
    mean = sum(latest) / len(latest)
    spread = _UNSURE * mean if len(latest) == 1 else 0.0
    low, high = min(latest) - spread, max(latest) + spread
    return low * min(epochs_left, fewest_left), mean * epochs_left, high * epochs_left


@dataclass(slots=True)
class Progress:
    """Where a run stands. `epoch` counts finished epochs, `step` the steps done of the one under way.

    `sums` are that epoch's losses and answers so far, (2 + genres squared,): loss, clips, confusion matrix. The order
    of clips, their changes, dropout and the learning rate follow from seed, epoch and step, so no generator's state
    is kept. `history` has every finished epoch; `since_best` counts epochs without a better one. `seconds` is the time
    spent in all, `epoch_seconds` in the epoch under way.
    """

    epoch: int = 0
    step: int = 0
    sums: list[float] = field(default_factory=list)
    seconds: float = 0.0
    epoch_seconds: float = 0.0
    best_epoch: int = 0
    best: Scores | None = None
    since_best: int = 0
    history: list[EpochTrained] = field(default_factory=list)


def save_state(path: Path, progress: Progress, tensors: dict[str, Any]) -> None:
    """Replace the state on disk. `tensors`: state dictionaries of network, average, optimiser. Raises TrainingError."""
    import torch

    content = {"version": _VERSION, "progress": to_plain(progress), **tensors}
    write_whole(path, lambda stream: torch.save(content, stream))


def load_state(path: Path) -> tuple[Progress, dict[str, Any]]:
    """Inverse of `save_state`, on the CPU; executes nothing from the file. Raises TrainingError."""
    import torch

    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
        if content.pop("version") != _VERSION:
            raise TrainingError("This run was made by another version of Genre Tagger; start a new run.", path)
        return from_plain(Progress, content.pop("progress")), content
    except TrainingError:
        raise
    except Exception as error:  # torch raises errors of many kinds for damaged files
        raise TrainingError(
            "The run {name} cannot go on: its saved state is damaged; start a new run.", path, name=path.parent.name
        ) from error
