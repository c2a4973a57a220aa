"""Ogg pages: numbers, checksums, comments larger than a page, streams that follow or run beside the first."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import mutagen
import mutagen.oggopus
import mutagen.oggtheora
import mutagen.oggvorbis
import numpy as np
import pytest

from genre_tagger.containers.byte_view import BytesView
from genre_tagger.containers.xiph import Page, page_checksum, pages_from
from genre_tagger.tags.apply import ChangeFailed
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy
from genre_tagger.tags.tag_file import read_genres
from tests.builders.raw_containers import ogg_stream, side_by_side
from tests.builders.tagged_files import decoded, genre_by_ffmpeg, plain_file
from tests.tags.workbench import apply, other_tags, plan, undo_exactly, write

_library: Any = mutagen


def pages_of(path: Path) -> list[Page]:
    return list(pages_from(BytesView(path.read_bytes()), 0))


def insist_on_sound_pages(path: Path) -> None:
    """Every checksum is true and every stream counts its pages without a gap."""
    data = path.read_bytes()
    numbers: dict[int, int] = {}
    for page in pages_of(path):
        raw = data[page.start : page.end]
        assert page_checksum(raw[:22] + bytes(4) + raw[26:]) == page.checksum
        assert page.number == numbers.get(page.serial, 0)
        numbers[page.serial] = page.number + 1


def with_picture(path: Path, size: int) -> None:
    """Cover art as Ogg has it: a comment that fills pages."""
    file = _library.File(path)
    picture = np.random.default_rng(1).bytes(size)
    file["metadata_block_picture"] = [base64.b64encode(picture).decode()]
    file.save()


@pytest.mark.parametrize("extension", [".ogg", ".opus"])
@pytest.mark.parametrize("size", [10, 40_000, 48_700, 48_780, 200_000])
def test_comments_larger_than_a_page(tmp_path: Path, journal: Journal, extension: str, size: int) -> None:
    path = plain_file(tmp_path, extension)
    with_picture(path, size)
    before, others, sound = path.read_bytes(), other_tags(path), decoded(path)
    insist_on_sound_pages(path)
    write(path, journal)
    insist_on_sound_pages(path)
    assert other_tags(path) == others
    assert genre_by_ffmpeg(path) == "Folk"
    assert np.array_equal(decoded(path), sound)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("extension", [".ogg", ".opus"])
def test_every_later_page_is_renumbered_when_one_is_added(tmp_path: Path, journal: Journal, extension: str) -> None:
    path = plain_file(tmp_path, extension)
    before, sound, count = path.read_bytes(), decoded(path), len(pages_of(path))
    write(path, journal, ("Very long genre " * 5000).strip())
    assert len(pages_of(path)) > count
    insist_on_sound_pages(path)
    assert np.array_equal(decoded(path), sound)
    write(path, journal, "Folk", Policy.REPLACE)
    assert genre_by_ffmpeg(path) == "Folk"
    insist_on_sound_pages(path)
    undo_exactly(path, journal)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_a_second_stream_behind_the_first_stays_as_it_is(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".ogg")
    other = plain_file(tmp_path, ".opus", "other").read_bytes()
    path.write_bytes(path.read_bytes() + other)
    before = path.read_bytes()
    write(path, journal, ("Very long genre " * 5000).strip())
    assert path.read_bytes().endswith(other)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_a_stream_that_runs_beside_is_not_renumbered(tmp_path: Path, journal: Journal) -> None:
    """A foreign stream's pages between ours, as video has them."""
    path = plain_file(tmp_path, ".ogg")
    data = path.read_bytes()
    first = pages_of(path)[0]
    foreign = Page(0, 0, 0, 4711, 0, 0, b"")
    parts = [
        data[: first.end],
        foreign.with_content(2, 0, 0, b"\x08", b"fishead\0"),
        data[first.end :],
        foreign.with_content(4, 1, 0, b"\x05", b"stuff"),
    ]
    path.write_bytes(b"".join(parts))
    before = path.read_bytes()
    write(path, journal, ("Very long genre " * 5000).strip())
    insist_on_sound_pages(path)
    assert path.read_bytes().endswith(parts[-1])
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("codecs", [("theora", "vorbis"), ("opus", "theora"), ("vorbis", "opus"), ("vorbis", "vorbis")])
def test_streams_side_by_side_are_kept_in_step(tmp_path: Path, journal: Journal, codecs: tuple[str, str]) -> None:
    """Sound beside a picture: readers differ in whose comments they show."""
    path = tmp_path / "track.ogg"
    streams = (ogg_stream(codecs[0], 1, ["TITLE=Film"]), ogg_stream(codecs[1], 2, ["genre=Jazz", "X=" + "x" * 300]))
    path.write_bytes(side_by_side(*streams))
    before = path.read_bytes()
    current = read_genres(path)
    assert (current.genres, current.title) == (("Jazz",), "Film")
    assert not plan(path).writes
    long = ("Very long genre " * 5000).strip()
    for genre in ("Folk", long):
        write(path, journal, genre, Policy.REPLACE)
        insist_on_sound_pages(path)
        after = path.read_bytes()
        assert after.lower().count(b"genre=") == 2
        assert b"Jazz" not in after
        readers = {"theora": _library.oggtheora.OggTheora, "opus": _library.oggopus.OggOpus}
        for codec in codecs:
            assert readers.get(codec, _library.oggvorbis.OggVorbis)(path)["genre"] == [genre]
    undo_exactly(path, journal)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_a_damaged_page_stays_as_damaged_as_it_was(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".opus")
    data = bytearray(path.read_bytes())
    page = pages_of(path)[3]
    data[page.body + 5] ^= 0x55
    path.write_bytes(data)
    wrong = page.checksum ^ page_checksum(
        data[page.start : page.start + 22] + bytes(4) + data[page.start + 26 : page.end]
    )
    assert wrong != 0
    write(path, journal, ("Very long genre " * 5000).strip())
    after = path.read_bytes()
    errors = []
    for each in pages_of(path):
        raw = bytearray(after[each.start : each.end])
        errors.append(each.checksum ^ page_checksum(raw[:22] + bytes(4) + raw[26:]))
    assert [error for error in errors if error] == [wrong]


def test_a_damaged_header_page_is_refused(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".ogg")
    data = bytearray(path.read_bytes())
    page = pages_of(path)[1]
    data[page.end - 3] ^= 0x55
    path.write_bytes(data)
    step = apply(plan(path), journal)
    assert isinstance(step, ChangeFailed)
    assert "checksum" in step.error.message
    assert path.read_bytes() == data


def test_keys_are_found_in_any_case_and_keep_it(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".ogg")
    file = _library.File(path)
    file.tags.append(("Genre", "Jazz"))
    file.tags.append(("Title", "between"))
    file.tags.append(("GENRE", "Blues"))
    file.save()
    assert read_genres(path).genres == ("Jazz", "Blues")
    write(path, journal, "Folk", Policy.APPEND)
    assert [pair for pair in _library.File(path).tags if pair[0] != "ENCODER"] == [
        ("Genre", "Jazz"),
        ("Genre", "Blues"),
        ("Genre", "Folk"),
        ("Title", "between"),
    ]


def test_what_opus_keeps_behind_its_comments_stays(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".opus")
    file = _library.File(path)
    file.tags._pad_data = b"\x01binary data behind the comments"
    file.save()
    assert b"\x01binary data behind" in path.read_bytes()
    write(path, journal)
    assert b"\x01binary data behind" in path.read_bytes()
