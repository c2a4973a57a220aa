"""`settings`: show, set, reset."""

from __future__ import annotations

import json

import pytest

from genre_tagger.settings import SETTING_NAMES, Settings, load_settings, user_folders
from tests.builders.cli_runs import lines, run_cli


def saved() -> Settings:
    return load_settings(user_folders().settings_file)[0]


def test_show_names_every_setting_and_the_file() -> None:
    for arguments in (("settings",), ("settings", "show")):
        result = run_cli(*arguments)
        assert result.exit_code == 0
        heading, *rows = lines(result)
        assert heading == f"# {user_folders().settings_file}"
        assert tuple(row.split()[0] for row in rows) == SETTING_NAMES
    assert json.loads(run_cli("settings", "show", "--json").stdout) == Settings().to_json()
    assert not user_folders().settings_file.exists()


def test_set_and_reset() -> None:
    assert run_cli("settings", "set", "policy", "append").exit_code == 0
    result = run_cli("settings", "set", "keep", "Jazz, Blues")
    assert "keep is now Jazz, Blues." in result.stderr
    assert saved() == Settings(policy="append", keep=("Jazz", "Blues"))
    assert run_cli("settings", "reset", "policy").exit_code == 0
    assert saved() == Settings(keep=("Jazz", "Blues"))
    assert run_cli("settings", "reset").exit_code == 0
    assert saved() == Settings()


def test_shortcuts_are_typed_as_pairs() -> None:
    result = run_cli("settings", "set", "shortcuts", "search = Ctrl+K, settings = Ctrl+,, quit =")
    assert "shortcuts is now quit = , search = Ctrl+K, settings = Ctrl+,." in result.stderr
    assert saved().shortcuts == (("quit", ""), ("search", "Ctrl+K"), ("settings", "Ctrl+,"))
    assert run_cli("settings", "set", "shortcuts", "search").exit_code == 2
    assert run_cli("settings", "reset", "shortcuts").exit_code == 0
    assert saved() == Settings()


@pytest.mark.parametrize(
    "arguments",
    [("set", "colour", "red"), ("set", "policy", "wipe"), ("set", "jobs", "0"), ("set", "jobs"), ("reset", "colour")],
)
def test_nonsense_is_2(arguments: tuple[str, ...]) -> None:
    result = run_cli("settings", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr
    assert not user_folders().settings_file.exists()
