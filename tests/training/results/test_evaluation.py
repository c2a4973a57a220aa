"""A run's answers become scores, suspects and a baseline beside them; what fails costs nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.training.data.dataset import Split
from genre_tagger.training.results.evaluation import evaluate_run, read_baseline, read_evaluation
from genre_tagger.training.results.run_predictions import read_predictions
from genre_tagger.training.run.folder import RunFolder
from genre_tagger.training.scores.values import RunEvaluation
from tests.builders.audio_files import make_audio
from tests.builders.corpus import kind_of_sound
from tests.builders.finished_runs import GENRES, made_up_tracks, make_run, write_answers

TWO = ("Electronic", "Rock")


def _evaluated(folder: Path, **options: object) -> tuple[RunEvaluation, list[str]]:
    steps = list(evaluate_run(folder, **options))  # type: ignore[arg-type]
    last = steps.pop()
    assert isinstance(last, RunEvaluation)
    said = [step for step in steps if isinstance(step, str)]
    assert len(said) == len(steps)
    return last, said


def test_the_test_tracks_are_scored_and_kept(tmp_path: Path) -> None:
    tracks = made_up_tracks(tmp_path, 40)
    files = make_run(tmp_path / "run", tracks)
    result, _ = _evaluated(files.root, with_baseline=False)
    assert result.name == "study-small"
    assert result.genres == GENRES
    assert len(result.tracks) == 32
    assert {track.path for track in result.tracks} == {track.path for track in tracks if track.split is Split.TEST}
    assert result.tracks[0].title == "Track & 8"
    assert result.tracks[0].artist == "Artist 4 <of Electronic>"
    assert 0.4 < result.accuracy.value < 1.0
    back = read_evaluation(files.root)
    assert back is not None
    assert np.array_equal(back.confusion, result.confusion)
    assert back.accuracy == result.accuracy
    assert read_baseline(files.root) is None


def test_a_wrong_label_is_suspected(tmp_path: Path) -> None:
    tracks = made_up_tracks(tmp_path, 40)
    wrong = next(row for row, track in enumerate(tracks) if track.split is Split.TEST and track.genre == "Rock")
    also_wrong = next(row for row, track in enumerate(tracks) if track.split is Split.VALIDATION)
    files = make_run(tmp_path / "run", tracks, skill=6.0, fix={wrong: 3, also_wrong: 2})
    result, _ = _evaluated(files.root, with_baseline=False)
    found = {suspect.track.path: suspect for suspect in result.suspects}
    assert set(found) == {tracks[wrong].path, tracks[also_wrong].path}
    assert found[tracks[wrong].path].suggested == "Folk"
    assert found[tracks[wrong].path].quality < 0.05
    assert found[tracks[wrong].path].found_by == "network"
    assert any(suspect.track in result.tracks for suspect in result.suspects)
    back = read_evaluation(files.root)
    assert back is not None
    assert [suspect.track.path for suspect in back.suspects] == [suspect.track.path for suspect in result.suspects]


def test_a_network_that_guesses_suspects_nobody(tmp_path: Path) -> None:
    files = make_run(tmp_path / "run", made_up_tracks(tmp_path, 40), skill=0.0)
    assert _evaluated(files.root, with_baseline=False)[0].suspects == ()


def test_the_temperature_divides_the_logits(tmp_path: Path) -> None:
    tracks = made_up_tracks(tmp_path, 10)
    plain = read_predictions(make_run(tmp_path / "plain", tracks).root)
    warm = read_predictions(make_run(tmp_path / "warm", tracks, temperature=2.0).root)
    softened = np.sqrt(plain.probabilities)
    assert warm.probabilities == pytest.approx(softened / softened.sum(axis=1, keepdims=True), abs=1e-6)


def test_without_test_tracks_the_validation_ones_count(tmp_path: Path) -> None:
    tracks = tuple(
        replace(track, split=Split.TRAINING) if track.split is Split.TEST else track
        for track in made_up_tracks(tmp_path, 10)
    )
    result, _ = _evaluated(make_run(tmp_path / "run", tracks).root, with_baseline=False)
    assert len(result.tracks) == 8
    none = tuple(replace(track, split=Split.TRAINING) for track in tracks)
    with pytest.raises(TrainingError, match="kept no track to be evaluated on"):
        _evaluated(make_run(tmp_path / "none", none).root)


def test_scores_of_an_earlier_state_are_not_shown(tmp_path: Path) -> None:
    files = make_run(tmp_path / "run", made_up_tracks(tmp_path, 10))
    _evaluated(files.root, with_baseline=False)
    later = files.evaluation.stat().st_mtime_ns + 10**9
    os.utime(files.predictions, ns=(later, later))
    assert read_evaluation(files.root) is None


def test_unfit_answers_are_refused_in_a_sentence(tmp_path: Path) -> None:
    tracks = made_up_tracks(tmp_path, 10)
    files = make_run(tmp_path / "run", tracks)
    rows, labels, logits = np.arange(3), np.zeros(3, np.int64), np.zeros((3, 4), np.float32)
    for bad in (
        {"rows": rows + 1000},
        {"labels": labels + 4},
        {"labels": labels[:2]},
        {"logits": logits[:, :2]},
        {"logits": np.full((3, 4), np.nan, np.float32)},
        {"temperature": 0.0},
    ):
        write_answers(files, tracks, **{"rows": rows, "labels": labels, "logits": logits} | bad)  # type: ignore[arg-type]
        with pytest.raises(TrainingError, match="predictions of the run run are damaged"):
            read_predictions(files.root)
    files.predictions.write_bytes(b"PK\x03\x04 not a zip")
    with pytest.raises(TrainingError, match="damaged"):
        read_predictions(files.root)
    files.predictions.unlink()
    with pytest.raises(TrainingError, match="has no predictions yet; let it finish"):
        _evaluated(files.root)


@pytest.fixture(scope="module")
def run_with_sound(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """Two kinds of sound, thirty clips each; one training clip is no audio, one wears the other's label."""
    folder = tmp_path_factory.mktemp("clips")
    tracks = made_up_tracks(folder, 30, TWO)
    for number, track in enumerate(tracks):
        kind = TWO.index(track.genre) if number != 31 else 0
        make_audio(track.path, sample_rate_hz=22_050, samples=kind_of_sound(4 * kind, 2.0, number)[:, None])
    tracks[3].path.write_bytes(b"no sound")
    return make_run(folder / "run", tracks, genres=TWO)


