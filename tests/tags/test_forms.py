"""What is particular to WAV and AIFF: chunks, their lengths and pad bytes, ID3 beside LIST INFO."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import mutagen
import mutagen.aiff
import mutagen.wave
import pytest

from genre_tagger.tags.apply import ChangeSkipped
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy
from genre_tagger.tags.tag_file import read_genres
from tests.builders.raw_containers import aiff_sound, broadcast, chunk, form, info, wav_sound
from tests.builders.tagged_files import genre_by_ffmpeg, id3v1_block, plain_file, raw_frame, raw_id3
from tests.tags.workbench import apply, plan, undo_exactly, write

_library: Any = mutagen
JAZZ = raw_id3(3, raw_frame(b"TIT2", b"\0Title", 3) + raw_frame(b"TCON", b"\0Jazz", 3))


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


# -------------------------------------------------------------------- tags in places of their own


def made(folder: Path, data: bytes) -> Path:
    path = folder / f"track.{'wav' if data[:4] == b'RIFF' else 'aiff'}"
    path.write_bytes(data)
    return path


def frames_of(path: Path) -> dict[str, str]:
    """What mutagen reads in the ID3 tag, v2.3's frames as they are."""
    reader = _library.wave.WAVE if path.suffix == ".wav" else _library.aiff.AIFF
    return {key: str(frame) for key, frame in (reader(path, translate=False, load_v1=False).tags or {}).items()}


ENTRIES = [
    (b"INAM", "Tïtle".encode() + b"\0", "TIT2", "Tïtle"),
    (b"IART", b"Me\0", "TPE1", "Me"),
    (b"IPRD", b"Album\0", "TALB", "Album"),
    (b"IPRT", b"3\0", "TRCK", "3"),
    (b"ICMT", b"A comment\0", "COMM::eng", "A comment"),
    (b"ICOP", b"2001 us\0", "TCOP", "2001 us"),
    (b"ISFT", b"A program\0", "TSSE", "A program"),
    (b"ICNT", b"Norway\0", "TXXX:RELEASECOUNTRY", "Norway"),
]


def test_a_fresh_tag_takes_over_what_it_hides(tmp_path: Path, journal: Journal) -> None:
    """Many players show the ID3 tag of a WAV file and then nothing of LIST INFO."""
    entries = [(name, raw) for name, raw, _, _ in ENTRIES]
    path = made(tmp_path, form(b"WAVE", [*wav_sound(), info(*entries, (b"ICRD", b"1999-04-21\0"))]))
    before, told = path.read_bytes(), read_genres(path)
    write(path, journal)
    expected = {key: text for _, _, key, text in ENTRIES} | {"TYER": "1999", "TDAT": "2104", "TCON": "Folk"}
    assert frames_of(path) == expected
    assert genre_by_ffmpeg(path) == "Folk"
    assert (read_genres(path).title, read_genres(path).artist) == (told.title, told.artist) == ("Tïtle", "Me")
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_texts_of_unknown_encoding_stay_where_no_encoding_is_stated(tmp_path: Path, journal: Journal) -> None:
    """An ID3 tag would have to say what they are, or hide them. Nearly all read LIST INFO, so the genre goes there."""
    path = made(tmp_path, form(b"WAVE", [*wav_sound(), info((b"INAM", "Песня".encode("cp1251") + b"\0"))]))
    before = path.read_bytes()
    write(path, journal)
    assert frames_of(path) == {}
    assert "Песня".encode("cp1251") in path.read_bytes()
    assert genre_by_ffmpeg(path) == "Folk"
    assert read_genres(path).genres == ("Folk",)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_a_broadcast_wav_gets_its_genre_where_ffmpeg_looks(tmp_path: Path, journal: Journal) -> None:
    path = made(tmp_path, form(b"WAVE", [broadcast(), *wav_sound()]))
    before = path.read_bytes()
    write(path, journal)
    assert frames_of(path) == {"TCON": "Folk"}
    assert genre_by_ffmpeg(path) == "Folk"
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", [b"WAVE", b"AIFF"])
def test_a_tag_behind_the_stated_end_is_found_and_counted(tmp_path: Path, journal: Journal, kind: bytes) -> None:
    sound, tag = (wav_sound(), chunk(b"id3 ", JAZZ)) if kind == b"WAVE" else (aiff_sound(), chunk(b"ID3 ", JAZZ, ">"))
    path = made(tmp_path, form(kind, sound, [tag]))
    before = path.read_bytes()
    assert read_genres(path).genres == ("Jazz",)
    assert isinstance(apply(plan(path), journal), ChangeSkipped)
    assert path.read_bytes() == before
    write(path, journal, "Folk", Policy.REPLACE)
    assert frames_of(path) == {"TIT2": "Title", "TCON": "Folk"}
    assert [name.lower() for name, _ in riff_chunks(path)].count(b"id3 ") == 1
    assert genre_by_ffmpeg(path) == "Folk"
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", [b"WAVE", b"AIFF"])
@pytest.mark.parametrize("content", [b"", bytes(100), raw_id3(4, b"", padding=1024)], ids=["empty", "zeros", "header"])
@pytest.mark.parametrize("last", [True, False])
def test_an_empty_chunk_is_filled(tmp_path: Path, journal: Journal, kind: bytes, content: bytes, last: bool) -> None:
    sound, order = (wav_sound(), "<") if kind == b"WAVE" else (aiff_sound(), ">")
    empty = chunk(b"ID3 ", content, order)
    path = made(tmp_path, form(kind, [*sound, empty] if last else [*sound[:1], empty, *sound[1:]]))
    before, names = path.read_bytes(), [name for name, _ in riff_chunks(path)]
    write(path, journal)
    assert [name for name, _ in riff_chunks(path)] == names
    assert frames_of(path) == {"TCON": "Folk"}
    assert genre_by_ffmpeg(path) == "Folk"
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_an_empty_tag_hides_nothing_once_it_is_filled(tmp_path: Path, journal: Journal) -> None:
    leftover = chunk(b"id3 ", raw_id3(4, b"", padding=1024))
    path = made(tmp_path, form(b"WAVE", [*wav_sound(), info((b"INAM", b"Title\0")), leftover]))
    write(path, journal)
    assert frames_of(path) == {"TIT2": "Title", "TCON": "Folk"}


