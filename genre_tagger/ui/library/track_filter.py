"""Which rows are shown and in what order. Plain functions over rows, so that ten thousand take a moment only."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from typing import Any

from genre_tagger.ui.library.album_list import AlbumList, AlbumSummary
from genre_tagger.ui.library.track_row import WRITABLE, Status, TrackRow

SLICE_ROWS = 10_000
SLICE_ALBUMS = 500
"""Filtered and sorted in one go."""


class Column(IntEnum):
    """The columns of the table, left to right."""

    TITLE = 0
    DURATION = 1
    CURRENT = 2
    PROPOSED = 3
    CONFIDENCE = 4
    WILL_WRITE = 5
    STATUS = 6


class StatusGroup(IntEnum):
    """What the status filter offers."""

    ALL = 0
    TO_WRITE = 1
    UNKNOWN = 2
    NOTHING_TO_DO = 3
    SKIPPED = 4
    WRITTEN = 5
    FAILED = 6
    WAITING = 7


_GROUPS: dict[StatusGroup, frozenset[Status]] = {
    StatusGroup.ALL: frozenset(Status),
    StatusGroup.TO_WRITE: WRITABLE,
    StatusGroup.UNKNOWN: frozenset({Status.UNKNOWN}),
    StatusGroup.NOTHING_TO_DO: frozenset({Status.NOTHING_TO_DO}),
    StatusGroup.SKIPPED: frozenset({Status.SKIPPED}),
    StatusGroup.WRITTEN: frozenset({Status.WRITTEN}),
    StatusGroup.FAILED: frozenset({Status.FAILED}),
    StatusGroup.WAITING: frozenset({Status.WAITING, Status.CLASSIFYING, Status.STOPPED}),
}


@dataclass(frozen=True, slots=True)
class TrackFilter:
    """What a row must fulfil to be shown: all of it. The defaults show everything.

    `text`: every word of it occurs in path, title, artist or current genre. `genre`: the proposed genre, "" for any.
    `confidence` lies in [`least_confidence`, `most_confidence`); rows without a prediction pass only the full range.
    """

    text: str = ""
    genre: str = ""
    group: StatusGroup = StatusGroup.ALL
    least_confidence: float = 0.0
    most_confidence: float = 2.0

    @property
    def shows_all(self) -> bool:
        return self == TrackFilter()

    def pick(self, rows: Sequence[TrackRow], first: int = 0) -> list[int]:
        """The places of those that pass, in order; `first` is the place of the first row."""
        places = list(range(first, first + len(rows)))
        for test in self._tests():
            places = [place for place in places if test(rows[place - first])]
        return places

    def _tests(self) -> list[Callable[[TrackRow], bool]]:
        """Only what was asked for, cheapest first."""
        tests: list[Callable[[TrackRow], bool]] = []
        tests += [partial(_says, word) for word in self.text.casefold().split()]
        if self.genre:
            tests.append(lambda row: row.proposed_genre == self.genre)
        if self.least_confidence > 0 or self.most_confidence <= 1:
            tests.append(self._has_confidence)
        if self.group is not StatusGroup.ALL:
            group = _GROUPS[self.group]
            tests.append(lambda row: row.status in group)
        return tests

    def _has_confidence(self, row: TrackRow) -> bool:
        confidence = row.confidence
        return confidence is not None and self.least_confidence <= confidence < self.most_confidence


@dataclass(frozen=True, slots=True)
class Order:
    """By a column, or as the files came; what is alike in the column stays as it came."""

    column: Column | None = None
    descending: bool = False


def pick_in_order(
    rows: list[TrackRow], wanted: TrackFilter, order: Order = Order()
) -> Generator[None, None, list[int]]:
    """The places of the rows that pass, in order. Yields after each slice of them, so that others have a turn."""
    passing: list[int] = []
    keys: dict[int, Any] = {}
    key = None if order.column is None else sort_key(order.column)
    for first in range(0, len(rows), SLICE_ROWS):
        if first:
            yield
        part = wanted.pick(rows[first : first + SLICE_ROWS], first)
        if key is not None:
            keys |= {place: key(rows[place]) for place in part}
            part.sort(key=keys.__getitem__, reverse=order.descending)
        passing += part
    if len(rows) > SLICE_ROWS:
        yield
        if key is not None:  # its parts are in order: this only merges them
            passing.sort(key=keys.__getitem__, reverse=order.descending)
    return passing


def rank_albums(passing: list[int], albums: AlbumList, order: Order) -> Generator[None, None, dict[int, int]]:
    """Of each album with a track at `passing` its rank: as they come, or by what their rows say."""
    numbers = list(dict.fromkeys(albums.of[place] for place in passing))
    if order.column is not None:
        key, keys = _ALBUM_KEYS[order.column], dict[int, Any]()
        for first in range(0, len(numbers), SLICE_ALBUMS):
            if first:
                yield
            part = numbers[first : first + SLICE_ALBUMS]
            keys |= {number: key(albums.summary(albums.albums[number])) for number in part}
        numbers.sort(key=keys.__getitem__, reverse=order.descending)
    return {number: rank for rank, number in enumerate(numbers)}


def _says(word: str, row: TrackRow) -> bool:
    return word in row.search_text


def sort_key(column: Column) -> Callable[[TrackRow], Any]:
    """The key that orders rows by `column`; ties keep the order in which the files came."""
    return _KEYS[column]


_ALBUM_KEYS: dict[Column, Callable[[AlbumSummary], Any]] = {
    Column.TITLE: lambda album: f"{album.artist}\n{album.title}".casefold(),
    Column.DURATION: lambda album: album.seconds,
    Column.CURRENT: lambda album: "; ".join(album.current).casefold(),
    Column.PROPOSED: lambda album: album.proposed.casefold(),
    Column.CONFIDENCE: lambda album: -1.0 if album.confidence is None else album.confidence,
    Column.WILL_WRITE: lambda album: -len(album.writes),
    Column.STATUS: lambda album: album.status.value,
}

_KEYS: dict[Column, Callable[[TrackRow], Any]] = {
    Column.TITLE: lambda row: row.sort_text,
    Column.DURATION: lambda row: -1.0 if row.duration_seconds is None else row.duration_seconds,
    Column.CURRENT: lambda row: row.current_genre.casefold(),
    Column.PROPOSED: lambda row: row.proposed_genre.casefold(),
    Column.CONFIDENCE: lambda row: -1.0 if row.confidence is None else row.confidence,
    Column.WILL_WRITE: lambda row: (not row.outcome.writes, row.outcome.text.casefold(), row.outcome.reason),
    Column.STATUS: lambda row: row.status.value,
}
