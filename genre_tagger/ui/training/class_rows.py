"""How many clips each genre has in each part of the data, as rows of a `BarList`: unevenness is seen at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from genre_tagger.ui.figure_text import NOTHING, percent, whole
from genre_tagger.ui.widgets.bar_list import Bar, BarRow

Parts = Sequence[tuple[str, Mapping[str, int]]]
"""(its name, clips by genre)"""


def class_rows(genres: Sequence[str], parts: Parts) -> list[BarRow]:
    """A row a genre, a bar a part; each part's largest genre fills its bar."""
    return [_row(place, genre, parts) for place, genre in enumerate(genres)]


def class_headers(parts: Parts) -> list[tuple[str, str]]:
    """Each part's name and how many clips it has."""
    return [(name, whole(sum(counts.values()))) for name, counts in parts]


def _row(place: int, genre: str, parts: Parts) -> BarRow:
    bars, words = [], []
    for name, counts in parts:
        count, total, most = counts.get(genre, 0), sum(counts.values()), max([1, *counts.values()])
        share = percent(count / total) if total else NOTHING
        text = whole(count)
        bars.append(Bar(count / most, text, place, "text" if count else "bad", share))
        words.append(f"{name} {text} ({share})")
    return BarRow(genre, tuple(bars), f"{genre}: {', '.join(words)}")
