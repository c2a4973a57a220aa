"""The plugin in the real beets, over a real library of generated files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from genre_tagger.tags.tag_file import read_genres
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
            timeout=280,
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr

    def listed(self) -> dict[str, str]:
        """Genre by file."""
        lines = self.run("list", "-f", "$genres|$path").splitlines()
        return {Path(path).name: genre for genre, path in (line.split("|") for line in lines)}


@pytest.fixture
def beets(tmp_path: Path, music: Path) -> Beets:  # noqa: F811 - the fixture
    """With the four tracks at hand; the model is sure of Rock."""
    return Beets(tmp_path / "beets")


def in_files(beets: Beets, least_bytes: int = 0) -> dict[str, tuple[str, ...]]:
    files = (beets.folder / "library").rglob("*.*")
    return {path.name: read_genres(path).genres for path in files if path.stat().st_size >= least_bytes}


def test_an_import_fills_the_library_and_the_album(beets: Beets, music: Path) -> None:  # noqa: F811
    broken = music / "five.mp3"
    broken.write_bytes((music / "one.mp3").read_bytes()[:400])
    said = beets.run("import", "-A", music)
    assert sorted(beets.listed().values()) == ["", *["Rock"] * len(TRACKS)]
    beets.run("write")  # an import that takes tags as they are (-A) never writes any
    assert sorted(in_files(beets, least_bytes=500).values()) == [("Rock",)] * len(TRACKS)
    assert "genretagger: " in said
    assert beets.run("list", "-a", "-f", "$genres").split() == ["Rock"]


@pytest.mark.slow
def test_the_command_keeps_what_is_there_unless_told_otherwise(beets: Beets, music: Path) -> None:  # noqa: F811
    beets.configure(", auto: no")
    beets.run("import", "-A", music)
    assert set(beets.listed().values()) == {""}
    beets.run("modify", "-y", "path::flac$", "genres=Jazz")
    assert "Rock" in beets.run("genretag", "--pretend")
    assert sorted(beets.listed().values()) == ["", "", "", "Jazz"]
    beets.run("genretag", "--source", "album", "path::mp3$")
    assert sorted(beets.listed().values()) == ["", "", "Jazz", "Rock"]
    beets.run("genretag")
    assert sorted(beets.listed().values()) == ["Jazz", "Rock", "Rock", "Rock"]
    assert sorted(in_files(beets).values()) == [("Jazz",), ("Rock",), ("Rock",), ("Rock",)]
    beets.run("genretag", "--policy", "append", "path::flac$")
    assert sorted(beets.listed().values()) == ["Jazz; Rock", "Rock", "Rock", "Rock"]
    beets.configure(", model: unsure, policy: replace, company: none")
    beets.run("genretag")
    assert sorted(beets.listed().values()) == ["Jazz; Rock", "Rock", "Rock", "Rock"]


def test_a_model_that_is_not_there_is_one_sentence(beets: Beets, music: Path) -> None:  # noqa: F811
    beets.configure(", auto: no, model: nobody")
    beets.run("import", "-A", music)
    said = beets.run("genretag", code=1)
    assert "nobody" in said
    assert said.count("\n") <= 2
