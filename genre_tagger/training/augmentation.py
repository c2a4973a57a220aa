"""Changes to mel windows that must not change the genre: level shape, codec, noise, pitch, gaps, mixing.

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
    low_pass: float = 0.15
    high_pass: float = 0.1
    noise: float = 0.2
    contrast: float = 0.1
    shift_bands: float = 1.2
    masked_bands: int = 8
    masked_frames: int = 16
    silent_end: float = 0.03
    mix: float = 0.2
    mix_shape: float = 0.4


def augmented(level_db: Floats, plan: AugmentationPlan, random: np.random.Generator) -> Floats:
    """One batch with every change but mixing applied, each window drawn on its own."""
    changed = shift_bands(level_db, plan.shift_bands, random)
    changed += equaliser_curves(len(changed), changed.shape[1], plan, random)[:, :, None]
    changed = add_noise_floor(changed, plan.noise, random)
    mean = changed.mean(axis=(1, 2), keepdims=True)
    stretch = random.uniform(1 - plan.contrast, 1 + plan.contrast, (len(changed), 1, 1)).astype(np.float32)
    changed = (changed - mean) * stretch + mean
    mask_stripes(changed, plan, random)
    return np.asarray(changed, dtype=np.float32)


def shift_bands(level_db: Floats, deviation_bands: float, random: np.random.Generator) -> Floats:
    """Every window moved up or down by a fraction of bands (pitch, formants), the edge bands repeated."""
    bands = level_db.shape[1]
    where = np.arange(bands)[None, :] + random.normal(0.0, deviation_bands, (len(level_db), 1))
    where = np.clip(where, 0, bands - 1)
    lower = np.minimum(where.astype(np.int64), bands - 2)
    part = (where - lower).astype(np.float32)[:, :, None]
    rows = np.arange(len(level_db))[:, None]
    return np.asarray(level_db[rows, lower] * (1 - part) + level_db[rows, lower + 1] * part, dtype=np.float32)


def equaliser_curves(count: int, bands: int, plan: AugmentationPlan, random: np.random.Generator) -> Floats:
    """(count, bands) dB: a smooth random curve each, some with the top or the bottom cut off (codecs)."""
    knots = random.normal(0.0, plan.equaliser_db, (count, 6))
    position = np.linspace(0, 5, bands)
    lower = np.minimum(position.astype(int), 4)
    part = position - lower
    part = part * part * (3 - 2 * part)  # smooth step between the knots
    curves = knots[:, lower] * (1 - part) + knots[:, lower + 1] * part
    band = np.arange(bands)[None, :]
    low_edge = np.where(random.random(count) < plan.low_pass, random.integers(bands * 5 // 8, bands, count), bands)
    high_edge = np.where(random.random(count) < plan.high_pass, random.integers(2, 10, count), 0)
    curves -= 60.0 * (band >= low_edge[:, None]) + 5.0 * np.maximum(0, high_edge[:, None] - band)
    return np.asarray(curves, dtype=np.float32)


def add_noise_floor(level_db: Floats, probability: float, random: np.random.Generator) -> Floats:
    """Stationary noise under some of the windows, 25 to 75 dB below the peak; nothing lies below about -80 dB."""
    count, bands, _ = level_db.shape
    noise_db = np.where(random.random(count) < probability, random.uniform(-75, -25, count), FLOOR_DB)
    slope = np.linspace(0, 1, bands)[None, :] * random.uniform(-25, 10, (count, 1))
    floor = np.maximum(noise_db[:, None] + np.where(noise_db[:, None] > FLOOR_DB, slope, 0), FLOOR_DB)[:, :, None]
    jitter = random.standard_normal(level_db.shape, dtype=np.float32)
    jitter *= 2.0
    jitter += floor.astype(np.float32)
    return np.asarray(np.maximum(level_db, jitter), dtype=np.float32)


def mask_stripes(level_db: Floats, plan: AugmentationPlan, random: np.random.Generator) -> None:
    """SpecAugment (Park et al. 2019) in place: stripes of bands and frames at the mean; rarely a silent end."""
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
        if random.random() < plan.silent_end:
            level_db[row, :, int(random.integers(frames // 2, frames)) :] = FLOOR_DB


def mixed_pairs(count: int, plan: AugmentationPlan, random: np.random.Generator) -> tuple[NDArray[np.int64], Floats]:
    """Mixup (Zhang et al. 2018): each window's partner (count,) and its own share (count,), 1 where it stays alone."""
    share = random.beta(plan.mix_shape, plan.mix_shape, count)
    share = np.maximum(share, 1 - share)
    share = np.where(random.random(count) < plan.mix, share, 1.0)
    return random.permutation(count), share.astype(np.float32)
