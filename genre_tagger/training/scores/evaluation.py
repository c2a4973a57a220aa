"""How good a model is: accuracy, F1, recall, calibration error, refusal of foreign music, each with its interval.

`figures` has them ready for a checkpoint's metadata and the model card.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from genre_tagger.training.scores.confusion import (
    ROUNDS,
    Floats,
    Labels,
    accuracies,
    confusion_by_group,
    drawn,
    macro_f1s,
    recalls,
)
from genre_tagger.training.scores.confusion import confusion as confusion_of
from genre_tagger.training.scores.scoring import expected_calibration_error, reliability_bins

_CURVE_THRESHOLDS = tuple(round(0.05 * number, 2) for number in range(4, 20))


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Held-out windows: `logits` (n, outputs), true class `labels` (n,), `artists` (n,).

    A label equal to `genres` means none of them.
    """

    logits: Floats
    labels: Labels
    artists: NDArray[np.str_]
    genres: int

    @property
    def in_scope(self) -> Scored:
        """Only the windows of one of the genres."""
        return self.take(np.flatnonzero(self.labels < self.genres))

    def take(self, rows: NDArray[np.int64]) -> Scored:
        """The windows at `rows`."""
        return Scored(self.logits[rows], self.labels[rows], self.artists[rows], self.genres)


