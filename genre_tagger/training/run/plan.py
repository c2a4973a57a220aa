"""What a run was told to do, as its folder keeps it: enough to repeat it and to go on with it. No torch in here."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.training.data.labeled_track import LabeledTrack, Split
from genre_tagger.training.data.request import DataRequest, SourceKind, SourceRequest, SplitChoice
from genre_tagger.training.run.safe_file import write_json
from genre_tagger.training.run.settings import RunSettings

_TRACK_FIELDS = tuple(field.name for field in fields(LabeledTrack))


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
        write_json(path, self.to_json())

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "run_id": self.run_id,
            "started": self.started,
            "version": self.version,
            "request": request_to_json(self.request),
            "settings": self.settings.to_json(),
            "cache_folder": str(self.cache_folder),
            "jobs": self.jobs,
            "scheduler": self.scheduler,
            "leave_out": sorted(str(path) for path in self.leave_out),
            "models_folder": None if self.models_folder is None else str(self.models_folder),
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> RunPlan:
        """Inverse of `to_json`. Raises KeyError, TypeError or ValueError on anything else."""
        plain = dict(values)
        return cls(
            request=request_from_json(plain.pop("request")),
            settings=RunSettings.from_json(plain.pop("settings")),
            cache_folder=Path(plain.pop("cache_folder")),
            leave_out=frozenset(Path(text) for text in plain.pop("leave_out")),
            models_folder=_path(plain.pop("models_folder")),
            **plain,
        )


def read_plan(path: Path) -> RunPlan:
    """Raises TrainingError when the plan is missing or damaged."""
    try:
        return RunPlan.from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise TrainingError(
            "The run {name} cannot be used: its plan is missing or damaged; start a new run.",
            path,
            name=path.parent.name,
        ) from error


def request_to_json(request: DataRequest) -> dict[str, Any]:
    """Plain values."""
    sources = [
        {
            "kind": source.kind.value,
            "root": None if source.root is None else str(source.root),
            "metadata": None if source.metadata is None else str(source.metadata),
            "weight": source.weight,
            "tracks": [track_to_json(track) for track in source.tracks],
        }
        for source in request.sources
    ]
    return {
        "sources": sources,
        "genres": list(request.genres),
        "split": request.split.value,
        "seed": request.seed,
    }


def request_from_json(values: dict[str, Any]) -> DataRequest:
    """Inverse of `request_to_json`. Raises KeyError, TypeError or ValueError."""
    sources = tuple(
        SourceRequest(
            SourceKind(source["kind"]),
            _path(source["root"]),
            _path(source["metadata"]),
            float(source["weight"]),
            tuple(track_from_json(track) for track in source["tracks"]),
        )
        for source in values["sources"]
    )
    return DataRequest(sources, tuple(values["genres"]), SplitChoice(values["split"]), int(values["seed"]))


def track_to_json(track: LabeledTrack) -> dict[str, Any]:
    """Plain values, one for each field."""
    return asdict(track) | {"path": str(track.path), "split": "" if track.split is None else track.split.value}


def track_from_json(values: dict[str, Any]) -> LabeledTrack:
    """Inverse of `track_to_json`; numbers may be texts. Raises KeyError or ValueError."""
    known = {name: values[name] for name in _TRACK_FIELDS if name in values}
    split = Split(known["split"]) if known["split"] else None
    return LabeledTrack(**known | {"path": Path(known["path"]), "split": split, "weight": float(known["weight"])})


def _path(text: str | None) -> Path | None:
    return None if text is None else Path(text)
