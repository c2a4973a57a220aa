"""Tags around a stream: which of them a genre goes into, so that no reader loses what another tag says."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import mutagen
import mutagen.aac
import mutagen.apev2
import mutagen.id3
import mutagen.trueaudio
import pytest

from genre_tagger.foundation.errors import TagError
from genre_tagger.tags.apply import ChangeFailed, ChangeSkipped
from genre_tagger.tags.fields import Id3Options
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy
from genre_tagger.tags.tag_file import read_genres
from tests.builders.tagged_files import bare_file, genre_by_ffmpeg, raw_frame, raw_id3
from tests.tags.workbench import apply, plan, undo_exactly, write

_library: Any = mutagen
V1_ALONE = ("TIT2", "TPE1", "TALB", "TDRC", "TCON")
EMPTY_ID3 = raw_id3(3, b"", padding=100)
LYRICS = {
    "version 1": b"LYRICSBEGINla la laLYRICSEND",
    "version 2": b"LYRICSBEGININD0000200000021LYRICS200",
}


def v1_block(title: bytes, genre: int = 8, year: bytes = b"1987", comment: bytes = b"a note") -> bytes:
    texts = title.ljust(30, b"\0") + b"V1 artist".ljust(30, b"\0") + b"V1 album".ljust(30, b"\0")
    return b"TAG" + texts + year + comment.ljust(28, b"\0") + bytes([0, 5, genre])


def ape_tag(**items: str) -> bytes:
    tags = _library.apev2.APEv2()
    for key, value in items.items():
        tags[key] = value
    file = io.BytesIO(b"x")
    tags.save(file)
    return file.getvalue()[1:]


def stacked(folder: Path, extension: str = ".mp3", *, front: bytes = b"", behind: bytes = b"") -> Path:
    path = bare_file(folder, extension)
    path.write_bytes(front + path.read_bytes() + behind)
    return path


def written_and_back(path: Path, journal: Journal, genre: str = "Folk", **options: Any) -> bytes:
    """The file's bytes after the write; the write is then taken back, exactly."""
    before = path.read_bytes()
    write(path, journal, genre, Policy.REPLACE, **options)
    assert read_genres(path).genres == (genre,)
    after = path.read_bytes()
    undo_exactly(path, journal)
    assert path.read_bytes() == before
    path.write_bytes(after)
    return after


# -------------------------------------------------------------------- ID3v1 alone


@pytest.mark.parametrize(
    ("title", "codec"),
    [("Песня", "cp1251"), ("Музыка", "cp866"), ("曲の名前", "shift-jis"), ("Łódź", "cp1250"), ("Café", "latin-1")],
)
@pytest.mark.parametrize("front", [b"", EMPTY_ID3], ids=["no ID3v2", "empty ID3v2"])
def test_texts_of_unknown_encoding_stay_where_they_are(
    tmp_path: Path, journal: Journal, title: str, codec: str, front: bytes
) -> None:
    path = stacked(tmp_path, front=front, behind=v1_block(title.encode(codec)))
    before = path.read_bytes()
    after = written_and_back(path, journal)
    assert after == before[:-1] + b"\x50"  # Folk is number 80
    assert genre_by_ffmpeg(path) == "Folk"


@pytest.mark.parametrize("extension", [".aac", ".tta", ".wv"])
def test_other_streams_keep_them_too(tmp_path: Path, journal: Journal, extension: str) -> None:
    path = stacked(tmp_path, extension, behind=v1_block("Песня".encode("cp1251")))
    before = path.read_bytes()
    assert written_and_back(path, journal) == before[:-1] + b"\x50"


@pytest.mark.parametrize(
    ("genre", "id3"), [("Vaporwave", Id3Options()), ("hip hop", Id3Options()), ("Folk", Id3Options(edits_v1=False))]
)
def test_what_the_number_cannot_say_is_refused(tmp_path: Path, journal: Journal, genre: str, id3: Id3Options) -> None:
    path = stacked(tmp_path, behind=v1_block("Песня".encode("cp1251")))
    before = path.read_bytes()
    step = apply(plan(path, genre, Policy.REPLACE), journal, id3)
    assert isinstance(step, ChangeFailed)
    assert "unknown encoding" in step.error.message
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [3, 4])
@pytest.mark.parametrize("title", ["Plain title", "Песня", "アルバム", "Café"])
def test_utf8_and_ascii_move_along_whole(tmp_path: Path, journal: Journal, version: int, title: str) -> None:
    path = stacked(tmp_path, behind=v1_block(title.encode()))
    written_and_back(path, journal, id3=Id3Options(fresh_version=version))
    tags = _library.id3.ID3(path)
    assert [str(tags[key]) for key in V1_ALONE] == [title, "V1 artist", "V1 album", "1987", "Folk"]


