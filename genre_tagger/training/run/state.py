"""Everything a run goes on from, in one file that is always whole; and how long it will take yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.foundation.plain_values import from_plain, to_plain
from genre_tagger.training.run.folder import write_whole
from genre_tagger.training.run.steps import EpochTrained, Scores

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
    low = min(*latest, mean) if len(latest) > 1 else mean - spread
    high = max(*latest, mean) if len(latest) > 1 else mean + spread
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
    content = {"version": _VERSION, "progress": to_plain(progress), **tensors}
    write_whole(path, lambda stream: torch.save(content, stream))


def load_state(path: Path) -> tuple[Progress, dict[str, Any]]:
    """Inverse of `save_state`, on the CPU; executes nothing from the file. Raises TrainingError."""
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
