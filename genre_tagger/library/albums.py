"""Which tracks belong together: by the tags of their album, without them by folder; compilations artist by artist.

Pure. A track alone names the release it may belong to (`release_of`); which album that is depends on the artists of the
release's other tracks (`albums_in`). One album can be made of several releases: a set whose discs lie far apart. What
the table's row of an album says is an `AlbumSummary`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from genre_tagger.classification.prediction import Prediction
from genre_tagger.library.track import AlbumKey, Company, Track
from genre_tagger.library.track_row import WRITABLE, Status, TrackRow

MOST_ARTISTS = 3
"""One more in a release without a common artist, and it is a compilation."""
MOST_UNTAGGED = 60
"""More tracks that name no album in one folder are a heap of loose tracks, no album."""

MOST_ARTISTS_AT_ALL = 60
"""A release with more is a compilation, even where one artist has most of the tracks."""

_VARIOUS = re.compile(
    r"va|(various|diverse|verschiedene|divers)(artists?|interpreten|kunstler|artistes)?|artistes(divers|varies)"
)
_DISC = r"(?:cd|dis[ck]|disque)\s*[-_.:#]?\s*(?:\d{1,3}|[ivx]{1,4}|one|two|three|four)\b"
_DISC_OF_TITLE = re.compile(rf"[\s,;:_-]*(?:[\[(]\s*{_DISC}[^\])]*[\])]|\b{_DISC})\s*$", re.IGNORECASE)
_DISC_FOLDER = re.compile(rf"{_DISC}.{{0,40}}|\d", re.IGNORECASE)
_NO_LETTER = re.compile(r"[\W_]+")
_GUEST = re.compile(r"\s*[\[(]?\s*\b(?:feat|ft|featuring)\b\.?\s.*$", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:[,;/&+]|\b(?:x|vs|with|and|und|et|mit|avec)\b\.?)\s*", re.IGNORECASE)


class Release(NamedTuple):
    """What one track says of the release it is on: normalised texts, "" where the tags name none.

    `album_artist` is that of the tags, "" also for "Various Artists"; `folder` joins the folders of discs and is None
    where an album artist makes it needless. `is_compilation` is what the tags say.
    """

    album: str
    album_artist: str
    folder: Path | None
    is_compilation: bool


def release_of(track: Track) -> Release:
    """The release that the track's own tags and folder point to. Pure; nothing is read."""
    album = normalised(_DISC_OF_TITLE.sub("", track.album))
    album_artist = normalised(track.album_artist)
    various = _VARIOUS.fullmatch(_NO_LETTER.sub("", album_artist)) is not None
    if various:
        album_artist = ""
    folder = None if album and album_artist and not track.is_compilation else _joined_folder(track.path.parent)
    return Release(album, album_artist, folder, track.is_compilation or various)


def artist_of(track: Track) -> str:
    """The normalised artist of one track, without guests ("Ann feat. Bob" is Ann); "" where the tags name none."""
    return normalised(_GUEST.sub("", track.artist))


def is_apart(release: Release, artists: int, tracks: int) -> bool:
    """Whether a release of so many artists and tracks keeps its artists apart, whoever of them has most tracks."""
    if release.album_artist and not release.is_compilation:
        return False
    return release.is_compilation or artists > MOST_ARTISTS_AT_ALL or (not release.album and tracks > MOST_UNTAGGED)


def albums_in(release: Release, artists: Mapping[str, int]) -> dict[str, AlbumKey | None]:
    """For each artist on a release, given with how many tracks, the album its tracks belong to; None: each alone.

    A release is one album unless it is a compilation: flagged so, or with more than `MOST_ARTISTS` artists of whom none
    has more than half of the tracks. Where the tags name no album, two artists on a par are enough to keep them apart.
    """
    if release.album_artist and not release.is_compilation:
        return dict.fromkeys(artists, AlbumKey(release.album, release.album_artist, _place(release)))
    if not is_apart(release, len(artists), sum(artists.values())):
        leading, many, share = _leading_artist(artists)
        if many == 0 or share > 0.5 or (release.album and many <= MOST_ARTISTS):
            return dict.fromkeys(artists, AlbumKey(release.album, leading, _place(release)))
    return {name: apart_key(release, name) for name in artists}


def apart_key(release: Release, artist: str) -> AlbumKey | None:
    """The group of one artist's tracks on a compilation; None where the tags name no artist: each stands alone."""
    return AlbumKey(release.album, artist, release.folder, is_compilation=True) if artist else None


def _place(release: Release) -> Path | None:
    """The folder, where no tag names the album."""
    return None if release.album else release.folder


def _leading_artist(artists: Mapping[str, int]) -> tuple[str, int, float]:
    """The artist with most tracks, how many artists there are, and the leading one's share of the tracks.

    "ann & bob" counts as "ann" where she has tracks of her own. Tracks that name no artist count as the leading one's.
    """
    of_each: Counter[str] = Counter()
    for name, tracks in artists.items():
        if name:
            of_each[_first_of_several(name, artists)] += tracks
    if not of_each:
        return "", 0, 1.0
    leading = min(of_each, key=lambda name: (-of_each[name], name))
    total = sum(artists.values())
    return leading, len(of_each), (of_each[leading] + artists.get("", 0)) / total