def softmax(logits: Floats) -> Floats:
    """Rows of logits -> rows of probabilities."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def genre_probability(logits: Floats, genres: int, temperature: float = 1.0) -> Floats:
    """(n, genres): the probabilities among the genres alone."""
    return softmax(logits[:, :genres] / temperature)


def confusion(scored: Scored) -> NDArray[np.int64]:
    """(genres, genres) of the in-scope windows, each predicted as its likeliest genre."""
    own = scored.in_scope
    return confusion_of(own.labels, own.logits[:, : own.genres].argmax(axis=1), own.genres)


def accuracy(scored: Scored) -> float:
    """Share of in-scope windows whose likeliest genre is the true one."""
    return float(accuracies(confusion(scored)))


def macro_f1(scored: Scored) -> float:
    """Mean F1 over the genres that occur."""
    return float(macro_f1s(confusion(scored)))


def artist_interval(scored: Scored, figure: Callable[[Labels], Floats], rounds: int = ROUNDS) -> tuple[float, float]:
    """95 % interval of a figure of confusion matrices by drawing artists: windows of one artist are not independent."""
    own = scored.in_scope
    groups = np.unique(own.artists, return_inverse=True)[1]
    answer = own.logits[:, : own.genres].argmax(axis=1)
    values = figure(drawn(confusion_by_group(own.labels, answer, groups, own.genres), rounds=rounds))
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def calibration_error(scored: Scored, temperature: float) -> float:
    """Expected calibration error among the genres, of the in-scope windows."""
    own = scored.in_scope
    probability = genre_probability(own.logits, own.genres, temperature)
    return expected_calibration_error(
        reliability_bins(probability.max(axis=1), probability.argmax(axis=1) == own.labels)
    )


def best_temperature(scored: Scored) -> float:
    """The temperature whose probabilities, none-of-these output included, explain the labels best."""
    candidates = np.geomspace(0.25, 4.0, 97)
    rows = np.arange(len(scored.labels))
    losses = [-np.log(softmax(scored.logits / t)[rows, scored.labels] + 1e-9).mean() for t in candidates]
    return float(candidates[int(np.argmin(losses))])


def confidence(scored: Scored, temperature: float) -> Floats:
    """(n,): what the classifier calls confidence: P(in scope) x P(top genre | in scope)."""
    if scored.logits.shape[1] == scored.genres:
        return np.asarray(genre_probability(scored.logits, scored.genres, temperature).max(axis=1))
    in_scope = 1 - softmax(scored.logits / temperature)[:, -1]
    return np.asarray(in_scope * genre_probability(scored.logits, scored.genres, temperature).max(axis=1))


def refusal_curve(
    scored: Scored, temperature: float, thresholds: Sequence[float]
) -> list[tuple[float, float, float, float]]:
    """Per threshold: (threshold, in-scope windows kept, foreign windows refused, accuracy of what is kept)."""
    sure = confidence(scored, temperature)
    own = scored.labels < scored.genres
    right = scored.logits[:, : scored.genres].argmax(axis=1) == scored.labels
    curve = []
    for threshold in thresholds:
        kept = sure >= threshold
        curve.append(
            (
                float(threshold),
                float(kept[own].mean()),
                float((~kept[~own]).mean()) if (~own).any() else float("nan"),
                float(right[own & kept].mean()) if (own & kept).any() else float("nan"),
            )
        )
    return curve


def balanced_weights(labels: NDArray[np.int64], groups: NDArray[np.str_]) -> Floats:
    """(n,): all classes alike (none-of-these as much as one genre), 1 / sqrt(members) within a group; mean 1."""
    _, inverse, counts = np.unique(groups, return_inverse=True, return_counts=True)
    weights = 1.0 / np.sqrt(counts[inverse])
    for label in np.unique(labels):
        mine = labels == label
        weights[mine] /= weights[mine].sum()
    return np.asarray(weights / weights.mean())


def figures(scored: Scored, unknown_below: float | None = None, temperature: float = 1.0) -> dict[str, Any]:
    """Accuracy, macro-F1 and recalls with n and 95 % intervals over artists (or sources: the groups of `scored`).

    With the threshold of Unknown also how far confidence can be trusted, and what is refused at it and at others.
    """
    own = scored.in_scope
    values: dict[str, Any] = {
        "tracks": len(own.labels),
        "groups": len(set(own.artists)),
        "accuracy": _rounded(accuracy(own)),
        "accuracy_interval": [_rounded(v) for v in artist_interval(own, accuracies)],
        "macro_f1": _rounded(macro_f1(own)),
        "macro_f1_interval": [_rounded(v) for v in artist_interval(own, macro_f1s)],
        "recall": [_rounded(v) for v in np.nan_to_num(recalls(confusion(own)))],
        "confusion": confusion(own).tolist(),
    }
    if unknown_below is not None:
        curve = refusal_curve(scored, temperature, [unknown_below, *_CURVE_THRESHOLDS])
        values |= {
            "calibration_error": _rounded(calibration_error(scored, temperature)),
            "foreign_tracks": int((scored.labels == scored.genres).sum()),
            "at_default_threshold": [_rounded(v) for v in curve[0]],
            "refusal_curve": [[_rounded(v) for v in point] for point in curve[1:]],
        }
    return values


def recall_by(scored: Scored, names: NDArray[np.str_]) -> dict[str, Any]:
    """For each of the `names` (n,) that in-scope music has: accuracy, and how many tracks of each genre with what
    recall (None where a genre has none)."""
    found = {}
    for name in sorted(set(names[scored.labels < scored.genres].tolist())):
        part = scored.take(np.flatnonzero(names == name)).in_scope
        counts = [int((part.labels == genre).sum()) for genre in range(scored.genres)]
        recall = [_rounded(value) if n else None for value, n in zip(recalls(confusion(part)), counts, strict=True)]
        found[name] = {"accuracy": _rounded(accuracy(part)), "tracks": counts, "recall": recall}
    return found


def refused_by(
    scored: Scored, names: NDArray[np.str_], unknown_below: float, temperature: float = 1.0
) -> dict[str, Any]:
    """For each of the `names` (n,) that foreign music has: how many tracks, and the share that becomes Unknown."""
    refused, foreign = confidence(scored, temperature) < unknown_below, scored.labels == scored.genres
    return {
        name: {"tracks": int((mine := foreign & (names == name)).sum()), "refused": _rounded(refused[mine].mean())}
        for name in sorted(set(names[foreign].tolist()))
    }


def _rounded(value: float) -> float:
    return round(float(value), 4)
