"""Which tracks belong together: by the tags of their album, without them by folder; compilations artist by artist.

Pure. A track alone names the release it may belong to (`release_of`); which album that is depends on the artists of the
release's other tracks (`albums_in`). One album can be made of several releases: a set whose discs lie far apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from genre_tagger.library.track import Track

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


def grouped(tracks: Iterable[Track]) -> dict[AlbumKey, tuple[Track, ...]]:
    """All groups of the tracks, in the order of their first track. A track that belongs to none is a group of its own.

    For whole lists; `CompanyIndex` does the same track by track.
    """
    releases: dict[Release, list[Track]] = {}
    for track in tracks:
        releases.setdefault(release_of(track), []).append(track)
    found: dict[AlbumKey, list[Track]] = {}
    for release, members in releases.items():
        albums = albums_in(release, Counter(artist_of(track) for track in members))
        for track in members:
            found.setdefault(albums[artist_of(track)] or alone_key(track), []).append(track)
    return {key: tuple(members) for key, members in found.items()}


def alone_key(track: Track) -> AlbumKey:
    """The group of a track that belongs to no album."""
    return AlbumKey("", artist_of(track), track.path)
