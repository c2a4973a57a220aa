"""ASF (wma): WM/Genre among the header's attributes. Every other attribute keeps its bytes and its place.

The first genre goes into the Extended Content Description, where everybody looks, further ones into the Metadata
Library of the header's extension, as other taggers do. Its Metadata object and other names of the genre, which some
programs use and many show, are read and lose it.

Source: Microsoft's Advanced Systems Format specification 1.2, sections 3.10, 3.11 and 4.8.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from genre_tagger.containers.asf import (
    CONTENT,
    DATA,
    EXTENDED,
    EXTENSION,
    FILE,
    HEADER,
    LIBRARY,
    METADATA,
    OBJECT_BYTES,
    PADDING,
    AsfObject,
    object_at,
    object_bytes,
    objects_in,
)
from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.tags.fields import KEYS, Field, NewFields, TagReading
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice, growth_of, overwritten, replaced, room_taken

_FIRST_OBJECT = 30
_EXTENSION_HEAD = 22  # reserved fields and the size of what follows
_OTHER_GENRES = ("genre", "wm/genreid")
_TEXT, _BOOL = 0, 2

Values = Mapping[Field, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One name and value, from `start` to `end` with its own header; `text` is None for what is no text.

    A flag that is set reads "1".
    """

    name: str
    text: str | None
    start: int
    end: int


class Attributes:
    """One of the lists of attributes, empty where `holder` is None. Raises MalformedError.

    An Extended Content Description has headers of its own kind, a Metadata Library and a Metadata object the other.
    """

    def __init__(self, view: Readable, guid: bytes, holder: AsfObject | None) -> None:
        self._view, self._guid, self.holder = view, guid, holder
        self.all = () if holder is None else tuple(self._read(holder))

    def _read(self, holder: AsfObject) -> list[Attribute]:
        view, at, result = self._view, holder.content + 2, []
        for _ in range(struct.unpack("<H", view.read(holder.content, 2))[0]):
            if self._guid == EXTENDED:
                name = at + 2
                (length,) = struct.unpack("<H", view.read(at, 2))
                kind, size = struct.unpack("<HH", view.read(name + length, 4))
                value = name + length + 4
            else:
                name = at + 12
                _, _, length, kind, size = struct.unpack("<HHHHI", view.read(at, 12))
                value = name + length
            if value + size > holder.end:
                raise MalformedError("the ASF attributes are cut short")
            text = None
            if kind == _BOOL:
                text = "1" if any(view.read(value, size)) else None
            elif kind == _TEXT:
                text = _utf16(view, value, size).strip()
            result.append(Attribute(_utf16(view, name, length), text, at, value + size))
            at = value + size
        return result

    def edit(self, values: Values) -> list[Splice]:
        """New attributes where old ones stood, else at the end of the list that is there, with its count and size."""
        assert self.holder is not None
        splices, added, count = [], b"", len(self.all)
        for field, texts in values.items():
            old = _named(self.all, field)
            written = self.rendered({field: texts})
            splices += replaced(self._view, old, written)
            added += b"" if old else written
            count += len(texts) - len(old)
        if count > 0xFFFF:
            raise RefusedError("it has as many ASF attributes as there can be")
        end = self.all[-1].end if self.all else self.holder.content + 2
        splices += [Splice(end, b"", added)] if added else []
        size = self.holder.size + growth_of(splices)
        return [
            *splices,
            _number(self._view, self.holder.start + 16, "<Q", size),
            _number(self._view, self.holder.content, "<H", count),
        ]

    def rendered(self, values: Values) -> bytes:
        """Attributes for all streams, in the first language, named in the capitals that some readers insist on.

        Raises RefusedError where a text does not fit.
        """
        names = KEYS["asf"]
        texts = ((names[field], text) for field, texts in values.items() for text in texts)
        return b"".join(attribute_bytes(self._guid, name, text) for name, text in texts)

    def fresh(self, values: Values) -> bytes:
        """The whole object, for a file that has none; nothing for no values."""
        count = sum(map(len, values.values()))
        return object_bytes(self._guid, struct.pack("<H", count) + self.rendered(values)) if count else b""


def attribute_bytes(guid: bytes, name: str, text: str) -> bytes:
    """A text as an attribute of the list that `guid` names. Raises RefusedError where it does not fit."""
    raw_name, raw_text = ((each + "\0").encode("utf-16-le") for each in (name, text))
    if max(len(raw_name), len(raw_text)) > 0xFFFF:
        raise RefusedError("the text is too long for an ASF attribute")
    if guid == EXTENDED:
        sizes = struct.pack("<H", len(raw_name)), struct.pack("<HH", _TEXT, len(raw_text))
        return sizes[0] + raw_name + sizes[1] + raw_text
    return struct.pack("<HHHHI", 0, 0, len(raw_name), _TEXT, len(raw_text)) + raw_name + raw_text


