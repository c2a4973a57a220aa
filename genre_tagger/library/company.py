"""What a track's prediction rests on where its album counts too. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from genre_tagger.classification.prediction import Prediction
from genre_tagger.library.album_groups import AlbumKey


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
