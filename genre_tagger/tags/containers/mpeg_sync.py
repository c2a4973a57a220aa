"""Tells MPEG audio (mp3, mp2, aac) from other bytes: frames whose lengths lead from one to the next.

Sources: ISO/IEC 11172-3 2.4.1 (MPEG audio headers), ISO/IEC 13818-7 6.2 (ADTS).
"""

from __future__ import annotations

from genre_tagger.tags.byte_view import Readable

_SEARCH_BYTES = 1 << 17
_FRAMES_IN_A_ROW = 3
_V1_KBITS = {
    3: (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),  # layer I
    2: (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),  # layer II
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),  # layer III
}
_V2_KBITS = {
    3: (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    1: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES_HZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def is_mpeg_audio(view: Readable, start: int) -> bool:
    """Whether frames of MPEG audio or ADTS begin within 128 KiB behind `start` (junk before them is common)."""
    data = view.at_most(start, _SEARCH_BYTES)
    at = data.find(b"\xff")
    while at >= 0:
        if _frames_follow(view, start + at):
            return True
        at = data.find(b"\xff", at + 1)
    return False


def _frames_follow(view: Readable, at: int) -> bool:
    """Whether three frames stand in a row, or fewer that reach exactly to the end of the file or to a tag."""
    for _ in range(_FRAMES_IN_A_ROW):
        length = _frame_bytes(view.at_most(at, 6))
        if length == 0:
            return False
        at += length
        if at == view.size or view.at_most(at, 3) in (b"TAG", b"APE"):
            return True
    return True


def _frame_bytes(head: bytes) -> int:
    """The length of the frame that `head` begins, or 0 where it begins none."""
    if len(head) < 6 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    if head[1] & 0xF6 == 0xF0:  # ADTS
        length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
        return length if length > 7 and (head[2] >> 2 & 15) < 13 else 0
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rate_index, kbit_index = head[2] >> 2 & 3, head[2] >> 4
    if version == 1 or layer == 0 or rate_index == 3 or kbit_index in (0, 15):
        return 0
    kbits = (_V1_KBITS if version == 3 else _V2_KBITS)[layer][kbit_index]
    rate_hz = _RATES_HZ[version][rate_index]
    padding = head[2] >> 1 & 1
    if layer == 3:
        return (12_000 * kbits // rate_hz + padding) * 4
    samples = 576 if layer == 1 and version != 3 else 1152
    return samples * 125 * kbits // rate_hz + padding
