"""Ogg: Vorbis, Opus, Speex and FLAC streams; the comment packet is replaced and its pages are laid out anew.

Sources: RFC 3533 (pages), RFC 7845 (Opus), the Vorbis I and Theora specifications, the Ogg FLAC mapping. The number of
pages is kept wherever the packets still fit; else every later page of the stream gets its new number and checksum,
nothing more. Where several streams run side by side, as sound beside a picture, each has comments and is kept in step:
readers differ in which they show.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import islice

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.containers.xiph import CONTINUED, FIRST_PAGE, LAST_PAGE, SEGMENTS, Page, page_checksum, pages_from
from genre_tagger.tags.fields import Field, NewFields, TagReading
from genre_tagger.tags.formats.vorbis_comment import VorbisComment, parse_vorbis_comment
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice

_HEADER_PAGES_LIMIT = 20_000
_NUMBER_AT = 18  # of a page's number, before its checksum


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
    Codec("Theora", b"\x80theora", b"\x81theora", 1),
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


class _Collector:
    """Gathers the header packets of one stream from its pages as they come."""

    def __init__(self, codec: Codec) -> None:
        self.codec = codec
        self._pages: list[Page] = []
        self._packets: list[bytes] = []
        self._segments: list[bytes] = []
        self.headers: Headers | None = None

    def add(self, view: Readable, page: Page) -> None:
        """Takes the stream's next page. Raises MalformedError, RefusedError."""
        self._pages.append(page)
        at = page.body
        for length in page.lacing:
            self._segments.append(view.read(at, length))
            at += length
            if length < SEGMENTS:
                self._packets.append(b"".join(self._segments))
                self._segments = []
        further = len(self._packets) - self.codec.headers_after - 1
        if further < 0:
            return
        # Whole packets that share the pages of the headers may move along; half ones, and those of sound, may not.
        if self._segments or (further and any(each.granule > 0 for each in self._pages)):
            raise RefusedError("its comments share an Ogg page with sound, against the standard")
        self.headers = Headers(self.codec, tuple(self._pages), tuple(self._packets))


def codecs_of(view: Readable) -> dict[int, Codec]:
    """The streams of known codecs that begin side by side at the start of the file, by their serial numbers."""
    found: dict[int, Codec] = {}
    for page in pages_from(view, 0):
        if not page.flags & FIRST_PAGE:
            break
        start = view.at_most(page.body, 8)
        codec = next((each for each in CODECS if start.startswith(each.first)), None)
        if codec is not None:
            found.setdefault(page.serial, codec)
    return found


def find_headers(view: Readable) -> tuple[Headers, ...]:
    """The headers of each stream of a known codec, those of sound first. Raises MalformedError, RefusedError."""
    streams = {serial: _Collector(codec) for serial, codec in codecs_of(view).items()}
    missing = set(streams)
    for page in islice(pages_from(view, 0), _HEADER_PAGES_LIMIT):
        if not missing:
            break
        if page.serial in missing and not page.flags & FIRST_PAGE:
            streams[page.serial].add(view, page)
            if streams[page.serial].headers is not None:
                missing.discard(page.serial)
    found = [each.headers for each in streams.values() if each.headers is not None]
    if not found or missing:
        raise MalformedError("no stream of a known kind, or no comments, in this Ogg file")
    return tuple(sorted(found, key=lambda headers: headers.codec.label == "Theora"))


def read(view: Readable) -> TagReading:
    """Reads the comments."""
    streams = find_headers(view)
    comments = [headers.comment() for headers in streams]

    def first(field: Field) -> str | None:
        return next((text for comment in comments if (text := comment.first(field))), None)

    genres = read_genre_values(value for comment in comments for value in comment.values(Field.GENRE))
    payload = ((max(headers.pages[-1].end for headers in streams), view.size),)
    return TagReading.of(f"{streams[0].codec.label}, Vorbis comments", genres, payload, first)


def edit(view: Readable, new: NewFields) -> list[Splice]:
    """Replaces the comment packet of each stream. Raises MalformedError, RefusedError."""
    return [splice for headers in find_headers(view) for splice in _edit_stream(view, headers, new)]


def _edit_stream(view: Readable, headers: Headers, new: NewFields) -> list[Splice]:
    packet = headers.packet_with(headers.comment().edited(new))
    if packet == headers.packets[0]:
        return []
    old_pages = headers.pages
    new_pages = lay_out((packet, *headers.packets[1:]), old_pages)
    splices = []
    for number, page in enumerate(old_pages):
        last = number == len(old_pages) - 1
        old = view.read(page.start, page.end - page.start)
        if page_checksum(old[:22] + bytes(4) + old[26:]) != page.checksum:
            raise MalformedError("a header page of this Ogg file does not match its checksum")
        replacement = b"".join(new_pages[number:] if last else new_pages[number : number + 1])
        splices.append(Splice(page.start, old, replacement))
    if len(new_pages) != len(old_pages):
        splices += renumbered(view, old_pages[-1], len(new_pages) - len(old_pages))
    return splices


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
            flags |= old_pages[-1].flags & LAST_PAGE
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
        if page.flags & LAST_PAGE:
            break
    return splices
