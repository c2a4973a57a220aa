"""A track view with a real file and a pretended sound card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from genre_tagger.audio.playback import Player
from genre_tagger.audio.sound_card import OutputDevice
from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.ui.views.track_view import TrackView
from tests.builders.audio_files import make_audio
from tests.builders.fake_output import FakeSoundCard

GENRES = ("Electronic", "Rock", "Hip-Hop", "Folk")
SECONDS = 12.0
RATE = 16_000


@pytest.fixture(scope="module")
def track(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, np.ndarray]:
    """(path, samples): twelve seconds in stereo."""
    path = tmp_path_factory.mktemp("music") / "A song.wav"
    return str(path), make_audio(path, SECONDS, sample_rate_hz=RATE)


@pytest.fixture
def prediction() -> Prediction:
    """Three windows: Rock, Folk, Rock."""
    rows = ((0.1, 0.7, 0.1, 0.1), (0.1, 0.1, 0.1, 0.7), (0.05, 0.85, 0.05, 0.05))
    windows = tuple(WindowPrediction(4.0 * index, 4.0, row, 0.9) for index, row in enumerate(rows))
    return Prediction(GENRES, (0.08, 0.55, 0.09, 0.28), 0.9, windows, 0.4, "test")


@pytest.fixture
def card() -> FakeSoundCard:
    return FakeSoundCard()


@pytest.fixture
def make_view(qtbot: QtBot, card: FakeSoundCard) -> Iterator[Callable[[], TrackView]]:
    """Makes track views and closes them down."""
    views: list[TrackView] = []

    def make() -> TrackView:
        player = Player(open_device=card, list_devices=lambda: [OutputDevice("Fake speakers", True)])
        view = TrackView(player=player)
        views.append(view)
        qtbot.addWidget(view)
        view.resize(1000, 480)
        view.show()
        return view

    yield make
    for view in views:
        view.close_down()


@pytest.fixture
def view(make_view: Callable[[], TrackView], qtbot: QtBot, track: tuple[str, np.ndarray]) -> TrackView:
    """A view with the track decoded."""
    made = make_view()
    with qtbot.waitSignal(made.track_loaded, timeout=10_000):
        made.show_track(track[0], None)
    return made


@pytest.fixture
def missing_file(tmp_path: Path) -> str:
    return str(tmp_path / "gone.flac")
