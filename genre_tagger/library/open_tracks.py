"""What a window lists, on disk while it runs: after a crash the next start can offer it again."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from genre_tagger.library.reports import text_file

OPEN_TRACKS_NAME = "open-tracks.json"
"""The file in the user's data folder; it stands there only while a window runs, or after one that ended badly."""


@dataclass(frozen=True, slots=True)
class OpenTracks:
    """The tracks in the order they were listed, and those among them that the person skipped.

    `skipped` maps a path to the genre chosen for it, "" for none. What was corrected is not here: the store of
    corrections keeps it from the moment it is said.
    """

    tracks: tuple[Path, ...]
    skipped: Mapping[Path, str]


def save_open_tracks(listed: OpenTracks, path: Path) -> None:
    """Write `session` to `path`, whole or not at all. Raises ReportError."""
    values = {
        "tracks": [str(track) for track in listed.tracks],
        "skipped": {str(track): genre for track, genre in listed.skipped.items()},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with text_file(path) as file:
        json.dump(values, file)


def load_open_tracks(path: Path) -> OpenTracks | None:
    """What the last window left in `path`; None where there is nothing, or nothing that can be read."""
    try:
        values = json.loads(path.read_text("utf-8"))
        tracks = tuple(Path(os.fspath(track)) for track in values["tracks"])
        skipped = {Path(track): str(genre) for track, genre in values["skipped"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return OpenTracks(tracks, skipped) if tracks else None
