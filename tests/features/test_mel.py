"""The mel front-end against librosa, which is its reference."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import librosa
import numpy as np
import pytest
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.features.mel import (
    STUDY_MEL,
    WIDE_MEL,
    MelFrontEnd,
    MelSettings,
    hz_to_mel,
    mel_filterbank,
    mel_to_hz,
)
from tests.builders.sound import music_like

SETTINGS = MelSettings()


def _sounds(settings: MelSettings = SETTINGS) -> dict[str, NDArray[np.float32]]:
    length = settings.window_samples
    rng = np.random.default_rng(7)
    seconds = np.arange(length) / settings.sample_rate_hz
    music = music_like(settings.window_seconds + 0.01, settings.sample_rate_hz, channels=1, seed=3)[:length, 0]
    impulses = np.zeros(length)
    impulses[::5_000] = 1.0
    return {
        "music": music,
        "half silent": np.where(np.arange(length) < length // 2, music, np.float32(0.0)),
        "noise": (0.2 * rng.standard_normal(length)).astype(np.float32),
        "very quiet noise": (1e-5 * rng.standard_normal(length)).astype(np.float32),
        "silence": np.zeros(length, dtype=np.float32),
        "impulses": impulses.astype(np.float32),
        "tone": (0.9 * np.sin(2.0 * np.pi * 440.0 * seconds)).astype(np.float32),
        "sweep": (0.8 * np.sin(2.0 * np.pi * (50.0 + 100.0 * seconds) * seconds)).astype(np.float32),
        "offset": np.full(length, 0.5, dtype=np.float32),
    }


def _librosa_level_db(samples: NDArray[np.float32], settings: MelSettings) -> NDArray[np.float32]:
    power = librosa.feature.melspectrogram(
        y=samples,
        sr=settings.sample_rate_hz,
        n_fft=settings.fft_length,
        hop_length=settings.hop_length,
        n_mels=settings.mel_bands,
        fmin=settings.min_hz,
        fmax=settings.max_hz,
    )
    return librosa.power_to_db(power, ref=1.0, amin=settings.min_power, top_db=settings.range_db)


@pytest.mark.parametrize("settings", [STUDY_MEL, WIDE_MEL], ids=["study", "wide"])
@pytest.mark.parametrize("name", _sounds())
def test_window_equals_librosa(name: str, settings: MelSettings) -> None:
    samples = _sounds(settings)[name]

    level_db = MelFrontEnd(settings).window(Clip(samples, settings.sample_rate_hz)).level_db

    assert level_db.shape == (96, 1366)
    np.testing.assert_allclose(level_db, _librosa_level_db(samples, settings), atol=1e-3, rtol=0.0)


@pytest.mark.parametrize(
    "settings",
    [
        MelSettings(range_db=None),
        MelSettings(sample_rate_hz=22_050, fft_length=2_048, hop_length=512, mel_bands=128, max_hz=11_025.0),
        MelSettings(mel_bands=40, min_hz=200.0, max_hz=3_000.0),
        MelSettings(mel_bands=1),
    ],
)
def test_other_settings_equal_librosa(settings: MelSettings) -> None:
    samples = music_like(5.0, settings.sample_rate_hz, channels=1, seed=5)[:, 0]

    level_db = MelFrontEnd(settings).spectrogram(Clip(samples, settings.sample_rate_hz)).level_db

    np.testing.assert_allclose(level_db, _librosa_level_db(samples, settings), atol=1e-3, rtol=0.0)


def test_filterbank_equals_librosa() -> None:
    ours = mel_filterbank(SETTINGS)
    theirs = librosa.filters.mel(sr=SETTINGS.sample_rate_hz, n_fft=SETTINGS.fft_length, n_mels=SETTINGS.mel_bands)

    np.testing.assert_allclose(ours, theirs, atol=1e-6, rtol=0.0)
    assert not ours.flags.writeable


def test_mel_scale_there_and_back() -> None:
    hz = np.linspace(0.0, 6_000.0, 500)

    np.testing.assert_allclose(mel_to_hz(hz_to_mel(hz)), hz, atol=1e-9)
    np.testing.assert_allclose(hz_to_mel(hz), librosa.hz_to_mel(hz), atol=1e-9)


def test_a_window_is_the_size_the_network_takes() -> None:
    front_end = MelFrontEnd()
    rng = np.random.default_rng(0)

    for seconds in (0.0, 3.0, SETTINGS.window_seconds, 40.0):
        samples = rng.standard_normal(round(seconds * SETTINGS.sample_rate_hz)).astype(np.float32)
        window = front_end.window(Clip(samples, SETTINGS.sample_rate_hz, start_seconds=8.0))
        assert window.level_db.shape == (96, 1366)
        assert window.level_db.dtype == np.float32
        assert window.level_db.flags.c_contiguous
        assert window.start_seconds == 8.0
    assert SETTINGS.window_seconds == 29.12


def test_a_short_clip_is_padded_with_zeros() -> None:
    samples = music_like(5.0, SETTINGS.sample_rate_hz, channels=1)[:, 0]
    padded = np.pad(samples, (0, SETTINGS.window_samples - len(samples)))
    front_end = MelFrontEnd()

    short, whole = (front_end.window(Clip(part, SETTINGS.sample_rate_hz)) for part in (samples, padded))

    np.testing.assert_array_equal(short.level_db, whole.level_db)


def test_the_checkpoints_own_filterbank_is_used() -> None:
    filters = np.zeros((96, 257), dtype=np.float32)
    filters[5, 20] = 1.0
    samples = music_like(1.0, SETTINGS.sample_rate_hz, channels=1)[:, 0]
    settings = MelSettings(range_db=None)

    level_db = MelFrontEnd(settings, filters).spectrogram(Clip(samples, 12_000)).level_db

    spectrum = librosa.stft(samples, n_fft=512, hop_length=256, pad_mode="constant")
    np.testing.assert_allclose(level_db[5], librosa.power_to_db(np.abs(spectrum[20]) ** 2, top_db=None), atol=1e-3)
    np.testing.assert_allclose(np.delete(level_db, 5, axis=0), -100.0, atol=1e-4)


def test_threads_may_share_one_front_end() -> None:
    front_end = MelFrontEnd()
    clips = [Clip(samples, SETTINGS.sample_rate_hz) for samples in _sounds().values()]
    alone = [front_end.window(clip).level_db for clip in clips]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda clip: front_end.window(clip).level_db, clips * 3))

    for level_db, expected in zip(together, alone * 3, strict=True):
        np.testing.assert_array_equal(level_db, expected)


def test_another_sample_rate_is_refused() -> None:
    with pytest.raises(ValueError, match="44100"):
        MelFrontEnd().window(Clip(np.zeros(100, dtype=np.float32), 44_100))
