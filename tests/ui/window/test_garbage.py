"""What came in great numbers is set aside from collecting, everything else is collected."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from genre_tagger.ui import app
from genre_tagger.ui.app import GuiGarbage


class Knot:
    """Refers to itself; counts those that are there."""

    alive = 0

    def __init__(self) -> None:
        self.itself = self
        Knot.alive += 1

    def __del__(self) -> None:
        Knot.alive -= 1


@pytest.fixture
def collector(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[GuiGarbage]:
    """Takes everything there is for few, and 10,000 more for many."""
    gc.unfreeze()
    gc.collect()
    monkeypatch.setattr(app, "MOST_AT_ONCE", len(gc.get_objects()) + 10_000)
    made = GuiGarbage()
    yield made
    made.deleteLater()
    gc.enable()


def test_rows_of_a_large_library_are_not_looked_at_again(collector: GuiGarbage) -> None:
    many = app.MOST_AT_ONCE
    rows = [[number] for number in range(many)]
    collector.collect()
    assert gc.get_freeze_count() >= len(rows), "set aside"
    Knot()
    collector.collect()
    assert Knot.alive == 0, "what came later is collected"
    del rows
    assert gc.get_freeze_count() < many, "and they go when nothing refers to them"


def test_a_minute_later_everything_is_looked_at(collector: GuiGarbage, monkeypatch: pytest.MonkeyPatch) -> None:
    knots = [Knot() for _ in range(3)]
    gc.collect()  # as old as can be
    knots.clear()
    collector.collect()
    assert Knot.alive == 3
    monkeypatch.setattr(app, "FULL_SECONDS", 0.0)
    collector.collect()
    assert Knot.alive == 0
    assert gc.get_freeze_count() == 0, "few enough to be looked at the next time, too"


def test_what_was_set_aside_is_looked_at_again_while_it_is_little(
    collector: GuiGarbage, monkeypatch: pytest.MonkeyPatch
) -> None:
    knots = [Knot() for _ in range(3)]
    gc.freeze()
    knots.clear()
    monkeypatch.setattr(app, "FULL_SECONDS", 0.0)
    monkeypatch.setattr(app, "FEW_ASIDE", 0)
    collector.collect()
    assert Knot.alive == 3, "a large library stays aside"
    monkeypatch.setattr(app, "FEW_ASIDE", gc.get_freeze_count() + 1)
    collector.collect()
    assert Knot.alive == 0
