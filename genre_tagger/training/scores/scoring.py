"""From classified tracks to scores with intervals, by plain counting: no network, no torch.

Tracks of one artist are not independent, so intervals come from drawing groups: each round draws as many groups as
there are, with replacement (bootstrap percentiles, Efron 1979). A confusion matrix is all that a round needs, which
is why these figures are not asked of scikit-learn a thousand times; the tests do ask it. Matrices are (..., K, K):
rows are the truth, columns the prediction. A figure is NaN where there is nothing to divide by.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from genre_tagger.training.scores.values import (
    ClassScore,
    Interval,
    LabelSuspect,
    PrecisionRecall,
    PredictedTrack,
    ReliabilityBin,
    RunEvaluation,
)

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


RELIABILITY_BINS = 10
_Z95 = 1.959964


def scored(
    name: str, genres: tuple[str, ...], tracks: Sequence[PredictedTrack], suspects: tuple[LabelSuspect, ...] = ()
) -> RunEvaluation:
    """All scores of `tracks`, whose `genre` and `predicted` are among `genres`. At least one track."""
    truth, answer = (
        np.array([genres.index(getattr(track, field)) for track in tracks], dtype=np.int64)
        for field in ("genre", "predicted")
    )
    by_group = confusion_by_group(truth, answer, _groups(tracks), len(genres))
    whole, draws = by_group.sum(axis=0), drawn(by_group)
    classes = _class_scores(genres, whole, draws, by_group)
    confidence = np.array([track.confidence for track in tracks])
    bins = reliability_bins(confidence, truth == answer)
    return RunEvaluation(
        name=name,
        genres=genres,
        tracks=tuple(tracks),
        confusion=whole,
        accuracy=_proportion(float(accuracies(whole)), accuracies(draws), len(by_group)),
        macro_f1=_macro_f1(whole, draws, classes),
        classes=classes,
        calibration_error=expected_calibration_error(bins),
        reliability=bins,
        suspects=suspects,
    )


def reliability_bins(
    confidence: Floats, right: NDArray[np.bool_], bins: int = RELIABILITY_BINS
) -> tuple[ReliabilityBin, ...]:
    """Equal-width bins of confidence, those without an answer left out."""
    place = np.minimum((confidence * bins).astype(np.int64), bins - 1)
    return tuple(
        ReliabilityBin(
            low=number / bins,
            high=(number + 1) / bins,
            confidence=float(confidence[place == number].mean()),
            accuracy=float(right[place == number].mean()),
            count=int((place == number).sum()),
        )
        for number in np.unique(place).tolist()
    )


def expected_calibration_error(bins: Sequence[ReliabilityBin]) -> float:
    """Mean gap between confidence and accuracy, each bin by its count (Guo et al. 2017)."""
    total = sum(one.count for one in bins)
    return sum(abs(one.confidence - one.accuracy) * one.count for one in bins) / total


def _class_scores(genres: tuple[str, ...], whole: Labels, draws: Labels, by_group: Labels) -> tuple[ClassScore, ...]:
    """Of each genre, from the matrix as it is, (K, K), the drawn ones, (rounds, K, K), and those of the groups."""
    groups_of = {precisions: (by_group.sum(axis=1) > 0).sum(axis=0), recalls: (by_group.sum(axis=2) > 0).sum(axis=0)}
    scores = []
    for number, genre in enumerate(genres):
        precision, recall = (
            _proportion(float(figure(whole)[number]), figure(draws)[:, number], int(groups[number]))
            for figure, groups in groups_of.items()
        )
        f1 = _interval(float(f1s(whole)[number]), f1s(draws)[:, number])
        if f1.low == f1.high and np.isfinite(recall.value):  # no round differed: as wide as its parts
            low, high = (precision.low, precision.high) if np.isfinite(precision.value) else (0.0, 1.0)
            f1 = Interval(f1.value, _harmonic(low, recall.low), _harmonic(high, recall.high))
        scores.append(ClassScore(genre, precision, recall, f1, int(whole[number].sum())))
    return tuple(scores)


def _macro_f1(whole: Labels, draws: Labels, classes: tuple[ClassScore, ...]) -> Interval:
    """Over the genres that occur, in each round those that occur in it."""
    figure = _interval(float(macro_f1s(whole)), macro_f1s(draws))
    occurring = [one.f1 for one in classes if one.support]
    if figure.low == figure.high and occurring:
        low, high = (float(np.mean([getattr(one, end) for one in occurring])) for end in ("low", "high"))
        return Interval(figure.value, low, high)
    return figure


def _groups(tracks: Sequence[PredictedTrack]) -> Labels:
    """Group numbers; a track of unknown group stands alone."""
    names = [f"group {track.group}" if track.group else f"track {track.path}" for track in tracks]
    return np.asarray(np.unique(names, return_inverse=True)[1], dtype=np.int64)


def _interval(value: float, draws: Floats) -> Interval:
    if not np.isfinite(value):  # nothing to count: no such track, or never answered
        return Interval(float("nan"), float("nan"), float("nan"))
    low, high = np.percentile(draws[np.isfinite(draws)], [2.5, 97.5])
    value = float(value)
    return Interval(value, min(float(low), value), max(float(high), value))


def _proportion(value: float, draws: Floats, groups: int) -> Interval:
    """As `_interval`; where no round differed (all right, or all wrong), Wilson's interval (1927) over the groups."""
    figure = _interval(value, draws)
    if figure.low != figure.high:  # also where there is nothing to count
        return figure
    return wilson_interval(figure.value, groups)


