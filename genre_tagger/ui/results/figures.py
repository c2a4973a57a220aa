"""Figures as words: percentages, and percentages with their interval. A dash where there is none."""

from __future__ import annotations

import math

from genre_tagger.training.run_results import Interval
from genre_tagger.ui import figure_text
from genre_tagger.ui.figure_text import decimal

NOTHING, percent = figure_text.NOTHING, figure_text.percent


def spread(interval: Interval, digits: int = 1) -> str:
    """`79.1 – 88.0 %`, the interval alone; empty where it is not known."""
    if math.isnan(interval.low) or math.isnan(interval.high):
        return ""
    return f"{decimal(100 * interval.low, digits)} – {percent(interval.high, digits)}"


def with_spread(interval: Interval, digits: int = 1) -> str:
    """`84.2 % (79.1 – 88.0 %)`."""
    ends = spread(interval, digits)
    return f"{percent(interval.value, digits)} ({ends})" if ends else percent(interval.value, digits)
