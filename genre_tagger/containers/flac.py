"""The metadata blocks of a FLAC stream. Source: RFC 9639, section 8."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from genre_tagger.containers.byte_view import MalformedError, Readable

MAGIC = b"fLaC"
LAST = 0x80
STREAM_INFO, PADDING, COMMENT = 0, 1, 4
_BLOCKS_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Block:
    """A metadata block: a header of four bytes at `start`, then `size` bytes."""

    kind: int
    last: bool
    start: int
    size: int

    @property
    def content(self) -> int:
        return self.start + 4

    @property
    def end(self) -> int:
        return self.content + self.size


def blocks_from(view: Readable, at: int) -> Iterator[Block]:
    """The blocks from `at`, behind the magic, to the last before the sound. Raises MalformedError."""
    for _ in range(_BLOCKS_LIMIT):
        head = view.read(at, 4)
        block = Block(head[0] & ~LAST, bool(head[0] & LAST), at, int.from_bytes(head[1:], "big"))
        yield block
        if block.last:
            return
        at = block.end
    raise MalformedError("it has more metadata blocks than anybody could mean")
