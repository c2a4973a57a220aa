"""Drum kits: a machine's and one of skins and brass. Each function is one hit, a little different every time."""

from __future__ import annotations

import numpy as np

from demo_tracks.sound import (
    Samples,
    band_pass,
    constant,
    decay,
    high_pass,
    sample_count,
    saturate,
    saw,
    sine,
    times,
)

_CYMBAL_HZ = (263.0, 400.0, 421.0, 474.0, 587.0, 845.0, 1_091.0, 1_327.0)


def _noise(random: np.random.Generator, seconds: float) -> Samples:
    return random.standard_normal(sample_count(seconds))


def machine_kick(low_hz: float = 48.0, seconds: float = 0.34) -> Samples:
    """Four-on-the-floor: a sine that falls from a click into the floor."""
    time = times(seconds)
    body = sine(low_hz + 170.0 * np.exp(-time / 0.022) + 900.0 * np.exp(-time / 0.003)) * decay(seconds, 0.085)
    return saturate(body * 1.4, 1.5)


def skin_kick(random: np.random.Generator) -> Samples:
    """A bass drum with a felt beater: the modes of two skins, the beater's slap, the air of the shell."""
    seconds = 0.42
    time = times(seconds)
    tune = random.uniform(0.985, 1.015)
    skin = sine(tune * (61.0 + 14.0 * np.exp(-time / 0.02))) * decay(seconds, 0.05, 0.003)
    modes = sum(
        (
            level * sine(constant(hz * tune, seconds), random.random()) * decay(seconds, half_life, 0.002)
            for hz, level, half_life in (
                (97.0, 0.5, 0.035),
                (139.0, 0.4, 0.022),
                (187.0, 0.3, 0.016),
                (246.0, 0.2, 0.012),
            )
        ),
        0.0 * time,
    )
    slap = band_pass(_noise(random, seconds), 1_200.0, 5_500.0) * decay(seconds, 0.007)
    air = band_pass(_noise(random, seconds), 60.0, 700.0) * decay(seconds, 0.03)
    return 0.9 * skin + modes + 0.9 * slap + 0.8 * air


def skin_snare(random: np.random.Generator, ring: float = 1.0) -> Samples:
    """A snare drum: the skin's modes under a rattle of wires that outlasts them."""
    seconds = 0.38
    modes = zip((186.0, 283.0, 331.0, 428.0), (1.0, 0.55, 0.6, 0.25), strict=True)
    skin = sum(
        (
            level * sine(constant(hz * random.uniform(0.985, 1.015), seconds)) * decay(seconds, 0.035 * ring)
            for hz, level in modes
        ),
        constant(0.0, seconds),
    )
    wires = band_pass(_noise(random, seconds), 900.0, 9_000.0) * decay(seconds, 0.055 * ring)
    crack = high_pass(_noise(random, seconds), 2_500.0) * decay(seconds, 0.008)
    return 0.55 * skin + 0.75 * wires + 0.5 * crack


def clap(random: np.random.Generator) -> Samples:
    """A machine's hand clap: three short bursts and a tail."""
    seconds = 0.3
    burst = band_pass(_noise(random, seconds), 900.0, 5_500.0)
    time = times(seconds)
    level = sum((np.where(time >= at, np.exp(-(time - at) / 0.006), 0.0) for at in (0.0, 0.011, 0.022)), 0.0 * time)
    return burst * (level + np.where(time >= 0.03, 0.8 * np.exp(-(time - 0.03) / 0.07), 0.0))


def hat(random: np.random.Generator, half_life_seconds: float = 0.018, brass: float = 0.5) -> Samples:
    """A hi-hat, closed or (with a longer half-life) open; `brass` mixes inharmonic metal into the hiss."""
    seconds = max(0.06, 7.0 * half_life_seconds)
    metal = sum(
        (
            np.sign(saw(constant(hz * 1.41 * random.uniform(0.995, 1.005), seconds), random.random()))
            for hz in _CYMBAL_HZ
        ),
        constant(0.0, seconds),
    )
    hiss = _noise(random, seconds)
    return high_pass(brass * 0.4 * metal + hiss, 5_200.0, 3) * decay(seconds, half_life_seconds) * 0.5


def crash(random: np.random.Generator, seconds: float = 2.6) -> Samples:
    """A crash cymbal: a wash of metal that darkens as it dies."""
    metal = sum(
        (sine(constant(hz * random.uniform(1.0, 9.0), seconds), random.random()) for hz in _CYMBAL_HZ * 3),
        constant(0.0, seconds),
    )
    wash = high_pass(_noise(random, seconds) + 0.25 * metal, 1_800.0)
    bright = high_pass(wash, 6_000.0) * decay(seconds, 0.22, 0.003)
    return 0.5 * bright + 0.35 * wash * decay(seconds, 0.45, 0.006)


def ride(random: np.random.Generator) -> Samples:
    """A ride cymbal's ping."""
    seconds = 0.9
    ping = sum(
        (sine(constant(hz, seconds), random.random()) for hz in (3_120.0, 4_270.0, 5_390.0, 2_210.0)),
        constant(0.0, seconds),
    )
    return 0.12 * ping * decay(seconds, 0.12) + 0.25 * high_pass(_noise(random, seconds), 5_000.0) * decay(
        seconds, 0.11
    )


def tom(random: np.random.Generator, pitch_hz: float) -> Samples:
    """A tom: a skin that sinks a little after the stroke."""
    seconds = 0.5
    time = times(seconds)
    skin = sine(pitch_hz * (1.0 + 0.35 * np.exp(-time / 0.04))) * decay(seconds, 0.09, 0.002)
    return skin + 0.2 * band_pass(_noise(random, seconds), 400.0, 4_000.0) * decay(seconds, 0.012)


def stick_click(random: np.random.Generator) -> Samples:
    """Two drumsticks struck together to count in."""
    seconds = 0.12
    wood = sine(constant(1_890.0, seconds)) + 0.6 * sine(constant(3_330.0, seconds))
    return (wood + 0.4 * high_pass(_noise(random, seconds), 2_000.0)) * decay(seconds, 0.012)
