"""What the program reads and writes in tags, and how every kind of tag calls it: one table instead of branches."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

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

_NAMES = {
    "id3v2.2": ("TCO", "TXX", "TT2", "TP1", "TAL", "TP2", "TCP"),
    "id3v2": ("TCON", "TXXX", "TIT2", "TPE1", "TALB", "TPE2", "TCMP"),
    "vorbis": ("GENRE", PROVENANCE_NAME, "TITLE", "ARTIST", "ALBUM", "ALBUMARTIST", "COMPILATION"),
    "mp4": ("©gen", "----", "©nam", "©ART", "©alb", "aART", "cpil"),
    "apev2": ("Genre", PROVENANCE_NAME, "Title", "Artist", "Album", "Album Artist", "Compilation"),
    "asf": ("WM/Genre", PROVENANCE_NAME, None, None, "WM/AlbumTitle", "WM/AlbumArtist", "WM/IsCompilation"),
    "riff": ("IGNR", None, "INAM", "IART", "IPRD", None, None),
}
KEYS: Mapping[str, Mapping[Field, str]] = {
    kind: {field: name for field, name in zip(Field, names, strict=True) if name is not None}
    for kind, names in _NAMES.items()
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

    @staticmethod
    def of(
        container: str,
        genres: tuple[str, ...],
        payload: tuple[tuple[int, int], ...],
        text: Callable[[Field], str | None],
        *,
        obstacle: str | None = None,
        carried: Mapping[str, str] | None = None,
    ) -> TagReading:
        """With the fields that `text` finds for showing."""
        shown = (Field.TITLE, Field.ARTIST, Field.ALBUM, Field.ALBUM_ARTIST)
        texts: dict[str, Any] = {each.name.lower(): text(each) for each in shown}
        yes = says_yes(text(Field.COMPILATION))
        return TagReading(
            container, genres, payload, obstacle=obstacle, carried=carried or {}, is_compilation=yes, **texts
        )


def says_yes(text: str | None) -> bool:
    """Whether a yes-or-no field of a tag, None where it is missing, says yes: "1", "true", or MP4's byte 1."""
    return text is not None and text.strip(" \0").casefold() in ("1", "\x01", "true", "yes")


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
