"""Whole-track and close-up spectrograms agree with each other and with a transform of the whole track at once."""

from __future__ import annotations

import numpy as np
import pytest

from genre_tagger.audio.clip import Clip
from genre_tagger.features.close_up import band_close_up, model_close_up
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.overview import MOST_COLUMNS, BandOverview, ModelOverview
from genre_tagger.features.spectra import BandSpectra, ModelSpectra, Scale
from tests.builders.sound import music_like

RATE = 12_000
SECONDS = 70.0
BAND_SCALES = [Scale.MEL, Scale.LINEAR, Scale.LOG]


@pytest.fixture(scope="module")
def samples() -> np.ndarray:
    return music_like(SECONDS, RATE, 1)[:, 0]


def _read(samples: np.ndarray):
    def read(start: float, seconds: float, rate: int | None) -> Clip:
        first = round(start * RATE)
        return Clip(samples[first : first + round(seconds * RATE)], RATE, start)

    return read


def _go() -> bool:
    return True


@pytest.mark.parametrize("block", [500, 12_000, 100_000])
def test_the_models_overview_is_its_spectrogram(samples: np.ndarray, block: int) -> None:
    spectra = ModelSpectra(MelSettings())
    overview = ModelOverview(spectra, SECONDS)
    for first in range(0, len(samples), block):
        overview.append(samples[first : first + block])
    overview.finish()
    picture = overview.picture(0.0, SECONDS + 1.0, 5000, Scale.MODEL)
    assert picture is not None
    whole = spectra.codes(Clip(samples, RATE))
    assert picture.codes.shape == whole.shape
    assert (np.abs(picture.codes.astype(int) - whole) <= 1).all()
    assert picture.start_seconds == pytest.approx(-128 / RATE)


def test_the_models_close_up_is_its_spectrogram(samples: np.ndarray) -> None:
    spectra = ModelSpectra(MelSettings())
    whole = spectra.codes(Clip(samples, RATE))
    for start, end in ((0.0, 50.0), (30.0, 33.0), (60.0, 75.0)):
        picture = model_close_up(_read(samples), spectra, start=start, end=end, columns=5000, keep_going=_go)
        assert picture is not None
        first = round(picture.start_seconds / picture.seconds_per_column + 0.5)
        expected = whole[:, first : first + picture.codes.shape[1]]
        assert picture.codes.shape == expected.shape
        assert (np.abs(picture.codes.astype(int) - expected) <= 1).all()


@pytest.mark.parametrize("scale", BAND_SCALES)
def test_overview_and_close_up_agree(samples: np.ndarray, scale: Scale) -> None:
    spectra = BandSpectra(RATE)
    overview = BandOverview(spectra, SECONDS)
    for first in range(0, len(samples), 30_000):
        overview.append(samples[first : first + 30_000])
    overview.finish()
    far = overview.picture(20.0, 50.0, 200, scale)
    near = band_close_up(_read(samples), spectra, scale, start=20.0, end=50.0, columns=200, keep_going=_go)
    assert far is not None
    assert near is not None
    assert near.codes.shape == (spectra.axis(scale).rows, 200)
    assert near.end_seconds == pytest.approx(50.0)
    middles = (np.arange(200) + 0.5) * 0.15 + 20.0 - far.start_seconds
    seen_from_far = far.codes[:, (middles / far.seconds_per_column).astype(int)]
    agreement = np.corrcoef(seen_from_far.ravel(), near.codes.ravel())[0, 1]
    shifted = np.corrcoef(np.roll(seen_from_far, 5, axis=1).ravel(), near.codes.ravel())[0, 1]
    assert agreement > 0.6  # far away levels are averaged in dB, near by in power
    assert agreement > shifted + 0.05


def test_an_hours_long_track_stays_within_its_columns() -> None:
    spectra = ModelSpectra(MelSettings())
    overview = ModelOverview(spectra, 10 * 3600.0)
    overview.append(np.zeros(RATE * 60, dtype=np.float32))
    assert 10 * 3600.0 / overview.seconds_per_column <= MOST_COLUMNS
    assert BandOverview(BandSpectra(44_100), 7200.0).seconds_per_column >= 7200.0 / MOST_COLUMNS * 0.999


def test_nothing_decoded_is_no_picture_and_a_part_is_a_part(samples: np.ndarray) -> None:
    overview = BandOverview(BandSpectra(RATE), SECONDS)
    assert overview.picture(0.0, 10.0, 100, Scale.LOG) is None
    overview.append(samples[: RATE * 5])
    picture = overview.picture(0.0, 10.0, 100, Scale.LOG)
    assert picture is not None
    assert 4.0 < picture.end_seconds <= 5.2
    assert overview.picture(30.0, 40.0, 100, Scale.LOG) is None


def test_a_close_up_can_be_called_off(samples: np.ndarray) -> None:
    stretch = {"start": 0.0, "end": 60.0, "columns": 100, "keep_going": lambda: False}
    assert band_close_up(_read(samples), BandSpectra(RATE), Scale.LOG, **stretch) is None
    assert model_close_up(_read(samples), ModelSpectra(MelSettings()), **stretch) is None


def test_pictures_of_a_track_shorter_than_a_frame() -> None:
    overview = ModelOverview(ModelSpectra(MelSettings()), 0.01)
    overview.append(np.ones(100, dtype=np.float32))
    overview.finish()
    assert overview.picture(0.0, 0.01, 10, Scale.MODEL) is not None
