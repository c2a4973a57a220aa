"""Pixels say what the numbers say: louder is brighter, higher is further up, unknown is blank."""

from __future__ import annotations

import numpy as np
import pytest

from genre_tagger.audio.peaks import WaveColumns
from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import FrequencyAxis, Scale
from genre_tagger.ui.views.auto_levels import auto_levels
from genre_tagger.ui.views.raster import WaveTones, image_of, spectrogram_pixels, waveform_pixels
from genre_tagger.ui.views.time_span import TimeSpan

GROUND = 0xFF112233
AXIS = FrequencyAxis(Scale.MEL, 4, 0.0, 4000.0)


def _picture(codes: np.ndarray, start: float, step: float) -> SpectrogramPicture:
    return SpectrogramPicture(codes.astype(np.uint8), start, step, AXIS)


@pytest.mark.parametrize("smooth", [True, False])
def test_low_rows_are_below_and_the_unknown_is_ground(smooth: bool) -> None:
    codes = np.zeros((4, 10))
    codes[0] = 255
    table = np.arange(256, dtype=np.uint32)
    pixels = spectrogram_pixels(
        [_picture(codes, 2.0, 0.1)], TimeSpan(1.0, 4.0), (300, 40), table, smooth=smooth, ground=GROUND
    )
    assert pixels.shape == (40, 300)
    assert (pixels[-1, 100:200] == 255).all()
    assert (pixels[0, 100:200] == 0).all()
    assert (pixels[:, :100] == GROUND).all()
    assert (pixels[:, 200:] == GROUND).all()


def test_the_close_up_lies_over_the_whole() -> None:
    whole, near = _picture(np.full((4, 10), 10), 0.0, 1.0), _picture(np.full((4, 20), 99), 4.0, 0.1)
    table = np.arange(256, dtype=np.uint32)
    pixels = spectrogram_pixels([whole, near], TimeSpan(0.0, 10.0), (100, 8), table, smooth=False, ground=GROUND)
    assert (pixels[:, 40:60] == 99).all()
    assert (pixels[:, :40] == 10).all()


def test_more_rows_than_pixels_keep_the_loudest() -> None:
    codes = np.zeros((96, 5))
    codes[41] = 200
    table = np.arange(256, dtype=np.uint32)
    pixels = spectrogram_pixels(
        [_picture(codes, 0.0, 1.0)], TimeSpan(0.0, 5.0), (5, 20), table, smooth=True, ground=GROUND
    )
    assert pixels.max() == 200


def test_waveform_reaches_its_peak_and_no_further() -> None:
    level = np.full(8, 0.5, dtype=np.float32)
    tones = WaveTones(0xFF000000, 0xFF0000FF, 0xFFFF0000)
    pixels = waveform_pixels(WaveColumns(-level, level, level * 0.5), 100, tones)
    column = pixels[:, 3]
    inked = np.flatnonzero(column != 0xFF000000)
    assert inked[0] == pytest.approx(25, abs=1)
    assert inked[-1] == pytest.approx(75, abs=1)
    assert column[50] == 0xFFFF0000
    assert column[30] == 0xFF0000FF


def test_what_is_not_decoded_leaves_no_ink() -> None:
    nothing = np.full(8, np.nan, dtype=np.float32)
    pixels = waveform_pixels(WaveColumns(nothing, nothing, nothing), 20, WaveTones(GROUND, 0xFF0000FF, 0xFFFF0000))
    assert (pixels == GROUND).all()


def test_images_own_their_pixels(qapp: object) -> None:
    pixels = np.full((4, 6), 0xFF123456, dtype=np.uint32)
    image = image_of(pixels)
    pixels[:] = 0
    assert (image.width(), image.height()) == (6, 4)
    assert image.pixel(5, 3) == 0xFF123456


def test_auto_levels_leave_out_silence_and_keep_the_peaks() -> None:
    codes = np.zeros((4, 1000))
    codes[:, :500] = np.linspace(60, 200, 500)  # -70 to 0 dB
    low, high = auto_levels(_picture(codes, 0.0, 1.0))
    assert high == pytest.approx(0, abs=1)
    assert -70 <= low <= -55
    assert auto_levels(_picture(np.zeros((4, 4)), 0.0, 1.0)) == (-80, 0)
