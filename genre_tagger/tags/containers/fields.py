"""What the program reads and writes in tags, and how every kind of tag calls it: one table instead of branches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from genre_tagger.tags.genre_text import write_genre_values


class Field(Enum):
    """A field of a tag. GENRE and PROVENANCE are written, the others only shown."""

    GENRE = auto()
    PROVENANCE = auto()
    TITLE = auto()
    ARTIST = auto()
    ALBUM = auto()
    ALBUM_ARTIST = auto()
    COMPILATION = auto()


PROVENANCE_NAME = "GENRE_TAGGER"
"""The free-form field that says which model gave the genre and how sure it was."""

MP4_FREEFORM = ("com.apple.iTunes", PROVENANCE_NAME)

KEYS: Mapping[str, Mapping[Field, str]] = {
    "id3v2.2": {
        Field.GENRE: "TCO",
        Field.PROVENANCE: "TXX",
        Field.TITLE: "TT2",
        Field.ARTIST: "TP1",
        Field.ALBUM: "TAL",
        Field.ALBUM_ARTIST: "TP2",
        Field.COMPILATION: "TCP",
    },
    "id3v2": {
        Field.GENRE: "TCON",
        Field.PROVENANCE: "TXXX",
        Field.TITLE: "TIT2",
        Field.ARTIST: "TPE1",
        Field.ALBUM: "TALB",
        Field.ALBUM_ARTIST: "TPE2",
        Field.COMPILATION: "TCMP",
    },
    "vorbis": {
        Field.GENRE: "GENRE",
        Field.PROVENANCE: PROVENANCE_NAME,
        Field.TITLE: "TITLE",
        Field.ARTIST: "ARTIST",
        Field.ALBUM: "ALBUM",
        Field.ALBUM_ARTIST: "ALBUMARTIST",
        Field.COMPILATION: "COMPILATION",
    },
    "mp4": {
        Field.GENRE: "©gen",
        Field.PROVENANCE: "----",
        Field.TITLE: "©nam",
        Field.ARTIST: "©ART",
        Field.ALBUM: "©alb",
        Field.ALBUM_ARTIST: "aART",
        Field.COMPILATION: "cpil",
    },
    "apev2": {
        Field.GENRE: "Genre",
        Field.PROVENANCE: PROVENANCE_NAME,
        Field.TITLE: "Title",
        Field.ARTIST: "Artist",
        Field.ALBUM: "Album",
        Field.ALBUM_ARTIST: "Album Artist",
        Field.COMPILATION: "Compilation",
    },
    "asf": {
        Field.GENRE: "WM/Genre",
        Field.PROVENANCE: PROVENANCE_NAME,
        Field.ALBUM: "WM/AlbumTitle",
        Field.ALBUM_ARTIST: "WM/AlbumArtist",
        Field.COMPILATION: "WM/IsCompilation",
    },
    "riff": {
        Field.GENRE: "IGNR",
        Field.TITLE: "INAM",
        Field.ARTIST: "IART",
        Field.ALBUM: "IPRD",
    },
}
"""ASF keeps title and artist at fixed places (its Content Description), so they have no key."""


@dataclass(frozen=True, slots=True)
class Id3Options:
    """How ID3 tags are written. A tag that is there keeps its version; `fresh_version` (3 or 4) is that of a new one.

    `edits_v1`: whether the genre byte of an ID3v1 block that is there is kept in step. No block is ever added.
    """

    fresh_version: int = 3
    edits_v1: bool = True


USUAL_ID3 = Id3Options()


@dataclass(frozen=True, slots=True)
class NewFields:
    """What an edit shall leave in the file: all genres (none removes the field), and the provenance text or None.

    None removes a provenance that is there: it would speak of a genre that no longer stands.
    """

    genres: tuple[str, ...]
    provenance: str | None = None
    id3: Id3Options = USUAL_ID3

    @property
    def by_field(self) -> Mapping[Field, tuple[str, ...]]:
        """The values of each field that is written."""
        provenance = () if self.provenance is None else (self.provenance,)
        return {Field.GENRE: self.genres, Field.PROVENANCE: provenance}

    def values(self, field: Field, old: Sequence[str]) -> tuple[str, ...]:
        """The values of one field in a tag that may hold several, where `old` stand in it now."""
        values = self.by_field[field]
        return write_genre_values(old, values) if field is Field.GENRE else values


@dataclass(frozen=True, slots=True)
class TagReading:
    """What a container's reader found. `payload` are the byte ranges [start, end) that hold the sound.

    `carried` are texts that a fresh tag takes over from the one it would hide, by each name that they may get there.
    """

    container: str
    genres: tuple[str, ...]
    payload: tuple[tuple[int, int], ...]
    title: str | None = None
    artist: str | None = None
    album: str | None = None
    obstacle: str | None = None
    carried: Mapping[str, str] = field(default_factory=dict)
    album_artist: str | None = None
    is_compilation: bool = False


def says_yes(text: str | None) -> bool:
    """Whether a yes-or-no field of a tag, None where it is missing, says yes: "1", "true", or MP4's byte 1."""
    return text is not None and text.strip(" \0").casefold() in ("1", "\x01", "true", "yes")
