"""The settings of the next run as text, to be remembered; foreign values read as the first preset's."""

from __future__ import annotations

import json

from genre_tagger.errors import TrainingError
from genre_tagger.training.presets import PRESET_NAMES, checked, settings_of
from genre_tagger.training.run_settings import RunSettings


def settings_to_text(settings: RunSettings) -> str:
    """JSON."""
    return json.dumps(settings.to_json())


def settings_from_text(text: str) -> RunSettings:
    """Inverse of `settings_to_text`."""
    try:
        return checked(RunSettings.from_json(json.loads(text)))
    except (ValueError, KeyError, TypeError, AttributeError, TrainingError):
        return settings_of(PRESET_NAMES[0])
