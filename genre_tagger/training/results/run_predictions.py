"""What a run's network predicted on the tracks it was not trained on, as the trainer left it, and the simple thing
beside it: logistic regression on librosa features, trained on the very same split. What a network scores means
something only beside what little effort scores on the same tracks. No torch in here.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.foundation.errors import Sentence, TrainingError
from genre_tagger.training.data.dataset import LabeledTrack, Split
from genre_tagger.training.run.folder import RunFolder, read_tracks
from genre_tagger.training.scores.evaluation import genre_probability
from genre_tagger.training.scores.values import PredictedTrack


@dataclass(frozen=True, slots=True, eq=False)
class RunPredictions:
    """`rows` (n,) are the places in `tracks` of those with a prediction; `labels` (n,) into `genres`;
    `probabilities` (n, genres) calibrated; `split` (n,)."""

    genres: tuple[str, ...]
    tracks: tuple[LabeledTrack, ...]
    rows: NDArray[np.int64]
    labels: NDArray[np.int64]
    probabilities: NDArray[np.float64]
    split: NDArray[np.str_]

    def of(self, split: Split) -> RunPredictions:
        """Those of one split."""
        chosen = np.flatnonzero(self.split == split.value)
        columns = ("rows", "labels", "probabilities", "split")
        return replace(self, **{name: getattr(self, name)[chosen] for name in columns})

    def predicted_tracks(self) -> tuple[PredictedTrack, ...]:
        """One value for each of `rows`, in order."""
        return tuple(
            predicted_track(self.tracks[row], self.genres, label, shares)
            for row, label, shares in zip(self.rows, self.labels, self.probabilities, strict=True)
        )


def predicted_track(
    track: LabeledTrack, genres: tuple[str, ...], label: int, probabilities: NDArray[np.float64]
) -> PredictedTrack:
    """`track` of genre number `label` with an answer, (genres,)."""
    return PredictedTrack(
        track.path,
        genres[label],
        genres[int(probabilities.argmax())],
        tuple(float(share) for share in probabilities),
        track.title,
        track.artist,
        track.group,
    )


def read_predictions(folder: Path) -> RunPredictions:
    """Raises TrainingError when the run is not finished or its files do not fit one another."""
    files = RunFolder(folder)
    if not files.predictions.exists():
        raise TrainingError(
            "The run {name} has no predictions yet; let it finish, or stop it to keep the best epoch.",
            folder,
            name=folder.name,
        )
    tracks = read_tracks(files.tracks)
    try:
        with files.predictions.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            genres = tuple(str(genre) for genre in stored["genres"])
            rows, labels = (np.asarray(stored[name], dtype=np.int64) for name in ("rows", "labels"))
            logits = np.asarray(stored["logits"], dtype=np.float64)
            temperature, split = float(stored["temperature"]), np.asarray(stored["split"], dtype=np.str_)
        count = len(rows)
        if logits.ndim != 2 or logits.shape[0] != count or logits.shape[1] < len(genres) or not genres:
            raise ValueError("the logits have another shape")
        if labels.shape != (count,) or split.shape != (count,) or not temperature > 0 or not np.isfinite(logits).all():
            raise ValueError("the columns do not fit")
        if count and not (rows.min() >= 0 and rows.max() < len(tracks) and labels.min() >= 0):
            raise ValueError("a row lies outside the table of tracks")
        if count and labels.max() >= len(genres):
            raise ValueError("a label lies outside the genres")
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise TrainingError(
            "The predictions of the run {name} are damaged; resume or repeat the run.",
            files.predictions,
            name=folder.name,
        ) from error
    probabilities = genre_probability(logits, len(genres), temperature)
    return RunPredictions(genres, tracks, rows, labels, probabilities, split)


NAME = "Logistic regression on librosa features"
INVERSE_PENALTIES = (0.001, 0.003, 0.01, 0.03, 0.1, 1.0)
_FOLDS = 5

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
    from genre_tagger.training.results.linear_features import LinearFeatures, linear_features  # and its decoders

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
    shares = _shares(values, labels, training, scored, penalty, len(genres))
    yield Sentence("Applying the baseline to the training tracks")
    held_out = _held_out(values, labels, training, [track.group for track in tracks], penalty, len(genres))
    yield BaselineAnswers(
        _answers(predictions, scored, labels, shares),
        _answers(predictions, training, labels, held_out) if held_out is not None else (),
        tuple(_notes(features.failures, held, scored)),
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


def _notes(failures: tuple[str, ...], held: RunPredictions, scored: Rows) -> Iterator[str]:
    if failures:
        yield Sentence(
            "{count} clips could not be read for the baseline: {failures}", count=len(failures), failures=failures[0]
        )
    if len(scored) < len(held.rows):
        yield Sentence(
            "The baseline was evaluated on {count} of the {there} tracks.", count=len(scored), there=len(held.rows)
        )


def _best_penalty(values: NDArray[np.float32], labels: Rows, training: Rows, validation: Rows, genres: int) -> float:
    """By macro-F1 on the validation tracks, of equals the surest of the truth; a middle one without them."""
    if not len(validation):
        return 0.01
    from sklearn.metrics import f1_score

    truth = labels[validation]
    scores = []
    for penalty in INVERSE_PENALTIES:
        shares = _shares(values, labels, training, validation, penalty, genres)
        f1 = f1_score(truth, shares.argmax(axis=1), average="macro", zero_division=0)
        scores.append((round(f1, 6), np.log(np.maximum(shares[np.arange(len(truth)), truth], 1e-9)).mean(), penalty))
    return max(scores)[2]


def _shares(
    values: NDArray[np.float32], labels: Rows, known: Rows, asked: Rows, penalty: float, genres: int
) -> NDArray[np.float64]:
    """(len(asked), genres) of a baseline trained on the rows `known`; 0 for genres it was not trained on.

    Stopping before the last digit does no harm, so that warning is kept quiet.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(C=penalty, max_iter=500, class_weight="balanced"))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="lbfgs failed to converge")
        model.fit(values[known], labels[known])
    shares = np.zeros((len(asked), genres))
    shares[:, model.classes_] = model.predict_proba(values[asked])
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
        shares[asked] = _shares(values, labels, training[known], training[asked], penalty, genres)
    return shares
