"""The difference between two orders of rows, as few moves as a view needs to hear of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

MOST_RUNS = 40
Run = tuple[int, int]


class Move(Enum):
    """What leads from the old order to the new."""

    SAME = auto()
    REORDERED = auto()
    RUNS = auto()
    RESET = auto()


@dataclass(frozen=True, slots=True)
class Difference:
    """For `RUNS`: `removed` runs (first, last) of the old order, `inserted` runs of the new, both ascending."""

    kind: Move
    removed: tuple[Run, ...] = ()
    inserted: tuple[Run, ...] = ()


def compare(old: list[int], new: list[int], *, all_shown: bool = False) -> Difference:
    """How to get from `old` to `new` (both hold each number once): same, reordered, few runs out and in, or anew.

    `all_shown` says that nothing is filtered, which spares looking for what came and went.
    """
    if old == new:
        return Difference(Move.SAME)
    if all_shown and len(old) == len(new):
        return Difference(Move.REORDERED)
    old_set, new_set = set(old), set(new)
    if old_set == new_set:
        return Difference(Move.REORDERED)
    kept_old = [place for place in old if place in new_set]
    kept_new = [place for place in new if place in old_set]
    if kept_old != kept_new:
        return Difference(Move.RESET)
    removed = runs_of([number for number, place in enumerate(old) if place not in new_set])
    inserted = runs_of([number for number, place in enumerate(new) if place not in old_set])
    if len(removed) + len(inserted) > MOST_RUNS:
        return Difference(Move.RESET)
    return Difference(Move.RUNS, removed, inserted)


def runs_of(numbers: Iterable[int]) -> tuple[Run, ...]:
    """Ascending numbers as runs of neighbours."""
    runs: list[Run] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)
