"""What is heard of several channels: silence is said of them, not of their mean; what cancels out is heard as well."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from genre_tagger.audio.clip import mean_of_channels, mix_down
from genre_tagger.audio.decoding import open_audio
from genre_tagger.audio.placement import is_silent, read_windows
from genre_tagger.foundation.errors import SilentTrackError
from tests.builders.audio_files import make_audio
from tests.builders.decoded import read_clip
from tests.builders.sound import music_like

RATE_HZ = 44_100
EXTENSIONS = (".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a", ".wma", ".ac3")


def antiphase(seconds: float, rate_hz: int, likeness: float = 1.0) -> NDArray[np.float32]:
    """(n, 2): the right channel is the left with the opposite sign, but for a part of its own."""
    left = music_like(seconds, rate_hz, channels=1, seed=1)
    own = music_like(seconds, rate_hz, channels=1, seed=2)
    right = -likeness * left + np.sqrt(1.0 - likeness**2) * own
    return np.concatenate([left, right], axis=1).astype(np.float32)


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_antiphase_stereo_is_heard_like_one_of_its_channels(tmp_path: Path, extension: str) -> None:
    rate = 48_000 if extension == ".opus" else RATE_HZ
    stereo, mono = tmp_path / f"stereo{extension}", tmp_path / f"mono{extension}"
    tones = sum(np.sin(2 * np.pi * pitch_hz * np.arange(6 * rate) / rate) for pitch_hz in (220.0, 331.0, 558.0))
    samples = np.outer(tones, (0.1, -0.1)).astype(np.float32)
    make_audio(stereo, samples=samples, sample_rate_hz=rate)
    make_audio(mono, samples=samples[:, :1], sample_rate_hz=rate)
    heard, wanted = read_clip(stereo, 1.0, 4.0).samples, read_clip(mono, 1.0, 4.0).samples
    assert np.std(heard) == pytest.approx(np.std(wanted), rel=0.1)
    with open_audio(stereo) as reader:
        assert len(read_windows(reader, 1, 3.0, 12_000).clips) == 1
        streamed = np.concatenate([clip.samples for clip in reader.stream(2.0)])
    assert np.std(streamed[rate : 5 * rate]) == pytest.approx(np.std(heard), rel=0.05)


def test_channels_that_nearly_cancel_each_other_out_do_not_either(tmp_path: Path) -> None:
    near, far = antiphase(3.0, RATE_HZ, 0.97), antiphase(3.0, RATE_HZ, 0.5)
    assert np.std(mix_down(near)) > 0.9 * np.std(near[:, 0])
    assert np.array_equal(mix_down(far), mean_of_channels(far))


@pytest.mark.parametrize("channels", [1, 2, 6, 24])
def test_ordinary_sound_is_the_mean_of_its_channels(channels: int) -> None:
    same = np.repeat(music_like(3.0, RATE_HZ, channels=1, seed=3), channels, axis=1)
    noise = np.random.default_rng(0).normal(0, 0.1, (100_000, channels)).astype(np.float32)
    one = noise * (np.arange(channels) == 0)
    for block in (same, noise, one.astype(np.float32)):
        assert np.array_equal(mix_down(block), mean_of_channels(block))


def test_silence_is_said_of_the_channels(tmp_path: Path) -> None:
    quiet = np.zeros((RATE_HZ * 4, 6), dtype=np.float32)
    quiet[:, 3] = 3e-3 * np.sin(np.arange(len(quiet)) / 20.0)
    assert is_silent(mean_of_channels(quiet))
    assert not is_silent(mix_down(quiet))
    make_audio(tmp_path / "quiet.wav", samples=quiet)
    with open_audio(tmp_path / "quiet.wav") as reader:
        assert read_windows(reader, 1, 3.0, 12_000).clips
    offset = np.zeros((RATE_HZ * 4, 2), dtype=np.float32) + np.float32([0.25, -0.25])
    make_audio(tmp_path / "offset.wav", samples=offset)
    with open_audio(tmp_path / "offset.wav") as reader, pytest.raises(SilentTrackError):
        read_windows(reader, 1, 3.0, 12_000)
    assert mix_down(np.empty((0, 2), dtype=np.float32)).shape == (0,)


@pytest.mark.parametrize("extension", [".wav", ".mp3", ".ac3"])
def test_a_track_of_both_kinds_is_heard_throughout(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"both{extension}"
    ordinary = np.repeat(music_like(5.0, RATE_HZ, channels=1, seed=4), 2, axis=1)
    make_audio(path, samples=np.concatenate([ordinary, antiphase(5.0, RATE_HZ), ordinary]), sample_rate_hz=RATE_HZ)
    with open_audio(path) as reader:
        heard = [clip.samples for clip in reader.stream(1.0)]
        again = reader.read(6.0, 1.0).samples
    assert all(not is_silent(samples) for samples in heard[:14])
    assert np.std(again) == pytest.approx(np.std(heard[6]), rel=0.05)
