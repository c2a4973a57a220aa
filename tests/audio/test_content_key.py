"""The key follows the sound, not the tags around it."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mutagen
import pytest
from mutagen.aiff import AIFF
from mutagen.apev2 import APEv2
from mutagen.asf import ASF
from mutagen.flac import Picture
from mutagen.id3 import APIC, ID3, TCON, TIT2
from mutagen.mp4 import MP4, MP4Cover
from mutagen.wave import WAVE

from genre_tagger.audio.content_key import content_key
from genre_tagger.foundation.errors import DecodeError
from tests.builders.audio_files import OGG_FLAC, Recipe, make_audio
from tests.builders.dsd_files import write_dsdiff, write_dsf
from tests.builders.tagged_files import write_rich_tags

COVER = bytes(range(256)) * 1500  # more than an Ogg page can hold, several times over


def tag_id3(path: Path) -> None:
    tags = ID3()
    tags.add(TIT2(encoding=3, text="Title"))
    tags.add(TCON(encoding=3, text="Rock"))
    tags.add(APIC(encoding=3, mime="image/png", data=COVER))
    tags.save(path, v1=2)


def tag_ape(path: Path) -> None:
    tags = APEv2()
    tags["Genre"] = "Rock"
    tags.save(path)


def tag_chunk(kind: type[WAVE] | type[AIFF]) -> Callable[[Path], None]:
    def tag(path: Path) -> None:
        file = kind(path)
        file.add_tags()
        file.tags.add(TCON(encoding=3, text="Rock"))
        file.save()

    return tag


def tag_vorbis(path: Path) -> None:
    file: Any = mutagen.File(path)
    file["genre"] = "Rock"
    if hasattr(file, "add_picture"):
        picture = Picture()
        picture.data = COVER
        file.add_picture(picture)
    else:
        file["metadata_block_picture"] = COVER.hex()
    file.save()


def tag_mp4(path: Path) -> None:
    file = MP4(path)
    file["\xa9gen"] = "Rock"
    file["covr"] = [MP4Cover(COVER)]
    file.save()


def tag_asf(path: Path) -> None:
    file = ASF(path)
    file["WM/Genre"] = "Rock"
    file["Filler"] = "x" * 20_000
    file.save()


CASES: dict[str, tuple[str, Recipe | None, Callable[[Path], None]]] = {
    "mp3 with ID3": (".mp3", None, tag_id3),
    "mp3 with APE": (".mp3", None, tag_ape),
    "wav": (".wav", None, tag_chunk(WAVE)),
    "aiff": (".aiff", None, tag_chunk(AIFF)),
    "flac": (".flac", None, tag_vorbis),
    "ogg": (".ogg", None, tag_vorbis),
    "opus": (".opus", None, tag_vorbis),
    "ogg flac": (".oga", OGG_FLAC, tag_vorbis),
    "m4a": (".m4a", None, tag_mp4),
    "wma": (".wma", None, tag_asf),
    "wavpack": (".wv", None, tag_ape),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("seconds", [1.0, 36.0], ids=["read whole", "sampled"])
def test_the_key_stays_when_tags_change(tmp_path: Path, case: str, seconds: float) -> None:
    extension, recipe, tag = CASES[case]
    plain, tagged = tmp_path / f"plain{extension}", tmp_path / f"tagged{extension}"
    make_audio(plain, seconds, recipe=recipe, sample_rate_hz=48_000, channels=1)
    shutil.copy(plain, tagged)
    tag(tagged)
    assert tagged.read_bytes() != plain.read_bytes()
    assert content_key(tagged) == content_key(plain)


@pytest.mark.parametrize("case", CASES)
def test_other_sound_has_another_key(tmp_path: Path, case: str) -> None:
    extension, recipe, _ = CASES[case]
    paths = [tmp_path / f"{seed}{extension}" for seed in range(3)]
    for seed, path in enumerate(paths):
        make_audio(path, 1.0, recipe=recipe, sample_rate_hz=48_000, channels=1, seed=seed)
    assert len({content_key(path) for path in paths}) == 3


def test_tags_on_both_sides_of_an_mp3_are_stepped_over(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    make_audio(path, 2.0)
    before = content_key(path)
    lyrics = b"LYRICSBEGININD0000200"
    path.write_bytes(path.read_bytes() + lyrics + f"{len(lyrics):06d}".encode() + b"LYRICS200")
    tag_ape(path)
    tag_id3(path)
    assert content_key(path) == before


def test_tags_behind_junk_and_before_old_lyrics_are_stepped_over(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    make_audio(path, 2.0)
    tag_id3(path)
    tag_ape(path)
    junk, lyrics = b"\x81" * 500, b"LYRICSBEGINla la laLYRICSEND"
    data = path.read_bytes()
    path.write_bytes(data := junk + data[:-128] + lyrics + data[-128:])
    before = content_key(path)
    assert data.count(b"Rock") > 1
    path.write_bytes(data.replace(b"Rock", b"Folk"))
    assert content_key(path) == before


@pytest.mark.parametrize("extension", [".dsf", ".dff"])
def test_dsd_has_its_tag_inside(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"a{extension}"
    (write_dsf if extension == ".dsf" else write_dsdiff)(path)
    before = content_key(path)
    write_rich_tags(path, ("Rock",))
    assert content_key(path) == before
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(data)
    assert content_key(path) != before


def test_a_changed_byte_a_cut_and_an_addition_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    make_audio(path, 2.0, channels=1, sample_rate_hz=16_000)
    whole = path.read_bytes()
    keys = {content_key(path)}
    changed = bytearray(whole)
    changed[len(whole) // 2] ^= 1
    for variant in (bytes(changed), whole[:-2], whole[:44]):
        path.write_bytes(variant)
        keys.add(content_key(path))
    assert len(keys) == 4


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"ID3",
        b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + bytes(100),
        b"fLaC",
        b"fLaC\x84\xff\xff\xff",
        b"OggS" + bytes(30),
        b"OggS" + bytes(22) + b"\xff" + b"\xff" * 255,
        b"RIFF\0\0\0\0WAVEdata\xff\xff\xff\xff",
        b"FORM" + bytes(40),
        bytes(4) + b"ftyp" + bytes(40),
        b"\0\0\0\x08ftyp\0\0\0\x01mdat" + b"\xff" * 8,
        b"\0\0\0\x08ftyp" + b"\0\0\0\x07mdat",
        bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c") + bytes(40),
        bytes(200) + b"TAG" + bytes(125),
        bytes(64) + b"APETAGEX" + struct.pack("<IIII", 2000, 0xFFFFFFFF, 0xFFFFFFFF, 0) + bytes(8),
        b"DSD " + bytes(40),
        b"FRM8" + b"\xff" * 40,
        b"DSD " + bytes(24) + b"data" + b"\xff" * 8,
        b"999999LYRICS200" + bytes(32) + b"999999LYRICS200",
    ],
)
def test_damaged_headers_get_a_key_too(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd"
    path.write_bytes(data)
    assert len(content_key(path)) == 32
    assert content_key(path) == content_key(path)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DecodeError, match=r"gone\.mp3 cannot be read"):
        content_key(tmp_path / "gone.mp3")
