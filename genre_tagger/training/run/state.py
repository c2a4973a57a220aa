"""Everything a run goes on from, in one file that is always whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.training.run.folder import scores_from_json, scores_to_json
from genre_tagger.training.run.log import epoch_from_json, epoch_to_json
from genre_tagger.training.run.safe_file import write_whole
from genre_tagger.training.run.steps import EpochTrained, Scores

_VERSION = 1


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

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "epoch": self.epoch,
            "step": self.step,
            "sums": list(self.sums),
            "seconds": self.seconds,
            "epoch_seconds": self.epoch_seconds,
            "best_epoch": self.best_epoch,
            "best": scores_to_json(self.best),
            "since_best": self.since_best,
            "history": [epoch_to_json(epoch) for epoch in self.history],
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Progress:
        """Inverse of `to_json`."""
        changed = {
            "best": scores_from_json(values["best"]),
            "history": [epoch_from_json(epoch) for epoch in values["history"]],
        }
        return cls(**values | changed)


def save_state(path: Path, progress: Progress, tensors: dict[str, Any]) -> None:
    """Replace the state on disk. `tensors`: state dictionaries of network, average, optimiser. Raises TrainingError."""
    content = {"version": _VERSION, "progress": progress.to_json(), **tensors}
    write_whole(path, lambda stream: torch.save(content, stream))


def load_state(path: Path) -> tuple[Progress, dict[str, Any]]:
    """Inverse of `save_state`, on the CPU; executes nothing from the file. Raises TrainingError."""
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
        if content.pop("version") != _VERSION:
            raise TrainingError("This run was made by another version of Genre Tagger; start a new run.", path)
        return Progress.from_json(content.pop("progress")), content
    except TrainingError:
        raise
    except Exception as error:  # torch raises errors of many kinds for damaged files
        raise TrainingError(
            "The run {name} cannot go on: its saved state is damaged; start a new run.", path, name=path.parent.name
        ) from error
