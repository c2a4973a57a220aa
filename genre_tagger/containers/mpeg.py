"""MPEG audio (mp3, mp2) and AAC in ADTS: frame by frame, and where a stream begins, behind its tags and maybe junk.

A frame is believed only for its company: further frames of the same kind where its length leads. ID3v2 tags that stand
behind junk are found on the way, since players find them too.

Layouts: ISO/IEC 11172-3 and 13818-3 (MPEG audio), 13818-7 (ADTS).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from genre_tagger.containers.byte_view import Readable
from genre_tagger.containers.outer_tags import TAGS_LIMIT, end_behind_junk

_SEARCH_BYTES = 1 << 17
FRAME_HEADER_BYTES = 7
_FRAMES_IN_A_ROW = 3
_FRAMES_BEHIND_JUNK = 32  # chance leads nowhere near, and what other formats wrap seldom lies in one piece for so long
_TAGS_BEHIND = (b"TAG", b"APE", b"LYR")
_MARK = re.compile(rb"\xff[\xe0-\xff]|ID3")
_KILOBITS = {  # (MPEG version 1?, layer) -> bit rates by index
    (True, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_MPEG1_RATES_HZ = (44_100, 48_000, 32_000)
_AAC_RATES_HZ = (96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350)


class Frame(NamedTuple):
    """What one frame's header says."""

    size_bytes: int
    seconds: float


@lru_cache(maxsize=1024)
def _mpeg_kind(version_and_layer: int, rates: int) -> Frame | None:
    """Size and length by the second and third header byte; the few kinds in a file repeat thousands of times."""
    version, layer = version_and_layer >> 3 & 3, 4 - (version_and_layer >> 1 & 3)
    bit_rate_index, rate_index = rates >> 4, rates >> 2 & 3
    if version_and_layer & 0xE0 != 0xE0 or version == 1 or layer == 4 or rate_index == 3:
        return None
    if bit_rate_index in (0, 15):
        return None
    is_mpeg1 = version == 3
    rate_hz = _MPEG1_RATES_HZ[rate_index] // {3: 1, 2: 2, 0: 4}[version]
    bits = bits_per_second(version_and_layer, rates)
    padding = rates >> 1 & 1
    samples = 384 if layer == 1 else 1152 if is_mpeg1 or layer == 2 else 576
    size = (12 * bits // rate_hz + padding) * 4 if layer == 1 else samples // 8 * bits // rate_hz + padding
    return Frame(size, samples / rate_hz)


def bits_per_second(version_and_layer: int, rates: int) -> int:
    """The bit rate that the second and third byte of a frame's header state."""
    is_mpeg1, layer = version_and_layer >> 3 & 3 == 3, 4 - (version_and_layer >> 1 & 3)
    return _KILOBITS[is_mpeg1, layer][rates >> 4] * 1000


def mpeg_frame(data: bytes, at: int) -> Frame | None:
    """The frame of MPEG audio (layers I to III) whose header begins at `at`, or None. Seven bytes are needed."""
    if at + FRAME_HEADER_BYTES > len(data) or data[at] != 0xFF:
        return None
    return _mpeg_kind(data[at + 1], data[at + 2])


def adts_frame(data: bytes, at: int) -> Frame | None:
    """As `mpeg_frame`, of AAC in ADTS."""
    if at + FRAME_HEADER_BYTES > len(data) or data[at] != 0xFF or data[at + 1] & 0xF6 != 0xF0:
        return None
    rate_index = data[at + 2] >> 2 & 15
    size = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
    if size < FRAME_HEADER_BYTES or rate_index >= len(_AAC_RATES_HZ):
        return None
    return Frame(size, 1024 * (1 + (data[at + 6] & 3)) / _AAC_RATES_HZ[rate_index])


@dataclass(frozen=True, slots=True)
class MpegStart:
    """`frames` is the offset of the first frame, `tags` those of the ID3v2 tags behind junk, in order.

    `is_direct`: nothing but zeros stands before the first of them.
    """

    kind: Literal["mpeg", "adts"]
    frames: int
    tags: tuple[int, ...]
    is_direct: bool


def find_start(view: Readable, at: int) -> MpegStart | None:
    """The start of the stream within 128 KiB behind `at` (and behind each tag found there), or None.

    Behind tags, `at` above 0, three frames are enough after junk as well: somebody took the file for MPEG audio before.
    """
    tags: list[int] = []
    is_direct, is_tagged = True, at > 0
    while len(tags) <= TAGS_LIMIT:
        data = view.at_most(at, _SEARCH_BYTES)
        first = len(data) - len(data.lstrip(b"\0"))
        for mark in _MARK.finditer(data, first):
            place = at + mark.start()
            clean = mark.start() == first
            if mark[0] == b"ID3":
                end = end_behind_junk(view, place)
                if end is not None:
                    tags.append(place)
                    is_direct = is_direct and (clean or len(tags) > 1)
                    at = end
                    break
            elif kind := _kind_of_frames(view, place, 0 if clean or is_tagged else mark.start()):
                return MpegStart(kind, place, tuple(tags), is_direct and (clean or bool(tags)))
        else:
            return None
    return None


def _kind_of_frames(view: Readable, first_at: int, junk_bytes: int) -> Literal["mpeg", "adts"] | None:
    """What kind of stream begins there: enough frames of one kind, or fewer that reach the end or a tag.

    `junk_bytes` lie in front; frames that end early must be more than those.
    """
    first = view.at_most(first_at, FRAME_HEADER_BYTES)
    is_adts = first[1:2] != b"" and first[1] & 0xF6 == 0xF0
    at = first_at
    for _ in range(_FRAMES_BEHIND_JUNK if junk_bytes else _FRAMES_IN_A_ROW):
        head = view.at_most(at, FRAME_HEADER_BYTES)
        frame = adts_frame(head, 0) if is_adts else mpeg_frame(head, 0)
        if frame is None or _stream_of(head) != _stream_of(first):
            return None
        at += frame.size_bytes
        behind = view.at_most(at, 3)
        if not behind or behind in _TAGS_BEHIND:
            is_whole = bool(behind or view.at_most(at - 1, 1)) and at - first_at > junk_bytes
            return ("adts" if is_adts else "mpeg") if is_whole else None
    return "adts" if is_adts else "mpeg"


def _stream_of(head: bytes) -> tuple[int, int]:
    """What all frames of a stream share: version and layer, and the sample rate (of ADTS the profile too)."""
    is_adts = head[1] & 0xF6 == 0xF0
    return head[1] & 0xFE, head[2] & (0xFC if is_adts else 0x0C)