def wilson_interval(share: float, count: int) -> Interval:
    """The 95 % interval of a share of `count` independent answers (Wilson 1927)."""
    middle = share + _Z95**2 / (2 * count)
    spread = _Z95 * np.sqrt(share * (1 - share) / count + _Z95**2 / (4 * count**2))
    scale = 1 + _Z95**2 / count
    low, high = float((middle - spread) / scale), float((middle + spread) / scale)
    return Interval(share, max(0.0, min(low, share)), min(1.0, max(high, share)))


def precision_recall(evaluation: RunEvaluation, genre: str) -> PrecisionRecall:
    """Whether tracks are of `genre`, asked of its probability alone, at every threshold that changes an answer."""
    place = evaluation.genres.index(genre)
    probabilities = np.array([track.probabilities[place] for track in evaluation.tracks], dtype=np.float64)
    order = np.argsort(-probabilities, kind="stable")
    found = np.cumsum(np.array([track.genre == genre for track in evaluation.tracks], dtype=np.int64)[order])
    if not len(found) or not found[-1]:
        nothing = np.zeros(0)
        return PrecisionRecall(genre, nothing, nothing, nothing, float("nan"))
    last = np.flatnonzero(np.diff(probabilities[order], append=-1.0))  # tracks of one probability go together
    precision, recall = found[last] / (last + 1.0), found[last] / found[-1]
    average = float(np.sum(np.diff(recall, prepend=0.0) * precision))
    return PrecisionRecall(genre, probabilities[order][last], precision, recall, average)


def _harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def accuracy_difference(one: RunEvaluation, other: RunEvaluation) -> Interval | None:
    """How much more accurate `other` is than `one`, in [-1, 1], paired track by track; None on different tracks.

    Far tighter than the two intervals side by side: what is hard for both does not count.
    """
    right = {track.path: (track.genre, track.genre == track.predicted) for track in other.tracks}
    if len(right) != len(one.tracks) or any(right.get(track.path, ("",))[0] != track.genre for track in one.tracks):
        return None
    gains = np.array([right[track.path][1] - (track.genre == track.predicted) for track in one.tracks], dtype=np.int64)
    return gain_interval(gains, _groups(one.tracks))


def gain_interval(gains: Labels, groups: Labels) -> Interval:
    """The mean of `gains` (n,), each -1, 0 or 1, with its interval by drawing `groups` (n,), numbers from 0."""
    by_group = np.stack([np.bincount(groups, gains), np.bincount(groups)], axis=1)  # (groups, 2)
    draws = drawn(by_group)
    return _interval(float(gains.mean()), draws[:, 0] / draws[:, 1])
