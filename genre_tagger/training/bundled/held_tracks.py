"""What the networks of a cross-validation said about the tracks they had not seen, read from a work folder as one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.bundled.folds import FOLDS
from genre_tagger.training.bundled.material import Material
from genre_tagger.training.scores.track_predictions import TrackPredictions


@dataclass(frozen=True, slots=True, eq=False)
class HeldTracks:
    """`tracks` and, for each of them (t,): its `fold`, its `first` clip, and whether its fold's network never saw its
    kind of foreign music either (`unseen_kind`). A foreign track can stand in two folds: that of its source, and that
    of its kind. `embedding` (n, units) is of each part, `known_embedding` and `known_fold` of parts that the networks
    of the folds were trained on."""

    tracks: TrackPredictions
    fold: NDArray[np.int64]
    first: NDArray[np.int64]
    unseen_kind: NDArray[np.bool_]
    embedding: NDArray[np.float32]
    known_embedding: NDArray[np.float32]
    known_fold: NDArray[np.int64]

    def take(self, rows: NDArray[np.int64]) -> tuple[TrackPredictions, NDArray[np.int64]]:
        """The tracks at `rows`, and their folds."""
        return self.tracks.take(rows), self.fold[rows]


def read_held_tracks(material: Material, work: Path, by: str, seed: int) -> HeldTracks:
    """Of all finished folds by "source" or "artist". Raises DatasetError when there is none."""
    found: list[tuple[int, Any]] = []
    for number in range(FOLDS):
        path = work / f"{by}-{number}-seed-{seed}.npz"
        if path.exists():
            found.append((number, np.load(path, allow_pickle=False)))
    if not found:
        raise DatasetError("No fold by {by} is finished in {work}; run the stage {by}-0 first.", work, by=by, work=work)
    clip = np.concatenate([answers["clip"] for _, answers in found])
    fold = np.concatenate([np.full(len(answers["clip"]), number) for number, answers in found])
    names = np.array([f"{number} {material.windows[row].track}" for number, row in zip(fold, clip, strict=True)])
    _, first_part, track = np.unique(names, return_index=True, return_inverse=True)
    first = clip[first_part]
    groups = np.array([getattr(material.windows[row], "source" if by == "source" else "artist_group") for row in first])
    logits = np.concatenate([answers["logits"] for _, answers in found])
    return HeldTracks(
        TrackPredictions(logits, track, material.labels[first], groups, len(STUDY_GENRES)),
        fold[first_part],
        first,
        np.concatenate([answers["by_kind"] for _, answers in found])[first_part],
        np.concatenate([answers["embedding"] for _, answers in found]),
        np.concatenate([answers["known_embedding"] for _, answers in found]),
        np.concatenate([np.full(len(answers["known_embedding"]), number) for number, answers in found]),
    )
