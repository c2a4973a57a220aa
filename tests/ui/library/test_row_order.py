"""The way from one order of rows to another."""

from __future__ import annotations

import random

import pytest

from genre_tagger.ui.library.row_order import Difference, Move, compare


def replay(old: list[int], new: list[int], move: Difference) -> list[int]:
    """Do what a view is told, the way the model does it."""
    order = list(old)
    for first, last in reversed(move.removed):
        del order[first : last + 1]
    for first, last in move.inserted:
        order[first:first] = new[first : last + 1]
    return order


def test_same_order_moves_nothing() -> None:
    assert compare([3, 1, 2], [3, 1, 2]) == Difference(Move.SAME)


def test_same_rows_in_another_order() -> None:
    assert compare([1, 2, 3], [3, 2, 1]).kind is Move.REORDERED


def test_rows_leave_and_come_in_runs() -> None:
    move = compare([0, 1, 2, 3, 4, 5], [0, 7, 8, 3, 4, 9])
    assert move == Difference(Move.RUNS, ((1, 2), (5, 5)), ((1, 2), (5, 5)))


@pytest.mark.parametrize("seed", range(30))
def test_runs_lead_to_the_new_order(seed: int) -> None:
    chance = random.Random(seed)
    every = chance.sample(range(60), 60)
    old = [place for place in every if chance.random() < 0.8]
    new = [place for place in every if chance.random() < 0.8]
    move = compare(old, new)
    if move.kind is Move.RUNS:
        assert replay(old, new, move) == new
    else:
        assert move.kind is Move.RESET or old == new


def test_too_many_runs_begin_anew() -> None:
    assert compare(list(range(400)), list(range(0, 400, 2))).kind is Move.RESET
