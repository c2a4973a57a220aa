"""`models diff`, `install`, `delete`, `learn`."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from genre_tagger.classification.model_record import Figures, Lineage
from genre_tagger.classification.registry import Registry
from genre_tagger.library.corrections import CORRECTIONS_NAME, Correction, CorrectionStore
from genre_tagger.settings import UserFolders
from genre_tagger.training.run.steps import RunWarning
from genre_tagger.workers.process import Stop
from tests.builders.cli_runs import lines, run_cli
from tests.builders.models import BUNDLED_ID


def test_diff_tells_what_would_change(music: Path, folders: UserFolders) -> None:
    result = run_cli("models", "diff", "unsure", music)
    assert result.exit_code == 0, result.stderr
    changes = [line for line in lines(result) if line.startswith("now unknown")]
    assert len(changes) == 4
    assert all("Rock" in line and "-> Unknown" in line for line in changes)
    assert "Of 4 tracks: 0 unchanged, 0 another genre, 4 now Unknown, 0 newly known." in result.stderr
    assert "measured on different music" in result.stderr or "brings no figures" in result.stderr
    assert Registry(folders.models).active().info.model_id == "rock"


def test_diff_for_programs(music: Path, folders: UserFolders) -> None:
    rows = [json.loads(line) for line in lines(run_cli("models", "diff", "unsure", "--json", music))]
    assert {row["kind"] for row in rows[:-1]} == {"now unknown"}
    assert {(row["old"], row["new"]) for row in rows[:-1]} == {("Rock", "Unknown")}
    assert rows[-1]["summary"] == {"unchanged": 0, "flipped": 0, "now_unknown": 4, "newly_known": 0, "failed": 0}
    assert rows[-1]["quality"]["problem"] != ""


def test_diff_ends_with_1_when_a_genre_would_suffer(music: Path, folders: UserFolders) -> None:
    registry = Registry(folders.models)
    for name, score in (("good", 0.8), ("bad", 0.6)):
        figures = Figures(f1=(("Rock", score),), count=9, test_key="same")
        registry.install(folders.models / "rock", name, Lineage(), figures)
    registry.activate("good")
    result = run_cli("models", "diff", "bad", music)
    assert result.exit_code == 1
    assert "0.80 -> 0.60  falls by more than the margin" in result.stdout
    assert run_cli("models", "diff", "bad", "--margin", "0.3", music).exit_code == 0
    assert len(lines(run_cli("models", "diff", "bad", "--all", "--margin", "1", music))) == 5


@pytest.mark.parametrize("model_id", ["nobody", "rock"])
def test_diff_with_nobody_or_itself_is_wrong_usage(music: Path, folders: UserFolders, model_id: str) -> None:
    result = run_cli("models", "diff", model_id, music)
    assert (result.exit_code, result.stdout) == (2, "")


def test_delete(folders: UserFolders) -> None:
    assert run_cli("models", "delete", "unsure").exit_code == 2
    assert run_cli("models", "delete", "unsure", "--yes").exit_code == 0
    assert not (folders.models / "unsure").exists()
    for name, why in (("rock", "is the active one"), (BUNDLED_ID, "came with the program")):
        result = run_cli("models", "delete", name, "--yes")
        assert result.exit_code == 1
        assert why in result.stderr
    assert run_cli("models", "delete", "nobody", "--yes").exit_code == 2


def test_install_needs_a_finished_run(folders: UserFolders, tmp_path: Path) -> None:
    assert run_cli("models", "install", "nothing", "--name", "new").exit_code == 2
    (tmp_path / "begun").mkdir()
    result = run_cli("models", "install", tmp_path / "begun", "--name", "new")
    assert result.exit_code == 1
    assert "no finished network yet" in result.stderr


def test_learning_from_too_little_is_one_sentence(folders: UserFolders, music: Path) -> None:
    with CorrectionStore(folders.data / CORRECTIONS_NAME) as store:
        store.remember([Correction(music / "one.mp3", "Folk")])
    result = run_cli("models", "learn", music)
    assert result.exit_code == 1
    assert "Learning takes at least 12 labelled tracks from 4 artists or folders; there are 1 from 1" in result.stderr
    assert result.stderr.count("\n") == 1


def test_ctrl_c_ends_learning_with_what_there_is(
    folders: UserFolders, music: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes: list[str] = []

    def process(_request: object, stop: Stop) -> SimpleNamespace:
        def steps() -> Iterator[RunWarning]:
            signal.raise_signal(signal.SIGINT)
            yield RunWarning("Few tracks.")
            wishes.append(stop.wish)

        return SimpleNamespace(steps=steps)

    monkeypatch.setattr("genre_tagger.app.learning.learning_process", process)
    result = run_cli("models", "learn", "--data", music)
    assert (result.exit_code, wishes) == (1, ["stop"])
    assert "Few tracks." in result.stderr


def test_show_tells_where_a_model_comes_from(folders: UserFolders) -> None:
    lineage = Lineage(parent="rock", run_id="run-1", data="my folders", made="2027-01-02")
    Registry(folders.models).install(folders.models / "rock", "child", lineage)
    shown = run_cli("models", "show", "child").stdout
    assert "grown from" in shown
    assert "my folders" in shown
    values = json.loads(run_cli("models", "show", "child", "--json").stdout)
    assert values["lineage"]["parent"] == "rock"
