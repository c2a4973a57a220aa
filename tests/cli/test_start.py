"""The program starts light, says what it can, and never opens a window that is not there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from genre_tagger.foundation.version import program_version
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


def start_with_window(window: str, *arguments: str, display: str = "offscreen") -> subprocess.CompletedProcess[bytes]:
    """The program's start with `window`, a line of Python, in place of the module that opens the real one."""
    script = f"import sys, types\n{window}\nfrom genre_tagger.__main__ import main\nsys.exit(main())"
    environment = {name: value for name, value in process_environment().items() if not name.endswith("DISPLAY")}
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env=environment | {"QT_QPA_PLATFORM": display},
        capture_output=True,
        check=False,
    )


NO_WINDOW = "sys.modules['genre_tagger.ui.app'] = None"
FAKE_WINDOW = (
    "app = types.ModuleType('genre_tagger.ui.app'); sys.modules['genre_tagger.ui.app'] = app; "
    "app.main = lambda paths, new_window: print('new' * new_window + 'window', *paths) or 7"
)


def test_without_a_window_the_help_is_shown_and_why() -> None:
    done = start_with_window(NO_WINDOW)
    assert done.returncode == 1
    assert done.stderr.startswith(b"The window cannot open: ")
    assert b"classify" in done.stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_qt_is_not_asked() -> None:
    done = start_with_window(FAKE_WINDOW, display="")
    assert done.returncode == 1
    assert done.stderr.startswith(b"The window cannot open: there is no display here.")


def test_with_a_window_no_argument_opens_it() -> None:
    done = start_with_window(FAKE_WINDOW)
    assert (done.returncode, done.stdout.split()) == (7, [b"window"])


def test_dropped_files_open_the_window_and_a_command_does_not(tmp_path: Path) -> None:
    (tmp_path / "song.mp3").touch()
    done = start_with_window(FAKE_WINDOW, str(tmp_path / "song.mp3"))
    assert (done.returncode, done.stdout.split()) == (7, [b"window", os.fsencode(tmp_path / "song.mp3")])
    done = start_with_window(FAKE_WINDOW, "--new-window", str(tmp_path))
    assert (done.returncode, done.stdout.split()) == (7, [b"newwindow", os.fsencode(tmp_path)])
    assert start_with_window(FAKE_WINDOW, "--new-window").stdout.split() == [b"newwindow"]
    assert start_with_window(FAKE_WINDOW, str(tmp_path / "gone.mp3")).returncode == 2
    assert start_with_window(FAKE_WINDOW, "tests").returncode == 2
