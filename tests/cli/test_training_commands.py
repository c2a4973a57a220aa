"""`train` and `evaluate`: wrong usage is told before anything heavy starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from genre_tagger.settings import UserFolders
from tests.builders.cli_runs import run_cli

DISTIL = ("train", "--data", "corpus", "--preset", "distilled")


def test_a_folder_that_is_no_corpus_is_wrong_usage(tmp_path: Path) -> None:
    for arguments in ((*DISTIL, "--root", tmp_path, "--name", "mine"), ("evaluate", "--root", tmp_path)):
        result = run_cli(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "clips.csv" in result.stderr


@pytest.mark.parametrize("name", ["", "../mine", ".hidden", "a/b", "rock", "x" * 80])
def test_a_name_that_is_none_or_taken_is_wrong_usage(tmp_path: Path, folders: UserFolders, name: str) -> None:
    (tmp_path / "clips.csv").touch()
    result = run_cli(*DISTIL, "--root", tmp_path, "--name", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "name" in result.stderr


def test_a_damaged_corpus_is_one_sentence(tmp_path: Path, folders: UserFolders) -> None:
    (tmp_path / "clips.csv").write_text("no,such,columns\n", encoding="utf-8")
    result = run_cli(*DISTIL, "--root", tmp_path, "--name", "mine")
    assert result.exit_code == 1
    assert result.stderr.startswith("The data set has a problem: ")
    assert result.stderr.count("\n") == 1
