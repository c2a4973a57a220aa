"""What the tab has done in a spawned process: reading the tables of the chosen data, and the check. No Qt in here.

Tables of a hundred thousand rows take seconds of Python, which would take the interpreter away from the window.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from genre_tagger.training.run_settings import RunSettings
from genre_tagger.training.sources.labeled_track import Split
from genre_tagger.training.sources.request import DataRequest

_MOST_REASONS = 12


@dataclass(frozen=True, slots=True)
class DataLook:
    """What a request comes to. `counts` are (part, genre, clips); `skipped_reasons` are the first few."""

    name: str
    genres: tuple[str, ...]
    counts: tuple[tuple[str, str, int], ...]
    skipped: int
    skipped_reasons: tuple[str, ...]
    notes: tuple[str, ...]
    shared_artists: int

    @property
    def clips(self) -> int:
        """All of them."""
        return sum(count for _, _, count in self.counts)

    def count(self, genre: str) -> int:
        """The clips of one genre, in all parts."""
        return sum(count for _, one, count in self.counts if one == genre)

    def by_part(self) -> tuple[tuple[Split, dict[str, int]], ...]:
        """Clips by genre of each part, in the order training, validation, test."""
        return tuple((part, {genre: n for name, genre, n in self.counts if name == part.value}) for part in Split)


def look(request: DataRequest) -> Generator[DataLook]:
    """Read the tables; no audio is opened. Raises DatasetError."""
    from genre_tagger.training.sources.reading import read_data_set
    from genre_tagger.training.sources.splitting import official_overlap

    data_set = read_data_set(request)
    counts = Counter((track.split.value if track.split else "", track.genre) for track in data_set.tracks)
    yield DataLook(
        data_set.name,
        data_set.genres,
        tuple((part, genre, count) for (part, genre), count in sorted(counts.items())),
        len(data_set.skipped),
        tuple(one.reason for one in data_set.skipped[:_MOST_REASONS]),
        data_set.notes,
        len(official_overlap(data_set).artists),
    )


def check(request: DataRequest, settings: RunSettings, cache_folder: Path) -> Generator[Any]:
    """Read the tables, then every clip: D yields progress and at last the report. Raises DatasetError."""
    from genre_tagger.training.preflight import preflight
    from genre_tagger.training.sources.reading import read_data_set

    yield from preflight(read_data_set(request), settings=settings, cache_folder=cache_folder)
