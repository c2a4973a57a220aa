"""Albums found in whole lists of tracks, as `CompanyIndex` finds them track by track."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from genre_tagger.library.albums import Release, albums_in, alone_key, artist_of, release_of
from genre_tagger.library.track import AlbumKey, Track


def grouped(tracks: Iterable[Track]) -> dict[AlbumKey, tuple[Track, ...]]:
    """All groups of the tracks, in the order of their first track. One that belongs to none is a group of its own."""
    releases: dict[Release, list[Track]] = {}
    for track in tracks:
        releases.setdefault(release_of(track), []).append(track)
    found: dict[AlbumKey, list[Track]] = {}
    for release, members in releases.items():
        albums = albums_in(release, Counter(artist_of(track) for track in members))
        for track in members:
            found.setdefault(albums[artist_of(track)] or alone_key(track), []).append(track)
    return {key: tuple(members) for key, members in found.items()}
