"""ID3v2 in all its versions and odd forms: the genre changes, every other byte of every frame stays."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import mutagen
import mutagen.id3
import pytest

from genre_tagger.containers.byte_view import BytesView
from genre_tagger.containers.outer_tags import read_header
from genre_tagger.foundation.errors import TagError
from genre_tagger.tags.apply import ChangeApplied, ChangeFailed, ChangeSkipped
from genre_tagger.tags.fields import Id3Options
from genre_tagger.tags.formats.id3_frames import content_of, decode_text, read_body, resynchronised, unsynchronised
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy
from genre_tagger.tags.tag_file import read_genres
from tests.builders.tagged_files import (
    COVER,
    bare_file,
    genre_by_ffmpeg,
    id3v1_block,
    put_id3,
    raw_frame,
    raw_id3,
    synchsafe_bytes,
    write_ape,
    write_id3,
)
from tests.tags.workbench import apply, plan, undo_exactly, write

_library: Any = mutagen
LATIN, UTF16, UTF16_BE, UTF8 = b"\x00", b"\x01", b"\x02", b"\x03"


def with_tag(folder: Path, tag: bytes) -> Path:
    path = bare_file(folder, ".mp3")
    put_id3(path, tag)
    return path


def frames_of(path: Path) -> list[tuple[str, bytes]]:
    """Name and whole bytes of every frame but the genre's."""
    view = BytesView(path.read_bytes())
    header = read_header(view, 0)
    assert header is not None
    body = read_body(view, header)
    return [
        (frame.name, body.view.read(frame.start, frame.end - frame.start))
        for frame in body.frames
        if frame.name not in ("TCON", "TCO")
    ]


def genre_text(path: Path) -> str:
    """The genre frame's text as it stands there."""
    view = BytesView(path.read_bytes())
    header = read_header(view, 0)
    assert header is not None
    body = read_body(view, header)
    (frame,) = [frame for frame in body.frames if frame.name in ("TCON", "TCO")]
    return decode_text(content_of(body, frame))[0]


TITLE = {2: raw_frame(b"TT2", LATIN + b"Title", 2), 3: raw_frame(b"TIT2", LATIN + b"Title", 3)}
TITLE[4] = raw_frame(b"TIT2", LATIN + b"Title", 4)
NAME = {2: b"TCO", 3: b"TCON", 4: b"TCON"}


@pytest.mark.parametrize("version", [2, 3, 4])
def test_the_version_stays(tmp_path: Path, journal: Journal, version: int) -> None:
    path = with_tag(tmp_path, raw_id3(version, TITLE[version], padding=64))
    before, frames = path.read_bytes(), frames_of(path)
    write(path, journal)
    assert path.read_bytes()[:5] == b"ID3" + bytes([version, 0])
    assert frames_of(path) == frames
    assert read_genres(path).container == f"ID3v2.{version}"
    assert len(path.read_bytes()) == len(before)  # the padding took it up
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(17)", ("Rock",)),
        ("17", ("Rock",)),
        ("(17)(18)", ("Rock", "Techno")),
        ("Hip-Hop/Rap", ("Hip-Hop/Rap",)),
        ("RX", ("Remix",)),
        ("(CR)", ("Cover",)),
        ("(17)Rock", ("Rock",)),
        ("(4)Eurodisco", ("Disco", "Eurodisco")),
        ("(255)", ()),
        ("", ()),
        ("Rock/Jazz", ("Rock", "Jazz")),
        ("AC/DC covers", ("AC/DC covers",)),
    ],
)
def test_spellings_of_v23(tmp_path: Path, text: str, names: tuple[str, ...]) -> None:
    path = with_tag(tmp_path, raw_id3(3, raw_frame(b"TCON", LATIN + text.encode(), 3)))
    assert read_genres(path).genres == names


@pytest.mark.parametrize("encoding", [LATIN, UTF16, UTF16_BE, UTF8])
def test_encodings_are_read_and_kept(tmp_path: Path, journal: Journal, encoding: bytes) -> None:
    text = {LATIN: b"Caf\xe9", UTF16: "\ufeffCafé".encode("utf-16-le"), UTF16_BE: "Café".encode("utf-16-be")}
    path = with_tag(tmp_path, raw_id3(4, raw_frame(b"TCON", encoding + text.get(encoding, "Café".encode()), 4)))
    assert read_genres(path).genres == ("Café",)
    write(path, journal, "Folk", Policy.APPEND)
    assert read_genres(path).genres == ("Café", "Folk")
    assert path.read_bytes()[20:21] == encoding