class AsfHeader:
    """The header object and what lies in it. Raises MalformedError."""

    def __init__(self, view: Readable) -> None:
        self.view = view
        guid, self.size, self.count = struct.unpack("<16sQI", view.read(0, 28))
        if guid != HEADER or not _FIRST_OBJECT <= self.size <= view.size:
            raise MalformedError("the ASF header is damaged")
        self.objects = tuple(objects_in(view, _FIRST_OBJECT, self.size))
        self.sound = object_at(view, self.size, view.size)
        if self.sound.guid != DATA or len(self.objects) != self.count:
            raise MalformedError("the ASF header is damaged")
        self.extended = Attributes(view, EXTENDED, self.first(EXTENDED))
        self.extension = self.first(EXTENSION)
        self.library = Attributes(view, LIBRARY, self._in_extension(LIBRARY))
        self.metadata = Attributes(view, METADATA, self._in_extension(METADATA))

    def first(self, guid: bytes) -> AsfObject | None:
        """The first object of a kind."""
        return next((each for each in self.objects if each.guid == guid), None)

    def _in_extension(self, guid: bytes) -> AsfObject | None:
        if self.extension is None:
            return None
        inner = objects_in(self.view, self.extension.content + _EXTENSION_HEAD, self.extension.end)
        return next((each for each in inner if each.guid == guid), None)

    def values(self, field: Field) -> tuple[str, ...]:
        """A field's texts, blank ones left out; those under another name only where there are no others."""
        named = _named((*self.extended.all, *self.library.all, *self.metadata.all), field)
        usual = [each for each in named if each.name.casefold() not in _OTHER_GENRES]
        return tuple(dict.fromkeys(each.text for each in usual or named if each.text))

    def text(self, field: Field) -> str | None:
        """A field for showing; title and artist stand in the Content Description."""
        if field not in (Field.TITLE, Field.ARTIST):
            return next(iter(self.values(field)), None)
        return self._described()[field is Field.ARTIST]

    def _described(self) -> tuple[str | None, str | None]:
        content = self.first(CONTENT)
        if content is None:
            return None, None
        lengths = struct.unpack("<5H", self.view.read(content.content, 10))
        at = content.content + 10
        if at + lengths[0] + lengths[1] > content.end:
            return None, None
        title, author = (
            _utf16(self.view, at, lengths[0]).strip(),
            _utf16(self.view, at + lengths[0], lengths[1]).strip(),
        )
        return title or None, author or None


def _named(attributes: tuple[Attribute, ...], field: Field) -> list[Attribute]:
    """The attributes of a field; names are matched without regard to case, as Windows does."""
    wanted = (KEYS["asf"].get(field, "").casefold(), *(_OTHER_GENRES if field is Field.GENRE else ()))
    return [each for each in attributes if each.name.casefold() in wanted]


def _utf16(view: Readable, at: int, length: int) -> str:
    """A string that may be closed by a NUL."""
    return view.read(at, length).decode("utf-16-le", "replace").split("\0")[0]


def read(view: Readable) -> TagReading:
    """Reads the attributes."""
    header = AsfHeader(view)
    genres = read_genre_values(header.values(Field.GENRE))
    return TagReading.of("ASF", genres, ((header.sound.start, header.sound.end),), header.text)


def edit(view: Readable, new: NewFields) -> list[Splice]:
    """Replaces the genre attributes. Raises MalformedError, RefusedError."""
    header = AsfHeader(view)
    written = {field: new.values(field, header.values(field)) for field in new.by_field}
    first = {field: values[:1] for field, values in written.items()}
    rest = {field: values[1:] for field, values in written.items()}
    # The extension first: where the extension ends the header, both may add at one place, and it belongs inside.
    splices = _edit_extension(header, rest) + _edit_extended(header, first)
    return splices + _made_room(header, growth_of(splices))


def _edit_extended(header: AsfHeader, values: Values) -> list[Splice]:
    if header.extended.holder is not None:
        return header.extended.edit(values)
    whole = header.extended.fresh(values)
    return [Splice(header.size, b"", whole), _number(header.view, 24, "<I", header.count + 1)] if whole else []


def _edit_extension(header: AsfHeader, values: Values) -> list[Splice]:
    splices: list[Splice] = []
    if header.library.holder is not None:
        splices = header.library.edit(values)
    elif whole := header.library.fresh(values):
        if header.extension is None:
            raise RefusedError("its ASF header has no extension to hold several genres")
        splices = [Splice(header.extension.end, b"", whole)]
    if header.metadata.holder is not None:
        splices += header.metadata.edit(dict.fromkeys(values, ()))
    growth = growth_of(splices)
    if growth == 0 or header.extension is None:
        return splices
    inner_size = header.extension.size - OBJECT_BYTES - _EXTENSION_HEAD + growth
    return [
        *splices,
        _number(header.view, header.extension.start + 16, "<Q", header.extension.size + growth),
        _number(header.view, header.extension.content + _EXTENSION_HEAD - 4, "<I", inner_size),
    ]


def _made_room(header: AsfHeader, growth: int) -> list[Splice]:
    """From padding where there is enough; else the header grows, and with it the size of the file it states."""
    view = header.view
    for each in header.objects:
        if each.guid == PADDING and each.size - growth >= OBJECT_BYTES and growth:
            return [_number(view, each.start + 16, "<Q", each.size - growth), room_taken(view, each.end, growth)]
    splices = [_number(view, 16, "<Q", header.size + growth)]
    properties = header.first(FILE)
    if properties is not None:
        place = properties.content + 16
        if struct.unpack("<Q", view.read(place, 8))[0] == view.size:
            splices.append(_number(view, place, "<Q", view.size + growth))
    return splices


def _number(view: Readable, at: int, layout: str, value: int) -> Splice:
    return overwritten(view, at, struct.pack(layout, value))
