"""Corner Store Sermon: boom bap, 88 beats a minute, swung, over dusty electric piano chords."""

from __future__ import annotations

import numpy as np

from demo_tracks import drums
from demo_tracks.sound import (
    Mix,
    Samples,
    band_pass,
    bent,
    decay,
    high_pass,
    low_pass,
    mastered,
    note_hz,
    room,
    saturate,
    sine,
    times,
)
from demo_tracks.strings import bass_guitar
from demo_tracks.voices import Syllable, electric_piano, voice

SECONDS = 41.5
_BEAT = 60.0 / 88.0
_BAR = 4.0 * _BEAT
_BARS = 15
_SWING = 0.16
"""How late, in sixteenths of its pair, every second sixteenth comes."""

_CHORDS = ((50, 57, 60, 64, 65), (55, 59, 65, 69, 64), (48, 55, 59, 64, 62), (45, 55, 61, 65, 67))
"""Dm9, G13, Cmaj9, A7 flat 13."""
_BASS = (38, 31, 36, 33)
_KICKS = ((0, 5, 7, 10), (0, 3, 10, 13))
_CHOPS = (
    ((0, "h", "ae", 57), (3, "", "e", 57), (6, "d", "ao", 60), (10, "", "o", 57)),
    ((0, "h", "ae", 57), (2, "h", "ae", 57), (4, "h", "ae", 57), (7, "", "e", 62), (10, "d", "ao", 60)),
)
"""Sung syllables cut from a record and played on the sampler's pads: sixteenth, consonant, vowels, note."""


def compose(seconds: float = SECONDS) -> Samples:
    """The track, or its first `seconds`: (2, n)."""
    sample = _old_record(_piano(seconds), seconds)
    kit = np.stack([saturate(low_pass(side, 9_500.0), 1.8) for side in _drums(seconds)])
    chops = room(_chops(seconds), 0.6, 0.2, seed=81)
    mixed = (
        0.22 * sample
        + 0.8 * room(kit, 0.3, 0.15, seed=82)
        + 0.9 * _bass(seconds)
        + 0.8 * chops
        + 0.35 * _scratches(seconds)
    )
    return mastered(mixed, 1.8, fade_out_seconds=0.0 if seconds < SECONDS else 1.5)


def _at(bar: int, sixteenth: float) -> float:
    late = _SWING if int(sixteenth) % 2 else 0.0
    return bar * _BAR + (sixteenth + late) * _BEAT / 4.0


def _bars(mix: Mix) -> list[int]:
    return [bar for bar in range(_BARS) if mix.has(bar * _BAR)]


def _drums(seconds: float) -> Samples:
    random = np.random.default_rng(91)
    mix = Mix(seconds)
    for bar in _bars(mix):
        if bar == 0 or bar == _BARS - 1:
            continue
        for sixteenth in _KICKS[bar % 2]:
            mix.add(
                0.6 * drums.skin_kick(random) + 0.8 * drums.machine_kick(52.0, 0.42),
                _at(bar, sixteenth),
                random.uniform(0.8, 0.95),
            )
        for sixteenth in (4, 12):
            mix.add(drums.skin_snare(random, 1.3), _at(bar, sixteenth) + 0.008, 0.8)
            mix.add(drums.clap(random), _at(bar, sixteenth) + 0.008, 0.25)
        if bar % 4 == 3:
            mix.add(drums.skin_snare(random, 0.7), _at(bar, 15), 0.3)
        for sixteenth in range(0, 16, 2):
            opened = sixteenth == 14 and bar % 2 == 1
            loud = 0.34 if sixteenth % 4 == 0 else 0.22
            mix.add(
                drums.hat(random, 0.07 if opened else 0.02), _at(bar, sixteenth), loud * random.uniform(0.8, 1.1), 0.25
            )
        for sixteenth in (3, 7, 11):
            if random.random() < 0.45:
                mix.add(drums.hat(random, 0.015), _at(bar, sixteenth), 0.13, 0.25)
    return mix.samples


