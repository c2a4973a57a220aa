"""Figures as words: percentages, and percentages with their interval. A dash where there is none."""

from __future__ import annotations

import math

from genre_tagger.training.run_results import Interval

NOTHING = "–"


def percent(part: float, digits: int = 0) -> str:
    """`84 %`, or a dash for NaN."""
    return NOTHING if math.isnan(part) else f"{100 * part:.{digits}f} %"


def spread(interval: Interval, digits: int = 1) -> str:
    """`79.1 – 88.0 %`, the interval alone; empty where it is not known."""
    if math.isnan(interval.low) or math.isnan(interval.high):
        return ""
    return f"{100 * interval.low:.{digits}f} – {100 * interval.high:.{digits}f} %"


def with_spread(interval: Interval, digits: int = 1) -> str:
    """`84.2 % (79.1 – 88.0 %)`."""
    ends = spread(interval, digits)
    return f"{percent(interval.value, digits)} ({ends})" if ends else percent(interval.value, digits)
