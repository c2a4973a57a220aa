"""`tag`: a dry run unless told to write; a plan can be saved, read and applied."""

from __future__ import annotations

import csv
import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from genre_tagger.settings import Settings, UserFolders, save_settings
from genre_tagger.tags.tag_file import read_genres
from tests.builders.cli_runs import lines, run_cli
from tests.cli.conftest import TRACKS


def sums(folder: Path) -> dict[str, str]:
    """A checksum per file: what must not change is compared by it."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def genres(folder: Path) -> dict[str, tuple[str, ...]]:
    return {name: read_genres(folder / name).genres for name in TRACKS}


ALL_ROCK = dict.fromkeys(TRACKS, ("Rock",))


def test_a_dry_run_changes_nothing_and_says_how_to_write(music: Path) -> None:
    before = sums(music)
    result = run_cli("tag", music)
    assert result.exit_code == 0
    assert sums(music) == before
    assert sum("(none) -> Rock" in line and "had no genre" in line for line in lines(result)) == len(TRACKS)
    assert "4 files would change, 0 left as they are." in result.stderr
    assert "Add --write to write." in result.stderr


def test_a_plan_says_on_what_a_genre_rests(music: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.jsonl"
    assert run_cli("tag", "--plan", plan, music).exit_code == 0
    reasons = {json.loads(line)["reason"] for line in plan.read_text("utf-8").splitlines()}
    assert reasons == {"had no genre; 4 of 4 tracks of its album are Rock"}
    assert run_cli("tag", "--plan", plan, "--company", "none", music).exit_code == 0
    assert {json.loads(line)["reason"] for line in plan.read_text("utf-8").splitlines()} == {"had no genre"}


def test_a_dry_run_promises_nothing_that_a_write_would_refuse(music: Path, tmp_path: Path) -> None:
    (music / "two.flac").chmod(0o444)
    for command in (("tag",), ("tag", "--plan", tmp_path / "plan.jsonl"), ("tag", "--write")):
        result = run_cli(*command, music)
        assert result.exit_code == 0
        assert any("two.flac" in line and "it is read-only" in line for line in lines(result))
        assert "3 files" in result.stderr
        assert "1 left as it is" in result.stderr
    assert genres(music) == ALL_ROCK | {"two.flac": ()}


def test_write_writes_and_says_how_to_take_it_back(music: Path) -> None:
    before = sums(music)
    result = run_cli("tag", "--write", music)
    assert result.exit_code == 0, result.stderr
    assert genres(music) == ALL_ROCK
    assert "4 files changed, 0 left as they are." in result.stderr
    hint = result.stderr.splitlines()[-1]
    assert hint.endswith("genre-tagger undo --batch 1")
    assert run_cli("undo", "--batch", "1").exit_code == 0
    assert sums(music) == before


def test_a_second_write_finds_nothing_to_do(music: Path) -> None:
    assert run_cli("tag", "--write", music).exit_code == 0
    before = sums(music)
    result = run_cli("tag", "--write", music)
    assert result.exit_code == 0
    assert sums(music) == before
    assert "0 files changed, 4 left as they are." in result.stderr
    assert all("has a genre already: Rock" in line for line in lines(result)[1:])
    assert len(run_cli("history", "--json").stdout.splitlines()) == 1


def test_below_the_threshold_nothing_is_written_unless_the_user_lowers_it(music: Path) -> None:
    result = run_cli("tag", "--write", "--model", "unsure", music)
    assert "0 files changed, 4 left as they are." in result.stderr
    assert set(genres(music).values()) == {()}
    result = run_cli("tag", "--write", "--model", "unsure", "--min-confidence", "0.2", music)
    assert "4 files changed" in result.stderr
    result = run_cli("tag", "--min-confidence", "1.0", "--policy", "replace", "--model", "unsure", music)
    assert "0 files would change" in result.stderr


def test_policies_and_the_keep_list(music: Path) -> None:
    run_cli("tag", "--write", "--model", "unsure", "--min-confidence", "0", music)
    assert set(genres(music).values()) == {("Electronic",)}
    run_cli("tag", "--write", "--policy", "append", music)
    assert genres(music)["two.flac"] == ("Electronic", "Rock")
    run_cli("tag", "--write", "--policy", "replace", "--keep", "electronic", "--keep", "Jazz", music)
    assert genres(music)["two.flac"] == ("Rock", "Electronic")
    run_cli("tag", "--write", "--policy", "replace", music)
    assert genres(music) == ALL_ROCK


def test_rules_come_from_the_settings(music: Path, folders: UserFolders) -> None:
    save_settings(Settings(min_confidence=1.0), folders.settings_file)
    assert "0 files would change" in run_cli("tag", "--model", "unsure", music).stderr
    save_settings(Settings(min_confidence=0.1), folders.settings_file)
    assert "4 files would change" in run_cli("tag", "--model", "unsure", music).stderr


def test_a_plan_is_saved_read_and_applied(music: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.jsonl"
    before = sums(music)
    result = run_cli("tag", "--plan", plan, music)
    assert result.exit_code == 0
    assert f"genre-tagger tag --apply {plan}" in result.stderr
    assert sums(music) == before
    planned = [json.loads(line) for line in plan.read_text(encoding="ascii").splitlines()]
    assert {Path(entry["path"]).name for entry in planned} == set(TRACKS)
    plan.write_text("".join(json.dumps(entry) + "\n" for entry in planned[:3]), encoding="ascii")
    result = run_cli("tag", "--apply", plan)
    assert result.exit_code == 0
    assert "3 files changed" in result.stderr
    assert sorted(genres(music).values()) == [(), ("Rock",), ("Rock",), ("Rock",)]


def test_a_plan_made_in_one_folder_applies_from_another(
    music: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run_cli("tag", "--plan", "plan.jsonl", "music")
    assert result.exit_code == 0, result.stderr
    monkeypatch.chdir("/")
    result = run_cli("tag", "--apply", tmp_path / "plan.jsonl")
    assert result.exit_code == 0, result.stderr
    assert genres(music) == ALL_ROCK


def test_a_plan_on_standard_output_is_all_there_is(music: Path) -> None:
    result = run_cli("tag", "--plan", "-", music)
    assert {json.loads(line)["action"] for line in lines(result)} == {"write"}


def test_applying_refuses_what_changed_since(music: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.jsonl"
    run_cli("tag", "--plan", plan, music)
    run_cli("tag", "--write", music / "one.mp3")
    (music / "two.flac").unlink()
    result = run_cli("tag", "--apply", plan)
    assert result.exit_code == 1
    assert "2 files changed" in result.stderr
    assert "2 failed" in result.stderr
    assert "one.mp3" in result.stderr
    assert "two.flac" in result.stderr


def test_a_plan_with_a_bad_line_touches_no_file(music: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.jsonl"
    run_cli("tag", "--plan", plan, music)
    with plan.open("a", encoding="ascii") as file:
        file.write("{}\n")
    before = sums(music)
    result = run_cli("tag", "--apply", plan)
    assert result.exit_code == 1
    assert "line 5" in result.stderr
    assert sums(music) == before


def test_one_failed_file_does_not_stop_the_rest(music: Path) -> None:
    (music / "text.mp3").write_text("this is no sound", encoding="utf-8")
    result = run_cli("tag", "--write", music)
    assert result.exit_code == 1
    assert "text.mp3" in result.stderr
    assert "4 files changed, 0 left as they are, 1 failed." in result.stderr
    assert genres(music) == ALL_ROCK


def test_names_that_are_not_utf8_are_written_planned_and_undone(music: Path, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(music) + b"/caf\xe9.mp3"))
    (music / "one.mp3").rename(path)
    before = path.read_bytes()
    assert run_cli("tag", "--plan", tmp_path / "plan.jsonl", music).exit_code == 0
    assert run_cli("tag", "--apply", tmp_path / "plan.jsonl").exit_code == 0
    assert read_genres(path).genres == ("Rock",)
    assert run_cli("undo", path).exit_code == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("suffix", [".html", ".csv", ".json"])
def test_reports_name_every_file(music: Path, tmp_path: Path, suffix: str) -> None:
    (music / "text.mp3").write_text("this is no sound", encoding="utf-8")
    report = tmp_path / f"report{suffix}"
    result = run_cli("tag", "--write", "--report", report, music)
    assert result.exit_code == 1
    text = report.read_text(encoding="utf-8")
    assert all(name in text for name in (*TRACKS, "text.mp3"))
    if suffix == ".csv":
        rows = list(csv.DictReader(text.splitlines()))
        assert sorted(row["outcome"] for row in rows) == ["failed"] + ["written"] * 4
    if suffix == ".json":
        written = [row for row in json.loads(text)["rows"] if row["outcome"] == "written"]
        assert {(row["new_genre"], row["current_genre"], row["genre"]) for row in written} == {("Rock", None, "Rock")}


def test_wrong_usage_is_2_and_changes_nothing(music: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.jsonl"
    plan.write_text("", encoding="ascii")
    before = sums(music)
    for arguments in (
        ("tag",),
        ("tag", "--write"),
        ("tag", tmp_path / "gone"),
        ("tag", "--apply", tmp_path / "gone.jsonl"),
        ("tag", "--apply", plan, music),
        ("tag", "--apply", plan, "--policy", "replace"),
        ("tag", "--write", "--plan", plan, music),
        ("tag", "--write", "--report", "report.pdf", music),
        ("tag", "--write", "--report", tmp_path / "no folder" / "report.csv", music),
        ("tag", "--plan", tmp_path / "no folder" / "plan.jsonl", music),
    ):
        result = run_cli(*arguments)
        assert (result.exit_code, result.stdout) == (2, ""), arguments
        assert result.stderr.count("\n") == 1
    for arguments in (
        ("tag", "--policy", "wipe", music),
        ("tag", "--min-confidence", "1.5", music),
        ("tag", "--min-confidence", "nan", music),
    ):
        assert run_cli(*arguments).exit_code == 2, arguments
    assert sums(music) == before
