"""Track: a file of music as the library knows it, and the steps a batch reports. Plain values, no Qt, no numpy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.classification.prediction import Prediction
from genre_tagger.foundation.errors import GenreTaggerError

if TYPE_CHECKING:
    from genre_tagger.library.company import CompanyPrediction


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
