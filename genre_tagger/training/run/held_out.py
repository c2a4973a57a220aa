"""How a network answers on tracks it is not trained on: one row of logits a track, and its scores."""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.special import log_softmax

from genre_tagger.classification.crnn import Crnn, cut_segments
from genre_tagger.training.run.batches import HeldOutWindows
from genre_tagger.training.run.steps import Scores
from genre_tagger.training.run.team import Team
from genre_tagger.training.scores.confusion import Floats, accuracies, confusion, macro_f1s
from genre_tagger.training.scores.evaluation import softmax
from genre_tagger.training.windows.mel_windows import to_db

Rows = NDArray[np.int64]


@torch.no_grad()
def predict(network: Crnn, held_out: HeldOutWindows, team: Team | None = None) -> Floats:
    """(n, outputs): each track's logits; of several windows, the logarithm of their mean probability.

    In full precision and evaluation mode, as the finished model will classify. With a `team` the work is shared out:
    all its processes must call this, and all get the whole.
    """
    was_training = network.training
    network.eval()
    device = next(network.parameters()).device
    at_once = 8 if device.type == "cpu" else 64
    parts = network.config.segments if held_out.segment_windows else 1
    answers = torch.zeros((len(held_out.rows), parts, network.config.outputs), device=device)
    places = np.arange(len(held_out.rows))
    if team is not None:
        places = places[team.rank :: team.size]
    for start in range(0, len(places), at_once):
        chosen = places[start : start + at_once]
        level = to_db(held_out.windows.level.rows(held_out.rows[chosen]))[:, None]
        windows = cut_segments(torch.from_numpy(level).to(device), parts)
        embedding = network.embedding_of_segments(windows) if parts > 1 else network.embedding(windows)
        logits = network.output(embedding).float().reshape(len(chosen), parts, -1)
        answers[torch.from_numpy(chosen).to(device)] = logits
    network.train(was_training)
    logits_of_parts = (answers if team is None else team.total(answers)).cpu().numpy().astype(np.float64)
    sounding = _sounding(held_out, parts)
    return by_track(logits_of_parts[sounding], np.repeat(held_out.track, sounding.sum(axis=1)), len(held_out))


def _sounding(held_out: HeldOutWindows, parts: int) -> NDArray[np.bool_]:
    """(m, parts): the parts of each window that are not mostly padding; the first always."""
    frames = held_out.windows.level.shape[2] / parts
    middles = (np.arange(parts) + 0.5) * frames
    sounding = middles <= held_out.windows.valid_frames[held_out.rows][:, None]
    sounding[:, 0] = True
    return np.asarray(sounding)


def by_track(logits: Floats, track: Rows, tracks: int) -> Floats:
    """Windows (m, outputs), of the tracks numbered in `track` (m,), to tracks (n, outputs)."""
    windows = np.bincount(track, minlength=tracks)
    if (windows == 1).all():
        return logits[np.argsort(track)]
    sums = np.zeros((tracks, logits.shape[1]))
    np.add.at(sums, track, softmax(logits))
    return np.asarray(np.log(np.maximum(sums / windows[:, None], 1e-30)))


def scores_of(logits: Floats, labels: Rows, genres: int) -> Scores:
    """Mean cross-entropy, accuracy and macro-F1 among the `genres`, whose logits come first; NaN without tracks."""
    if not len(labels):
        return Scores(math.nan, math.nan, math.nan)
    logits = logits[:, :genres]
    loss = -log_softmax(logits, axis=1)[np.arange(len(labels)), labels].mean()
    return matrix_scores(float(loss), confusion(labels, logits.argmax(axis=1), genres))


def matrix_scores(loss: float, matrix: NDArray[np.number]) -> Scores:
    """Accuracy and macro-F1 (over the genres that occur) of a confusion matrix whose rows are the truth."""
    return Scores(loss, float(accuracies(matrix)), float(macro_f1s(matrix)))
