"""As `test_edit_combinations`, for ASF headers and for the tags around a stream of sound."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import product

import pytest

from genre_tagger.containers.asf import EXTENDED, LIBRARY, METADATA, PADDING, object_bytes
from genre_tagger.tags.formats.tail_tags import item_bytes
from tests.builders.raw_containers import SOUND, asf, asf_list
from tests.builders.tagged_files import id3v1_block, raw_frame, raw_id3
from tests.tags.edit_checks import each_edit


def asf_files() -> Iterator[bytes]:
    extended = (
        [],
        [asf_list(EXTENDED)],
        [asf_list(EXTENDED, ("WM/Genre", "Jazz"), ("WM/AlbumTitle", "Album"))],
        [asf_list(EXTENDED, ("WM/AlbumTitle", "Album"), ("WM/GenreID", "(8)"), ("Genre", "Blues"))],
        [asf_list(EXTENDED, ("WM/GENRE", "A genre with a name longer than others"), ("WM/GenreID", "(8)"))],
    )
    libraries = ([], [asf_list(LIBRARY)], [asf_list(LIBRARY, ("WM/Genre", "Blues"), ("x", "y"))])
    metadata = ([], [asf_list(METADATA, ("x", "y"), ("WM/Genre", "Soul"))])
    for own, library, other, padding in product(extended, libraries, metadata, (None, 0, 10, 500)):
        room = [] if padding is None else [object_bytes(PADDING, bytes(padding))]
        yield asf(own + room, library + other)
        yield asf(room + own, other + library)


def test_asf() -> None:
    for _, edited in each_edit(asf_files(), second_every=5):
        size, count = struct.unpack_from("<QI", edited, 16)
        assert edited.index(SOUND) == size + 50
        at = 30
        for _ in range(count):
            at += struct.unpack_from("<Q", edited, at + 16)[0]
        assert at == size


def ape_tag(*items: bytes, header: bool = True) -> bytes:
    body = b"".join(items)
    sizes = struct.pack("<III", 2000, len(body) + 32, len(items))
    parts = [b"APETAGEX" + sizes + struct.pack("<I", flags) + bytes(8) for flags in (0xA0000000, 0x80000000)]
    return parts[0] + body + parts[1] if header else body + b"APETAGEX" + sizes + bytes(12)


def stacks(magic: bytes) -> Iterator[bytes]:
    """Every company of ID3v2, APE and ID3v1, with a genre and without, with room and without."""
    jazz = raw_frame(b"TCON", b"\0Jazz", 3)
    title, long = raw_frame(b"TIT2", b"\0Title", 3), raw_frame(b"TCON", b"\0" + b"Jazz " * 40 + b"x", 3)
    heads = (
        b"",
        *(raw_id3(3, frames, padding=room) for frames in (title, title + jazz, long, jazz) for room in (0, 30)),
    )
    named, loud = item_bytes("Title", ("Title",)), item_bytes("REPLAYGAIN_TRACK_GAIN", ("-3 dB",))
    genre = item_bytes("genre", ("Jazz", "Blues"))
    tails = (b"", *(ape_tag(*items, header=whole) for items in ((loud,), (named,), (genre, named)) for whole in (0, 1)))
    for head, tail, v1 in product(heads, tails, (b"", id3v1_block(8), id3v1_block(12))):
        yield head + magic + bytes(40) + SOUND + tail + v1


@pytest.mark.parametrize("magic", [b"wvpk", b"TTA1", b"MAC ", b"MPCK"])
def test_stack_of_tags(magic: bytes) -> None:
    for data, edited in each_edit(stacks(magic), second_every=7):
        assert edited[:-1].endswith(data[-128:-1] if data[-128:-125] == b"TAG" else b"")
