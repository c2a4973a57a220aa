"""The chunks of a RIFF or IFF form (WAV, AIFF, RF64): where each lies, and the sizes around an edit of some of them.

Sources: EA IFF 85, Microsoft's RIFF (1991), Apple's AIFF 1.3, EBU Tech 3306 (RF64).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from genre_tagger.tags.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.tags.splice import Splice, tidy

_CHUNKS_LIMIT = 10_000
_LARGEST = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Chunk:
    """Header at `start`, content from `start + 8`, `size` bytes, then `pad` bytes: one where the size is odd, or none
    where somebody forgot it."""

    name: bytes
    start: int
    size: int
    pad: int

    @property
    def content(self) -> int:
        return self.start + 8

    @property
    def end(self) -> int:
        return self.content + self.size

    @property
    def next(self) -> int:
        return self.end + self.pad

    @property
    def lacks_pad(self) -> bool:
        return self.pad != self.size & 1


@dataclass(frozen=True, slots=True)
class Dialect:
    """What tells WAV from AIFF."""

    label: str
    byte_order: str
    sound: bytes
    tag_name: bytes

    def number(self, data: bytes) -> int:
        return int.from_bytes(data, "little" if self.byte_order == "little" else "big")

    def to_bytes(self, value: int) -> bytes:
        if value > _LARGEST:
            raise RefusedError(f"it would grow beyond the 4 GiB that {self.label} can count")
        return value.to_bytes(4, "little" if self.byte_order == "little" else "big")

    def chunk(self, name: bytes, content: bytes) -> bytes:
        """A whole chunk."""
        return name + self.to_bytes(len(content)) + content + bytes(len(content) & 1)


WAV = Dialect("WAV", "little", b"data", b"id3 ")
AIFF = Dialect("AIFF", "big", b"SSND", b"ID3 ")
RF64 = Dialect("RF64", "little", b"data", b"id3 ")


def _is_name(name: bytes) -> bool:
    return len(name) == 4 and all(32 <= byte < 127 for byte in name)


class Form:
    """The chunks of one file, those behind the length its header states too: some taggers never corrected it, and
    other readers go on to the end of the file. Raises MalformedError where the chunks do not add up.
    """

    def __init__(self, view: Readable, dialect: Dialect) -> None:
        self.view = view
        self.dialect = dialect
        self.size = dialect.number(view.read(4, 4))
        self._sound_size = _LARGEST
        if dialect is RF64:
            name, _, self.size, self._sound_size = struct.unpack("<4sIQQ", view.read(12, 24))
            if name != b"ds64":
                raise MalformedError("its RF64 header has no sizes (ds64)")
        self.end = 8 + self.size
        found = self._walk(12, view.size)
        self.chunks = tuple(chunk for chunk in found if chunk.start < self.end or chunk.end <= view.size)
        self.chunks_end = self.chunks[-1].next if self.chunks else 12

    def _walk(self, at: int, end: int) -> Iterator[Chunk]:
        """Chunks one after another, up to something that has no name."""
        for _ in range(_CHUNKS_LIMIT):
            if at + 8 > end or not _is_name(self.view.read(at, 4)):
                return
            head = self.view.read(at, 8)
            size = self.dialect.number(head[4:])
            if self.dialect is RF64 and head[:4] == b"data" and size == _LARGEST:
                size = self._sound_size
            chunk = Chunk(head[:4], at, size, self._pad(at + 8 + size, end) if size & 1 else 0)
            yield chunk
            at = chunk.next
        raise MalformedError("it has more chunks than anybody could mean")

    def _pad(self, at: int, end: int) -> int:
        """How many pad bytes stand at `at`, behind a chunk of odd size: a zero, or what precedes a name or an end."""
        if at >= end:
            return 0
        ends = at + 1 in (end, self.end)
        return int(ends or self.view.at_most(at, 1) == b"\0" or _is_name(self.view.at_most(at + 1, 4)))

    def inner(self, chunk: Chunk) -> tuple[Chunk, ...]:
        """The chunks within a LIST."""
        return tuple(self._walk(chunk.content + 4, min(chunk.end, self.view.size)))

    def named(self, *names: bytes) -> tuple[Chunk, ...]:
        """The chunks of these names that are whole."""
        return tuple(chunk for chunk in self.chunks if chunk.name in names and chunk.end <= self.view.size)

    def obstacle(self) -> str | None:
        """Why the form cannot be edited, or None: its sizes must be true before they can be made true again."""
        label = self.dialect.label
        sounds = [chunk for chunk in self.chunks if chunk.name == self.dialect.sound]
        split = any(chunk.start < self.end < chunk.end for chunk in self.chunks)
        if self.end > self.view.size or split or any(chunk.start >= self.end for chunk in sounds):
            return f"its {label} header and its length disagree (cut short, or never finished)"
        if not sounds:
            return f"no sound was found in this {label} file"
        for chunk in self.chunks[:-1]:
            if chunk.lacks_pad:
                name = chunk.name.decode("ascii").strip()
                return f"the pad byte behind its {name} chunk is missing, so that players disagree about what follows"
        return None

    def edited(self, inside: Mapping[Chunk, list[Splice]], added: bytes) -> list[Splice]:
        """The splices for edits `inside` of chunks and for whole chunks `added` behind the last, with all sizes and pad
        bytes. The form is stated to reach to its last chunk; what lies behind that is no more counted than before.
        """
        splices: list[Splice] = []
        for chunk in self.chunks:
            own = inside.get(chunk, [])
            growth = sum(splice.growth for splice in tidy(own))
            splices += own
            if growth:
                sizes = self.dialect.to_bytes(chunk.size), self.dialect.to_bytes(chunk.size + growth)
                splices.append(Splice(chunk.start + 4, *sizes))
            if growth or (added and chunk is self.chunks[-1]):
                pad = self.view.read(chunk.end, chunk.pad)
                new_pad = bytes((chunk.size + growth) & 1)
                splices.append(Splice(chunk.end, pad, pad if len(pad) == len(new_pad) else new_pad))
        if added:
            splices.append(Splice(self.chunks_end, b"", added))
        if not tidy(splices):
            return []
        end = max(self.end, self.chunks_end) + sum(splice.growth for splice in splices)
        return [*splices, Splice(4, self.dialect.to_bytes(self.size), self.dialect.to_bytes(end - 8))]
