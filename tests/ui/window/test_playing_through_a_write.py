"""A track that plays while its tags are written: let go, written, taken up at the same place, and the sound goes on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import mutagen
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from genre_tagger.audio.content_key import content_key
from genre_tagger.audio.playback import Player
from genre_tagger.audio.sound_card import OutputDevice
from genre_tagger.classification.prediction import Prediction
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.library.classify_tracks import model_windows_of
from genre_tagger.library.store import StoredPrediction, file_status
from genre_tagger.library.track import read_track
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.library.review_dialog import ReviewDialog
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.views.player_bar import Transport
from genre_tagger.ui.views.track_view import TrackView
from tests.builders.audio_files import make_audio
from tests.builders.fake_output import FakeSoundCard
from tests.builders.sound_server import pretended_card
from tests.ui.conftest import MakeWindow

RATE = 16_000
SECONDS = 8.0


@pytest.fixture
def song(tmp_path: Path) -> tuple[Path, np.ndarray]:
    """(path, samples) of a file whose tags must grow, so that its sound moves."""
    path = tmp_path / "song.flac"
    return path, make_audio(path, SECONDS, sample_rate_hz=RATE)


@pytest.fixture
def card() -> FakeSoundCard:
    return FakeSoundCard()


@pytest.fixture
def window(
    make_window: MakeWindow, engine: Engine, song: tuple[Path, np.ndarray], card: FakeSoundCard, qtbot: QtBot
) -> MainWindow:
    """The song listed with a prediction that is remembered, on show, with a player over the pretended card."""
    path = song[0]
    prediction = Prediction(STUDY_GENRES, (0.05, 0.85, 0.05, 0.05), 1.0, (), 0.4, engine.model().info.model_id)
    memory = StoredPrediction(read_track(path, SECONDS), prediction, content_key(path), file_status(path))
    engine.store().remember(memory, model_windows_of(engine.model().folder))
    engine.store().flush()
    window = make_window(engine)
    view = TrackView(player=Player(open_device=card, list_devices=lambda: [OutputDevice("Fake speakers", True)]))
    window.library.viewed.attach(view)
    with qtbot.waitSignal(view.track_loaded, timeout=20_000):
        window.opening.open_paths([path])
    return window


def listened(view: TrackView, card: FakeSoundCard, frames: int, qtbot: QtBot) -> np.ndarray:
    """The next frames that sound, once the player has some."""
    heard = np.zeros((0, card.output.channels), dtype=np.float32)
    while len(heard) < frames:
        qtbot.waitUntil(lambda: view.findChild(Transport)._player._engine._ring.available > 1_000, timeout=5_000)
        heard = np.concatenate([heard, card.output.ask(1_000)])
    return heard


def place_of(heard: np.ndarray, sound: np.ndarray) -> float:
    """Where in the sound this was taken from, in seconds; its loudness does not matter."""
    mono, whole = heard.mean(axis=1), sound.mean(axis=1) if sound.ndim > 1 else sound
    found = np.correlate(whole, mono, mode="valid")
    return int(found.argmax()) / RATE


def write_rock(window: MainWindow, qtbot: QtBot, in_between: Callable[[], None]) -> None:
    """Review and write the one proposal; `in_between` runs when the writer has begun."""
    library = window.library
    library.writing.started.connect(in_between)
    library.review_all()
    dialog = window.findChild(ReviewDialog)
    assert isinstance(dialog, ReviewDialog)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=20_000)
    dialog.accept()
    qtbot.waitUntil(lambda: not library.writing.is_busy, timeout=20_000)


def test_sound_goes_on_where_it_was(
    window: MainWindow, card: FakeSoundCard, song: tuple[Path, np.ndarray], qtbot: QtBot
) -> None:
    path, sound = song
    view = window.library.viewed.view
    assert view is not None
    size, begun = path.stat().st_size, []
    view.toggle_play()
    qtbot.waitUntil(lambda: bool(card.outputs) and card.output.running, timeout=5_000)
    before = listened(view, card, RATE, qtbot)

    def note() -> None:
        handles = Path("/proc/self/fd")
        held = [str(link.resolve()) for link in handles.iterdir()] if handles.is_dir() else []
        begun.append((card.output.running, str(path) in held))

    write_rock(window, qtbot, note)
    assert begun == [(False, False)]  # silent and closed before the writer touched it
    assert mutagen.File(path)["genre"] == ["Rock"]
    assert path.stat().st_size != size
    qtbot.waitUntil(lambda: card.output.running, timeout=5_000)
    after = listened(view, card, RATE, qtbot)
    gap = place_of(after, sound) - (place_of(before, sound) + len(before) / RATE)
    assert abs(gap) < 0.25  # nothing is left out but what stood in the card's own buffer, nothing comes twice
    assert view.findChild(Transport).is_playing
    view.close_down()


def test_paused_track_stays_paused(window: MainWindow, card: FakeSoundCard, qtbot: QtBot) -> None:
    view = window.library.viewed.view
    assert view is not None
    view.findChild(Transport).seek(3.0)
    write_rock(window, qtbot, lambda: None)
    assert not view.findChild(Transport).is_playing
    assert view.findChild(Transport).position_seconds == pytest.approx(3.0, abs=0.01)
    assert not card.outputs
    view.close_down()


_WRITE_WHILE_PLAYING = """
import sys, time
from pathlib import Path
from genre_tagger.audio.playback import Player
from genre_tagger.tags.apply import ChangeApplied, apply_changes
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy, plan_change
from genre_tagger.tags.tag_file import read_genres

def wait_for(position):
    deadline = time.monotonic() + 20.0
    while player.state.position_seconds < position and not player.state.error:
        if time.monotonic() > deadline:
            break
        time.sleep(0.005)
    return player.state

path = Path(sys.argv[1])
player = Player()
player.load(str(path))
player.play()
state = wait_for(1.0)
if state.error:
    print(state.error)
    sys.exit(3)
player.release()
stopped = player.state.position_seconds
change = plan_change(path, read_genres(path), genre="Rock", confidence=0.9, model_id="m", min_confidence=0.5,
                     policy=Policy.REPLACE, keep=(), provenance=False)
with Journal(sys.argv[2]) as journal:
    written = [isinstance(step, ChangeApplied) for step in apply_changes([change], journal)] == [True]
player.resume()
first = wait_for(stopped + 0.01).position_seconds
on = wait_for(first + 1.0)
player.shut_down()
print(written, round(stopped, 3), round(first, 3), on.is_playing, on.error)
"""


@pytest.mark.slow
def test_through_a_real_sound_server(
    song: tuple[Path, np.ndarray], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", _WRITE_WHILE_PLAYING, str(song[0]), str(tmp_path / "journal")]
    with pretended_card(tmp_path, monkeypatch):
        # In a process of its own: PortAudio looks for sound servers once, when it is loaded.
        run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if run.returncode == 3:
        pytest.skip(run.stdout.strip())
    assert run.returncode == 0, run.stderr[-2000:]
    written, stopped, first, playing, *error = run.stdout.split()
    assert (written, playing, error) == ("True", "True", [])
    assert float(stopped) >= 1.0
    assert 0.0 < float(first) - float(stopped) < 0.3
    assert mutagen.File(song[0])["genre"] == ["Rock"]
