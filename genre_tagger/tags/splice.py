"""Splice: "at this offset of the old file these bytes stand, put those in their place". An edit is a list of them.

Everything an edit does not name stays as it is, byte for byte, by construction; and a list of splices turned round
is the exact way back. So splices are what the journal stores.
"""

from __future__ import annotations

import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from genre_tagger.containers.byte_view import MalformedError, Readable

_HEADER = struct.Struct("<QII")


@dataclass(frozen=True, slots=True)
class Splice:
    """At `offset` (bytes, in the file before the edit) `old` stands; `new` takes its place. Either may be empty."""

    offset: int
    old: bytes
    new: bytes

    @property
    def growth(self) -> int:
        """By how many bytes the file grows."""
        return len(self.new) - len(self.old)


class Place(Protocol):
    """Something of a file that has a beginning and an end."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def overwritten(view: Readable, at: int, new: bytes) -> Splice:
    """`new` over as many bytes at `at`."""
    return Splice(at, view.read(at, len(new)), new)


def replaced(view: Readable, places: Sequence[Place], new: bytes) -> list[Splice]:
    """`new` in the place of the first of several that say the same; the others go."""
    return [
        Splice(place.start, view.read(place.start, place.end - place.start), b"" if number else new)
        for number, place in enumerate(places)
    ]


def room_taken(view: Readable, end: int, growth: int) -> Splice:
    """`growth` bytes of the padding that ends at `end` go, or, where it is less than none, as many come."""
    start = end - max(growth, 0)
    return Splice(start, view.read(start, end - start), bytes(max(-growth, 0)))


def growth_of(splices: Iterable[Splice]) -> int:
    """By how many bytes all of them together make the file longer."""
    return sum(splice.growth for splice in splices)


def tidy(splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """In order of offset, without the bytes that stay, without those that change nothing.

    What is inserted at an offset comes before what is replaced there, however they are listed; insertions at one offset
    keep the order in which they are listed. Raises MalformedError where two overlap: then the tags themselves do.
    """
    result = []
    end = 0
    for splice in sorted(splices, key=lambda each: (each.offset, bool(each.old))):
        if splice.offset < end:
            raise MalformedError("its tags lie over each other")
        end = splice.offset + len(splice.old)
        result.extend(_trimmed(splice))
    return tuple(result)


def _trimmed(splice: Splice) -> list[Splice]:
    old, new, offset = splice.old, splice.new, splice.offset
    if old == new:
        return []
    head = _common_prefix(old, new)
    tail = _common_prefix(old[head:][::-1], new[head:][::-1])
    return [Splice(offset + head, old[head : len(old) - tail], new[head : len(new) - tail])]


def _common_prefix(left: bytes, right: bytes) -> int:
    """How many leading bytes agree, by halving: comparing slices is memcmp, a loop over bytes is not."""
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def inverted(splices: Sequence[Splice]) -> tuple[Splice, ...]:
    """The way back: splices of the new file that make it the old one."""
    result = []
    shift = 0
    for splice in splices:
        result.append(Splice(splice.offset + shift, splice.new, splice.old))
        shift += splice.growth
    return tuple(result)


def kept_ranges(splices: Sequence[Splice], old_size: int) -> list[tuple[int, int, int]]:
    """What lies between the splices: (offset in the old file, offset in the new file, length), none empty."""
    ranges = []
    old_at = new_at = 0
    for splice in splices:
        length = splice.offset - old_at
        if length:
            ranges.append((old_at, new_at, length))
        old_at = splice.offset + len(splice.old)
        new_at += length + len(splice.new)
    if old_size > old_at:
        ranges.append((old_at, new_at, old_size - old_at))
    return ranges


def stands_in(splices: Sequence[Splice], view: Readable) -> bool:
    """Whether the file is one that these splices start from, as far as their own bytes tell."""
    return all(view.at_most(splice.offset, len(splice.old)) == splice.old for splice in splices)


def applied_to(data: bytes, splices: Sequence[Splice]) -> bytes:
    """The edit carried out on bytes in memory."""
    parts = []
    at = 0
    for splice in splices:
        parts += [data[at : splice.offset], splice.new]
        at = splice.offset + len(splice.old)
    parts.append(data[at:])
    return b"".join(parts)


class SplicedView(Readable):
    """What `view` would read like after the edit. A read costs no more for an edit of thousands of places."""

    def __init__(self, view: Readable, splices: Sequence[Splice]) -> None:
        self._view = view
        self.size = view.size + growth_of(splices)
        pieces: list[tuple[int, int | bytes, int]] = [
            (new_at, old_at, length) for old_at, new_at, length in kept_ranges(splices, view.size)
        ]
        shift = 0
        for splice in splices:
            if splice.new:
                pieces.append((splice.offset + shift, splice.new, len(splice.new)))
            shift += splice.growth
        self._pieces = sorted(pieces, key=lambda piece: piece[0])
        self._starts = [start for start, _, _ in self._pieces]

    def _bytes(self, offset: int, length: int) -> bytes:
        parts = []
        at, end = offset, offset + length
        place = bisect_right(self._starts, at) - 1
        while at < end:
            start, source, size = self._pieces[place]
            stop = min(start + size, end)
            if isinstance(source, bytes):
                parts.append(source[at - start : stop - start])
            else:
                parts.append(self._view.read(source + at - start, stop - at))
            at, place = stop, place + 1
        return parts[0] if len(parts) == 1 else b"".join(parts)


def pack(splices: Sequence[Splice]) -> bytes:
    """Compressed bytes for the journal."""
    parts = []
    for splice in splices:
        parts += [_HEADER.pack(splice.offset, len(splice.old), len(splice.new)), splice.old, splice.new]
    return zlib.compress(b"".join(parts), 1)


def unpack(packed: bytes) -> tuple[Splice, ...]:
    """What `pack` was given. Raises ValueError for anything else."""
    try:
        data = zlib.decompress(packed)
        splices = []
        at = 0
        while at < len(data):
            offset, old_length, new_length = _HEADER.unpack_from(data, at)
            at += _HEADER.size
            middle, end = at + old_length, at + old_length + new_length
            if end > len(data):
                raise ValueError("cut short")
            splices.append(Splice(offset, data[at:middle], data[middle:end]))
            at = end
        return tuple(splices)
    except (zlib.error, struct.error) as error:
        raise ValueError("not packed splices") from error
