"""No twin, no veil: what four other programs show of a file before and after a write, for every way genres lie in it.

Each layout of `tag_layouts` is written under each policy. Every reader must show the new genre and all other fields as
before, and the undo must bring back every byte. `reader_limits` says where a reader never shows a genre whole, with the
reason; each limit is checked on tags that are not ours.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy, TagChange
from tests.builders import chunk_layouts, stream_layouts, tree_layouts  # noqa: F401 - they enter their layouts
from tests.builders.foreign_readers import READERS, Reading, differences
from tests.builders.reader_outcomes import Outcome, Write, faults_of_genre, written_and_undone
from tests.builders.tag_layouts import LAYOUTS, Layout
from tests.tags.reader_limits import limit_of, refusal_of

IN_CI = bool(os.environ.get("CI"))
OLD = ("Jazz", "Blues")
NEW = "Folk"


@dataclass(frozen=True, slots=True)
class Case:
    """One write: under `policy`, of a file that holds genres (`tagged`) or none."""

    name: str
    policy: Policy
    tagged: bool = True
    keep: tuple[str, ...] = ()

    def old(self, layout: Layout) -> tuple[str, ...]:
        """The genres that the file holds before."""
        return OLD[: layout.holds] if self.tagged else ()

    def wanted(self, old: tuple[str, ...]) -> tuple[str, ...]:
        """Those that it shall hold afterwards."""
        if self.policy is Policy.REPLACE:
            return NEW, *(name for name in old if name in self.keep)
        return (*old, NEW) if self.policy is Policy.APPEND else old or (NEW,)


CASES = (
    Case("fill", Policy.FILL, tagged=False),
    Case("fill what is full", Policy.FILL),
    Case("append", Policy.APPEND),
    Case("replace", Policy.REPLACE),
    Case("replace all but one", Policy.REPLACE, keep=("Jazz",)),
)


def cases_of(layout: Layout) -> list[Case]:
    return [case for case in CASES if layout.holds or not case.tagged]


Outcomes = Mapping[str, Mapping[Case, Outcome]]


@pytest.fixture(scope="module")
def outcomes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """Those of the layouts that this run asks for, all at once: a program is started twice, not for every file."""
    asked = (item.callspec.params["layout"] for item in request.session.items if "outcomes" in item.fixturenames)
    pairs = [(layout, case) for layout in map(LAYOUTS.__getitem__, dict.fromkeys(asked)) for case in cases_of(layout)]
    writes = []
    for layout, case in pairs:
        path = layout.make(tmp_path_factory.mktemp("files"), case.old(layout))
        writes.append(Write(path, NEW, case.policy, case.keep))
    with Journal(tmp_path_factory.mktemp("state") / "journal.sqlite") as journal:
        found = written_and_undone(writes, journal)
    by_layout: dict[str, dict[Case, Outcome]] = {}
    for (layout, case), outcome in zip(pairs, found, strict=True):
        by_layout.setdefault(layout.name, {})[case] = outcome
    return by_layout


def faults_of_limit(reading: Reading, old: tuple[str, ...], shows: str) -> list[str]:
    """Of tags that are not ours a reader shows as much as is said of it: not less, and in continuous integration, where
    its version is the one that is meant, not more.
    """
    faults = faults_of_genre(reading, old, shows)
    if not IN_CI:
        return faults
    whole = faults_of_genre(reading, old, "all") == []
    if (shows == "nothing" and reading.genres) or (shows not in ("all", "nothing") and whole):
        faults.append(f"shows more than its limit, {shows}: {reading.genres}")
    return faults


@pytest.fixture(params=[reader.name for reader in READERS])
def reader(request: pytest.FixtureRequest) -> str:
    """One column of the table. Where its program is not installed it is skipped, but not in continuous integration."""
    [absent] = [reader.absent for reader in READERS if reader.name == request.param]
    if absent is not None and IN_CI:
        pytest.fail(absent)
    elif absent is not None:
        pytest.skip(absent)
    return request.param


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_planned_is_written_and_taken_back(outcomes: Outcomes, layout: str) -> None:
    for case, outcome in outcomes[layout].items():
        old = case.old(LAYOUTS[layout])
        refusal = refusal_of(layout, case.name)
        wanted = case.wanted(old) if refusal is None else old
        assert isinstance(outcome.plan, TagChange), (case.name, outcome.plan)
        assert (refusal or "") in outcome.plan.reason, case.name
        assert outcome.plan.new_genres == wanted, (case.name, outcome.plan.reason)
        assert outcome.touched == outcome.applied == (wanted != old), (case.name, outcome.step)
        assert outcome.restored, case.name


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_reader_sees_the_genre_and_all_else_as_before(outcomes: Outcomes, layout: str, reader: str) -> None:
    limit = limit_of(reader, layout)
    faults = {}
    for case, outcome in outcomes[layout].items():
        old = case.old(LAYOUTS[layout])
        before, after = outcome.before[reader], outcome.after[reader]
        wanted = case.wanted(old) if refusal_of(layout, case.name) is None else old
        others = differences(before, after, outcome.said)
        shown_before = faults_of_limit(before, old, limit.shows) if case.tagged else []
        shows = limit.written if outcome.touched else limit.shows
        faults[case.name] = shown_before + others + faults_of_genre(after, wanted, shows)
    assert {name: found for name, found in faults.items() if found} == {}
