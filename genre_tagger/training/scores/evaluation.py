"""How good a model is: accuracy, F1, recall, calibration error, refusal of foreign music, each with its interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]


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


def accuracy(scored: Scored) -> float:
    """Share of in-scope windows whose likeliest genre is the true one."""
    own = scored.in_scope
    return float((own.logits[:, : own.genres].argmax(axis=1) == own.labels).mean())


def confusion(scored: Scored) -> NDArray[np.int64]:
    """(genres, genres): rows are the truth, columns the answer."""
    own = scored.in_scope
    matrix = np.zeros((own.genres, own.genres), dtype=np.int64)
    np.add.at(matrix, (own.labels, own.logits[:, : own.genres].argmax(axis=1)), 1)
    return matrix


def recalls(scored: Scored) -> Floats:
    """(genres,): share of each genre's windows that were recognised."""
    matrix = confusion(scored)
    return np.asarray(np.diag(matrix) / np.maximum(matrix.sum(axis=1), 1))


def macro_f1(scored: Scored) -> float:
    """Mean F1 over the genres that occur."""
    matrix = confusion(scored)
    total = matrix.sum(axis=0) + matrix.sum(axis=1)
    return float(np.mean((2 * np.diag(matrix) / np.maximum(total, 1))[matrix.sum(axis=1) > 0]))


def calibration_error(scored: Scored, temperature: float, bins: int = 10) -> float:
    """Expected calibration error (Guo et al. 2017) among the genres, equal-width bins of confidence."""
    own = scored.in_scope
    probability = genre_probability(own.logits, own.genres, temperature)
    confidence, right = probability.max(axis=1), probability.argmax(axis=1) == own.labels
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [
        abs(confidence[place == number].mean() - right[place == number].mean()) * (place == number).mean()
        for number in np.unique(place)
    ]
    return float(sum(gaps))


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


def artist_interval(
    scored: Scored, figure: Callable[[Scored], float], seed: int = 0, rounds: int = 1000
) -> tuple[float, float]:
    """95 % interval of a figure by drawing artists with replacement: windows of one artist are not independent."""
    random = np.random.default_rng(seed)
    order = np.argsort(scored.artists, kind="stable")
    _, starts = np.unique(scored.artists[order], return_index=True)
    members = np.split(order, starts[1:])
    values = []
    for _ in range(rounds):
        drawn = random.integers(0, len(members), len(members))
        values.append(figure(scored.take(np.concatenate([members[number] for number in drawn]))))
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)
