"""Models that come and go: installing a trained checkpoint, where it comes from, deleting it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.classification.checkpoint import GRAPH_NAME, WEIGHTS_NAME, read_checkpoint_info
from genre_tagger.classification.model_record import (
    Figures,
    HeldOutClip,
    HeldOutScore,
    Lineage,
    Worth,
    clip_set_key,
    f1_of_answers,
    figures_of,
    lineage_of,
    read_held_out,
)
from genre_tagger.classification.registry import Registry
from genre_tagger.foundation.errors import CheckpointError
from genre_tagger.foundation.installation import bundled_folder
from tests.builders.models import make_model

LINEAGE = Lineage(parent="basic", run_id="run-7", data="two folders", made="2026-01-02")


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """Bundled: basic (the default). The user's: mine."""
    make_model(tmp_path / "bundled" / "basic")
    make_model(tmp_path / "user" / "mine")
    (tmp_path / "bundled" / "default.txt").write_text("basic\n")
    return Registry(tmp_path / "user", tmp_path / "bundled")


@pytest.fixture
def trained(tmp_path: Path) -> Path:
    """The best checkpoint of a finished run."""
    make_model(tmp_path / "runs" / "run-7" / "best", unknown_below=0.3)
    return tmp_path / "runs" / "run-7" / "best"


def left_over(registry: Registry) -> list[str]:
    """Everything in the user's folder of models, hidden things too."""
    return sorted(path.name for path in registry.user_folder.iterdir())


def test_an_installed_model_carries_its_name_and_where_it_comes_from(registry: Registry, trained: Path) -> None:
    figures = Figures(accuracy=0.8, macro_f1=0.75, f1=(("Rock", 0.9),), count=40, test_key="abc")
    clips = (HeldOutClip(Path("/music/\udcffa.mp3"), "Rock", "Folk"),)
    entry = registry.install(trained, "My model (2)", LINEAGE, figures, clips)
    assert entry.info is not None
    assert (entry.info.model_id, entry.active, entry.bundled) == ("My model (2)", False, False)
    assert entry.info.unknown_below == 0.3
    assert lineage_of(entry.info) == LINEAGE
    assert figures_of(entry.info) == figures
    assert read_held_out(entry.folder) == clips
    assert registry.activate("My model (2)").info == entry.info
    assert (entry.folder / GRAPH_NAME).read_bytes() == (trained / GRAPH_NAME).read_bytes()
    assert left_over(registry) == ["My model (2)", "active.json", "mine"]


def test_without_figures_it_keeps_its_own(registry: Registry, trained: Path) -> None:
    entry = registry.install(trained, "new", LINEAGE)
    assert entry.info is not None
    assert entry.info.metrics == read_checkpoint_info(trained).metrics
    assert read_held_out(entry.folder) == ()


@pytest.mark.parametrize("name", ["mine", "MINE", "basic", "Basic", "active.json"])
def test_a_name_that_is_taken_is_refused(registry: Registry, trained: Path, name: str) -> None:
    registry.activate("mine")
    with pytest.raises(CheckpointError, match="already; choose another name"):
        registry.install(trained, name, LINEAGE)


@pytest.mark.parametrize(
    "name", ["", " ", ".hidden", "../mine", "a/b", "a\\b", "a:b", "nul", "COM1.x", "x" * 65, "a.", "ä"]
)
def test_what_no_folder_can_be_called_is_refused(registry: Registry, trained: Path, name: str) -> None:
    with pytest.raises(CheckpointError, match="cannot be the name of a model"):
        registry.install(trained, name, LINEAGE)
    assert left_over(registry) == ["mine"]


@pytest.mark.parametrize("damage", [WEIGHTS_NAME, GRAPH_NAME, ""])
def test_a_damaged_checkpoint_is_refused_and_leaves_nothing(registry: Registry, trained: Path, damage: str) -> None:
    if damage:
        (trained / damage).write_bytes((trained / damage).read_bytes()[:-9])
    else:
        make_model(trained, weights=np.full((4, 96), np.nan, dtype=np.float32))
    with pytest.raises(CheckpointError) as refusal:
        registry.install(trained, "new", LINEAGE)
    assert refusal.value.message.count(".") <= 2
    assert left_over(registry) == ["mine"]


@pytest.mark.parametrize(
    ("wanted", "free"),
    [("fresh", "fresh"), ("mine", "mine-2"), ("Müsli/2", "M-sli-2"), ("..", "model"), ("nul", "nul-2")],
)
def test_a_free_name_can_be_installed(registry: Registry, trained: Path, wanted: str, free: str) -> None:
    assert registry.free_id(wanted) == free
    assert registry.install(trained, free, LINEAGE).model_id == free


