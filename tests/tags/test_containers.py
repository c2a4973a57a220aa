"""The round trip of every container."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest

from genre_tagger.tags.apply import ChangeSkipped
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_file import read_genres
from tests.builders.tagged_files import bare_file, plain_file, write_ape, write_id3
from tests.tags.container_suite import ContainerSuite
from tests.tags.workbench import apply, plan


class TestMp3WithId3v24(ContainerSuite):
    extension = ".mp3"


class TestMp3WithId3v23(ContainerSuite):
    extension = ".mp3"
    version: ClassVar[int] = 3

    def untagged(self, folder: Path) -> Path:
        return bare_file(folder, ".mp3")

    def tagged(self, folder: Path, genre: tuple[str, ...] = ()) -> Path:
        path = bare_file(folder, ".mp3")
        write_id3(path, 3, genre)
        return path

    def edit_elsewhere(self, path: Path, genre: tuple[str, ...]) -> None:
        write_id3(path, 3, genre, padding=300)


class TestMp3WithoutPadding(ContainerSuite):
    extension = ".mp3"

    def tagged(self, folder: Path, genre: tuple[str, ...] = ()) -> Path:
        path = bare_file(folder, ".mp3")
        write_id3(path, 3, genre, padding=0)
        return path


class TestAacWithId3(ContainerSuite):
    extension = ".aac"


class TestAacWithApe(ContainerSuite):
    extension = ".aac"

    def tagged(self, folder: Path, genre: tuple[str, ...] = ()) -> Path:
        path = bare_file(folder, ".aac")
        self.edit_elsewhere(path, genre)
        return path

    def edit_elsewhere(self, path: Path, genre: tuple[str, ...]) -> None:
        write_ape(path, genre, cover=b"a picture without FF")  # FFmpeg looks for frames in the tag, too


class TestTrueAudio(ContainerSuite):
    extension = ".tta"


class TestMp2(ContainerSuite):
    extension = ".mp2"


class TestWav(ContainerSuite):
    extension = ".wav"


class TestAiff(ContainerSuite):
    extension = ".aiff"


class TestFlac(ContainerSuite):
    extension = ".flac"


class TestOggVorbis(ContainerSuite):
    extension = ".ogg"


class TestOpus(ContainerSuite):
    extension = ".opus"


class TestOggFlac(ContainerSuite):
    extension = ".flac.ogg"


class TestM4a(ContainerSuite):
    extension = ".m4a"


class TestWma(ContainerSuite):
    extension = ".wma"


class TestWavPack(ContainerSuite):
    extension = ".wv"

    def untagged(self, folder: Path) -> Path:
        return bare_file(folder, ".wv")


class TestMp3WithApe(ContainerSuite):
    """An MP3 whose only tag is an APEv2 that names the track gets its genre there."""

    extension = ".mp3"
    ffmpeg_reads_it = False

    def edit_elsewhere(self, path: Path, genre: tuple[str, ...]) -> None:
        write_ape(path, genre)

    def untagged(self, folder: Path) -> Path:
        return bare_file(folder, ".mp3")

    def tagged(self, folder: Path, genre: tuple[str, ...] = ()) -> Path:
        path = bare_file(folder, ".mp3")
        write_ape(path, genre)
        return path


@pytest.mark.parametrize("extension", [".caf", ".au", ".w64", ".rf64", ".mka", ".webm", ".ac3"])
def test_containers_without_a_place_say_so(tmp_path: Path, journal: Journal, extension: str) -> None:
    path = plain_file(tmp_path, extension)
    before = path.read_bytes()
    current = read_genres(path)
    assert current.genres == ()
    assert current.obstacle is not None
    change = plan(path)
    assert change.reason == current.obstacle
    assert isinstance(apply(change, journal), ChangeSkipped)
    assert path.read_bytes() == before
