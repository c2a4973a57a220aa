"""APEv2 tags: at the end of Monkey's Audio, WavPack, Musepack files, and of some MP3s. Items keep order and bytes.

Source: the APEv2 specification (wiki.hydrogenaudio.org).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from genre_tagger.containers.ape import FOOTER, FOOTER_BYTES, HAS_HEADER, IS_HEADER, MAGIC
from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.tags.formats.fields import KEYS, Field, NewFields
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
        footer = view.read(end - FOOTER_BYTES, FOOTER_BYTES)
        _, self._version, self._size, self._count, self._flags, _ = FOOTER.unpack(footer)
        self._items_start = end - self._size
        self._items_end = end - FOOTER_BYTES
        if self._size < FOOTER_BYTES or self._items_start < 0 or self._count > _ITEMS_LIMIT:
            raise MalformedError("the APE tag has an impossible size")
        header_at = self._items_start - FOOTER_BYTES
        self._has_header = header_at >= 0 and view.read(header_at, 8) == MAGIC
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
    at = end - FOOTER_BYTES
    if at < 0 or view.read(at, 8) != MAGIC:
        return None
    if FOOTER.unpack(view.read(at, FOOTER_BYTES))[4] & IS_HEADER:
        raise MalformedError("the APE tag ends in a header")
    return ApeTag(view, end)


def fresh_ape_tag(new: NewFields, texts: Sequence[tuple[str, str]] = ()) -> bytes:
    """A new tag, header and footer, with further texts (key, text) first."""
    items = [item_bytes(key, (text,)) for key, text in texts]
    items += [item_bytes(KEYS["apev2"][field], values) for field, values in new.by_field.items() if values]
    body = b"".join(items)
    size = len(body) + FOOTER_BYTES

    def frame(flags: int) -> bytes:
        return FOOTER.pack(MAGIC, _VERSION, size, len(items), flags, bytes(8))

    return frame(HAS_HEADER | IS_HEADER) + body + frame(HAS_HEADER)
