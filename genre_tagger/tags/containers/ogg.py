"""Ogg: Vorbis, Opus, Speex and FLAC streams; the comment packet is replaced and its pages are laid out anew.

Sources: RFC 3533 (pages), RFC 7845 (Opus), the Vorbis I specification, the Ogg FLAC mapping. The number of pages is
kept wherever the packets still fit; else every later page of the stream gets its new number and checksum, nothing more.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from genre_tagger.tags.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.tags.containers.fields import Field, NewFields, TagReading
from genre_tagger.tags.containers.vorbis_comment import VorbisComment, parse_vorbis_comment
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice

_HEAD = struct.Struct("<4sBBqIIIB")
_CONTINUED, _FIRST, _LAST = 1, 2, 4
_NUMBER_AT = 18
_SEGMENTS = 255
_HEADER_PAGES_LIMIT = 20_000
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


@dataclass(frozen=True, slots=True)
class Codec:
    """How a codec's first packet begins, how its comment packet does, and which packet after it still is a header."""

    label: str
    first: bytes
    comment: bytes
    headers_after: int


CODECS = (
    Codec("Ogg Vorbis", b"\x01vorbis", b"\x03vorbis", 1),
    Codec("Opus", b"OpusHead", b"OpusTags", 0),
    Codec("Speex", b"Speex   ", b"", 0),
    Codec("Ogg FLAC", b"\x7fFLAC", b"", 0),
)


@dataclass(frozen=True, slots=True)
class Headers:
    """The stream's header pages behind its first, and the packets in them: the comments, then what shares the pages."""

    codec: Codec
    pages: tuple[Page, ...]
    packets: tuple[bytes, ...]

    @property
    def prefix(self) -> bytes:
        """What stands before the comments in their packet. Ogg FLAC has a metadata block's header there."""
        return self.packets[0][:4] if self.codec.label == "Ogg FLAC" else self.codec.comment

    def comment(self) -> VorbisComment:
        """The comments. Raises MalformedError."""
        packet, prefix = self.packets[0], self.prefix
        is_flac = self.codec.label == "Ogg FLAC"
        if not packet.startswith(prefix) or (is_flac and packet[0] & 0x7F != 4):
            raise MalformedError("the comment packet is not the second one")
        return parse_vorbis_comment(packet[len(prefix) :])

    def packet_with(self, comment: VorbisComment) -> bytes:
        """The comment packet with other comments."""
        data = comment.to_bytes()
        if self.codec.label != "Ogg FLAC":
            return self.prefix + data
        if len(data) >= 1 << 24:
            raise RefusedError("its comments would outgrow a FLAC metadata block (16 MiB)")
        return self.prefix[:1] + len(data).to_bytes(3, "big") + data


def find_headers(view: Readable) -> Headers:
    """The first stream of a known codec. Raises MalformedError, RefusedError."""
    codec, serial = None, 0
    pages: list[Page] = []
    segments: list[bytes] = []
    packets: list[bytes] = []
    for count, page in enumerate(pages_from(view, 0)):
        if count == _HEADER_PAGES_LIMIT:
            break
        if codec is None:
            if not page.flags & _FIRST:
                break
            start = view.at_most(page.body, 8)
            codec = next((each for each in CODECS if start.startswith(each.first)), None)
            serial = page.serial
            continue
        if page.serial != serial:
            continue
        pages.append(page)
        at = page.body
        for length in page.lacing:
            segments.append(view.read(at, length))
            at += length
            if length < _SEGMENTS:
                packets.append(b"".join(segments))
                segments = []
        if len(packets) > codec.headers_after:
            if segments or len(packets) != codec.headers_after + 1:
                return _with_company(codec, pages, packets, segments)
            return Headers(codec, tuple(pages), tuple(packets))
    raise MalformedError("no stream of a known kind, or no comments, in this Ogg file")


def _with_company(codec: Codec, pages: list[Page], packets: list[bytes], segments: list[bytes]) -> Headers:
    """Header pages that hold more packets than they must. Whole ones may move along; half ones may not."""
    if segments or any(page.granule > 0 for page in pages):
        raise RefusedError("its comments share an Ogg page with sound, against the standard")
    return Headers(codec, tuple(pages), tuple(packets))


def read(view: Readable) -> TagReading:
    """Reads the comments."""
    headers = find_headers(view)
    comment = headers.comment()
    return TagReading(
        container=f"{headers.codec.label}, Vorbis comments",
        genres=read_genre_values(comment.values(Field.GENRE)),
        payload=((headers.pages[-1].end, view.size),),
        title=comment.first(Field.TITLE),
        artist=comment.first(Field.ARTIST),
        album=comment.first(Field.ALBUM),
    )


def edit(view: Readable, new: NewFields) -> list[Splice]:
    """Replaces the comment packet. Raises MalformedError, RefusedError."""
    headers = find_headers(view)
    packet = headers.packet_with(headers.comment().edited(new))
    if packet == headers.packets[0]:
        return []
    old_pages = headers.pages
    new_pages = _lay_out((packet, *headers.packets[1:]), old_pages)
    splices = []
    for number, page in enumerate(old_pages):
        last = number == len(old_pages) - 1
        old = view.read(page.start, page.end - page.start)
        if page_checksum(old[:22] + bytes(4) + old[26:]) != page.checksum:
            raise MalformedError("a header page of this Ogg file does not match its checksum")
        replacement = b"".join(new_pages[number:] if last else new_pages[number : number + 1])
        splices.append(Splice(page.start, old, replacement))
    if len(new_pages) != len(old_pages):
        splices += _renumbered(view, old_pages[-1], len(new_pages) - len(old_pages))
    return splices


def _lay_out(packets: tuple[bytes, ...], old_pages: tuple[Page, ...]) -> list[bytes]:
    """Pages for the packets: as many as before where they fit, filled as the old ones were."""
    pieces, ends = _pieces_of(packets)
    counts = _segments_per_page(len(pieces), [len(page.lacing) for page in old_pages])
    result = []
    at = 0
    for order, count in enumerate(counts):
        part = pieces[at : at + count]
        model = old_pages[min(order, len(old_pages) - 1)]
        flags = _CONTINUED if at and at not in ends else 0
        if order == len(counts) - 1:
            flags |= old_pages[-1].flags & _LAST
        closes_packet = any(len(piece) < _SEGMENTS for piece in part)
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
        pieces += [packet[at : at + _SEGMENTS] for at in range(0, len(packet) + 1, _SEGMENTS)]
    return pieces, starts


def _segments_per_page(total: int, old_counts: list[int]) -> list[int]:
    """How many segments each page takes: as before, the difference made up by the last pages with room for it."""
    if not len(old_counts) <= total <= _SEGMENTS * len(old_counts):
        full, rest = divmod(total, _SEGMENTS)
        return [_SEGMENTS] * full + ([rest] if rest else [])
    counts = [max(count, 1) for count in old_counts]
    difference = total - sum(counts)
    for place in reversed(range(len(counts))):
        change = min(max(difference, 1 - counts[place]), _SEGMENTS - counts[place])
        counts[place] += change
        difference -= change
    return counts


def _renumbered(view: Readable, after: Page, shift: int) -> list[Splice]:
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
        if page.flags & _LAST:
            break
    return splices
