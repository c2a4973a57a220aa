"""What stands in a file's tags before anything is changed: plain values, no reading here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Tells whether a file is still the one that was read.

    `size_bytes` and `mtime_ns` as the system states them; `tag_digest` is a hash (hex) of everything in the file but
    the sound itself, because taggers, this one included, may change tags and keep size and time.
    """

    size_bytes: int
    mtime_ns: int
    tag_digest: str


@dataclass(frozen=True, slots=True)
class CurrentTags:
    """The tags of one file as a person reads them.

    `genres` are names ("(17)" reads "Rock"), in the file's order, empty where it has none. `container` says what holds
    them ("ID3v2.3", "Vorbis comments", "MP4", ...). `obstacle` is None where a genre can be written, else one sentence
    saying why not.
    """

    container: str
    genres: tuple[str, ...]
    fingerprint: Fingerprint
    title: str | None = None
    artist: str | None = None
    album: str | None = None
    obstacle: str | None = None
    album_artist: str | None = None
    is_compilation: bool = False
