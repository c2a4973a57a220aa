"""Where APEv2 tags begin and end. Source: the APEv2 specification (wiki.hydrogenaudio.org)."""

from __future__ import annotations

import struct

from genre_tagger.containers.byte_view import Readable

MAGIC = b"APETAGEX"
FOOTER_BYTES = 32
FOOTER = struct.Struct("<8sIIII8s")
"""Magic, version, size with the footer, number of items, flags, nothing; a header is laid out alike."""
HAS_HEADER, IS_HEADER = 1 << 31, 1 << 29


def behind_front_ape(view: Readable, at: int) -> int:
    """Where the tag ends that begins at `at`, as the specification allows in front of the sound; `at` without one."""
    head = view.at_most(at, FOOTER_BYTES)
    if len(head) < FOOTER_BYTES or head[:8] != MAGIC:
        return at
    _, _, size, _, flags, _ = FOOTER.unpack(head)
    end = at + FOOTER_BYTES + size
    is_whole = flags & IS_HEADER and view.at_most(end - FOOTER_BYTES, 8) == MAGIC
    return end if is_whole and size >= FOOTER_BYTES else at


def before_ape(view: Readable, start: int, end: int) -> int:
    """Where the tag begins that ends at `end`, damaged or not, as far as it lies behind `start`; `end` without one."""
    footer = view.at_most(end - FOOTER_BYTES, FOOTER_BYTES) if end - start >= FOOTER_BYTES else b""
    if not footer.startswith(MAGIC):
        return end
    _, _, size, _, flags, _ = FOOTER.unpack(footer)
    before = end - int(size) - (FOOTER_BYTES if flags & HAS_HEADER else 0)
    return before if start <= before else end
