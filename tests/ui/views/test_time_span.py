"""Zooming keeps what is under the mouse, panning stays inside the track."""

from __future__ import annotations

import pytest

from genre_tagger.ui.views.time_span import SHORTEST_SECONDS, TimeSpan


def test_zoom_keeps_the_anchor_in_place() -> None:
    span = TimeSpan(10.0, 20.0).zoomed(2.0, 12.5, 100.0)
    assert span.seconds == pytest.approx(5.0)
    assert (12.5 - span.start) / span.seconds == pytest.approx(0.25)


@pytest.mark.parametrize(("factor", "seconds"), [(1e9, SHORTEST_SECONDS), (1e-9, 100.0)])
def test_zoom_has_limits(factor: float, seconds: float) -> None:
    assert TimeSpan(10.0, 20.0).zoomed(factor, 15.0, 100.0).seconds == pytest.approx(seconds)


def test_panning_stops_at_the_ends() -> None:
    assert TimeSpan(10.0, 20.0).moved(-50.0, 100.0) == TimeSpan(0.0, 10.0)
    assert TimeSpan(10.0, 20.0).moved(500.0, 100.0) == TimeSpan(90.0, 100.0)


def test_a_span_longer_than_the_track_is_the_track() -> None:
    assert TimeSpan(-5.0, 300.0).within(100.0) == TimeSpan(0.0, 100.0)


def test_widening_is_cut_to_the_track() -> None:
    assert TimeSpan(0.0, 10.0).widened(0.5, 12.0) == TimeSpan(0.0, 12.0)
