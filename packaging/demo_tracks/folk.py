"""The Heron at Low Water: an air in six-eight, D mixolydian: strummed guitar, a voice without words, then fiddle."""

from __future__ import annotations

import numpy as np

from demo_tracks.sound import Mix, Samples, high_pass, low_pass, mastered, room, sample_count
from demo_tracks.strings import steel_guitar
from demo_tracks.voices import Syllable, fiddle, voice

SECONDS = 42.0
_EIGHTH = 60.0 / 200.0
_BAR = 6.0 * _EIGHTH
_INTRO_BARS = 2

_SHAPES = {
    "D": (38, 50, 57, 62, 66),
    "C": (36, 48, 55, 60, 64),
    "G": (43, 50, 55, 59, 67),
    "A": (45, 52, 57, 61, 64),
    "Em": (40, 52, 55, 59, 64),
}
"""Open shapes on the guitar, thumb string first."""
_HARMONY = (
    "D", "D", "D", "C", "G", "D", "Em", "C", "G", "A", "D", "Em", "G", "D", "G", "C", "A", "D", "G", "D", "C", "D",
)  # fmt: skip
"""A chord a bar; the air begins in the third."""
_STRUMS = ((0, 0.9), (2, 0.35), (3, 0.6), (5, 0.35))
"""On which eighth the hand goes over the strings, and how hard."""
_VOWELS = ("ae", "o", "e", "ao", "u")
_CONSONANTS = ("d", "h", "")

_TUNE = (
    ((74, 3), (76, 1), (78, 2)), ((79, 2), (78, 1), (76, 3)), ((74, 2), (72, 1), (71, 2), (69, 1)), ((66, 4), (69, 2)),
    ((71, 2), (74, 1), (76, 2), (74, 1)), ((72, 3), (71, 1), (69, 2)),
    ((67, 2), (69, 1), (71, 2), (72, 1)), ((73, 3), (69, 3)),
    ((74, 3), (78, 1), (81, 2)), ((79, 2), (78, 1), (76, 2), (74, 1)),
    ((71, 2), (72, 1), (74, 2), (76, 1)), ((78, 4), (76, 2)),
    ((74, 2), (72, 1), (71, 2), (67, 1)), ((69, 3), (71, 1), (72, 2)), ((73, 2), (69, 1), (67, 2), (64, 1)), ((62, 6),),
    ((74, 2), (71, 1), (67, 3)), ((69, 2), (66, 1), (62, 3)), ((64, 2), (67, 1), (72, 2), (71, 1)), ((74, 6),),
)  # fmt: skip
"""The air, a bar each: note, length in eighths."""


def compose(seconds: float = SECONDS) -> Samples:
    """The track, or its first `seconds`: (2, n)."""
    mixed = 0.8 * _guitar(seconds) + 0.25 * _voice(seconds) + 0.1 * _fiddle(seconds) + _chamber(seconds)
    return mastered(
        room(mixed, 1.0, 0.18, seed=101, bright_hz=6_000.0), 2.4, fade_out_seconds=0.0 if seconds < SECONDS else 1.5
    )


def _guitar(seconds: float) -> Samples:
    """Strummed, bass string first; the last chord rings."""
    random = np.random.default_rng(111)
    mix = Mix(seconds)
    for bar, name in enumerate(_HARMONY):
        last = bar == len(_HARMONY) - 1
        for eighth, strength in _STRUMS[:1] if last else _STRUMS:
            start = bar * _BAR + eighth * _EIGHTH + random.normal(0.0, 0.006)
            for order, midi in enumerate(_SHAPES[name]):
                at = start + 0.012 * order
                if mix.has(at):
                    sound = steel_guitar(random, midi, 2.5 if last else 1.0, strength * random.uniform(0.9, 1.1))
                    mix.add(sound, at, 0.3, -0.2 + 0.1 * order)
    return mix.samples


def _notes(first_bar: int, end_bar: int) -> list[tuple[float, int, float]]:
    """Start, note and length in seconds of the tune from one of its bars to before another."""
    notes = []
    for bar in range(first_bar, end_bar):
        at = (_INTRO_BARS + bar) * _BAR
        for midi, eighths in _TUNE[bar]:
            notes.append((at, midi, eighths * _EIGHTH))
            at += eighths * _EIGHTH
    return notes


def _voice(seconds: float) -> Samples:
    """A man hums and la-las the whole tune, an octave below where it is written."""
    random = np.random.default_rng(112)
    mix = Mix(seconds)
    for at, midi, length in _notes(0, len(_TUNE)):
        if mix.has(at):
            syllable = Syllable(str(random.choice(_CONSONANTS)), str(random.choice(_VOWELS)), midi - 12)
            mix.add(voice(random, syllable, length * 0.97, 0.03), at + random.normal(0.0, 0.008), 0.8, 0.1)
    return mix.samples


def _fiddle(seconds: float) -> Samples:
    """The second half, sliding into the long notes; in the voice's octave at the end."""
    random = np.random.default_rng(113)
    mix = Mix(seconds)
    low = tuple((at, midi - 12 if midi > 66 else midi, length) for at, midi, length in _notes(16, 20))
    for at, midi, length in (*_notes(8, 16), *low):
        if mix.has(at):
            slide = midi - 1.5 if length > 2.5 * _EIGHTH else 0.0
            mix.add(
                fiddle(random, midi, length * 1.02, random.uniform(0.8, 1.0), slide),
                at + random.normal(0.0, 0.008),
                0.8,
                -0.2,
            )
    return mix.samples


def _chamber(seconds: float) -> Samples:
    """The quiet of a room with people in it."""
    random = np.random.default_rng(114)
    hush = random.standard_normal((2, sample_count(seconds)))
    return 0.0015 * np.stack([low_pass(high_pass(side, 60.0), 2_500.0, 1) for side in hush])
