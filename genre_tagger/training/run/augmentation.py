"""Changes to mel windows that must not change the genre: level shape, gaps, mixing.

All work on one batch of float32 levels in dB, (batch, bands, frames), loudest value of each window near 0, and return
new arrays. Randomness comes from the generator handed in, so a seed repeats a run.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FLOOR_DB = -80.0


@dataclass(frozen=True, slots=True)
class AugmentationPlan:
    """How often (probabilities) and how far (dB, bands, frames) a window is changed."""

    equaliser_db: float = 2.5
    masked_bands: int = 8
    masked_frames: int = 16
    mix: float = 0.2
    mix_shape: float = 0.4


def equaliser_curves(count: int, bands: int, plan: AugmentationPlan, random: np.random.Generator) -> Floats:
    """(count, bands) dB: a smooth random curve each."""
    knots = random.normal(0.0, plan.equaliser_db, (count, 6))
    position = np.linspace(0, 5, bands)
    lower = np.minimum(position.astype(int), 4)
    part = position - lower
    part = part * part * (3 - 2 * part)  # smooth step between the knots
    curves = knots[:, lower] * (1 - part) + knots[:, lower + 1] * part
    return np.asarray(curves, dtype=np.float32)


def mask_stripes(level_db: Floats, plan: AugmentationPlan, random: np.random.Generator) -> None:
    """SpecAugment (Park et al. 2019) in place: stripes of bands and frames at the mean."""
    count, bands, frames = level_db.shape
    mean = level_db.mean(axis=(1, 2))
    for row in range(count):
        for _ in range(2):
            width = int(random.integers(0, plan.masked_bands + 1))
            start = int(random.integers(0, bands - width + 1))
            level_db[row, start : start + width] = mean[row]
            width = int(random.integers(0, plan.masked_frames + 1))
            start = int(random.integers(0, frames - width + 1))
            level_db[row, :, start : start + width] = mean[row]


def mixed_pairs(count: int, plan: AugmentationPlan, random: np.random.Generator) -> tuple[NDArray[np.int64], Floats]:
    """Mixup (Zhang et al. 2018): each window's partner (count,) and its own share (count,), 1 where it stays alone."""
    share = random.beta(plan.mix_shape, plan.mix_shape, count)
    share = np.maximum(share, 1 - share)
    share = np.where(random.random(count) < plan.mix, share, 1.0)
    return random.permutation(count), share.astype(np.float32)
