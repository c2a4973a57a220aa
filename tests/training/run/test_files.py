"""What a run keeps on disk survives the round trip, and damage is told."""

from __future__ import annotations

import errno
import json
import math
from dataclasses import fields
from pathlib import Path

import pytest

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.foundation.plain_values import from_plain, to_plain
from genre_tagger.training.data.dataset import DataRequest, LabeledTrack, SourceKind, SourceRequest, Split, SplitChoice
from genre_tagger.training.run.folder import (
    BROKEN,
    PAUSED,
    RunFolder,
    RunPlan,
    list_runs,
    read_plan,
    read_tracks,
    save_tracks,
    write_json,
    write_whole,
)
from genre_tagger.training.run.settings import (
    FIELDS,
    KINDS,
    PRESET_NAMES,
    STUDY_PRESETS,
    RunSettings,
    checked,
    preset,
    settings_of,
)
from genre_tagger.training.run.steps import EpochTrained, RunWarning, append_step, read_epochs, remaining_seconds
from genre_tagger.training.scores.values import Scores

TRACK = LabeledTrack(
    Path('/music/a\udcffb, "c".mp3'), "Hip-Hop", Split.TEST, "7", "Ännie", "two\nlines", "CC0", "12", "mine", 0.5
)


def make_plan(**changes: object) -> RunPlan:
    sources = (
        SourceRequest(SourceKind.FMA_SMALL, Path("/fma"), Path("/fma_metadata"), 2.0),
        SourceRequest(SourceKind.CORRECTIONS, tracks=(TRACK,)),
    )
    request = DataRequest(sources, ("Rock", "Jazz"), SplitChoice.ARTIST_DISJOINT, 7)
    values = {"run_id": "x", "started": "2026-01-01T00:00:00+00:00", "version": "1", "request": request}
    values |= {
        "settings": settings_of("balanced"),
        "cache_folder": Path("/cache"),
        "leave_out": frozenset({Path("/b")}),
    }
    return RunPlan(**{**values, **changes})  # type: ignore[arg-type]


def test_a_plan_and_its_tracks_come_back_as_they_were(tmp_path: Path) -> None:
    plan = make_plan(models_folder=Path("/models"))
    plan.save(tmp_path / "plan.json")
    assert read_plan(tmp_path / "plan.json") == plan
    others = (LabeledTrack(Path("/plain.wav"), "Rock"),)
    save_tracks(tmp_path / "tracks.csv", (TRACK, *others))
    assert read_tracks(tmp_path / "tracks.csv") == (TRACK, *others)


def test_settings_of_an_older_or_newer_version_are_read() -> None:
    assert from_plain(RunSettings, {"epochs": 3, "not yet invented": 1}) == RunSettings(epochs=3)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"run_id": 1}'])
def test_a_damaged_plan_or_table_is_one_sentence(tmp_path: Path, content: str) -> None:
    for read in (read_plan, read_tracks):
        path = tmp_path / "file"
        path.write_text(content + "\nx" if read is read_tracks else content)
        with pytest.raises(TrainingError, match="cannot be used"):
            read(path)


def epoch(number: int, loss: float = 1.0) -> EpochTrained:
    nothing = Scores(math.nan, math.nan, math.nan)
    return EpochTrained(number, 5, Scores(loss, 0.5, 0.25), nothing, 1e-3, 2.0, 8.0, (1.0, 2.0, 3.0), True)


def test_the_log_gives_every_epoch_once_whatever_a_crash_left(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    for step in (epoch(1), RunWarning("x"), epoch(2), epoch(2, loss=0.5)):
        append_step(path, step)
    with path.open("a") as stream:
        stream.write('{"step": "epoch", "epo')
    read = read_epochs(path)
    assert [(one.epoch, one.training.loss) for one in read] == [(1, 1.0), (2, 0.5)]
    assert read[0].remaining_seconds == (1.0, 2.0, 3.0)
    assert math.isnan(read[0].validation.loss)
    assert all(json.loads(line)["at"] for line in path.read_text().splitlines()[:-1])
    assert read_epochs(tmp_path / "none") == ()


def test_runs_are_listed_the_latest_first_damaged_ones_too(tmp_path: Path) -> None:
    assert list_runs(tmp_path / "nowhere") == ()
    for name, started in (("old", "2025-01-01"), ("new", "2026-01-01")):
        (tmp_path / name).mkdir()
        make_plan(run_id=name, started=started).save(RunFolder(tmp_path / name).plan)
    best = {"epoch": 4, "best_epoch": 3, "validation": to_plain(Scores(1.0, 0.5, math.nan)), "data_name": "FMA"}
    write_json(RunFolder(tmp_path / "new").status, best)
    (tmp_path / "damaged").mkdir()
    (tmp_path / ".hidden").mkdir()
    new, old, damaged = list_runs(tmp_path)
    assert (new.run_id, new.state, new.epoch, new.best_epoch, new.data_name) == ("new", PAUSED, 4, 3, "FMA")
    assert (new.preset, new.epochs, new.test) == ("balanced", 40, None)
    assert new.validation is not None
    assert math.isnan(new.validation.macro_f1)
    assert (old.run_id, old.validation) == ("old", None)
    assert (damaged.state, damaged.can_resume) == (BROKEN, False)
    assert "damaged" in damaged.problem


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, lambda stream: stream.write(b"first"))

    def fail(stream: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(TrainingError, match="disk is full"):
        write_whole(path, fail)
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_every_setting_has_bounds_and_help_and_every_preset_keeps_them() -> None:
    assert {field.name for field in FIELDS} == {field.name for field in fields(RunSettings)} - {"preset"}
    assert all(field.kind in KINDS and field.help and field.label and field.group for field in FIELDS)
    for name in PRESET_NAMES:
        assert checked(settings_of(name)).preset == name
        assert preset(name).purpose
    for name in STUDY_PRESETS:
        study = settings_of(name)
        assert (study.epochs, study.batch, study.learning_rate, study.optimiser) == (20, 128, 1e-4, "adam")
        assert study == RunSettings(preset=name)
    assert len(STUDY_PRESETS) == 5


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("epochs", 2.0, "whole number"),
        ("epochs", True, "whole number"),
        ("crop_frames", 10, "from 64 to 1366, or 0 (whole windows)"),
        ("balance", "some", "one of none, loss, sampling"),
        ("spec_augment", 1, "on or off"),
        ("start_from", None, "a text"),
        ("learning_rate", 1.0, "a number from 1e-06 to 0.1"),
    ],
)
def test_a_value_out_of_bounds_is_told_what_it_must_be(name: str, value: object, words: str) -> None:
    field = next(field for field in FIELDS if field.name == name)
    assert words in field.problem(value)
    assert not field.problem(getattr(RunSettings(), name))


def test_the_remaining_time_has_the_spread_of_the_latest_epochs() -> None:
    assert remaining_seconds([], 5, 5) == (0.0, 0.0, 0.0)
    low, likely, high = remaining_seconds([10.0], 4, 4)
    assert low < likely == 40.0 < high
    assert remaining_seconds([99.0, 8.0, 10.0, 12.0, 10.0], 4, 2) == (16.0, 40.0, 48.0)
