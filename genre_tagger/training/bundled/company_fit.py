"""Fits how much an album and an artist count for a track (`classification.company.CompanyWeights`), on held-out music.

The weights explain the labels of drawn albums best (mean log loss over the genres and none of these, artists and
classes balanced). The threshold of Unknown moves so that a track in company is kept as often as it is alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize
from scipy.special import entr, expit, logit, rel_entr

from genre_tagger.classification.company import LEAST_PROBABILITY, CompanyWeights
from genre_tagger.training.bundled.calibration import calibrate
from genre_tagger.training.bundled.material import Material
from genre_tagger.training.bundled.track_predictions import HeldTracks
from genre_tagger.training.scores.evaluation import balanced_weights, softmax
from genre_tagger.training.scores.scoring import Floats

Whole = NDArray[np.int64]

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


@dataclass(frozen=True, slots=True, eq=False)
class SpokenTracks:
    """Tracks, each with the `evidence` (t, outputs) that its fold's network gives, calibrated on the other folds, and
    that calibration's threshold of Unknown, `unknown_below` (t,).

    `labels` (t,) equal to `genres` mean none of them. `artist` (t,) names the artist within a fold, `release` (t,) the
    place within the artist where the label was read; `is_real` (t,) that no system generated it; `clip` (t,) a clip.
    """

    evidence: Floats
    labels: Whole
    fold: Whole
    unknown_below: Floats
    artist: NDArray[np.str_]
    release: NDArray[np.str_]
    is_real: NDArray[np.bool_]
    clip: Whole
    genres: int

    def members(self, rows: Whole) -> Iterator[Whole]:
        """The tracks of each artist among `rows`, of artists with two or more, in the order of their names."""
        names, which = np.unique(self.artist[rows], return_inverse=True)
        for number in range(len(names)):
            mine = rows[which == number]
            if len(mine) > 1:
                yield mine


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """m tracks, each in a company drawn for it: `track` (m,) its row, `album_total` and `artist_total` (m, outputs) the
    added evidence of the others, `album_count` and `artist_count` (m,) how many those are, `size` (m,) of the album.
    `spread` (m,) is how unlike all of them are, as `EvidenceSum.spread`."""

    track: Whole
    album_total: Floats
    album_count: Floats
    artist_total: Floats
    artist_count: Floats
    size: Whole
    spread: Floats

    def take(self, rows: NDArray[np.int64]) -> Cases:
        """Those cases alone."""
        return Cases(*(getattr(self, field.name)[rows] for field in fields(self)))


def spoken_tracks(material: Material, held: HeldTracks) -> SpokenTracks:
    """Every held-out track, calibrated without its own fold."""
    tracks, weights = held.tracks, balanced_weights(held.tracks.labels, held.tracks.groups)
    evidence = np.zeros((len(tracks.labels), tracks.logits.shape[1]))
    below = np.zeros(len(tracks.labels))
    for fold in np.unique(held.fold):
        mine, others = np.flatnonzero(held.fold == fold), np.flatnonzero(held.fold != fold)
        found = calibrate(tracks.take(others), weights[others])
        probability = found.probability(tracks.take(mine))
        evidence[mine] = np.log(np.maximum(probability, LEAST_PROBABILITY))
        below[mine] = found.unknown_below
    windows = [material.windows[clip] for clip in held.first]
    return SpokenTracks(
        evidence,
        tracks.labels,
        held.fold,
        below,
        np.array([f"{fold} {one.artist_group}" for fold, one in zip(held.fold, windows, strict=True)]),
        np.array([one.label_source for one in windows]),
        np.array([one.kind != "AI-generated" for one in windows]),
        held.first,
        tracks.genres,
    )


def drawn_albums(tracks: SpokenTracks, rows: Whole, sizes: Sequence[int], rounds: int, seed: int) -> list[Whole]:
    """Albums of each size: the tracks of every artist among `rows` that has as many, shuffled `rounds` times and dealt
    out; what is left over of a deal stays out."""
    random = np.random.default_rng(seed)
    albums = []
    for mine in tracks.members(rows):
        for size in sizes:
            for _ in range(rounds if len(mine) >= size else 0):
                shuffled = random.permutation(mine)
                albums += [shuffled[at : at + size] for at in range(0, len(mine) - size + 1, size)]
    return albums


def with_strangers(tracks: SpokenTracks, albums: Sequence[Whole], share: float, seed: int) -> list[Whole]:
    """The same albums, where each track is another artist's of another label with a probability of `share`."""
    random = np.random.default_rng(seed)
    mixed = []
    for album in albums:
        changed = album.copy()
        for place in np.flatnonzero(random.random(len(album)) < share):
            strange = (tracks.labels != tracks.labels[album[place]]) & (tracks.fold == tracks.fold[album[place]])
            changed[place] = random.choice(np.flatnonzero(strange)) if strange.any() else album[place]
        mixed.append(changed)
    return mixed


