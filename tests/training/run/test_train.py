"""A run from request to model: what it leaves, that it learns, every preset, fine-tuning."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from genre_tagger.classification.checkpoint import load_network, read_checkpoint_info, verify_checkpoint
from genre_tagger.classification.classifier import WindowClassifier
from genre_tagger.foundation.errors import CheckpointError, TrainingError
from genre_tagger.training.data.dataset import DataRequest, SourceKind, SourceRequest
from genre_tagger.training.run.folder import FINISHED, RunFolder, list_runs
from genre_tagger.training.run.material import find_origin
from genre_tagger.training.run.network import build_network
from genre_tagger.training.run.settings import PRESET_NAMES, RunSettings, settings_of
from genre_tagger.training.run.steps import BatchTrained, EpochTrained, RunFinished, RunStarted
from genre_tagger.training.run.train import train_run
from tests.builders.corpus import GENRES
from tests.builders.fma_tree import balanced_rows, make_fma
from tests.builders.training_runs import drive, epochs_of, make_request, quick_settings
from tests.training.conftest import StartRun


def test_a_run_leaves_a_model_that_classifies_and_everything_about_it(start_run: StartRun, tmp_path: Path) -> None:
    steps = drive(start_run(quick_settings(epochs=4), preflight_json='{"checked": true}'))
    started = next(step for step in steps if isinstance(step, RunStarted))
    assert (started.training_clips, started.validation_clips, started.test_clips) == (16, 4, 4)
    assert (started.genres, started.device, started.epochs) == (GENRES, "cpu", 4)
    finished = steps[-1]
    assert isinstance(finished, RunFinished)
    assert finished.reason == "done"
    files = RunFolder(finished.folder)
    assert verify_checkpoint(finished.checkpoint) < 1e-4
    info = WindowClassifier(finished.checkpoint).info
    assert info.provenance["licences"] == {"CC0": 24}
    assert info.provenance["tracks"] == {"training": 16, "validation": 4, "test": 4}
    assert info.metrics["test"]["accuracy"] == finished.test.accuracy
    assert info.metrics["best_epoch"] == finished.best_epoch
    _check_tables(files)
    assert json.loads(files.preflight.read_text()) == {"checked": True}
    lines = [json.loads(line) for line in files.log.read_text().splitlines()]
    assert [line["step"] for line in lines] == ["started", *["epoch"] * 4, "finished"]
    assert len(list(files.events.iterdir())) == 1
    (run,) = list_runs(tmp_path / "runs")
    assert (run.run_id, run.state, run.epoch, run.can_resume) == ("run", FINISHED, 4, False)
    assert run.test == finished.test


def _check_tables(files: RunFolder) -> None:
    with files.tracks.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    answers = np.load(files.predictions)
    assert len(rows) == 24
    assert answers["logits"].shape == (8, 4)
    for row, label, split in zip(answers["rows"], answers["labels"], answers["split"], strict=True):
        assert (rows[row]["genre"], rows[row]["split"]) == (GENRES[label], split)


def test_it_overfits_eight_clips_in_seconds(tmp_path: Path) -> None:
    request = make_request(tmp_path / "music", per_genre=4, genres=2)  # four clips each, all for training
    settings = quick_settings(preset="quick", epochs=12, dropout=0.0, learning_rate=2e-3)
    steps = drive(train_run(request, settings, tmp_path / "runs", cache_folder=tmp_path / "cache", jobs=1))
    epochs = [step for step in steps if isinstance(step, EpochTrained)]
    assert epochs[-1].training.accuracy == 1.0
    assert epochs[-1].training.loss < 0.1 < epochs[0].training.loss
    assert any("validation" in getattr(step, "text", "") for step in steps)
    assert np.isnan(epochs[-1].validation.loss)


def test_the_same_seed_gives_the_same_run_and_another_seed_another(start_run: StartRun) -> None:
    one, again, other = (
        epochs_of(drive(start_run(quick_settings(epochs=2, seed=seed), run_id=name)))
        for name, seed in (("one", 1), ("again", 1), ("other", 2))
    )
    assert one == again
    assert one != other


@pytest.fixture(scope="module")
def fma(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataRequest, Path]:
    """Eight clips to learn from, four each for validation and test, as FMA lays them out."""
    folder = tmp_path_factory.mktemp("fma")
    clips = make_fma(folder, balanced_rows((2, 1, 1)), seconds=6.0)
    return DataRequest((SourceRequest(SourceKind.FMA_SMALL, clips),)), folder / "features"


@pytest.mark.parametrize("name", PRESET_NAMES)
def test_every_preset_trains_on_a_tree_like_fma(fma: tuple[DataRequest, Path], tmp_path: Path, name: str) -> None:
    settings = replace(settings_of(name), epochs=1, batch=4, threads=1)
    request, cache = fma
    steps = drive(train_run(request, settings, tmp_path / "runs", cache_folder=cache, jobs=1))
    batches = [step for step in steps if isinstance(step, BatchTrained)]
    assert (batches[-1].step, batches[-1].steps) == (2, 2)
    finished = steps[-1]
    assert isinstance(finished, RunFinished)
    info = read_checkpoint_info(finished.checkpoint)
    assert info.genres == GENRES
    assert set(info.provenance["licences"]) == {"Attribution-NonCommercial 3.0 International"}


def test_early_stopping_ends_a_run_that_gets_no_better(start_run: StartRun) -> None:
    steps = drive(start_run(quick_settings(epochs=50, learning_rate=1e-6, patience=2)))
    assert isinstance(steps[-1], RunFinished)
    assert steps[-1].reason == "early stopping"
    assert len(epochs_of(steps)) < 50


def test_fine_tuning_keeps_what_both_know_and_gives_new_genres_new_heads(tmp_path: Path) -> None:
    origin = find_origin("bundled", None)
    assert origin is not None
    standing, info = load_network(origin.folder)
    tuned = build_network(settings_of("fine-tune"), ("Jazz", "hip hop", "Rock"), origin, seed=1)
    assert tuned.config.outputs == 4  # none of these stays an output
    tuned_values = tuned.state_dict()
    kept = {name: values for name, values in standing.state_dict().items() if not name.startswith("output.")}
    assert kept
    assert all(torch.equal(tuned_values[name], values) for name, values in kept.items())
    for place, known in ((1, "Hip-Hop"), (2, "Rock")):
        assert torch.equal(tuned.output.weight[place], standing.output.weight[info.genres.index(known)])
    assert not any(torch.equal(tuned.output.weight[0], row) for row in standing.output.weight)


def test_a_model_to_start_from_that_is_not_there_or_damaged_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no model “nowhere”"):
        find_origin("nowhere", tmp_path)
    assert find_origin("", tmp_path) is None
    broken = tmp_path / "broken"
    broken.mkdir()
    with pytest.raises(CheckpointError):
        find_origin(str(broken), tmp_path)


def test_settings_shape_the_network() -> None:
    whole = build_network(RunSettings(preset="balanced", dropout=0.4), GENRES, None, seed=1)
    parts = build_network(RunSettings(preset="balanced", crop_frames=455), GENRES, None, seed=1)
    assert (whole.config.segments, whole.config.dropout, parts.config.segments) == (1, 0.4, 3)
    origin = find_origin("bundled", None)
    assert origin is not None
