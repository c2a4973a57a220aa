"""ASF (wma): WM/Genre among the header's attributes. Every other attribute keeps its bytes and its place.

The first genre goes into the Extended Content Description, where everybody looks, further ones into the Metadata
Library of the header's extension, as other taggers do. Its Metadata object and other names of the genre, which some
programs use and many show, are read and lose it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from genre_tagger.tags.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.tags.containers.asf_objects import (
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
    Attribute,
    extended_bytes,
    library_bytes,
    object_at,
    object_bytes,
    objects_in,
    read_extended,
    read_library,
    utf16,
)
from genre_tagger.tags.containers.fields import KEYS, Field, NewFields, TagReading, says_yes
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice

_FIRST_OBJECT = 30
_EXTENSION_HEAD = 22  # reserved fields and the size of what follows
_OTHER_GENRES = ("genre", "wm/genreid")


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
        self.extended = self.first(EXTENDED)
        self.extension = self.first(EXTENSION)
        self.library = self._in_extension(LIBRARY)
        self.metadata = self._in_extension(METADATA)
        self.attributes = () if self.extended is None else read_extended(view, self.extended)
        self.library_attributes = () if self.library is None else read_library(view, self.library)
        self.metadata_attributes = () if self.metadata is None else read_library(view, self.metadata)

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
        named = _named(self.attributes + self.library_attributes + self.metadata_attributes, field)
        usual = [each for each in named if each.name.casefold() not in _OTHER_GENRES]
        return tuple(dict.fromkeys(each.text for each in usual or named if each.text))

    def described(self) -> tuple[str | None, str | None]:
        """Title and author of the Content Description."""
        content = self.first(CONTENT)
        if content is None:
            return None, None
        lengths = struct.unpack("<5H", self.view.read(content.content, 10))
        at = content.content + 10
        if at + lengths[0] + lengths[1] > content.end:
            return None, None
        title, author = utf16(self.view, at, lengths[0]).strip(), utf16(self.view, at + lengths[0], lengths[1]).strip()
        return title or None, author or None


def _named(attributes: tuple[Attribute, ...], field: Field) -> list[Attribute]:
    """The attributes of a field; names are matched without regard to case, as Windows does."""
    wanted = (KEYS["asf"].get(field, "").casefold(), *(_OTHER_GENRES if field is Field.GENRE else ()))
    return [each for each in attributes if each.name.casefold() in wanted]


def read(view: Readable) -> TagReading:
    """Reads the attributes."""
    header = AsfHeader(view)
    title, artist = header.described()
    return TagReading(
        container="ASF",
        genres=read_genre_values(header.values(Field.GENRE)),
        payload=((header.sound.start, header.sound.end),),
        title=title,
        artist=artist,
        album=next(iter(header.values(Field.ALBUM)), None),
        album_artist=next(iter(header.values(Field.ALBUM_ARTIST)), None),
        is_compilation=says_yes(next(iter(header.values(Field.COMPILATION)), None)),
    )


def edit(view: Readable, new: NewFields) -> list[Splice]:
    """Replaces the genre attributes. Raises MalformedError, RefusedError."""
    header = AsfHeader(view)
    written = {field: new.values(field, header.values(field)) for field in new.by_field}
    first = {field: values[:1] for field, values in written.items()}
    rest = {field: values[1:] for field, values in written.items()}
    # The extension first: where the extension ends the header, both may add at one place, and it belongs inside.
    splices = _edit_extension(header, rest) + _edit_extended(header, first)
    growth = sum(splice.growth for splice in splices)
    return splices + _made_room(header, growth)


Values = dict[Field, tuple[str, ...]]


def _edit_extended(header: AsfHeader, values: Values) -> list[Splice]:
    holder = header.extended
    if holder is not None:
        return _edit_list(header.view, holder, header.attributes, values, extended_bytes)
    written = [extended_bytes(KEYS["asf"][field], text) for field, texts in values.items() for text in texts]
    if not written:
        return []
    whole = object_bytes(EXTENDED, struct.pack("<H", len(written)) + b"".join(written))
    return [Splice(header.size, b"", whole), _number(header.view, 24, "<I", header.count + 1)]


def _edit_library(header: AsfHeader, values: Values) -> list[Splice]:
    if header.library is not None:
        splices = _edit_list(header.view, header.library, header.library_attributes, values, library_bytes)
    else:
        written = [library_bytes(KEYS["asf"][field], text) for field, texts in values.items() for text in texts]
        if not written:
            return []
        if header.extension is None:
            raise RefusedError("its ASF header has no extension to hold several genres")
        whole = object_bytes(LIBRARY, struct.pack("<H", len(written)) + b"".join(written))
        splices = [Splice(header.extension.end, b"", whole)]
    return splices


def _edit_extension(header: AsfHeader, values: Values) -> list[Splice]:
    """What lies in the header's extension, with its size."""
    splices = _edit_library(header, values)
    if header.metadata is not None:
        none: Values = dict.fromkeys(values, ())
        splices += _edit_list(header.view, header.metadata, header.metadata_attributes, none, library_bytes)
    growth = sum(splice.growth for splice in splices)
    if growth == 0 or header.extension is None:
        return splices
    inner_size = header.extension.size - OBJECT_BYTES - _EXTENSION_HEAD + growth
    return [
        *splices,
        _number(header.view, header.extension.start + 16, "<Q", header.extension.size + growth),
        _number(header.view, header.extension.content + _EXTENSION_HEAD - 4, "<I", inner_size),
    ]


def _edit_list(
    view: Readable,
    holder: AsfObject,
    attributes: tuple[Attribute, ...],
    values: Values,
    render: Callable[[str, str], bytes],
) -> list[Splice]:
    """New attributes where the old ones stood, else at the end, with the list's count and size."""
    splices, added, count = [], b"", len(attributes)
    for field, texts in values.items():
        old = _named(attributes, field)
        name = KEYS["asf"][field]  # in the usual capitals, which some readers insist on
        written = b"".join(render(name, text) for text in texts)
        for number, each in enumerate(old):
            splices.append(Splice(each.start, view.read(each.start, each.end - each.start), b"" if number else written))
        added += b"" if old else written
        count += len(texts) - len(old)
    if count > 0xFFFF:
        raise RefusedError("it has as many ASF attributes as there can be")
    end = attributes[-1].end if attributes else holder.content + 2
    splices += [Splice(end, b"", added)] if added else []
    growth = sum(splice.growth for splice in splices)
    size = _number(view, holder.start + 16, "<Q", holder.size + growth)
    return [*splices, size, _number(view, holder.content, "<H", count)]


def _made_room(header: AsfHeader, growth: int) -> list[Splice]:
    """From padding where there is enough; else the header grows, and with it the size of the file it states."""
    view = header.view
    for each in header.objects:
        if each.guid == PADDING and each.size - growth >= OBJECT_BYTES and growth:
            start = each.end - max(growth, 0)
            taken = Splice(start, view.read(start, each.end - start), bytes(max(-growth, 0)))
            return [_number(view, each.start + 16, "<Q", each.size - growth), taken]
    splices = [_number(view, 16, "<Q", header.size + growth)]
    properties = header.first(FILE)
    if properties is not None:
        place = properties.content + 16
        if struct.unpack("<Q", view.read(place, 8))[0] == view.size:
            splices.append(_number(view, place, "<Q", view.size + growth))
    return splices


def _number(view: Readable, at: int, layout: str, value: int) -> Splice:
    return Splice(at, view.read(at, struct.calcsize(layout)), struct.pack(layout, value))
