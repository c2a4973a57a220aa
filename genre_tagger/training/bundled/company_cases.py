"""Albums drawn from tracks that the folds' networks had not seen: what each track says, and what its company says.

The corpus names artists, not albums. Tracks of one artist group whose label was read at one place (a page, a folder)
count as an album, those of the group read elsewhere as the artist's other albums.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import entr

from genre_tagger.classification.company import LEAST_PROBABILITY
from genre_tagger.training.bundled.calibration import calibrate
from genre_tagger.training.bundled.held_tracks import HeldTracks
from genre_tagger.training.bundled.material import Material
from genre_tagger.training.scores.evaluation import Floats, softmax
from genre_tagger.training.scores.report import balanced_weights

Whole = NDArray[np.int64]


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
        return Cases(
            self.track[rows],
            self.album_total[rows],
            self.album_count[rows],
            self.artist_total[rows],
            self.artist_count[rows],
            self.size[rows],
            self.spread[rows],
        )


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
    rows: list[tuple[int, Floats, int, Floats, int, int, float]] = []
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
            sums = (evidence[near].sum(axis=0), near.sum(), evidence[far].sum(axis=0), far.sum())
            rows.append((int(row), *sums, len(album), spread))
    track, album_total, album_count, artist_total, artist_count, size, spreads = zip(*rows, strict=True)
    return Cases(
        np.array(track),
        np.array(album_total),
        np.array(album_count, dtype=float),
        np.array(artist_total),
        np.array(artist_count, dtype=float),
        np.array(size),
        np.maximum(np.array(spreads), 0.0),
    )