def test_v23_list_keeps_its_own_separator_and_spelling(tmp_path: Path, journal: Journal) -> None:
    for text, joined in (
        ("Hip-Hop/Rap", "Hip-Hop/Rap; Folk"),
        ("Jazz; Blues", "Jazz; Blues; Folk"),
        ("Jazz\0Blues", "Jazz\0Blues\0Folk"),
        ("AC/DC covers", "AC/DC covers; Folk"),
        ("(17)", "Rock/Folk"),
        ("(17)(18)", "Rock/Techno/Folk"),
    ):
        path = with_tag(tmp_path, raw_id3(3, raw_frame(b"TCON", LATIN + text.encode(), 3)))
        write(path, journal, "Folk", Policy.APPEND)
        assert genre_text(path) == joined


def test_v24_list_is_a_true_list(tmp_path: Path, journal: Journal) -> None:
    path = with_tag(tmp_path, raw_id3(4, raw_frame(b"TCON", UTF8 + b"17\0Hip-Hop/Rap", 4)))
    assert read_genres(path).genres == ("Rock", "Hip-Hop/Rap")
    write(path, journal, "Folk", Policy.APPEND)
    assert genre_text(path) == "17\0Hip-Hop/Rap\0Folk"


def test_several_genre_frames_become_one(tmp_path: Path, journal: Journal) -> None:
    tcon = raw_frame(b"TCON", LATIN + b"Jazz", 3), raw_frame(b"TCON", LATIN + b"Blues", 3)
    path = with_tag(tmp_path, raw_id3(3, tcon[0] + TITLE[3] + tcon[1], padding=30))
    before, frames = path.read_bytes(), frames_of(path)
    assert read_genres(path).genres == ("Jazz", "Blues")
    write(path, journal, "Folk", Policy.APPEND)
    assert genre_text(path) == "Jazz/Blues/Folk"
    assert frames_of(path) == frames
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [3, 4])
def test_unknown_and_encrypted_frames_survive(tmp_path: Path, journal: Journal, version: int) -> None:
    path = bare_file(tmp_path, ".mp3")
    write_id3(path, version, ("Jazz",))
    frames = frames_of(path)
    assert {"XQZW", "XENC"} <= {name for name, _ in frames}
    write(path, journal, "Folk", Policy.APPEND)
    assert frames_of(path) == frames


def test_v23_dates_are_not_turned_into_v24_ones(tmp_path: Path, journal: Journal) -> None:
    path = bare_file(tmp_path, ".mp3")
    write_id3(path, 3)
    write(path, journal)
    names = {name for name, _ in frames_of(path)}
    assert {"TYER", "TORY"} <= names
    assert not {"TDRC", "TDOR"} & names


@pytest.mark.parametrize("padding", [0, 64])
@pytest.mark.parametrize("version", [2, 3])
def test_an_unsynchronised_tag_stays_one(tmp_path: Path, journal: Journal, version: int, padding: int) -> None:
    private = raw_frame({2: b"UFI", 3: b"PRIV"}[version], b"me\0" + COVER + b"\xff", version)
    body = unsynchronised(TITLE[version] + private + bytes(padding))
    path = with_tag(tmp_path, raw_id3(version, body, flags=0x80))
    before, frames = path.read_bytes(), frames_of(path)
    assert frames[1][1] == private
    write(path, journal, "Électronique")
    assert frames_of(path) == frames
    assert read_genres(path).genres == ("Électronique",)
    assert path.read_bytes()[5] == 0x80
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_a_tag_that_only_claims_unsynchronisation_is_taken_as_it_is(tmp_path: Path, journal: Journal) -> None:
    private = raw_frame(b"PRIV", b"me\0" + b"\xff\xfe\xff\x00", 3)
    path = with_tag(tmp_path, raw_id3(3, private, flags=0x80, padding=40))
    frames = frames_of(path)
    write(path, journal)
    assert frames_of(path) == frames == [("PRIV", private)]


