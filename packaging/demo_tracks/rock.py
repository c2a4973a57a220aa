"""Gasoline Summer: guitars, bass and drums, 148 beats a minute, E minor."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from demo_tracks import drums
from demo_tracks.sound import Mix, Samples, mastered, room
from demo_tracks.strings import amplifier, bass_guitar, lead_string, power_chord
from demo_tracks.voices import Syllable, voice

SECONDS = 40.5
_BEAT = 60.0 / 148.0
_BAR = 4.0 * _BEAT
_INTRO = range(0, 4)
_VERSE = range(4, 12)
_CHORUS = range(12, 23)
_LAST = 23
"""The bar of the final chord."""
_CRASHES = (2, 4, 8, 12, 16, 20, _LAST)

_RIFF = ((40, 0.0), (40, 0.5), (43, 1.0), (40, 1.5), (45, 2.0), (43, 3.0), (40, 3.5))
"""The intro's riff: root, beat."""
_VERSE_ROOTS = (40, 40, 43, 45, 40, 40, 48, 47)
_CHORUS_ROOTS = (40, 36, 43, 38)
"""Strings tuned down to C."""
_SOLO = (
    (0.0, 71, 1.5, 200), (1.5, 74, 0.5, 0), (2.0, 76, 1.5, 0), (3.5, 79, 0.5, 0), (4.0, 79, 2.0, 200),
    (6.0, 76, 1.0, 0), (7.0, 74, 1.0, 0), (8.0, 71, 1.5, 0), (9.5, 69, 0.5, 0), (10.0, 71, 1.0, 100),
    (11.0, 74, 1.0, 0), (12.0, 69, 0.5, 0), (12.5, 71, 0.5, 0), (13.0, 74, 1.0, 0), (14.0, 78, 2.0, 200),
)  # fmt: skip
"""Beat within four bars, note, length in beats, cents bent up into it."""
_VERSE_TUNE = (
    (0.0, "t", "a", 59, 0.9), (1.0, "", "e", 59, 0.4), (1.5, "d", "e", 62, 0.9), (2.5, "", "o", 59, 1.2),
    (4.0, "k", "a", 59, 0.9), (5.0, "", "a", 59, 0.4), (5.5, "s", "o", 57, 0.9), (6.5, "", "u", 55, 1.2),
    (8.0, "t", "e", 55, 0.9), (9.0, "", "a", 57, 0.4), (9.5, "d", "a", 59, 0.9), (10.5, "", "e", 62, 1.2),
    (12.0, "k", "o", 66, 1.9), (14.0, "", "a", 59, 1.9),
)  # fmt: skip
_CHORUS_TUNE = (
    (0.0, "d", "e", 64, 1.4), (1.5, "", "a", 64, 0.4), (2.0, "t", "a", 67, 0.9), (3.0, "", "o", 64, 0.9),
    (4.0, "k", "a", 64, 1.4), (5.5, "", "e", 62, 0.4), (6.0, "s", "o", 60, 1.9),
    (8.0, "t", "a", 62, 1.4), (9.5, "", "a", 62, 0.4), (10.0, "d", "e", 59, 0.9), (11.0, "", "o", 62, 0.9),
    (12.0, "h", "a", 69, 1.9), (14.0, "", "u", 66, 1.9),
)  # fmt: skip
"""The sung lines: beat within four bars, consonant, vowel, note, length in beats."""


def compose(seconds: float = SECONDS) -> Samples:
    """The track, or its first `seconds`: (2, n)."""
    kit = room(_drums(seconds), 0.7, 0.4, seed=21, bright_hz=7_000.0)
    guitars = _rhythm(seconds, 1, -0.85) + _rhythm(seconds, 2, 0.85)
    solo = room(_solo(seconds), 1.4, 0.3, seed=22)
    singer = room(_singer(seconds), 1.0, 0.25, seed=23)
    mixed = 0.42 * kit + 0.55 * guitars + 0.45 * _bass(seconds) + 0.32 * solo + 0.45 * singer
    return mastered(mixed, 1.1, fade_out_seconds=0.0 if seconds < SECONDS else 1.0)


def _bars(mix: Mix) -> list[int]:
    return [bar for bar in range(_LAST + 1) if mix.has(bar * _BAR)]


def _drums(seconds: float) -> Samples:
    random = np.random.default_rng(31)
    mix = Mix(seconds)

    def hit(sound: Samples, bar: int, beat: float, gain: float, pan: float = 0.0) -> None:
        mix.add(sound, bar * _BAR + beat * _BEAT + random.normal(0.0, 0.005), gain * random.uniform(0.75, 1.05), pan)

    for bar in _bars(mix):
        fill = bar in (3, 7, 11, 15, 19, 22)
        if bar in _CRASHES:
            hit(drums.crash(random, 3.5), bar, 0.0, 0.75, 0.4)
        if bar < 2:
            for beat in (0.0, 1.0, 2.0, 3.0):
                hit(drums.hat(random, 0.03), bar, beat, 0.5, -0.4)
        elif bar == _LAST:
            hit(drums.skin_kick(random), bar, 0.0, 1.1)
        else:
            for beat in (0.0, 1.5, 2.0, 2.5) if bar % 2 else (0.0, 2.0, 2.5):
                hit(drums.skin_kick(random), bar, beat, 1.1)
            for beat in (1.0,) if fill else (1.0, 3.0):
                hit(drums.skin_snare(random), bar, beat, 1.0)
            _cymbals(random, bar, 4 if fill else 8, hit)
        for step in range(8) if fill else ():
            drum = drums.skin_snare(random) if step < 4 else drums.tom(random, (170.0, 140.0, 110.0, 85.0)[step - 4])
            hit(drum, bar, 2.0 + step * 0.25, 0.55 + 0.06 * step, 0.6 - 0.16 * step)
    return mix.samples


