"""Track: a file of music as the library knows it, what is said of it, and the steps of a batch. No Qt, no numpy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from genre_tagger.classification.prediction import Prediction
from genre_tagger.foundation.errors import GenreTaggerError, TagError


@dataclass(frozen=True, slots=True)
class Track:
    """One audio file and what its tags say today.

    `genres` are the genres now in the file, () where there are none; `container` names the kind of tags ("ID3",
    "Vorbis", ...), "" where none could be read, and `tag_problem` then says why in one sentence. Texts may be "".
    `album_artist` is who the whole album is by; `is_compilation` what the tags say of it, False where nothing.
    """

    path: Path
    duration_seconds: float
    title: str = ""
    artist: str = ""
    genres: tuple[str, ...] = ()
    container: str = ""
    tag_problem: str = ""
    album: str = ""
    album_artist: str = ""
    is_compilation: bool = False

    @property
    def current_genre(self) -> str:
        """The genres in the file as one text, "" where there are none."""
        return "; ".join(self.genres)


def read_track(path: Path, duration_seconds: float) -> Track:
    """The file's title, artist, album and genres. Tags that cannot be read, or a container that holds none, are no
    failure: `tag_problem` says why."""
    from genre_tagger.tags.edit_check import read_writable

    try:
        tags = read_writable(path)
    except TagError as error:
        return Track(path, duration_seconds, tag_problem=error.message)
    return Track(
        path,
        duration_seconds,
        tags.title or "",
        tags.artist or "",
        tags.genres,
        tags.container,
        tag_problem=tags.obstacle or "",
        album=tags.album or "",
        album_artist=tags.album_artist or "",
        is_compilation=tags.is_compilation,
    )


class AlbumKey(NamedTuple):
    """Names a group of tracks that belong together; equal for the same tags or folder, whatever else is listed.

    `title` and `artist` are normalised (no capitals, no accents), "" where unknown. `place` is the folder
    of a group that only its folder holds together, or of a compilation; the file itself for a track that stands alone.
    `is_compilation`: the group is one artist's tracks on a release of several.
    """

    title: str
    artist: str
    place: Path | None = None
    is_compilation: bool = False


class CompanyMode(StrEnum):
    """Whether each track is classified alone, with its album, or as its album is."""

    NONE = "none"
    ALBUM = "album"
    ONE_PER_ALBUM = "one-per-album"


@dataclass(frozen=True, slots=True)
class Company:
    """On what a prediction rests. `tracks` of the album are classified, itself among them; `agreeing` of them have,
    alone, the genre that came out; `artist_tracks` are of the artist's other albums. `share` in [0, 1] is how much
    of the whole the others had: 0 for a track without company, or far apart from it."""

    tracks: int = 1
    agreeing: int = 1
    artist_tracks: int = 0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class CompanyPrediction:
    """A track's prediction `alone`, and with `company`: `together`, the very same object where nothing speaks with
    it. `album` names its group. `together.unknown_below` is the threshold for as many tracks as spoke."""

    alone: Prediction
    together: Prediction
    album: AlbumKey
    company: Company

    @property
    def differs(self) -> bool:
        """Whether company changed the answer."""
        return self.alone.genre != self.together.genre


@dataclass(frozen=True, slots=True)
class TrackClassified:
    """The track was classified just now. `company` says what `prediction` rests on, where not on the track alone."""

    track: Track
    prediction: Prediction
    company: CompanyPrediction | None = None


@dataclass(frozen=True, slots=True)
class TrackRemembered:
    """The prediction comes from the store: this audio was classified before by the same model in the same way."""

    track: Track
    prediction: Prediction
    company: CompanyPrediction | None = None


@dataclass(frozen=True, slots=True)
class TrackFailed:
    """This path has no prediction; `error.message` is one sentence that says why. The batch goes on."""

    path: Path
    error: GenreTaggerError


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """The last step of a batch that was not closed early. `problems` are sentences that concern no single file."""

    classified: int
    remembered: int
    failed: int
    seconds: float
    problems: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Files dealt with."""
        return self.classified + self.remembered + self.failed


Step = TrackClassified | TrackRemembered | TrackFailed | BatchSummary
