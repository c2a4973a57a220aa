"""Explanations of predictions that never were."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from genre_tagger.classification.explanation_result import Explanation, OcclusionCheck, RecurrentView, StageView
from genre_tagger.features.mel import MelSettings

STAGES = ((16, 1, 2, 2, 24, 42), (32, 16, 2, 2, 12, 21), (32, 32, 3, 3, 6, 10))
"""(filters, inputs, kernel rows, kernel columns, map rows, map columns), as the study's small network has them."""


def made_up_explanation(
    path: Path = Path("/music/a song.wav"),
    genres: tuple[str, ...] = ("Electronic", "Rock", "Hip-Hop", "Folk"),
    *,
    genre: str | None = None,
    start_seconds: float = 12.0,
    agrees: bool = True,
    has_evidence: bool = True,
    valid_frames: int | None = None,
    attention: bool = True,
) -> Explanation:
    """`genre` by default the second, which is the likeliest."""
    chance = np.random.default_rng(7)
    mel = MelSettings(frames=170)
    level_db = chance.normal(-40, 10, (mel.mel_bands, mel.frames)).astype(np.float32)
    heat = np.zeros_like(level_db)
    if has_evidence:
        heat[20:50, 30:60] = 1.0
        heat[60:70, 100:110] = 0.6
    stages = tuple(
        StageView(
            number,
            chance.normal(size=(filters, inputs, rows, columns)).astype(np.float32),
            chance.normal(size=(filters, height, width)).astype(np.float16),
            heat,
        )
        for number, (filters, inputs, rows, columns, height, width) in enumerate(STAGES, start=1)
    )
    steps = STAGES[-1][-1]
    states = np.tanh(chance.normal(size=(steps, 16))).astype(np.float32)
    drops = chance.normal(0.0, 0.05, (4, 6)).astype(np.float32)
    shares = np.full(len(genres), 0.3 / (len(genres) - 1))
    shares[1] = 0.7
    weights = np.abs(chance.normal(size=steps)).astype(np.float32)
    return Explanation(
        path,
        "made-up",
        start_seconds,
        mel,
        level_db,
        mel.frames if valid_frames is None else valid_frames,
        genres,
        tuple(float(share) for share in shares),
        0.9,
        genre or genres[1],
        heat,
        len(stages),
        stages,
        (RecurrentView(1, states, states[::-1].copy()), RecurrentView(2, states)),
        weights / weights.sum() if attention else None,
        OcclusionCheck(
            drops,
            drops,
            0.4,
            5,
            0.34 if agrees else 0.02,
            0.01,
            np.linspace(-0.02, 0.06, 20, dtype=np.float32),
        ),
    )
