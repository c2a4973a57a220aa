"""Display spectrograms: the right row, the right level, and the model's own mel untouched."""

from __future__ import annotations

import numpy as np
import pytest

from genre_tagger.audio.clip import Clip
from genre_tagger.features.mel import MelFrontEnd, MelSettings
from genre_tagger.features.spectra import (
    STEP_DB,
    BandSpectra,
    FrequencyAxis,
    LiveSpectra,
    ModelSpectra,
    Scale,
    decode_db,
    encode_db,
)
from tests.builders.sound import music_like

RATE = 44_100
BAND_SCALES = [Scale.MEL, Scale.LINEAR, Scale.LOG]


def _sine(hz: float, level_db: float = 0.0) -> np.ndarray:
    time = np.arange(RATE) / RATE
    return (10 ** (level_db / 20) * np.sin(2 * np.pi * hz * time)).astype(np.float32)


def test_the_model_scale_is_the_networks_own_mel_to_half_a_step() -> None:
    settings = MelSettings()
    clip = Clip(music_like(5.0, settings.sample_rate_hz, 1)[:, 0], settings.sample_rate_hz)
    codes = ModelSpectra(settings).codes(clip)
    level_db = MelFrontEnd(settings).spectrogram(clip).level_db
    kept = level_db > level_db.min()  # the network's window is cut 80 dB below its loudest value
    assert np.abs(decode_db(codes.astype(np.float64)) - level_db)[kept].max() <= STEP_DB / 2 + 1e-3


@pytest.mark.parametrize("scale", BAND_SCALES)
@pytest.mark.parametrize("hz", [110.0, 440.0, 3_000.0, 15_000.0])
def test_a_sine_stands_in_its_row_at_its_level(scale: Scale, hz: float) -> None:
    spectra = BandSpectra(RATE)
    power = spectra.power_at(_sine(hz, -20.0), np.array([RATE // 2]))
    codes = spectra.project(power, scale)
    axis = spectra.axis(scale)
    assert codes.shape == (axis.rows, 1)
    assert abs(int(codes[:, 0].argmax()) + 0.5 - axis.row_at(hz)) < 5.0
    if scale is not Scale.MEL:  # mel rows average over their width
        assert decode_db(int(codes.max())) == pytest.approx(-20.0, abs=1.5)


@pytest.mark.parametrize("scale", BAND_SCALES)
@pytest.mark.parametrize("rate", [8_000, 12_000, 22_050, 48_000, 192_000])
def test_every_rate_fills_every_row(scale: Scale, rate: int) -> None:
    spectra = BandSpectra(rate)
    noise = np.random.default_rng(1).standard_normal(rate).astype(np.float32) * 0.1
    codes = spectra.project(spectra.power_at(noise, np.array([rate // 2, rate // 3])), scale)
    assert codes.shape == (spectra.axis(scale).rows, 2)
    assert (codes > encode_db(np.float32(-90.0))).all()


@pytest.mark.parametrize("scale", list(Scale))
def test_axis_maps_both_ways(scale: Scale) -> None:
    axis = FrequencyAxis(scale, 96, 20.0 if scale is Scale.LOG else 0.0, 6_000.0)
    for row in (0.0, 1.0, 33.3, 96.0):
        assert axis.row_at(axis.hz_at(row)) == pytest.approx(row, abs=1e-6)


def test_silence_is_the_floor_and_overload_the_ceiling() -> None:
    spectra = BandSpectra(RATE)
    silent = spectra.project(spectra.power_at(np.zeros(0, dtype=np.float32), np.array([0])), Scale.LINEAR)
    assert not silent.any()
    assert int(encode_db(np.array([99.0], dtype=np.float32))[0]) == 255


def test_frames_at_the_ends_are_padded_with_zeros() -> None:
    spectra = BandSpectra(RATE)
    power = spectra.power_at(_sine(1000.0), np.array([0, RATE]))
    assert power.shape == (2, spectra.bins)
    assert np.isfinite(power).all()


@pytest.mark.parametrize("block", [77, 480, 5000])
def test_live_columns_are_the_models_own_frames(block: int) -> None:
    settings = MelSettings()
    sound = music_like(3.0, settings.sample_rate_hz, 1)[:, 0]
    live = LiveSpectra(Scale.MODEL, settings.sample_rate_hz, settings)
    columns = np.concatenate([live.append(sound[i : i + block]) for i in range(0, len(sound), block)], axis=1)
    whole = ModelSpectra(settings).codes(Clip(sound, settings.sample_rate_hz))
    assert columns.shape[1] >= whole.shape[1] - 2
    assert (np.abs(columns[:, :130].astype(int) - whole[:, :130]) <= 1).all()


@pytest.mark.parametrize("scale", [Scale.MEL, Scale.LINEAR, Scale.LOG])
def test_live_columns_of_the_band(scale: Scale) -> None:
    sound = music_like(1.0, 44_100, 1)[:, 0]
    live = LiveSpectra(scale, 44_100, MelSettings())
    columns = np.concatenate([live.append(sound[i : i + 441]) for i in range(0, len(sound), 441)], axis=1)
    spectra = BandSpectra(44_100)
    hop = spectra.fft_length // 4
    centers = np.arange(columns.shape[1]) * hop + spectra.fft_length // 2 - (spectra.fft_length - hop)
    expected = spectra.project(spectra.power_at(sound, np.maximum(centers, 0)), scale)
    assert live.seconds_per_column == pytest.approx(hop / 44_100)
    assert (columns[:, 4:] == expected[:, 4:]).mean() > 0.99


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000, 96_000])
def test_every_rate_reaches_the_model(rate: int) -> None:
    live = LiveSpectra(Scale.MODEL, rate, MelSettings())
    sound = music_like(2.0, rate, 1)[:, 0]
    columns = sum(live.append(sound[i : i + rate // 100]).shape[1] for i in range(0, len(sound), rate // 100))
    assert columns * live.seconds_per_column == pytest.approx(2.0, abs=0.15)
