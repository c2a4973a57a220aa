"""Every way in which edits meet in one place: each combination of tags, room and company, in each container.

Inserting, replacing and removing at one offset, room taken from before or behind, sizes and offsets that follow: an
edit gives the genre asked for and nothing else, leads back to the byte, and has nothing to do a second time. No error
can come of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, product

import pytest

from genre_tagger.containers.byte_view import BytesView
from genre_tagger.containers.xiph import page_checksum, pages_from
from genre_tagger.tags.formats.flac_tags import find_blocks
from tests.builders.raw_containers import (
    SOUND,
    aiff_sound,
    atom,
    broadcast,
    chunk,
    comment_block,
    flac,
    form,
    info,
    item,
    meta,
    mp4,
    ogg_stream,
    phone_meta,
    side_by_side,
    sound_of_mp4,
    wav_sound,
)
from tests.builders.tagged_files import id3v1_block, raw_frame, raw_id3
from tests.tags.edit_checks import each_edit

JAZZ = raw_frame(b"TIT2", b"\0Title", 3) + raw_frame(b"TCON", b"\0Jazz", 3)
TITLED = raw_frame(b"TIT2", b"\0Title", 3)


def subsets(things: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(things, count) for count in range(len(things) + 1))


# -------------------------------------------------------------------- MP4

FREE_PLACES = ("before udta", "behind udta", "before meta", "behind meta", "before ilst", "behind ilst")


def mp4_files(free_bytes: int, *, sound_first: bool) -> Iterator[bytes]:
    genres = (b"", item(b"\xa9gen", "Folk"), item(b"\xa9gen", "Jazz " * 9 + "Jazz") + item(b"\xa9gen", "Blues"))
    quicktime, mobile = atom(b"\xa9gen", b"\0\4\x15\xc7Jazz"), atom(b"gnre", bytes(4), b"\x15\xc7Jazz\0")
    companies = ((b"", False), (quicktime, False), (mobile, True))
    for places, genre, (other, phone) in product(subsets(FREE_PLACES), genres, companies):
        free = {place: atom(b"free", bytes(free_bytes)) if place in places else b"" for place in FREE_PLACES}
        ilst = atom(b"ilst", item(b"\xa9nam", "Title"), genre)
        inner = meta(free["before ilst"], ilst, free["behind ilst"])
        udta = atom(b"udta", other, free["before meta"], inner, free["behind meta"])
        before = [phone_meta(("com.android.version", "13"))] if phone else []
        yield mp4(before, [free["before udta"], udta, free["behind udta"]], sound_first=sound_first)


@pytest.mark.parametrize(("free_bytes", "sound_first"), [(0, False), (5, False), (64, False), (64, True)])
def test_mp4(free_bytes: int, sound_first: bool) -> None:
    for _, edited in each_edit(mp4_files(free_bytes, sound_first=sound_first), second_every=31):
        assert sound_of_mp4(edited) == SOUND


def test_mp4_without_parts_of_its_tree() -> None:
    phone = phone_meta(("com.android.version", "13"), ("genre", "Jazz"))
    trees = ((), (atom(b"udta"),), (atom(b"udta", meta()),), (atom(b"udta", meta(atom(b"ilst"))),))
    companies: tuple[tuple[bytes, ...], ...] = ((), (phone,), (atom(b"free", bytes(40)), phone))
    files = [
        mp4(before, behind, sound_first=sound_first)
        for tree, company, sound_first in product(trees, companies, (False, True))
        for before, behind in (((), (*tree, *company)), (company, tree), (company, (*tree, atom(b"free", bytes(200)))))
    ]
    for data, edited in each_edit(files):
        assert sound_of_mp4(edited) == SOUND
        assert (b"com.android.version" in edited) == (b"com.android.version" in data)


# -------------------------------------------------------------------- WAV, AIFF


def id3_chunks(order: str, name: bytes) -> list[bytes]:
    """None, an empty one, zeros, a header alone, tags with and without room, one of odd length."""
    tags = [raw_id3(3, JAZZ), raw_id3(3, JAZZ, padding=300), raw_id3(4, raw_frame(b"TIT2", b"\0Titles", 4))]
    return [b"", *(chunk(name, each, order) for each in (b"", bytes(37), raw_id3(3, b"", padding=51), *tags))]


def insist_on_whole_chunks(edited: bytes, forgotten: int = 0) -> None:
    """Plainly named chunks fill the form, and the form fills the file, but for pad bytes forgotten at its end."""
    order = "little" if edited[:4] == b"RIFF" else "big"
    assert int.from_bytes(edited[4:8], order) == len(edited) - 8
    at = 12
    while at < len(edited):
        assert edited[at : at + 4].strip().isalnum(), edited[at : at + 4]
        size = int.from_bytes(edited[at + 4 : at + 8], order)
        at += 8 + size + (size & 1)
    assert at - len(edited) in (0, forgotten)


def orders(sound: list[bytes], tags: list[bytes]) -> Iterator[bytes]:
    """Tags behind the sound, before it, behind the stated end of the form, and on both sides of that."""
    yield form(b"WAVE", sound + tags)
    yield form(b"WAVE", sound[:1] + tags[::-1] + sound[1:])
    yield form(b"WAVE", sound, tags)
    yield form(b"WAVE", [*sound[:1], *tags[:1], *sound[1:]], tags[1:])


def wav_files() -> Iterator[bytes]:
    jazz, named = (b"IGNR", b"Jazz\0"), (b"INAM", b"Title\0")
    lists = [
        [],
        [info()],
        [info(named)],
        [info(jazz, named)],
        [info(named, jazz), info((b"IGNR", b"Blues\0"), (b"IART", b"Me\0"))],
        [info(jazz, named, (b"IGNR", b"Blues\0"))],
    ]
    second_tag = chunk(b"ID3 ", raw_id3(3, JAZZ))
    for id3, second, infos, bext in product(id3_chunks("<", b"id3 "), (b"", second_tag), lists, (b"", broadcast())):
        tags = [part for part in (bext, *infos, id3, second) if part]
        yield from orders(wav_sound(), tags)


def test_wav() -> None:
    for data, edited in each_edit(wav_files(), second_every=7):
        if edited != data:
            insist_on_whole_chunks(edited)


@pytest.mark.parametrize("tags", [[], [info((b"INAM", b"Title\0"), pad=b"")], [info((b"IGNR", b"Jazz\0"), pad=b"")]])
def test_wav_without_its_last_pad_byte(tags: list[bytes]) -> None:
    files = [form(b"WAVE", [*tags, *wav_sound(pad=b"")]), form(b"WAVE", [*wav_sound(), *tags])]
    for data, edited in each_edit(files):
        if edited != data:
            insist_on_whole_chunks(edited, forgotten=1)


def test_aiff() -> None:
    tags = id3_chunks(">", b"ID3 ")
    files = []
    for first, second in product(tags, (b"", tags[4])):
        chunks = [each for each in (first, second) if each]
        files += [form(b"AIFF", aiff_sound() + chunks), form(b"AIFF", chunks + aiff_sound())]
        files += [form(b"AIFC", aiff_sound(), chunks)]
    for data, edited in each_edit(files):
        if edited != data:
            insist_on_whole_chunks(edited)


# -------------------------------------------------------------------- FLAC, Ogg


def flac_files() -> Iterator[bytes]:
    jazz, plain = comment_block("TITLE=Title", "genre=Jazz"), comment_block("TITLE=Title")
    blues = comment_block("GENRE=Blues")
    comments = ([], [comment_block()], [plain], [jazz], [jazz, blues], [plain, blues, jazz])
    paddings = ((), (0,), (4,), (25,), (400,), (0, 400))
    around = product((b"", JAZZ, TITLED), (b"", id3v1_block(8)))
    for blocks, padding, first, (frames, v1) in product(comments, paddings, (False, True), around):
        commented, room = [(4, block) for block in blocks], [(1, bytes(size)) for size in padding]
        tag = raw_id3(3, frames, padding=20) if frames else b""
        yield tag + flac(*(room + commented if first else commented + room)) + v1


def test_flac() -> None:
    for data, edited in each_edit(flac_files(), second_every=7):
        assert (
            edited[find_blocks(BytesView(edited))[-1].end :][:-1] == data[find_blocks(BytesView(data))[-1].end :][:-1]
        )


def ogg_files() -> Iterator[bytes]:
    lengths = (0, 180, 250, 251, 252, 253, 254, 255, 500, 64_000, 65_000)
    for codec, length, genre, pages in product(("vorbis", "opus"), lengths, ("Jazz", ""), (1, 2)):
        comments = ["TITLE=Title", "X=" + "x" * length, *([f"GENRE={genre}"] if genre else [])]
        alone = ogg_stream(codec, 1, comments, pages=pages)
        yield side_by_side(alone)
        for other in ("vorbis", "theora"):
            yield side_by_side(ogg_stream(other, 2, ["TITLE=Title", "genre=Blues"]), alone)


def test_ogg() -> None:
    for _, edited in each_edit(ogg_files(), second_every=4):
        numbers: dict[int, int] = {}
        for page in pages_from(BytesView(edited), 0):
            raw = edited[page.start : page.end]
            assert page_checksum(raw[:22] + bytes(4) + raw[26:]) == page.checksum
            assert page.number == numbers.setdefault(page.serial, 0)
            numbers[page.serial] += 1
