"""Which model is measured."""

from __future__ import annotations

from pathlib import Path

from genre_tagger.classification.registry import Registry
from genre_tagger.foundation.errors import CheckpointError


def measured_model(named: Path | None, scratch: Path) -> Path:
    """The named folder, else the bundled default, else an untrained network of the study's size."""
    if named is not None:
        return named
    try:
        return Registry(scratch / "none").active().folder
    except CheckpointError as error:
        print(f"{error.message} Measuring an untrained network instead.")
        return _untrained(scratch / "untrained")


def _untrained(folder: Path) -> Path:
    from genre_tagger.classification.checkpoint import CheckpointInfo, save_checkpoint
    from genre_tagger.classification.crnn import PRESETS, Crnn
    from genre_tagger.features.mel import MelSettings
    from genre_tagger.genres import STUDY_GENRES

    config = PRESETS["study-medium-b"]
    info = CheckpointInfo(folder.name, STUDY_GENRES, MelSettings(), config.to_json(), 1.0, 0.0, 5, False, {}, {})
    save_checkpoint(folder, Crnn(config), info)
    return folder
