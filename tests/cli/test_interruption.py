"""Ctrl-C, or a reader that goes away: the program ends as asked, quietly, with nothing half-done."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from genre_tagger.cli.interruption import Interruption
from genre_tagger.tags.tag_file import read_genres
from tests.builders.cli_runs import ROOT, command, process_environment, run_cli

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")


@pytest.fixture
def many(music: Path) -> Path:
    """More tracks than fit into a pipe's patience, all with a sound of their own."""
    for copy in range(40):
        for name in ("one.mp3", "two.flac"):
            shutil.copy(music / name, music / f"{copy:02d} {name}")
    return music


def started(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(*arguments),
        cwd=ROOT,
        env=process_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        bufsize=0,
        pipesize=4096,  # what we have not read holds the program up, so that it cannot be done before the signal
        **options,  # type: ignore[call-overload]
    )


def test_ctrl_c_stops_after_the_current_file_with_a_summary(many: Path) -> None:
    process = started("classify", "--company", "none", "--jobs", "1", str(many))
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b"GENRE")
    assert b"Rock" in process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the worker processes too
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert len(output.splitlines()) < 80
    assert b"Interrupted after " in errors
    assert b"Traceback" not in errors


def test_ctrl_c_while_writing_leaves_whole_files_and_a_batch_to_undo(many: Path) -> None:
    before = {path: path.read_bytes() for path in many.iterdir()}
    process = started("tag", "--write", "--jobs", "1", str(many))
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b"GENRE")
    assert b"-> Rock" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"genre-tagger undo --batch 1" in errors
    written = [path for path in before if read_genres(path).genres == ("Rock",)]
    assert 0 < len(written) < len(before)
    assert set(many.iterdir()) == set(before)
    assert run_cli("undo", "--batch", "1").exit_code == 0
    assert {path: path.read_bytes() for path in many.iterdir()} == before


def test_a_polite_kill_does_the_same(many: Path) -> None:
    process = started("classify", "--json", "--jobs", "1", str(many))
    assert process.stdout is not None
    process.stdout.readline()
    process.terminate()
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert all(json.loads(line)["genre"] == "Rock" for line in output.splitlines())
    assert errors == b""


def test_a_reader_that_goes_away_while_writing_still_learns_the_batch(many: Path) -> None:
    process = started("tag", "--write", "--jobs", "1", str(many))
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 130
    assert b"genre-tagger undo --batch 1" in errors
    assert b"Traceback" not in errors


def test_results_so_far_are_saved_whole(many: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.jsonl"
    process = started("tag", "--company", "none", "--plan", str(plan), "--jobs", "1", str(many))
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130
    planned = [json.loads(line) for line in plan.read_text(encoding="ascii").splitlines()]
    assert 0 < len(planned) < 84
    assert [path.name for path in tmp_path.iterdir() if "plan" in path.name] == ["plan.jsonl"]


@pytest.mark.parametrize("arguments", [("classify", "--json"), ("classify",), ("tag",), ("classify", "--csv", "-")])
def test_a_reader_that_goes_away_ends_it_quietly(many: Path, arguments: tuple[str, ...]) -> None:
    process = started(*arguments, str(many))
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 130
    assert errors == b""


def test_a_reader_that_never_was_ends_it_quietly(many: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command("--version"), cwd=ROOT, env=process_environment(), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert done.stderr == b""


def test_a_background_job_keeps_ignoring_ctrl_c(music: Path) -> None:
    process = started("classify", "--json", str(music), preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 0


def test_the_second_ctrl_c_stops_at_once_and_handlers_are_given_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interruption() as stop:
        signal.raise_signal(signal.SIGINT)
        assert stop.requested.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
