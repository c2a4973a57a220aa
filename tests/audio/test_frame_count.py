"""Lengths by counting frames, against the encoder's own account."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from genre_tagger.audio.frame_count import counted_seconds, first_frame_offset
from tests.builders import audio_files
from tests.builders.audio_files import Recipe, make_audio
from tests.builders.decoded import probe

_ENCODER_DELAY_SECONDS = 0.1


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000])
@pytest.mark.parametrize("recipe", [audio_files.MP3_VBR_NO_XING, audio_files.MP3_CBR_NO_XING])
def test_mp3_without_a_header(recipe: Recipe, rate: int, tmp_path: Path) -> None:
    path = tmp_path / "bare.mp3"
    options = {"b": "32k"} if "b" in recipe.codec_options else recipe.codec_options
    recipe = Recipe("av", "mp3", "libmp3lame", container_options=recipe.container_options, codec_options=options)
    make_audio(path, 6.0, sample_rate_hz=rate, channels=1, recipe=recipe)

    counted = counted_seconds(path, "mp3")

    assert counted == pytest.approx(6.0 + _ENCODER_DELAY_SECONDS, abs=0.15)
    assert probe(path).duration_seconds == counted


@pytest.mark.parametrize("layer", ["mp2"])
def test_other_layers(layer: str, tmp_path: Path) -> None:
    make_audio(tmp_path / "layer.mp2", 6.0, recipe=Recipe("av", layer, layer, codec_options={"b": "192k"}))

    assert counted_seconds(tmp_path / "layer.mp2", "mp3") == pytest.approx(6.0, abs=0.06)


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100, 48_000])
def test_raw_aac(rate: int, tmp_path: Path) -> None:
    make_audio(tmp_path / "raw.aac", 6.0, sample_rate_hz=rate)

    assert counted_seconds(tmp_path / "raw.aac", "aac") == pytest.approx(6.0, abs=0.2)


def test_a_header_that_agrees_is_trusted(tmp_path: Path) -> None:
    for number, recipe in enumerate((None, audio_files.MP3_VBR, audio_files.MP3_SOUNDFILE)):
        path = tmp_path / f"{number}.mp3"
        make_audio(path, 4.0, recipe=recipe)
        assert counted_seconds(path, "mp3") is None
        assert probe(path).duration_seconds == pytest.approx(4.0, abs=0.03)


def test_a_header_that_lies_is_not(tmp_path: Path) -> None:
    path = tmp_path / "cut.mp3"
    make_audio(path, 120.0, sample_rate_hz=22_050, channels=1)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 4])

    assert counted_seconds(path, "mp3") == pytest.approx(30.0, abs=0.5)


def test_a_vbri_header(tmp_path: Path) -> None:
    path = tmp_path / "fraunhofer.mp3"
    make_audio(path, 4.0, recipe=audio_files.MP3_VBR_NO_XING)
    data = path.read_bytes()
    start = first_frame_offset(path) or 0
    audio = data[start:]
    frame = bytearray(417)  # 128 kbit/s at 44.1 kHz
    frame[:4] = b"\xff\xfb\x90\x64"
    frame[36:58] = b"VBRI" + struct.pack(">HHHIIHH", 1, 0, 75, len(audio) + 417, 155, 0, 0)
    path.write_bytes(bytes(frame) + audio)

    assert counted_seconds(path, "mp3") is None
    path.write_bytes(bytes(frame) + audio[: len(audio) // 2] + bytes(600_000))
    assert counted_seconds(path, "mp3") is not None


def test_damage_is_stepped_over(tmp_path: Path) -> None:
    path = tmp_path / "damaged.mp3"
    make_audio(path, 10.0, recipe=audio_files.MP3_VBR_NO_XING)
    data = bytearray(path.read_bytes())
    data[50_000:51_000] = b"\xff" * 500 + bytes(500)
    path.write_bytes(data)

    assert counted_seconds(path, "mp3") == pytest.approx(10.0, abs=0.3)


def test_a_large_tag_at_the_end_is_not_taken_for_sound(tmp_path: Path) -> None:
    path = tmp_path / "tagged.mp3"
    make_audio(path, 5.0, recipe=audio_files.MP3_CBR_NO_XING)
    path.write_bytes(path.read_bytes() + b"APETAGEX" + bytes(500_000))

    assert counted_seconds(path, "mp3") == pytest.approx(5.0, abs=0.1)


def test_nothing_to_count(tmp_path: Path) -> None:
    for content in (b"", b"\xff", b"\xff" * 5_000, bytes(5_000), b"no frames here" * 100):
        (tmp_path / "x").write_bytes(content)
        assert counted_seconds(tmp_path / "x", "mp3") is None
        assert counted_seconds(tmp_path / "x", "aac") is None
        assert first_frame_offset(tmp_path / "x") is None
