"""Which windows a training step sees: balanced drawing, cropping, and the batch itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from genre_tagger.training.augmentation import AugmentationPlan, augmented, mixed_pairs
from genre_tagger.training.distillation import Targets
from genre_tagger.training.mel_cache import MelCache, to_db

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """`level_db` (batch, 1, bands, frames), `genre` (batch, outputs), `views` (batch, V)."""

    level_db: Floats
    genre: Floats
    views: Floats


def drawing_probability(
    genre: Floats, artist_weight: Floats, train: NDArray[np.bool_], class_share: tuple[float, ...]
) -> NDArray[np.float64]:
    """(N,): how often each window is drawn, so that the targets' classes come up in `class_share` and no artist
    dominates.

    A window's classes are its soft target, so that unlabelled music balances the genres it is thought to be.
    """
    weight = np.where(train, artist_weight, 0.0).astype(np.float64)
    probability = weight
    for _ in range(20):  # raking: each round scales the windows of a class by what the class lacks
        mass = probability @ genre / probability.sum()
        probability = probability * (genre @ (np.array(class_share) / np.maximum(mass, 1e-6)))
        probability /= probability.sum()
    return np.asarray(probability)


class BatchSource:
    """Draws training batches from the mel cache. Not shared between threads: it owns a random generator."""

    def __init__(
        self, cache: MelCache, targets: Targets, probability: NDArray[np.float64], plan: AugmentationPlan, seed: int
    ) -> None:
        self._cache = cache
        self._targets = targets
        self._cumulative = np.cumsum(probability)
        self._plan = plan
        self.random = np.random.default_rng(seed)

    def draw(self, count: int, frames: int) -> Batch:
        """`count` crops of `frames` frames each, augmented and partly mixed."""
        rows = np.searchsorted(self._cumulative, self.random.random(count) * self._cumulative[-1])
        level = augmented(self._crops(rows, frames), self._plan, self.random)
        partner, share = mixed_pairs(count, self._plan, self.random)
        level = level * share[:, None, None] + level[partner] * (1 - share[:, None, None])
        genre, views = self._targets.genre[rows], self._targets.views[rows]
        share = share[:, None]
        return Batch(
            level[:, None],
            genre * share + genre[partner] * (1 - share),
            views * share + views[partner] * (1 - share),
        )

    def _crops(self, rows: NDArray[np.int64], frames: int) -> Floats:
        """(count, bands, frames) in dB, from the cached speeds: half of them the music as it is."""
        speeds = len(self._cache.level)
        columns = np.where(self.random.random(len(rows)) < 0.5, 0, self.random.integers(0, speeds, len(rows)))
        crops = np.empty((len(rows), self._cache.level.shape[2], frames), dtype=np.uint8)
        for place, (column, row) in enumerate(zip(columns, rows, strict=True)):
            last_start = int(self._cache.valid_frames[column, row]) - frames
            start = int(self.random.integers(0, max(last_start, 0) + 1))
            crops[place] = self._cache.level[column, row, :, start : start + frames]
        return to_db(crops)
