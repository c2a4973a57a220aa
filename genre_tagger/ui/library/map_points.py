"""Tracks as points of a map: plain arrays, made from rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from genre_tagger.genres import UNKNOWN
from genre_tagger.ui.library.track_row import TrackRow

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

NO_GENRE = -1


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
