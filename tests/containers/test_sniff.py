"""What a file is, by its first bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from genre_tagger.containers.byte_view import BytesView
from genre_tagger.containers.outer_tags import behind_any_tags
from genre_tagger.containers.sniff import sniff_container
from tests.builders import audio_files
from tests.builders.audio_files import Recipe, make_audio

KINDS: dict[str, tuple[str, Recipe | None]] = {
    "mp3": (".mp3", None),
    "flac": (".flac", None),
    "ogg": (".ogg", None),
    "opus": (".opus", None),
    "flac in ogg": (".oga", audio_files.OGG_FLAC),
    "wav": (".wav", None),
    "mpeg in wav": (".wav", Recipe("av", "wav", "libmp3lame")),
    "aiff": (".aiff", None),
    "w64": (".w64", None),
    "rf64": (".rf64", None),
    "au": (".au", None),
    "caf": (".caf", None),
    "mp4": (".m4a", None),
    "aac": (".aac", None),
    "asf": (".wma", None),
    "wavpack": (".wv", None),
    "tta": (".tta", None),
    "ape": (".ape", None),
    "matroska": (".mka", None),
    "ac3": (".ac3", None),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tags", [0, 1, 2])
def test_kind_by_content(kind: str, tags: int, tmp_path: Path) -> None:
    extension, recipe = KINDS[kind]
    make_audio(tmp_path / f"made{extension}", 1.0, recipe=recipe)
    tag = b"ID3\x04\x00\x00\x00\x00\x07\x68" + bytes(1_000)
    path = tmp_path / "nameless"
    path.write_bytes(tag * tags + (tmp_path / f"made{extension}").read_bytes())

    assert sniff_container(path) == kind


@pytest.mark.parametrize("content", [b"", b"R", b"RIFF", b"\xff", b"text", bytes(100), b"ID", b"RIFF\0\0\0\0AVI "])
def test_unknown_content(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.mp3").write_bytes(content)

    assert sniff_container(tmp_path / "x.mp3") is None


def test_where_the_sound_begins() -> None:
    for content, offset in (
        (b"sound" * 10, 0),
        (b"ID3\x03\x00\x00\x00\x00\x00\x05" + bytes(5) + b"sound", 15),
        (b"ID3\x04\x00\x10\x00\x00\x00\x05" + bytes(15) + b"sound", 25),
        (b"ID3\x03\x00\x00\x00\x00\x01\x00" + bytes(128) + b"sound", 138),
        (b"ID3\x03\x00\x00\x7f\x7f\x7f\x7f" + b"sound", 0),
        (b"ID3\x03", 0),
    ):
        assert behind_any_tags(BytesView(content)) == offset
