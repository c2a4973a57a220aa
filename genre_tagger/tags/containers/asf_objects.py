"""ASF as it lies in the file: objects, and the two lists of attributes among them.

Source: Microsoft's Advanced Systems Format specification 1.2, sections 2, 3.10, 3.11 and 4.8.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from genre_tagger.tags.byte_view import MalformedError, Readable, RefusedError

HEADER = UUID("75B22630-668E-11CF-A6D9-00AA0062CE6C").bytes_le
DATA = UUID("75B22636-668E-11CF-A6D9-00AA0062CE6C").bytes_le
CONTENT = UUID("75B22633-668E-11CF-A6D9-00AA0062CE6C").bytes_le
EXTENDED = UUID("D2D0A440-E307-11D2-97F0-00A0C95EA850").bytes_le
FILE = UUID("8CABDCA1-A947-11CF-8EE4-00C00C205365").bytes_le
PADDING = UUID("1806D474-CADF-4509-A4BA-9AABCB96AAE8").bytes_le
EXTENSION = UUID("5FBF03B5-A92E-11CF-8EE3-00C00C205365").bytes_le
METADATA = UUID("C5F8CBEA-5BAF-4877-8467-AA8C44FA4CCA").bytes_le
LIBRARY = UUID("44231C94-9498-49D1-A141-1D134E457054").bytes_le
OBJECT_BYTES = 24
_OBJECTS_LIMIT = 10_000
_TEXT, _BOOL = 0, 2


@dataclass(frozen=True, slots=True)
class AsfObject:
    """One object: GUID and size at `start`, content from there to `end`."""

    guid: bytes
    start: int
    end: int

    @property
    def content(self) -> int:
        return self.start + OBJECT_BYTES

    @property
    def size(self) -> int:
        return self.end - self.start


def object_at(view: Readable, at: int, limit: int) -> AsfObject:
    """The object that begins at `at` and ends at `limit` or before. Raises MalformedError."""
    guid, size = struct.unpack("<16sQ", view.read(at, OBJECT_BYTES))
    if not OBJECT_BYTES <= size <= limit - at:
        raise MalformedError("an ASF object has an impossible size")
    return AsfObject(guid, at, at + size)


def objects_in(view: Readable, start: int, end: int) -> Iterator[AsfObject]:
    """The objects that fill the stretch between two offsets. Raises MalformedError."""
    at = start
    for _ in range(_OBJECTS_LIMIT):
        if at == end:
            return
        found = object_at(view, at, end)
        yield found
        at = found.end
    raise MalformedError("it has more ASF objects than anybody could mean")


def object_bytes(guid: bytes, content: bytes) -> bytes:
    """A whole object."""
    return guid + struct.pack("<Q", OBJECT_BYTES + len(content)) + content


@dataclass(frozen=True, slots=True)
class Attribute:
    """One name and value, from `start` to `end` with its own header; `text` is None for what is no text.

    A flag that is set reads "1".
    """

    name: str
    text: str | None
    start: int
    end: int


def utf16(view: Readable, at: int, length: int) -> str:
    """A string that may be closed by a NUL."""
    return view.read(at, length).decode("utf-16-le", "replace").split("\0")[0]


def _text(view: Readable, at: int, size: int, kind: int) -> str | None:
    """ "1" for a flag that is set."""
    if kind == _BOOL:
        return "1" if any(view.read(at, size)) else None
    return utf16(view, at, size).strip() if kind == _TEXT else None


def read_extended(view: Readable, holder: AsfObject) -> tuple[Attribute, ...]:
    """The attributes of an Extended Content Description. Raises MalformedError."""
    (count,) = struct.unpack("<H", view.read(holder.content, 2))
    at = holder.content + 2
    result = []
    for _ in range(count):
        (length,) = struct.unpack("<H", view.read(at, 2))
        kind, size = struct.unpack("<HH", view.read(at + 2 + length, 4))
        value = at + 6 + length
        if value + size > holder.end:
            raise MalformedError("the ASF attributes are cut short")
        text = _text(view, value, size, kind)
        result.append(Attribute(utf16(view, at + 2, length), text, at, value + size))
        at = value + size
    return tuple(result)


def read_library(view: Readable, holder: AsfObject) -> tuple[Attribute, ...]:
    """The attributes of a Metadata Library, or of a Metadata object, laid out alike. Raises MalformedError."""
    (count,) = struct.unpack("<H", view.read(holder.content, 2))
    at = holder.content + 2
    result = []
    for _ in range(count):
        _, _, length, kind, size = struct.unpack("<HHHHI", view.read(at, 12))
        value = at + 12 + length
        if value + size > holder.end:
            raise MalformedError("the ASF attributes are cut short")
        text = _text(view, value, size, kind)
        result.append(Attribute(utf16(view, at + 12, length), text, at, value + size))
        at = value + size
    return tuple(result)


def extended_bytes(name: str, text: str) -> bytes:
    """An attribute for the Extended Content Description. Raises RefusedError for a text that does not fit."""
    raw_name, raw_text = _raw(name), _raw(text)
    return struct.pack("<H", len(raw_name)) + raw_name + struct.pack("<HH", _TEXT, len(raw_text)) + raw_text


def library_bytes(name: str, text: str) -> bytes:
    """An attribute for the Metadata Library, for all streams, in the first language."""
    raw_name, raw_text = _raw(name), _raw(text)
    return struct.pack("<HHHHI", 0, 0, len(raw_name), _TEXT, len(raw_text)) + raw_name + raw_text


def _raw(text: str) -> bytes:
    raw = (text + "\0").encode("utf-16-le")
    if len(raw) > 0xFFFF:
        raise RefusedError("the text is too long for an ASF attribute")
    return raw
