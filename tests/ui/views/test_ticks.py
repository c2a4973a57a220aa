"""Axes that can be read: round values, labels that do not touch, notes by their names."""

from __future__ import annotations

import itertools

import pytest

from genre_tagger.features.spectra import FrequencyAxis, Scale
from genre_tagger.ui.figure_text import clock
from genre_tagger.ui.widgets.plot_scales import frequency_ticks, note_name


@pytest.mark.parametrize(
    ("seconds", "digits", "label"),
    [(0, 0, "0:00"), (59.96, 1, "1:00.0"), (3723.4, 0, "1:02:03"), (-2.5, 1, "−0:02.5"), (61.0, 3, "1:01.000")],
)
def test_times_are_minutes_and_seconds(seconds: float, digits: int, label: str) -> None:
    assert clock(seconds, digits) == label


@pytest.mark.parametrize("scale", list(Scale))
@pytest.mark.parametrize("height", [60.0, 200.0, 700.0])
@pytest.mark.parametrize("top_hz", [4_000.0, 6_000.0, 22_050.0, 96_000.0])
def test_frequency_labels_do_not_touch(scale: Scale, height: float, top_hz: float) -> None:
    axis = FrequencyAxis(scale, 200, 30.0 if scale is Scale.LOG else 0.0, top_hz)
    ticks = frequency_ticks(axis, height, 14.0)
    places = [height * axis.row_at(tick.value) / axis.rows for tick in ticks]
    assert len(ticks) >= (1 if height < 100 else 3)
    assert all(second - first >= 14.0 for first, second in itertools.pairwise(places))
    assert all(0 < place < height for place in places)


def test_no_room_means_no_labels() -> None:
    assert frequency_ticks(FrequencyAxis(Scale.MEL, 96, 0.0, 6000.0), 20.0, 14.0) == []


@pytest.mark.parametrize(
    ("hz", "name"), [(440.0, "A4"), (261.63, "C4"), (1244.51, "D♯6"), (450.0, "A4 +39 ct"), (5.0, "")]
)
def test_notes(hz: float, name: str) -> None:
    assert note_name(hz) == name
