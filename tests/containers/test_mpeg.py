"""Frames count for their company, not for their sync words."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from genre_tagger.containers.byte_view import BytesView
from genre_tagger.containers.mpeg import MpegStart, find_start
from genre_tagger.containers.outer_tags import before_lyrics3
from tests.builders.audio_files import make_audio
from tests.builders.tagged_files import bare_file, raw_id3

NOISE = b"\x81" + random.Random(1).randbytes(3000)
TAG = raw_id3(3, b"", padding=20)


def start_of(data: bytes, at: int = 0) -> MpegStart | None:
    return find_start(BytesView(data), at)


@pytest.mark.parametrize(("extension", "kind"), [(".mp3", "mpeg"), (".mp2", "mpeg"), (".aac", "adts")])
def test_kinds(tmp_path: Path, extension: str, kind: str) -> None:
    frames = bare_file(tmp_path, extension).read_bytes()
    for front, tags, is_direct in (
        (b"", (), True),
        (bytes(99), (), True),
        (NOISE, (), False),
        (NOISE + TAG, (len(NOISE),), False),
        (bytes(9) + TAG + bytes(9) + TAG, (9, 9 + len(TAG) + 9), True),
        (TAG + NOISE, (0,), True),
    ):
        found = start_of(front + frames)
        assert found is not None
        assert (found.kind, found.frames, found.tags, found.is_direct) == (kind, len(front), tags, is_direct)


def test_one_frame_is_enough_where_the_file_ends_with_it(tmp_path: Path) -> None:
    frame = bytes.fromhex("fffb9000") + bytes(413)
    assert start_of(frame) is not None
    assert start_of(frame + b"TAG") is not None
    assert start_of(frame[:-1]) is None
    assert start_of(frame + b"something else") is None
    assert start_of(NOISE + frame) is None  # less sound than junk


def test_frames_of_different_kinds_do_not_count() -> None:
    frames = [bytes.fromhex(head) + bytes(413) for head in ("fffb9000", "fffb9400", "fffb9000")]
    assert start_of(b"".join(frames) + b"more") is None


def test_a_longer_file_is_found_behind_much_junk(tmp_path: Path) -> None:
    path = tmp_path / "track.mp3"
    make_audio(path, 3.0)
    junk = b"\x81" + random.Random(2).randbytes(100_000)
    frames = path.read_bytes()
    found = start_of(junk + frames)
    assert found is not None
    assert found.frames >= len(junk)


def test_impossible_tags_are_junk(tmp_path: Path) -> None:
    frames = bare_file(tmp_path, ".mp3").read_bytes()
    for tag in (b"ID3\x03\0\0\x7f\x7f\x7f\x7f", b"ID3\x09\0\0\0\0\0\x05", b"ID3\x03\0\0\xff\0\0\0", b"ID3"):
        found = start_of(b"\x81" + tag + frames)
        assert found is not None
        assert found.tags == ()


@pytest.mark.parametrize(
    ("block", "length"),
    [
        (b"LYRICSBEGINlaLYRICSEND", 22),
        (b"LYRICSBEGININD0000200000021LYRICS200", 36),
        (b"000021LYRICS200", 0),
        (b"laLYRICSEND", 0),
        (b"LYRICSEND", 0),
        (b"", 0),
    ],
)
def test_lyrics(block: bytes, length: int) -> None:
    data = b"sound" + block
    assert before_lyrics3(BytesView(data), len(data)) == len(data) - length
