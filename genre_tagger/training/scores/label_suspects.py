"""Which labels are probably wrong: confident learning (Northcutt et al. 2021) by cleanlab.

It needs answers on tracks that the model was not trained on; whoever calls sees to that.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from genre_tagger.training.scores.values import LabelSuspect, PredictedTrack

_LEAST_PER_GENRE = 2


def label_suspects(
    genres: tuple[str, ...], tracks: Sequence[PredictedTrack], found_by: str, limit: int = 200
) -> tuple[LabelSuspect, ...]:
    """The suspects among `tracks`, the worst first, `limit` at most. Imports cleanlab (a second or two).

    Genres with fewer than two tracks are left out: nothing can be said about them. A suspect's label is not the
    likeliest genre, and cleanlab counts it among the errors the confusions imply. A model that is hardly better than
    guessing suspects nobody.
    """
    from cleanlab.filter import find_label_issues
    from cleanlab.rank import get_label_quality_scores

    numbers = np.array([genres.index(track.genre) for track in tracks], dtype=np.int64)
    counts = np.bincount(numbers, minlength=len(genres))
    kept_genres = np.flatnonzero(counts >= _LEAST_PER_GENRE)
    if len(kept_genres) < 2:
        return ()
    kept = np.flatnonzero(np.isin(numbers, kept_genres))
    labels = np.searchsorted(kept_genres, numbers[kept])
    shares = _among(np.array([tracks[int(place)].probabilities for place in kept]), kept_genres)
    if not _can_predict(labels, shares):
        return ()
    issues = find_label_issues(labels, shares, filter_by="prune_by_noise_rate", n_jobs=1)
    quality = get_label_quality_scores(labels, shares, method="self_confidence")
    doubted = np.flatnonzero(np.asarray(issues) & (shares.argmax(axis=1) != labels))
    worst = doubted[np.argsort(quality[doubted], kind="stable")][:limit]
    return tuple(
        LabelSuspect(
            tracks[int(kept[place])],
            genres[int(kept_genres[int(shares[place].argmax())])],
            float(quality[place]),
            found_by,
        )
        for place in worst
    )


def _can_predict(labels: NDArray[np.int64], shares: NDArray[np.float64]) -> bool:
    """Whether the mean recall lies a quarter of the way from guessing to perfection: below, all doubts are noise."""
    guessing = 1 / len(shares[0])
    right = shares.argmax(axis=1) == labels
    recalls = [float(right[labels == genre].mean()) for genre in np.unique(labels)]
    return sum(recalls) / len(recalls) >= guessing + 0.25 * (1 - guessing)


def _among(probabilities: NDArray[np.float64], columns: NDArray[np.int64]) -> NDArray[np.float64]:
    """Rows of probabilities -> rows of shares among `columns` alone."""
    shares = np.maximum(probabilities[:, columns], 1e-12)
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))
