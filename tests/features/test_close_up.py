"""A glance at a long track agrees with the track, and is not taken where it would take long."""

from __future__ import annotations

import numpy as np
import pytest

from genre_tagger.audio.clip import Clip
from genre_tagger.features.close_up import preview
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.spectra import BandSpectra, ModelSpectra, Scale

RATE = 12_000
SECONDS = 400.0


def _read(start: float, seconds: float, _rate: int | None) -> Clip:
    """Silence, and from the middle on a tone of 1 kHz."""
    time = start + np.arange(int(seconds * RATE)) / RATE
    tone = np.where(time > SECONDS / 2, 0.5 * np.sin(2 * np.pi * 1000.0 * time), 0.0)
    return Clip(tone[time < SECONDS].astype(np.float32), RATE, start)


@pytest.mark.parametrize("scale", list(Scale))
def test_a_glance_shows_what_is_where(scale: Scale) -> None:
    spectra = ModelSpectra(MelSettings()) if scale is Scale.MODEL else BandSpectra(RATE)
    glance = preview(_read, spectra, scale, SECONDS, lambda: True)
    assert glance is not None
    count = glance.picture.codes.shape[1]
    assert count >= 48
    assert glance.picture.end_seconds == pytest.approx(SECONDS)
    assert not glance.picture.codes[:, : count // 2 - 1].any()
    row = glance.picture.codes[:, -10].argmax()
    assert abs(row + 0.5 - glance.picture.axis.row_at(1000.0)) < 4
    assert glance.wave.high[-10] == pytest.approx(0.5, abs=0.02)
    assert glance.wave.high[5] == 0.0


def test_it_can_be_called_off() -> None:
    assert preview(_read, BandSpectra(RATE), Scale.LOG, SECONDS, lambda: False) is None


def test_slow_seeking_means_no_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 1000))
    monkeypatch.setattr("genre_tagger.features.close_up.perf_counter", lambda: float(next(clock)))
    assert preview(_read, BandSpectra(RATE), Scale.LOG, SECONDS, lambda: True) is None
