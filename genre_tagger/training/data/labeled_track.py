"""One track with its genre: what every data set is read into, and what training is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Split(StrEnum):
    """What a track is for: fitting weights, choosing among epochs, or the one figure at the end."""

    TRAINING = "training"
    VALIDATION = "validation"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class LabeledTrack:
    """One track of a data set. Without a `genre` it is music that nobody labelled, for training alone.

    `group` is what splits keep apart (the artist's id; "" where the data set does not say, then the track stands
    alone). `split` is None where the data set brings none. `weight` is how much the track counts when batches are
    drawn, 1.0 as a rule. `track_id` is its name in its own data set, `source` that data set's name.
    """

    path: Path
    genre: str
    split: Split | None = None
    group: str = ""
    artist: str = ""
    title: str = ""
    licence: str = ""
    track_id: str = ""
    source: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class SkippedTrack:
    """A row or file that was left out, and why, in one sentence.

    `kind` is "missing" (listed, but not there), "known-bad" (the data set's makers say so) or "".
    """

    path: Path
    reason: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class DataSet:
    """All tracks that a request came to. `genres` is the class order of whatever is trained on it.

    `notes` are sentences about the sources that whoever reads the scores should know.
    """

    name: str
    genres: tuple[str, ...]
    tracks: tuple[LabeledTrack, ...]
    skipped: tuple[SkippedTrack, ...] = ()
    notes: tuple[str, ...] = ()

    def of(self, split: Split) -> tuple[LabeledTrack, ...]:
        """The tracks of one split, in order."""
        return tuple(track for track in self.tracks if track.split is split)
