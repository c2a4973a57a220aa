"""The Live tab: fed by a pretended microphone and by files; seen, classified, recorded, and clear when nothing is
there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from genre_tagger.audio.capture import DeviceCapture, IntakeBlock
from genre_tagger.audio.input_device import InputDevice
from genre_tagger.classification.prediction import Prediction
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.spectra import Scale
from genre_tagger.foundation.errors import CheckpointError, DeviceError
from genre_tagger.ui.live.live_controls import StartCard
from genre_tagger.ui.live.live_tab import LiveTab
from genre_tagger.ui.theme import DARK, LIGHT, qt_palette
from genre_tagger.ui.views.view_tools import ViewSettings, ViewTools
from tests.builders.audio_files import make_audio
from tests.builders.fake_input import FakeInput
from tests.builders.seen import button, choice, choose, offers, press, words_in
from tests.builders.sound import music_like

RATE = 16_000
MICROPHONE = InputDevice("Fake microphone", "microphone", "fake", True)
MONITOR = InputDevice("Monitor of speakers", "system", "fake monitor")


class FakeClassifier:
    """Predicts Folk for everything, and keeps what it was given."""

    class info:  # noqa: N801 - stands in for an attribute
        mel = MelSettings()

    def __init__(self) -> None:
        self.windows: list[np.ndarray] = []
        self.padded: list[bool] = []

    def classify(self, windows, padded: bool = False) -> Prediction:
        self.windows.append(windows[0].level_db)
        self.padded.append(padded)
        return Prediction(("Rock", "Folk"), (0.2, 0.8), 0.9, (), 0.5, "fake", padded)


class Stage:
    """A tab with its pretended devices."""

    def __init__(self, folder: Path) -> None:
        self.inputs: list[FakeInput] = []
        self.devices: list[InputDevice] | DeviceError = [MICROPHONE, MONITOR]
        self.classifier = FakeClassifier()
        self.spoken = self.taken = 0
        self.tab = LiveTab(
            lambda: self.classifier,
            folder / "recordings",
            find_inputs=self._find,
            open_device=self._open,
        )

    @property
    def microphone(self) -> FakeInput:
        return self.inputs[-1]

    def speak(self, seconds: float, seed: int = 0, gain: float = 1.0) -> np.ndarray:
        """Sound comes in, a hundredth of a second at a time."""
        sound = music_like(seconds, RATE, 2, seed) * np.float32(gain)
        for first in range(0, len(sound), RATE // 100):
            self.microphone.speak(sound[first : first + RATE // 100])
        self.spoken += len(sound)
        return sound

    def wait_taken(self, qtbot: QtBot) -> None:
        """Until all that came in was taken in."""
        qtbot.waitUntil(lambda: self.taken == self.spoken, timeout=5000)

    def _find(self) -> list[InputDevice]:
        if isinstance(self.devices, DeviceError):
            raise self.devices
        return self.devices

    def _open(self, device: InputDevice | None) -> DeviceCapture:
        def opener(_device, receive) -> FakeInput:
            self.inputs.append(FakeInput(receive, RATE, name=device.name))
            return self.microphone

        capture = DeviceCapture(device, opener)
        take = capture.intake.take

        def counted(wait_seconds: float) -> IntakeBlock:
            block = take(wait_seconds)
            self.taken += len(block.frames)
            return block

        capture.intake.take = counted
        return capture


@pytest.fixture
def make_stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Stage]]:
    stages: list[Stage] = []

    def make(devices: list[InputDevice] | DeviceError | None = None) -> Stage:
        stage = Stage(tmp_path)
        if devices is not None:
            stage.devices = devices
        stages.append(stage)
        qtbot.addWidget(stage.tab)
        stage.tab.resize(1000, 560)
        stage.tab.show()
        there = 0 if isinstance(stage.devices, DeviceError) else len(stage.devices)
        qtbot.waitUntil(lambda: choice(stage.tab, "Source").count() == there + 1)  # and a file
        return stage

    yield make
    for stage in stages:
        stage.tab.close_down()


@pytest.fixture
def live(make_stage: Callable[..., Stage], qtbot: QtBot) -> Stage:
    """Listening to the microphone."""
    stage = make_stage()
    with qtbot.waitSignal(stage.tab.running_changed, timeout=5000):
        stage.tab.start()
    return stage


def _hear(stage: Stage, qtbot: QtBot, seconds: int) -> None:
    """Sound comes in, and is on the screen."""
    plot = stage.tab.plot
    for _ in range(seconds):
        stage.speak(1.0)
        stage.wait_taken(qtbot)
    columns = int(seconds / 0.0214) - 4
    qtbot.waitUntil(lambda: plot.snapshot is not None and plot.snapshot.column_count > columns, timeout=5000)


def test_nothing_is_captured_before_start(make_stage) -> None:
    stage = make_stage()
    assert stage.inputs == []
    assert choice(stage.tab, "Source").count() == 3
    assert not stage.tab.is_running


def test_no_device_is_a_card_with_a_way_around_it(make_stage, qtbot: QtBot) -> None:
    sentence = "The PortAudio library is missing, so nothing can be played or recorded; install libportaudio2."
    stage = make_stage(DeviceError(sentence))
    qtbot.waitUntil(lambda: f"\n{sentence}\n" in words_in(stage.tab))
    stage.devices = [MICROPHONE]
    press(stage.tab, "Look again")
    qtbot.waitUntil(lambda: choice(stage.tab, "Source").count() == 2)
    assert "\nReady\n" in words_in(stage.tab)


def test_what_comes_in_is_seen(live: Stage, qtbot: QtBot) -> None:
    plot = live.tab.plot
    live.speak(2.0)
    qtbot.waitUntil(lambda: plot.snapshot is not None and plot.snapshot.column_count > 85, timeout=5000)
    snapshot = plot.snapshot
    assert snapshot.picture.codes.shape[0] == 96
    assert np.isfinite(snapshot.wave.high).sum() * snapshot.wave_seconds / len(snapshot.wave.high) > 1.5
    assert snapshot.peak_db > -40.0
    qtbot.waitUntil(lambda: plot.meter.figures.frames_per_second > 0, timeout=5000)
    image = live.tab.grab().toImage()
    assert len({image.pixel(x, 300) for x in range(500, 790)}) > 10


@pytest.mark.parametrize("scale", list(Scale))
def test_every_scale_scrolls(live: Stage, qtbot: QtBot, scale: Scale) -> None:
    live.tab.findChild(ViewTools).apply(ViewSettings(scale.value, "viridis"))

    def is_seen() -> bool:
        live.speak(0.1)
        seen = live.tab.plot.snapshot
        return seen is not None and seen.picture is not None and seen.picture.axis.scale is scale

    qtbot.waitUntil(is_seen, timeout=5000)


def test_the_genre_warms_up_and_then_stands(live: Stage, qtbot: QtBot) -> None:
    assert "first prediction" in words_in(live.tab)
    live.speak(3.5)
    qtbot.waitUntil(lambda: "Folk: 72 %" in words_in(live.tab), timeout=5000)
    assert "Warming up: 3 of 29 s" in words_in(live.tab)
    assert live.classifier.padded == [True]
    for _ in range(27):
        live.speak(1.0)
        live.wait_taken(qtbot)
    qtbot.waitUntil(lambda: "Warming" not in words_in(live.tab), timeout=5000)
    assert live.classifier.padded[-1] is False
    assert live.classifier.windows[-1].shape == (96, 1366)
    qtbot.waitUntil(lambda: live.tab.plot.prediction is not None, timeout=5000)
    assert "Folk" in live.tab.plot.prediction.genres


def test_silence_is_not_classified(live: Stage, qtbot: QtBot) -> None:
    live.speak(4.5, gain=0.0)
    qtbot.waitUntil(lambda: "\nSilence\n" in words_in(live.tab), timeout=5000)
    assert live.classifier.windows == []


def test_a_model_that_fails_is_told_and_the_views_go_on(live: Stage, qtbot: QtBot) -> None:
    def broken() -> FakeClassifier:
        raise CheckpointError("The network of model x could not be loaded.")

    live.tab.set_classifier_factory(broken)
    live.speak(3.5)
    qtbot.waitUntil(lambda: "could not be loaded" in words_in(live.tab), timeout=5000)
    assert live.tab.is_running


def test_another_model_classifies_from_then_on(live: Stage, qtbot: QtBot) -> None:
    other = FakeClassifier()
    live.tab.set_classifier_factory(lambda: other)
    live.speak(3.5)
    qtbot.waitUntil(lambda: len(other.windows) == 1, timeout=5000)
    assert live.classifier.windows == []


def test_record_writes_what_came_in(live: Stage, qtbot: QtBot) -> None:
    press(live.tab, "Record")
    qtbot.waitUntil(lambda: "\nRecording 0:00" in words_in(live.tab), timeout=5000)
    sound = live.speak(1.5)
    live.wait_taken(qtbot)
    qtbot.waitUntil(lambda: "Recording 0:01" in words_in(live.tab), timeout=5000)
    with qtbot.waitSignal(live.tab.recording_saved, timeout=5000) as saved:
        press(live.tab, "Record")
    read, rate = soundfile.read(saved.args[0], dtype="float32")
    assert rate == RATE
    assert np.allclose(read, sound, atol=1e-4)
    assert [path.suffix for path in Path(saved.args[0]).parent.iterdir()] == [".flac"]


def test_stop_completes_a_running_recording(live: Stage, qtbot: QtBot) -> None:
    press(live.tab, "Record")
    qtbot.waitUntil(lambda: "\nRecording 0:00" in words_in(live.tab), timeout=5000)
    live.speak(0.5)
    with qtbot.waitSignals([live.tab.recording_saved, live.tab.running_changed], timeout=5000):
        live.tab.stop()
    assert not live.tab.is_running
    assert "\nRecord\n" in words_in(live.tab)


def test_freeze_holds_the_picture_while_listening_goes_on(live: Stage, qtbot: QtBot) -> None:
    live.speak(1.0)
    qtbot.waitUntil(lambda: live.tab.plot.snapshot is not None, timeout=5000)
    qtbot.keyClick(live.tab, Qt.Key.Key_F)
    held, frozen = live.tab.plot.snapshot, live.tab.plot.grab().toImage()
    live.speak(1.0)
    qtbot.wait(60)
    assert live.tab.plot.snapshot is held
    assert live.tab.plot.grab().toImage() == frozen
    qtbot.keyClick(live.tab, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: live.tab.plot.snapshot.column_count > held.column_count, timeout=5000)


def test_a_frozen_picture_is_zoomed_and_panned(live: Stage, qtbot: QtBot) -> None:
    plot = live.tab.plot
    _hear(live, qtbot, 12)
    assert not offers(live.tab, "Zoom in")
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert plot.span == pytest.approx((-10.0, 0.0))  # it scrolls, and nothing else
    qtbot.keyClick(plot, Qt.Key.Key_F)
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    qtbot.keyClick(live.tab, Qt.Key.Key_Plus)
    assert plot.span[1] - plot.span[0] == pytest.approx(10.0 / 2.25)
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert plot.span[0] == pytest.approx(-12.0, abs=0.05)  # beyond what was in view
    for _ in range(30):
        press(live.tab, "Zoom in")
    start, end = plot.span
    assert end - start == pytest.approx(0.005)
    image = plot.grab().toImage()
    inked = sum(image.pixel(300, y) != image.pixel(300, 9) for y in range(9, 90))
    assert 1 <= inked < 20  # the samples, as a line
    press(live.tab, "Show all")
    assert plot.span == pytest.approx((-12.0, 0.0), abs=0.05)
    qtbot.keyClick(plot, Qt.Key.Key_F)
    assert plot.span == pytest.approx((-10.0, 0.0))


def test_after_stop_the_last_seconds_can_be_looked_at_closely(live: Stage, qtbot: QtBot) -> None:
    _hear(live, qtbot, 2)
    with qtbot.waitSignal(live.tab.running_changed, timeout=5000):
        live.tab.stop()
    press(live.tab, "Zoom in")
    assert live.tab.plot.span[1] - live.tab.plot.span[0] == pytest.approx(10.0 / 1.5)
    with qtbot.waitSignal(live.tab.running_changed, timeout=5000):
        live.tab.start()
    assert live.tab.plot.span == pytest.approx((-10.0, 0.0))


def test_other_seconds_are_in_view(live: Stage, qtbot: QtBot) -> None:
    choose(live.tab, "Seconds in view", 2)
    assert live.tab.plot.span == pytest.approx((-30.0, 0.0))
    _hear(live, qtbot, 1)
    assert live.tab.plot.snapshot.wave_seconds > 30.0


def test_the_picture_is_exported(live: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    assert button(live.tab, "Export").menu() is not None
    _hear(live, qtbot, 1)
    live.tab.plot.export.save_png(str(tmp_path / "live.png"))
    assert QImage(str(tmp_path / "live.png")).width() > live.tab.plot.width()
    assert live.tab.plot.export.title == "Fake microphone"


def test_theme_changes_while_it_runs(live: Stage, qtbot: QtBot) -> None:
    _hear(live, qtbot, 1)
    for colors in (DARK, LIGHT):
        live.tab.plot.setPalette(qt_palette(colors))
        tones = {live.tab.plot.grab().toImage().pixelColor(x, 12).name().upper() for x in range(100, 600)}
        assert colors.surface in tones


def test_lost_blocks_are_shown(live: Stage, qtbot: QtBot) -> None:
    live.microphone.speak(np.zeros((160, 2), dtype=np.float32), lost_some=True)
    qtbot.waitUntil(lambda: "1 lost" in words_in(live.tab), timeout=5000)


def test_a_microphone_that_is_pulled_out_says_so(live: Stage, qtbot: QtBot) -> None:
    live.speak(0.3)
    with qtbot.waitSignal(live.tab.failed, timeout=5000) as failed:
        live.microphone.alive = False
    assert "Fake microphone" in failed.args[0]
    qtbot.waitUntil(lambda: not live.tab.is_running)


def test_another_source_can_be_chosen_while_listening(live: Stage, qtbot: QtBot) -> None:
    choose(live.tab, "Source", 1)
    qtbot.waitUntil(lambda: len(live.inputs) == 2 and live.tab.is_running, timeout=5000)
    assert live.microphone.device_name == "Monitor of speakers"
    assert not live.inputs[0].running


def test_a_file_is_fed_and_ends_by_itself(make_stage, qtbot: QtBot, tmp_path: Path) -> None:
    stage = make_stage([])
    path = tmp_path / "short.wav"
    make_audio(path, 0.4, sample_rate_hz=RATE)
    ended = []
    stage.tab.running_changed.connect(ended.append)
    stage.tab.feed_file(str(path))
    qtbot.waitUntil(lambda: ended == [True, False], timeout=5000)
    assert choice(stage.tab, "Source").currentText() == "File: short.wav"


def test_a_file_that_is_gone_is_one_sentence(make_stage, qtbot: QtBot, tmp_path: Path) -> None:
    stage = make_stage([])
    with qtbot.waitSignal(stage.tab.failed, timeout=5000) as failed:
        stage.tab.feed_file(str(tmp_path / "gone.flac"))
    assert "gone.flac" in failed.args[0]
    assert "gone.flac" in words_in(stage.tab)


def test_the_readout_works_while_it_scrolls(live: Stage, qtbot: QtBot) -> None:
    _hear(live, qtbot, 2)
    plot, readout = live.tab.plot, live.tab.findChild(ViewTools).readout
    qtbot.mouseMove(plot.viewport(), plot.place_of(plot.spectrum_plot, -0.8, 48.0))
    found = readout.text()
    assert "Hz" in found
    assert "dB" in found
    live.speak(1.0, gain=0.01)
    qtbot.waitUntil(lambda: readout.text() != found, timeout=5000)  # the mouse rests, the sound goes on


def test_keys_start_and_stop(make_stage, qtbot: QtBot) -> None:
    stage = make_stage()
    with qtbot.waitSignal(stage.tab.running_changed, timeout=5000):
        qtbot.keyClick(stage.tab, Qt.Key.Key_Space)
    with qtbot.waitSignal(stage.tab.running_changed, timeout=5000):
        qtbot.keyClick(stage.tab, Qt.Key.Key_Space)
    assert not stage.tab.is_running


def test_everything_that_takes_the_focus_has_a_name(make_stage) -> None:
    stage = make_stage()
    for child in stage.tab.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible():
            name = child.accessibleName() or (child.text() if hasattr(child, "text") else "")
            assert name, child


def test_card_says_how_the_computers_own_sound_is_heard(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for platform, word in (("win32", "Stereo Mix"), ("darwin", "BlackHole"), ("linux", "PipeWire")):
        monkeypatch.setattr(sys, "platform", platform)
        card = StartCard()
        qtbot.addWidget(card)
        assert word not in words_in(card)
        card.set_system_sound(False)
        assert word in words_in(card)
        card.say("No microphone or line-in was found.")
        assert word in words_in(card)
        card.set_system_sound(True)
        assert word not in words_in(card)