def _piano(seconds: float) -> Samples:
    random = np.random.default_rng(92)
    mix = Mix(seconds)
    for bar in _bars(mix):
        chord = _CHORDS[bar % 4]
        for sixteenth, beats, strength in ((0, 1.6, 0.8), (6, 1.2, 0.55), (11, 1.1, 0.6)):
            for order, midi in enumerate(chord):
                at = _at(bar, sixteenth) + 0.007 * order
                mix.add(electric_piano(random, midi, beats * _BEAT + 0.3, strength), at, 0.22, -0.3 + 0.15 * order)
        answer = ((13, 76), (14, 74), (15, 72)) if bar % 2 else ((13, 69), (15, 72))
        for sixteenth, midi in answer:
            mix.add(electric_piano(random, midi, 0.5, 0.6), _at(bar, sixteenth), 0.22, 0.3)
    return mix.samples


def _old_record(sound: Samples, seconds: float) -> Samples:
    """What a worn record does: wow, lost highs and lows, hiss, crackle."""
    random = np.random.default_rng(93)
    time = times(seconds)
    wow = 9.0 * np.sin(2.0 * np.pi * 0.55 * time) + 4.0 * np.sin(2.0 * np.pi * 1.7 * time)
    worn = np.stack([high_pass(low_pass(bent(side, wow), 4_200.0), 120.0) for side in sound])
    clicks = (random.random(len(time)) < 9.0 / 44_100.0) * random.exponential(0.35, len(time))
    crackle = band_pass(clicks * random.choice((-1.0, 1.0), len(time)), 700.0, 7_000.0, 1)
    hiss = band_pass(random.standard_normal(len(time)), 1_000.0, 8_000.0, 1) * 0.006
    return saturate(worn, 1.5) + 0.9 * crackle + hiss


def _bass(seconds: float) -> Samples:
    """A fingered bass doubled by a long low sine, as the sampler's 808 does it."""
    random = np.random.default_rng(94)
    mix = Mix(seconds)
    for bar in _bars(mix):
        if bar == 0:
            continue
        root = _BASS[bar % 4]
        for sixteenth, step, beats in ((0, 0, 1.2), (5, 0, 0.45), (7, 12, 0.6), (10, 7, 0.7), (13, 5, 0.6)):
            length = beats * _BEAT
            time = times(length)
            low = sine(note_hz(root + step) * (1.0 + 0.3 * np.exp(-time / 0.018))) * decay(length, 0.45, 0.004)
            mix.add(
                saturate(low, 1.8) + 0.5 * bass_guitar(random, root + step + 12, length, 0.15),
                _at(bar, sixteenth),
                0.62,
            )
    return mix.samples


def _chops(seconds: float) -> Samples:
    """A voice on the sampler, cut short where the next pad is hit, every other pair of bars; shouts on the others."""
    random = np.random.default_rng(95)
    mix = Mix(seconds)
    for bar in _bars(mix):
        if bar < 2 or bar == _BARS - 1:
            continue
        if bar % 4 in (2, 3):
            for sixteenth, consonant, vowels, midi in _CHOPS[bar % 2]:
                sung = voice(random, Syllable(consonant, vowels, midi, 0.5), 0.3, 0.03)
                mix.add(high_pass(low_pass(np.tanh(2.0 * sung), 3_800.0), 300.0), _at(bar, sixteenth), 0.4, -0.15)
        else:
            for pan in (-0.6, 0.6):
                shout = voice(random, Syllable("h", "e", 55.0, 4.0), 0.22, 0.15)
                mix.add(np.tanh(3.0 * shout), _at(bar, 12) + random.uniform(0.0, 0.01), 0.2, pan)
    return mix.samples


def _scratches(seconds: float) -> Samples:
    """A syllable on a turntable, pushed and pulled."""
    random = np.random.default_rng(96)
    mix = Mix(seconds)
    record = voice(random, Syllable("s", "ae", 52.0, 2.0), 0.6, 0.05) + 0.05 * band_pass(
        random.standard_normal(26_460), 800.0, 6_000.0
    )
    for bar in _bars(mix):
        if bar not in (1, 5, 9, 13):
            continue
        for sixteenth, length in ((8, 0.16), (9, 0.12), (10, 0.2), (12, 0.1), (13, 0.1), (14, 0.26)):
            time = times(length)
            position = 9_000.0 + 7_500.0 * np.sin(np.pi * time / length)
            pushed = np.interp(position, np.arange(len(record)), record)
            mix.add(pushed * np.sin(np.pi * time / length) ** 0.3, _at(bar, sixteenth), 0.8, -0.2)
    return mix.samples