def cases_of(tracks: SpokenTracks, albums: Sequence[Whole], *, by_release: bool) -> Cases:
    """Every track of every album as one case. `by_release`: what an artist's tracks were read of elsewhere is another
    album; else all of an album speak as one."""
    rows: list[tuple[int, Floats, float, Floats, float, int, float]] = []
    probability = softmax(tracks.evidence)
    entropy = entr(probability).sum(axis=1)
    for album in albums:
        spread = (entr(probability[album].mean(axis=0)).sum() - entropy[album].mean()) / np.log(2)
        evidence = tracks.evidence[album]
        for place, row in enumerate(album):
            others = np.arange(len(album)) != place
            near = others & (tracks.release[album] == tracks.release[row]) if by_release else others
            strangers = others & (tracks.artist[album] != tracks.artist[row])
            near |= strangers  # who is no artist's other album is on this one
            far = others & ~near
            sums = (evidence[near].sum(axis=0), float(near.sum()), evidence[far].sum(axis=0), float(far.sum()))
            rows.append((int(row), *sums, len(album), max(spread, 0.0)))
    return Cases(*(np.array(column) for column in zip(*rows, strict=True)))


def fit_weights(tracks: SpokenTracks, chosen: Whole) -> CompanyWeights:
    """On albums drawn from the tracks at `chosen`; the same tracks give the same weights."""
    albums = drawn_albums(tracks, chosen, SIZES, _ROUNDS, _SEED)
    cases = cases_of(tracks, with_strangers(tracks, albums, STRANGERS, _SEED), by_release=True)
    rows, which, counts = np.unique(cases.track, return_inverse=True, return_counts=True)
    # Every track's cases together weigh as the track does, artists and classes balanced.
    weight = (balanced_weights(tracks.labels[rows], tracks.artist[rows]) / counts)[which]

    def loss(values: Floats) -> float:
        mixed, _ = mixed_evidence(tracks, cases, _weights(values))
        likelihood = softmax(mixed)[np.arange(len(cases.track)), tracks.labels[cases.track]]
        return float(np.average(-np.log(likelihood), weights=weight))

    tries = [minimize(loss, start, method="L-BFGS-B", bounds=_BOUNDS) for start in _STARTS]
    found = _weights(np.round(min(tries, key=lambda one: float(one.fun)).x, 3))
    of_one_artist = cases_of(tracks, albums, by_release=False)
    return replace(found, threshold_offset=round(_threshold_offset(tracks, of_one_artist, found), 3))


def mixed_evidence(tracks: SpokenTracks, cases: Cases, weights: CompanyWeights) -> tuple[Floats, Floats]:
    """(m, outputs) logits of the cases in company, and (m,) the share that company has: `company.in_company`
    for many at once."""
    own = tracks.evidence[cases.track]
    of_album = weights.album * cases.album_count / (cases.album_count + weights.slowness)
    of_artist = weights.artist * cases.artist_count / (cases.artist_count + weights.slowness)
    weight = of_album + of_artist
    album_mean = cases.album_total / np.maximum(cases.album_count, 1)[:, None]
    artist_mean = cases.artist_total / np.maximum(cases.artist_count, 1)[:, None]
    others = (of_album[:, None] * album_mean + of_artist[:, None] * artist_mean) / np.maximum(weight, 1e-12)[:, None]
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


def _weights(values: Floats) -> CompanyWeights:
    named = dict(zip(_NAMES, map(float, values), strict=True))
    named["artist"] = round(named["artist"] * named["album"], 3)
    return CompanyWeights(**named)


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
