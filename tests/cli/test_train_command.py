"""`genre-tagger train` and `evaluate --run`: from folders to a model, paused, resumed, listed; wrong usage told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from genre_tagger.cli.train import DataOptions
from genre_tagger.settings import user_folders
from genre_tagger.training.data.dataset import SourceKind, SplitChoice
from genre_tagger.training.run.folder import RunFolder, read_plan
from tests.builders.cli_runs import command, lines, process_environment, run_cli
from tests.builders.training_runs import make_request

QUICK = ("--preset", "quick", "--batch", "4", "--crop-frames", "64", "--threads", "1", "--jobs", "1")


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """A folder per genre, two genres, eight short sounds each."""
    flat = make_request(tmp_path / "flat", per_genre=8, genres=2).sources[0].tracks
    for track in flat:
        place = tmp_path / "music" / track.genre / track.path.name
        place.parent.mkdir(parents=True, exist_ok=True)
        track.path.rename(place)
    return tmp_path / "music"


def test_folders_become_a_model_that_can_be_listed_and_classified(music: Path) -> None:
    where = ("--data", "folders", "--root", music)
    result = run_cli("train", *where, *QUICK, "--name", "mine", "--epochs", "2", "--mixup", "0.5", "--json")
    assert result.exit_code == 0, result.stderr
    steps = [json.loads(line) for line in lines(result)]
    assert [step["step"] for step in steps if step["step"] not in ("extraction", "warning", "batch")] == [
        "started",
        *["epoch"] * 2,
        "finished",
    ]
    files = RunFolder(user_folders().data / "runs" / "mine")
    plan = read_plan(files.plan)
    assert (plan.settings.mixup, plan.settings.epochs, plan.settings.crop_frames) == (0.5, 2, 64)
    assert json.loads(files.preflight.read_text())["genres"] == ["Electronic", "Rock"]
    (listed,) = lines(run_cli("train", "--list"))
    assert listed.startswith("mine ")
    assert "finished" in listed
    (as_json,) = lines(run_cli("train", "--list", "--json"))
    assert json.loads(as_json)["best_epoch"] in (1, 2)
    evaluated = run_cli("evaluate", "--run", "mine", "--no-baseline", "--json")
    values = json.loads(evaluated.stdout)
    assert evaluated.exit_code == 0
    assert (values["run"], values["network"]["genres"], values["baseline"]) == ("mine", ["Electronic", "Rock"], None)
    again = run_cli("train", "--resume", "mine")
    assert (again.exit_code, again.stderr.count("finished")) == (1, 1)
    taken = run_cli("train", *where, *QUICK, "--name", "mine", "--no-check")
    assert taken.exit_code == 1
    assert "already" in taken.stderr


@pytest.mark.skipif(os.name == "nt", reason="SIGINT as POSIX has it")
def test_ctrl_c_pauses_and_says_how_to_go_on(music: Path) -> None:
    arguments = ("train", "--data", "folders", "--root", music, *QUICK, "--no-check", "--json")
    process = subprocess.Popen(
        command(*arguments, "--name", "mine", "--epochs", "1000"),
        env=process_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["step"] == "epoch":
            process.send_signal(signal.SIGINT)
            break
    rest, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert json.loads(rest.splitlines()[-1])["step"] == "paused"
    assert told.endswith("To go on: genre-tagger train --resume mine\n")
    plan_file = RunFolder(user_folders().data / "runs" / "mine").plan
    last = json.loads(rest.splitlines()[-1])["epoch"] + 1
    resumed = run_cli("train", "--resume", "mine", "--epochs", str(last))
    assert resumed.exit_code == 0, resumed.stderr
    assert f"epoch {last:>3}/{last}" in resumed.stderr
    assert read_plan(plan_file).run_id == "mine"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "name what to train on"),
        (("--data", "folders"), "1 --root"),
        (("--data", "corrections", "--root", "x"), "0 --root"),
        (("--data", "folders", "--root", "x", "--metadata", "y"), "--metadata goes with FMA"),
        (("--data", "folders", "--root", "x", "--weight", "1", "--weight", "2"), "--weight"),
        (("--data", "vinyl"), "vinyl"),
        (("--data", "folders", "--root", "x", "--epochs", "0"), "--epochs"),
        (("--data", "folders", "--root", "x", "--balance", "somehow"), "--balance"),
        (("--resume", "nowhere"), "no run “nowhere”"),
    ],
)
def test_wrong_usage_is_told_before_anything_starts(arguments: tuple[str, ...], words: str) -> None:
    result = run_cli("train", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_music_that_is_not_there_or_settings_out_of_bounds_are_one_sentence(tmp_path: Path) -> None:
    for arguments in (("--root", tmp_path / "nowhere"), ("--root", tmp_path, "--crop-frames", "10")):
        result = run_cli("train", "--data", "folders", *arguments)
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1
    assert run_cli("evaluate", "--run", "nowhere").exit_code == 2
    assert run_cli("evaluate").exit_code == 2
    assert "no training runs" in run_cli("train", "--list").stderr


def test_sources_are_paired_with_their_folders_in_order(tmp_path: Path) -> None:
    kinds = [SourceKind.FOLDERS, SourceKind.CORRECTIONS, SourceKind.FMA_SMALL]
    roots = [tmp_path / "a", tmp_path / "b"]
    request = DataOptions(kinds, roots, [tmp_path / "m"], [1, 4, 0.5], ["Rock"], "artist-disjoint").request(3)
    assert [(one.kind, one.root, one.metadata, one.weight) for one in request.sources] == [
        (SourceKind.FOLDERS, tmp_path / "a", None, 1),
        (SourceKind.CORRECTIONS, None, None, 4),
        (SourceKind.FMA_SMALL, tmp_path / "b", tmp_path / "m", 0.5),
    ]
    assert (request.genres, request.split, request.seed) == (("Rock",), SplitChoice.ARTIST_DISJOINT, 3)
