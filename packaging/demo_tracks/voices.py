"""Things that sing: fiddle, electric piano, and a voice of formants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from demo_tracks.sound import (
    Samples,
    band_pass,
    constant,
    decay,
    high_pass,
    low_pass,
    note_hz,
    peak_filter,
    sample_count,
    saw,
    swell,
    times,
)

FORMANTS_HZ: dict[str, tuple[float, float, float]] = {
    "a": (730.0, 1_090.0, 2_440.0),
    "e": (530.0, 1_840.0, 2_480.0),
    "i": (300.0, 2_250.0, 3_000.0),
    "o": (570.0, 840.0, 2_410.0),
    "u": (320.0, 870.0, 2_240.0),
    "@": (490.0, 1_350.0, 2_400.0),
}
"""First three resonances of a man's vocal tract per vowel (G. Peterson and H. Barney, 1952, rounded)."""


def fiddle(
    random: np.random.Generator, midi: float, seconds: float, strength: float = 1.0, from_midi: float = 0.0
) -> Samples:
    """A bowed fiddle note: a sawtooth through the body's resonances, late vibrato, the bow's rosin.

    `from_midi`, where given, is the note it slides up or down from.
    """
    time = times(seconds)
    slide = (from_midi - midi) * np.exp(-time / 0.025) if from_midi else 0.0 * time
    vibrato = 0.16 * np.sin(2.0 * np.pi * random.uniform(5.2, 5.9) * time) * np.clip((time - 0.12) / 0.2, 0.0, 1.0)
    drift = 0.04 * low_pass(random.standard_normal(len(time)), 4.0, 1) * 60.0
    source = saw(440.0 * 2.0 ** ((midi - 69.0 + slide + vibrato + drift * 0.1) / 12.0), random.random())
    rosin = band_pass(random.standard_normal(len(time)), 1_500.0, 7_000.0) * (0.03 + 0.12 * np.exp(-time / 0.03))
    string_sound = low_pass(source, 5_500.0, 1) + rosin
    body = sum(
        (
            level * peak_filter(string_sound, centre, width)
            for centre, width, level in (
                (285.0, 60.0, 0.9),
                (460.0, 70.0, 1.0),
                (560.0, 80.0, 0.8),
                (1_100.0, 250.0, 0.6),
                (2_700.0, 900.0, 0.9),
            )
        ),
        0.25 * string_sound,
    )
    return strength * body * swell(seconds, 0.045, 0.06)


def electric_piano(random: np.random.Generator, midi: float, seconds: float, strength: float = 0.7) -> Samples:
    """A tine piano by frequency modulation (J. Chowning, 1973): bell-like when struck hard, round as it dies."""
    time = times(seconds)
    pitch = constant(note_hz(midi + random.normal(0.0, 0.02)), seconds)
    bell = 0.9 * strength * decay(seconds, 0.05) * np.sin(2.0 * np.pi * 14.0 * np.cumsum(pitch) / 44_100.0)
    growl = strength * 1.1 * 0.5 ** (time / 0.45) * np.sin(2.0 * np.pi * np.cumsum(pitch) / 44_100.0)
    tone = np.sin(2.0 * np.pi * np.cumsum(pitch) / 44_100.0 + growl + 0.35 * bell)
    return strength * tone * decay(seconds, 0.55 - 0.004 * (midi - 48), 0.003)


@dataclass(frozen=True, slots=True)
class Syllable:
    """One sung or spoken syllable: a consonant ("" for none), a vowel or two that glide, its pitch.

    `fall` is how many semitones it sinks.
    """

    consonant: str
    vowels: str
    midi: float
    fall: float = 0.0


def voice(random: np.random.Generator, syllable: Syllable, seconds: float, roughness: float = 0.02) -> Samples:
    """A syllable from pulses of a glottis through three moving resonances; `fall` in semitones over its length."""
    time = times(seconds)
    share = time / max(seconds, 1e-6)
    jitter = low_pass(random.standard_normal(len(time)), 25.0, 1) * roughness * 30.0
    pitch = 440.0 * 2.0 ** ((syllable.midi - 69.0 - syllable.fall * share + jitter) / 12.0)
    glottis = low_pass(saw(pitch, random.random()), 1_800.0, 1) + 0.02 * random.standard_normal(len(time))
    sung = _formants(glottis, syllable.vowels, share) * swell(seconds, 0.018, 0.05)
    return sung + _consonant(random, syllable.consonant, len(time))


def _formants(glottis: Samples, vowels: str, share: Samples) -> Samples:
    """Cross-fade between the resonances of each vowel in turn."""
    stations = [_vowel(glottis, vowel) for vowel in vowels]
    if len(stations) == 1:
        return stations[0]
    place = np.clip((share - 0.2) / 0.6, 0.0, 1.0) * (len(stations) - 1)
    return sum(
        (sound * np.clip(1.0 - np.abs(place - index), 0.0, 1.0) for index, sound in enumerate(stations)), 0.0 * glottis
    )


def _vowel(glottis: Samples, vowel: str) -> Samples:
    first, second, third = FORMANTS_HZ[vowel]
    return (
        peak_filter(glottis, first, 80.0)
        + 0.75 * peak_filter(glottis, second, 110.0)
        + 0.45 * peak_filter(glottis, third, 160.0)
    )


def _consonant(random: np.random.Generator, name: str, count: int) -> Samples:
    """The noise that opens a syllable."""
    seconds, low_hz, high_hz, level = {
        "t": (0.03, 3_000.0, 8_000.0, 0.35),
        "k": (0.035, 1_400.0, 3_500.0, 0.4),
        "s": (0.09, 4_500.0, 9_000.0, 0.16),
        "d": (0.02, 2_000.0, 5_000.0, 0.2),
        "": (0.01, 2_000.0, 5_000.0, 0.0),
        "h": (0.06, 700.0, 3_000.0, 0.15),
    }[name]
    sound = np.zeros(count)
    burst = band_pass(random.standard_normal(sample_count(seconds)), low_hz, high_hz) * decay(
        seconds, seconds / 3.0, 0.003
    )
    sound[: len(burst)] = level * burst[:count]
    return sound


def choir(random: np.random.Generator, notes: Sequence[float], vowel: str, seconds: float) -> Samples:
    """Several voices holding a chord on one vowel, softly."""
    singers = (
        voice(random, Syllable("", vowel, midi + random.normal(0.0, 0.06)), seconds, 0.03)
        for midi in notes
        for _ in range(2)
    )
    return high_pass(sum(singers, constant(0.0, seconds)) * swell(seconds, 0.25, 0.4) / len(notes), 150.0)
