"""What the user chose to train on: one source or a mix. Plain values, so that a run can store and repeat it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from genre_tagger.training.data.labeled_track import LabeledTrack


class SourceKind(StrEnum):
    """The layouts that can be read."""

    FMA_SMALL = "fma-small"
    FMA_MEDIUM = "fma-medium"
    FMA_LARGE = "fma-large"
    FMA_FULL = "fma-full"
    FOLDERS = "folders"
    GTZAN = "gtzan"
    CORRECTIONS = "corrections"
    CORPUS = "corpus"


class SplitChoice(StrEnum):
    """Whose split: the data set's own, or ours with no artist in two parts."""

    OFFICIAL = "official"
    ARTIST_DISJOINT = "artist-disjoint"


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """One source. `metadata` is FMA's metadata folder (None: looked for beside `root`). `weight` scales its tracks.

    `tracks` are the corrections themselves (`CORRECTIONS` alone): whoever asks reads them from the user's store.
    """

    kind: SourceKind
    root: Path | None = None
    metadata: Path | None = None
    weight: float = 1.0
    tracks: tuple[LabeledTrack, ...] = ()


@dataclass(frozen=True, slots=True)
class DataRequest:
    """The sources of one run. Empty `genres`: the data set's own (FMA: the study's four)."""

    sources: tuple[SourceRequest, ...]
    genres: tuple[str, ...] = ()
    split: SplitChoice = SplitChoice.OFFICIAL
    seed: int = 1
