"""`genre-tagger models learn`: a model of one's own from the corrections made in the window."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from genre_tagger.cli.classify import JobsOption
from genre_tagger.cli.interruption import Interruption
from genre_tagger.cli.listening import Tally, choose_listening, counted, current_settings, find_files, listen
from genre_tagger.cli.screen import Screen
from genre_tagger.settings import user_folders

if TYPE_CHECKING:
    from genre_tagger.classification.model_record import HeldOutScore
    from genre_tagger.cli.listening import Listening
    from genre_tagger.training.personal import LearningRequest, LearningStep
    from genre_tagger.training.sources.labeled_track import LabeledTrack

_SCORE_NAMES = {
    "personal": "your corrections it did not learn from",
    "kept": "verdicts you did not correct",
    "original": "the test it was measured on before",
}


def learn(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Music that keeps the rest in mind: your library, or a part of it."),
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="ID", help="What to call the new model.")] = "",
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", help="A folder per genre to learn from besides.")
    ] = None,
    epochs: Annotated[int, typer.Option("--epochs", metavar="N", min=0, max=500, help="0: the preset's.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as one JSON object.")] = False,
    jobs: JobsOption = None,
) -> None:
    """Fine-tune the active model on the genres you corrected. The result judges nothing until it is activated.

    A quarter of the corrections, of artists of their own, is held out and scored before and after.

    \b
    Examples:
      genre-tagger models learn ~/Music
      genre-tagger models learn --name mine --data ~/labelled ~/Music
    """
    from genre_tagger.training.personal import Learnt, learn_from_corrections, learning_scores
    from genre_tagger.training.process import ProcessStream

    screen = Screen()
    settings = current_settings(screen)
    listening = choose_listening(screen, settings, model=None, windows=None, jobs=jobs)
    with Interruption() as stop:
        request = _request(screen, listening, paths or [], stop)
        request = _completed(request, name, data, epochs, jobs or settings.jobs or 0)
        stream = ProcessStream(learn_from_corrections, request)
        learnt: Learnt | None = None
        with closing(stream.steps()) as steps:
            for step in steps:
                _tell(screen, step)
                if isinstance(step, Learnt):
                    learnt = step
                if stop.requested.is_set():
                    stream.send("stop")
    if learnt is None:
        raise typer.Exit(1)
    if as_json:
        values = {"model": learnt.model_id, "parent": learnt.parent, "scores": learning_scores(learnt.scores)}
        screen.data(json.dumps(values, ensure_ascii=False))
    else:
        for score in learnt.scores:
            screen.line(_score_line(score))
    screen.note(
        f"{learnt.model_id} has learnt from you. What it would change: "
        f"genre-tagger models diff {learnt.model_id} PATH; to let it judge: "
        f"genre-tagger models activate {learnt.model_id}"
    )


def _request(screen: Screen, listening: Listening, paths: list[Path], stop: Interruption) -> LearningRequest:
    """Corrections and, from `paths`, what the active model is sure of. Raises CorrectionsError and TrainingError."""
    from genre_tagger.library.corrected_tracks import corrected_tracks
    from genre_tagger.library.corrections import CORRECTIONS_NAME, CorrectionStore
    from genre_tagger.training.personal import LearningRequest
    from genre_tagger.training.personal_plan import plan_learning
    from genre_tagger.training.sources.labeled_track import LabeledTrack

    folders = user_folders()
    corrections: tuple[LabeledTrack, ...] = ()
    if (folders.data / CORRECTIONS_NAME).exists():
        with CorrectionStore(folders.data / CORRECTIONS_NAME) as store:
            corrections = tuple(
                LabeledTrack(one.path, one.genre, artist=one.artist, title=one.title, source="corrections")
                for one in corrected_tracks(store.all())
            )
    plan_learning(corrections, (), listening.model.genres)  # too few are told before anything is heard
    library = _heard(screen, listening, paths, stop) if paths else ()
    return LearningRequest(
        parent=listening.model_folder.name,
        corrections=corrections,
        library=library,
        runs_folder=folders.data / "runs",
        models_folder=folders.models,
        cache_folder=folders.cache / "features",
    )


def _heard(screen: Screen, listening: Listening, paths: list[Path], stop: Interruption) -> tuple[LabeledTrack, ...]:
    from genre_tagger.library.store import PredictionStore
    from genre_tagger.library.track import TrackFailed
    from genre_tagger.training.sources.labeled_track import LabeledTrack

    files = find_files(screen, [path.absolute() for path in paths])
    found = []
    with PredictionStore(user_folders().predictions_file) as store:
        for step in listen(files, listening, store, screen, stop, Tally(total=len(files))):
            if not isinstance(step, TrackFailed):
                said, track = step.prediction, step.track
                found.append(
                    LabeledTrack(
                        track.path, said.top_genre, artist=track.artist, title=track.title, weight=said.confidence
                    )
                )
    return tuple(found)


def _completed(request: LearningRequest, name: str, data: Path | None, epochs: int, jobs: int) -> LearningRequest:
    from dataclasses import replace

    from genre_tagger.training.sources.request import SourceKind, SourceRequest

    sources = () if data is None else (SourceRequest(SourceKind.FOLDERS, data.absolute()),)
    return replace(request, model_id=name, data=sources, epochs=epochs, jobs=jobs)


def _tell(screen: Screen, step: LearningStep) -> None:
    """What a person should see go by: the plan, warnings, epochs."""
    from genre_tagger.training.personal import LearningPlanned, Measured
    from genre_tagger.training.run_steps import EpochTrained, RunWarning

    if isinstance(step, LearningPlanned):
        screen.note(
            f"Learning from {counted(step.corrections, 'correction')} and {counted(step.replay, 'other track')}; "
            f"{counted(step.held_out, 'correction')} held out."
        )
    elif isinstance(step, RunWarning):
        screen.note(("note  ", "yellow"), step.text)
    elif isinstance(step, EpochTrained):
        score = step.validation
        screen.note(f"epoch {step.epoch} of {step.epochs}: loss {step.training.loss:.3f}, {score.accuracy:.0%} right")
    elif isinstance(step, Measured) and step.done == 0:
        screen.note(f"Measuring before and after on {counted(step.total, 'track')}")


def _score_line(score: HeldOutScore) -> str:
    of = f" of {score.count:,}" if score.count else ""
    return f"{_SCORE_NAMES.get(score.name, score.name)}{of}: {score.in_words()}"
