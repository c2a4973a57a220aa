"""The metadata blocks of a FLAC stream (RFC 9639, section 8) and the pages of an Ogg file (RFC 3533)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from genre_tagger.containers.byte_view import MalformedError, Readable

FLAC_MAGIC = b"fLaC"
LAST_BLOCK = 0x80
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
        block = Block(head[0] & ~LAST_BLOCK, bool(head[0] & LAST_BLOCK), at, int.from_bytes(head[1:], "big"))
        yield block
        if block.last:
            return
        at = block.end
    raise MalformedError("it has more metadata blocks than anybody could mean")


PAGE_HEAD = struct.Struct("<4sBBqIIIB")
CONTINUED, FIRST_PAGE, LAST_PAGE = 1, 2, 4
SEGMENTS = 255
_REVERSED_BITS = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def page_checksum(page: bytes) -> int:
    """Ogg's CRC-32: the polynomial of zlib's, but bits the other way round and no inversion."""
    crc = zlib.crc32(page.translate(_REVERSED_BITS), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{crc:032b}"[::-1], 2)


@dataclass(frozen=True, slots=True)
class Page:
    """One page's header; its body lies from `body` to `end`."""

    start: int
    flags: int
    granule: int
    serial: int
    number: int
    checksum: int
    lacing: bytes

    @property
    def body(self) -> int:
        return self.start + PAGE_HEAD.size + len(self.lacing)

    @property
    def end(self) -> int:
        return self.body + sum(self.lacing)

    def with_content(self, flags: int, number: int, granule: int, lacing: bytes, body: bytes) -> bytes:
        """A page of the same stream, checksum included."""
        head = PAGE_HEAD.pack(b"OggS", 0, flags, granule, self.serial, number, 0, len(lacing)) + lacing
        checksum = page_checksum(head + body)
        return head[:22] + struct.pack("<I", checksum) + head[26:] + body


def pages_from(view: Readable, at: int, *, may_be_cut: bool = False) -> Iterator[Page]:
    """The pages from `at` to the end of the file, the last maybe cut. Raises MalformedError where one does not follow
    another.
    """
    while at < view.size:
        fields = PAGE_HEAD.unpack(view.read(at, PAGE_HEAD.size))
        if fields[0] != b"OggS" or fields[1] != 0:
            raise MalformedError("an Ogg page does not start where it should")
        lacing = view.read(at + PAGE_HEAD.size, fields[7])
        page = Page(at, fields[2], fields[3], fields[4], fields[5], fields[6], lacing)
        if page.end > view.size and not may_be_cut:
            raise MalformedError("the last Ogg page is cut short")
        yield page
        at = page.end