def _first_of_several(name: str, artists: Mapping[str, int]) -> str:
    ends = [found.start() for found in _JOINED.finditer(name) if found.start()]
    return next((name[:end] for end in ends if name[:end] in artists), name)


def normalised(text: str) -> str:
    """Texts that a person takes for the same become equal: case, accents, doubled spaces and "the" in front do not.

    >>> normalised("The  Béatles"), normalised("beatles")
    ('beatles', 'beatles')
    """
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one))
    return " ".join(plain.split()).removeprefix("the ")


def _joined_folder(folder: Path) -> Path:
    """The folder, or the one above for "CD 1" and its like."""
    return folder.parent if _DISC_FOLDER.fullmatch(folder.name) else folder


def alone_key(track: Track) -> AlbumKey:
    """The group of a track that belongs to no album."""
    return AlbumKey("", artist_of(track), track.path)


@dataclass(frozen=True, slots=True)
class Album:
    """A group of tracks. `title` and `artist` as the tags write them, the folder's name where they name no album, ""
    where nothing is known. `paths` in the order of arrival. `prediction` is one for the whole, None before the first
    track is classified; `company` counts its classified tracks and those that agree with it."""

    key: AlbumKey
    title: str
    artist: str
    paths: tuple[Path, ...]
    prediction: Prediction | None
    company: Company


@dataclass(frozen=True, slots=True)
class AlbumSummary:
    """What the row of an album says.

    `shares` (genre, share in [0, 1]) are the probabilities of its genres, the likeliest first, () before a track is
    classified: those of its prediction as a whole, of a compilation the mean of its tracks'. `agreeing` of `classified`
    tracks have the likeliest genre, alone or by a person's word. `proposed` is what all its tracks are proposed to be,
    else what the album is. `current` are the genres in its files, `writes` what would be written into each that would
    be; `statuses` counts its tracks.
    """

    title: str
    artist: str
    tracks: int
    seconds: float
    shares: tuple[tuple[str, float], ...]
    classified: int
    agreeing: int
    proposed: str
    current: tuple[str, ...]
    writes: tuple[str, ...]
    statuses: Counter[Status]

    @property
    def confidence(self) -> float | None:
        """Of the likeliest genre; None before a track is classified."""
        return self.shares[0][1] if self.shares else None

    @property
    def status(self) -> Status:
        """That of most of its tracks, or of most that would be written."""
        written = Counter({status: self.statuses[status] for status in WRITABLE if self.statuses[status]})
        return max(written or self.statuses, key=(written or self.statuses).__getitem__, default=Status.WAITING)


NO_ALBUM = AlbumSummary("", "", 0, 0.0, (), 0, 0, "", (), (), Counter())
"""Its tracks are on their way to another."""


def summarise(album: Album, rows: Sequence[TrackRow], genre_of: Callable[[Prediction], str]) -> AlbumSummary:
    """What the row of `album`, whose tracks are `rows` (one at least), says; `genre_of` a prediction is proposed."""
    proposals = Counter(row.proposed_genre for row in rows if row.proposed_genre)
    if album.key.is_compilation:
        track = rows[0].track
        title, artist = ("", "") if track is None else (track.album, track.album_artist)
        predictions = [row.prediction for row in rows if row.prediction is not None]
        classified, agreeing = len(predictions), max(proposals.values(), default=0)
        proposed = proposals.most_common(1)[0][0] if proposals else ""
    else:
        title, artist = album.title, album.artist
        predictions = [] if album.prediction is None else [album.prediction]
        classified, agreeing = album.company.tracks, album.company.agreeing
        proposed = "" if album.prediction is None else genre_of(album.prediction)
    return AlbumSummary(
        title=title or rows[0].path.parent.name,
        artist=artist,
        tracks=len(rows),
        seconds=sum(row.duration_seconds or 0.0 for row in rows),
        shares=_mean_shares(predictions),
        classified=classified,
        agreeing=agreeing,
        proposed=next(iter(proposals)) if len(proposals) == 1 else proposed,
        current=tuple(dict.fromkeys(row.current_genre for row in rows if row.current_genre)),
        writes=tuple(row.outcome.text for row in rows if row.status in WRITABLE),
        statuses=Counter(row.status for row in rows),
    )


def _mean_shares(predictions: Sequence[Prediction]) -> tuple[tuple[str, float], ...]:
    """Of each genre of the first prediction's model, the likeliest first."""
    if not predictions:
        return ()
    genres = predictions[0].genres
    alike = [one for one in predictions if one.genres == genres]
    sums = [sum(one.in_scope * one.probabilities[place] for one in alike) / len(alike) for place in range(len(genres))]
    return tuple(sorted(zip(genres, sums, strict=True), key=lambda pair: -pair[1]))


@dataclass(slots=True, eq=False)
class AlbumRow:
    """A row of the table for tracks that belong together. `number` is its place in `AlbumList.albums`.

    `keys` are the groups it is made of: several of a compilation, which is one row although its artists have nothing to
    say to one another. `is_loose`: it is no album but one track that belongs to none. `summary`: None where it must be
    made anew.
    """

    number: int
    is_loose: bool
    keys: dict[AlbumKey, None] = field(default_factory=dict)
    is_folded: bool = False
    summary: AlbumSummary | None = None
