"""What another model would change: real files and workers for the course, plain values for the comparison."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from genre_tagger.classification.model_record import Figures, HeldOutClip
from genre_tagger.classification.prediction import Prediction
from genre_tagger.foundation.errors import CheckpointError
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.library.classify_tracks import classify_tracks
from genre_tagger.library.model_diff import (
    DiffKind,
    DiffProgress,
    DiffStep,
    DiffSummary,
    GenreF1,
    QualityCheck,
    TrackDiff,
    check_quality,
    compare_models,
    measured_check,
    stored_check,
    track_diff,
)
from genre_tagger.library.store import PredictionStore
from genre_tagger.library.track import Track, TrackFailed
from tests.builders.audio_files import make_audio
from tests.builders.models import make_model


def constant_model(folder: Path, genre: str) -> Path:
    """A model that predicts `genre` whatever it is given; "" makes it unsure of all."""
    weights = np.zeros((len(STUDY_GENRES), 96), dtype=np.float32)
    if genre:
        weights[STUDY_GENRES.index(genre)] = -0.01  # levels are negative, in dB
    make_model(folder, unknown_below=0.5, default_windows=1, weights=weights)
    return folder


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("models")
    return {name: constant_model(folder / (name or "unsure"), name) for name in ("Rock", "Folk", "")}


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Two songs, and a file that pretends."""
    folder = tmp_path_factory.mktemp("music")
    paths = (folder / "one.flac", folder / "two.wav", folder / "pretends.mp3")
    for seed, path in enumerate(paths[:2]):
        make_audio(path, 3.5, channels=1, sample_rate_hz=12_000, seed=seed)
    paths[2].write_text("no music\n" * 100)
    return paths


@pytest.fixture
def store(tmp_path: Path) -> Generator[PredictionStore]:
    with PredictionStore(tmp_path / "predictions.sqlite3") as kept:
        yield kept


def diffs(steps: Sequence[DiffStep]) -> list[TrackDiff]:
    return [step for step in steps if isinstance(step, TrackDiff)]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Rock", "Rock", DiffKind.UNCHANGED),
        ("Rock", "Folk", DiffKind.FLIPPED),
        ("Rock", "", DiffKind.NOW_UNKNOWN),
        ("", "Rock", DiffKind.NEWLY_KNOWN),
        ("", "", DiffKind.UNCHANGED),
    ],
)
def test_the_kinds_of_change(before: str, after: str, kind: DiffKind) -> None:
    diff = track_diff(Track(Path("a.mp3"), 60.0), prediction(before), prediction(after))
    assert diff.kind is kind
    assert (diff.old, diff.new) == (before or "Unknown", after or "Unknown")
    assert (diff.old_confidence, diff.new_confidence) == (0.9 if before else 0.25, 0.9 if after else 0.25)


def prediction(genre: str) -> Prediction:
    shares = tuple(0.9 if name == genre else 0.1 / 3 for name in STUDY_GENRES) if genre else (0.25,) * 4
    return Prediction(STUDY_GENRES, shares, 1.0, (), 0.5, "generated")


def test_the_user_s_threshold_counts() -> None:
    unsure, sure = prediction(""), prediction("Rock")
    diff = track_diff(Track(Path("a.mp3"), 60.0), unsure, sure, lambda prediction: prediction.top_genre)
    assert (diff.kind, diff.old) == (DiffKind.FLIPPED, "Electronic")


def test_every_loaded_track_is_told(music: tuple[Path, ...], models: dict[str, Path], store: PredictionStore) -> None:
    steps = list(compare_models(music, present=models["Rock"], candidate=models["Folk"], jobs=1, store=store))
    assert {(diff.track.path, diff.old, diff.new) for diff in diffs(steps)} == {
        (path, "Rock", "Folk") for path in music[:2]
    }
    assert [step.path for step in steps if isinstance(step, TrackFailed)] == [music[2]]
    summary = steps[-1]
    assert summary == DiffSummary(unchanged=0, flipped=2, now_unknown=0, newly_known=0, failed=1)
    progress = [(step.done, step.total) for step in steps if isinstance(step, DiffProgress)]
    assert progress == sorted(progress)
    assert progress[-1] == (6, 6)


