"""The waveform pyramid: exact at every zoom, whatever the blocks it was fed in."""

from __future__ import annotations

import numpy as np
import pytest

from genre_tagger.audio.peaks import BASE_BUCKET_SAMPLES, PeakPyramid
from tests.builders.sound import music_like

RATE = 8_000


def _pyramid(samples: np.ndarray, block: int) -> PeakPyramid:
    pyramid = PeakPyramid(RATE, len(samples) / RATE)
    for first in range(0, len(samples), block):
        pyramid.append(samples[first : first + block])
    pyramid.finish()
    return pyramid


@pytest.mark.parametrize("block", [100, 1000, 65_536])
@pytest.mark.parametrize("buckets_per_column", [1, 3, 16, 50])
def test_columns_equal_the_samples_own_extremes(block: int, buckets_per_column: int) -> None:
    samples = music_like(200.0, RATE, 1)[:, 0]
    pyramid = _pyramid(samples, block)
    size = BASE_BUCKET_SAMPLES * buckets_per_column
    count = len(samples) // size
    columns = pyramid.columns(0.0, count * size / RATE, count)
    rows = samples[: count * size].reshape(count, size)
    # A column may take in a neighbour's bucket where levels do not divide evenly, never miss a peak of its own.
    assert (columns.low <= rows.min(axis=1) + 1e-4).all()
    assert (columns.high >= rows.max(axis=1) - 1e-4).all()
    assert columns.low.min() == pytest.approx(rows.min(), abs=1e-4)
    if buckets_per_column in (1, 16):
        assert np.allclose(columns.low, rows.min(axis=1), atol=1e-4)
        assert np.allclose(columns.rms, np.sqrt((rows**2).mean(axis=1)), atol=1e-3)


def test_what_is_not_decoded_yet_is_unknown() -> None:
    pyramid = PeakPyramid(RATE, 10.0)
    pyramid.append(np.ones(RATE * 2, dtype=np.float32))
    columns = pyramid.columns(0.0, 10.0, 100)
    assert np.isfinite(columns.high[:19]).all()
    assert np.isnan(columns.high[21:]).all()
    assert np.isnan(PeakPyramid(RATE).columns(0.0, 1.0, 10).rms).all()


def test_before_the_start_and_after_the_end_nothing_is_known() -> None:
    pyramid = _pyramid(np.ones(RATE, dtype=np.float32), 5000)
    columns = pyramid.columns(-1.0, 3.0, 40)
    assert np.isnan(columns.low[:9]).all()
    assert np.isnan(columns.low[21:]).all()
    assert np.isfinite(columns.low[10:20]).all()


def test_grows_beyond_what_was_expected() -> None:
    samples = music_like(60.0, RATE, 1)[:, 0]
    pyramid = PeakPyramid(RATE, 1.0)
    pyramid.append(samples)
    assert pyramid.seconds == pytest.approx(60.0)
    assert pyramid.columns(0.0, 60.0, 10).high.max() == pytest.approx(samples.max(), abs=1e-4)


def test_two_hours_stay_small() -> None:
    pyramid = PeakPyramid(44_100, 7200.0)
    assert pyramid.byte_count < 11_000_000


def test_overload_is_clipped_not_wrapped() -> None:
    pyramid = _pyramid(np.full(RATE, 3.0, dtype=np.float32), 1000)
    assert pyramid.columns(0.0, 1.0, 5).high == pytest.approx(1.0)
