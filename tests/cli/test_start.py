"""The program starts light, says what it can, and never opens a window that is not there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from genre_tagger.__main__ import main
from genre_tagger.foundation.installation import program_version
from tests.builders.cli_runs import ROOT, process_environment, run_cli

COMMANDS = (
    ("classify",),
    ("tag",),
    ("undo",),
    ("history",),
    ("train",),
    ("evaluate",),
    ("models",),
    ("models", "list"),
    ("models", "show"),
    ("models", "activate"),
    ("models", "rollback"),
    ("models", "verify"),
    ("settings",),
    ("settings", "show"),
    ("settings", "set"),
    ("settings", "reset"),
    ("desktop",),
    ("desktop", "install"),
    ("desktop", "remove"),
)
HEAVY = {"torch", "librosa", "numba", "onnx", "onnxruntime", "PySide6", "numpy", "scipy", "soundfile", "av", "rich"}


def modules_after(*arguments: str) -> set[str]:
    """Top-level names in `sys.modules` after the program ran with these arguments."""
    script = (
        "import sys, runpy\n"
        "try:\n    runpy.run_module('genre_tagger', run_name='__main__', alter_sys=True)\n"
        "except SystemExit:\n    pass\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, env=process_environment(), capture_output=True, check=True
    )
    return set(done.stderr.decode().splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("settings",), ("history",)])
def test_what_needs_no_model_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert modules_after(*arguments) & HEAVY == set()


def test_classify_imports_neither_torch_nor_librosa_nor_qt(music: Path) -> None:
    loaded = modules_after("classify", "--json", str(music / "two.flac"))
    assert "genre_tagger" in loaded
    assert loaded & {"torch", "librosa", "numba", "onnx", "PySide6", "shiboken6", "pyqtgraph"} == set()


def test_version() -> None:
    result = run_cli("--version")
    assert (result.exit_code, result.stdout) == (0, f"genre-tagger {program_version()}\n")
    assert program_version()[0].isdigit()


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_examples(path: tuple[str, ...]) -> None:
    result = run_cli(*path, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert "  genre-tagger " + path[0] in result.stdout


def test_the_main_help_names_every_command_and_exit_code() -> None:
    result = run_cli("--help")
    for word in (*{path[0] for path in COMMANDS}, "130", "Exit codes"):
        assert word in result.stdout


@pytest.mark.parametrize("arguments", [("sing",), ("classify",), ("classify", "--loud", "."), ("models", "sing")])
def test_wrong_usage_is_2(arguments: tuple[str, ...]) -> None:
    result = run_cli(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr


Start = Callable[..., int]


@pytest.fixture
def opened() -> list[tuple[list[str], bool]]:
    """(paths, whether a new window) of each window that was opened."""
    return []


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, opened: list[tuple[list[str], bool]]) -> Start:
    """Starts the program with a window that only remembers, or that cannot be imported; returns the exit code."""

    def open_window(paths: list[str], new_window: bool) -> int:
        opened.append((paths, new_window))
        return 7

    def started(*arguments: str, has_window: bool = True, display: str = "offscreen") -> int:
        window = SimpleNamespace(main=open_window) if has_window else None
        monkeypatch.setitem(sys.modules, "genre_tagger.ui.app", window)
        monkeypatch.setattr(sys, "argv", ["genre-tagger", *arguments])
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("QT_QPA_PLATFORM", display)
        return main()

    return started


def test_without_a_window_the_help_is_shown_and_why(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(has_window=False) == 1
    told = capsys.readouterr()
    assert told.err.startswith("The window cannot open: ")
    assert "classify" in told.out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_qt_is_not_asked(
    start: Start, opened: list[tuple[list[str], bool]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(display="") == 1
    assert capsys.readouterr().err.startswith("The window cannot open: there is no display here.")
    assert opened == []


def test_dropped_files_or_nothing_open_the_window_and_a_command_does_not(
    start: Start, opened: list[tuple[list[str], bool]], tmp_path: Path
) -> None:
    song = tmp_path / "song.mp3"
    song.touch()
    assert [start(), start(str(song)), start("--new-window", str(tmp_path)), start("--new-window")] == [7] * 4
    assert opened == [([], False), ([str(song)], False), ([str(tmp_path)], True), ([], True)]
    assert [start(str(tmp_path / "gone.mp3")), start("tests")] == [2, 2]
    assert len(opened) == 4