def test_v24_frames_unsynchronised_one_by_one(tmp_path: Path, journal: Journal) -> None:
    private = raw_frame(b"PRIV", unsynchronised(b"me\0" + COVER), 4, form=0x02)
    tcon = raw_frame(b"TCON", synchsafe_bytes(5) + UTF8 + b"Jazz", 4, form=0x03)
    path = with_tag(tmp_path, raw_id3(4, private + tcon, flags=0x80, padding=40))
    frames = frames_of(path)
    assert read_genres(path).genres == ("Jazz",)
    write(path, journal, "Folk", Policy.APPEND)
    assert frames_of(path) == frames
    assert read_genres(path).genres == ("Jazz", "Folk")


def test_a_footer_follows_the_size(tmp_path: Path, journal: Journal) -> None:
    tag = raw_id3(4, TITLE[4], flags=0x10)
    path = with_tag(tmp_path, tag + b"3DI" + tag[3:10])
    before = path.read_bytes()
    write(path, journal)
    data = path.read_bytes()
    size = len(data) - len(before) + len(TITLE[4])
    assert data[6:10] == synchsafe_bytes(size)
    assert data[10 + size : 20 + size] == b"3DI" + data[3:10]
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_extended_header_of_v23_keeps_true_padding_and_checksum(tmp_path: Path, journal: Journal) -> None:
    checksum = zlib.crc32(TITLE[3]).to_bytes(4, "big")
    extended = (10).to_bytes(4, "big") + b"\x80\x00" + (100).to_bytes(4, "big") + checksum
    path = with_tag(tmp_path, raw_id3(3, extended + TITLE[3], flags=0x40, padding=100))
    write(path, journal)
    data = path.read_bytes()
    frames = TITLE[3] + raw_frame(b"TCON", LATIN + b"Folk", 3)
    assert data[24 : 24 + len(frames)] == frames
    assert int.from_bytes(data[16:20], "big") == 100 - len(frames) + len(TITLE[3])
    assert int.from_bytes(data[20:24], "big") == zlib.crc32(frames)


def test_extended_header_of_v24_keeps_a_true_checksum(tmp_path: Path, journal: Journal) -> None:
    def stored(data: bytes) -> bytes:
        return bytes(zlib.crc32(data) >> shift & 0x7F for shift in (28, 21, 14, 7, 0))

    body = TITLE[4] + bytes(60)
    extended = synchsafe_bytes(12) + b"\x01\x20\x05" + stored(body)
    path = with_tag(tmp_path, raw_id3(4, extended + body, flags=0x40))
    write(path, journal)
    data = path.read_bytes()
    assert data[17:22] == stored(data[22 : 22 + len(body)])
    assert b"TCON" in data[22 : 22 + len(body)]


def test_plain_frame_sizes_of_old_itunes(tmp_path: Path, journal: Journal) -> None:
    """Its v2.4 tags count frames as v2.3 does, which matters from 128 bytes on."""
    big = b"PRIV" + (300).to_bytes(4, "big") + b"\0\0" + b"me\0" + b"x" * 297
    path = with_tag(tmp_path, raw_id3(4, big + TITLE[4] + raw_frame(b"TCON", LATIN + b"Jazz", 4), padding=50))
    frames = frames_of(path)
    assert [name for name, _ in frames] == ["PRIV", "TIT2"]
    assert read_genres(path).genres == ("Jazz",)
    write(path, journal, "Folk", Policy.APPEND)
    assert frames_of(path) == frames


def test_an_encrypted_genre_is_left_alone(tmp_path: Path, journal: Journal) -> None:
    path = with_tag(tmp_path, raw_id3(3, raw_frame(b"TCON", b"\x80secret", 3, form=0x40)))
    assert read_genres(path).obstacle == "its TCON frame is encrypted"
    assert isinstance(apply(plan(path, "Folk", Policy.REPLACE), journal), ChangeSkipped)


