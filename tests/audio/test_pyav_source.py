"""What FFmpeg is told about a file beside its content."""

from __future__ import annotations

import io
import random
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.audio.decoding import open_audio
from genre_tagger.audio.pyav_source import demuxer_of
from genre_tagger.foundation.errors import DecodeError
from tests.builders.audio_files import make_audio


@pytest.mark.parametrize("extension", [".mp3", ".aac", ".tta", ".wv"])
def test_tags_in_an_old_code_page_are_no_damage(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"track{extension}"
    make_audio(path, 1.0)
    title = "Песня".encode("cp1251")
    path.write_bytes(path.read_bytes() + b"TAG" + title.ljust(30, b"\0") + bytes(60) + b"1987" + bytes(31))
    with open_audio(path) as reader:
        assert reader.info.decoder == "pyav"
        assert len(reader.read(0.0, 0.5).samples)


def test_a_copy_goes_by_the_name_it_will_have(tmp_path: Path) -> None:
    """Where content leaves FFmpeg in doubt, the name decides; a copy under another name must not fare differently."""
    path = tmp_path / "track.aac"
    make_audio(path, 0.5)
    tag_like = b"APETAGEX" + (2000).to_bytes(4, "little") + (32).to_bytes(4, "little") + bytes(16)
    path.write_bytes(b"\x81" + random.Random(5).randbytes(2046) + path.read_bytes() + tag_like)
    copy = tmp_path / "track.tmp"
    copy.write_bytes(path.read_bytes())
    with pytest.raises(DecodeError):
        open_audio(copy)
    with open_audio(path) as reader, open_audio(copy, known_as=path.name) as renamed:
        assert np.array_equal(reader.read_channels(0.0, 1.0)[0], renamed.read_channels(0.0, 1.0)[0])
        assert np.array_equal(reader.read_channels(0.1, 0.1)[0], renamed.read_channels(0.1, 0.1)[0])


def test_the_demuxer_is_told_by_content(tmp_path: Path) -> None:
    for extension, name in ((".mp3", "mp3"), (".aac", "aac"), (".flac", "flac")):
        path = tmp_path / f"track{extension}"
        make_audio(path, 0.5)
        assert demuxer_of(io.BytesIO(path.read_bytes())) == name
    assert demuxer_of(io.BytesIO(b"no sound at all")) is None
