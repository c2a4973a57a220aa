"""Which rows pass, and in what order."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from genre_tagger.genres import UNKNOWN
from genre_tagger.library.proposal import RowPlanner, WriteRules
from genre_tagger.library.row_order import pick_in_order
from genre_tagger.library.track_row import Column, Status, StatusGroup, TrackFilter, TrackRow
from tests.builders.generated_engine import generated_path, generated_prediction, generated_track


@pytest.fixture
def rows() -> list[TrackRow]:
    """A hundred classified rows, one waiting, one failed."""
    planner = RowPlanner(WriteRules())
    rows = []
    for number in range(100):
        row = TrackRow(generated_path(number))
        row.take_prediction(generated_track(row.path, number), generated_prediction(number))
        row.outcome = planner.plan(row)
        row.settle()
        rows.append(row)
    failed = TrackRow(generated_path(101), problem="It holds no audio.")
    failed.settle()
    return [*rows, TrackRow(generated_path(100)), failed]


def test_shows_all_by_default(rows: list[TrackRow]) -> None:
    assert TrackFilter().pick(rows) == list(range(102))


def test_every_word_must_occur_somewhere(rows: list[TrackRow]) -> None:
    rows[3].track = None
    rows[3].search_text = "a night in lisbon\nsome artist"
    assert TrackFilter(text="ARTIST lisbon").pick(rows) == [3]
    assert TrackFilter(text="lisbon porto").pick(rows) == []


def test_genre_counts_what_is_proposed(rows: list[TrackRow]) -> None:
    for genre in ("Rock", UNKNOWN):
        picked = TrackFilter(genre=genre).pick(rows)
        assert picked == [place for place, row in enumerate(rows) if row.proposed_genre == genre]
        assert picked


def test_confidence_leaves_out_rows_without_a_prediction(rows: list[TrackRow]) -> None:
    picked = TrackFilter(least_confidence=0.0, most_confidence=0.5).pick(rows)
    assert picked
    assert all((rows[place].confidence or 0) < 0.5 for place in picked)
    assert not {100, 101} & set(picked)


@pytest.mark.parametrize(
    ("group", "status"),
    [(StatusGroup.WAITING, Status.WAITING), (StatusGroup.FAILED, Status.FAILED), (StatusGroup.UNKNOWN, Status.UNKNOWN)],
)
def test_status_groups(rows: list[TrackRow], group: StatusGroup, status: Status) -> None:
    picked = TrackFilter(group=group).pick(rows)
    assert picked == [place for place, row in enumerate(rows) if row.status is status]
    assert picked


def in_order(rows: list[TrackRow], column: Column) -> list[TrackRow]:
    """All of them, as the table would list them."""
    places: list[int] = []

    def run() -> Generator[None]:
        places.extend((yield from pick_in_order(rows, TrackFilter(), column)))

    list(run())
    return [rows[place] for place in places]


@pytest.mark.parametrize("column", list(Column))
def test_every_column_sorts_all_rows(rows: list[TrackRow], column: Column) -> None:
    ordered = in_order(rows, column)
    assert len(ordered) == len(rows)
    assert {id(row) for row in ordered} == {id(row) for row in rows}


def test_confidence_sorts_rows_without_a_prediction_first(rows: list[TrackRow]) -> None:
    ordered = in_order(rows, Column.CONFIDENCE)
    assert [row.confidence for row in ordered[:2]] == [None, None]
    assert ordered[-1].confidence == max(row.confidence or 0 for row in rows)
