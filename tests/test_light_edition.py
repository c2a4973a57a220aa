"""Without the libraries that train and explain networks the rest works, and what needs them says so in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.foundation.errors import LightEditionError, as_expected, light_edition_error
from genre_tagger.library import track_map
from tests.builders.audio_files import make_audio

ROOT = Path(__file__).resolve().parent.parent
WITHOUT = """
import sys
from importlib.machinery import PathFinder
from genre_tagger.foundation.errors import TRAINING_LIBRARIES

class Light(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.partition(".")[0] in TRAINING_LIBRARIES else PathFinder.find_spec(name, path, target)

sys.meta_path[sys.meta_path.index(PathFinder)] = Light
"""


@pytest.fixture
def light(tmp_path: Path) -> Mapping[str, str]:
    """The environment of a Python, and of those that it starts, in which the libraries are not installed."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(WITHOUT, "utf-8")
    return os.environ | {"PYTHONPATH": f"{tmp_path / 'site'}{os.pathsep}{ROOT}"}


def run(light: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """One command of the program."""
    command = [sys.executable, "-m", "genre_tagger", *arguments]
    return subprocess.run(command, env=light, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_it_classifies_writes_and_takes_back(light: Mapping[str, str], tmp_path: Path) -> None:
    song = tmp_path / "song.flac"
    make_audio(song, 6.0, sample_rate_hz=22_050)
    before = song.read_bytes()
    done = run(light, "tag", "--write", "--min-confidence", "0", str(song))
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    run(light, "undo", "--last")
    assert song.read_bytes() == before


@pytest.mark.slow
def test_what_needs_them_says_how_to_get_them(light: Mapping[str, str], tmp_path: Path) -> None:
    song = tmp_path / "song.wav"
    make_audio(song, 6.0, sample_rate_hz=22_050)
    for arguments in (("explain", str(song)), ("train",), ("models", "learn"), ("models", "verify")):
        done = run(light, *arguments)
        assert done.returncode == 1, arguments
        assert light_edition_error().message in done.stdout + done.stderr, arguments
        assert "Traceback" not in done.stderr
    assert run(light, "train", "--list").returncode == 0


def test_only_their_absence_is_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("genre_tagger.foundation.errors.find_spec", lambda _: None)
    assert isinstance(as_expected(ModuleNotFoundError("No module", name="torch.nn")), LightEditionError)
    for other in (ModuleNotFoundError("No module", name="mutagen"), ModuleNotFoundError("?"), ImportError("torch")):
        assert as_expected(other) is other
    monkeypatch.setattr("genre_tagger.foundation.errors.find_spec", lambda _: object())
    damaged = ModuleNotFoundError("No module named torch.nn", name="torch.nn")
    assert as_expected(damaged) is damaged


def test_the_map_is_made_of_principal_components(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(track_map, "can_train", lambda: False)
    embeddings = np.random.default_rng(1).normal(size=(40, 8)).astype(np.float32)
    nowhere = np.full((40, 2), np.nan, np.float32)
    [places] = track_map.place_tracks(embeddings, nowhere)
    assert places.are_final
    nowhere[:10] = places.xy[:10]
    [again] = track_map.place_tracks(embeddings, nowhere)
    assert np.array_equal(again.xy, places.xy)
