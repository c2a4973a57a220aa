"""What the views remember between two runs survives a settings file, and foreign values do no harm."""

from __future__ import annotations

import pytest

from genre_tagger.features.spectra import Scale
from genre_tagger.ui.views.view_tools import ViewSettings


def test_round_trip() -> None:
    settings = ViewSettings(Scale.LINEAR.value, "viridis", False, -50, 5, 0.25)
    assert ViewSettings.from_text(settings.to_text()) == settings


@pytest.mark.parametrize("text", ["", "not json", "[1, 2]", '{"low_db": "loud", "scale": 7, "volume": null, "new": 1}'])
def test_foreign_values_take_the_defaults(text: str) -> None:
    assert ViewSettings.from_text(text) == ViewSettings()


def test_one_bad_value_spoils_no_other() -> None:
    assert ViewSettings.from_text('{"low_db": "loud", "color_map": "plasma"}') == ViewSettings(color_map="plasma")
