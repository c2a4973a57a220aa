"""From held-out logits to probabilities that mean what they say, and to the threshold of Unknown.

Fitted on whole tracks as the program classifies them (parts of 9.7 s, probabilities averaged) whose sources the network
never saw: an offset for each genre's logit, the temperature of them all, an offset of "none of these", and the
confidence below which the answer is Unknown. The offsets are folded into the network's output layer, so that a
checkpoint needs the temperature and the threshold only.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from genre_tagger.classification.crnn import Crnn
from genre_tagger.training.scores.evaluation import Floats, Scored, confidence
from genre_tagger.training.scores.track_predictions import TrackPredictions

KEPT_IN_SCOPE = 0.83
"""Share of the folds' in-scope tracks that the default threshold keeps: a wrong genre in a tag costs more than an empty
one. The network that ships learns from all of the music, longer, and keeps more: 0.88 of what it has seen, and of new
music something between."""

_LEAST_PROBABILITY = 1e-9
_FURTHER_OFFSETS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Of "none of these", above the one that explains the labels best: confidence is in-scope probability times the genre's
share of it, and the more the first decides, the more foreign music lies below the same part of the genres' own. Beyond
1 nothing more is gained, and no confidence is left (`models/EXPERIMENTS.md`, section 24)."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """`other_offset` is added to the last logit before all are divided by `temperature`."""

    temperature: float
    other_offset: float
    unknown_below: float

    def probability(self, tracks: TrackPredictions) -> Floats:
        """(t, outputs) as the calibrated network gives them."""
        return tracks.probability(self.temperature, self.other_offset)

    def scored(self, tracks: TrackPredictions) -> Scored:
        """The tracks as the calibrated network classifies them; the temperature of what comes back is 1."""
        return tracks.scored(self.temperature, self.other_offset)


def calibrate(tracks: TrackPredictions, weights: Floats, kept: float = KEPT_IN_SCOPE) -> Calibration:
    """Fit on held-out tracks; `weights` (t,) say how much each counts for the offset (group and class balance).

    For the temperature all count alike, as in the calibration error. The offset of "none of these" is the one that
    refuses most foreign tracks at `kept`.
    """
    own = tracks.labels < tracks.genres
    inside = tracks.take(np.flatnonzero(own))
    warmth = _minimum(lambda t: _genre_loss(inside, Calibration(math.exp(t), 0.0, 0.0)), 1.5)
    found = Calibration(math.exp(warmth), 0.0, 0.0)
    likely = _minimum(lambda offset: _scope_loss(tracks, replace(found, other_offset=offset), weights), 10.0)
    candidates = [replace(found, other_offset=likely + further) for further in _FURTHER_OFFSETS]
    if not own.all():
        found = max(candidates, key=lambda one: _refused(tracks, one, weights, kept))
    return replace(found, unknown_below=_threshold(tracks, found, kept))


def _threshold(tracks: TrackPredictions, calibration: Calibration, kept: float) -> float:
    """The highest, to a thousandth, that keeps enough of the tracks in scope."""
    scored = calibration.scored(tracks)
    sure = confidence(scored, 1.0)[scored.labels < scored.genres]
    return math.floor(1000 * float(np.quantile(sure, 1 - kept, method="lower"))) / 1000


def _refused(tracks: TrackPredictions, calibration: Calibration, weights: Floats, kept: float) -> float:
    """How much of the foreign tracks' weight lies below the threshold."""
    scored = calibration.scored(tracks)
    below = confidence(scored, 1.0) < _threshold(tracks, calibration, kept)
    foreign = tracks.labels == tracks.genres
    return float(np.average(below[foreign], weights=weights[foreign]))


def _genre_loss(inside: TrackPredictions, calibration: Calibration) -> float:
    """Mean log loss of the genres' shares of one another."""
    of_genres = calibration.probability(inside)[:, : inside.genres]
    share = of_genres[np.arange(len(of_genres)), inside.labels] / of_genres.sum(axis=1)
    return float(-np.log(share + _LEAST_PROBABILITY).mean())


def _scope_loss(tracks: TrackPredictions, calibration: Calibration, weights: Floats) -> float:
    """Mean log loss of "any of the genres" against "none of these"."""
    other = calibration.probability(tracks)[:, -1]
    likelihood = np.where(tracks.labels < tracks.genres, 1 - other, other)
    return float(np.average(-np.log(likelihood + _LEAST_PROBABILITY), weights=weights))


def _minimum(loss: Callable[[float], float], limit: float) -> float:
    return float(minimize_scalar(loss, bounds=(-limit, limit), method="bounded").x)


@dataclass(frozen=True, slots=True, eq=False)
class CrossFitted:
    """Held-out tracks, each classified by a calibration that was fitted without its fold. `kept` (t,): whether it
    reaches that calibration's threshold."""

    scored: Scored
    kept: NDArray[np.bool_]


def cross_fitted(tracks: TrackPredictions, weights: Floats, folds: NDArray[np.int64]) -> CrossFitted:
    """`folds` (t,) numbers the folds; each is classified by what `calibrate` finds on the others."""
    logits = np.zeros((len(tracks.labels), tracks.logits.shape[1]))
    kept = np.zeros(len(tracks.labels), dtype=bool)
    for fold in np.unique(folds):
        mine, others = np.flatnonzero(folds == fold), np.flatnonzero(folds != fold)
        found = calibrate(tracks.take(others), weights[others])
        scored = found.scored(tracks.take(mine))
        logits[mine], kept[mine] = scored.logits, confidence(scored, 1.0) >= found.unknown_below
    return CrossFitted(Scored(logits, tracks.labels, tracks.groups, tracks.genres), kept)


@torch.no_grad()
def fold_into(network: Crnn, calibration: Calibration) -> None:
    """Add the offset to the output layer, in place."""
    network.output.bias[-1] += calibration.other_offset
