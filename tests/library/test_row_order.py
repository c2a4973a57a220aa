"""The way from one order of rows to another."""

from __future__ import annotations

import random

import numpy as np
import pytest

from genre_tagger.library.row_order import Difference, RowOrder, compare, put_in, taken_out


def replay(old: list[int], new: list[int], move: Difference) -> list[int]:
    """Do what a view is told, the way the model does it."""
    order, wanted = np.array(old, np.int32), np.array(new, np.int32)
    for run in reversed(move.removed):
        order = taken_out(order, run)
    if move.is_reordered:
        order = wanted
        for run in reversed(move.inserted):
            order = taken_out(order, run)
    for run in move.inserted:
        order = put_in(order, wanted, run)
    return list(order.tolist())


def test_same_order_moves_nothing() -> None:
    assert not compare([3, 1, 2], [3, 1, 2]).is_any


def test_same_rows_in_another_order() -> None:
    assert compare([1, 2, 3], [3, 2, 1]) == Difference(is_reordered=True)


def test_rows_leave_and_come_in_runs() -> None:
    move = compare([0, 1, 2, 3, 4, 5], [0, 7, 8, 3, 4, 9])
    assert move == Difference(((1, 2), (5, 5)), False, ((1, 2), (5, 5)))


@pytest.mark.parametrize("seed", range(30))
def test_runs_lead_to_the_new_order(seed: int) -> None:
    chance = random.Random(seed)
    old, new = ([place for place in chance.sample(range(-20, 40), 60) if chance.random() < 0.8] for _ in range(2))
    move = compare(old, new)
    assert not move.is_reset
    assert replay(old, new, move) == new


def test_too_many_runs_begin_anew() -> None:
    assert compare(range(400), range(0, 400, 2)).is_reset


# Tracks 0 to 6 in three albums; 4 belongs to none, and has no row above it.
OF = [0, 1, 0, 1, 2, 3, 3]
HEADED = [True, True, False, True]


def grouped(passing: list[int], ranks: dict[int, int], folded: list[bool]) -> RowOrder:
    return RowOrder.grouped(passing, OF, ranks, folded, HEADED)


def test_tracks_stand_under_their_albums() -> None:
    order = grouped([6, 5, 3, 2, 1, 0, 4], {3: 1, 1: 2, 0: 0, 2: 3}, [False] * 4)
    assert order.shown.tolist() == [-1, 2, 0, -4, 6, 5, -2, 3, 1, 4]
    assert order.passing.tolist() == [2, 0, 6, 5, 3, 1, 4]
    assert [order.spot(number) for number in (-1, 2, -4, 4, 9, -9)] == [0, 1, 3, 9, -1, -1]


def test_a_folded_album_keeps_its_row() -> None:
    order = grouped([0, 1, 2, 3, 4, 5, 6], {0: 0, 1: 1, 2: 2, 3: 3}, [True, False, True, False])
    assert order.shown.tolist() == [-1, -2, 1, 3, -4, 5, 6]  # 4, without a row above it, goes with "folded"


def test_rows_stand_for_tracks_each_once() -> None:
    order = grouped([0, 1, 2, 3, 4, 5, 6], {0: 0, 1: 1, 2: 2, 3: 3}, [True, False, False, False])
    assert order.shown.tolist() == [-1, -2, 1, 3, 4, -4, 5, 6]
    assert order.places_in([0, 1, 2, 6]).tolist() == [0, 2, 1, 3, 5]
    assert order.places_in([]).tolist() == []
    assert order.places_of(3).tolist() == [5, 6]


def test_what_does_not_pass_leaves_its_album() -> None:
    order = grouped([6, 0], {3: 0, 0: 1}, [False] * 4)
    assert order.shown.tolist() == [-4, 6, -1, 0]
    assert grouped([], {}, [False] * 4).shown.tolist() == []


def test_tracks_leave_the_list() -> None:
    order = grouped([0, 1, 2, 3, 4, 5, 6], {0: 0, 1: 1, 2: 2, 3: 3}, [False] * 4)
    left = order.without([1, 2, 4, 6], [False] * 4, HEADED)
    assert left.shown.tolist() == [-1, 1, -2, 0, 2, -4, 3]
    assert RowOrder.flat([3, 0, 2], 4).without([0, 3], [], []).shown.tolist() == [1, 0]
