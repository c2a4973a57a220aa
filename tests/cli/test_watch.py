"""`watch`: what arrives is classified, planned and, where asked to, written; once, and through whatever happens."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from threading import Event

import pytest

from genre_tagger.app.session import Session
from genre_tagger.app.watching import (
    FileDone,
    FolderChanged,
    RoundDone,
    WatchOptions,
    WatchProblem,
    WatchStep,
    watch,
)
from genre_tagger.library.corrections import CORRECTIONS_NAME, Correction, CorrectionStore
from genre_tagger.settings import UserFolders
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_file import read_genres
from tests.builders.cli_runs import ROOT, command, lines, process_environment, run_cli
from tests.cli.conftest import TRACKS

ONCE = ("--once", "--settle", "0")


def genres(folder: Path) -> dict[str, tuple[str, ...]]:
    return {path.name: read_genres(path).genres for path in folder.iterdir()}


def outcomes(output: list[str]) -> list[tuple[str, str]]:
    """(outcome, file) of each log line."""
    found = [re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  (\w+) .*/([^/ ]+\.\w+)", line) for line in output]
    return sorted((match[1], match[2]) for match in found if match)


def test_a_dry_round_says_what_it_would_write_and_a_second_says_nothing(music: Path) -> None:
    result = run_cli("watch", *ONCE, music)
    assert result.exit_code == 0
    assert outcomes(lines(result)) == [("planned", name) for name in sorted(TRACKS)]
    assert all("Rock" in line and "(none) -> Rock" in line for line in lines(result))
    assert set(genres(music).values()) == {()}
    assert run_cli("watch", *ONCE, music).stdout == ""


def test_with_write_what_was_only_planned_is_written_and_our_own_writes_do_not_come_again(music: Path) -> None:
    run_cli("watch", *ONCE, music)
    result = run_cli("watch", "--write", *ONCE, music)
    assert outcomes(lines(result)) == [("written", name) for name in sorted(TRACKS)]
    assert set(genres(music).values()) == {("Rock",)}
    assert run_cli("watch", "--write", *ONCE, music).stdout == ""


def test_what_is_new_comes_alone_and_a_hostile_file_is_one_error(music: Path) -> None:
    run_cli("watch", "--write", *ONCE, music)
    shutil.copy(music / "one.mp3", music / "five.mp3")
    (music / "text.mp3").write_text("this is no sound", encoding="utf-8")
    result = run_cli("watch", "--write", *ONCE, music)
    assert result.exit_code == 1
    assert outcomes(lines(result)) == [("failed", "text.mp3"), ("skipped", "five.mp3")]
    assert run_cli("watch", "--write", *ONCE, music).exit_code == 0


def test_a_write_that_was_taken_back_is_not_made_again(music: Path) -> None:
    before = (music / "one.mp3").read_bytes()
    run_cli("watch", "--write", *ONCE, music)
    assert run_cli("undo", music / "one.mp3").exit_code == 0
    result = run_cli("watch", "--write", *ONCE, music)
    assert outcomes(lines(result)) == [("skipped", "one.mp3")]
    assert "its last write was taken back" in result.stdout
    assert (music / "one.mp3").read_bytes() == before


def test_other_rules_make_everything_come_again(music: Path) -> None:
    run_cli("watch", "--write", *ONCE, music)
    result = run_cli("watch", "--write", "--policy", "replace", *ONCE, music)
    assert outcomes(lines(result)) == [("skipped", name) for name in sorted(TRACKS)]
    result = run_cli("watch", "--write", "--policy", "replace", "--model", "unsure", *ONCE, music)
    assert result.stdout.count("Unknown 25%") == len(TRACKS)


def steps_of(
    folders: UserFolders, watched: Path, rounds: Iterable[Callable[[], None]], *, write: bool = True
) -> list[WatchStep]:
    """What a watch tells while, after each of its rounds, the next of `rounds` happens; it ends with the last."""
    options = WatchOptions(write=write, settle_seconds=0.0, every_seconds=0.0)
    told: list[WatchStep] = []
    happens, cancelled = iter(rounds), Event()
    with Session(folders) as session:
        for step in watch(session, [watched], options, cancelled):
            told.append(step)
            if isinstance(step, RoundDone):
                happening = next(happens, None)
                if happening is None:
                    cancelled.set()
                else:
                    happening()
    return told


def nothing() -> None:
    """A round in which nothing happens."""


def rows(told: list[WatchStep]) -> list[tuple[str, str]]:
    return [(step.row.outcome, step.row.path.name) for step in told if isinstance(step, FileDone)]


def test_a_file_that_is_still_written_to_waits(music: Path, folders: UserFolders) -> None:
    whole = (music / "one.mp3").read_bytes()
    for name in TRACKS[1:]:
        (music / name).unlink()
    growing = music / "one.mp3"
    growing.write_bytes(whole[:9_000])
    with Session(folders) as session, session.journal():
        options = WatchOptions(write=True, settle_seconds=0.2, every_seconds=0.0)
        cancelled, told, parts = Event(), [], iter([whole[:20_000], whole[:30_000], whole])
        for step in watch(session, [music], options, cancelled):
            told.append(step)
            if isinstance(step, RoundDone) and (part := next(parts, None)) is not None:
                growing.write_bytes(part)
            if isinstance(step, FileDone):
                cancelled.set()
    assert rows(told) == [("written", "one.mp3")]
    assert read_genres(growing).genres == ("Rock",)


def test_a_vanished_mount_is_told_once_and_loses_nothing(music: Path, folders: UserFolders, tmp_path: Path) -> None:
    unplugged = tmp_path / "unplugged"

    def unplug() -> None:
        shutil.move(music, unplugged)
        music.mkdir()  # what a mount leaves behind

    def plug_in() -> None:
        music.rmdir()
        shutil.move(unplugged, music)
        shutil.copy(music / "one.mp3", music / "new.mp3")

    told = steps_of(folders, music, [unplug, nothing, nothing, plug_in, nothing])
    assert sorted(rows(told)) == [("skipped", "new.mp3"), *(("written", name) for name in sorted(TRACKS))]
    assert [step.is_there for step in told if isinstance(step, FolderChanged)] == [False, True]


def test_a_folder_that_never_was_is_waited_for(folders: UserFolders, tmp_path: Path) -> None:
    late = tmp_path / "late"
    told = steps_of(folders, late, [nothing, late.mkdir, nothing])
    changed = [step for step in told if not isinstance(step, RoundDone)]
    assert changed == [FolderChanged(late, is_there) for is_there in (False, True)]
    result = run_cli("watch", *ONCE, tmp_path / "never")
    assert result.exit_code == 1
    assert f"{tmp_path / 'never'} is not there; it is waited for." in result.stderr


def test_while_another_program_writes_it_waits(music: Path, folders: UserFolders) -> None:
    with ExitStack() as held:
        held.enter_context(held.enter_context(Journal(folders.journal_file)).writing())
        told = steps_of(folders, music, [nothing, held.close, nothing])
    (problem,) = [step for step in told if isinstance(step, WatchProblem)]
    assert "What is to be written waits." in problem.message
    assert sorted(rows(told)) == [("written", name) for name in sorted(TRACKS)]


def test_the_tracks_of_a_folder_speak_for_one_another_also_those_of_earlier_rounds(music: Path) -> None:
    run_cli("watch", *ONCE, music)
    shutil.copy(music / "three.ogg", music / "five.ogg")
    result = run_cli("watch", *ONCE, music)
    assert outcomes(lines(result)) == [("planned", "five.ogg")]
    assert "Rock" in result.stdout
    result = run_cli("watch", "--company", "one-per-album", *ONCE, music)
    assert [outcome for outcome, _ in outcomes(lines(result))] == ["planned"] * 5


def test_a_correction_is_written_as_the_users(music: Path, folders: UserFolders) -> None:
    with CorrectionStore(folders.data / CORRECTIONS_NAME) as corrections:
        corrections.remember([Correction(music / "one.mp3", "Jazz")])
    result = run_cli("watch", "--write", *ONCE, music)
    assert read_genres(music / "one.mp3").genres == ("Jazz",)
    assert "Jazz you" in result.stdout
    assert read_genres(music / "two.flac").genres == ("Rock",)


def service_command(folder: Path, options: str) -> list[str]:
    """What the systemd unit starts, with its two variables as a person would set them."""
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(ROOT / "packaging" / "genre-tagger-watch.service", "utf-8")
    program, *arguments = unit["Service"]["ExecStart"].split()
    assert Path(program).name == "genre-tagger"
    return command(
        *[
            part
            for argument in arguments
            for part in {"$OPTIONS": options.split(), "${FOLDER}": [str(folder)]}.get(argument, [argument])
        ]
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_the_service_is_ended_politely_and_goes_on_after_a_restart(music: Path) -> None:
    process = subprocess.Popen(
        service_command(music, "--write --settle 0 --every 1 --jobs 1"),
        cwd=ROOT,
        env=process_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert b"written" in process.stdout.readline()
    process.terminate()
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, b"")
    assert set(music.iterdir()) == {music / name for name in TRACKS}
    run_cli("watch", "--write", *ONCE, music)
    assert genres(music) == dict.fromkeys(TRACKS, ("Rock",))


def test_a_cluster_is_for_one_round(music: Path) -> None:
    result = run_cli("watch", "--scheduler", "tcp://127.0.0.1:9", music)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "add --once" in result.stderr