def test_every_list_and_every_entry_is_kept_in_step(tmp_path: Path, journal: Journal) -> None:
    """Of two lists, or two entries of one name, some players take the first and some the last."""
    lists = [
        info((b"INAM", b"Title\0"), (b"IGNR", b"Jazz\0"), (b"IGNR", b"Jazz\0")),
        info((b"IGNR", b"Blues\0"), (b"IART", b"Me\0")),
    ]
    path = made(tmp_path, form(b"WAVE", [wav_sound()[0], lists[0], wav_sound()[1], lists[1]]))
    before = path.read_bytes()
    assert read_genres(path).genres == ("Jazz", "Blues")
    write(path, journal, "Folk", Policy.REPLACE)
    assert path.read_bytes().count(b"IGNR") == 1
    assert info((b"INAM", b"Title\0"), (b"IGNR", b"Folk\0")) in path.read_bytes()
    assert info((b"IART", b"Me\0")) in path.read_bytes()
    assert frames_of(path) == {"TIT2": "Title", "TPE1": "Me", "TCON": "Folk"}
    assert genre_by_ffmpeg(path) == "Folk"
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_a_second_tag_loses_its_genre(tmp_path: Path, journal: Journal) -> None:
    path = made(tmp_path, form(b"WAVE", [*wav_sound(), chunk(b"id3 ", JAZZ), chunk(b"ID3 ", JAZZ)]))
    write(path, journal, "Folk", Policy.REPLACE)
    assert b"Jazz" not in path.read_bytes()
    assert path.read_bytes().count(b"TCON") == 1
    assert genre_by_ffmpeg(path) == "Folk"


def test_an_id3v1_block_behind_a_wav_is_no_part_of_it(tmp_path: Path, journal: Journal) -> None:
    path = made(tmp_path, form(b"WAVE", wav_sound()) + id3v1_block(8))
    before = path.read_bytes()
    write(path, journal)
    assert path.read_bytes().endswith(before[-128:])
    assert frames_of(path) == {"TCON": "Folk"}
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            form(b"WAVE", [*wav_sound(pad=b""), chunk(b"id3 ", raw_id3(3, JAZZ[10:], padding=200))]),
            "pad byte behind its data chunk",
        ),
        (form(b"WAVE", [*wav_sound(), chunk(b"id3 ", b"nonsense")]), "no ID3 tag"),
        (form(b"AIFF", [*aiff_sound(), chunk(b"id3 ", JAZZ, ">")]), "many readers"),
        (form(b"WAVE", [wav_sound()[0]], [wav_sound()[1]]), "length disagree"),
    ],
    ids=["pad", "nonsense", "small letters", "sound behind"],
)
def test_what_readers_disagree_about_is_told_in_the_plan(tmp_path: Path, data: bytes, told: str) -> None:
    change = plan(made(tmp_path, data), "Folk", Policy.REPLACE)
    assert not change.writes
    assert told in change.reason


def test_the_genre_of_an_rf64_file_is_shown(tmp_path: Path) -> None:
    sizes = struct.pack("<QQQI", 4711, 101, 101, 0)
    head, sound = wav_sound()
    unsized = sound[:4] + b"\xff\xff\xff\xff" + sound[8:]
    chunks = [chunk(b"ds64", sizes), head, unsized, info((b"INAM", b"Title\0"), (b"IGNR", b"Jazz\0"))]
    data = form(b"WAVE", chunks)
    path = tmp_path / "track.wav"
    path.write_bytes(b"RF64\xff\xff\xff\xff" + data[8:])
    current = read_genres(path)
    assert (current.genres, current.title) == (("Jazz",), "Title")
    assert "RF64" in (current.obstacle or "")
