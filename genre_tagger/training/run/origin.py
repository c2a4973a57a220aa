"""The standing model that a run goes on from, and the mel front-end of one that starts anew. No torch in here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from genre_tagger.classification.checkpoint import CheckpointInfo, read_checkpoint_info
from genre_tagger.classification.registry import Registry
from genre_tagger.features.mel import STUDY_MEL, WIDE_MEL, MelSettings
from genre_tagger.foundation.errors import CheckpointError, TrainingError

BUNDLED = "bundled"


@dataclass(frozen=True, slots=True)
class Origin:
    """The model a run goes on from: its folder and what it says of itself. The run must share its mel settings."""

    folder: Path
    info: CheckpointInfo

    @property
    def model_id(self) -> str:
        """Its name."""
        return self.info.model_id

    @property
    def mel(self) -> MelSettings:
        """Its mel front-end."""
        return self.info.mel


def find_origin(start_from: str, models_folder: Path | None) -> Origin | None:
    """Where `start_from` (a folder, a model's id, "bundled") leads; None for "".

    Raises TrainingError when there is no such model, CheckpointError when it is damaged.
    """
    if not start_from:
        return None
    folder = Path(start_from).expanduser()
    if not (folder.is_absolute() and folder.is_dir()):
        registry = Registry(models_folder or Path("/nonexistent"))
        name = registry.default_id() if start_from == BUNDLED else start_from
        try:
            folder = registry.get(name).folder
        except CheckpointError as error:
            raise TrainingError("There is no model “{name}” to start from.", name=start_from) from error
    return Origin(folder, read_checkpoint_info(folder))


def front_end_of(network: str) -> MelSettings:
    """`network` is a key of `classification.crnn.PRESETS`.

    `distilled` sees more treble, which pays with the taggers' soft targets and did not on labels alone
    (`models/EXPERIMENTS.md`, sections 11 and 14); the others are as in the study.
    """
    return WIDE_MEL if network == "distilled" else STUDY_MEL
