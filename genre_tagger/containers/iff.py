"""Chunks one after another: RIFF (WAV), IFF (AIFF), DSDIFF and DSF, which differ in how they write a size.

Sources: EA IFF 85, Microsoft's RIFF (1991), Sony's DSF file format specification 1.01, Philips' DSDIFF 1.5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from genre_tagger.containers.byte_view import MalformedError, Readable

_NAME_BYTES = 4
_CHUNKS_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Layout:
    """How sizes are written; whether they count the header, and whether a chunk of odd size gets a pad byte."""

    byte_order: Literal["little", "big"]
    size_bytes: int
    counts_header: bool = False
    pads: bool = True

    @property
    def header_bytes(self) -> int:
        return _NAME_BYTES + self.size_bytes


RIFF, IFF, DSDIFF = Layout("little", 4), Layout("big", 4), Layout("big", 8)
DSF = Layout("little", 8, counts_header=True, pads=False)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Header at `start`, `size` bytes from `content` on, then `pad` bytes: one where the size is odd, or none where
    somebody forgot it."""

    name: bytes
    start: int
    content: int
    size: int
    pad: int

    @property
    def end(self) -> int:
        return self.content + self.size

    @property
    def next(self) -> int:
        return self.end + self.pad

    @property
    def lacks_pad(self) -> bool:
        return self.pad != self.size & 1


def chunks_in(
    view: Readable,
    at: int,
    end: int,
    layout: Layout,
    *,
    true_size: Callable[[Chunk], int] = lambda chunk: chunk.size,
    pad_behind: Callable[[int], int] = lambda _: 1,
) -> Iterator[Chunk]:
    """The chunks between two offsets, the last maybe cut. Raises MalformedError.

    `true_size` mends sizes that are not what they say, `pad_behind` says how many pad bytes stand at an offset behind a
    chunk of odd size.
    """
    for _ in range(_CHUNKS_LIMIT):
        content = at + layout.header_bytes
        if content > end:
            return
        head = view.read(at, layout.header_bytes)
        size = int.from_bytes(head[_NAME_BYTES:], layout.byte_order)
        size -= layout.header_bytes if layout.counts_header else 0
        if size < 0:
            raise MalformedError("a chunk is smaller than its header")
        size = true_size(Chunk(head[:_NAME_BYTES], at, content, size, 0))
        pad = pad_behind(content + size) if layout.pads and size & 1 else 0
        yield (chunk := Chunk(head[:_NAME_BYTES], at, content, size, pad))
        at = chunk.next
    raise MalformedError("it has more chunks than anybody could mean")