def test_a_tag_stacked_on_another_counts_first(tmp_path: Path, journal: Journal) -> None:
    older = raw_id3(3, raw_frame(b"TIT2", LATIN + b"Older", 3) + raw_frame(b"PRIV", b"x" * 200_000, 3))
    path = with_tag(tmp_path, older)
    put_id3(path, raw_id3(4, TITLE[4], padding=100))
    before = path.read_bytes()
    assert read_genres(path).title != "Older"
    write(path, journal)
    assert read_genres(path).genres == ("Folk",)
    assert older in path.read_bytes()
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("upper_genre", [b"", raw_frame(b"TCON", LATIN + b"Blues", 4)], ids=["without", "with"])
def test_a_genre_in_the_tag_below_is_seen_and_kept_in_step(
    tmp_path: Path, journal: Journal, upper_genre: bytes
) -> None:
    """FFmpeg reads both and shows the last."""
    path = with_tag(tmp_path, raw_id3(3, raw_frame(b"TCON", LATIN + b"Jazz", 3)))
    put_id3(path, raw_id3(4, TITLE[4] + upper_genre, padding=100))
    before = path.read_bytes()
    assert isinstance(apply(plan(path), journal), ChangeSkipped)
    write(path, journal, "Folk", Policy.REPLACE)
    assert genre_by_ffmpeg(path) == "Folk"
    assert _library.id3.ID3(path)["TCON"].text == ["Folk"]
    assert b"Jazz" not in path.read_bytes()
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_a_compressed_genre_is_read_and_written_plain(tmp_path: Path, journal: Journal) -> None:
    content = LATIN + b"Jazz"
    compressed = len(content).to_bytes(4, "big") + zlib.compress(content)
    path = with_tag(tmp_path, raw_id3(3, raw_frame(b"TCON", compressed, 3, form=0x80)))
    assert read_genres(path).genres == ("Jazz",)
    write(path, journal, "Folk", Policy.APPEND)
    assert genre_text(path) == "Jazz/Folk"


def test_a_genre_behind_damage_gets_no_twin(tmp_path: Path, journal: Journal) -> None:
    damage = b"??\x01?\0\0\0\x02\0\0xx"
    path = with_tag(tmp_path, raw_id3(3, TITLE[3] + damage + raw_frame(b"TCON", LATIN + b"Jazz", 3)))
    before = path.read_bytes()
    step = apply(plan(path, "Folk", Policy.REPLACE), journal)
    assert isinstance(step, ChangeFailed)
    assert "behind the damage" in step.error.message
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "tag",
    [
        b"ID3\x03\0\0\x7f\x7f\x7f\x7f",
        b"ID3\x03\0\0\xff\0\0\0",
        b"ID3\x09\0\0\0\0\0\x05hello",
        b"ID3\x03\0\x40\0\0\0\x0a\xff\xff\xff\xff\0\0\0\0\0\0",
    ],
    ids=["larger than the file", "size with high bits", "version 2.9", "absurd extended header"],
)
def test_absurd_tags_are_told(tmp_path: Path, tag: bytes) -> None:
    path = with_tag(tmp_path, tag)
    with pytest.raises(TagError, match=r"track\.mp3"):
        read_genres(path)


# -------------------------------------------------------------------- beside ID3v2


def test_a_fresh_tag_is_v23(tmp_path: Path, journal: Journal) -> None:
    path = bare_file(tmp_path, ".mp3")
    write(path, journal)
    assert path.read_bytes()[:4] == b"ID3\x03"


@pytest.mark.parametrize("suffix", [".mp3", ".wav", ".aiff"])
def test_a_fresh_tag_is_v24_where_that_was_chosen(tmp_path: Path, journal: Journal, suffix: str) -> None:
    path = bare_file(tmp_path, suffix)
    before = path.read_bytes()
    write(path, journal, "Škľ ÿ", id3=Id3Options(fresh_version=4), provenance=True)
    data = path.read_bytes()
    assert data[data.index(b"ID3\x04") :][:6] == b"ID3\x04\0\0"
    tags = _library.File(path).tags
    assert tags.version == (2, 4, 0)
    assert tags["TCON"].text == ["Škľ ÿ"]
    assert tags["TXXX:GENRE_TAGGER"].text
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [3, 4])
def test_a_tag_that_is_there_keeps_its_version(tmp_path: Path, journal: Journal, version: int) -> None:
    path = bare_file(tmp_path, ".mp3")
    write_id3(path, version, ("Jazz",))
    write(path, journal, "Folk", Policy.REPLACE, Id3Options(fresh_version=7 - version))
    assert path.read_bytes()[:4] == b"ID3" + bytes([version])
    assert read_genres(path).genres == ("Folk",)


