"""Synthetic sound that behaves like music: chords, drums and noise that never repeat exactly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_CHORD_SECONDS = 0.5
_DRUM_SECONDS = 0.25


def music_like(seconds: float, sample_rate_hz: int = 44_100, channels: int = 2, seed: int = 0) -> NDArray[np.float32]:
    """Music-like sound, float32 of shape (n, channels), peak 0.7, different in every channel.

    The same arguments always give the same samples. No stretch repeats, so correlation finds any shift.
    """
    rng = np.random.default_rng(seed)
    length = round(seconds * sample_rate_hz)
    mix = np.zeros((length, channels), dtype=np.float32)
    for first in range(0, length, round(_CHORD_SECONDS * sample_rate_hz)):
        _add_chord(mix[first : first + round(_CHORD_SECONDS * sample_rate_hz)], sample_rate_hz, rng)
    for first in range(0, length, round(_DRUM_SECONDS * sample_rate_hz)):
        _add_drum(mix[first : first + round(_DRUM_SECONDS * sample_rate_hz)], sample_rate_hz, rng)
    peak = float(np.abs(mix).max()) if mix.size else 0.0
    return mix * np.float32(0.7 / peak) if peak else mix


def _add_chord(part: NDArray[np.float32], sample_rate_hz: int, rng: np.random.Generator) -> None:
    """Three decaying notes with a few partials each, placed anew between the channels."""
    time = np.arange(len(part), dtype=np.float32) / np.float32(sample_rate_hz)
    envelope = np.exp(-4.0 * time) * np.minimum(1.0, time * 200.0)
    root_hz = 55.0 * 2.0 ** (rng.integers(0, 24) / 12.0)
    for interval in (0, 4, 7):
        wave = np.zeros(len(part), dtype=np.float32)
        for partial in (1, 2, 3, 5):
            hz = np.float32(root_hz * 2.0 ** (interval / 12.0) * partial * rng.uniform(0.997, 1.003))
            wave += np.sin(np.float32(2.0 * np.pi) * hz * time) / np.float32(partial)
        gains = rng.uniform(0.3, 1.0, part.shape[1]).astype(np.float32)
        part += (wave * envelope).astype(np.float32)[:, None] * gains


def _add_drum(part: NDArray[np.float32], sample_rate_hz: int, rng: np.random.Generator) -> None:
    """A burst of noise with a random loudness and decay, and a little hiss under everything."""
    time = np.arange(len(part), dtype=np.float32) / np.float32(sample_rate_hz)
    noise = rng.standard_normal(part.shape, dtype=np.float32)
    decay = np.exp(-np.float32(rng.uniform(15.0, 60.0)) * time)[:, None]
    part += noise * (np.float32(rng.uniform(0.2, 1.5)) * decay + np.float32(0.02))
