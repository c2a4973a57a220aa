"""The simple thing beside the network: logistic regression on statistics of the same mel windows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from genre_tagger.training.evaluation import Floats, Scored
from genre_tagger.training.mel_cache import MelCache, to_db

_INVERSE_PENALTY = 0.01


def mel_statistics(cache: MelCache) -> Floats:
    """(N, 4 * bands): per band the mean level about the window's, its deviation, mean rise and 90th percentile."""
    rows = []
    for level in cache.level[0]:
        level_db = to_db(level)
        level_db -= level_db.mean()
        rise = np.maximum(np.diff(level_db, axis=1), 0).mean(axis=1)
        rows.append(
            np.concatenate([level_db.mean(axis=1), level_db.std(axis=1), rise, np.percentile(level_db, 90, axis=1)])
        )
    return np.asarray(rows, dtype=np.float64)


def linear_baseline(
    statistics: Floats, labels: NDArray[np.int64], artists: NDArray[np.str_], held: NDArray[np.bool_], genres: int
) -> Scored:
    """Fit on the labelled in-scope windows outside `held`, score those inside."""
    known = (labels >= 0) & (labels < genres)
    fitted = known & ~held
    model = make_pipeline(
        StandardScaler(), LogisticRegression(C=_INVERSE_PENALTY, max_iter=500, class_weight="balanced")
    )
    model.fit(statistics[fitted], labels[fitted])
    rows = np.flatnonzero(known & held)
    return Scored(model.decision_function(statistics[rows]), labels[rows], artists[rows], genres)