@pytest.mark.parametrize("year", [b"0000", b"\0\0\0\0", b"    ", b"live", b"197?"])
def test_a_year_that_is_none_is_left_out(tmp_path: Path, journal: Journal, year: bytes) -> None:
    path = stacked(tmp_path, behind=v1_block(b"Title", year=year))
    written_and_back(path, journal)
    assert "TDRC" not in _library.id3.ID3(path, load_v1=False)


@pytest.mark.parametrize("version", [2, 3, 4])
def test_an_empty_tag_hides_nothing_until_it_is_filled(tmp_path: Path, journal: Journal, version: int) -> None:
    path = stacked(tmp_path, front=raw_id3(version, b"", padding=300), behind=v1_block(b"Title"))
    assert written_and_back(path, journal)[3] == version
    tags = _library.id3.ID3(path)
    assert [str(tags[key]) for key in V1_ALONE] == ["Title", "V1 artist", "V1 album", "1987", "Folk"]


@pytest.mark.parametrize("extension", [".wv", ".aac"])
@pytest.mark.parametrize("ape", [b"", ape_tag()], ids=["no APE", "empty APE"])
def test_a_fresh_ape_tag_takes_over_what_it_hides(tmp_path: Path, journal: Journal, extension: str, ape: bytes) -> None:
    path = stacked(tmp_path, extension, behind=ape + v1_block(b"Title"))
    written_and_back(path, journal)
    tags = {key: str(value) for key, value in _library.apev2.APEv2(path).items()}
    assert tags == {
        "Title": "Title",
        "Artist": "V1 artist",
        "Album": "V1 album",
        "Year": "1987",
        "Track": "5",
        "Comment": "a note",
        "Genre": "Folk",
    }


# -------------------------------------------------------------------- APE beside or instead of ID3v2


@pytest.mark.parametrize("key", ["Title", "Year", "Composer", "Comment", "Track", "Encoder"])
@pytest.mark.parametrize("front", [b"", EMPTY_ID3], ids=["no ID3v2", "empty ID3v2"])
def test_the_genre_joins_an_ape_tag_that_says_anything(
    tmp_path: Path, journal: Journal, key: str, front: bytes
) -> None:
    path = stacked(tmp_path, front=front, behind=ape_tag(**{key: "1990", "REPLAYGAIN_TRACK_GAIN": "-3.00 dB"}))
    before = path.read_bytes()
    after = written_and_back(path, journal)
    assert after[: len(front) + 1000] == before[: len(front) + 1000]
    tags = _library.apev2.APEv2(path)
    assert (str(tags[key]), str(tags["Genre"])) == ("1990", "Folk")


def test_loudness_moves_along_into_a_fresh_tag(tmp_path: Path, journal: Journal) -> None:
    """What mp3gain leaves; the tag in front hides it from readers that take the first tag alone."""
    gain = {"REPLAYGAIN_TRACK_GAIN": "-3.00 dB", "MP3GAIN_MINMAX": "102,177"}
    path = stacked(tmp_path, behind=ape_tag(**gain))
    tail = path.read_bytes()[-100:]
    assert written_and_back(path, journal)[-100:] == tail
    tags = _library.id3.ID3(path)
    assert {key: str(tags[f"TXXX:{key}"]) for key in gain} == gain
    assert tags["TCON"].text == ["Folk"]


def test_loudness_and_texts_of_unknown_encoding(tmp_path: Path, journal: Journal) -> None:
    gain = ape_tag(REPLAYGAIN_TRACK_GAIN="-3.00 dB")
    path = stacked(tmp_path, behind=gain + v1_block("Песня".encode("cp1251")))
    assert not written_and_back(path, journal).startswith(b"ID3")
    assert str(_library.apev2.APEv2(path)["Genre"]) == "Folk"
    assert genre_by_ffmpeg(path) == "Folk"


def test_an_id3_tag_of_monkeys_audio_is_not_hidden(tmp_path: Path, journal: Journal) -> None:
    """FFmpeg shows nothing of an ID3v2 tag beside an APE tag."""
    front = raw_id3(3, raw_frame(b"TIT2", b"\0Title", 3), padding=60)
    path = stacked(tmp_path, ".wv", front=front)
    assert b"APETAGEX" not in written_and_back(path, journal)
    assert str(_library.id3.ID3(path)["TCON"]) == "Folk"


# -------------------------------------------------------------------- AAC and TrueAudio


def test_aac_without_tags_stays_aac(tmp_path: Path, journal: Journal) -> None:
    path = stacked(tmp_path, ".aac")
    before = path.read_bytes()
    assert written_and_back(path, journal).startswith(before)
    assert _library.aac.AAC(path).info.sample_rate == 44_100
    assert str(_library.File(path)["Genre"]) == "Folk"
    assert genre_by_ffmpeg(path) == "Folk"


