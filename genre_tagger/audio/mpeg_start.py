"""Where a stream of MPEG audio (mp3, mp2, aac) begins: behind its tags, and behind junk where there is any.

A frame is believed only for its company: further frames of the same kind where its length leads. ID3v2 tags that stand
behind junk are found on the way, since players find them too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from genre_tagger.audio.frame_count import adts_frame, mpeg_frame

Read = Callable[[int, int], bytes]
"""(offset, most bytes) -> what stands there; fewer bytes at the end of the file"""

_SEARCH_BYTES = 1 << 17
_HEADER_BYTES = 10
_FRAMES_IN_A_ROW = 3
_FRAMES_BEHIND_JUNK = 32  # chance leads nowhere near, and what other formats wrap seldom lies in one piece for so long
_MOST_TAGS = 8
_TAGS_BEHIND = (b"TAG", b"APE", b"LYR")
_MARK = re.compile(rb"\xff[\xe0-\xff]|ID3")


@dataclass(frozen=True, slots=True)
class MpegStart:
    """`frames` is the offset of the first frame, `tags` those of the ID3v2 tags behind junk, in order.

    `is_direct`: nothing but zeros stands before the first of them.
    """

    kind: Literal["mpeg", "adts"]
    frames: int
    tags: tuple[int, ...]
    is_direct: bool


def find_start(read: Read, at: int) -> MpegStart | None:
    """The start of the stream within 128 KiB behind `at` (and behind each tag found there), or None.

    Behind tags, `at` above 0, three frames are enough after junk as well: somebody took the file for MPEG audio before.
    """
    tags: list[int] = []
    is_direct, is_tagged = True, at > 0
    while len(tags) <= _MOST_TAGS:
        data = read(at, _SEARCH_BYTES)
        first = len(data) - len(data.lstrip(b"\0"))
        for mark in _MARK.finditer(data, first):
            place = at + mark.start()
            clean = mark.start() == first
            if mark[0] == b"ID3":
                end = _tag_end(read, place)
                if end is not None:
                    tags.append(place)
                    is_direct = is_direct and (clean or len(tags) > 1)
                    at = end
                    break
            elif kind := _kind_of_frames(read, place, 0 if clean or is_tagged else mark.start()):
                return MpegStart(kind, place, tuple(tags), is_direct and (clean or bool(tags)))
        else:
            return None
    return None


def _tag_end(read: Read, at: int) -> int | None:
    """Where the ID3v2 tag at `at` ends, or None where its header is none or leads beyond the file."""
    head = read(at, _HEADER_BYTES)
    if len(head) < _HEADER_BYTES or head[3] not in (2, 3, 4) or head[4] == 0xFF or head[5] & 0x0F:
        return None
    if any(byte & 0x80 for byte in head[6:]):
        return None
    size = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
    end = at + _HEADER_BYTES + size + (_HEADER_BYTES if head[3] == 4 and head[5] & 0x10 else 0)
    return end if read(end - 1, 1) else None


def _kind_of_frames(read: Read, first_at: int, junk_bytes: int) -> Literal["mpeg", "adts"] | None:
    """What kind of stream begins there: enough frames of one kind, or fewer that reach the end or a tag.

    `junk_bytes` lie in front; frames that end early must be more than those.
    """
    first = read(first_at, 7)
    is_adts = first[1:2] != b"" and first[1] & 0xF6 == 0xF0
    at = first_at
    for _ in range(_FRAMES_BEHIND_JUNK if junk_bytes else _FRAMES_IN_A_ROW):
        head = read(at, 7)
        frame = adts_frame(head, 0) if is_adts else mpeg_frame(head, 0)
        if frame is None or _stream_of(head) != _stream_of(first):
            return None
        at += frame.size_bytes
        behind = read(at, 3)
        if not behind or behind in _TAGS_BEHIND:
            is_whole = bool(behind or read(at - 1, 1)) and at - first_at > junk_bytes
            return ("adts" if is_adts else "mpeg") if is_whole else None
    return "adts" if is_adts else "mpeg"


def _stream_of(head: bytes) -> tuple[int, int]:
    """What all frames of a stream share: version and layer, and the sample rate (of ADTS the profile too)."""
    is_adts = head[1] & 0xF6 == 0xF0
    return head[1] & 0xFE, head[2] & (0xFC if is_adts else 0x0C)
