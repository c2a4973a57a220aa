"""The bundled demo tracks: they are what our own script renders, they say everything but their genre."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import mutagen
import numpy as np
import pytest
from numpy.typing import NDArray

from genre_tagger.classification.classifier import Analyser
from genre_tagger.classification.registry import Registry
from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.genres import STUDY_GENRES
from tests.builders.decoded import probe, read_clip

FOLDER = bundled_folder("resources") / "demo"
COMMON_RATE_HZ = 12_000
EXCERPT_SECONDS = 3.0


@pytest.fixture(scope="module")
def render() -> Iterator[ModuleType]:
    """The script that composes them, which is not part of the package."""
    folder = str(Path(__file__).resolve().parent.parent / "packaging")
    sys.path.insert(0, folder)
    yield importlib.import_module("demo_tracks.render")
    sys.path.remove(folder)


def tracks() -> list[Path]:
    return sorted(path for path in FOLDER.iterdir() if path.suffix in {".m4a", ".mp3", ".ogg", ".flac"})


def likeness(left: NDArray[np.float32], right: NDArray[np.float32]) -> float:
    """Correlation of two sounds, whatever their level: 1 for the same sound."""
    count = min(len(left), len(right))
    return float(np.corrcoef(left[:count], right[:count])[0, 1])


def test_there_is_one_per_genre_in_four_containers(render: ModuleType) -> None:
    assert [track.genre for track in render.TRACKS] == list(STUDY_GENRES)
    assert [track.file_name for track in render.TRACKS] == [path.name for path in tracks()]
    assert {path.suffix for path in tracks()} == {".m4a", ".mp3", ".ogg", ".flac"}
    assert sum(path.stat().st_size for path in tracks()) < 3_200_000


@pytest.mark.parametrize("path", tracks(), ids=lambda path: path.suffix)
def test_each_decodes_and_lasts_longer_than_one_window(path: Path) -> None:
    assert 30.0 < probe(path).duration_seconds < 50.0
    clip = read_clip(path, 5.0, 29.12, COMMON_RATE_HZ)
    assert clip.seconds == pytest.approx(29.12, abs=0.01)
    assert float(np.sqrt(np.mean(clip.samples**2))) > 0.03
    assert float(np.abs(clip.samples).max()) <= 1.1


@pytest.mark.parametrize("path", tracks(), ids=lambda path: path.suffix)
def test_each_is_tagged_with_everything_but_a_genre(path: Path) -> None:
    tags = mutagen.File(path, easy=True)
    assert tags is not None
    assert tags["title"] == [path.stem[3:]]
    assert tags["album"] == ["Four Corners"]
    assert tags["artist"]
    assert tags["tracknumber"][0].split("/")[0] == str(int(path.name[:2]))
    assert "genre" not in tags
    full = mutagen.File(path)
    assert full is not None
    assert not {"TCON", "\xa9gen", "gnre", "genre", "GENRE"} & set(full.keys())


@pytest.mark.parametrize("number", range(4), ids=STUDY_GENRES)
def test_the_script_renders_the_same_sound_every_time(render: ModuleType, number: int) -> None:
    track = render.TRACKS[number]
    first, second = track.compose(EXCERPT_SECONDS), track.compose(EXCERPT_SECONDS)
    assert first.shape == (2, round(EXCERPT_SECONDS * 44_100))
    np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize("number", range(4), ids=STUDY_GENRES)
def test_the_bundled_file_is_what_the_script_renders(render: ModuleType, number: int, tmp_path: Path) -> None:
    track = render.TRACKS[number]
    ours = tmp_path / f"ours{Path(track.file_name).suffix}"
    render.write(track.compose(EXCERPT_SECONDS), ours)
    seconds = EXCERPT_SECONDS - 0.6
    rendered = read_clip(ours, 0.0, seconds, COMMON_RATE_HZ).samples
    bundled = read_clip(FOLDER / track.file_name, 0.0, seconds, COMMON_RATE_HZ).samples
    assert likeness(rendered, bundled) > 0.9


def test_the_bundled_model_classifies_each_as_what_it_was_written_as(render: ModuleType, tmp_path: Path) -> None:
    """Nothing in the program knows these files: it classifies them like any other."""
    analyser = Analyser(Registry(tmp_path).active().folder)
    predicted = [analyser.analyse(FOLDER / track.file_name).prediction.top_genre for track in render.TRACKS]
    assert predicted == [track.genre for track in render.TRACKS]
