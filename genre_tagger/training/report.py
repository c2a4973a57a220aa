"""The figures of a model on held-out artists, ready for a checkpoint's metadata and the model card."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from genre_tagger.training.evaluation import (
    Floats,
    Scored,
    accuracy,
    artist_interval,
    calibration_error,
    confusion,
    macro_f1,
    recalls,
    refusal_curve,
)

_CURVE_THRESHOLDS = tuple(round(0.05 * number, 2) for number in range(4, 20))


def balanced_weights(scored: Scored) -> Floats:
    """(n,): all classes alike (none-of-these as much as one genre), 1 / sqrt(windows) within an artist; mean 1."""
    _, inverse, counts = np.unique(scored.artists, return_inverse=True, return_counts=True)
    weights = 1.0 / np.sqrt(counts[inverse])
    for label in np.unique(scored.labels):
        mine = scored.labels == label
        weights[mine] /= weights[mine].sum()
    return np.asarray(weights / weights.mean())


def figures(scored: Scored, unknown_below: float | None = None, temperature: float = 1.0) -> dict[str, Any]:
    """Accuracy, macro-F1 and recalls with n and 95 % intervals over artists.

    With the threshold of Unknown also how far confidence can be trusted, and what is refused at it and at others.
    """
    own = scored.in_scope
    values: dict[str, Any] = {
        "windows": len(own.labels),
        "artists": len(set(own.artists)),
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
            "foreign_windows": int((scored.labels == scored.genres).sum()),
            "at_default_threshold": [_rounded(v) for v in curve[0]],
            "refusal_curve": [[_rounded(v) for v in point] for point in curve[1:]],
        }
    return values


def recall_by_voice(scored: Scored, vocal: NDArray[np.bool_]) -> dict[str, Any]:
    """Recall of each genre on windows with a voice and on those without; `vocal` (n,) says which are which.

    None where a genre has no such window.
    """
    found = {}
    for name, mask in (("vocal", vocal), ("without_voice", ~vocal)):
        part = scored.take(np.flatnonzero(mask)).in_scope
        counts = [int((part.labels == genre).sum()) for genre in range(scored.genres)]
        values = [_rounded(value) if n else None for value, n in zip(recalls(part), counts, strict=True)]
        found[name] = {"windows": counts, "recall": values}
    return found


def _rounded(value: float) -> float:
    return round(float(value), 4)
