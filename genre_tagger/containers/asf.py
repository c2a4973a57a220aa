"""The objects of an ASF file. Source: Microsoft's Advanced Systems Format specification 1.2, section 2."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from genre_tagger.containers.byte_view import MalformedError, Readable

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


def object_at(view: Readable, at: int, limit: int, *, may_be_cut: bool = False) -> AsfObject:
    """The object that begins at `at` and ends at `limit` or before, or may be cut there. Raises MalformedError."""
    guid, size = struct.unpack("<16sQ", view.read(at, OBJECT_BYTES))
    if size < OBJECT_BYTES or (size > limit - at and not may_be_cut):
        raise MalformedError("an ASF object has an impossible size")
    return AsfObject(guid, at, at + size)


def objects_in(view: Readable, start: int, end: int, *, may_be_cut: bool = False) -> Iterator[AsfObject]:
    """The objects that fill the stretch between two offsets, the last maybe cut. Raises MalformedError."""
    at = start
    for _ in range(_OBJECTS_LIMIT):
        if at == end:
            return
        found = object_at(view, at, end, may_be_cut=may_be_cut)
        yield found
        at = found.end
    raise MalformedError("it has more ASF objects than anybody could mean")


def object_bytes(guid: bytes, content: bytes) -> bytes:
    """A whole object."""
    return guid + struct.pack("<Q", OBJECT_BYTES + len(content)) + content
