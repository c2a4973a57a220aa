"""What the student is asked to say about a sample: the teacher's word, put into genres by a small head, and the
teacher's own view of the music.

No label is a target. A logistic head on what the teacher says, fitted on labelled clips, turns its word about any crop
or mixture into shares of the genres (function matching: Beyer et al. 2022, "A good teacher is patient and consistent").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.bundled.teacher_words import TeacherWords
from genre_tagger.training.data.corpus import UNLABELLED, LabeledWindow

Floats = NDArray[np.float32]

TRUST = {"high": 0.85, "medium": 0.65, "low": 0.4}
"""How much the label of a clip weighs by its grade."""
KIND_TRUST = {"AI-generated": 0.25, "game": 0.3}
"""Generated music was labelled by a prompt, and game music sounds like its machines; real music weighs 1."""

_INVERSE_PENALTY = 0.004
_SHARPENING = 1.2
"""Exponent on the head's probability: a head this strongly regularised is less sure than it is right."""
_AUDIBLE_PROBABILITY = 0.1
_LOGIT_LIMIT = 9.0
_DEVIATIONS = 4.0


def class_index(windows: Sequence[LabeledWindow], genres: Sequence[str]) -> NDArray[np.int64]:
    """(N,): the genre's number, len(genres) for music known to be none of them, -1 where nobody said."""
    numbers = {genre: number for number, genre in enumerate(genres)}
    return np.array(
        [-1 if window.genre == UNLABELLED else numbers.get(window.genre, len(genres)) for window in windows],
        dtype=np.int64,
    )


def label_weights(windows: Sequence[LabeledWindow], labels: NDArray[np.int64]) -> Floats:
    """(N,): trust in the label and in the kind, 1/sqrt(clips) within an artist, all classes alike; mean 1 over the
    labelled clips, 0 elsewhere."""
    groups = [window.artist_group for window in windows]
    _, inverse, counts = np.unique(groups, return_inverse=True, return_counts=True)
    trust = np.array([TRUST[window.trust] * KIND_TRUST.get(window.kind, 1.0) for window in windows])
    weights = np.where(labels >= 0, trust / np.sqrt(counts[inverse]), 0.0)
    present = np.unique(labels[labels >= 0])
    for number in present:
        mine = labels == number
        weights[mine] *= (labels >= 0).sum() / len(present) / weights[mine].sum()
    return np.asarray(weights, dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class TargetMaker:
    """Turns the teacher's outputs into targets. `audible` are the tags that count, `mean` and `deviation` those of the
    views, `coefficients` (V, outputs) and `intercepts` (outputs,) the head's; `view_weights` (V,) sum to 1, embedding
    and tags counting alike."""

    audible: NDArray[np.int64]
    mean: Floats
    deviation: Floats
    view_weights: Floats
    coefficients: Floats
    intercepts: Floats

    def views(self, embedding: NDArray[np.floating], tag_logits: NDArray[np.floating]) -> Floats:
        """(n, V): embedding and audible tags, standardised, cut at four deviations."""
        values = _values(embedding, tag_logits, self.audible)
        return np.asarray(np.clip((values - self.mean) / self.deviation, -_DEVIATIONS, _DEVIATIONS))

    def genres(self, views: Floats) -> Floats:
        """(n, outputs): shares that sum to 1, "none of these" last."""
        logits = (views @ self.coefficients + self.intercepts) * np.float32(_SHARPENING)
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def fit_targets(
    words: TeacherWords, labels: NDArray[np.int64], weights: Floats, train: NDArray[np.bool_]
) -> TargetMaker:
    """From the clips marked in `train` (N,) alone: no label and no statistic of another clip goes in.

    `labels` and `weights` (N,) are those of `class_index` and `label_weights`. Raises DatasetError where the labelled
    clips are of one class.
    """
    rows = train[words.clip]
    audible = np.flatnonzero(
        words.tag_logits[rows].max(axis=0) > np.log(_AUDIBLE_PROBABILITY / (1 - _AUDIBLE_PROBABILITY))
    )
    values = _values(words.embedding, words.tag_logits, audible)
    mean, deviation = values[rows].mean(axis=0), values[rows].std(axis=0) + np.float32(1e-4)
    views = np.clip((values - mean) / deviation, -_DEVIATIONS, _DEVIATIONS)
    known = rows & (labels[words.clip] >= 0)
    classes = labels[words.clip][known]
    if len(np.unique(classes)) < 2:
        raise DatasetError(
            "The corpus has labelled music of fewer than two genres; the teacher's word needs a meaning."
        )
    head = LogisticRegression(C=_INVERSE_PENALTY, max_iter=500)
    head.fit(views[known], classes, sample_weight=weights[words.clip][known])
    coefficients, intercepts = _all_classes(head, int(labels.max()) + 1)
    embedding_units = words.embedding.shape[1]
    view_weights = np.full(len(mean), 0.5 / max(len(audible), 1), dtype=np.float32)
    view_weights[:embedding_units] = 0.5 / embedding_units
    return TargetMaker(audible, mean, deviation, view_weights, coefficients, intercepts)


def _values(embedding: NDArray[np.floating], tag_logits: NDArray[np.floating], audible: NDArray[np.int64]) -> Floats:
    tags = np.clip(tag_logits[:, audible].astype(np.float32), -_LOGIT_LIMIT, _LOGIT_LIMIT)
    return np.concatenate([embedding.astype(np.float32), tags], axis=1)


def _all_classes(head: LogisticRegression, outputs: int) -> tuple[Floats, Floats]:
    """The head's weights with a column for every class, one that it never met out of reach."""
    coefficients = np.zeros((head.coef_.shape[1], outputs), dtype=np.float32)
    intercepts = np.full(outputs, -20.0, dtype=np.float32)
    if len(head.classes_) == 2:
        coefficients[:, head.classes_[1]], intercepts[head.classes_] = head.coef_[0], (0.0, head.intercept_[0])
    else:
        coefficients[:, head.classes_], intercepts[head.classes_] = head.coef_.T, head.intercept_
    return coefficients, intercepts
