"""The pages of an Ogg file: read, laid out anew around packets, renumbered.

Source: RFC 3533.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from genre_tagger.tags.byte_view import MalformedError, Readable
from genre_tagger.tags.splice import Splice

_HEAD = struct.Struct("<4sBBqIIIB")
CONTINUED, FIRST, LAST = 1, 2, 4
SEGMENTS = 255
_NUMBER_AT = 18
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
        return self.start + _HEAD.size + len(self.lacing)

    @property
    def end(self) -> int:
        return self.body + sum(self.lacing)

    def with_content(self, flags: int, number: int, granule: int, lacing: bytes, body: bytes) -> bytes:
        """A page of the same stream, checksum included."""
        head = _HEAD.pack(b"OggS", 0, flags, granule, self.serial, number, 0, len(lacing)) + lacing
        checksum = page_checksum(head + body)
        return head[:22] + struct.pack("<I", checksum) + head[26:] + body


def pages_from(view: Readable, at: int) -> Iterator[Page]:
    """The pages from `at` to the end of the file. Raises MalformedError where one does not follow another."""
    while at < view.size:
        fields = _HEAD.unpack(view.read(at, _HEAD.size))
        if fields[0] != b"OggS" or fields[1] != 0:
            raise MalformedError("an Ogg page does not start where it should")
        lacing = view.read(at + _HEAD.size, fields[7])
        page = Page(at, fields[2], fields[3], fields[4], fields[5], fields[6], lacing)
        if page.end > view.size:
            raise MalformedError("the last Ogg page is cut short")
        yield page
        at = page.end


def lay_out(packets: tuple[bytes, ...], old_pages: tuple[Page, ...]) -> list[bytes]:
    """Pages for the packets: as many as before where they fit, filled as the old ones were."""
    pieces, ends = _pieces_of(packets)
    counts = _segments_per_page(len(pieces), [len(page.lacing) for page in old_pages])
    result = []
    at = 0
    for order, count in enumerate(counts):
        part = pieces[at : at + count]
        model = old_pages[min(order, len(old_pages) - 1)]
        flags = CONTINUED if at and at not in ends else 0
        if order == len(counts) - 1:
            flags |= old_pages[-1].flags & LAST
        closes_packet = any(len(piece) < SEGMENTS for piece in part)
        number = (old_pages[0].number + order) & 0xFFFFFFFF
        lacing = bytes(len(piece) for piece in part)
        result.append(model.with_content(flags, number, 0 if closes_packet else -1, lacing, b"".join(part)))
        at += count
    return result


def _pieces_of(packets: tuple[bytes, ...]) -> tuple[list[bytes], set[int]]:
    """The packets cut into segments of up to 255 bytes, and before which segments a new packet begins."""
    pieces: list[bytes] = []
    starts = set()
    for packet in packets:
        starts.add(len(pieces))
        # A packet ends with a segment shorter than 255 bytes, if need be an empty one.
        pieces += [packet[at : at + SEGMENTS] for at in range(0, len(packet) + 1, SEGMENTS)]
    return pieces, starts


def _segments_per_page(total: int, old_counts: list[int]) -> list[int]:
    """How many segments each page takes: as before, the difference made up by the last pages with room for it."""
    if not len(old_counts) <= total <= SEGMENTS * len(old_counts):
        full, rest = divmod(total, SEGMENTS)
        return [SEGMENTS] * full + ([rest] if rest else [])
    counts = [max(count, 1) for count in old_counts]
    difference = total - sum(counts)
    for place in reversed(range(len(counts))):
        change = min(max(difference, 1 - counts[place]), SEGMENTS - counts[place])
        counts[place] += change
        difference -= change
    return counts


def renumbered(view: Readable, after: Page, shift: int) -> list[Splice]:
    """New number and checksum for every later page of the stream, up to its last.

    A page whose checksum was wrong stays as wrong as it was: what decoders distrust must not look sound afterwards.
    """
    splices = []
    for page in pages_from(view, after.end):
        if page.serial != after.serial:
            continue
        whole = view.read(page.start, page.end - page.start)
        number = struct.pack("<I", (page.number + shift) & 0xFFFFFFFF)
        before = page_checksum(whole[:22] + bytes(4) + whole[26:])
        now = page_checksum(whole[:_NUMBER_AT] + number + bytes(4) + whole[26:])
        fields = number + struct.pack("<I", page.checksum ^ before ^ now)
        splices.append(Splice(page.start + _NUMBER_AT, whole[_NUMBER_AT:26], fields))
        if page.flags & LAST:
            break
    return splices
