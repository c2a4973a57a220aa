"""However it ends: one sentence and one exit code; after Ctrl-C or a vanished reader nothing is half-done."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from genre_tagger import cli
from genre_tagger.cli.exit import Interruption, ReadableErrors, described
from genre_tagger.foundation.errors import DecodeError, GenreTaggerError, TagError
from genre_tagger.settings import user_folders
from genre_tagger.tags.tag_file import read_genres
from tests.builders.cli_runs import ROOT, command, process_environment, run_cli

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")


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


@needs_posix
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


@needs_posix
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


@needs_posix
def test_a_polite_kill_does_the_same(many: Path) -> None:
    process = started("classify", "--json", "--jobs", "1", str(many))
    assert process.stdout is not None
    process.stdout.readline()
    process.terminate()
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert all(json.loads(line)["genre"] == "Rock" for line in output.splitlines())
    assert errors == b""


@needs_posix
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


@needs_posix
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


@needs_posix
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


@needs_posix
def test_a_reader_that_never_was_ends_it_quietly(many: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command("--version"), cwd=ROOT, env=process_environment(), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert done.stderr == b""


@needs_posix
def test_a_background_job_keeps_ignoring_ctrl_c(music: Path) -> None:
    process = started("classify", "--json", str(music), preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 0


@needs_posix
def test_the_second_ctrl_c_stops_at_once_and_handlers_are_given_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interruption() as stop:
        signal.raise_signal(signal.SIGINT)
        assert stop.requested.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def app_that_raises(error: BaseException) -> typer.Typer:
    app = typer.Typer(cls=ReadableErrors, rich_markup_mode=None)

    @app.command()
    def fail() -> None:
        raise error

    @app.callback()
    def group() -> None:
        pass

    return app


def outcome(error: BaseException) -> tuple[int, str]:
    result = CliRunner().invoke(app_that_raises(error), ["fail"])
    assert result.stdout == ""
    return result.exit_code, result.stderr


def test_an_expected_error_is_title_and_message() -> None:
    assert outcome(TagError("song.mp3 is read-only.")) == (1, "The tags could not be changed: song.mp3 is read-only.\n")


def test_a_message_stays_one_line_and_commands_no_terminal() -> None:
    nasty = DecodeError("two\nlines, \x1b[31mred\udcff.mp3 is damaged.")
    assert described(nasty).isprintable()
    assert outcome(nasty)[1].count("\n") == 1


def test_an_unexpected_error_is_one_sentence_and_a_log() -> None:
    code, told = outcome(ZeroDivisionError("division by zero"))
    assert code == 1
    assert told.count("\n") == 1
    assert "ZeroDivisionError: division by zero" in told
    (log,) = user_folders().logs.iterdir()
    assert str(log) in told
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_an_unexpected_error_survives_a_log_that_cannot_be_saved(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("GENRE_TAGGER_HOME", str(tmp_path / "file"))
    code, told = outcome(RuntimeError("boom"))
    assert code == 1
    assert "the details could not be saved" in told


def test_ctrl_c_anywhere_is_130() -> None:
    assert outcome(KeyboardInterrupt()) == (130, "")


def test_every_error_class_has_a_title_of_its_own() -> None:
    classes = [GenreTaggerError, *GenreTaggerError.__subclasses__()]
    titles = [kind.title for kind in classes]
    assert len(set(titles)) == len(titles)
    assert not any(title.endswith(".") for title in titles)


def test_run_returns_the_exit_code_and_raises_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert cli.run(["sing"]) == 2
    assert cli.run(["history"]) == 0
    assert "genre-tagger " in capsys.readouterr().out
