"""Matroska and WebM: shown, not written."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from genre_tagger.tags.apply import ChangeSkipped
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy
from genre_tagger.tags.tag_file import read_genres
from tests.builders.tagged_files import plain_file
from tests.tags.workbench import apply, plan


def make_matroska(path: Path, **tags: str) -> Path:
    """A file with tags, its sound taken over from one without."""
    plain = plain_file(path.parent, path.suffix, "plain")
    with av.open(str(plain)) as source, av.open(str(path), "w") as file:
        file.metadata.update(tags)
        stream = file.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(audio=0):
            if packet.dts is not None:
                packet.stream = stream
                file.mux(packet)
    return path


@pytest.mark.parametrize("extension", [".mka", ".mkv", ".webm"])
def test_genre_and_title_are_shown(tmp_path: Path, journal: Journal, extension: str) -> None:
    path = make_matroska(tmp_path / f"track{extension}", title="Tïtle", artist="Me", album="Album", genre="Jazz; Blues")
    before, current = path.read_bytes(), read_genres(path)
    assert (current.genres, current.title) == (("Jazz", "Blues"), "Tïtle")
    assert (current.artist, current.album) == ("Me", "Album")
    change = plan(path, "Folk", Policy.REPLACE)
    assert isinstance(apply(change, journal), ChangeSkipped)
    assert "Matroska" in change.reason
    assert path.read_bytes() == before


def test_a_file_without_tags_and_a_damaged_one_are_told(tmp_path: Path) -> None:
    path = make_matroska(tmp_path / "track.mka")
    assert read_genres(path).genres == ()
    path.write_bytes(path.read_bytes()[:60])
    assert "damaged" in (read_genres(path).obstacle or "")
