"""ID3v1: 128 bytes at the end of a file, the genre one byte of them.

A block that is there is kept in step (players that show it would otherwise contradict the ID3v2 tag); a file without
one gets none.
"""

from __future__ import annotations

from dataclasses import dataclass

from genre_tagger.containers.byte_view import Readable
from genre_tagger.genres import id3v1_name, id3v1_number
from genre_tagger.tags.formats.fields import Field
from genre_tagger.tags.splice import Splice

BLOCK_BYTES = 128
_GENRE_AT = 127
_NOT_SET = 255
_OTHER = 12
_STARTS = {Field.TITLE: 3, Field.ARTIST: 33, Field.ALBUM: 63}


@dataclass(frozen=True, slots=True)
class Id3v1:
    """The block at `start`. No encoding is stated for its texts: UTF-8 where they are that, else shown as Latin-1."""

    start: int
    data: bytes

    @property
    def genre(self) -> str | None:
        """The genre's name, or None where the byte says "not set" or nothing the table knows."""
        return id3v1_name(self.data[_GENRE_AT])

    @property
    def genre_is_a_default(self) -> bool:
        """Whether the byte is what programs leave there that set none: 0 (Blues), 12 (Other) or 255."""
        return self.data[_GENRE_AT] in (0, _OTHER, _NOT_SET)

    @property
    def encoding_is_certain(self) -> bool:
        """Whether all texts are ASCII or UTF-8. Else they may be of any code page, and must not be stated as one."""
        return all(_is_utf8(self._bytes(start, length)) for start, length in ((3, 30), (33, 30), (63, 30), (97, 30)))

    def text(self, field: Field) -> str | None:
        """A field for showing."""
        return self._text(_STARTS[field], 30) if field in _STARTS else None

    def texts(self) -> list[tuple[str, str]]:
        """Its texts as (APEv2's name, text): a fresh tag of another kind hides the block from many players."""
        track = self.data[126] if self.data[125] == 0 else 0
        year = self._text(93, 4) or ""
        pairs = [
            ("Title", self.text(Field.TITLE)),
            ("Artist", self.text(Field.ARTIST)),
            ("Album", self.text(Field.ALBUM)),
            ("Year", year if year.isdecimal() and int(year) else None),
            ("Track", str(track) if track else None),
            ("Comment", self._text(97, 28 if self.data[125] == 0 else 30)),
        ]
        return [(name, text) for name, text in pairs if text]

    def edit(self, genres: tuple[str, ...]) -> list[Splice]:
        """Puts the first genre that has a number into the genre byte; 255 where none has."""
        numbers = [number for number in map(id3v1_number, genres) if number is not None]
        new = bytes([numbers[0] if numbers else _NOT_SET])
        return [Splice(self.start + _GENRE_AT, self.data[_GENRE_AT:], new)]

    def _bytes(self, start: int, length: int) -> bytes:
        """Up to the first NUL, without blanks. Only those: of other encodings A0 and 85 are letters' bytes."""
        return self.data[start : start + length].split(b"\0")[0].strip(b" ")

    def _text(self, start: int, length: int) -> str | None:
        data = self._bytes(start, length)
        return data.decode("utf-8" if _is_utf8(data) else "latin-1") or None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def find_id3v1(view: Readable) -> Id3v1 | None:
    """The block at the end of the file, or None."""
    start = view.size - BLOCK_BYTES
    data = view.at_most(start, BLOCK_BYTES) if start >= 0 else b""
    # An APEv2 footer whose magic starts inside the block ("...APETAGEX") looks like "TAG" at some offsets.
    is_block = len(data) == BLOCK_BYTES and data[:3] == b"TAG" and view.at_most(start - 3, 8) != b"APETAGEX"
    return Id3v1(start, data) if is_block else None
