"""Sound coming in: in order, complete, counted where it is not, from devices and from files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import numpy as np
import pytest
import soundfile

from genre_tagger.audio.capture import DeviceCapture, FileFeed, Intake, Recording
from genre_tagger.audio.decoding import open_audio
from genre_tagger.foundation.errors import DecodeError, DeviceError, GenreTaggerError
from tests.builders.audio_files import make_audio
from tests.builders.fake_input import FakeInput
from tests.builders.sound_server import pretended_card

RATE = 8_000


def _noise(frames: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).uniform(-0.5, 0.5, (frames, 2)).astype(np.float32)


def test_blocks_come_out_in_order() -> None:
    intake = Intake(RATE, 2)
    blocks = [_noise(100, seed) for seed in range(5)]
    for block in blocks:
        intake.put(block)
    assert np.array_equal(intake.take(0.0).frames, np.concatenate(blocks))
    assert len(intake.take(0.0).frames) == 0


def test_what_nobody_takes_is_dropped_and_counted() -> None:
    intake = Intake(RATE, 2)
    for _ in range(60):
        intake.put(_noise(RATE // 10))
    assert intake.dropped_blocks == 20
    assert len(intake.take(0.0).frames) == 4 * RATE
    intake.put(_noise(10), overflowed=True)
    assert intake.dropped_blocks == 21


def _open_fake(holder: list[FakeInput]):
    def opener(_device, receive):
        holder.append(FakeInput(receive, RATE))
        return holder[-1]

    return opener


def test_a_device_delivers_until_it_is_stopped() -> None:
    holder: list[FakeInput] = []
    capture = DeviceCapture(None, _open_fake(holder))
    capture.start()
    sound = _noise(400)
    holder[0].speak(sound)
    assert capture.check()
    assert np.array_equal(capture.intake.take(0.0).frames, sound)
    capture.stop()
    assert not holder[0].running


def test_a_device_that_is_pulled_out_says_so() -> None:
    holder: list[FakeInput] = []
    capture = DeviceCapture(None, _open_fake(holder))
    capture.start()
    holder[0].alive = False
    with pytest.raises(DeviceError, match=r"Fake microphone.*went away"):
        capture.check()


class _PretendedTime:
    """A clock that a feed's pauses move on, and no other."""

    def __init__(self) -> None:
        self.now = 50.0
        self.longest_pause = 0.0

    def __call__(self) -> float:
        return self.now

    def pause(self, stopping: Event, seconds: float) -> bool:
        self.now += seconds
        self.longest_pause = max(self.longest_pause, seconds)
        return stopping.is_set()


def test_a_file_is_fed_whole_at_its_own_pace(tmp_path: Path) -> None:
    path = tmp_path / "song.wav"
    sound = make_audio(path, 3.0, sample_rate_hz=RATE)
    time = _PretendedTime()
    feed = FileFeed(str(path), open_audio, time, time.pause)
    feed.start()
    ends = monotonic() + 10.0
    while feed.check() and monotonic() < ends:
        sleep(0.001)
    assert np.allclose(feed.intake.take(0.0).frames, sound, atol=1e-4)
    assert time.now - 50.0 == pytest.approx(3.0, abs=0.01)
    assert time.longest_pause <= 0.021
    assert not feed.check()
    feed.stop()


def test_a_feed_can_be_stopped_before_it_began(tmp_path: Path) -> None:
    path = tmp_path / "song.wav"
    make_audio(path, 1.0, sample_rate_hz=RATE)
    feed = FileFeed(str(path))
    feed.stop()
    with pytest.raises(DecodeError):
        FileFeed(str(tmp_path / "gone.wav"))


def test_a_recording_is_complete_under_its_name_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "new" / "Take.flac"
    sound = _noise(5000)
    recording = Recording(target, RATE, 2)
    recording.write(sound[:3000])
    recording.write(sound[3000:])
    assert not target.exists()
    assert recording.seconds == pytest.approx(5000 / RATE)
    assert recording.finish() == target
    read, rate = soundfile.read(target, dtype="float32")
    assert rate == RATE
    assert np.allclose(read, sound, atol=1e-4)
    assert [path.name for path in target.parent.iterdir()] == ["Take.flac"]


def test_a_second_recording_never_replaces_the_first(tmp_path: Path) -> None:
    for _ in range(2):
        recording = Recording(tmp_path / "Take.flac", RATE, 2)
        recording.write(_noise(100))
        recording.finish()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Take 2.flac", "Take.flac"]


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(GenreTaggerError, match="choose another folder"):
        Recording(tmp_path / "file" / "Take.flac", RATE, 2)


@pytest.fixture
def sound_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A PulseAudio server of our own with one pretended card; skipped where that cannot be had."""
    with pretended_card(tmp_path, monkeypatch):
        yield


_PLAY_AND_LISTEN = """
import sys, time
import numpy as np
from genre_tagger.audio.capture import DeviceCapture
from genre_tagger.audio.input_device import list_inputs
from genre_tagger.audio.playback import Player

monitors = [device for device in list_inputs() if device.server_source == "pretended.monitor"]
if not monitors:
    print("no bridge to the sound server")
    sys.exit(3)
player = Player()
player.load(sys.argv[1])
player.set_loop(0.0, 4.0)
player.play()
capture = DeviceCapture(monitors[0])
capture.start()
heard, deadline = [], time.monotonic() + 20.0
while time.monotonic() < deadline and sum(map(len, heard)) < 1.5 * capture.intake.sample_rate_hz:
    frames = capture.intake.take(0.2).frames
    if heard or np.abs(frames).max(initial=0.0) > 0.01:
        heard.append(frames)
position = player.state
capture.stop()
player.shut_down()
sound = np.concatenate(heard)[-16384:, 0]
spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
print(position.is_playing, position.error, spectrum.argmax() * capture.intake.sample_rate_hz / len(sound))
"""


@pytest.mark.slow
def test_what_is_played_comes_back_through_a_real_sound_server(sound_server: None, tmp_path: Path) -> None:
    path = tmp_path / "tone.wav"
    time = np.arange(4 * 44_100) / 44_100
    tone = (0.5 * np.sin(2 * np.pi * 1000.0 * time)).astype(np.float32)
    make_audio(path, samples=np.stack([tone, tone], axis=1))
    # In a process of its own: PortAudio looks for sound servers once, when it is loaded.
    run = subprocess.run(
        [sys.executable, "-c", _PLAY_AND_LISTEN, str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    if run.returncode == 3:
        pytest.skip(run.stdout)
    assert run.returncode == 0, run.stderr[-2000:]
    playing, error, hz = run.stdout.strip().split(" ", 2)
    assert playing == "True"
    assert error == ""
    assert float(hz) == pytest.approx(1000.0, abs=4.0)
