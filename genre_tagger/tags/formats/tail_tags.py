"""APEv2 tags: at the end of Monkey's Audio, WavPack, Musepack files, and of some MP3s. Items keep order and bytes.

Source: the APEv2 specification (wiki.hydrogenaudio.org).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.containers.outer_tags import APE_FOOTER, APE_FOOTER_BYTES, APE_MAGIC, HAS_HEADER, IS_HEADER
from genre_tagger.genres import id3v1_name, id3v1_number
from genre_tagger.tags.fields import KEYS, Field, NewFields
from genre_tagger.tags.splice import Splice, growth_of, overwritten, replaced, tidy

_ITEM = struct.Struct("<II")
_VERSION = 2000
_READ_ONLY, _KIND = 1, 6
_ITEMS_LIMIT = 10_000
_LOUDNESS = ("REPLAYGAIN_", "MP3GAIN_")


@dataclass(frozen=True, slots=True)
class ApeItem:
    """One item's place: from `start` to `end`, its value from `value` on."""

    key: str
    flags: int
    start: int
    value: int
    end: int


class ApeTag:
    """The APEv2 tag whose footer ends at `end`."""

    def __init__(self, view: Readable, end: int) -> None:
        self._view = view
        self.end = end
        footer = view.read(end - APE_FOOTER_BYTES, APE_FOOTER_BYTES)
        _, self._version, self._size, self._count, self._flags, _ = APE_FOOTER.unpack(footer)
        self._items_start = end - self._size
        self._items_end = end - APE_FOOTER_BYTES
        if self._size < APE_FOOTER_BYTES or self._items_start < 0 or self._count > _ITEMS_LIMIT:
            raise MalformedError("the APE tag has an impossible size")
        header_at = self._items_start - APE_FOOTER_BYTES
        self._has_header = header_at >= 0 and view.read(header_at, 8) == APE_MAGIC
        self.start = header_at if self._has_header else self._items_start
        self._items = self._walk()

    def _walk(self) -> list[ApeItem]:
        items = []
        at = self._items_start
        for _ in range(self._count):
            if at + _ITEM.size + 2 > self._items_end:
                raise MalformedError("the APE tag has fewer items than it claims")
            length, flags = _ITEM.unpack(self._view.read(at, _ITEM.size))
            head = self._view.at_most(at + _ITEM.size, 256)
            key, nul, _ = head.partition(b"\0")
            value = at + _ITEM.size + len(key) + 1
            if not nul or value + length > self._items_end:
                raise MalformedError("an item of the APE tag does not fit into it")
            items.append(ApeItem(key.decode("latin-1"), flags, at, value, value + length))
            at = value + length
        if at != self._items_end:
            raise MalformedError("the APE tag holds more than its items")
        return items

    @property
    def is_empty(self) -> bool:
        """Whether it has no items, so that readers go on to the next kind of tag."""
        return not self._items

    @property
    def only_loudness(self) -> bool:
        """Whether it says nothing but what ReplayGain and mp3gain measured."""
        return all(item.key.upper().startswith(_LOUDNESS) for item in self._items)

    def texts(self) -> list[tuple[str, str]]:
        """Every text item as (key, text)."""
        return [(item.key, text) for item in self._items for text in self._texts(item)[:1] if text]

    def values(self, field: Field) -> tuple[str, ...]:
        """A field's values, blank ones left out."""
        return tuple(dict.fromkeys(value for item in self._named(field) for value in self._texts(item) if value))

    def _named(self, field: Field) -> list[ApeItem]:
        key = KEYS["apev2"][field].casefold()
        return [item for item in self._items if item.key.casefold() in (key, key.replace(" ", ""))]

    def _texts(self, item: ApeItem) -> list[str]:
        if item.flags & _KIND:
            return []
        data = self._view.read(item.value, item.end - item.value)
        return [part.decode("utf-8", "replace").strip() for part in data.split(b"\0")]

    def edit(self, new: NewFields, texts: Sequence[tuple[str, str]] = ()) -> list[Splice]:
        """The splices that leave `new` in this tag, and `texts` as further items. Raises RefusedError."""
        if self._version != _VERSION:
            raise RefusedError(f"its APE tag has version {self._version}, which this program only reads")
        splices: list[Splice] = []
        count = self._count + len(texts)
        added = b"".join(item_bytes(key, (text,)) for key, text in texts)
        for field in new.by_field:
            items = self._named(field)
            values = new.values(field, self.values(field))
            if any(item.flags & _READ_ONLY for item in items):
                raise RefusedError(f"its APE tag marks {items[0].key} as read-only")
            key = items[0].key if items else KEYS["apev2"][field]
            replacement = item_bytes(key, values)
            splices += replaced(self._view, items, replacement)
            added += b"" if items else replacement
            count += (1 if values else 0) - len(items)
        if added:
            splices.append(Splice(self._items_end, b"", added))
        growth = growth_of(tidy(splices))
        return [*splices, *self._count_splices(self._size + growth, count)]

    def _count_splices(self, size: int, count: int) -> list[Splice]:
        """Size and number of items stand in the footer and again in the header."""
        places = [self._items_end + 12] + ([self.start + 12] if self._has_header else [])
        return [overwritten(self._view, place, struct.pack("<II", size, count)) for place in places]


def item_bytes(key: str, values: tuple[str, ...]) -> bytes:
    """A text item, or nothing for no values."""
    if not values:
        return b""
    data = "\0".join(values).encode()
    return _ITEM.pack(len(data), 0) + key.encode("latin-1") + b"\0" + data


def find_ape_tag(view: Readable, end: int) -> ApeTag | None:
    """The tag that ends at `end` (the end of the file or the start of its ID3v1 block), or None."""
    at = end - APE_FOOTER_BYTES
    if at < 0 or view.read(at, 8) != APE_MAGIC:
        return None
    if APE_FOOTER.unpack(view.read(at, APE_FOOTER_BYTES))[4] & IS_HEADER:
        raise MalformedError("the APE tag ends in a header")
    return ApeTag(view, end)


def fresh_ape_tag(new: NewFields, texts: Sequence[tuple[str, str]] = ()) -> bytes:
    """A new tag, header and footer, with further texts (key, text) first."""
    items = [item_bytes(key, (text,)) for key, text in texts]
    items += [item_bytes(KEYS["apev2"][field], values) for field, values in new.by_field.items() if values]
    body = b"".join(items)
    size = len(body) + APE_FOOTER_BYTES

    def frame(flags: int) -> bytes:
        return APE_FOOTER.pack(APE_MAGIC, _VERSION, size, len(items), flags, bytes(8))

    return frame(HAS_HEADER | IS_HEADER) + body + frame(HAS_HEADER)


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
