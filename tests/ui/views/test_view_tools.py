"""What the tools under the views remember between two runs, and the range of levels that a picture asks for."""

from __future__ import annotations

import numpy as np
import pytest

from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import FrequencyAxis, Scale
from genre_tagger.ui.views.view_tools import ViewSettings
from genre_tagger.ui.widgets.plot_sound import auto_levels


def test_round_trip() -> None:
    settings = ViewSettings(Scale.LINEAR.value, "viridis", False, -50, 5, 0.25)
    assert ViewSettings.from_text(settings.to_text()) == settings


@pytest.mark.parametrize("text", ["", "not json", "[1, 2]", '{"low_db": "loud", "scale": 7, "volume": null, "new": 1}'])
def test_foreign_values_take_the_defaults(text: str) -> None:
    assert ViewSettings.from_text(text) == ViewSettings()


def test_one_bad_value_spoils_no_other() -> None:
    assert ViewSettings.from_text('{"low_db": "loud", "color_map": "plasma"}') == ViewSettings(color_map="plasma")


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
