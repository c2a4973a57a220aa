"""Numbers as the command line and errors say them."""

from __future__ import annotations

import pytest

from genre_tagger.foundation.number_text import counted, size_text, time_text


@pytest.mark.parametrize(
    ("byte_count", "expected"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (99_900_000, "99.9 MB"), (340e6, "340 MB"), (7.23e9, "7.2 GB")],
)
def test_sizes_are_told_in_the_units_of_disks(byte_count: float, expected: str) -> None:
    assert size_text(byte_count) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(40.4, "40 s"), (89, "89 s"), (90, "2 min"), (700, "12 min"), (12_000, "3 h 20 min")],
)
def test_times_are_told_as_finely_as_matters(seconds: float, expected: str) -> None:
    assert time_text(seconds) == expected


def test_things_are_counted_in_words() -> None:
    assert [counted(number, "file") for number in (0, 1, 2_000)] == ["0 files", "1 file", "2,000 files"]
