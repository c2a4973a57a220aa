"""The user's corrections with what the tags say of each file: who plays it, what it is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from genre_tagger.errors import GenreTaggerError
from genre_tagger.library.corrections import Correction
from genre_tagger.library.reading import read_track


@dataclass(frozen=True, slots=True)
class CorrectedTrack:
    """One file and the person's genre for it. `artist` and `title` are "" where the tags name none."""

    path: Path
    genre: str
    artist: str
    title: str


def corrected_tracks(corrections: Iterable[Correction]) -> Iterator[CorrectedTrack]:
    """One for each correction, also of files that are gone or cannot be read. A few milliseconds a file."""
    for one in corrections:
        artist = title = ""
        try:
            track = read_track(one.path, 0.0)
            artist, title = track.artist, track.title
        except (GenreTaggerError, OSError):
            pass
        yield CorrectedTrack(one.path, one.genre, artist, title)
