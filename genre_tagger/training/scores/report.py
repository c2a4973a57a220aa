"""The figures of a model on held-out music, ready for a checkpoint's metadata and the model card."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from genre_tagger.training.scores.evaluation import (
    Floats,
    Scored,
    accuracy,
    artist_interval,
    calibration_error,
    confidence,
    confusion,
    macro_f1,
    recalls,
    refusal_curve,
)

_CURVE_THRESHOLDS = tuple(round(0.05 * number, 2) for number in range(4, 20))


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
        "accuracy_interval": [_rounded(v) for v in artist_interval(own, accuracy)],
        "macro_f1": _rounded(macro_f1(own)),
        "macro_f1_interval": [_rounded(v) for v in artist_interval(own, macro_f1)],
        "recall": [_rounded(v) for v in recalls(own)],
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
        recall = [_rounded(value) if n else None for value, n in zip(recalls(part), counts, strict=True)]
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
