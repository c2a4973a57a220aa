"""`genre-tagger runs`: list, compare, delete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from genre_tagger.settings import user_folders
from tests.builders.cli_runs import lines, run_cli
from tests.builders.finished_runs import made_up_tracks, make_run


@pytest.fixture
def runs_folder(tmp_path: Path) -> Path:
    """Two finished runs over the same tracks."""
    folder, tracks = user_folders().data / "runs", made_up_tracks(tmp_path, 20)
    for name in ("first", "second"):
        make_run(folder / name, tracks)
    return folder


def test_runs_stand_side_by_side(runs_folder: Path) -> None:
    result = run_cli("runs", "compare", "first", "second")
    assert result.exit_code == 0, result.stderr
    assert lines(result)[0].split() == ["first", "second"]
    assert any(line.startswith("Epochs") for line in lines(result))
    assert run_cli("runs", "compare", "first").exit_code == 2
    assert run_cli("runs", "compare", "first", "nothing").exit_code == 2


def test_a_run_is_deleted_for_good(runs_folder: Path) -> None:
    assert run_cli("runs", "delete", "first").exit_code == 2  # nobody was asked
    assert run_cli("runs", "delete", "first", "--yes").exit_code == 0
    assert [json.loads(line)["run_id"] for line in lines(run_cli("runs", "list", "--json"))] == ["second"]
    (runs_folder / "second").rename(runs_folder.parent / "elsewhere")
    outside = run_cli("runs", "delete", runs_folder.parent / "elsewhere", "--yes")
    assert (outside.exit_code, "not among your training runs" in outside.stderr) == (1, True)
    assert "no training runs yet" in run_cli("runs", "list").stderr
