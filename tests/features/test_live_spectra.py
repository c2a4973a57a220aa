"""Columns of incoming sound are those of the sound as a whole, whatever the size of the blocks."""

from __future__ import annotations

import numpy as np
import pytest

from genre_tagger.audio.clip import Clip
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.spectra import BandSpectra, LiveSpectra, ModelSpectra, Scale
from tests.builders.sound import music_like


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
