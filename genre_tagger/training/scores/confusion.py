"""Confusion matrices and what is read off them, of all tracks or of a thousand draws of their groups at once.

Tracks of one artist are not independent, so intervals come from drawing groups: each round draws as many groups as
there are, with replacement, and counts their tracks anew (bootstrap percentiles, Efron 1979). A matrix of counts is all
that a round needs, which is why these figures are not asked of scikit-learn a thousand times; the tests do ask it.

Matrices are (..., K, K): rows are the truth, columns the prediction. A figure is NaN where there is nothing to divide
by.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]
Counts = NDArray[np.number]

ROUNDS = 1000
_ROUNDS_AT_ONCE = 100


def confusion(truth: Labels, answer: Labels, genres: int) -> NDArray[np.int64]:
    """(K, K) of tracks with labels `truth` and predictions `answer`, both (n,)."""
    (matrix,) = confusion_by_group(truth, answer, np.zeros(len(truth), dtype=np.int64), genres)
    return np.asarray(matrix)


def confusion_by_group(truth: Labels, answer: Labels, groups: Labels, genres: int) -> NDArray[np.int64]:
    """(G, K, K): one matrix for each of the groups that `groups` (n,) numbers from 0."""
    counts = np.zeros((int(groups.max(initial=0)) + 1, genres, genres), dtype=np.int64)
    np.add.at(counts, (groups, truth, answer), 1)
    return counts


def drawn(by_group: Counts, seed: int = 0, rounds: int = ROUNDS) -> NDArray[np.int64]:
    """(rounds, ...) sums over as many groups as there are, drawn with replacement; `by_group` is (G, ...)."""
    random, groups = np.random.default_rng(seed), len(by_group)
    flat = by_group.reshape(groups, -1).astype(np.float64)
    sums = [
        random.multinomial(groups, np.full(groups, 1 / groups), min(_ROUNDS_AT_ONCE, rounds - start)).astype(float)
        @ flat
        for start in range(0, rounds, _ROUNDS_AT_ONCE)
    ]
    return np.rint(np.concatenate(sums)).astype(np.int64).reshape(-1, *by_group.shape[1:])


def accuracies(matrices: Counts) -> Floats:
    """(...,)"""
    return _ratio(np.trace(matrices, axis1=-2, axis2=-1), matrices.sum(axis=(-2, -1)))


def precisions(matrices: Counts) -> Floats:
    """(..., K)"""
    return _ratio(_right(matrices), matrices.sum(axis=-2))


def recalls(matrices: Counts) -> Floats:
    """(..., K)"""
    return _ratio(_right(matrices), matrices.sum(axis=-1))


def f1s(matrices: Counts) -> Floats:
    """(..., K)"""
    return _ratio(2 * _right(matrices), matrices.sum(axis=-2) + matrices.sum(axis=-1))


def macro_f1s(matrices: Counts) -> Floats:
    """(...,): mean F1 over the genres that occur."""
    occurs = matrices.sum(axis=-1) > 0
    return _ratio(np.where(occurs, np.nan_to_num(f1s(matrices)), 0.0).sum(axis=-1), occurs.sum(axis=-1))


def _right(matrices: Counts) -> Counts:
    return np.asarray(np.diagonal(matrices, axis1=-2, axis2=-1))


def _ratio(part: Counts, whole: Counts) -> Floats:
    return np.asarray(np.where(whole > 0, part / np.maximum(whole, 1), np.nan), dtype=np.float64)
