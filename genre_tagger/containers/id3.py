"""Where ID3v2 tags, and what old programs put behind the sound of an MP3 (Lyrics3), begin and end.

Sources: the ID3v2.2, v2.3 and v2.4 informal standards; Lyrics3 made easy, and Lyrics3v2 (id3.org).
"""

from __future__ import annotations

from dataclasses import dataclass

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError

HEADER_BYTES = 10
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
        return self.start + HEADER_BYTES + self.size

    @property
    def end(self) -> int:
        return self.body_end + (HEADER_BYTES if self.footer else 0)


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
    data = view.at_most(start, HEADER_BYTES)
    if len(data) < HEADER_BYTES or data[:3] != b"ID3":
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
    while (head := view.at_most(at, HEADER_BYTES))[:3] == b"ID3" and len(head) == HEADER_BYTES:
        end = at + HEADER_BYTES * (2 if head[5] & 0x10 else 1) + _sevens(head[6:])
        if end >= view.size:
            break
        at = end
    return at


def end_behind_junk(view: Readable, at: int) -> int | None:
    """Where the tag at `at` ends, amid bytes that mean nothing; None where it leads beyond the file, or is none."""
    head = view.at_most(at, HEADER_BYTES)
    if len(head) < HEADER_BYTES or head[3] not in (2, 3, 4) or head[4] == 0xFF or head[5] & 0x0F:
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
