"""Which mel front-end a network with fresh weights is trained with. No torch in here."""

from __future__ import annotations

from genre_tagger.features.mel import STUDY_MEL, WIDE_MEL, MelSettings


def front_end_of(network: str) -> MelSettings:
    """`network` is a key of `classification.crnn.PRESETS`.

    `distilled` sees more treble, which pays with the taggers' soft targets and did not on labels alone
    (`models/EXPERIMENTS.md`, sections 11 and 14); the others are as in the study.
    """
    return WIDE_MEL if network == "distilled" else STUDY_MEL
