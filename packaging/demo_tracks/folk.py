"""The Heron at Low Water: a jig in D mixolydian for one fiddle, close by."""

from __future__ import annotations

import numpy as np

from demo_tracks.sound import Mix, Samples, high_pass, low_pass, mastered, sample_count
from demo_tracks.voices import fiddle

_EIGHTH = 60.0 / 330.0
_BAR = 6.0 * _EIGHTH
_ROUNDS = 2

_TUNE = (
    ((74, 3), (76, 1), (78, 2)), ((79, 2), (78, 1), (76, 3)), ((74, 2), (72, 1), (71, 2), (69, 1)), ((66, 4), (69, 2)),
    ((71, 2), (74, 1), (76, 2), (74, 1)), ((72, 3), (71, 1), (69, 2)),
    ((67, 2), (69, 1), (71, 2), (72, 1)), ((73, 3), (69, 3)),
    ((74, 3), (78, 1), (81, 2)), ((79, 2), (78, 1), (76, 2), (74, 1)),
    ((71, 2), (72, 1), (74, 2), (76, 1)), ((78, 4), (76, 2)),
    ((74, 2), (72, 1), (71, 2), (67, 1)), ((69, 3), (71, 1), (72, 2)), ((73, 2), (69, 1), (67, 2), (64, 1)), ((62, 6),),
    ((74, 2), (71, 1), (67, 3)), ((69, 2), (66, 1), (62, 3)), ((64, 2), (67, 1), (72, 2), (71, 1)), ((74, 6),),
)  # fmt: skip
"""The tune, a bar each: note, length in eighths. The bow goes in eighths: a long note is told as several, and those of
three and more touch the note above."""


SECONDS = _ROUNDS * len(_TUNE) * _BAR + 2.0


def compose(seconds: float = SECONDS) -> Samples:
    """The track, or its first `seconds`: (2, n)."""
    return mastered(_fiddle(seconds) + _chamber(seconds), 2.4, fade_out_seconds=0.0 if seconds < SECONDS else 1.5)


def _fiddle(seconds: float) -> Samples:
    """Round and round; it ends on the keynote, held."""
    random = np.random.default_rng(113)
    mix = Mix(seconds)
    for at, midi in _bowed():
        if mix.has(at):
            mix.add(fiddle(random, midi, 1.05 * _EIGHTH, 0.9), at + random.normal(0.0, 0.003), 0.8, 0.1)
    last = _ROUNDS * len(_TUNE) * _BAR
    if mix.has(last):
        mix.add(fiddle(random, 62, 2.0, 0.9), last, 0.8, 0.1)
    return mix.samples


def _bowed() -> list[tuple[float, int]]:
    """Start in seconds and note of every stroke of the bow."""
    strokes, at = [], 0.0
    for _ in range(_ROUNDS):
        for bar in _TUNE:
            for midi, eighths in bar:
                for stroke in range(eighths):
                    touched = stroke % 2 == 1 and eighths >= 3
                    strokes.append((at, midi + 2 if touched else midi))
                    at += _EIGHTH
    return strokes


def _chamber(seconds: float) -> Samples:
    """The quiet of a room with people in it."""
    random = np.random.default_rng(114)
    hush = random.standard_normal((2, sample_count(seconds)))
    return 0.0015 * np.stack([low_pass(high_pass(side, 60.0), 2_500.0, 1) for side in hush])
