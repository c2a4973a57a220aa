"""`models`: list, show, activate, roll back, verify."""

from __future__ import annotations

import json

import pytest

from genre_tagger.settings import UserFolders
from tests.builders.cli_runs import lines, run_cli


def active() -> list[str]:
    found = [json.loads(line) for line in lines(run_cli("models", "list", "--json"))]
    return [entry["id"] for entry in found if entry["active"]]


def test_list_marks_the_active_model(folders: UserFolders) -> None:
    rows = [row.split() for row in lines(run_cli("models", "list"))]
    assert ["*", "rock"] in [row[:2] for row in rows]
    assert active() == ["rock"]


def test_activate_and_roll_back(folders: UserFolders) -> None:
    assert "unsure is in use from now on" in run_cli("models", "activate", "unsure").stderr
    assert active() == ["unsure"]
    assert "rock is in use again" in run_cli("models", "rollback").stderr
    assert active() == ["rock"]


def test_show_tells_all(folders: UserFolders) -> None:
    values = json.loads(run_cli("models", "show", "rock", "--json").stdout)
    assert (values["id"], values["active"], values["bundled"]) == ("rock", True, False)
    assert values["mel"]["mel_bands"] == 96
    assert values["unknown_below"] == 0.5
    shown = dict(line.split(maxsplit=1) for line in lines(run_cli("models", "show", "rock")) if len(line.split()) > 1)
    assert shown["genres"] == "Electronic, Rock, Hip-Hop, Folk"
    assert shown["model"] == "rock (trained here, in use)"


def test_a_damaged_model_is_shown_as_such_and_not_activated(folders: UserFolders) -> None:
    (folders.models / "unsure" / "network.onnx").write_bytes(b"not a graph")
    damaged = next(
        entry for line in lines(run_cli("models", "list", "--json")) if (entry := json.loads(line))["id"] == "unsure"
    )
    assert damaged["problem"]
    assert run_cli("models", "show", "unsure").exit_code == 1
    result = run_cli("models", "activate", "unsure")
    assert result.exit_code == 1
    assert result.stderr.startswith("This model could not be loaded: ")
    assert active() == ["rock"]
    result = run_cli("models", "verify", "unsure")
    assert result.exit_code == 1
    assert result.stdout.startswith("failed  unsure: ")


@pytest.mark.parametrize(
    "arguments", [("show", "nobody"), ("activate", "nobody"), ("verify", "nobody"), ("show",), ("activate", "../rock")]
)
def test_an_unknown_model_is_wrong_usage(folders: UserFolders, arguments: tuple[str, ...]) -> None:
    result = run_cli("models", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_no_way_back_is_one_sentence(folders: UserFolders) -> None:
    result = run_cli("models", "rollback")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
