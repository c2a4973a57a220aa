"""The table of the tracks that a run is made of, as its folder keeps it. No torch in here."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.training.data.labeled_track import LabeledTrack
from genre_tagger.training.run.plan import track_from_json, track_to_json
from genre_tagger.training.run.safe_file import write_whole

_COLUMNS = tuple(field.name for field in fields(LabeledTrack))


def save_tracks(path: Path, tracks: Sequence[LabeledTrack]) -> None:
    """One row a track, in order. Raises TrainingError."""
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, _COLUMNS)
    writer.writeheader()
    writer.writerows(track_to_json(track) for track in tracks)
    write_whole(path, lambda stream: stream.write(table.getvalue().encode("utf-8", "surrogateescape")))


def read_tracks(path: Path) -> tuple[LabeledTrack, ...]:
    """The tracks of a run, in the order its predictions count them. Raises TrainingError."""
    try:
        with path.open(encoding="utf-8", errors="surrogateescape", newline="") as stream:
            return tuple(track_from_json(row) for row in csv.DictReader(stream))
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
        raise TrainingError(
            "The run {name} cannot be used: its table of tracks is missing or damaged.", path, name=path.parent.name
        ) from error
