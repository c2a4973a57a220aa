"""From classified tracks to scores with intervals. Plain counting: no network, no torch.

Intervals are drawn over groups (artists), because tracks of one artist are not independent: each round draws as many
groups as there are, with replacement, and counts their tracks anew (bootstrap percentiles, Efron 1979).
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
Counts = NDArray[np.int64]

ROUNDS = 1000
RELIABILITY_BINS = 10
_SEED = 0
_ROUNDS_AT_ONCE = 100
_Z95 = 1.959964


def scored(
    name: str, genres: tuple[str, ...], tracks: Sequence[PredictedTrack], suspects: tuple[LabelSuspect, ...] = ()
) -> RunEvaluation:
    """All scores of `tracks`, whose `genre` and `predicted` are among `genres`. At least one track."""
    truth, answer = (np.array([genres.index(text) for text in texts], dtype=np.int64) for texts in _texts(tracks))
    by_group = _confusion_by_group(truth, answer, _groups(tracks), len(genres))
    confusion = by_group.sum(axis=0)
    drawn = _drawn_confusions(by_group)
    rows = _Rows(confusion[None], drawn, (by_group.sum(axis=2) > 0).sum(axis=0), (by_group.sum(axis=1) > 0).sum(axis=0))
    classes = tuple(rows.class_score(number, genre) for number, genre in enumerate(genres))
    confidence = np.array([track.confidence for track in tracks])
    bins = reliability_bins(confidence, truth == answer)
    return RunEvaluation(
        name=name,
        genres=genres,
        tracks=tuple(tracks),
        confusion=confusion,
        accuracy=rows.accuracy(len(by_group)),
        macro_f1=rows.macro_f1(classes),
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


class _Rows:
    """Figures of the confusion matrix as it is, (1, K, K), and of the drawn ones, (rounds, K, K).

    `true_groups`, `answered_groups` (K,): how many groups each class's recall and precision rest on.
    """

    def __init__(self, whole: Counts, drawn: Counts, true_groups: Counts, answered_groups: Counts) -> None:
        self._whole, self._drawn = whole, drawn
        self._true_groups, self._answered_groups = true_groups, answered_groups

    def accuracy(self, groups: int) -> Interval:
        value, draws = _accuracy(self._whole)[0], _accuracy(self._drawn)
        return _proportion(value, draws, groups)

    def class_score(self, number: int, genre: str) -> ClassScore:
        precision = _proportion(
            _precision(self._whole)[0, number], _precision(self._drawn)[:, number], int(self._answered_groups[number])
        )
        recall = _proportion(
            _recall(self._whole)[0, number], _recall(self._drawn)[:, number], int(self._true_groups[number])
        )
        f1 = _interval(_f1(self._whole)[0, number], _f1(self._drawn)[:, number])
        if f1.low == f1.high and np.isfinite(recall.value):  # no round differed: as wide as its parts
            low, high = (precision.low, precision.high) if np.isfinite(precision.value) else (0.0, 1.0)
            f1 = Interval(f1.value, _harmonic(low, recall.low), _harmonic(high, recall.high))
        return ClassScore(genre, precision, recall, f1, int(self._whole[0, number].sum()))

    def macro_f1(self, classes: tuple[ClassScore, ...]) -> Interval:
        """Over the genres that occur, in each round those that occur in it."""
        figure = _interval(_macro_f1(self._whole)[0], _macro_f1(self._drawn))
        occurring = [one.f1 for one in classes if one.support]
        if figure.low == figure.high and occurring:
            low, high = (float(np.mean([getattr(one, end) for one in occurring])) for end in ("low", "high"))
            return Interval(figure.value, low, high)
        return figure


def _texts(tracks: Sequence[PredictedTrack]) -> tuple[list[str], list[str]]:
    return [track.genre for track in tracks], [track.predicted for track in tracks]


def _groups(tracks: Sequence[PredictedTrack]) -> Counts:
    """Group numbers; a track of unknown group stands alone."""
    names = [f"group {track.group}" if track.group else f"track {track.path}" for track in tracks]
    return np.asarray(np.unique(names, return_inverse=True)[1], dtype=np.int64)


def _confusion_by_group(truth: Counts, answer: Counts, groups: Counts, genres: int) -> Counts:
    """(groups, genres, genres)"""
    counts = np.zeros((int(groups.max()) + 1, genres, genres), dtype=np.int64)
    np.add.at(counts, (groups, truth, answer), 1)
    return counts


def _drawn_confusions(by_group: Counts) -> Counts:
    """(rounds, genres, genres)"""
    random = np.random.default_rng(_SEED)
    groups = len(by_group)
    flat = by_group.reshape(groups, -1).astype(np.float64)
    drawn = []
    for _ in range(0, ROUNDS, _ROUNDS_AT_ONCE):
        times = random.multinomial(groups, np.full(groups, 1 / groups), _ROUNDS_AT_ONCE)  # how often each group came
        drawn.append(times.astype(np.float64) @ flat)
    return np.rint(np.concatenate(drawn)).astype(np.int64).reshape(-1, *by_group.shape[1:])


def _ratio(part: NDArray[np.number], whole: NDArray[np.number]) -> Floats:
    """NaN where there is nothing to divide by."""
    return np.asarray(np.where(whole > 0, part / np.maximum(whole, 1), np.nan), dtype=np.float64)


def _accuracy(matrices: Counts) -> Floats:
    return _ratio(np.trace(matrices, axis1=1, axis2=2), matrices.sum(axis=(1, 2)))


def _right(matrices: Counts) -> Counts:
    return np.asarray(np.diagonal(matrices, axis1=1, axis2=2))


def _precision(matrices: Counts) -> Floats:
    return _ratio(_right(matrices), matrices.sum(axis=1))


def _recall(matrices: Counts) -> Floats:
    return _ratio(_right(matrices), matrices.sum(axis=2))


def _f1(matrices: Counts) -> Floats:
    return _ratio(2 * _right(matrices), matrices.sum(axis=1) + matrices.sum(axis=2))


def _macro_f1(matrices: Counts) -> Floats:
    occurs = matrices.sum(axis=2) > 0
    return _ratio(np.where(occurs, np.nan_to_num(_f1(matrices)), 0.0).sum(axis=1), occurs.sum(axis=1))


def _interval(value: float, draws: Floats) -> Interval:
    if not np.isfinite(value):  # nothing to count: no such track, or never answered
        return Interval(float("nan"), float("nan"), float("nan"))
    low, high = np.percentile(draws[np.isfinite(draws)], [2.5, 97.5])
    value = float(value)
    return Interval(value, min(float(low), value), max(float(high), value))


def _proportion(value: float, draws: Floats, groups: int) -> Interval:
    """As `_interval`; where no round differed (all right, or all wrong), Wilson's interval (1927) over the groups."""
    drawn = _interval(value, draws)
    if drawn.low != drawn.high:  # also where there is nothing to count
        return drawn
    return wilson_interval(drawn.value, groups)


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


def gain_interval(gains: Counts, groups: Counts) -> Interval:
    """The mean of `gains` (n,), each -1, 0 or 1, with its interval by drawing `groups` (n,), numbers from 0."""
    by_group = np.stack([np.bincount(groups, gains), np.bincount(groups)], axis=1)  # (groups, 2)
    random = np.random.default_rng(_SEED)
    count = len(by_group)
    drawn = random.multinomial(count, np.full(count, 1 / count), ROUNDS).astype(np.float64) @ by_group
    return _interval(float(gains.mean()), drawn[:, 0] / drawn[:, 1])
