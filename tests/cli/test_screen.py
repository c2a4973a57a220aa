"""Lines stay lines: nothing is parsed, wrapped or lost, on a terminal and in a pipe."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from genre_tagger.cli.screen import drawn_share, padded
from tests.builders.cli_runs import ROOT, command, process_environment

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def on_a_terminal(*arguments: str, output_to: Path | None = None) -> str:
    """What a person sees when the program runs on a terminal, whose results may go to a file instead."""
    ours, theirs = pty.openpty()
    output = theirs if output_to is None else os.open(output_to, os.O_WRONLY | os.O_CREAT)
    process = subprocess.Popen(
        command(*arguments),
        cwd=ROOT,
        env=process_environment() | {"TERM": "xterm-256color", "COLUMNS": "60"},
        stdin=theirs,
        stdout=output,
        stderr=theirs,
    )
    os.close(theirs)
    if output_to is not None:
        os.close(output)
    seen = b""
    while True:
        try:
            chunk = os.read(ours, 65_536)
        except OSError:  # Linux: the other side has closed
            chunk = b""
        if not chunk:
            break
        seen += chunk
    os.close(ours)
    process.wait()
    return seen.decode()


def test_a_share_is_drawn_in_eighths() -> None:
    assert drawn_share(0.0) == " " * 10
    assert drawn_share(1.0) == drawn_share(1.5) == "█" * 10
    assert drawn_share(0.5) == "█████     "
    assert drawn_share(0.0125) == "▏         "
    assert {len(drawn_share(step / 100)) for step in range(101)} == {10}


def test_padding_counts_cells() -> None:
    assert padded("Rock", 6) == "Rock  "
    assert padded("日本", 6) == "日本  "
    assert padded("longer than that", 6) == "longer than that"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_shows_bars_progress_and_names_as_they_are(music: Path) -> None:
    name = "[red]a very long name that no terminal of sixty columns holds [bold] (1).mp3"
    (music / "one.mp3").rename(music / name)
    seen = on_a_terminal("classify", str(music))
    assert "Classifying" in seen
    assert "/s" in seen
    plain = ESCAPES.sub("", seen)
    assert name in plain
    assert "Rock" in plain
    assert "█" in plain
    assert "4 files in" in plain


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_progress_is_seen_while_results_go_to_a_file(music: Path, tmp_path: Path) -> None:
    seen = on_a_terminal("classify", "--json", str(music), output_to=tmp_path / "out.jsonl")
    assert "Classifying" in seen
    assert "{" not in seen
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 4
