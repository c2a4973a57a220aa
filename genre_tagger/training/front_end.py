"""Which mel front-end a network with fresh weights learns to hear through. No torch in here."""

from __future__ import annotations

from genre_tagger.features.mel import STUDY_MEL, WIDE_MEL, MelSettings


def front_end_of(network: str) -> MelSettings:
    """`network` is a key of `classification.crnn.PRESETS`: the study's hear as in the study, ours hears more treble."""
    return STUDY_MEL if network.startswith("study-") else WIDE_MEL
