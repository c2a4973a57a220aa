"""What is particular to FLAC, APEv2 and ASF, and to files that are none."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import mutagen
import mutagen.apev2
import mutagen.asf
import mutagen.flac
import mutagen.id3
import numpy as np
import pytest

from genre_tagger.containers.asf import EXTENDED, METADATA
from genre_tagger.containers.byte_view import BytesView
from genre_tagger.foundation.errors import TagError
from genre_tagger.tags.apply import ChangeFailed, ChangeSkipped
from genre_tagger.tags.formats.flac_tags import find_blocks
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy
from genre_tagger.tags.tag_file import read_genres
from tests.builders.raw_containers import asf, asf_list, comment_block, flac
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


def test_flac_between_foreign_id3_tags_is_kept_in_step_with_them(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".flac")
    write_rich_tags(path)
    path.write_bytes(raw_id3(3, raw_frame(b"TCON", b"\0Jazz", 3)) + path.read_bytes() + id3v1_block(8))
    before, others = path.read_bytes(), other_tags(path)
    assert read_genres(path).genres == ("Jazz",)  # some players show nothing else
    assert isinstance(apply(plan(path), journal), ChangeSkipped)
    write(path, journal, "Folk", Policy.REPLACE)
    after = path.read_bytes()
    assert list(_library.id3.ID3(path)["TCON"].text) == ["Folk"]
    assert after[-128:] == before[-128:-1] + bytes([80])
    assert other_tags(path) == others
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("has_block", [True, False])
@pytest.mark.parametrize("id3v2", [True, False])
def test_flac_comments_do_not_hide_what_id3_tags_say(
    tmp_path: Path, journal: Journal, has_block: bool, id3v2: bool
) -> None:
    """As old rippers tagged FLAC. Players show ID3 only where there are no comments."""
    path = plain_file(tmp_path, ".flac")
    file = _library.flac.FLAC(path)
    file.tags.clear()
    file.metadata_blocks = [block for block in file.metadata_blocks if has_block or block.code != 4]
    file.tags = file.tags if has_block else None
    file.save(deleteid3=False)
    frames = [(b"TIT2", b"\0A t\xeftle"), (b"TYER", b"\x001999"), (b"TDAT", b"\x002104"), (b"TPE2", b"\0Band")]
    frames += [(b"COMM", b"\0eng\0A comment"), (b"TXXX", b"\0MusicBrainz Album Id\0a1b2"), (b"TCON", b"\0Jazz")]
    tag = raw_id3(3, b"".join(raw_frame(*frame, 3) for frame in frames)) if id3v2 else b""
    path.write_bytes(tag + path.read_bytes() + id3v1_block(8))
    before = path.read_bytes()
    assert read_genres(path).genres == ("Jazz",)
    write(path, journal, "Folk", Policy.REPLACE)
    texts = {"TITLE": "A tïtle", "DATE": "1999-04-21", "ALBUMARTIST": "Band", "COMMENT": "A comment"}
    texts |= {"MUSICBRAINZ_ALBUMID": "a1b2"}
    old = {"TITLE": "Old title", "ARTIST": "Old artist", "ALBUM": "Old album", "DATE": "1987", "COMMENT": "old comment"}
    assert dict(_library.flac.FLAC(path).tags) == {
        key.lower(): [text]
        for key, text in ((texts if id3v2 else old | {"TRACKNUMBER": "5"}) | {"GENRE": "Folk"}).items()
    }
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_flac_with_two_comment_blocks_has_one_genre(tmp_path: Path, journal: Journal) -> None:
    path = tmp_path / "track.flac"
    blocks = [(4, comment_block(*comments)) for comments in (["TITLE=One", "GENRE=Jazz"], ["GENRE=Blues", "ARTIST=Me"])]
    path.write_bytes(flac(*blocks, (1, bytes(100))))
    before = path.read_bytes()
    assert read_genres(path).genres == ("Jazz", "Blues")
    write(path, journal, "Folk", Policy.APPEND)
    written = [(4, comment_block("TITLE=One", "GENRE=Jazz", "GENRE=Blues", "GENRE=Folk"))]
    written += [(4, comment_block("ARTIST=Me"))]
    assert path.read_bytes() == flac(*written, (1, bytes(100 - 14)))
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_flac_whose_blocks_run_over_is_told(tmp_path: Path) -> None:
    path = plain_file(tmp_path, ".flac")
    data = bytearray(path.read_bytes())
    data[43:46] = b"\xff\xff\xff"
    path.write_bytes(data)
    with pytest.raises(TagError, match="damaged"):
        read_genres(path)


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


@pytest.mark.parametrize("guid", [EXTENDED, METADATA])
def test_asf_genres_under_other_names_and_in_other_places(tmp_path: Path, journal: Journal, guid: bytes) -> None:
    named = {"WM/Genre": "Jazz"} if guid == METADATA else {"WM/GenreID": "(8)", "Genre": "Jazz"}
    attributes = asf_list(guid, ("WM/AlbumTitle", "Album"), *named.items())
    path = tmp_path / "track.wma"
    path.write_bytes(asf([attributes] if guid == EXTENDED else [], [attributes] if guid == METADATA else []))
    before = path.read_bytes()
    assert read_genres(path).genres == ("Jazz",)
    write(path, journal, "Folk", Policy.REPLACE)
    tags = _library.asf.ASF(path).tags
    assert [(key, str(value)) for key, value in tags if "enre" in key] == [("WM/Genre", "Folk")]
    assert str(tags["WM/AlbumTitle"][0]) == "Album"
    undo_exactly(path, journal)
    assert path.read_bytes() == before


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
