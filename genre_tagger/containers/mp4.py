"""The atoms (boxes) of an MP4 file. Source: ISO/IEC 14496-12 (ISO base media file format), clause 4.2."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from genre_tagger.containers.byte_view import MalformedError, Readable

_ATOMS_LIMIT = 200_000


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


def atoms_in(view: Readable, start: int, end: int, *, may_be_cut: bool = False) -> Iterator[Atom]:
    """The atoms that lie between two offsets, one after another; with `may_be_cut` also one that claims to end later.

    Raises MalformedError.
    """
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
        if (stop > end and not may_be_cut) or stop < content:
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


def atom_bytes(name: bytes, content: bytes) -> bytes:
    """A whole atom."""
    return struct.pack(">I", 8 + len(content)) + name + content
