"""The simple thing beside the network: logistic regression on librosa features, trained on the very same split.

What a network scores means something only beside what little effort scores on the same tracks.
"""

from __future__ import annotations

import warnings
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from genre_tagger.foundation.errors import Sentence, TrainingError
from genre_tagger.training.data.dataset import LabeledTrack, Split
from genre_tagger.training.results.files import RunPredictions, predicted_track
from genre_tagger.training.results.linear_features import LinearFeatures, linear_features
from genre_tagger.training.scores.values import PredictedTrack

NAME = "Logistic regression on librosa features"
INVERSE_PENALTIES = (0.001, 0.003, 0.01, 0.03, 0.1, 1.0)
_FOLDS = 5
_UNCONVERGED = "lbfgs failed to converge"

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class BaselineAnswers:
    """`scored`: the held-out tracks that the network was evaluated on as well. `training`: the tracks it was trained
    on, each answered by a baseline that was not trained on it (empty where there are too few). `notes` are sentences on
    what is missing."""

    scored: tuple[PredictedTrack, ...]
    training: tuple[PredictedTrack, ...]
    notes: tuple[str, ...]


def linear_baseline(
    predictions: RunPredictions, held: RunPredictions, cache_folder: Path, jobs: int = 0
) -> Generator[str | BaselineAnswers, None, None]:
    """Train on the run's training tracks, answer on those of `held`. Yields what it does, last the BaselineAnswers.

    The penalty is the one that does best on the validation tracks, where there are any apart from `held`. Raises
    TrainingError when too few clips can be read.
    """
    genres, tracks = predictions.genres, predictions.tracks
    features: LinearFeatures | None = None
    for step in linear_features([track.path for track in tracks], cache_folder, jobs):
        if isinstance(step, LinearFeatures):
            features = step
        else:
            yield step
    assert features is not None
    labels = np.array([genres.index(track.genre) if track.genre in genres else -1 for track in tracks], dtype=np.int64)
    labels[predictions.rows] = predictions.labels
    usable = features.known & (labels >= 0)
    training = _rows(tracks, Split.TRAINING, usable)
    scored = held.rows[usable[held.rows]]
    if len(np.unique(labels[training])) < 2 or not len(scored):
        raise TrainingError("The baseline needs clips of two genres to be trained on, and some to be evaluated on.")
    yield Sentence("Training the baseline")
    validation = np.setdiff1d(_rows(tracks, Split.VALIDATION, usable), scored)
    values = features.values
    penalty = _best_penalty(values, labels, training, validation, len(genres))
    shares = _shares(_fitted(values[training], labels[training], penalty), values[scored], len(genres))
    yield Sentence("Applying the baseline to the training tracks")
    held_out = _held_out(values, labels, training, [track.group for track in tracks], penalty, len(genres))
    yield BaselineAnswers(
        _answers(predictions, scored, labels, shares),
        _answers(predictions, training, labels, held_out) if held_out is not None else (),
        _notes(features, held, scored),
    )


def _rows(tracks: tuple[LabeledTrack, ...], split: Split, usable: NDArray[np.bool_]) -> Rows:
    return np.flatnonzero(usable & np.array([track.split is split for track in tracks]))


def _answers(
    predictions: RunPredictions, rows: Rows, labels: Rows, shares: NDArray[np.float64]
) -> tuple[PredictedTrack, ...]:
    return tuple(
        predicted_track(predictions.tracks[row], predictions.genres, labels[row], share)
        for row, share in zip(rows, shares, strict=True)
    )


def _notes(features: LinearFeatures, held: RunPredictions, scored: Rows) -> tuple[str, ...]:
    notes = []
    if features.failures:
        notes.append(
            Sentence(
                "{count} clips could not be read for the baseline: {failures}",
                count=len(features.failures),
                failures=features.failures[0],
            )
        )
    if len(scored) < len(held.rows):
        notes.append(
            Sentence(
                "The baseline was evaluated on {count} of the {there} tracks.", count=len(scored), there=len(held.rows)
            )
        )
    return tuple(notes)


def _best_penalty(values: NDArray[np.float32], labels: Rows, training: Rows, validation: Rows, genres: int) -> float:
    """By macro-F1 on the validation tracks, of equals the surest of the truth; a middle one without them."""
    if not len(validation):
        return 0.01
    from sklearn.metrics import f1_score

    truth = labels[validation]
    scores = []
    for penalty in INVERSE_PENALTIES:
        shares = _shares(_fitted(values[training], labels[training], penalty), values[validation], genres)
        f1 = f1_score(truth, shares.argmax(axis=1), average="macro", zero_division=0)
        scores.append((round(f1, 6), np.log(np.maximum(shares[np.arange(len(truth)), truth], 1e-9)).mean(), penalty))
    return max(scores)[2]


def _fitted(values: NDArray[np.float32], labels: Rows, penalty: float) -> Any:
    """A fitted pipeline. Stopping before the last digit does no harm, so that warning is kept quiet."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(C=penalty, max_iter=500, class_weight="balanced"))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=_UNCONVERGED)
        return model.fit(values, labels)


def _shares(model: Any, values: NDArray[np.float32], genres: int) -> NDArray[np.float64]:
    """(n, genres): 0 for genres it was not trained on."""
    shares = np.zeros((len(values), genres))
    shares[:, model.classes_] = model.predict_proba(values)
    return shares


def _held_out(
    values: NDArray[np.float32], labels: Rows, training: Rows, groups: list[str], penalty: float, genres: int
) -> NDArray[np.float64] | None:
    """(len(training), genres): each training track answered by a baseline that knew none of its group."""
    from sklearn.model_selection import GroupKFold

    names = np.array([groups[row] or f"track {row}" for row in training])
    folds = min(_FOLDS, len(np.unique(names)))
    if folds < 2:
        return None
    shares = np.zeros((len(training), genres))
    for known, asked in GroupKFold(folds).split(training, groups=names):
        if len(np.unique(labels[training[known]])) < 2:
            return None
        model = _fitted(values[training[known]], labels[training[known]], penalty)
        shares[asked] = _shares(model, values[training[asked]], genres)
    return shares