def test_the_baseline_is_trained_on_the_same_split(run_with_sound: RunFolder) -> None:
    result, said = _evaluated(run_with_sound.root, jobs=2)
    baseline = read_baseline(run_with_sound.root)
    assert baseline is not None
    assert baseline.name == "Logistic regression on librosa features"
    assert [track.path for track in baseline.tracks] == [track.path for track in result.tracks]
    assert baseline.accuracy.value >= 0.9
    assert any(step.startswith("1 clips could not be read for the baseline") for step in said)
    assert "Computing the baseline's features: 60 of 60 clips" in said
    by_baseline = [suspect for suspect in result.suspects if suspect.found_by == "baseline"]
    assert "Rock-1.wav" in [suspect.track.path.name for suspect in by_baseline]
    assert all(suspect.suggested != suspect.track.genre for suspect in by_baseline)

    _, again = _evaluated(run_with_sound.root, jobs=1)
    assert "Computing the baseline's features: 1 of 1 clips" in again  # the unreadable one alone


def test_a_baseline_that_fails_leaves_the_scores(tmp_path: Path) -> None:
    files = make_run(tmp_path / "run", made_up_tracks(tmp_path / "gone", 10))
    result, said = _evaluated(files.root)
    assert said[-1].startswith("Without a baseline: The baseline needs clips of two genres")
    assert read_evaluation(files.root) is not None
    assert not files.baseline.exists()
    assert len(result.tracks) == 8


def test_the_window_may_read_scores_without_torch_and_scikit_learn() -> None:
    names = ("results.evaluation", "results.run_predictions", "results.report")
    imports = ", ".join(f"genre_tagger.training.{name}" for name in names)
    heavy = ("torch", "librosa", "sklearn", "cleanlab", "lightning_fabric", "PySide6")
    code = f"import sys, {imports}; print([name for name in {heavy!r} if name in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
