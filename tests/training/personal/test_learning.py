"""Learning from corrections, end to end with a tiny network; and a run that becomes a model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from genre_tagger.classification.checkpoint import CheckpointInfo, load_network, read_checkpoint_info, save_checkpoint
from genre_tagger.classification.crnn import ConvStage, Crnn, CrnnConfig
from genre_tagger.classification.model_record import Worth, figures_of, lineage_of, read_held_out
from genre_tagger.classification.registry import Registry
from genre_tagger.features.mel import MelSettings
from genre_tagger.foundation.errors import CheckpointError, TrainingError
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.data.dataset import LabeledTrack, SourceKind, SourceRequest
from genre_tagger.training.personal.learning import (
    LearningPlanned,
    LearningRequest,
    LearningStep,
    Learnt,
    Measured,
    learn_from_corrections,
)
from genre_tagger.training.results.models import install_run, verify_model
from genre_tagger.training.run.finish import TRACKS_THAT_OUTWEIGH
from genre_tagger.training.run.steps import EpochTrained, RunFinished, RunWarning
from genre_tagger.workers.process import Stop

MEL = MelSettings(sample_rate_hz=12_000, frames=160)
TINY = CrnnConfig(
    stages=(ConvStage(4, pool=(8, 4)), ConvStage(4, pool=(4, 2))), gru_units=(4,), outputs=5, dense_units=8
)


def make_parent(folder: Path) -> CheckpointInfo:
    """A tiny network with random weights that knows "none of these"."""
    torch.manual_seed(1)
    info = CheckpointInfo(
        folder.name, STUDY_GENRES, MEL, TINY.to_json(), 0.8, 0.3, 2, True, {}, {"accuracy": 0.5}, segment_windows=True
    )
    save_checkpoint(folder, Crnn(TINY), info)
    return info


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> tuple[LabeledTrack, ...]:
    """Thirty-two tracks of eight artists: low hum is Folk, hiss is Rock."""
    folder = tmp_path_factory.mktemp("music")
    random = np.random.default_rng(0)
    tracks = []
    for number in range(32):
        time = np.arange(12_000 * 4) / 12_000
        is_folk = number % 2 == 0
        sound = np.sin(2 * np.pi * (110 + number) * time) if is_folk else random.normal(0, 0.4, len(time))
        path = folder / f"{number}.wav"
        soundfile.write(path, 0.4 * sound.astype(np.float32), 12_000)
        tracks.append(LabeledTrack(path, "Folk" if is_folk else "Rock", artist=f"artist {number % 8}", weight=0.9))
    return tuple(tracks)


def request_in(folder: Path, music: tuple[LabeledTrack, ...]) -> LearningRequest:
    """Sixteen corrections; the other sixteen tracks are the library."""
    make_parent(folder / "models" / "parent")
    mine = tuple(replace(track, weight=1.0) for track in music[:16])
    other = tuple(replace(track, artist=f"{track.artist} too") for track in music[16:])
    folders = (folder / "runs", folder / "models", folder / "cache")
    return LearningRequest("parent", mine, other, *folders, epochs=1, jobs=1)


@pytest.fixture
def request_(tmp_path: Path, music: tuple[LabeledTrack, ...]) -> LearningRequest:
    """A user of its own for each test."""
    return request_in(tmp_path, music)


@dataclass(frozen=True)
class Course:
    """One learning that was let run to its end."""

    request: LearningRequest
    steps: list[LearningStep]

    @property
    def learnt(self) -> Learnt:
        last = self.steps[-1]
        assert isinstance(last, Learnt)
        return last


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory, music: tuple[LabeledTrack, ...]) -> Course:
    """Run once for all tests that only look at it."""
    request = request_in(tmp_path_factory.mktemp("user"), music)
    return Course(request, steps_of(request))


def steps_of(request: LearningRequest) -> list[LearningStep]:
    return list(learn_from_corrections(request))


def test_corrections_become_a_candidate_that_does_not_classify_yet(course: Course) -> None:
    request_, steps = course.request, course.steps
    planned = steps[0]
    assert isinstance(planned, LearningPlanned)
    assert planned.corrections + planned.held_out == 16
    assert planned.library + planned.kept == 16
    assert any(isinstance(step, EpochTrained) for step in steps)
    measured = [step for step in steps if isinstance(step, Measured)]
    assert measured[-1].done == measured[-1].total == planned.held_out + planned.kept
    learnt = course.learnt
    assert learnt.model_id == "parent-mine"
    scores = {score.name: score for score in learnt.scores}
    assert list(scores) == ["personal", "kept", "original"]
    assert scores["personal"].count == planned.held_out
    assert scores["personal"].before is not None
    assert scores["personal"].after is not None
    assert scores["personal"].gain is not None
    assert scores["personal"].artists > 1
    assert scores["personal"].worth in Worth
    assert scores["kept"].before == 1.0
    assert (scores["original"].before, scores["original"].after) == (0.5, None)

    registry = Registry(request_.models_folder)
    entry = registry.get("parent-mine")
    assert not entry.active
    assert entry.info is not None
    assert figures_of(entry.info).held_out == learnt.scores
    lineage = lineage_of(entry.info)
    assert (lineage.parent, lineage.kind) == ("parent", "corrections")
    assert str(planned.corrections) in lineage.data
    held_out = read_held_out(entry.folder)
    assert len(held_out) == planned.held_out
    assert figures_of(entry.info).test_key != ""
    (parity,) = verify_model(request_.models_folder, "parent-mine")
    assert parity < 1e-4


def test_it_stays_near_the_model_it_comes_from(course: Course) -> None:
    before, parent = load_network(course.request.models_folder / "parent")
    after, info = load_network(course.learnt.folder)
    assert info.has_other
    assert (info.default_windows, info.window, info.genres) == (2, parent.window, parent.genres)
    planned = course.steps[0]
    assert isinstance(planned, LearningPlanned)
    own = planned.held_out / (planned.held_out + TRACKS_THAT_OUTWEIGH)
    assert 0.8 ** (1 - own) * 0.25**own <= info.temperature <= 0.8 ** (1 - own) * 4.0**own
    assert 0.3 * (1 - own) <= info.unknown_below <= 0.3 * (1 - own) + own
    old, new = before.state_dict(), after.state_dict()
    frozen = {name for name in old if name.startswith(("convolutions", "norms"))}
    assert all(torch.equal(old[name], new[name]) for name in frozen)
    assert not torch.equal(after.output.weight[0], before.output.weight[0])


def test_a_second_learning_gets_another_name_and_measures_the_first_test(course: Course) -> None:
    first = course.learnt
    again = steps_of(replace(course.request, parent=first.model_id))[-1]
    assert isinstance(again, Learnt)
    assert again.model_id == "parent-mine-2"
    original = next(score for score in again.scores if score.name == "original")
    assert original.after is not None
    assert original.count == len(read_held_out(first.folder))


def test_a_new_genre_gets_its_own_answer(request_: LearningRequest) -> None:
    named = tuple(replace(track, genre="Polka") if track.genre == "Folk" else track for track in request_.corrections)
    learnt = steps_of(replace(request_, corrections=named, library=()))[-1]
    assert isinstance(learnt, Learnt)
    info = read_checkpoint_info(learnt.folder)
    assert info.genres == (*STUDY_GENRES, "Polka")
    assert info.has_other


def test_too_few_corrections_end_before_anything_is_made(request_: LearningRequest) -> None:
    with pytest.raises(TrainingError, match="at least 12 labelled tracks"):
        steps_of(replace(request_, corrections=request_.corrections[:3]))
    assert not request_.runs_folder.exists()


def test_stopped_early_is_one_sentence_and_no_model(request_: LearningRequest) -> None:
    stop = Stop()
    steps = learn_from_corrections(replace(request_, epochs=50), stop)
    assert isinstance(next(steps), LearningPlanned)
    stop.stop()
    with pytest.raises(TrainingError, match="stopped before"):
        list(steps)
    assert [entry.model_id for entry in Registry(request_.models_folder).list() if not entry.bundled] == ["parent"]


def test_a_name_that_is_taken_is_told_before_hours_of_training(request_: LearningRequest) -> None:
    steps = learn_from_corrections(replace(request_, model_id="parent"))
    with pytest.raises(CheckpointError, match="already; choose another name"):
        next(steps)


def test_a_run_becomes_a_model(course: Course) -> None:
    finished = next(step for step in course.steps if isinstance(step, RunFinished))
    registry = Registry(course.request.models_folder)
    entry = install_run(registry, finished.folder, "from a run")
    assert entry.info is not None
    assert lineage_of(entry.info).parent == "parent"
    assert lineage_of(entry.info).run_id == finished.run_id
    with pytest.raises(TrainingError, match="no finished network yet"):
        install_run(registry, finished.folder.with_name("nothing"), "other")


def test_a_parent_without_other_stays_so(request_: LearningRequest) -> None:
    four = replace(TINY, outputs=4)
    info = CheckpointInfo("four", STUDY_GENRES, MEL, four.to_json(), 1.0, 0.2, 1, False, {}, {})
    save_checkpoint(request_.models_folder / "four", Crnn(four), info)
    learnt = steps_of(replace(request_, parent="four"))[-1]
    assert isinstance(learnt, Learnt)
    network, info = load_network(learnt.folder)
    assert (network.config.outputs, info.has_other) == (4, False)


def test_folders_of_genres_teach_without_a_correction(request_: LearningRequest, tmp_path: Path) -> None:
    for track in request_.corrections:
        place = tmp_path / "sorted" / ("Polka" if track.genre == "Folk" else "Rock") / track.artist / track.path.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(track.path)
    data = (SourceRequest(SourceKind.FOLDERS, tmp_path / "sorted"),)
    steps = steps_of(replace(request_, corrections=(), library=(), data=data))
    planned, learnt = steps[0], steps[-1]
    assert isinstance(planned, LearningPlanned)
    assert isinstance(learnt, Learnt)
    assert planned.corrections + planned.held_out == 16
    assert planned.genres == (*STUDY_GENRES, "Polka")
    assert any(isinstance(step, RunWarning) and "only mixtures" in step.text for step in steps)
