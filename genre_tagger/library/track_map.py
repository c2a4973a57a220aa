"""The map of a library: where tracks lie on it, by what the network makes of them, and which points are where.

First the two directions in which the embeddings differ most (PCA), which takes a moment; then t-SNE (van der Maaten
and Hinton 2008, here Barnes-Hut), which keeps like beside like: some 40 s of processor time for ten thousand tracks.
The second begins where the first ended, or at the places of an earlier map, so that a map that grows keeps its shape.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from genre_tagger.foundation.errors import can_train
from genre_tagger.genres import UNKNOWN
from genre_tagger.library.track_row import TrackRow

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

NO_GENRE = -1

_DIRECTIONS = 32
"""Of the embedding, before neighbours are looked for: what is left out is noise, and time."""
_PERPLEXITY = 30.0
_LEAST_TRACKS = 12
"""Of fewer there are no neighbourhoods to be found; they lie as PCA places them."""
_ROUNDS = 500
_BEGINNING_SPREAD = 1e-4
_SEED = 1


@dataclass(frozen=True, slots=True)
class Places:
    """Of n tracks, in the order in which they were given: (n, 2), the middle at 0, the farthest at a distance of 1.

    `are_final` tells t-SNE's from those that only bridge the wait.
    """

    xy: Floats
    are_final: bool


def place_tracks(embeddings: Floats, earlier: Floats) -> Generator[Places]:
    """Places of tracks by their embeddings (n, units): first provisional ones, then those that stay.

    `earlier` (n, 2) are their places on the map so far, NaN for those not yet on it. The same tracks get the same
    places again. Meant for a process of its own. In the light edition the provisional ones stay.
    """
    directions = principal_directions(embeddings, _DIRECTIONS)
    beginning = _continued(directions, earlier)
    if len(embeddings) < _LEAST_TRACKS or not can_train():
        yield Places(_scaled(beginning), are_final=True)
        return
    yield Places(_scaled(beginning), are_final=False)
    yield Places(_scaled(_neighbourhoods(directions, beginning)), are_final=True)


def principal_directions(embeddings: Floats, most: int) -> Floats:
    """(n, units) to (n, most or fewer, but 2 at least): projections on the directions of most variance, largest first.

    A direction's sign is such that its largest share is positive, so that equal tracks make equal maps.
    """
    centred = np.asarray(embeddings, dtype=np.float64) - embeddings.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    vectors = vectors[:, ::-1][:, :most]
    vectors = vectors * np.sign(vectors[np.abs(vectors).argmax(axis=0), np.arange(vectors.shape[1])])
    projected = centred @ vectors
    missing = max(0, 2 - projected.shape[1])
    return np.pad(projected, ((0, 0), (0, missing))).astype(np.float32)


def _continued(directions: Floats, earlier: Floats) -> Floats:
    """(n, 2): earlier places, a new track at that of the most similar one; without any the first two directions."""
    is_known = np.isfinite(earlier).all(axis=1)
    if not is_known.any() or not can_train():
        return directions[:, :2]
    places = earlier.copy()
    if not is_known.all():
        from sklearn.neighbors import NearestNeighbors

        finder = NearestNeighbors(n_neighbors=1).fit(directions[is_known])
        nearest = finder.kneighbors(directions[~is_known], return_distance=False)[:, 0]
        aside = np.random.default_rng(_SEED).normal(0.0, 0.01, (len(nearest), 2))
        places[~is_known] = earlier[is_known][nearest] + aside
    return places


def _neighbourhoods(directions: Floats, beginning: Floats) -> Floats:
    from sklearn.manifold import TSNE
    from threadpoolctl import threadpool_limits

    spread = float(beginning[:, 0].std()) or 1.0
    method = TSNE(
        init=(beginning * (_BEGINNING_SPREAD / spread)).astype(np.float32),
        perplexity=min(_PERPLEXITY, (len(directions) - 1) / 3),
        max_iter=_ROUNDS,
        random_state=_SEED,
        n_jobs=1,
    )
    with threadpool_limits(1):  # beside other work two threads that wait for each other take many times as long
        return np.asarray(method.fit_transform(directions), dtype=np.float32)


def _scaled(places: Floats) -> Floats:
    middle = places - places.mean(axis=0)
    return np.asarray(middle / (float(np.abs(middle).max()) or 1.0), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class MapPoints:
    """Of n points: `xy` (n, 2); `genre` (n,) as its place in the model's list, `NO_GENRE` for another; `is_sure` (n,)
    False where the proposal is Unknown, `genre` then being the likeliest; `weight` (n,) in [0, 1], the confidence."""

    xy: Floats
    genre: NDArray[np.int64]
    is_sure: Bools
    weight: Floats

    def __len__(self) -> int:
        return len(self.xy)


def points_of(rows: Sequence[TrackRow], places: Floats, genres: tuple[str, ...]) -> MapPoints:
    """The points of classified rows at `places` (n, 2). What a person chose has full weight."""
    numbers = {genre: number for number, genre in enumerate(genres)}
    proposed = [row.proposed_genre for row in rows]
    shown = [row.top_genre if genre in ("", UNKNOWN) else genre for row, genre in zip(rows, proposed, strict=True)]
    weights = [1.0 if row.edit.chosen else row.confidence or 0.0 for row in rows]
    return MapPoints(
        places,
        np.array([numbers.get(genre, NO_GENRE) for genre in shown], dtype=np.int64),
        np.array([genre != UNKNOWN for genre in proposed], dtype=np.bool_),
        np.array(weights, dtype=np.float32),
    )


def inside(polygon: Floats, xy: Floats) -> Bools:
    """(n,): which of `xy` (n, 2) lie within `polygon` (corners, 2), by the even-odd rule."""
    found = np.zeros(len(xy), dtype=np.bool_)
    if len(polygon) < 3:
        return found
    low, high = polygon.min(axis=0), polygon.max(axis=0)
    near = np.flatnonzero(((xy >= low) & (xy <= high)).all(axis=1))
    x, y = xy[near, 0], xy[near, 1]
    is_in = np.zeros(len(near), dtype=np.bool_)
    for (x1, y1), (x2, y2) in zip(polygon, np.roll(polygon, -1, axis=0), strict=True):
        if y1 != y2:
            crosses = (y1 > y) != (y2 > y)
            is_in ^= crosses & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    found[near] = is_in
    return found


def nearest(xy: Floats, at: tuple[float, float], unit: float, most: float) -> int | None:
    """The point nearest to `at`, no farther than `most` pixels of `unit` each; None for none."""
    if not len(xy):
        return None
    distances = ((xy - np.asarray(at, dtype=np.float32)) ** 2).sum(axis=1)
    best = int(distances.argmin())
    return best if distances[best] <= (most * unit) ** 2 else None


def neighbour(xy: Floats, start: int, direction: tuple[int, int]) -> int | None:
    """The nearest point from `start` within 45 degrees of `direction`, one of (1, 0), (-1, 0), (0, 1), (0, -1)."""
    away = xy - xy[start]
    along = away @ np.asarray(direction, dtype=np.float32)
    across = np.abs(away @ np.asarray(direction[::-1], dtype=np.float32))
    distances = np.where((along > 0) & (across <= along), along**2 + across**2, np.inf)
    best = int(distances.argmin())
    return best if np.isfinite(distances[best]) else None
