"""A model of one's own: fine-tuned on what the user labelled, measured before and after on artists held out.

The result stands among the user's models as a candidate; nothing makes it the active one but the user. Meant for a
process of its own (`process.ProcessStream`): torch is imported when the training begins.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from genre_tagger.classification.checkpoint import CheckpointInfo, read_checkpoint_info
from genre_tagger.classification.model_record import (
    Figures,
    HeldOutClip,
    HeldOutScore,
    clip_set_key,
    f1_of_answers,
    figures_of,
    read_held_out,
)
from genre_tagger.classification.registry import Registry
from genre_tagger.foundation.errors import GenreTaggerError, TrainingError
from genre_tagger.training.data.dataset import DataRequest, LabeledTrack, SourceKind, SourceRequest, Split
from genre_tagger.training.data.reading import read_data_set
from genre_tagger.training.personal.plan import LearningPlan, plan_learning
from genre_tagger.training.results.models import lineage_of_run
from genre_tagger.training.run.folder import RunFolder
from genre_tagger.training.run.settings import settings_of
from genre_tagger.training.run.steps import RunFinished, RunPaused, RunWarning
from genre_tagger.training.run.train import RunStep, train_run
from genre_tagger.training.scores.scoring import gain_interval
from genre_tagger.workers.process import Stop

MOST_ORIGINAL_CLIPS = 150
STEPS = 150
"""About so many steps of the optimiser, however many tracks there are."""

_WINDOWS_A_TRACK = 3
_MOST_EPOCHS = 40


@dataclass(frozen=True, slots=True)
class LearningRequest:
    """`parent` is the id of the model to go on from. `library` as in `plan_learning`. `data` are data sets whose tracks
    are labelled as the corrections are; a correction wins. `model_id` "" finds a name, `epochs` 0 a number. Folders
    are those of the user.
    """

    parent: str
    corrections: tuple[LabeledTrack, ...]
    library: tuple[LabeledTrack, ...]
    runs_folder: Path
    models_folder: Path
    cache_folder: Path
    data: tuple[SourceRequest, ...] = ()
    model_id: str = ""
    epochs: int = 0
    jobs: int = 0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class LearningPlanned:
    """How many labelled tracks (`corrections`) and others of the `library` are learnt from, and how many are `held_out`
    (labelled) and `kept` apart to be measured on."""

    corrections: int
    held_out: int
    library: int
    kept: int
    genres: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """How many of the tracks that were set apart both models have classified."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Learnt:
    """The new model stands among the user's. `scores`: before and after, on what it did not learn from."""

    model_id: str
    folder: Path
    parent: str
    scores: tuple[HeldOutScore, ...]


LearningStep = LearningPlanned | RunStep | Measured | Learnt


def learn_from_corrections(request: LearningRequest, stop: Stop | None = None) -> Generator[LearningStep, None, None]:
    """Plan, train, measure, install. `stop` ends training with the best epoch so far.

    Raises TrainingError (too few corrections, stopped before the first epoch), DatasetError and CheckpointError, each
    one sentence.
    """
    registry = Registry(request.models_folder)
    parent = registry.get(request.parent)
    if request.model_id:
        registry.refuse_taken(request.model_id)
    info = read_checkpoint_info(parent.folder)
    labeled, notes = _labeled(request)
    plan = plan_learning(labeled, request.library, info.genres, request.seed)
    yield LearningPlanned(plan.labeled, len(plan.held_out), plan.library, len(plan.kept), plan.genres)
    yield from (RunWarning(note) for note in (*notes, *plan.notes))
    run_folder = yield from _train(request, plan, parent.folder, stop)
    checkpoint = RunFolder(run_folder).checkpoint
    original = [clip for clip in read_held_out(parent.folder) if clip.path.is_file()][:MOST_ORIGINAL_CLIPS]
    answers = yield from _answers(plan, original, (parent.folder, checkpoint))
    figures, clips = _figures(plan, original, answers, info)
    # A model learnt again and again does not become "x-mine-mine".
    name = request.model_id or registry.free_id(f"{request.parent.partition('-mine')[0]}-mine")
    data = f"{plan.labeled} labelled tracks of yours and {plan.library} others of your library"
    lineage = replace(lineage_of_run(registry, run_folder, "corrections"), parent=request.parent, data=data)
    entry = registry.install(checkpoint, name, lineage, figures, clips)
    yield Learnt(entry.model_id, entry.folder, request.parent, figures.held_out)


def _labeled(request: LearningRequest) -> tuple[tuple[LabeledTrack, ...], tuple[str, ...]]:
    """The corrections and then the tracks of the data sets; what is to be told of these. Raises DatasetError."""
    if not request.data:
        return request.corrections, ()
    found = read_data_set(DataRequest(request.data, seed=request.seed))
    tracks = (replace(one, group=one.group or f"file {one.path}", source="labelled") for one in found.tracks)
    return (*request.corrections, *tracks), found.notes


