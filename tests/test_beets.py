"""The plugin in the real beets, over a real library of generated files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders.cli_runs import ROOT, process_environment
from tests.cli.conftest import TRACKS, folders, models_made_once, music, music_made_once  # noqa: F401 - fixtures

pytest.importorskip("beets")

CONFIG = """
directory: {folder}/library
library: {folder}/library.db
plugins: genretagger
threaded: no
import: {{copy: yes, write: yes, autotag: no, quiet: yes}}
genretagger: {{jobs: 1{options}}}
"""


class Beets:
    """beets as a person runs it, with a configuration of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.configure("")

    def configure(self, options: str) -> None:
        (self.folder / "config.yaml").write_text(CONFIG.format(folder=self.folder, options=options), "utf-8")

    def run(self, *arguments: str | Path, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "beets", *map(os.fspath, arguments)],
            cwd=ROOT,
            env=process_environment() | {"BEETSDIR": str(self.folder), "PYTHONWARNINGS": "ignore"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr

    def listed(self) -> dict[str, str]:
        """Genre by file."""
        lines = self.run("list", "-f", "$genres|$path").splitlines()
        return {Path(path).name: genre for genre, path in (line.split("|") for line in lines)}