def test_an_id3v1_block_is_left_alone_where_that_was_chosen(tmp_path: Path, journal: Journal) -> None:
    path = bare_file(tmp_path, ".mp3")
    write_id3(path, 3, ("Jazz",))
    path.write_bytes(path.read_bytes() + id3v1_block(8))
    before = path.read_bytes()
    write(path, journal, "Hip-Hop", Policy.REPLACE, Id3Options(edits_v1=False))
    assert path.read_bytes()[-128:] == before[-128:]
    assert read_genres(path).genres == ("Hip-Hop",)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_an_id3v1_block_is_kept_in_step(tmp_path: Path, journal: Journal) -> None:
    path = bare_file(tmp_path, ".mp3")
    write_id3(path, 3, ("Jazz",))
    path.write_bytes(path.read_bytes() + id3v1_block(8))
    before = path.read_bytes()
    write(path, journal, "Hip-Hop", Policy.REPLACE)
    assert path.read_bytes()[-1] == 7
    assert path.read_bytes()[-128:-1] == before[-128:-1]
    write(path, journal, "Vaporwave", Policy.REPLACE)
    assert path.read_bytes()[-1] == 255
    undo_exactly(path, journal)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [3, 4])
def test_a_fresh_tag_takes_over_what_it_would_hide(tmp_path: Path, journal: Journal, version: int) -> None:
    path = bare_file(tmp_path, ".mp3")
    path.write_bytes(path.read_bytes() + id3v1_block(255))
    before = path.read_bytes()
    assert read_genres(path).title == "Old title"
    write(path, journal, id3=Id3Options(fresh_version=version))
    tags = _library.id3.ID3(path)
    found = [str(tags[key]) for key in ("TIT2", "TPE1", "TALB", "TDRC", "TRCK", "COMM::eng", "TCON")]
    assert found == ["Old title", "Old artist", "Old album", "1987", "5", "old comment", "Folk"]
    assert path.read_bytes()[-1] == 80
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_a_number_that_stands_alone_counts(tmp_path: Path) -> None:
    path = bare_file(tmp_path, ".mp3")
    sound = path.read_bytes()
    path.write_bytes(sound + id3v1_block(0))
    assert read_genres(path).genres == ("Blues",)
    write_id3(path, 3)
    path.write_bytes(path.read_bytes() + id3v1_block(0))
    assert read_genres(path).genres == ()  # beside a tag without a genre it is what programs leave there
    path.write_bytes(path.read_bytes()[:-128] + id3v1_block(80))
    assert read_genres(path).genres == ("Folk",)


def test_an_ape_tag_beside_it_is_kept_in_step(tmp_path: Path, journal: Journal) -> None:
    path = bare_file(tmp_path, ".mp3")
    write_ape(path, ("Jazz",))
    write_id3(path, 4, ("Jazz",))
    before = path.read_bytes()
    write(path, journal, "Folk", Policy.APPEND)
    assert list(_library.apev2.APEv2(path)["Genre"]) == ["Jazz", "Folk"]
    assert _library.id3.ID3(path)["TCON"].text == ["Jazz", "Folk"]
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_a_loudness_only_ape_tag_gets_no_genre(tmp_path: Path, journal: Journal) -> None:
    path = bare_file(tmp_path, ".mp3")
    write_ape(path, titled=False)
    ape = path.read_bytes()[-200:]
    step = apply(plan(path), journal)
    assert isinstance(step, ChangeApplied)
    assert path.read_bytes()[-200:] == ape
    assert path.read_bytes()[:4] == b"ID3\x03"


def test_unsynchronisation_is_its_own_way_back() -> None:
    for data in (b"", b"\xff", b"\xff\xff", b"\xff\x00", b"\xff\xe0a", b"a\xff\x10", COVER, b"\xff\x00\xff\x00\xff"):
        coded = unsynchronised(data)
        assert resynchronised(coded) == data
        assert not any(coded[i] == 0xFF and coded[i + 1] >= 0xE0 for i in range(len(coded) - 1))
