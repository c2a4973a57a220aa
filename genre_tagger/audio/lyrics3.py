"""Lyrics3: a block of lyrics that old programs put between an MP3's tags, in front of the ID3v1 block.

Source: id3.org, Lyrics3 made easy, and Lyrics3v2.
"""

from __future__ import annotations

from collections.abc import Callable

_BEGIN, _END, _END_V2 = b"LYRICSBEGIN", b"LYRICSEND", b"LYRICS200"
_MOST_BYTES = 5100 + len(_BEGIN) + len(_END)  # of version 1


def before_lyrics3(read: Callable[[int, int], bytes], end: int) -> int:
    """Where the block that ends at `end` begins; `end` where none does. `read` takes offset and length."""
    tail = read(max(end - 15, 0), min(15, end))
    if tail.endswith(_END_V2) and tail[:6].isdigit():
        start = end - 15 - int(tail[:6])
        return start if start >= 0 and read(start, len(_BEGIN)) == _BEGIN else end
    if tail.endswith(_END):
        first = max(end - _MOST_BYTES, 0)
        found = read(first, end - first).rfind(_BEGIN)
        return first + found if found >= 0 else end
    return end
