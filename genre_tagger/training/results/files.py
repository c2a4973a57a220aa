"""What a run's network predicted on the tracks it was not trained on, as the trainer left it, and its RunEvaluation as
JSON. No torch in here.
"""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.foundation.plain_values import from_plain, to_plain
from genre_tagger.foundation.readable import readable_path
from genre_tagger.training.data.dataset import LabeledTrack, Split
from genre_tagger.training.run.folder import RunFolder, read_tracks, write_json
from genre_tagger.training.scores.evaluation import genre_probability
from genre_tagger.training.scores.values import (
    LabelSuspect,
    PredictedTrack,
    RunEvaluation,
)

_VERSION = 1


@dataclass(frozen=True, slots=True, eq=False)
class RunPredictions:
    """`rows` (n,) are the places in `tracks` of those with a prediction; `labels` (n,) into `genres`;
    `probabilities` (n, genres) calibrated; `split` (n,)."""

    genres: tuple[str, ...]
    tracks: tuple[LabeledTrack, ...]
    rows: NDArray[np.int64]
    labels: NDArray[np.int64]
    probabilities: NDArray[np.float64]
    split: NDArray[np.str_]

    def of(self, split: Split) -> RunPredictions:
        """Those of one split."""
        chosen = np.flatnonzero(self.split == split.value)
        return RunPredictions(
            self.genres,
            self.tracks,
            self.rows[chosen],
            self.labels[chosen],
            self.probabilities[chosen],
            self.split[chosen],
        )

    def predicted_tracks(self) -> tuple[PredictedTrack, ...]:
        """One value for each of `rows`, in order."""
        return tuple(
            predicted_track(self.tracks[row], self.genres, label, shares)
            for row, label, shares in zip(self.rows, self.labels, self.probabilities, strict=True)
        )


def predicted_track(
    track: LabeledTrack, genres: tuple[str, ...], label: int, probabilities: NDArray[np.float64]
) -> PredictedTrack:
    """`track` of genre number `label` with an answer, (genres,)."""
    return PredictedTrack(
        track.path,
        genres[label],
        genres[int(probabilities.argmax())],
        tuple(float(share) for share in probabilities),
        track.title,
        track.artist,
        track.group,
    )


def read_predictions(folder: Path) -> RunPredictions:
    """Raises TrainingError when the run is not finished or its files do not fit one another."""
    files = RunFolder(folder)
    if not files.predictions.exists():
        raise TrainingError(
            "The run {name} has no predictions yet; let it finish, or stop it to keep the best epoch.",
            folder,
            name=folder.name,
        )
    tracks = read_tracks(files.tracks)
    try:
        with files.predictions.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            genres = tuple(str(genre) for genre in stored["genres"])
            rows, labels = (np.asarray(stored[name], dtype=np.int64) for name in ("rows", "labels"))
            logits = np.asarray(stored["logits"], dtype=np.float64)
            temperature, split = float(stored["temperature"]), np.asarray(stored["split"], dtype=np.str_)
        count = len(rows)
        if logits.ndim != 2 or logits.shape[0] != count or logits.shape[1] < len(genres) or not genres:
            raise ValueError("the logits have another shape")
        if labels.shape != (count,) or split.shape != (count,) or not temperature > 0 or not np.isfinite(logits).all():
            raise ValueError("the columns do not fit")
        if count and not (rows.min() >= 0 and rows.max() < len(tracks) and labels.min() >= 0):
            raise ValueError("a row lies outside the table of tracks")
        if count and labels.max() >= len(genres):
            raise ValueError("a label lies outside the genres")
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise TrainingError(
            "The predictions of the run {name} are damaged; resume or repeat the run.",
            files.predictions,
            name=folder.name,
        ) from error
    probabilities = genre_probability(logits, len(genres), temperature)
    return RunPredictions(genres, tracks, rows, labels, probabilities, split)


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
    figures: dict[str, Any] = to_plain(replace(evaluation, tracks=(), suspects=()))
    return figures | {
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
    tracks = tuple(from_plain(PredictedTrack, one) for one in values["tracks"])
    suspects = tuple(_suspect_from_json(one, tracks) for one in values.get("suspects", ()))
    confusion = np.array(values["confusion"], dtype=np.int64)
    evaluation = from_plain(RunEvaluation, values | {"tracks": (), "suspects": ()})
    if confusion.shape != (len(evaluation.genres), len(evaluation.genres)):
        raise ValueError("the confusion matrix does not fit the genres")
    return replace(evaluation, confusion=confusion, tracks=tracks, suspects=suspects)


def _suspect_from_json(values: dict[str, Any], tracks: tuple[PredictedTrack, ...]) -> LabelSuspect:
    place = values["track"]
    track = tracks[place] if isinstance(place, int) else from_plain(PredictedTrack, place)
    return LabelSuspect(**values | {"track": track})


def _track_to_json(track: PredictedTrack) -> dict[str, Any]:
    values = to_plain(track) | {"probabilities": [round(share, 6) for share in track.probabilities]}
    return {name: value for name, value in values.items() if value != ""}
