"""What a training run tells while it works: frozen steps, the same for the command line and the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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
class Scores:
    """Mean loss, accuracy and macro-F1 over one split; NaN where the split is empty."""

    loss: float
    accuracy: float
    macro_f1: float


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
