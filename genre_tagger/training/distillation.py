"""What the student is asked to say about each window: soft genre targets and the taggers' own view of the music.

Two public taggers heard every window. Logistic heads on their outputs, fitted on the labelled windows and applied to
artists they were not fitted on, grade all windows, the unlabelled ones too (Hinton et al. 2015); labels are blended
in by trust. Beside the genres the student predicts the taggers' embeddings and tags, which teach it what music sounds
like far beyond four words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from genre_tagger.errors import DatasetError
from genre_tagger.training.sources.corpus import UNLABELLED, Corpus, Teacher
from genre_tagger.training.teacher_tags import tag_scores, tag_values

Floats = NDArray[np.float32]

TRUST: dict[str, float] = {"high": 0.85, "medium": 0.65, "low": 0.4}
"""Share of the label in the target of a labelled window; the rest is the heads' opinion."""

_INVERSE_PENALTY: tuple[float, ...] = (0.001, 0.01, 0.03)
"""Of the heads on all views, on the genre tags and on the tag scores; chosen by grouped cross-validation."""
_SHARPENING = 1.3
"""Exponent on the heads' mean probability: heads this strongly regularised are less sure than they are right."""
_LOGIT_LIMIT = 9.0
_AUDIBLE_PROBABILITY = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Targets:
    """For each window of the corpus, in its order.

    `genre`: (N, outputs), rows sum to 1, the last column "none of these". `views`: (N, V) standardised values of the
    taggers, `view_weights`: (V,) weights that sum to 1, each group of views (embedding, tags; per tagger) counting
    alike. `opinion`: (N, outputs), what the heads alone say.
    """

    genre: Floats
    views: Floats
    view_weights: Floats
    opinion: Floats


@dataclass(frozen=True, slots=True)
class _Split:
    """How the heads are cross-fitted."""

    seed: int
    outputs: int
    folds: int = 5


def class_index(corpus: Corpus, genres: Sequence[str]) -> NDArray[np.int64]:
    """(N,): the genre's number, len(genres) for music known to be none of them, -1 where nobody said."""
    numbers = {genre: number for number, genre in enumerate(genres)}
    return np.array(
        [-1 if w.genre == UNLABELLED else numbers.get(w.genre, len(genres)) for w in corpus.windows], dtype=np.int64
    )


def artist_weights(corpus: Corpus) -> Floats:
    """(N,): 1 / sqrt(windows of the artist), so that no artist teaches a genre alone."""
    groups = [window.artist_group for window in corpus.windows]
    _, inverse, counts = np.unique(groups, return_inverse=True, return_counts=True)
    return np.asarray(1.0 / np.sqrt(counts[inverse]), dtype=np.float32)


def make_targets(
    corpus: Corpus, genres: Sequence[str], train: NDArray[np.bool_], seed: int, *, in_company: bool = False
) -> Targets:
    """Targets from the windows marked in `train` alone: no label and no statistic of another window goes in.

    With `in_company` the heads' opinion of each window is that of `with_company`.
    Raises DatasetError when a genre has a single labelled window there.
    """
    views, view_weights = standardised_views(corpus.teacher, train)
    labels = np.where(train, class_index(corpus, genres), -1)
    opinion = head_opinions(corpus, labels, train, _Split(seed, len(genres) + 1))
    if in_company:
        opinion = with_company(corpus, opinion)
    sharp = opinion**_SHARPENING
    sharp /= sharp.sum(axis=1, keepdims=True)
    trust = np.array([TRUST[window.trust] for window in corpus.windows], dtype=np.float32)
    share = np.where(labels >= 0, trust, 0.0)[:, None]
    one_hot = np.eye(len(genres) + 1, dtype=np.float32)[np.maximum(labels, 0)]
    return Targets((share * one_hot + (1 - share) * sharp).astype(np.float32), views, view_weights, opinion)


