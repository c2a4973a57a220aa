"""One channel out of many, as people hear it: the mean, but not where the channels cancel each other out in it.

A wrongly wired transfer, or a karaoke or "wide" mix, holds the same sound in both channels with opposite signs:
everybody hears it, and its mean is silent. Likewise what counts as silent is said of the channels, not of their mean.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SILENT_RMS = 1e-3
"""-60 dB re full scale."""

_LEAST_SHARE = 0.2  # of the power that unrelated channels would leave in their mean; two that correlate at -0.8
_PROBES = 16
_PROBE_FRAMES = 1024


def mean_of_channels(block: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, channels) -> (n,). Adds columns, since numpy's mean over a short last axis is thirty times slower."""
    channels = block.shape[1]
    if channels == 1:
        return block[:, 0]
    if channels > 16:
        mean: NDArray[np.float32] = block.mean(axis=1, dtype=np.float32)
        return mean
    mix = block[:, 0] + block[:, 1]
    for channel in range(2, channels):
        mix += block[:, channel]
    mix *= np.float32(1.0 / channels)
    return mix


def mix_down(block: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, channels) -> (n,): the mean, or the loudest channel where hardly anything of the channels is left in it."""
    mean = mean_of_channels(block)
    if block.shape[1] == 1 or not len(block):
        return mean
    powers = [_power(block[:, channel]) for channel in range(block.shape[1])]
    if not is_cancelled(_power(mean), sum(powers), block.shape[1]):
        return mean
    return np.ascontiguousarray(block[:, int(np.argmax(powers))])


def is_cancelled(mean_power: float, channels_power: float, channels: int, leniency: float = 1.0) -> bool:
    """Whether the mean is no fair account of `channels` that sound. Powers per sample, that of the channels summed.

    `leniency` above 1 also lets pass what is not far from it: for a guess that is looked into.
    """
    silent_power = SILENT_RMS * SILENT_RMS
    least = leniency * max(_LEAST_SHARE * channels_power / channels**2, silent_power)
    return channels_power >= silent_power and mean_power < least


def _power(samples: NDArray[np.float32]) -> float:
    """The power (n,) has without a constant offset; of many samples, that of some stretches spread over them."""
    if len(samples) > 2 * _PROBES * _PROBE_FRAMES:
        starts = np.linspace(0, len(samples) - _PROBE_FRAMES, _PROBES).astype(int)
        samples = np.concatenate([samples[start : start + _PROBE_FRAMES] for start in starts])
    return float(samples.var())