def test_what_the_candidate_classified_is_remembered_for_its_activation(
    music: tuple[Path, ...], models: dict[str, Path], store: PredictionStore
) -> None:
    list(compare_models(music[:2], present=models["Rock"], candidate=models[""], jobs=1, store=store))
    *_, summary = classify_tracks(music[:2], model_folder=models[""], store=store)
    assert (summary.classified, summary.remembered) == (0, 2)  # type: ignore[union-attr]


def test_a_comparison_can_be_stopped(music: tuple[Path, ...], models: dict[str, Path]) -> None:
    stop = Event()
    steps = compare_models(music[:2], present=models["Rock"], candidate=models["Folk"], jobs=1, cancelled=stop)
    assert next(steps) == DiffProgress(0, 4)
    stop.set()
    assert not any(isinstance(step, DiffSummary) for step in steps)


def test_a_damaged_candidate_is_one_error(music: tuple[Path, ...], models: dict[str, Path], tmp_path: Path) -> None:
    make_model(tmp_path / "broken")
    (tmp_path / "broken" / "network.onnx").write_bytes(b"")
    with pytest.raises(CheckpointError, match="broken"):
        list(compare_models(music[:1], present=models["Rock"], candidate=tmp_path / "broken", jobs=1))


def test_no_tracks_no_change(models: dict[str, Path]) -> None:
    assert list(compare_models((), present=models["Rock"], candidate=models["Folk"])) == [
        DiffProgress(0, 0),
        DiffSummary(0, 0, 0, 0, 0),
    ]


def test_figures_compare_only_on_the_same_clips() -> None:
    before = Figures(f1=(("Rock", 0.8), ("Folk", 0.7)), test_key="same", count=50)
    after = Figures(f1=(("Rock", 0.76), ("Folk", 0.6)), test_key="same", count=50)
    check = stored_check(before, after)
    assert [fallen.genre for fallen in check.falls] == ["Folk"]
    assert check.clips == 50
    assert stored_check(before, after, margin=0.2).falls == ()
    for other in (Figures(f1=after.f1, test_key="other"), Figures(f1=after.f1), Figures()):
        told = stored_check(before, other)
        assert (told.genres, told.falls) == ((), ())
        assert told.problem.endswith(".")


def test_a_fall_of_just_the_margin_is_let_pass() -> None:
    assert QualityCheck((GenreF1("Rock", 0.8, 0.75),), 10, margin=0.05).falls == ()


def test_a_genre_the_candidate_no_longer_knows_has_fallen() -> None:
    assert GenreF1("Rock", 0.8, None).falls_by() == 0.8
    assert GenreF1("Jazz", None, 0.4).falls_by() == 0.0


def test_f1_measured_on_what_both_could_classify() -> None:
    one, two, gone = Path("1"), Path("2"), Path("3")
    truth = {one: "Rock", two: "Folk", gone: "Folk"}
    check = measured_check(truth, {one: "Rock", two: "Folk"}, {one: "Folk", two: "Folk", gone: "Folk"})
    assert check.clips == 2
    assert check.genres == (GenreF1("Rock", 1.0, 0.0), GenreF1("Folk", 1.0, pytest.approx(2 / 3)))
    assert [fallen.genre for fallen in check.falls] == ["Rock", "Folk"]
    assert measured_check(truth, {}, {}).problem != ""


def test_both_models_are_measured_on_the_candidate_s_clips(music: tuple[Path, ...], models: dict[str, Path]) -> None:
    clips = [HeldOutClip(music[0], "Rock", "Rock"), HeldOutClip(music[1], "Rock", "Rock")]
    clips.append(HeldOutClip(music[0].with_name("gone.mp3"), "Folk", "Folk"))
    *progress, check = check_quality(clips, present=models["Rock"], candidate=models["Folk"], jobs=1)
    assert isinstance(check, QualityCheck)
    assert check.genres == (GenreF1("Rock", 1.0, 0.0),)
    assert check.clips == 2
    assert progress[-1] == DiffProgress(6, 6)