def standardised_views(teacher: Teacher, train: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """The taggers' embeddings and tag logits, zero mean and unit variance over `train`, and a weight per column."""
    audible = teacher.audioset_probability[train].max(axis=0) > _AUDIBLE_PROBABILITY
    groups = [
        teacher.audioset_embedding,
        logit(teacher.audioset_probability[:, audible]),
        teacher.jamendo_embedding,
        logit(teacher.jamendo_probability),
    ]
    weights = [np.full(g.shape[1], 1.0 / (len(groups) * g.shape[1]), dtype=np.float32) for g in groups]
    return np.concatenate([standardised(g, train) for g in groups], axis=1), np.concatenate(weights)


def standardised(values: Floats, train: NDArray[np.bool_]) -> Floats:
    """Columns with zero mean and unit variance over `train`, cut at four deviations."""
    mean, deviation = values[train].mean(axis=0), values[train].std(axis=0) + 1e-4
    return np.asarray(np.clip((values - mean) / deviation, -4.0, 4.0), dtype=np.float32)


def logit(probability: Floats) -> Floats:
    """log(p / (1 - p)), kept within +-9."""
    clipped = np.clip(probability, 1e-6, 1 - 1e-6)
    return np.asarray(np.clip(np.log(clipped / (1 - clipped)), -_LOGIT_LIMIT, _LOGIT_LIMIT), dtype=np.float32)


def head_opinions(corpus: Corpus, labels: NDArray[np.int64], train: NDArray[np.bool_], split: _Split) -> Floats:
    """(N, outputs): mean opinion of three heads that see the taggers' outputs in three breadths.

    The head on all views fits the corpus best; the one on genre tags and the one on a score per genre are told what
    the tags mean, and carry better to music that the corpus lacks (song folk, rap).
    """
    probabilities = (corpus.teacher.audioset_probability, corpus.teacher.jamendo_probability)
    names = (corpus.teacher.audioset_tags, corpus.teacher.jamendo_tags)
    inputs = (
        standardised_views(corpus.teacher, train)[0],
        standardised(logit(tag_values(probabilities, names)), train),
        standardised(logit(tag_scores(probabilities, names)), train),
    )
    opinions = [
        _cross_fitted(corpus, values, labels, split, penalty)
        for values, penalty in zip(inputs, _INVERSE_PENALTY, strict=True)
    ]
    return np.asarray(np.mean(opinions, axis=0), dtype=np.float32)


def with_company(corpus: Corpus, opinion: Floats) -> Floats:
    """(N, outputs): each window's opinion averaged with the mean over its track and the mean over its artist.

    What the heads think of a quiet opening is put right by what they think of the rest: judged so, held-out windows
    are right in 90.5 % instead of 88.6 % (`models/EXPERIMENTS.md`, section 16). Artists stand on one side of a split,
    so that no other window's opinion of that side comes in.
    """
    tracks = _mean_by([window.track for window in corpus.windows], opinion)
    artists = _mean_by([window.artist_group for window in corpus.windows], opinion)
    return np.asarray((opinion + tracks + artists) / 3, dtype=np.float32)


def _mean_by(keys: Sequence[str], values: Floats) -> NDArray[np.float64]:
    """(N, k): each row replaced by the mean of the rows with its key."""
    _, inverse, counts = np.unique(np.array(keys), return_inverse=True, return_counts=True)
    sums = np.zeros((len(counts), values.shape[1]))
    np.add.at(sums, inverse, values)
    return np.asarray((sums / counts[:, None])[inverse])


def _cross_fitted(
    corpus: Corpus, views: Floats, labels: NDArray[np.int64], split: _Split, inverse_penalty: float
) -> Floats:
    """(N, outputs): a head's opinion of each window, from heads that never saw the window's artist."""
    weights = _head_weights(corpus, labels)
    groups = np.array([window.artist_group for window in corpus.windows])
    known = np.flatnonzero(labels >= 0)
    unseen = ~np.isin(groups, groups[known])
    opinions = np.zeros((len(labels), split.outputs))
    rarest = int(np.bincount(labels[known])[np.unique(labels[known])].min())
    if rarest < 2:
        raise DatasetError(
            "The corpus has too little labelled music: a genre is left with one window where a part is held out. "
            "Label more windows of the rarest genre."
        )
    splitter = StratifiedGroupKFold(min(split.folds, rarest), shuffle=True, random_state=split.seed)
    for fitted, held in splitter.split(known, labels[known], groups[known]):
        rows = known[fitted]
        head = LogisticRegression(C=inverse_penalty, max_iter=300)
        opinion = head.fit(views[rows], labels[rows], sample_weight=weights[rows]).predict_proba(views)
        mine = np.isin(groups, groups[known[held]]) | unseen
        opinions[np.ix_(mine, head.classes_)] += opinion[mine]
    return np.asarray(opinions / opinions.sum(axis=1, keepdims=True), dtype=np.float32)


def _head_weights(corpus: Corpus, labels: NDArray[np.int64]) -> Floats:
    """(N,): artist and trust within a class, all classes alike; mean about 1 over labelled windows, 0 elsewhere."""
    trust = np.array([TRUST[window.trust] for window in corpus.windows], dtype=np.float32)
    weights = np.where(labels >= 0, artist_weights(corpus) * trust, 0.0)
    present = np.unique(labels[labels >= 0])
    for number in present:
        mine = labels == number
        weights[mine] *= (labels >= 0).sum() / len(present) / weights[mine].sum()
    return np.asarray(weights, dtype=np.float32)
