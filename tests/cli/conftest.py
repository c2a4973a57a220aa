"""A user with a model that always predicts Rock, and a folder of four short tracks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.genres import STUDY_GENRES
from genre_tagger.settings import UserFolders, user_folders
from tests.builders.audio_files import make_audio
from tests.builders.inline_pool import InlinePool
from tests.builders.models import make_model

TRACKS = ("one.mp3", "two.flac", "three.ogg", "four.m4a")


@pytest.fixture(autouse=True)
def no_worker_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """They cost a second each; runs in a process of their own have real ones."""
    monkeypatch.setattr("genre_tagger.library.classify_tracks.classify_pool", InlinePool)


@pytest.fixture(scope="session")
def models_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`rock` is sure of Rock, whatever it is given; `unsure` finds all four genres equally likely."""
    folder = tmp_path_factory.mktemp("models")
    weights = np.zeros((len(STUDY_GENRES), 96), dtype=np.float32)
    make_model(folder / "unsure", unknown_below=0.5, default_windows=1, weights=weights)
    weights[STUDY_GENRES.index("Rock")] = -0.01  # levels are negative, in dB
    make_model(folder / "rock", unknown_below=0.5, default_windows=1, weights=weights)
    return folder


@pytest.fixture
def folders(models_made_once: Path) -> UserFolders:
    """The folders of a user for whom `rock` is active."""
    made = user_folders()
    shutil.copytree(models_made_once, made.models)
    (made.models / "active.json").write_text(json.dumps({"active": "rock", "history": []}), encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def music_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("music")
    for seed, name in enumerate(TRACKS):
        make_audio(folder / name, 4.0, sample_rate_hz=16_000, channels=1, seed=seed)
    return folder


@pytest.fixture
def music(music_made_once: Path, tmp_path: Path, folders: UserFolders) -> Path:
    """A folder of four tracks without genres, in four containers."""
    folder = tmp_path / "music"
    shutil.copytree(music_made_once, folder)
    return folder
