"""What is particular to FLAC, WAV and AIFF, APEv2 and ASF."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import mutagen
import mutagen.apev2
import mutagen.asf
import mutagen.flac
import numpy as np
import pytest

from genre_tagger.errors import TagError
from genre_tagger.tags.apply import ChangeFailed, ChangeSkipped
from genre_tagger.tags.byte_view import BytesView
from genre_tagger.tags.containers.flac import find_blocks
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy
from genre_tagger.tags.tag_file import read_genres
from tests.builders.tagged_files import (
    bare_file,
    decoded,
    genre_by_ffmpeg,
    id3v1_block,
    plain_file,
    raw_frame,
    raw_id3,
    write_ape,
    write_rich_tags,
)
from tests.tags.workbench import apply, other_tags, plan, undo_exactly, write

_library: Any = mutagen

# -------------------------------------------------------------------- FLAC


def flac_blocks(path: Path) -> list[int]:
    return [block.kind for block in find_blocks(BytesView(path.read_bytes()))]


def test_flac_padding_takes_the_difference_up(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".flac")
    write_rich_tags(path)
    assert 1 in flac_blocks(path)
    size = path.stat().st_size
    write(path, journal)
    assert path.stat().st_size == size


@pytest.mark.parametrize("padding", [0, 12, 50])
def test_flac_without_comments_gets_a_block(tmp_path: Path, journal: Journal, padding: int) -> None:
    path = plain_file(tmp_path, ".flac")
    file = _library.flac.FLAC(path)
    file.metadata_blocks = file.metadata_blocks[:1]
    file.tags = None
    file.save(padding=lambda _: padding, deleteid3=False)
    data = path.read_bytes()
    stripped = [block for block in find_blocks(BytesView(data)) if block.kind not in (0, 1)]
    assert not stripped
    sound = decoded(path)
    write(path, journal)
    assert 4 in flac_blocks(path)
    assert genre_by_ffmpeg(path) == "Folk"
    assert np.array_equal(decoded(path), sound)
    undo_exactly(path, journal)
    assert path.read_bytes() == data


def test_flac_behind_a_foreign_id3_tag(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".flac")
    tag = raw_id3(3, raw_frame(b"TCON", b"\0Jazz", 3))
    path.write_bytes(tag + path.read_bytes() + id3v1_block(8))
    before = path.read_bytes()
    assert read_genres(path).genres == ()  # FLAC's own comments are what players read
    write(path, journal)
    after = path.read_bytes()
    assert after.startswith(tag)
    assert after.endswith(before[-128:])
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_flac_whose_blocks_run_over_is_told(tmp_path: Path) -> None:
    path = plain_file(tmp_path, ".flac")
    data = bytearray(path.read_bytes())
    data[43:46] = b"\xff\xff\xff"
    path.write_bytes(data)
    with pytest.raises(TagError, match="damaged"):
        read_genres(path)


# -------------------------------------------------------------------- WAV, AIFF


def riff_chunks(path: Path) -> list[tuple[bytes, int]]:
    data = path.read_bytes()
    order = "<" if data[:4] == b"RIFF" else ">"
    assert struct.unpack_from(order + "I", data, 4)[0] == len(data) - 8
    chunks = []
    at = 12
    while at < len(data):
        name, size = struct.unpack_from(order + "4sI", data, at)
        chunks.append((name, size))
        at += 8 + size + (size & 1)
    assert at == len(data)
    return chunks


def add_info(path: Path, genre: bytes) -> None:
    entries = b"".join(
        struct.pack("<4sI", name, len(text)) + text + bytes(len(text) & 1)
        for name, text in ((b"INAM", b"A name\0"), (b"IGNR", genre), (b"ICMT", b"note\0"))
    )
    chunk = struct.pack("<4sI4s", b"LIST", len(entries) + 4, b"INFO") + entries
    data = path.read_bytes() + chunk
    path.write_bytes(data[:4] + struct.pack("<I", len(data) - 8) + data[8:])


@pytest.mark.parametrize("extension", [".wav", ".aiff"])
def test_chunks_stay_well_formed(tmp_path: Path, journal: Journal, extension: str) -> None:
    path = plain_file(tmp_path, extension)
    chunks = riff_chunks(path)
    for genre in ("Folk", "Folks", "A much longer genre " * 100, "X"):
        write(path, journal, genre.strip(), Policy.REPLACE)
        assert [chunk for chunk in riff_chunks(path) if chunk[0].lower() != b"id3 "] == chunks


def test_wav_info_counts_and_is_kept_in_step(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".wav")
    add_info(path, b"Jazz\0")
    before = path.read_bytes()
    current = read_genres(path)
    assert current.genres == ("Jazz",)
    assert current.title == "A name"
    assert isinstance(apply(plan(path), journal), ChangeSkipped)
    write(path, journal, "Folk", Policy.REPLACE)
    after = path.read_bytes()
    assert b"IGNR\x05\0\0\0Folk\0" in after
    assert b"ICMT\x05\0\0\0note\0" in after
    assert read_genres(path).genres == ("Folk",)
    riff_chunks(path)
    write(path, journal, "Hip-Hop", Policy.REPLACE)
    riff_chunks(path)
    undo_exactly(path, journal)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "entries", [b"ISFT\x0e\0\0\0Lavf60.16.100\0", b"ISFT\x05\0\0\0Lavf\0\0", b"ISFT\x05\0\0\0Lavf\0", b""]
)
def test_wav_info_without_a_genre_gets_one(tmp_path: Path, journal: Journal, entries: bytes) -> None:
    """FFmpeg and Windows believe LIST INFO before ID3, and FFmpeg puts one into every WAV it writes."""
    path = plain_file(tmp_path, ".wav")
    data = path.read_bytes() + struct.pack("<4sI4s", b"LIST", len(entries) + 4, b"INFO") + entries
    path.write_bytes(data[:4] + struct.pack("<I", len(data) - 8) + data[8:])
    before = path.read_bytes()
    write(path, journal)
    riff_chunks(path)
    assert genre_by_ffmpeg(path) == "Folk"
    assert read_genres(path).genres == ("Folk",)
    write(path, journal, "Rock", Policy.REPLACE)
    riff_chunks(path)
    assert genre_by_ffmpeg(path) == "Rock"
    undo_exactly(path, journal)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_odd_sound_without_its_pad_byte(tmp_path: Path, journal: Journal) -> None:
    """Some programs forget the byte that makes a chunk's length even."""
    path = tmp_path / "track.wav"
    form = struct.pack("<4s4sIHHIIHH", b"WAVE", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8)
    sound = bytes(range(100, 201))
    body = form + struct.pack("<4sI", b"data", len(sound)) + sound
    path.write_bytes(struct.pack("<4sI", b"RIFF", len(body)) + body)
    before = path.read_bytes()
    write(path, journal)
    riff_chunks(path)
    assert genre_by_ffmpeg(path) == "Folk"
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_junk_behind_the_form_stays_behind_it(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".wav")
    path.write_bytes(path.read_bytes() + b"junk that is not counted")
    before = path.read_bytes()
    write(path, journal)
    assert path.read_bytes().endswith(b"junk that is not counted")
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF, 100])
def test_a_wav_that_was_never_finished_has_an_obstacle(tmp_path: Path, journal: Journal, size: int) -> None:
    path = plain_file(tmp_path, ".wav")
    data = path.read_bytes()
    path.write_bytes(data[:4] + struct.pack("<I", size) + data[8:])
    current = read_genres(path)
    assert current.obstacle is not None
    assert isinstance(apply(plan(path), journal), ChangeSkipped)


