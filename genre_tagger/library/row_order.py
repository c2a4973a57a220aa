"""Which rows the table shows and in what order, as arrays, and how one order becomes another in few moves.

A row is a number: a track's place in the list, or for an album -1 less the album's number.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from genre_tagger.library.albums import AlbumSummary
from genre_tagger.library.track_row import Column, TrackFilter, TrackRow

MOST_RUNS = 40
Ints = NDArray[np.int32]
Numbers = Ints | Sequence[int]
Run = tuple[int, int]
SLICE_ROWS = 10_000
SLICE_ALBUMS = 500
"""Filtered and sorted in one go."""

_KEYS: dict[Column, Callable[[TrackRow], Any]] = {
    Column.TITLE: lambda row: row.sort_text,
    Column.DURATION: lambda row: -1.0 if row.duration_seconds is None else row.duration_seconds,
    Column.CURRENT: lambda row: row.current_genre.casefold(),
    Column.PROPOSED: lambda row: row.proposed_genre.casefold(),
    Column.CONFIDENCE: lambda row: -1.0 if row.confidence is None else row.confidence,
    Column.WILL_WRITE: lambda row: (not row.outcome.writes, row.outcome.text.casefold(), row.outcome.reason),
    Column.STATUS: lambda row: row.status.value,
}

_ALBUM_KEYS: dict[Column, Callable[[AlbumSummary], Any]] = {
    Column.TITLE: lambda album: f"{album.artist}\n{album.title}".casefold(),
    Column.DURATION: lambda album: album.seconds,
    Column.CURRENT: lambda album: "; ".join(album.current).casefold(),
    Column.PROPOSED: lambda album: album.proposed.casefold(),
    Column.CONFIDENCE: lambda album: -1.0 if album.confidence is None else album.confidence,
    Column.WILL_WRITE: lambda album: -len(album.writes),
    Column.STATUS: lambda album: album.status.value,
}


def pick_in_order(
    rows: list[TrackRow], wanted: TrackFilter, column: Column | None = None, descending: bool = False
) -> Generator[None, None, list[int]]:
    """The places of the rows that pass, by a column or as the files came; what is alike in it stays as it came.

    Yields after each slice of them, so that others have a turn.
    """
    passing: list[int] = []
    keys: dict[int, Any] = {}
    key = None if column is None else _KEYS[column]
    for first in range(0, len(rows), SLICE_ROWS):
        if first:
            yield
        part = wanted.pick(rows[first : first + SLICE_ROWS], first)
        if key is not None:
            keys |= {place: key(rows[place]) for place in part}
            part.sort(key=keys.__getitem__, reverse=descending)
        passing += part
    if len(rows) > SLICE_ROWS:
        yield
        if key is not None:  # its parts are in order: this only merges them
            passing.sort(key=keys.__getitem__, reverse=descending)
    return passing


def rank_albums(
    numbers: Iterable[int],
    summary: Callable[[int], AlbumSummary],
    column: Column | None = None,
    descending: bool = False,
) -> Generator[None, None, dict[int, int]]:
    """Of each album, named by its number, its rank: as they come, or by what their rows say. Yields as above."""
    ranked = list(dict.fromkeys(numbers))
    if column is not None:
        key, keys = _ALBUM_KEYS[column], dict[int, Any]()
        for first in range(0, len(ranked), SLICE_ALBUMS):
            if first:
                yield
            keys |= {number: key(summary(number)) for number in ranked[first : first + SLICE_ALBUMS]}
        ranked.sort(key=keys.__getitem__, reverse=descending)
    return {number: rank for rank, number in enumerate(ranked)}


@dataclass(frozen=True, slots=True, eq=False)
class RowOrder:
    """The rows of a table over `track_count` tracks, at 12 bytes a track, 16 with albums.

    `passing`: places of the tracks that pass the filter, in order. `of_album`: for each of them its album's number,
    those of one album in a row; empty where nothing is grouped. `shown`: the rows. `spots`: at which row a number
    stands, -1 where nowhere; albums count from the end.
    """

    passing: Ints
    of_album: Ints
    shown: Ints
    spots: Ints
    track_count: int

    @staticmethod
    def flat(passing: Numbers, track_count: int) -> RowOrder:
        """Tracks only."""
        places = np.asarray(passing, np.int32)
        return RowOrder(places, places[:0], places, _spots(places, track_count), track_count)

    @staticmethod
    def all_of(track_count: int) -> RowOrder:
        """All tracks as they came."""
        return RowOrder.flat(np.arange(track_count, dtype=np.int32), track_count)

    @staticmethod
    def grouped(
        passing: Numbers,
        albums: Sequence[int],
        ranks: Mapping[int, int],
        folded: Sequence[bool],
        headed: Sequence[bool],
    ) -> RowOrder:
        """Album by album, those of low rank first. `albums` (tracks,) names each track's album; `folded` and `headed`
        (albums,) say whose tracks are hidden and which have a row of their own."""
        places = np.asarray(passing, np.int32)
        of_album = np.asarray(albums, np.int32)[places]
        rank = np.full(len(folded), len(folded), np.int32)
        rank[list(ranks)] = list(ranks.values())
        by_rank = np.lexsort((of_album, rank[of_album]))
        places, of_album = places[by_rank], of_album[by_rank]
        return RowOrder(places, of_album, places, places[:0], len(albums)).with_heads(folded, headed)

    def with_heads(self, folded: Sequence[bool], headed: Sequence[bool]) -> RowOrder:
        """The same with other albums folded."""
        of_album = self.of_album
        begins = np.flatnonzero(np.r_[True, of_album[1:] != of_album[:-1]][: len(of_album)])
        begins = begins[np.asarray(headed, np.bool_)[of_album[begins]]]
        everything = np.insert(self.passing, begins, -1 - of_album[begins])
        shown = everything[~np.insert(np.asarray(folded, np.bool_)[of_album], begins, False)]
        return replace(self, shown=shown, spots=_spots(shown, self.track_count + len(folded)))

    def without(self, kept: Sequence[int], folded: Sequence[bool], headed: Sequence[bool]) -> RowOrder:
        """After tracks left the list: `kept` are the former places of those that stayed."""
        now_at = np.full(self.track_count, -1, np.int32)
        now_at[kept] = np.arange(len(kept), dtype=np.int32)
        passing = now_at[self.passing]
        stays = passing >= 0
        if not len(self.of_album):
            return RowOrder.flat(passing[stays], len(kept))
        order = RowOrder(passing[stays], self.of_album[stays], self.shown, self.spots, len(kept))
        return order.with_heads(folded, headed)

    def showing(self, shown: Ints) -> RowOrder:
        """On the way from one order to another."""
        return replace(self, shown=shown, spots=_spots(shown, len(self.spots)))

    def spots_of(self, numbers: Sequence[int]) -> Ints:
        """The rows of those that are shown, unordered."""
        known = np.asarray(numbers, np.int32)
        known = known[(known < self.track_count) & (known >= self.track_count - len(self.spots))]
        spots = self.spots[known]
        return spots[spots >= 0]

    def spot(self, number: int) -> int:
        """The row of a track or an album, -1 where it is not shown."""
        is_known = -(len(self.spots) - self.track_count) <= number < self.track_count
        return int(self.spots[number]) if is_known else -1

    def places_in(self, rows: Numbers) -> Ints:
        """The tracks that rows stand for, each once, in order; that of an album for its tracks that pass the filter."""
        wanted = np.zeros(len(self.spots), np.bool_)
        wanted[self.shown[rows]] = True
        hits = wanted[self.passing]
        if len(self.of_album):
            hits |= wanted[-1 - self.of_album]
        places: Ints = self.passing[hits]
        return places

    def places_of(self, album: int) -> Ints:
        """The tracks of an album that pass the filter."""
        places: Ints = self.passing[self.of_album == album]
        return places


@dataclass(frozen=True, slots=True)
class Difference:
    """What leads from one order to another: runs (first, last) of the old that leave, whether those that stay change
    their order, runs of the new that come; each ascending. `is_reset` where these would be too many.
    """

    removed: tuple[Run, ...] = ()
    is_reordered: bool = False
    inserted: tuple[Run, ...] = ()
    is_reset: bool = False

    @property
    def is_any(self) -> bool:
        """Whether there is anything to be told."""
        return self != Difference()


def compare(old: Numbers, new: Numbers) -> Difference:
    """How to get from `old` to `new`; both hold each number once."""
    old, new = np.asarray(old, np.int32), np.asarray(new, np.int32)
    stays, was_there = np.isin(old, new), np.isin(new, old)
    removed, inserted = runs_of(np.flatnonzero(~stays)), runs_of(np.flatnonzero(~was_there))
    if len(removed) + len(inserted) > MOST_RUNS:
        return Difference(is_reset=True)
    return Difference(removed, not np.array_equal(old[stays], new[was_there]), inserted)


def runs_of(numbers: NDArray[np.integer]) -> tuple[Run, ...]:
    """Ascending numbers as runs of neighbours."""
    if not len(numbers):
        return ()
    breaks = np.flatnonzero(np.diff(numbers) != 1)
    firsts, lasts = numbers[np.r_[0, breaks + 1]], numbers[np.r_[breaks, len(numbers) - 1]]
    return tuple(zip(firsts.tolist(), lasts.tolist(), strict=True))


def taken_out(order: Ints, run: Run) -> Ints:
    """Without the rows of the run."""
    return np.delete(order, slice(run[0], run[1] + 1))


def put_in(order: Ints, wanted: Ints, run: Run) -> Ints:
    """With the rows that `wanted` has in the run, there."""
    return np.insert(order, run[0], wanted[run[0] : run[1] + 1])


def _spots(shown: Ints, size: int) -> Ints:
    spots = np.full(size, -1, dtype=np.int32)
    spots[shown] = np.arange(len(shown), dtype=np.int32)
    return spots