def _train(
    request: LearningRequest, plan: LearningPlan, parent: Path, stop: Stop | None
) -> Generator[RunStep, None, Path]:
    """The run's folder, once its network stands."""
    test = tuple(replace(track, split=Split.TEST) for track in plan.held_out)
    own = SourceRequest(SourceKind.CORRECTIONS, tracks=(*plan.tracks, *test))
    gentle = settings_of("fine-tune")
    steps_an_epoch = max(1.0, len(plan.tracks) * _WINDOWS_A_TRACK / gentle.batch)
    settings = replace(
        gentle,
        start_from=str(parent.absolute()),
        epochs=request.epochs or min(_MOST_EPOCHS, max(1, round(STEPS / steps_an_epoch))),
        seed=request.seed,
        windows_per_track=_WINDOWS_A_TRACK,
    )
    steps = train_run(
        DataRequest((own,), plan.genres, seed=request.seed),
        settings,
        request.runs_folder,
        cache_folder=request.cache_folder,
        run_id=f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}-corrections",
        jobs=request.jobs,
        models_folder=request.models_folder,
        stop=stop,
    )
    with closing(steps):
        for step in steps:
            if isinstance(step, RunPaused):
                raise TrainingError("Learning was stopped before it had learnt anything; no model was made.")
            yield step
    assert isinstance(step, RunFinished)
    return step.folder


Answers = dict[Path, tuple[str, str]]
"""The genre the model before and the model after give each track."""


def _answers(
    plan: LearningPlan, original: Sequence[HeldOutClip], folders: tuple[Path, Path]
) -> Generator[Measured, None, Answers]:
    """Both models on the same windows, as they classify the library. Tracks that cannot be read are left out."""
    from genre_tagger.classification.classifier import Analyser, WindowClassifier

    before, after = Analyser(folders[0]), WindowClassifier(folders[1])
    paths = list(
        dict.fromkeys([track.path for track in (*plan.held_out, *plan.kept)] + [clip.path for clip in original])
    )
    answers: Answers = {}
    for number, path in enumerate(paths):
        yield Measured(number, len(paths))
        try:
            windows = before.windows_of(path)
            answers[path] = (
                before.classified(windows).prediction.top_genre,
                after.classify(windows.spectrograms, windows.padded).top_genre,
            )
        except GenreTaggerError:
            continue
    yield Measured(len(paths), len(paths))
    return answers


def _figures(
    plan: LearningPlan, original: Sequence[HeldOutClip], answers: Answers, parent: CheckpointInfo
) -> tuple[Figures, tuple[HeldOutClip, ...]]:
    """The candidate's figures, on held-out corrections (and the parent's test clips where they are at hand)."""
    truth = {track.path: track.genre for track in plan.held_out}
    scores = [_score("personal", truth, answers, {track.path: track.group for track in plan.held_out})]
    kept = {track.path: answers[track.path][0] for track in plan.kept if track.path in answers}
    if kept:
        scores.append(_score("kept", kept, answers))
    first_test = {clip.path: clip.genre for clip in original}
    known = figures_of(parent)
    if first_test:
        scores.append(_score("original", first_test, answers))
    elif known.accuracy is not None:
        scores.append(HeldOutScore("original", known.count, known.accuracy, None))
    tested = {path: genre for path, genre in {**first_test, **truth}.items() if path in answers}
    pairs = [(genre, answers[path][1]) for path, genre in tested.items()]
    f1 = f1_of_answers(plan.genres, pairs)
    figures = Figures(
        accuracy=sum(told == said for told, said in pairs) / len(pairs) if pairs else None,
        macro_f1=sum(value for _, value in f1) / len(f1) if f1 else None,
        f1=f1,
        count=len(pairs),
        artists=len({track.group for track in plan.held_out}),
        test_key=clip_set_key(tested.items()),
        held_out=tuple(scores),
    )
    return figures, tuple(HeldOutClip(path, genre, answers[path][1]) for path, genre in tested.items())


def _score(name: str, truth: dict[Path, str], answers: Answers, groups: dict[Path, str] | None = None) -> HeldOutScore:
    """With the interval of the gain where the tracks' `groups` are known."""
    predicted = [path for path in truth if path in answers]
    if not predicted:
        return HeldOutScore(name, 0, None, None)
    right = np.array([[answer == truth[path] for answer in answers[path]] for path in predicted], dtype=np.int64)
    before, after = right.mean(axis=0).tolist()
    if groups is None:
        return HeldOutScore(name, len(predicted), before, after)
    names, numbers = np.unique([groups[path] for path in predicted], return_inverse=True)
    gain = gain_interval(right[:, 1] - right[:, 0], numbers)
    return HeldOutScore(name, len(predicted), before, after, (gain.low, gain.high), len(names))
