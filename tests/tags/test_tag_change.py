"""Plans: what is decided for which file, and how a plan survives on disk."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from genre_tagger.foundation.errors import TagError
from genre_tagger.genres import UNKNOWN
from genre_tagger.tags.fields import CurrentTags, Fingerprint
from genre_tagger.tags.tag_change import (
    Action,
    Policy,
    TagChange,
    change_from_json,
    change_to_json,
    load_plan,
    plan_change,
    save_plan,
)

PRINT = Fingerprint(1234, 1_700_000_000_123_456_789, "abcd")


def planned(
    *there: str,
    genre: str = "Rock",
    policy: Policy = Policy.FILL,
    keep: tuple[str, ...] = (),
    confidence: float = 0.8,
    obstacle: str | None = None,
) -> TagChange:
    return plan_change(
        "/music/a.mp3",
        CurrentTags("ID3v2.3", there, PRINT, obstacle=obstacle),
        genre=genre,
        confidence=confidence,
        model_id="m",
        min_confidence=0.6,
        policy=policy,
        keep=keep,
    )


def test_fill_writes_only_where_nothing_is() -> None:
    assert planned().new_genres == ("Rock",)
    assert planned().writes
    skipped = planned("Jazz")
    assert not skipped.writes
    assert skipped.new_genres == ("Jazz",)
    assert "Jazz" in skipped.reason


@pytest.mark.parametrize("word", ["Unknown", "unknown genre", "none", "  ", "(none)"])
def test_a_word_for_nothing_is_nothing(word: str) -> None:
    assert planned(word).new_genres == ("Rock",)
    assert planned(word, policy=Policy.APPEND).new_genres == ("Rock",)


def test_append_adds_behind() -> None:
    assert planned("Jazz", "Blues", policy=Policy.APPEND).new_genres == ("Jazz", "Blues", "Rock")


@pytest.mark.parametrize(
    ("there", "genre"),
    [
        ("rock", "Rock"),
        ("ROCK MUSIC", "Rock"),
        ("Hip Hop/Rap", "Hip-Hop"),
        ("hiphop", "Hip-Hop"),
        ("Rap", "Hip-Hop"),
        ("Soul/Rock", "Rock"),
        ("Techno", "Electronic"),
    ],
)
def test_append_knows_spellings_and_aliases(there: str, genre: str) -> None:
    change = planned(there, genre=genre, policy=Policy.APPEND)
    assert not change.writes
    assert genre in change.reason


def test_replace_puts_the_new_genre_first_and_keeps_the_kept() -> None:
    change = planned("Jazz", "Christmas", "Live", policy=Policy.REPLACE, keep=("christmas", "LIVE"))
    assert change.new_genres == ("Rock", "Christmas", "Live")
    assert planned("Jazz", policy=Policy.REPLACE).new_genres == ("Rock",)


def test_replace_corrects_a_spelling_but_writes_nothing_twice() -> None:
    assert planned("rock music", policy=Policy.REPLACE).new_genres == ("Rock",)
    assert not planned("Rock", policy=Policy.REPLACE).writes
    assert not planned("ROCK", policy=Policy.REPLACE, keep=("rock",)).writes


@pytest.mark.parametrize("policy", list(Policy))
def test_unsure_writes_nothing_and_says_why(policy: Policy) -> None:
    unknown = planned(genre=UNKNOWN, policy=policy)
    assert (unknown.writes, unknown.reason) == (False, "no genre is likely enough")
    below = planned(confidence=0.59, policy=policy)
    assert (below.writes, below.reason) == (False, "confidence 0.59 is below 0.60")
    assert not planned(confidence=float("nan"), policy=policy).writes
    assert planned(confidence=0.6, policy=policy).writes


def test_an_obstacle_is_the_reason() -> None:
    change = planned(obstacle="AU files cannot hold a genre")
    assert (change.action, change.reason) == (Action.SKIP, "AU files cannot hold a genre")


def test_planning_is_pure(tmp_path: Path) -> None:
    assert planned() == planned()
    assert planned().path == Path("/music/a.mp3")  # which does not exist, and need not


@pytest.mark.parametrize(
    "name", ["plain.mp3", "ünïcode 音楽.flac", "not-utf8-\udcff\udcfe.ogg", 'quote"s\nand lines.wav']
)
def test_a_line_brings_back_the_same_change(name: str) -> None:
    change = plan_change(
        Path("/music") / name,
        CurrentTags("MP4", ("Jazz", "Фолк"), PRINT),
        genre="Rock",
        confidence=0.123456789,
        model_id="m",
        policy=Policy.APPEND,
        provenance=True,
    )
    line = change_to_json(change)
    assert "\n" not in line
    assert line.isascii()
    again = change_from_json(line)
    assert again == change
    assert os.fsencode(again.path) == os.fsencode(change.path)
    assert again.provenance_text == "model=m; confidence=0.1235"


def test_a_plan_survives_on_disk(tmp_path: Path) -> None:
    changes = [planned(), planned("Jazz"), planned("Jazz", policy=Policy.APPEND)]
    path = tmp_path / "plan.jsonl"
    assert save_plan(changes, path) == 3
    assert list(load_plan(path)) == changes
    path.write_text(path.read_text() + "\n\n")
    assert list(load_plan(path)) == changes


@pytest.mark.parametrize(
    "damage",
    [
        lambda values: {},
        lambda values: values | {"action": "explode"},
        lambda values: values | {"new_genres": "Rock"},
        lambda values: values | {"new_genres": [1]},
        lambda values: values | {"fingerprint": {"size_bytes": 1}},
        lambda values: values | {"surprise": 1},
        lambda values: values | {"format": "x"},
    ],
)
def test_a_line_of_another_kind_is_named(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    path = tmp_path / "plan.jsonl"
    good = change_to_json(planned())
    path.write_text(good + "\n" + json.dumps(damage(json.loads(good))) + "\n")
    with pytest.raises(TagError, match=r"plan\.jsonl, line 2: .*"):
        list(load_plan(path))


@pytest.mark.parametrize("line", ["not json", "[]", "1", '"text"', "{" * 10])
def test_lines_that_are_no_objects_are_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "plan.jsonl"
    path.write_text(line)
    with pytest.raises(TagError, match="line 1"):
        list(load_plan(path))


def test_a_newer_plan_asks_for_an_update(tmp_path: Path) -> None:
    values = json.loads(change_to_json(planned())) | {"format": 2}
    with pytest.raises(TagError, match="newer version"):
        change_from_json(json.dumps(values))


def test_a_plan_that_cannot_be_saved_or_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(TagError, match="could not be saved"):
        save_plan([planned()], tmp_path / "missing" / "plan.jsonl")
    with pytest.raises(TagError, match="could not be read"):
        list(load_plan(tmp_path / "missing.jsonl"))
