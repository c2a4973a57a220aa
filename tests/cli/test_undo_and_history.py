"""`undo` and `history`: what was written can be listed and taken back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from genre_tagger.settings import UserFolders
from genre_tagger.tags.tag_file import read_genres
from tests.builders.cli_runs import lines, run_cli
from tests.cli.conftest import TRACKS
from tests.cli.test_tag import sums


@pytest.fixture
def before(music: Path) -> dict[str, str]:
    """The checksums from before everything was written, which is batch 1."""
    untouched = sums(music)
    assert run_cli("tag", "--write", music).exit_code == 0
    return untouched


def test_the_last_batch_is_undone_exactly(music: Path, before: dict[str, str]) -> None:
    result = run_cli("undo", "--last")
    assert result.exit_code == 0, result.stderr
    assert sums(music) == before
    assert "4 writes undone." in result.stderr
    assert all(line.startswith("Rock -> (none)") for line in lines(result))


def test_undoing_twice_finds_nothing_more(before: dict[str, str]) -> None:
    assert run_cli("undo", "--last").exit_code == 0
    result = run_cli("undo", "--last")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "There is nothing to undo." in result.stderr


def test_single_files_and_folders_are_undone(music: Path, before: dict[str, str]) -> None:
    assert run_cli("undo", music / "one.mp3").exit_code == 0
    after = sums(music)
    assert after["one.mp3"] == before["one.mp3"]
    assert after["two.flac"] != before["two.flac"]
    assert run_cli("undo", music).exit_code == 0
    assert sums(music) == before


def test_an_edited_file_is_refused_unless_forced(music: Path, before: dict[str, str]) -> None:
    from mutagen.flac import FLAC

    edited = FLAC(music / "two.flac")
    edited["title"] = "Edited since"
    edited.save()
    result = run_cli("undo", "--last")
    assert result.exit_code == 1
    assert "two.flac" in result.stderr
    assert "3 writes undone, 1 not." in result.stderr
    assert read_genres(music / "two.flac").genres == ("Rock",)
    result = run_cli("undo", "--last", "--force")
    assert result.exit_code == 0
    assert "only the genre went back" in result.stdout
    assert read_genres(music / "two.flac").genres == ()
    assert FLAC(music / "two.flac")["title"] == ["Edited since"]


def test_history_lists_batches_and_their_files(music: Path, before: dict[str, str]) -> None:
    run_cli("undo", music / "one.mp3")
    heading, row = lines(run_cli("history"))
    assert heading.split()[0] == "BATCH"
    assert row.split()[0] == "1"
    (batch,) = (json.loads(line) for line in lines(run_cli("history", "--json")))
    assert (batch["batch"], batch["policy"], batch["model"]) == (1, "fill", "rock")
    assert (batch["written"], batch["undone"], batch["failed"]) == (3, 1, 0)
    writes = [json.loads(line) for line in lines(run_cli("history", "--batch", "1", "--json"))]
    states = {Path(write["path"]).name: write["state"] for write in writes}
    assert states == {name: "undone" if name == "one.mp3" else "written" for name in TRACKS}
    assert all((write["old_genres"], write["new_genres"]) == ([], ["Rock"]) for write in writes)
    assert sum("(none) -> Rock" in line for line in lines(run_cli("history", "--batch", "1"))) == len(TRACKS)


def test_history_can_be_cut_short(music: Path, before: dict[str, str]) -> None:
    run_cli("tag", "--write", "--policy", "append", "--model", "unsure", "--min-confidence", "0", music)
    assert [json.loads(line)["batch"] for line in lines(run_cli("history", "--json"))] == [2, 1]
    assert [json.loads(line)["batch"] for line in lines(run_cli("history", "--json", "--limit", "1"))] == [2]


def test_before_anything_was_written(folders: UserFolders) -> None:
    for arguments in (("history",), ("undo", "--last")):
        result = run_cli(*arguments)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.count("\n") == 1
    for wrong in (("history", "--batch", "1"), ("undo", "--batch", "1"), ("undo", "song.mp3")):
        assert run_cli(*wrong).exit_code == 2
    assert not folders.journal_file.exists()


def test_wrong_usage_is_2(music: Path, before: dict[str, str]) -> None:
    written = sums(music)
    for arguments in (
        ("undo",),
        ("undo", "--last", "--batch", "1"),
        ("undo", "--last", music),
        ("undo", "--batch", "99"),
        ("history", "--batch", "99"),
        ("history", "--limit", "0"),
    ):
        result = run_cli(*arguments)
        assert (result.exit_code, result.stdout) == (2, ""), arguments
    assert sums(music) == written


def test_history_is_pruned_by_age(before: dict[str, str], music: Path) -> None:
    result = run_cli("history", "prune", "--older-than", "1")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 writes forgotten." in result.stderr
    assert len(lines(run_cli("history", "--json"))) == 1
    assert "4 writes forgotten." in run_cli("history", "prune", "--older-than", "0").stderr
    assert lines(run_cli("history", "--json")) == []
    written = sums(music)
    assert "There is nothing to undo." in run_cli("undo", "--last").stderr
    assert sums(music) == written


def test_pruning_wants_an_age() -> None:
    assert run_cli("history", "prune").exit_code == 2
    assert run_cli("history", "prune", "--older-than", "-1").exit_code == 2
    assert "Nothing has been written yet." in run_cli("history", "prune", "--older-than", "3").stderr


def test_a_moved_file_is_undone_by_its_new_name(music: Path, before: dict[str, str]) -> None:
    (music / "sorted").mkdir()
    moved = (music / "one.mp3").rename(music / "sorted" / "01 One.mp3")
    result = run_cli("undo", moved)
    assert result.exit_code == 0, result.stderr
    assert "01 One.mp3" in result.stdout
    assert sums(moved.parent)["01 One.mp3"] == before["one.mp3"]
    writes = [json.loads(line) for line in lines(run_cli("history", "--batch", "1", "--json"))]
    assert {Path(write["path"]).name for write in writes} == {*TRACKS, "01 One.mp3"} - {"one.mp3"}


def test_the_last_batch_is_found_where_it_was_moved_to(music: Path, before: dict[str, str]) -> None:
    moved = music.rename(music.with_name("renamed"))
    (moved / "one.mp3").rename(moved / "1.mp3")
    result = run_cli("undo", "--last")
    assert "4 writes undone." in result.stderr
    assert sums(moved) == {"1.mp3" if name == "one.mp3" else name: digest for name, digest in before.items()}


def test_batches_whose_files_are_gone_are_passed_over(music: Path, before: dict[str, str]) -> None:
    late = music.with_name("late") / "artist" / "album"  # far from what other tests made of the same four tracks
    late.mkdir(parents=True)
    assert run_cli("undo", "--last").exit_code == 0
    shutil.copy2(music / "one.mp3", late)
    assert run_cli("tag", "--write", music).exit_code == 0
    assert run_cli("tag", "--write", late).exit_code == 0
    (late / "one.mp3").unlink()
    result = run_cli("undo", "--last")
    assert result.exit_code == 0
    assert "Batch 3 is passed over: its file one.mp3 is no longer there." in result.stderr
    assert "4 writes undone." in result.stderr
    assert sums(music) == before
    shutil.rmtree(music)
    result = run_cli("undo", "--last")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "There is nothing else to undo." in result.stderr


def test_a_batch_that_is_refused_names_the_one_before_it(music: Path, before: dict[str, str]) -> None:
    from mutagen.flac import FLAC

    assert run_cli("undo", music / "two.flac").exit_code == 0
    assert run_cli("tag", "--write", music / "two.flac").exit_code == 0
    edited = FLAC(music / "two.flac")
    edited["title"] = "Edited since"
    edited.save()
    result = run_cli("undo", "--last")
    assert result.exit_code == 1
    assert "genre-tagger undo --batch 1" in result.stderr
