"""Runs of the command line: in this process for its answers, as a process of its own for what only that can show."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from typer.testing import CliRunner, Result

from genre_tagger.cli import app

ROOT = Path(__file__).resolve().parent.parent.parent
Argument = str | os.PathLike[str]


def run_cli(*arguments: Argument) -> Result:
    """The command line in this process, standard output and error apart, no terminal. Never raises for its errors."""
    return CliRunner().invoke(app, [os.fspath(argument) for argument in arguments], prog_name="genre-tagger")


def command(*arguments: Argument) -> list[str]:
    """What starts the program in a process of its own."""
    return [sys.executable, "-m", "genre_tagger", *(os.fspath(argument) for argument in arguments)]


def run_process(
    *arguments: Argument, cwd: Path | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The program as a shell runs it, in a pipe."""
    return subprocess.run(
        command(*arguments),
        cwd=cwd or ROOT,
        env=process_environment() | (environment or {}),
        capture_output=True,
        check=False,
        timeout=120,
    )


def process_environment() -> dict[str, str]:
    """This process's, with the program found from any working folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def lines(result: Result) -> Sequence[str]:
    """The lines of standard output."""
    return result.stdout.splitlines()
