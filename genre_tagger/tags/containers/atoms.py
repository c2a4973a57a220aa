"""The atoms (boxes) of an MP4 file: where they lie, and the absolute offsets that move when one before them grows.

Source: ISO/IEC 14496-12 (ISO base media file format), clauses 4.2, 8.7.5, 8.8.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from genre_tagger.tags.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.tags.splice import Splice

_ATOMS_LIMIT = 200_000
_LARGEST_32 = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Atom:
    """One atom: its header at `start`, its content from `content` to `end`."""

    name: bytes
    start: int
    content: int
    end: int
    to_the_end: bool = False

    @property
    def size(self) -> int:
        return self.end - self.start


def atoms_in(view: Readable, start: int, end: int) -> Iterator[Atom]:
    """The atoms that lie between two offsets, one after another. Raises MalformedError."""
    at = start
    for _ in range(_ATOMS_LIMIT):
        if at + 8 > end:
            return
        head = view.read(at, 8)
        size, name, content = int.from_bytes(head[:4], "big"), head[4:], at + 8
        if size == 0 and name == bytes(4):
            return  # the terminator that QuickTime puts at the end of user data
        to_the_end = size == 0
        if size == 1:
            size, content = int.from_bytes(view.read(at + 8, 8), "big"), at + 16
        stop = end if to_the_end else at + size
        if stop > end or stop < content:
            raise MalformedError(f"the size of an MP4 atom ({name.decode('latin-1')!r}) is impossible")
        yield Atom(name, at, content, stop, to_the_end)
        at = stop
    raise MalformedError("it has more atoms than anybody could mean")


def child(view: Readable, parent: Atom, name: bytes, skip: int = 0) -> Atom | None:
    """The first child of that name; `skip` bytes of the content come before the children."""
    return next((atom for atom in atoms_in(view, parent.content + skip, parent.end) if atom.name == name), None)


def descendants(view: Readable, parent: Atom, path: tuple[bytes, ...]) -> Iterator[Atom]:
    """Every atom reached from `parent` by following `path`, over all children of each name."""
    if not path:
        yield parent
        return
    for atom in atoms_in(view, parent.content, parent.end):
        if atom.name == path[0]:
            yield from descendants(view, atom, path[1:])


def size_splice(view: Readable, atom: Atom, growth: int) -> list[Splice]:
    """The atom's new size; none for one that reaches to the end of the file by definition."""
    if atom.to_the_end or growth == 0:
        return []
    if atom.content - atom.start == 16:
        return [Splice(atom.start + 8, view.read(atom.start + 8, 8), struct.pack(">Q", atom.size + growth))]
    if atom.size + growth > _LARGEST_32:
        raise RefusedError("an MP4 atom would outgrow 4 GiB")
    return [Splice(atom.start, view.read(atom.start, 4), struct.pack(">I", atom.size + growth))]


def atom_bytes(name: bytes, content: bytes) -> bytes:
    """A whole atom."""
    return struct.pack(">I", 8 + len(content)) + name + content


_STBL = (b"trak", b"mdia", b"minf", b"stbl")


def moved_offsets(view: Readable, top: tuple[Atom, ...], moved_from: int, growth: int) -> list[Splice]:
    """New values for every absolute offset at or behind `moved_from`, which moves by `growth` bytes.

    Sample tables (stco, co64), fragments with an own base (tfhd) and their index (tfra). Raises RefusedError for a file
    with offsets of a kind that are not understood here.
    """
    splices: list[Splice] = []
    for atom in top:
        if atom.name == b"meta" and child(view, atom, b"iloc", skip=4):
            raise RefusedError("it points to its items by offset (iloc), which would have to move")
        if atom.name == b"moov":
            if any(True for _ in descendants(view, atom, (*_STBL, b"saio"))):
                raise RefusedError("it is encrypted with offsets (saio) that would have to move")
            for name, width in ((b"stco", 4), (b"co64", 8)):
                for table in descendants(view, atom, (*_STBL, name)):
                    splices += _moved_table(view, table, width, moved_from, growth)
        if atom.name == b"moof":
            splices += _moved_fragment(view, atom, moved_from, growth)
        if atom.name == b"mfra":
            for table in descendants(view, atom, (b"tfra",)):
                splices += _moved_index(view, table, moved_from, growth)
    return splices


def _moved_table(view: Readable, table: Atom, width: int, moved_from: int, growth: int) -> list[Splice]:
    count = int.from_bytes(view.read(table.content + 4, 4), "big")
    if table.content + 8 + count * width > table.end:
        raise MalformedError("a table of sample offsets is cut short")
    old = view.read(table.content + 8, count * width)
    values = np.frombuffer(old, dtype=f">u{width}").astype(np.int64)
    values[values >= moved_from] += growth
    if width == 4 and count and int(values.max()) > _LARGEST_32:
        raise RefusedError("its sample offsets would outgrow 4 GiB")
    return [Splice(table.content + 8, old, values.astype(f">u{width}").tobytes())]


def _moved_fragment(view: Readable, moof: Atom, moved_from: int, growth: int) -> list[Splice]:
    splices = []
    for traf in descendants(view, moof, (b"traf",)):
        header = child(view, traf, b"tfhd")
        if header is None:
            continue
        flags = int.from_bytes(view.read(header.content, 4), "big")
        if flags & 1:
            splices.append(_moved_number(view, header.content + 8, 8, moved_from, growth))
            if child(view, traf, b"saio"):
                raise RefusedError("it is encrypted with offsets (saio) that would have to move")
    return splices


def _moved_index(view: Readable, table: Atom, moved_from: int, growth: int) -> list[Splice]:
    head = view.read(table.content, 16)
    wide = head[0] == 1
    lengths, count = int.from_bytes(head[8:12], "big"), int.from_bytes(head[12:16], "big")
    step = (16 if wide else 8) + sum((lengths >> shift & 3) + 1 for shift in (0, 2, 4))
    first = table.content + 16
    if first + count * step > table.end:
        raise MalformedError("the index of fragments is cut short")
    width, place = (8, 8) if wide else (4, 4)
    return [_moved_number(view, first + n * step + place, width, moved_from, growth) for n in range(count)]


def _moved_number(view: Readable, at: int, width: int, moved_from: int, growth: int) -> Splice:
    old = view.read(at, width)
    value = int.from_bytes(old, "big")
    value += growth if value >= moved_from else 0
    if value >= 1 << 8 * width:
        raise RefusedError("its fragment offsets would outgrow 4 GiB")
    return Splice(at, old, value.to_bytes(width, "big"))
