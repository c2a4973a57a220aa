"""F1 of each genre as rows of a `BarList`: of one model, or of two side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence

from genre_tagger.library.model_diff import GenreF1
from genre_tagger.ui.figure_text import decimal
from genre_tagger.ui.widgets.bar_list import Bar, BarRow


def rows_of_one(f1: Sequence[tuple[str, float]]) -> list[BarRow]:
    """(genre, F1) of one model."""
    return [_row(genre, Bar(value, decimal(value, 2), "accent", "muted")) for genre, value in f1]


def rows_of_both(rows: Sequence[GenreF1], fallen: Sequence[GenreF1]) -> list[BarRow]:
    """The new model's bars, the present one's as notches; `fallen` are drawn as a warning."""
    warned = {row.genre for row in fallen}
    found = []
    for row in rows:
        before, after = (math.nan if value is None else value for value in (row.before, row.after))
        tones = ("bad", "bad") if row.genre in warned else ("accent", "muted")
        found.append(_row(row.genre, Bar(after, f"{decimal(before, 2)} → {decimal(after, 2)}", *tones, notch=before)))
    return found


def _row(genre: str, bar: Bar) -> BarRow:
    return BarRow(genre, (bar,), f"{genre}: {bar.text}")
