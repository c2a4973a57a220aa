"""Where the tags around a stream of sound begin and end: ID3v2, APEv2, and the Lyrics3 of old programs behind MP3s.

Sources: the ID3v2.2, v2.3 and v2.4 informal standards; the APEv2 specification (wiki.hydrogenaudio.org); Lyrics3 made
easy, and Lyrics3v2 (id3.org).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError

ID3_HEADER_BYTES = 10
TAGS_LIMIT = 8
_LYRICS, _LYRICS_END, _LYRICS_END_V2 = b"LYRICSBEGIN", b"LYRICSEND", b"LYRICS200"
_MOST_LYRICS_BYTES = 5100 + len(_LYRICS) + len(_LYRICS_END)  # of version 1


@dataclass(frozen=True, slots=True)
class Id3Header:
    """The ten bytes at the head. `size` counts what lies between header and footer."""

    start: int
    version: int
    flags: int
    size: int

    @property
    def unsynchronised(self) -> bool:
        return bool(self.flags & 0x80)

    @property
    def extended(self) -> bool:
        """Whether an extended header follows; in v2.2 that bit means a compression nobody ever defined."""
        return self.version > 2 and bool(self.flags & 0x40)

    @property
    def footer(self) -> bool:
        return self.version == 4 and bool(self.flags & 0x10)

    @property
    def body_end(self) -> int:
        return self.start + ID3_HEADER_BYTES + self.size

    @property
    def end(self) -> int:
        return self.body_end + (ID3_HEADER_BYTES if self.footer else 0)


def synchsafe(data: bytes) -> int:
    """Seven bits a byte. Raises MalformedError where a high bit is set."""
    if any(byte & 0x80 for byte in data):
        raise MalformedError("an ID3 size is no synchsafe number")
    return _sevens(data)


def _sevens(data: bytes) -> int:
    value = 0
    for byte in data:
        value = value << 7 | byte & 0x7F
    return value


def read_header(view: Readable, start: int) -> Id3Header | None:
    """The ID3v2 header at `start`, or None where there is none. Raises MalformedError, RefusedError."""
    data = view.at_most(start, ID3_HEADER_BYTES)
    if len(data) < ID3_HEADER_BYTES or data[:3] != b"ID3":
        return None
    header = Id3Header(start, data[3], data[5], synchsafe(data[6:10]))
    if header.version not in (2, 3, 4):
        raise RefusedError(f"its ID3 tag has version 2.{header.version}, which is not known")
    if header.version == 2 and header.flags & 0x40:
        raise RefusedError("its ID3v2.2 tag is compressed")
    if header.end > view.size:
        raise MalformedError("the ID3 tag claims to be larger than the file")
    return header


def stacked_headers(view: Readable) -> list[Id3Header]:
    """The tags at the start: some programs stack a new one in front of the old one. Raises as `read_header`."""
    headers: list[Id3Header] = []
    while len(headers) < TAGS_LIMIT and (header := read_header(view, headers[-1].end if headers else 0)) is not None:
        headers.append(header)
    return headers


def behind_tags(view: Readable) -> int:
    """Where the sound starts. Raises as `read_header`."""
    headers = stacked_headers(view)
    return headers[-1].end if headers else 0


def behind_any_tags(view: Readable) -> int:
    """Where the sound starts to programs that only play it: behind what looks like tags, damaged or not, and fits."""
    at = 0
    while (head := view.at_most(at, ID3_HEADER_BYTES))[:3] == b"ID3" and len(head) == ID3_HEADER_BYTES:
        end = at + ID3_HEADER_BYTES * (2 if head[5] & 0x10 else 1) + _sevens(head[6:])
        if end >= view.size:
            break
        at = end
    return at


def end_behind_junk(view: Readable, at: int) -> int | None:
    """Where the tag at `at` ends, amid bytes that mean nothing; None where it leads beyond the file, or is none."""
    head = view.at_most(at, ID3_HEADER_BYTES)
    if len(head) < ID3_HEADER_BYTES or head[3] not in (2, 3, 4) or head[4] == 0xFF or head[5] & 0x0F:
        return None
    header = Id3Header(at, head[3], head[5], _sevens(head[6:]))
    return None if any(byte & 0x80 for byte in head[6:]) or header.end > view.size else header.end


def before_lyrics3(view: Readable, end: int) -> int:
    """Where the block of lyrics that ends at `end` begins; `end` where none does."""
    tail = view.at_most(max(end - 15, 0), min(15, end))
    if tail.endswith(_LYRICS_END_V2) and tail[:6].isdigit():
        start = end - 15 - int(tail[:6])
        return start if start >= 0 and view.at_most(start, len(_LYRICS)) == _LYRICS else end
    if tail.endswith(_LYRICS_END):
        first = max(end - _MOST_LYRICS_BYTES, 0)
        found = view.at_most(first, end - first).rfind(_LYRICS)
        return first + found if found >= 0 else end
    return end


APE_MAGIC = b"APETAGEX"
APE_FOOTER_BYTES = 32
APE_FOOTER = struct.Struct("<8sIIII8s")
"""Magic, version, size with the footer, number of items, flags, nothing; a header is laid out alike."""
HAS_HEADER, IS_HEADER = 1 << 31, 1 << 29


def behind_front_ape(view: Readable, at: int) -> int:
    """Where the tag ends that begins at `at`, as the specification allows in front of the sound; `at` without one."""
    head = view.at_most(at, APE_FOOTER_BYTES)
    if len(head) < APE_FOOTER_BYTES or head[:8] != APE_MAGIC:
        return at
    _, _, size, _, flags, _ = APE_FOOTER.unpack(head)
    end = at + APE_FOOTER_BYTES + size
    is_whole = flags & IS_HEADER and view.at_most(end - APE_FOOTER_BYTES, 8) == APE_MAGIC
    return end if is_whole and size >= APE_FOOTER_BYTES else at


def before_ape(view: Readable, start: int, end: int) -> int:
    """Where the tag begins that ends at `end`, damaged or not, as far as it lies behind `start`; `end` without one."""
    footer = view.at_most(end - APE_FOOTER_BYTES, APE_FOOTER_BYTES) if end - start >= APE_FOOTER_BYTES else b""
    if not footer.startswith(APE_MAGIC):
        return end
    _, _, size, _, flags, _ = APE_FOOTER.unpack(footer)
    before = end - int(size) - (APE_FOOTER_BYTES if flags & HAS_HEADER else 0)
    return before if start <= before else end
