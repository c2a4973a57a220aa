"""The range of levels that a picture asks for."""

from __future__ import annotations

import numpy as np
import pytest

from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import FrequencyAxis, Scale
from genre_tagger.ui.views.level_bar import auto_levels

AXIS = FrequencyAxis(Scale.MEL, 4, 0.0, 4000.0)


def _picture(codes: np.ndarray) -> SpectrogramPicture:
    return SpectrogramPicture(codes.astype(np.uint8), 0.0, 1.0, AXIS)


def test_auto_levels_leave_out_silence_and_keep_the_peaks() -> None:
    codes = np.zeros((4, 1000))
    codes[:, :500] = np.linspace(60, 200, 500)  # -70 to 0 dB
    low, high = auto_levels(_picture(codes))
    assert high == pytest.approx(0, abs=1)
    assert -70 <= low <= -55
    assert auto_levels(_picture(np.zeros((4, 4)))) == (-80, 0)
