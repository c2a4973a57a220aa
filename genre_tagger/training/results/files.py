"""A RunEvaluation as a file: JSON, written beside its place and then put there. No torch in here."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.foundation.readable import readable_path
from genre_tagger.training.run.safe_file import write_json
from genre_tagger.training.scores.values import (
    ClassScore,
    Interval,
    LabelSuspect,
    PredictedTrack,
    ReliabilityBin,
    RunEvaluation,
)

_VERSION = 1


def write_results(path: Path, evaluation: RunEvaluation) -> None:
    """Save in one step. Raises TrainingError when the disk refuses; what stood there is then as it was."""
    values = {"version": _VERSION, **evaluation_to_json(evaluation)}
    write_json(path, values)


def read_results(path: Path) -> RunEvaluation | None:
    """What `write_results` saved; None where there is nothing. Raises TrainingError when it cannot be read."""
    try:
        return evaluation_from_json(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise TrainingError(
            "The results in {file} are damaged; evaluate the run again.", path, file=readable_path(path)
        ) from error


def evaluation_to_json(evaluation: RunEvaluation) -> dict[str, Any]:
    """Plain values. A suspect is stored as the place of its track where that is among the tracks."""
    places = {id(track): number for number, track in enumerate(evaluation.tracks)}
    return {
        "name": evaluation.name,
        "genres": list(evaluation.genres),
        "accuracy": _plain(evaluation.accuracy),
        "macro_f1": _plain(evaluation.macro_f1),
        "calibration_error": _number(evaluation.calibration_error),
        "confusion": evaluation.confusion.tolist(),
        "classes": [_class_to_json(one) for one in evaluation.classes],
        "reliability": [asdict(one) for one in evaluation.reliability],
        "tracks": [_track_to_json(track) for track in evaluation.tracks],
        "suspects": [
            {
                "track": places.get(id(suspect.track), _track_to_json(suspect.track)),
                "suggested": suspect.suggested,
                "quality": round(suspect.quality, 5),
                "found_by": suspect.found_by,
            }
            for suspect in evaluation.suspects
        ],
    }


def evaluation_from_json(values: dict[str, Any]) -> RunEvaluation:
    """Inverse of `evaluation_to_json`. Raises KeyError, TypeError, ValueError or IndexError on anything else."""
    tracks = tuple(_track_from_json(one) for one in values["tracks"])
    genres = tuple(str(genre) for genre in values["genres"])
    confusion = np.array(values["confusion"], dtype=np.int64)
    if confusion.shape != (len(genres), len(genres)):
        raise ValueError("the confusion matrix does not fit the genres")
    return RunEvaluation(
        name=str(values["name"]),
        genres=genres,
        tracks=tracks,
        confusion=confusion,
        accuracy=_interval(values["accuracy"]),
        macro_f1=_interval(values["macro_f1"]),
        classes=tuple(_class_from_json(one) for one in values["classes"]),
        calibration_error=_float(values["calibration_error"]),
        reliability=tuple(ReliabilityBin(**one) for one in values["reliability"]),
        suspects=tuple(_suspect_from_json(one, tracks) for one in values.get("suspects", ())),
    )


def _track_to_json(track: PredictedTrack) -> dict[str, Any]:
    values = asdict(track) | {
        "path": str(track.path),
        "probabilities": [round(share, 6) for share in track.probabilities],
    }
    return {name: value for name, value in values.items() if value != ""}


def _track_from_json(values: dict[str, Any]) -> PredictedTrack:
    fields = dict(values)
    path, probabilities = Path(fields.pop("path")), tuple(float(share) for share in fields.pop("probabilities"))
    return PredictedTrack(path=path, probabilities=probabilities, **fields)


def _plain(interval: Interval) -> dict[str, float | None]:
    return {"value": _number(interval.value), "low": _number(interval.low), "high": _number(interval.high)}


def _interval(values: dict[str, Any]) -> Interval:
    return Interval(_float(values["value"]), _float(values["low"]), _float(values["high"]))


def _class_to_json(one: ClassScore) -> dict[str, Any]:
    parts = {name: _plain(getattr(one, name)) for name in ("precision", "recall", "f1")}
    return {"genre": one.genre, **parts, "support": one.support}


def _class_from_json(values: dict[str, Any]) -> ClassScore:
    precision, recall, f1 = (_interval(values[name]) for name in ("precision", "recall", "f1"))
    return ClassScore(str(values["genre"]), precision, recall, f1, int(values["support"]))


def _number(value: float) -> float | None:
    """JSON knows no NaN."""
    return value if math.isfinite(value) else None


def _float(value: float | None) -> float:
    return math.nan if value is None else float(value)


def _suspect_from_json(values: dict[str, Any], tracks: tuple[PredictedTrack, ...]) -> LabelSuspect:
    place = values["track"]
    track = tracks[place] if isinstance(place, int) else _track_from_json(place)
    found_by = str(values.get("found_by", ""))
    return LabelSuspect(track, str(values["suggested"]), float(values["quality"]), found_by)
