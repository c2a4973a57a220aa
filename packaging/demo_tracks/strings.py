"""Plucked strings and the amplifier: steel guitar, bass guitar, overdriven power chords.

A string is a delay line whose loop loses its highs (K. Karplus and A. Strong, 1983; fractional tuning by D. Jaffe and
J. O. Smith, 1983).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.signal import lfilter

from demo_tracks.sound import (
    SAMPLE_RATE_HZ,
    Samples,
    band_pass,
    bent,
    decay,
    high_pass,
    low_pass,
    note_hz,
    peak_filter,
    sample_count,
    times,
)


def string(
    random: np.random.Generator,
    pitch_hz: float,
    seconds: float,
    ring_seconds: float,
    brightness: float,
    pluck_at: float = 0.18,
) -> Samples:
    """One plucked string of peak near 1.

    `ring_seconds` is the time in which it fades by 60 dB, `brightness` in (0, 1) how strong its highs are and
    how little of them each round loses, `pluck_at` where along the string it is plucked (which partials are missing).
    """
    period = SAMPLE_RATE_HZ / pitch_hz
    loss = 10.0 ** (-3.0 / (pitch_hz * ring_seconds))
    blur = 0.25 * (1.0 - brightness)
    delay = int(period - 1.0 - 0.2)
    fraction = period - 1.0 - delay
    loop = np.zeros(delay + 4)
    loop[0] = 1.0
    loop[delay:] = -loss * np.convolve([blur, 1.0 - 2.0 * blur, blur], [1.0 - fraction, fraction])
    excitation = np.zeros(sample_count(seconds))
    # A finger lets go of a bent string (a pulse: partials fall with their number) and scrapes it a little (noise).
    burst = 0.25 * random.uniform(-1.0, 1.0, min(delay, len(excitation)))
    burst[0] += 6.0
    excitation[: len(burst)] = low_pass(burst, 250.0 + 3_500.0 * brightness**1.5, 1)
    notch = max(1, int(pluck_at * period))
    excitation[notch:] -= 0.9 * excitation[:-notch]
    sound = high_pass(np.asarray(lfilter([1.0], loop, excitation)), 0.5 * pitch_hz)
    fade = np.clip((seconds - times(seconds)) / 0.03, 0.0, 1.0)
    return sound * fade / max(1e-9, float(np.abs(sound).max()))


def steel_guitar(random: np.random.Generator, midi: float, seconds: float, strength: float = 1.0) -> Samples:
    """A steel-string guitar note: a bright string, the box's two low resonances, a finger's noise at the start."""
    plain = string(random, note_hz(midi), seconds, 4.5 - 0.05 * (midi - 40), 0.2 + 0.25 * strength, 0.14)
    box = (
        0.9 * peak_filter(plain, 104.0, 22.0)
        + 0.7 * peak_filter(plain, 212.0, 38.0)
        + 0.4 * peak_filter(plain, 410.0, 80.0)
    )
    finger = band_pass(random.standard_normal(len(plain)), 1_200.0, 5_000.0) * decay(seconds, 0.004)
    return strength * (0.75 * plain + 0.6 * box + 0.05 * finger)


def bass_guitar(random: np.random.Generator, midi: float, seconds: float, pick: float = 0.5) -> Samples:
    """A bass guitar note; `pick` from 0 (thumb) to 1 (plectrum) brightens it."""
    plain = string(random, note_hz(midi), seconds, 3.0, 0.15 + 0.4 * pick, 0.22)
    return low_pass(np.tanh(1.6 * plain), 900.0 + 2_200.0 * pick)


def power_chord(
    random: np.random.Generator,
    root_midi: float,
    seconds: float,
    muted: bool = False,
    shape: Sequence[int] = (0, 7, 12),
) -> Samples:
    """The strings of a power chord before the amplifier, root first, struck one after the other within 10 ms.

    `muted` is the palm on the bridge: dark and short.
    """
    total = np.zeros(sample_count(seconds))
    ring, bright = (0.35, 0.15) if muted else (5.0, 0.85)
    for order, step in enumerate(shape):
        pitch = note_hz(root_midi + step + random.normal(0.0, 0.07))
        sound = string(random, pitch, seconds, ring, bright, 0.11)
        start = sample_count(0.004 * order)
        total[start:] += sound[: len(total) - start]
    return total / len(shape)


def lead_string(random: np.random.Generator, midi: float, seconds: float, bend_cents: float = 0.0) -> Samples:
    """A lead guitar's string before the amplifier: bent up into its note, with the finger's vibrato once it stands."""
    time = times(seconds)
    plain = string(random, note_hz(midi), seconds * 1.05, 8.0, 0.8, 0.12)[: len(time)]
    approach = -bend_cents * np.exp(-time / 0.07)
    vibrato = 22.0 * np.sin(2.0 * np.pi * 5.4 * time) * np.clip((time - 0.18) / 0.25, 0.0, 1.0)
    return bent(plain, approach + vibrato)


def amplifier(sound: Samples, gain: float) -> Samples:
    """An overdriven valve amplifier and its closed-back cabinet; the strings of one guitar go in together.

    The input is band-limited before it is clipped, so that little folds back into hearing.
    """
    tight = band_pass(sound, 90.0, 5_200.0)
    first = np.tanh(gain * tight + 0.15) - np.tanh(0.15)
    second = np.tanh(2.2 * low_pass(high_pass(first, 110.0), 6_000.0))
    cabinet = low_pass(high_pass(second, 85.0), 4_600.0, 4)
    return cabinet + 0.5 * peak_filter(cabinet, 2_300.0, 900.0) + 0.35 * peak_filter(cabinet, 120.0, 60.0)