def _cymbals(random: np.random.Generator, bar: int, eighths: int, hit: Callable[..., None]) -> None:
    """Closed hats in the verse, half-open hats and the ride in the chorus."""
    for eighth in range(eighths):
        loud = 1.0 if eighth % 2 == 0 else 0.6
        if bar in _CHORUS:
            hit(drums.hat(random, 0.11), bar, eighth / 2.0, 0.42 * loud, -0.4)
            if eighth % 2 == 0:
                hit(drums.ride(random), bar, eighth / 2.0, 0.5, 0.5)
        else:
            hit(drums.hat(random, 0.06), bar, eighth / 2.0, 0.45 * loud, -0.4)


def _rhythm(seconds: float, take: int, pan: float) -> Samples:
    """One take of the rhythm guitar through its own amplifier; two takes, left and right, make the wall."""
    random = np.random.default_rng(40 + take)
    strings = Mix(seconds)

    def strum(bar: int, beat: float, root: int, beats: float, muted: bool = False) -> None:
        at = bar * _BAR + beat * _BEAT + abs(random.normal(0.0, 0.006))
        if strings.has(at):
            strings.add(power_chord(random, root, beats * _BEAT, muted), at, random.uniform(0.8, 1.2), -1.0)

    for bar in _bars(strings):
        if bar in _INTRO:
            for (root, beat), (_, until) in zip(_RIFF, (*_RIFF[1:], (0, 4.0)), strict=True):
                strum(bar, beat, root, until - beat)
        elif bar in _VERSE:
            root = _VERSE_ROOTS[bar - _VERSE.start]
            for eighth in range(8):
                accent = eighth in (0, 3, 6)
                strum(bar, eighth / 2.0, root, 0.5, muted=not accent)
        elif bar in _CHORUS:
            root = _CHORUS_ROOTS[(bar - _CHORUS.start) % 4]
            for beat, length in ((0.0, 1.5), (1.5, 2.0), (3.5, 0.5)):
                strum(bar, beat, root, length)
        else:
            strum(bar, 0.0, 40, 10.0)
    driven = amplifier(strings.samples[0], 13.0 + 2.0 * take)
    mix = Mix(seconds)
    mix.add(driven, 0.0, 1.0, pan)
    return mix.samples


def _bass(seconds: float) -> Samples:
    random = np.random.default_rng(50)
    mix = Mix(seconds)
    for bar in _bars(mix):
        if bar < 2:
            continue
        if bar == _LAST:
            mix.add(bass_guitar(random, 28, 3.0, 0.9), bar * _BAR, 0.9)
            continue
        root = 40 if bar in _INTRO else _VERSE_ROOTS[(bar - 4) % 8] if bar in _VERSE else _CHORUS_ROOTS[(bar - 12) % 4]
        for eighth in range(8):
            step = 7 if eighth == 7 and bar % 4 == 3 else 0
            mix.add(
                bass_guitar(random, (root - 12 if root >= 40 else root) + step, 0.5 * _BEAT, 0.8),
                bar * _BAR + eighth * _BEAT / 2.0,
                0.8,
            )
    return mix.samples


def _solo(seconds: float) -> Samples:
    """The lead guitar over the chorus' second half, one string at a time through an amplifier of its own."""
    random = np.random.default_rng(60)
    strings = Mix(seconds)
    for start in (16, 20):
        for beat, midi, beats, cents in _SOLO:
            at = start * _BAR + beat * _BEAT
            if strings.has(at) and at < _LAST * _BAR:
                strings.add(lead_string(random, midi, beats * _BEAT, cents), at, 1.0, -1.0)
    mix = Mix(seconds)
    mix.add(amplifier(strings.samples[0], 14.0), 0.0, 1.0, 0.15)
    return mix.samples


def _singer(seconds: float) -> Samples:
    """A rough tenor of formants, doubled, through verse and chorus."""
    random = np.random.default_rng(70)
    mix = Mix(seconds)
    for start in (4, 8, 12, 16):
        for beat, consonant, vowel, midi, beats in _VERSE_TUNE if start in _VERSE else _CHORUS_TUNE:
            at = start * _BAR + beat * _BEAT
            if not mix.has(at):
                break
            for pan in (-0.25, 0.25):
                note = Syllable(consonant, vowel, midi + random.normal(0.0, 0.1), 0.3)
                mix.add(
                    np.tanh(2.5 * voice(random, note, beats * _BEAT, 0.05)), at + random.uniform(0.0, 0.02), 0.35, pan
                )
    return mix.samples
