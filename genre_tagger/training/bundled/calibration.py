"""From held-out logits to probabilities that mean what they say, and to the threshold of Unknown.

Fitted on whole tracks as the program classifies them (parts of 9.7 s, probabilities averaged) whose sources the network
never saw: an offset for each genre's logit, the temperature of them all, an offset of "none of these", and the
confidence below which the answer is Unknown. The offsets are folded into the network's output layer, so that a
checkpoint needs the temperature and the threshold only.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from genre_tagger.classification.crnn import Crnn
from genre_tagger.training.bundled.track_predictions import HeldTracks, TrackPredictions
from genre_tagger.training.scores.evaluation import Scored, confidence
from genre_tagger.training.scores.scoring import Floats

KEPT_IN_SCOPE = 0.83
"""Share of the folds' in-scope tracks that the default threshold keeps: a wrong genre in a tag costs more than an empty
one. The network that ships learns from all of the music, longer, and keeps more: 0.88 of what it has seen, and of new
music something between."""
_LEAST_PROBABILITY = 1e-9
_FURTHER_OFFSETS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Of "none of these", above the one that explains the labels best: confidence is in-scope probability times the genre's
share of it, and the more the first decides, the more foreign music lies below the same part of the genres' own. Beyond
1 nothing more is gained, and no confidence is left (`models/EXPERIMENTS.md`, section 24)."""

KEPT = 0.85
_NEIGHBOURS = 10


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


def unknown_scores(held: HeldTracks, calibration: Calibration) -> dict[str, Floats]:
    """Name -> (t,): one value a track."""
    tracks = held.tracks
    probability = calibration.probability(tracks)
    of_genres, in_scope = probability[:, : tracks.genres], 1 - probability[:, -1]
    shares = of_genres / of_genres.sum(axis=1, keepdims=True)
    ordered = np.sort(shares, axis=1)
    logits = tracks.logits.copy()
    logits[:, -1] += calibration.other_offset
    energy = np.logaddexp.reduce(logits[:, : tracks.genres], axis=1)
    parts = np.exp(logits / calibration.temperature)
    parts /= parts.sum(axis=1, keepdims=True)
    top = shares.argmax(axis=1)
    agreement = -_spread(parts[np.arange(len(parts)), top[tracks.track]], tracks.track, len(top))
    return {
        "none-of-these probability": in_scope,
        "probability of the likeliest genre (ships)": of_genres.max(axis=1),
        "share of the likeliest genre": shares.max(axis=1),
        "margin between the two likeliest": ordered[:, -1] - ordered[:, -2],
        "energy of the genres' logits": _mean(energy, tracks.track, len(top)),
        "energy against none of these": _mean(energy - logits[:, -1], tracks.track, len(top)),
        "agreement of the track's parts": agreement,
        "nearest known embeddings": _mean(_nearness(held), tracks.track, len(top)),
    }


def refusal(held: HeldTracks, score: Floats, in_scope: NDArray[np.bool_], foreign: NDArray[np.bool_]) -> float:
    """Share of `foreign` tracks below the value that keeps 85 % of those `in_scope`; both masks are (t,)."""
    return float((score[foreign] < np.quantile(score[in_scope], 1 - KEPT)).mean()) if foreign.any() else float("nan")


def compared(held: HeldTracks, calibration: Calibration) -> Mapping[str, tuple[float, float]]:
    """Name -> refused at 85 % kept, of foreign music of known kinds and of kinds never seen."""
    own = held.tracks.labels < held.tracks.genres
    scores = unknown_scores(held, calibration)
    masks = (~own & ~held.unseen_kind, ~own & held.unseen_kind)
    return {name: (refusal(held, s, own, masks[0]), refusal(held, s, own, masks[1])) for name, s in scores.items()}


def _mean(values: Floats, track: NDArray[np.int64], tracks: int) -> Floats:
    return np.asarray(np.bincount(track, values, tracks) / np.maximum(np.bincount(track, minlength=tracks), 1))


def _spread(values: Floats, track: NDArray[np.int64], tracks: int) -> Floats:
    variance = _mean(values**2, track, tracks) - _mean(values, track, tracks) ** 2
    return np.asarray(np.sqrt(np.maximum(variance, 0.0)))


def _nearness(held: HeldTracks) -> Floats:
    """(n,): mean cosine with the nearest embeddings that the fold's network was trained to put in a genre."""
    nearness = np.zeros(len(held.embedding))
    fold = held.fold[held.tracks.track]
    for number in np.unique(fold):
        known, mine = held.known_embedding[held.known_fold == number], fold == number
        centre = known.mean(axis=0)
        cosine = _unit(held.embedding[mine] - centre) @ _unit(known - centre).T
        nearness[mine] = np.sort(cosine, axis=1)[:, -_NEIGHBOURS:].mean(axis=1)
    return nearness


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6))
