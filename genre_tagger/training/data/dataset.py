"""What the user chose to train on, one track with its genre, and many of them: what every source gives and what
training is made of. What data sets call genres becomes the classes that are trained: one spelling for one thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from os import walk
from pathlib import Path

from genre_tagger.containers.sniff import looks_like_audio
from genre_tagger.foundation.errors import DatasetError
from genre_tagger.genres import STUDY_GENRES, means_the_same, same_genre

_FMA = "Blues, Classical, Country, Easy Listening, Electronic, Experimental, Folk, Hip-Hop, Instrumental, "
_FMA += "International, Jazz, Old-Time / Historic, Pop, Rock, Soul-RnB, Spoken"
FMA_GENRES: tuple[str, ...] = tuple(_FMA.split(", "))
"""FMA's sixteen top genres, as `track.genre_top` spells them."""
GTZAN_GENRES = ("Blues", "Classical", "Country", "Disco", "Hip-Hop", "Jazz", "Metal", "Pop", "Reggae", "Rock")
"""GTZAN's ten, spelt as the others spell them; its folders are in lower case."""
_KNOWN = tuple(dict.fromkeys((*STUDY_GENRES, *FMA_GENRES, *GTZAN_GENRES)))


class GenreLabels:
    """Names the class that a data set's label stands for.

    With `wanted` genres, a label is the one it spells, or else the one it is an alias of ("techno" is Electronic), or
    out of scope. Without, every label is a class, in its usual spelling.
    """

    def __init__(self, wanted: Iterable[str] = ()) -> None:
        self.wanted = tuple(dict.fromkeys(usual_spelling(name) for name in wanted if name.strip()))

    def genre_of(self, label: str) -> str | None:
        """The class, or None where the label is out of scope or empty."""
        if not label.strip():
            return None
        if not self.wanted:
            return usual_spelling(label)
        spelt = (name for name in self.wanted if same_genre(name, label))
        meant = (name for name in self.wanted if means_the_same(name, label))
        return next(spelt, None) or next(meant, None)


def usual_spelling(label: str) -> str:
    """ "hiphop" -> "Hip-Hop", "jazz" -> "Jazz"; a name nobody knows stays as it is."""
    text = " ".join(label.split())
    return next((name for name in _KNOWN if same_genre(name, text)), text)


def class_order(genres: Iterable[str]) -> tuple[str, ...]:
    """The study's four first, in their order, then the rest by the alphabet."""
    found = set(genres)
    others = sorted(found.difference(STUDY_GENRES), key=str.casefold)
    return (*(genre for genre in STUDY_GENRES if genre in found), *others)


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
    """All tracks that a request came to, in a fixed order. `genres` is the class order of whatever is trained on it; of
    a single source they are not known yet.

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


def need_folder(root: Path | None, what: str) -> Path:
    """The folder, absolute. Raises DatasetError where none was named or it is not there."""
    if root is None:
        raise DatasetError("No folder was chosen for {what}.", what=what)
    if not root.is_dir():
        raise DatasetError(
            "The folder {folder} of {what} is not there; choose it again or connect its drive.",
            root,
            folder=root,
            what=what,
        )
    return root.absolute()


def folders_in(folder: Path) -> list[Path]:
    """The visible folders directly in it, by name. Raises DatasetError where it cannot be read."""
    try:
        return sorted(child for child in folder.iterdir() if not child.name.startswith(".") and child.is_dir())
    except OSError as error:
        raise DatasetError(
            "The folder {folder} cannot be read ({reason}).", folder, folder=folder, reason=error.strerror or error
        ) from error


def audio_files_below(folder: Path) -> Iterator[Path]:
    """All audio files in and below `folder`, by extension, in a fixed order; what is hidden is passed over."""
    for here, folders, names in walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and looks_like_audio(name):
                yield Path(here, name)


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
