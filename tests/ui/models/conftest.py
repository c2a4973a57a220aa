"""A user with two models of their own: one that predicts Folk for everything, one that is unsure of all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from genre_tagger.classification.model_record import Figures, Lineage
from genre_tagger.classification.registry import Registry
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.settings import UserFolders
from genre_tagger.ui.main_window import MainWindow
from tests.builders.audio_files import make_audio
from tests.builders.models import BUNDLED_ID, make_model


def install(folders: UserFolders, name: str, genre: str, figures: Figures | None = None, **options: object) -> Path:
    """A model that predicts `genre` whatever it is given ("": unsure of all)."""
    genres = tuple(options.get("genres", STUDY_GENRES))  # type: ignore[arg-type]
    weights = np.zeros((len(genres), 96), dtype=np.float32)
    if genre:
        weights[genres.index(genre)] = -0.01  # levels are negative, in dB
    trained = folders.data / "runs" / name / "best"
    make_model(trained, genres=genres, unknown_below=0.5, default_windows=1, weights=weights)
    return Registry(folders.models).install(trained, name, Lineage(BUNDLED_ID, f"run of {name}"), figures).folder


@pytest.fixture
def models(folders: UserFolders) -> UserFolders:
    """rock is active, before it the bundled model was; folk and unsure are there too."""
    for name, genre in (("rock", "Rock"), ("folk", "Folk"), ("unsure", "")):
        install(folders, name, genre)
    Registry(folders.models).activate("rock")
    return folders


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """Three short tracks."""
    folder = tmp_path / "music"
    folder.mkdir()
    for seed, name in enumerate(("one.flac", "two.wav", "three.ogg")):
        make_audio(folder / name, 3.5, channels=1, sample_rate_hz=12_000, seed=seed)
    return folder


def classified(window: MainWindow, qtbot: QtBot, folder: Path, count: int = 3) -> None:
    """Open the folder and wait for its predictions."""
    window.opening.open_paths([folder])
    library = window.library
    qtbot.waitUntil(lambda: len(library.tracks) == count and not library.classifying.is_busy, timeout=60_000)
