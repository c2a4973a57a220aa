"""DSF and DSDIFF: the genre goes into the ID3v2 tag that other programs look for there."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import mutagen
import mutagen.dsdiff
import mutagen.dsf
import pytest

from genre_tagger.tags.apply import ChangeFailed, ChangeSkipped
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy
from genre_tagger.tags.tag_file import read_genres
from tests.builders.dsd_files import dsdiff_chunk, write_dsdiff, write_dsf
from tests.builders.tagged_files import raw_frame, raw_id3, write_rich_tags
from tests.tags.container_suite import ContainerSuite
from tests.tags.workbench import apply, plan, undo_exactly, write

_library: Any = mutagen
JAZZ = raw_id3(3, raw_frame(b"TIT2", b"\0Title", 3) + raw_frame(b"TCON", b"\0Jazz", 3), padding=3)


class DsdSuite(ContainerSuite):
    def untagged(self, folder: Path) -> Path:
        path = folder / f"track{self.extension}"
        (write_dsf if self.extension == ".dsf" else write_dsdiff)(path)
        return path

    def tagged(self, folder: Path, genre: tuple[str, ...] = ()) -> Path:
        path = self.untagged(folder)
        write_rich_tags(path, genre)
        return path


class TestDsf(DsdSuite):
    extension = ".dsf"


class TestDsdiff(DsdSuite):
    extension = ".dff"
    ffmpeg_reads_it = False  # it reads no chunk behind the sound


def dsdiff_is_well_formed(path: Path) -> list[bytes]:
    """The names of the chunks; every size, the form's too, is true."""
    data = path.read_bytes()
    assert struct.unpack_from(">Q", data, 4)[0] == len(data) - 12
    names, at = [], 16
    while at < len(data):
        name, size = struct.unpack_from(">4sQ", data, at)
        names.append(name)
        at += 12 + size + (size & 1)
    assert at == len(data)
    return names


def test_the_header_of_dsf_states_size_and_place(tmp_path: Path, journal: Journal) -> None:
    path = tmp_path / "track.dsf"
    write_dsf(path)
    size = path.stat().st_size
    write(path, journal)
    total, place = struct.unpack_from("<QQ", path.read_bytes(), 12)
    assert (total, place) == (path.stat().st_size, size)
    assert _library.dsf.DSF(path)["TCON"].text == ["Folk"]


@pytest.mark.parametrize("change", [-1, 1, 100])
def test_a_dsf_whose_size_is_not_true_is_told_in_the_plan(tmp_path: Path, journal: Journal, change: int) -> None:
    path = tmp_path / "track.dsf"
    write_dsf(path)
    data = bytearray(path.read_bytes())
    data[12:20] = struct.pack("<Q", len(data) + change)
    path.write_bytes(data)
    step = apply(plan(path), journal)
    assert isinstance(step, ChangeSkipped)
    assert "disagree" in step.change.reason


def test_a_dsdiff_with_a_tag_behind_its_form_gets_no_twin(tmp_path: Path, journal: Journal) -> None:
    path = tmp_path / "track.dff"
    write_dsdiff(path)
    path.write_bytes(path.read_bytes() + dsdiff_chunk(b"ID3 ", JAZZ))
    step = apply(plan(path), journal)
    assert isinstance(step, ChangeSkipped)
    assert "disagree" in step.change.reason


@pytest.mark.parametrize("places", ["behind", "in_properties", "both"])
def test_tags_are_found_in_both_places(tmp_path: Path, journal: Journal, places: str) -> None:
    path = tmp_path / "track.dff"
    tag = dsdiff_chunk(b"ID3 ", JAZZ)
    write_dsdiff(path, **({"behind": tag, "in_properties": tag} if places == "both" else {places: tag}))
    before = path.read_bytes()
    names = dsdiff_is_well_formed(path)
    assert (read_genres(path).genres, read_genres(path).title) == (("Jazz",), "Title")
    for genre in ("Folk", "Folks", "A much longer name"):
        write(path, journal, genre, Policy.REPLACE)
        assert dsdiff_is_well_formed(path) == names
        assert b"Jazz" not in path.read_bytes()
    for _ in range(3):
        undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", bytes(31), bytes(3000), raw_id3(3, b"", padding=9)])
def test_an_empty_chunk_takes_the_tag_in(tmp_path: Path, journal: Journal, content: bytes) -> None:
    path = tmp_path / "track.dff"
    write_dsdiff(path, dsdiff_chunk(b"ID3 ", content))
    before = path.read_bytes()
    write(path, journal)
    assert dsdiff_is_well_formed(path).count(b"ID3 ") == 1
    assert _library.dsdiff.DSDIFF(path)["TCON"].text == ["Folk"]
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def own_texts(artist: bytes, title: bytes) -> bytes:
    inner = [(b"DIAR", artist), (b"DITI", title)]
    return dsdiff_chunk(b"DIIN", b"".join(dsdiff_chunk(n, struct.pack(">I", len(t)) + t) for n, t in inner))


@pytest.mark.parametrize("empty_tag", [b"", dsdiff_chunk(b"ID3 ", raw_id3(3, b"", padding=9))])
def test_a_fresh_tag_takes_over_the_title_it_would_hide(tmp_path: Path, journal: Journal, empty_tag: bytes) -> None:
    path = tmp_path / "track.dff"
    write_dsdiff(path, own_texts(b"Someone", "Café".encode()) + empty_tag)
    before = path.read_bytes()
    assert (read_genres(path).title, read_genres(path).artist) == ("Café", "Someone")
    write(path, journal)
    tags = _library.dsdiff.DSDIFF(path).tags
    assert [str(tags[key]) for key in ("TIT2", "TPE1", "TCON")] == ["Café", "Someone", "Folk"]
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_a_title_of_unknown_encoding_is_not_hidden(tmp_path: Path, journal: Journal) -> None:
    path = tmp_path / "track.dff"
    write_dsdiff(path, own_texts(b"Someone", "Песня".encode("cp1251")))
    step = apply(plan(path), journal)
    assert isinstance(step, ChangeFailed)
    assert "unknown encoding" in step.error.message