# -------------------------------------------------------------------- APEv2


def test_ape_items_keep_flags_and_order(tmp_path: Path, journal: Journal) -> None:
    path = bare_file(tmp_path, ".wv")
    write_ape(path, ("Jazz",))
    data = path.read_bytes()
    at = data.index(b"Catalog\0") - 4
    path.write_bytes(data[:at] + b"\x01\0\0\0" + data[at + 4 :])  # read-only
    others = other_tags(path)
    before = path.read_bytes()
    write(path, journal, "Folk", Policy.APPEND)
    assert before[at - 4 : at + 15] in path.read_bytes()
    assert other_tags(path) == others
    assert list(_library.apev2.APEv2(path)["Genre"]) == ["Jazz", "Folk"]


def test_a_read_only_ape_genre_is_refused(tmp_path: Path, journal: Journal) -> None:
    path = bare_file(tmp_path, ".wv")
    write_ape(path, ("Jazz",))
    data = path.read_bytes()
    at = data.index(b"Genre\0") - 4
    path.write_bytes(data[:at] + b"\x01\0\0\0" + data[at + 4 :])
    step = apply(plan(path, "Folk", Policy.REPLACE), journal)
    assert isinstance(step, ChangeFailed)
    assert "read-only" in step.error.message


def test_wavpack_before_an_id3v1_block(tmp_path: Path, journal: Journal) -> None:
    path = bare_file(tmp_path, ".wv")
    path.write_bytes(path.read_bytes() + id3v1_block(8))
    before = path.read_bytes()
    assert read_genres(path).genres == ("Jazz",)
    write(path, journal, "Folk", Policy.REPLACE)
    assert path.read_bytes()[-128:-1] == before[-128:-1]
    assert path.read_bytes()[-1] == 80
    assert list(_library.apev2.APEv2(path)["Genre"]) == ["Folk"]
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_monkeys_audio_is_tagged_by_its_magic(tmp_path: Path, journal: Journal) -> None:
    """No encoder for it is at hand; to the tags the sound is opaque."""
    path = tmp_path / "track.ape"
    path.write_bytes(b"MAC \x96\x0f" + bytes(range(256)) * 20)
    before = path.read_bytes()
    write(path, journal, "Folk", provenance=True)
    tags = _library.apev2.APEv2(path)
    assert list(tags["Genre"]) == ["Folk"]
    assert str(tags["GENRE_TAGGER"]).startswith("model=model-1")
    assert path.read_bytes().startswith(before)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