def test_deleting_leaves_nothing_behind(registry: Registry) -> None:
    registry.activate("mine")
    registry.activate("basic")
    assert registry.former() == "mine"
    registry.delete("mine")
    assert left_over(registry) == ["active.json"]
    assert registry.former() == ""
    with pytest.raises(CheckpointError, match="no former model"):
        registry.rollback()


def test_a_damaged_model_can_be_deleted(registry: Registry) -> None:
    (registry.user_folder / "mine" / GRAPH_NAME).write_bytes(b"")
    registry.delete("mine")
    assert left_over(registry) == []


@pytest.mark.parametrize(
    ("name", "why"), [("basic", "came with the program"), ("mine", "is the active one"), ("no", "no model")]
)
def test_the_active_and_the_bundled_stay(registry: Registry, name: str, why: str) -> None:
    registry.activate("mine")
    with pytest.raises(CheckpointError, match=why):
        registry.delete(name)
    assert registry.active().info.model_id == "mine"


def test_the_former_model_is_the_one_rolled_back_to(registry: Registry, trained: Path) -> None:
    assert registry.former() == ""
    registry.install(trained, "new", LINEAGE)
    registry.activate("mine")
    registry.activate("new")
    assert registry.former() == registry.rollback().info.model_id == "mine"


def test_the_bundled_model_tells_its_figures() -> None:
    info = Registry(Path("/nowhere"), bundled_folder("models")).active().info
    figures = figures_of(info)
    assert figures.unit == "clips"
    assert figures.count > figures.artists > 0
    assert [genre for genre, _ in figures.f1] == list(info.genres)
    mean = sum(score for _, score in figures.f1) / len(figures.f1)
    assert figures.macro_f1 == pytest.approx(mean, abs=0.03)  # the card's is balanced over artists
    assert lineage_of(info).data != ""


def test_nonsense_in_the_metrics_is_unknown(tmp_path: Path) -> None:
    info = make_model(tmp_path / "odd")
    info.metrics.update(accuracy="high", macro_f1=float("nan"), accuracy_interval=[1], confusion=[[1]], held_out=[3])
    info.provenance["lineage"] = "none"
    assert figures_of(info) == Figures()
    assert lineage_of(info) == Lineage()


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (0.58, 0.67, "58% -> 67% right"),
        (0.87, None, "87% right before, not measured after"),
        (None, 0.5, "not measured before, 50% right after"),
    ],
)
def test_a_score_says_what_was_measured(before: float | None, after: float | None, words: str) -> None:
    assert HeldOutScore("corrections", 12, before, after).in_words() == words


def test_held_out_scores_survive_json() -> None:
    figures = Figures(held_out=(HeldOutScore("personal", 5, 0.4, 0.8), HeldOutScore("original", 9, 0.7, None)))
    assert json.loads(json.dumps(figures.to_metrics()))["held_out"][0]["before"] == 0.4


def test_f1_counts_what_was_said_and_what_is_true() -> None:
    answers = [("Rock", "Rock"), ("Rock", "Folk"), ("Folk", "Folk"), ("Folk", "Unknown")]
    assert dict(f1_of_answers(("Rock", "Folk", "Jazz"), answers)) == {"Rock": pytest.approx(2 / 3), "Folk": 0.5}


def test_clips_are_named_by_what_they_are() -> None:
    clips = [(Path("/a.mp3"), "Rock"), (Path("/b.mp3"), "Folk")]
    assert clip_set_key(clips) == clip_set_key(reversed(clips)) != clip_set_key(clips[:1])
    assert clip_set_key([]) == ""


def test_advice_goes_by_the_interval_of_the_gain_and_how_many_artists_it_rests_on() -> None:
    better = HeldOutScore("personal", 20, 0.6, 0.8, (0.05, 0.4), 8)
    assert better.worth is Worth.BETTER
    assert better.advice() == (
        "The new model is better on 20 held-out tracks of 8 artists (60% -> 80% right, +5 to +40 points at 95 %)."
    )
    for few in (replace(better, artists=3), replace(better, gain=(-0.1, 0.4))):
        assert few.worth is Worth.UNCERTAIN
        assert "may be better" in few.advice()
    assert "not better" in replace(better, after=0.6).advice()
    assert "not advised" in replace(better, after=0.5).advice()
    assert replace(better, gain=None).worth is None
    assert replace(better, after=None).advice() == ""
