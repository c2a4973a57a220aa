"""ASF (wma): WM/Genre in the Extended Content Description. Every other descriptor keeps its bytes and its place.

Source: Microsoft's Advanced Systems Format specification 1.2. Several genres are several descriptors of one name.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from uuid import UUID

from genre_tagger.tags.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.tags.containers.fields import KEYS, Field, NewFields, TagReading
from genre_tagger.tags.splice import Splice

HEADER = UUID("75B22630-668E-11CF-A6D9-00AA0062CE6C").bytes_le
_DATA = UUID("75B22636-668E-11CF-A6D9-00AA0062CE6C").bytes_le
_CONTENT = UUID("75B22633-668E-11CF-A6D9-00AA0062CE6C").bytes_le
_EXTENDED = UUID("D2D0A440-E307-11D2-97F0-00A0C95EA850").bytes_le
_FILE = UUID("8CABDCA1-A947-11CF-8EE4-00C00C205365").bytes_le
_PADDING = UUID("1806D474-CADF-4509-A4BA-9AABCB96AAE8").bytes_le
_EXTENSION = UUID("5FBF03B5-A92E-11CF-8EE3-00C00C205365").bytes_le
_OBJECT_BYTES = 24
_OBJECTS_LIMIT = 10_000
_TEXT = 0


@dataclass(frozen=True, slots=True)
class AsfObject:
    """One object: GUID and size at `start`, content from there to `end`."""

    guid: bytes
    start: int
    end: int

    @property
    def content(self) -> int:
        return self.start + _OBJECT_BYTES


@dataclass(frozen=True, slots=True)
class Descriptor:
    """One name and value within the Extended Content Description, from `start` to `end`."""

    name: str
    kind: int
    start: int
    value: int
    end: int


class AsfHeader:
    """The header object and what lies in it. Raises MalformedError."""

    def __init__(self, view: Readable) -> None:
        self._view = view
        guid, self.size, self.count = struct.unpack("<16sQI", view.read(0, 28))
        if guid != HEADER or not 30 <= self.size <= view.size or self.count > _OBJECTS_LIMIT:
            raise MalformedError("the ASF header is damaged")
        self.objects = []
        at = 30
        for _ in range(self.count):
            self.objects.append(self._object(at, self.size))
            at = self.objects[-1].end
        if at != self.size:
            raise MalformedError("the ASF header is not filled by its objects")
        self.sound = self._object(self.size, view.size)
        if self.sound.guid != _DATA:
            raise MalformedError("no sound follows the ASF header")
        self.extended = self._first(_EXTENDED)
        self.descriptors = () if self.extended is None else tuple(self._descriptors(self.extended))

    def _object(self, at: int, limit: int) -> AsfObject:
        guid, size = struct.unpack("<16sQ", self._view.read(at, _OBJECT_BYTES))
        if not _OBJECT_BYTES <= size <= limit - at:
            raise MalformedError("an ASF object has an impossible size")
        return AsfObject(guid, at, at + size)

    def _first(self, guid: bytes) -> AsfObject | None:
        return next((each for each in self.objects if each.guid == guid), None)

    def _descriptors(self, extended: AsfObject) -> list[Descriptor]:
        (count,) = struct.unpack("<H", self._view.read(extended.content, 2))
        at = extended.content + 2
        result = []
        for _ in range(count):
            start = at
            (length,) = struct.unpack("<H", self._view.read(at, 2))
            name = self._utf16(at + 2, length)
            kind, size = struct.unpack("<HH", self._view.read(at + 2 + length, 4))
            value = at + 6 + length
            at = value + size
            if at > extended.end:
                raise MalformedError("the ASF descriptors are cut short")
            result.append(Descriptor(name, kind, start, value, at))
        return result

    def _utf16(self, at: int, length: int) -> str:
        return self._view.read(at, length).decode("utf-16-le", "replace").split("\0")[0]

    def named(self, field: Field) -> list[Descriptor]:
        """The descriptors of a field; names are matched without regard to case, as Windows does."""
        wanted = KEYS["asf"].get(field, "").casefold()
        return [each for each in self.descriptors if each.name.casefold() == wanted]

    def values(self, field: Field) -> tuple[str, ...]:
        """A field's texts, blank ones left out."""
        texts = (self._utf16(d.value, d.end - d.value).strip() for d in self.named(field) if d.kind == _TEXT)
        return tuple(dict.fromkeys(text for text in texts if text))

    def described(self) -> tuple[str | None, str | None]:
        """Title and author of the Content Description."""
        content = self._first(_CONTENT)
        if content is None:
            return None, None
        lengths = struct.unpack("<5H", self._view.read(content.content, 10))
        at = content.content + 10
        if at + lengths[0] + lengths[1] > content.end:
            return None, None
        title, author = self._utf16(at, lengths[0]).strip(), self._utf16(at + lengths[0], lengths[1]).strip()
        return title or None, author or None

    def hides_a_genre(self) -> bool:
        """Whether the header's extension (its metadata library) names a genre of its own."""
        extension = self._first(_EXTENSION)
        if extension is None:
            return False
        data = self._view.read(extension.start, extension.end - extension.start)
        return KEYS["asf"][Field.GENRE].encode("utf-16-le") + b"\0\0" in data

    def edit(self, new: NewFields) -> list[Splice]:
        """The splices that leave `new` in this header. Raises RefusedError."""
        if self.hides_a_genre():
            raise RefusedError("it keeps a genre in its ASF metadata library, which this program only reads past")
        splices, added, count = [], b"", len(self.descriptors)
        for field, values in new.by_field.items():
            old = self.named(field)
            name = old[0].name if old else KEYS["asf"][field]
            written = b"".join(descriptor_bytes(name, value) for value in values)
            for number, each in enumerate(old):
                raw = self._view.read(each.start, each.end - each.start)
                splices.append(Splice(each.start, raw, b"" if number else written))
            added += b"" if old else written
            count += len(values) - len(old)
        if not added and not splices:
            return []
        if self.extended is None:
            content = struct.pack("<H", count) + added
            whole = _EXTENDED + struct.pack("<Q", _OBJECT_BYTES + len(content)) + content
            splices = [Splice(self.size, b"", whole), self._number(24, "<I", self.count + 1)]
            return splices + self._made_room(len(whole))
        if count > 0xFFFF:
            raise RefusedError("it has as many ASF descriptors as there can be")
        end = self.descriptors[-1].end if self.descriptors else self.extended.content + 2
        splices += [Splice(end, b"", added)] if added else []
        growth = sum(splice.growth for splice in splices)
        size = self._number(self.extended.start + 16, "<Q", self.extended.end - self.extended.start + growth)
        return [*splices, size, self._number(self.extended.content, "<H", count), *self._made_room(growth)]

    def _made_room(self, growth: int) -> list[Splice]:
        """From padding where there is enough; else the header grows, and with it the size of the file it states."""
        for each in self.objects:
            size = each.end - each.start - growth
            if each.guid == _PADDING and size >= _OBJECT_BYTES and growth:
                start = each.end - max(growth, 0)
                taken = Splice(start, self._view.read(start, each.end - start), bytes(max(-growth, 0)))
                return [self._number(each.start + 16, "<Q", size), taken]
        splices = [self._number(16, "<Q", self.size + growth)]
        properties = self._first(_FILE)
        if properties is not None:
            place = properties.content + 16
            if struct.unpack("<Q", self._view.read(place, 8))[0] == self._view.size:
                splices.append(self._number(place, "<Q", self._view.size + growth))
        return splices

    def _number(self, at: int, layout: str, value: int) -> Splice:
        return Splice(at, self._view.read(at, struct.calcsize(layout)), struct.pack(layout, value))


def descriptor_bytes(name: str, value: str) -> bytes:
    """A text descriptor. Raises RefusedError for a value that does not fit."""
    raw_name, raw_value = ((text + "\0").encode("utf-16-le") for text in (name, value))
    if len(raw_value) > 0xFFFF:
        raise RefusedError("the text is too long for an ASF descriptor")
    return struct.pack("<H", len(raw_name)) + raw_name + struct.pack("<HH", _TEXT, len(raw_value)) + raw_value


def read(view: Readable) -> TagReading:
    """Reads the descriptors."""
    header = AsfHeader(view)
    title, artist = header.described()
    return TagReading(
        container="ASF",
        genres=header.values(Field.GENRE),
        payload=((header.sound.start, header.sound.end),),
        title=title,
        artist=artist,
        album=next(iter(header.values(Field.ALBUM)), None),
    )


def edit(view: Readable, new: NewFields) -> list[Splice]:
    """Replaces the genre descriptors. Raises MalformedError, RefusedError."""
    return AsfHeader(view).edit(new)
