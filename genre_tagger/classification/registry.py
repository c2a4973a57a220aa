"""Which models there are, which one judges, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from genre_tagger.classification.checkpoint import CheckpointInfo


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model folder. `info` is None where it cannot be read; `problem` then says why in one sentence."""

    model_id: str
    folder: Path
    bundled: bool
    active: bool
    info: CheckpointInfo | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ActiveModel:
    """The model that judges. `warning` is "" or one sentence: why it is not the one the user had activated."""

    folder: Path
    info: CheckpointInfo
    warning: str = ""


class Registry:
    """Bundled models and the user's own.

    `user_folder` holds one folder per retrained model and `active.json` (which is active, and what was before); it
    need not exist.
    """

    def __init__(self, user_folder: Path, bundled_folder: Path | None = None) -> None:
        self.user_folder = user_folder
        self.bundled_folder = bundled_folder

    def active(self) -> ActiveModel:
        """The active model, or the bundled one with a warning when that is damaged. CheckpointError when none
        works."""
        raise NotImplementedError

    def list(self) -> tuple[ModelEntry, ...]:
        """Every model, bundled first, damaged ones too."""
        raise NotImplementedError

    def get(self, model_id: str) -> ModelEntry:
        """The model of that name. CheckpointError when there is none."""
        raise NotImplementedError

    def activate(self, model_id: str) -> ActiveModel:
        """Make it the active model, after checking that it loads and judges. CheckpointError leaves all as it was."""
        raise NotImplementedError

    def rollback(self) -> ActiveModel:
        """Back to the model that was active before. CheckpointError when there is no such model."""
        raise NotImplementedError

    def verify(self, model_id: str) -> float:
        """Hashes, load, and largest difference between the graph and the torch network (needs torch).
        CheckpointError."""
        raise NotImplementedError
