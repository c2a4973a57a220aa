"""How a network answers on tracks it is not trained on: one row of logits a track, and its scores."""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray

from genre_tagger.classification.crnn import Crnn
from genre_tagger.training.level_bytes import to_db
from genre_tagger.training.run_batches import HeldOutWindows
from genre_tagger.training.run_steps import Scores
from genre_tagger.training.team import Team

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


@torch.no_grad()
def judge(network: Crnn, held_out: HeldOutWindows, team: Team | None = None) -> Floats:
    """(n, genres): each track's logits; of several windows, the logarithm of their mean probability.

    In full precision and evaluation mode, as the finished model will judge. With a `team` the work is shared out: all
    its processes must call this, and all get the whole.
    """
    was_training = network.training
    network.eval()
    device = next(network.parameters()).device
    at_once = 8 if device.type == "cpu" else 64
    answers = torch.zeros((len(held_out.rows), network.config.outputs), device=device)
    places = np.arange(len(held_out.rows))
    if team is not None:
        places = places[team.rank :: team.size]
    for start in range(0, len(places), at_once):
        chosen = places[start : start + at_once]
        level = to_db(held_out.windows.level.rows(held_out.rows[chosen]))[:, None]
        answers[torch.from_numpy(chosen).to(device)] = network(torch.from_numpy(level).to(device)).float()
    network.train(was_training)
    return by_track((answers if team is None else team.total(answers)).cpu().numpy().astype(np.float64), held_out)


def by_track(logits: Floats, held_out: HeldOutWindows) -> Floats:
    """Windows (m, genres) to tracks (n, genres)."""
    windows = np.bincount(held_out.track, minlength=len(held_out))
    if (windows == 1).all():
        return logits[np.argsort(held_out.track)]
    sums = np.zeros((len(held_out), logits.shape[1]))
    np.add.at(sums, held_out.track, np.exp(log_softmax(logits)))
    return np.asarray(np.log(np.maximum(sums / windows[:, None], 1e-30)))


def log_softmax(logits: Floats) -> Floats:
    """Rows of logits to rows of logarithms of probabilities."""
    lowered = logits - logits.max(axis=1, keepdims=True)
    return np.asarray(lowered - np.log(np.exp(lowered).sum(axis=1, keepdims=True)))


def scores_of(logits: Floats, labels: Rows) -> Scores:
    """Mean cross-entropy, accuracy and macro-F1; NaN without tracks."""
    if not len(labels):
        return Scores(math.nan, math.nan, math.nan)
    genres = logits.shape[1]
    matrix = np.zeros((genres, genres))
    np.add.at(matrix, (labels, logits.argmax(axis=1)), 1)
    loss = -log_softmax(logits)[np.arange(len(labels)), labels].mean()
    return matrix_scores(float(loss), matrix)


def matrix_scores(loss: float, matrix: NDArray[np.floating]) -> Scores:
    """Accuracy and macro-F1 (over the genres that occur) of a confusion matrix whose rows are the truth."""
    right, support = np.diag(matrix), matrix.sum(axis=1)
    f1 = 2 * right / np.maximum(matrix.sum(axis=0) + support, 1)
    accuracy = right.sum() / support.sum() if support.sum() else math.nan
    return Scores(loss, float(accuracy), float(f1[support > 0].mean()) if support.any() else math.nan)
