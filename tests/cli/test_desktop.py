"""The program in the desktop's menu."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from genre_tagger.cli.desktop import DESKTOP_ID, own_command
from tests.builders.cli_runs import run_cli

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have installers")


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def commands(data_home: Path) -> list[list[str]]:
    """What the entry and its action start, without what stands for the files."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(data_home / "applications" / DESKTOP_ID, "utf-8")
    lines = [section["Exec"] for section in parser.values() if "Exec" in section]
    return [_split(line.replace("\\\\", "\\").replace("%%", "%")) for line in lines]


def _split(line: str) -> list[str]:
    """The words of a line that is quoted as the shell's double quotes are."""
    done = subprocess.run(["sh", "-c", f"printf '%s\\n' {line}"], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_installed_it_starts_this_copy_and_removed_nothing_is_left(data_home: Path) -> None:
    assert run_cli("desktop", "remove").stdout == "Genre Tagger was not in the menu.\n"
    assert run_cli("desktop", "install").exit_code == 0
    assert run_cli("desktop", "install").exit_code == 0
    assert commands(data_home) == [[*own_command(), "%F"], [*own_command(), "--new-window"]]
    assert Path(own_command()[0]).is_absolute()
    assert list(data_home.rglob("*.svg"))
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", data_home / "applications" / DESKTOP_ID], check=True)
    assert run_cli("desktop", "remove").stdout == "Genre Tagger is no longer in the menu.\n"
    assert [path.name for path in data_home.rglob("*") if path.is_file() and path.name != "mimeinfo.cache"] == []


@pytest.mark.parametrize("folder", ["My Programs", "50% off", 'a "b" $HOME', "back\\slash"])
def test_any_folder_can_hold_the_program(data_home: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", f"/opt/{folder}/genre-tagger")
    assert run_cli("desktop", "install").exit_code == 0
    assert commands(data_home)[0] == [f"/opt/{folder}/genre-tagger", "%F"]


def test_a_folder_that_cannot_be_written_to_is_named(data_home: Path) -> None:
    data_home.write_text("a file", "utf-8")
    result = run_cli("desktop", "install")
    assert result.exit_code == 2
    assert str(data_home) in result.stderr
