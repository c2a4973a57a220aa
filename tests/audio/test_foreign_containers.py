"""Files of other kinds under an audio file's name: heard where FFmpeg knows them, else told as what they are."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.audio.decoding import open_audio
from genre_tagger.audio.placement import read_windows
from genre_tagger.audio.source import NOTHING_DECODES
from genre_tagger.foundation.errors import DecodeError
from tests.builders.audio_files import Recipe, make_audio
from tests.builders.sound import music_like

RATE_HZ = 44_100


@pytest.mark.parametrize(
    ("container", "codec"),
    [("flv", "libmp3lame"), ("flv", "aac"), ("avi", "libmp3lame"), ("mpegts", "mp2"), ("matroska", "libmp3lame")],
)
def test_a_container_that_ffmpeg_knows_is_heard_whatever_it_is_called(
    tmp_path: Path, container: str, codec: str
) -> None:
    path = tmp_path / "download.mp3"
    samples = music_like(6.0, RATE_HZ, channels=2, seed=1)
    make_audio(path, samples=samples, recipe=Recipe("av", container, codec), sample_rate_hz=RATE_HZ)
    with open_audio(path) as reader:
        (clip,) = read_windows(reader, 1, 4.0, RATE_HZ).clips
    assert clip.seconds == pytest.approx(4.0, abs=0.1)
    assert np.std(clip.samples) == pytest.approx(np.std(samples.mean(axis=1)), rel=0.2)


@pytest.mark.parametrize("sounds", [False, True])
@pytest.mark.parametrize("frames", [1, 3, 40])
def test_frames_by_chance_in_something_else_make_no_result(tmp_path: Path, frames: int, sounds: bool) -> None:
    """One MP3 frame here and there among 200 KB of other bytes: neither silence nor a short track."""
    mp3 = tmp_path / "real.mp3"
    silent = np.zeros((RATE_HZ * 3, 2), dtype=np.float32)
    make_audio(mp3, samples=music_like(3.0, RATE_HZ, channels=2, seed=2) if sounds else silent)
    data = mp3.read_bytes()
    at = data.index(b"\xff\xfb", 1000)
    frame = data[at : data.index(b"\xff\xfb", at + 300)]
    other = random.Random(frames).randbytes(200_000 // frames).replace(b"\xff", b"\xfe")
    path = tmp_path / "other.mp3"
    path.write_bytes((other + frame) * frames + other)
    with pytest.raises(DecodeError) as told, open_audio(path) as reader:
        read_windows(reader, 3, 29.12, 22_050)
    assert type(told.value) is DecodeError
    assert told.value.message == NOTHING_DECODES.format(name="other.mp3")


def test_an_mp3_with_something_in_front_is_heard(tmp_path: Path) -> None:
    mp3 = tmp_path / "junk.mp3"
    make_audio(mp3, samples=music_like(5.0, RATE_HZ, channels=2, seed=3))
    mp3.write_bytes(b"<html>" + b"junk " * 600 + mp3.read_bytes())
    with open_audio(mp3) as reader:
        assert read_windows(reader, 1, 4.0, RATE_HZ).clips[0].seconds == pytest.approx(4.0, abs=0.1)
