"""Fits how much an album and an artist count for a track (`library.company.CompanyWeights`), on held-out music.

The weights explain the labels of drawn albums best (mean log loss over the genres and none of these, artists and
classes balanced). The threshold of Unknown moves so that a track in company is kept as often as it is alone.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize
from scipy.special import expit, logit, rel_entr

from genre_tagger.classification.company import CompanyWeights
from genre_tagger.training.bundled.company_cases import (
    Cases,
    SpokenTracks,
    Whole,
    cases_of,
    drawn_albums,
    with_strangers,
)
from genre_tagger.training.scores.evaluation import Floats, softmax
from genre_tagger.training.scores.report import balanced_weights

SIZES = (2, 3, 5, 8, 12)
STRANGERS = 0.05
"""Share of a drawn album's tracks that are another artist's, of another label. An assumption: the corpus often labels
an artist as a whole, and so cannot tell how often an album holds a remix, a guest or a spoken intro."""

_ROUNDS = 2
_SEED = 11
_NAMES = ("album", "artist", "slowness", "apart", "unlike", "sharpening", "none_offset")
_BOUNDS = ((0.1, 20.0), (0.0, 0.6), (0.2, 8.0), (0.3, 0.9), (0.2, 0.8), (0.0, 1.0), (-5.0, 5.0))
"""Of the artist's weight: its share of the album's, which reaches its bound: the corpus hardly tells albums of an
artist apart. The limits of `apart` and `unlike` are chosen too: what lies beyond them is of several kinds, and is left
alone, although the drawn albums, which are of one artist, do not ask for it."""
_STARTS = ((2.0, 0.4, 1.0, 0.7, 0.8, 0.3, 0.0), (5.0, 0.7, 3.0, 0.8, 0.6, 0.6, 0.0))
_FARTHEST = 6.0


def fit_weights(tracks: SpokenTracks, rows: Whole) -> CompanyWeights:
    """On albums drawn from the tracks at `rows`; the same tracks give the same weights."""
    albums = drawn_albums(tracks, rows, SIZES, _ROUNDS, _SEED)
    cases = cases_of(tracks, with_strangers(tracks, albums, STRANGERS, _SEED), by_release=True)
    weight = _case_weights(tracks, cases)

    def loss(values: Floats) -> float:
        mixed, _ = mixed_evidence(tracks, cases, _weights(values))
        likelihood = softmax(mixed)[np.arange(len(cases.track)), tracks.labels[cases.track]]
        return float(np.average(-np.log(likelihood), weights=weight))

    tries = [minimize(loss, start, method="L-BFGS-B", bounds=_BOUNDS) for start in _STARTS]
    found = _weights(np.round(min(tries, key=lambda one: float(one.fun)).x, 3))
    of_one_artist = cases_of(tracks, albums, by_release=False)
    return replace(found, threshold_offset=round(_threshold_offset(tracks, of_one_artist, found), 3))


def mixed_evidence(tracks: SpokenTracks, cases: Cases, weights: CompanyWeights) -> tuple[Floats, Floats]:
    """(m, outputs) logits of the cases in company, and (m,) the share that company has: `library.company.in_company`
    for many at once."""
    own = tracks.evidence[cases.track]
    of_album = weights.album * cases.album_count / (cases.album_count + weights.slowness)
    of_artist = weights.artist * cases.artist_count / (cases.artist_count + weights.slowness)
    weight = of_album + of_artist
    means = [total / np.maximum(count, 1)[:, None] for total, count in _sides(cases)]
    others = (of_album[:, None] * means[0] + of_artist[:, None] * means[1]) / np.maximum(weight, 1e-12)[:, None]
    for difference, limit in (
        (_divergence(softmax(own), softmax(others)), weights.apart),
        (cases.spread, weights.unlike),
    ):
        weight = weight * np.maximum(0.0, 1.0 - (difference / limit) ** 2)
    share = weight / (1.0 + weight)
    mixed = (own + weight[:, None] * others) / (1.0 + (1.0 - weights.sharpening) * weight)[:, None]
    mixed[:, -1] += weights.none_offset * share
    return mixed, share


def thresholds(tracks: SpokenTracks, cases: Cases, weights: CompanyWeights, share: Floats) -> Floats:
    """(m,): the confidence below which each case is Unknown."""
    below = np.clip(tracks.unknown_below[cases.track], 1e-6, 1 - 1e-6)
    return np.asarray(expit(logit(below) + weights.threshold_offset * share))


def confidence_of(logits: Floats) -> Floats:
    """(m,): probability of being in scope and of the likeliest genre."""
    return np.asarray(softmax(logits)[:, :-1].max(axis=1))


def _sides(cases: Cases) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    return (cases.album_total, cases.album_count), (cases.artist_total, cases.artist_count)


def _weights(values: Floats) -> CompanyWeights:
    named = dict(zip(_NAMES, map(float, values), strict=True))
    named["artist"] = round(named["artist"] * named["album"], 3)
    return CompanyWeights(**named)


def _case_weights(tracks: SpokenTracks, cases: Cases) -> Floats:
    """(m,): every track's cases together weigh as the track does, artists and classes balanced."""
    rows, which, counts = np.unique(cases.track, return_inverse=True, return_counts=True)
    of_track = balanced_weights(tracks.labels[rows], tracks.artist[rows])
    return np.asarray((of_track / counts)[which])


def _threshold_offset(tracks: SpokenTracks, cases: Cases, weights: CompanyWeights) -> float:
    """With which tracks in scope are kept as often as they are alone; every track counts alike, as there."""
    mixed, share = mixed_evidence(tracks, cases, weights)
    _, which, counts = np.unique(cases.track, return_inverse=True, return_counts=True)
    weight = 1 / counts[which]
    sure, below = confidence_of(mixed), logit(np.clip(tracks.unknown_below[cases.track], 1e-6, 1 - 1e-6))
    own: NDArray[np.bool_] = tracks.labels[cases.track] < tracks.genres
    alone = confidence_of(tracks.evidence[cases.track]) >= tracks.unknown_below[cases.track]

    def excess(offset: float) -> float:
        kept = sure >= expit(below + offset * share)
        return float(np.average(kept[own], weights=weight[own]) - np.average(alone[own], weights=weight[own]))

    if excess(-_FARTHEST) < 0 or excess(_FARTHEST) > 0:
        return _FARTHEST if excess(_FARTHEST) > 0 else -_FARTHEST
    return float(brentq(excess, -_FARTHEST, _FARTHEST, xtol=1e-3))


def _divergence(left: Floats, right: Floats) -> Floats:
    """(m,): Jensen-Shannon, in bits, of two rows of probabilities each."""
    middle = (left + right) / 2
    return np.asarray((rel_entr(left, middle) + rel_entr(right, middle)).sum(axis=1) / (2 * np.log(2)))
