"""What a run was told to do and the table of its tracks, as its folder keeps them: enough to repeat it and to go on.

No torch in here.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.foundation.plain_values import from_plain, to_plain
from genre_tagger.training.data.labeled_track import LabeledTrack
from genre_tagger.training.data.request import DataRequest
from genre_tagger.training.run.folder import write_json, write_whole
from genre_tagger.training.run.settings import RunSettings

_COLUMNS = tuple(field.name for field in fields(LabeledTrack))


@dataclass(frozen=True, slots=True)
class RunPlan:
    """`started` is UTC in ISO 8601. `leave_out` are clips that the preflight found unusable. `models_folder` is where
    `settings.start_from` may name a model of the user's. `version` is the program's."""

    run_id: str
    started: str
    version: str
    request: DataRequest
    settings: RunSettings
    cache_folder: Path
    jobs: int = 0
    scheduler: str = ""
    leave_out: frozenset[Path] = frozenset()
    models_folder: Path | None = None

    def save(self, path: Path) -> None:
        """Raises TrainingError."""
        write_json(path, to_plain(self))


def read_plan(path: Path) -> RunPlan:
    """Raises TrainingError when the plan is missing or damaged."""
    try:
        return from_plain(RunPlan, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise TrainingError(
            "The run {name} cannot be used: its plan is missing or damaged; start a new run.",
            path,
            name=path.parent.name,
        ) from error


def save_tracks(path: Path, tracks: Sequence[LabeledTrack]) -> None:
    """One row a track, in order. Raises TrainingError."""
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, _COLUMNS)
    writer.writeheader()
    writer.writerows(to_plain(track) for track in tracks)
    write_whole(path, lambda stream: stream.write(table.getvalue().encode("utf-8", "surrogateescape")))


def read_tracks(path: Path) -> tuple[LabeledTrack, ...]:
    """The tracks of a run, in the order its predictions count them. Raises TrainingError."""
    try:
        with path.open(encoding="utf-8", errors="surrogateescape", newline="") as stream:
            return tuple(from_plain(LabeledTrack, row) for row in csv.DictReader(stream))
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
        raise TrainingError(
            "The run {name} cannot be used: its table of tracks is missing or damaged.", path, name=path.parent.name
        ) from error
