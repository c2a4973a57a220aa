"""The player: what comes out of the sound card is the track, and the position is what is heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import monotonic

import numpy as np
import pytest

from genre_tagger.audio.decoding import open_audio
from genre_tagger.audio.playback import Player
from genre_tagger.audio.playback_engine import PlaybackEngine
from genre_tagger.audio.playback_state import PlaybackGoal
from genre_tagger.audio.sound_card import OutputDevice
from genre_tagger.foundation.errors import DeviceError
from tests.builders.audio_files import make_audio
from tests.builders.fake_output import FakeSoundCard

RATE = 8_000
SECONDS = 6.0


class Clock:
    """Time that the test moves."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def track(tmp_path: Path) -> tuple[str, np.ndarray]:
    path = tmp_path / "track.wav"
    return str(path), make_audio(path, SECONDS, sample_rate_hz=RATE)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def card() -> FakeSoundCard:
    return FakeSoundCard()


@pytest.fixture
def engine(card: FakeSoundCard, clock: Clock) -> Iterator[PlaybackEngine]:
    engine = PlaybackEngine(open_audio, card, lambda: 1.0, clock=clock)
    yield engine
    engine.shut_down()


def _listen(engine: PlaybackEngine, goal: PlaybackGoal, card: FakeSoundCard, clock: Clock, seconds: float) -> None:
    """Lets the engine and the sound card take turns, a tenth of a second at a time."""
    for _ in range(round(seconds * 10)):
        engine.step(goal)
        goal = replace(goal, seek_seconds=None)
        if engine.is_through:
            return
        card.output.ask(card.output.sample_rate_hz // 10)
        clock.now += 0.1


def test_plays_the_file_to_its_end_and_returns_to_the_start(engine, card, clock, track) -> None:
    path, sound = track
    _listen(engine, PlaybackGoal(path, playing=True), card, clock, SECONDS + 1.0)
    assert engine.is_through
    assert not engine.state().is_playing
    assert engine.state().position_seconds == 0.0
    assert np.allclose(card.output.heard[: len(sound)], sound, atol=1e-4)
    assert not card.output.heard[len(sound) :].any()
    assert engine.state().underruns == 0


def test_position_is_what_is_heard_not_what_was_handed_over(engine, card, clock, track) -> None:
    goal = PlaybackGoal(track[0], playing=True)
    engine.step(goal)
    card.output.ask(RATE // 2, delay_seconds=0.3)
    assert engine.state().position_seconds == 0.0
    clock.now += 0.4
    assert engine.state().position_seconds == pytest.approx(0.1)
    clock.now += 0.05
    assert engine.state().position_seconds == pytest.approx(0.15)
    assert engine.state().position_at(clock.now + 0.02) == pytest.approx(0.17)


def test_position_waits_for_a_sound_server_that_takes_its_time(engine, card, clock, track) -> None:
    engine.step(PlaybackGoal(track[0], playing=True))
    card.output.ask(RATE // 10)
    clock.now += 1.5
    assert engine.state().position_seconds == pytest.approx(0.1)


def test_uneven_callbacks_do_not_shake_the_position(engine, card, clock, track) -> None:
    goal = PlaybackGoal(track[0], playing=True)
    positions = []
    for index in range(30):
        engine.step(goal)
        clock.now = 100.0 + index * 0.1 + (0.015 if index % 2 else 0.0)
        card.output.ask(RATE // 10)
        clock.now = 100.0 + index * 0.1 + 0.05
        positions.append(engine.state().position_seconds)
    steps = np.diff(positions)
    assert steps.min() > 0.095
    assert steps.max() < 0.105


def test_seek_while_playing_goes_on_from_there(engine, card, clock, track) -> None:
    path, sound = track
    goal = PlaybackGoal(path, playing=True)
    _listen(engine, goal, card, clock, 0.5)
    heard = len(card.output.heard)
    _listen(engine, replace(goal, seek_seconds=4.0), card, clock, 0.5)
    assert np.allclose(card.output.heard[heard : heard + 2000], sound[4 * RATE : 4 * RATE + 2000], atol=1e-4)
    assert engine.state().position_seconds == pytest.approx(4.5, abs=0.02)


def test_pause_keeps_the_place_that_was_heard(engine, card, clock, track) -> None:
    path, sound = track
    goal = PlaybackGoal(path, playing=True)
    _listen(engine, goal, card, clock, 1.0)
    paused = replace(goal, playing=False)
    engine.step(paused)
    assert not card.output.running
    assert engine.state().position_seconds == pytest.approx(1.0, abs=0.01)
    place = round(engine.state().position_seconds * RATE)
    heard = len(card.output.heard)
    _listen(engine, goal, card, clock, 0.3)
    assert np.allclose(card.output.heard[heard : heard + 1000], sound[place : place + 1000], atol=1e-4)


def test_a_loop_has_no_gap_and_its_position_turns_back(engine, card, clock, track) -> None:
    path, sound = track
    goal = PlaybackGoal(path, playing=True, loop=(2.0, 2.5))
    _listen(engine, goal, card, clock, 3.0)
    region = sound[2 * RATE : 2 * RATE + RATE // 2]
    assert np.allclose(card.output.heard, np.tile(region, (6, 1)), atol=1e-4)
    assert 2.0 <= engine.state().position_seconds <= 2.5


def test_stops_at_the_end_of_a_segment(engine, card, clock, track) -> None:
    path, sound = track
    goal = PlaybackGoal(path, playing=True, seek_seconds=1.0, stop_at=1.75)
    _listen(engine, goal, card, clock, 3.0)
    assert engine.is_through
    assert engine.state().position_seconds == pytest.approx(1.75)
    assert np.allclose(card.output.heard[:6000], sound[RATE : RATE + 6000], atol=1e-4)
    assert not card.output.heard[6000:].any()


def test_a_device_with_a_rate_of_its_own_gets_resampled_sound(clock, track) -> None:
    card = FakeSoundCard(rate_hz=12_000)
    engine = PlaybackEngine(open_audio, card, lambda: 1.0, clock=clock)
    _listen(engine, PlaybackGoal(track[0], playing=True), card, clock, SECONDS + 1.0)
    engine.shut_down()
    heard, sound = card.output.heard, track[1]
    assert engine.is_through
    played = np.flatnonzero(np.abs(heard).max(axis=1) > 1e-4)[-1] / 12_000
    assert played == pytest.approx(SECONDS, abs=0.05)
    assert np.sqrt((heard[: 12_000 * 6] ** 2).mean()) == pytest.approx(np.sqrt((sound**2).mean()), rel=0.03)


def test_mono_is_played_as_it_is_and_surround_as_its_mean(engine, card, clock, tmp_path) -> None:
    surround = tmp_path / "surround.wav"
    sound = make_audio(surround, 1.0, sample_rate_hz=RATE, channels=6)
    _listen(engine, PlaybackGoal(str(surround), playing=True), card, clock, 0.5)
    assert card.output.channels == 2
    assert np.allclose(card.output.heard[:1000, 1], sound[:1000].mean(axis=1), atol=1e-3)


def test_no_device_is_one_sentence_and_another_try_works(engine, card, clock, track) -> None:
    card.missing = {None}
    goal = PlaybackGoal(track[0], playing=True)
    engine.step(goal)
    assert engine.is_through
    assert engine.state().error == "No sound output was found; connect or switch on a device."
    assert not engine.holds_file
    card.missing = set()
    engine.step(replace(goal, playing=False))
    engine.step(goal)
    assert engine.state().error == ""
    assert card.output.running


def test_a_device_that_is_pulled_out_stops_where_it_was(engine, card, clock, track) -> None:
    goal = PlaybackGoal(track[0], playing=True)
    _listen(engine, goal, card, clock, 1.0)
    card.output.alive = False
    engine.step(goal)
    assert engine.is_through
    assert "went away" in engine.state().error
    assert engine.state().position_seconds == pytest.approx(1.0, abs=0.02)
    engine.step(replace(goal, playing=False))
    _listen(engine, replace(goal, device="Headphones", device_count=1), card, clock, 0.5)
    assert card.output.device_name == "Headphones"
    assert engine.state().position_seconds == pytest.approx(1.5, abs=0.05)


def test_a_device_that_falls_silent_counts_as_gone(engine, card, clock, track) -> None:
    goal = PlaybackGoal(track[0], playing=True)
    _listen(engine, goal, card, clock, 0.5)
    clock.now += 3.0
    engine.step(goal)
    assert "went away" in engine.state().error


def test_release_closes_the_file_and_resume_goes_on(engine, card, clock, track) -> None:
    goal = PlaybackGoal(track[0], playing=True)
    _listen(engine, goal, card, clock, 1.0)
    engine.step(replace(goal, released=True))
    assert not engine.holds_file
    assert not card.output.running
    _listen(engine, goal, card, clock, 0.5)
    assert engine.state().position_seconds == pytest.approx(1.5, abs=0.05)


def test_a_file_that_does_not_decode_is_one_sentence(engine, card, tmp_path) -> None:
    path = tmp_path / "broken.mp3"
    path.write_bytes(b"not music")
    engine.step(PlaybackGoal(str(path), playing=True))
    assert engine.is_through
    assert "broken.mp3" in engine.state().error


def _wait_until(condition) -> None:
    """Other threads get time until the condition holds."""
    deadline, pause = monotonic() + 10.0, Event()
    while not condition():
        assert monotonic() < deadline, "waited ten seconds in vain"
        pause.wait(0.002)


def test_the_player_carries_out_commands_in_its_own_thread(card, track) -> None:
    player = Player(open_device=card, list_devices=lambda: [OutputDevice("Fake speakers", True)])
    try:
        player.look_for_devices()
        _wait_until(lambda: player.outputs.count == 1)
        assert player.outputs.devices[0].name == "Fake speakers"
        player.load(track[0])
        player.volume = 0.5
        player.play()
        assert player.wants_playing
        _wait_until(lambda: player.state.is_playing)
        block = card.output.ask(1000)
        assert np.allclose(block, 0.25 * track[1][:1000], atol=1e-4)
        player.release()
        assert not card.output.running
        player.resume()
        _wait_until(lambda: card.output.running)
        player.pause()
        _wait_until(lambda: not player.state.is_playing)
        assert not player.wants_playing
        player.seek(3.0)
        _wait_until(lambda: player.state.position_seconds == 3.0)
    finally:
        player.shut_down()
    assert card.output.closed


def test_no_devices_are_told_before_anything_is_played(clock) -> None:
    def none_at_all() -> list[OutputDevice]:
        raise DeviceError("The PortAudio library is missing, so nothing can be played or recorded; install it.")

    for lister, words in ((none_at_all, "PortAudio"), (list, "No sound output")):
        engine = PlaybackEngine(open_audio, FakeSoundCard(), lambda: 1.0, lister, clock)
        engine.step(PlaybackGoal(list_count=1))
        assert words in engine.outputs.error
        assert engine.outputs.devices == ()