# -------------------------------------------------------------------- ASF


def test_asf_further_genres_go_where_other_taggers_put_them(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".wma")
    write_rich_tags(path, ("Jazz",))
    before = path.read_bytes()
    write(path, journal, "Folk", Policy.APPEND)
    ours = path.read_bytes()
    assert [str(value) for value in _library.asf.ASF(path)["WM/Genre"]] == ["Jazz", "Folk"]
    write(path, journal, "Rock", Policy.REPLACE)
    assert [str(value) for value in _library.asf.ASF(path)["WM/Genre"]] == ["Rock"]
    undo_exactly(path, journal)
    assert path.read_bytes() == ours
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_asf_states_its_own_size_truly(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".wma")
    data = path.read_bytes()
    at = data.index(bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")) + 40
    path.write_bytes(data[:at] + struct.pack("<Q", len(data)) + data[at + 8 :])
    write(path, journal)
    assert struct.unpack_from("<Q", path.read_bytes(), at)[0] == path.stat().st_size


# -------------------------------------------------------------------- files that are none


@pytest.mark.parametrize("name", ["notes.mp3", "notes.flac", "notes.wav"])
def test_text_is_no_music(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Dear diary, today I wrote no music. " * 100)
    with pytest.raises(TagError, match="not an audio file"):
        read_genres(path)


def test_content_decides_when_the_extension_lies(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".flac").rename(tmp_path / "track.mp3")
    write(path, journal)
    assert _library.flac.FLAC(path)["genre"] == ["Folk"]


def test_an_empty_file_and_a_folder_are_told(tmp_path: Path) -> None:
    empty = tmp_path / "empty.mp3"
    empty.touch()
    for path in (empty, tmp_path):
        with pytest.raises(TagError):
            read_genres(path)