def test_an_id3_tag_of_aac_is_edited(tmp_path: Path, journal: Journal) -> None:
    path = stacked(tmp_path, ".aac", front=raw_id3(3, raw_frame(b"TIT2", b"\0Title", 3), padding=60))
    assert b"APETAGEX" not in written_and_back(path, journal)
    assert genre_by_ffmpeg(path) == "Folk"


@pytest.mark.parametrize("extension", [".aac", ".tta"])
def test_both_tags_get_the_genre_where_one_discards_the_other(tmp_path: Path, journal: Journal, extension: str) -> None:
    front = raw_id3(3, raw_frame(b"TIT2", b"\0Title", 3), padding=60)
    path = stacked(tmp_path, extension, front=front, behind=ape_tag(Encoder="something"))
    written_and_back(path, journal)
    assert genre_by_ffmpeg(path) == "Folk"
    assert _library.id3.ID3(path)["TCON"].text == ["Folk"]
    assert str(_library.apev2.APEv2(path)["Genre"]) == "Folk"


def test_true_audio_with_an_ape_tag_alone_gets_both(tmp_path: Path, journal: Journal) -> None:
    path = stacked(tmp_path, ".tta", behind=ape_tag(Encoder="something") + v1_block(b"Title"))
    written_and_back(path, journal)
    assert genre_by_ffmpeg(path) == "Folk"
    tags = _library.trueaudio.TrueAudio(path)
    assert (str(tags["TCON"]), str(tags["TIT2"])) == ("Folk", "Title")


# -------------------------------------------------------------------- Lyrics3


@pytest.mark.parametrize("lyrics", LYRICS)
def test_an_ape_tag_in_front_of_lyrics_is_found(tmp_path: Path, journal: Journal, lyrics: str) -> None:
    behind = ape_tag(Genre="Jazz", Composer="Somebody") + LYRICS[lyrics] + v1_block(b"Title", genre=255)
    path = stacked(tmp_path, behind=behind)
    assert read_genres(path).genres == ("Jazz",)
    assert isinstance(apply(plan(path), journal), ChangeSkipped)
    after = written_and_back(path, journal)
    assert b"Jazz" not in after
    assert LYRICS[lyrics] + b"TAGTitle" in after
    assert str(_library.id3.ID3(path)["TCON"]) == "Folk"  # not every player looks behind the lyrics


def test_lyrics_without_a_beginning_are_sound(tmp_path: Path, journal: Journal) -> None:
    path = stacked(tmp_path, behind=b"000021LYRICS200" + v1_block(b"Title"))
    assert b"000021LYRICS200TAGTitle" in written_and_back(path, journal)


# -------------------------------------------------------------------- removal


@pytest.mark.parametrize("behind", [b"", ape_tag(Genre="Jazz"), v1_block("Песня".encode("cp1251"))])
def test_forced_undo_of_a_genre_leaves_none(tmp_path: Path, journal: Journal, behind: bytes) -> None:
    from genre_tagger.containers.byte_view import ByteView
    from genre_tagger.tags.fields import NewFields
    from genre_tagger.tags.splice import applied_to
    from genre_tagger.tags.tag_file import edit_of

    path = stacked(tmp_path, behind=behind)
    with ByteView(path) as view:
        splices = edit_of(view, NewFields(()))
    path.write_bytes(applied_to(path.read_bytes(), splices))
    assert read_genres(path).genres == ()


# -------------------------------------------------------------------- APE in front of the sound


@pytest.mark.parametrize("extension", [".mp3", ".aac", ".wv", ".tta"])
@pytest.mark.parametrize("before_it", [b"", raw_id3(3, raw_frame(b"TIT2", b"\0Title", 3), padding=60)])
def test_an_ape_tag_in_front_is_found_and_kept_in_step(
    tmp_path: Path, journal: Journal, extension: str, before_it: bytes
) -> None:
    path = stacked(tmp_path, extension, front=before_it + ape_tag(Genre="Jazz", Composer="Somebody"))
    assert read_genres(path).genres == ("Jazz",)
    assert isinstance(apply(plan(path), journal), ChangeSkipped)
    assert b"Jazz" not in written_and_back(path, journal, "A somewhat longer name")


def test_an_ape_tag_in_front_gets_the_genre_it_lacks(tmp_path: Path, journal: Journal) -> None:
    path = stacked(tmp_path, front=ape_tag(Composer="Somebody"))
    assert written_and_back(path, journal).startswith(b"APETAGEX")
    assert str(_library.apev2.APEv2(path)["Genre"]) == "Folk"


@pytest.mark.parametrize("damage", [slice(12, 16), slice(20, 24), slice(-32, -24)], ids=["size", "flags", "footer"])
def test_half_an_ape_tag_in_front_is_no_sound(tmp_path: Path, damage: slice) -> None:
    front = bytearray(ape_tag(Composer="Somebody"))
    front[damage] = bytes(len(front[damage]))
    with pytest.raises(TagError, match="not an audio file"):
        read_genres(stacked(tmp_path, front=bytes(front)))
