"""`genre-tagger models learn`: a model of one's own from the corrections made in the window."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from genre_tagger.cli.classify import JobsOption
from genre_tagger.cli.interruption import Interruption
from genre_tagger.cli.listening import Tally, choose_model, counted, find_files, listen, open_session
from genre_tagger.cli.screen import Screen

if TYPE_CHECKING:
    from genre_tagger.app.learning import LearningMaterial
    from genre_tagger.app.session import Session
    from genre_tagger.classification.model_record import HeldOutScore
    from genre_tagger.training.personal import LearningStep

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
    from genre_tagger.app.learning import learning_process, learning_request
    from genre_tagger.training.personal import Learnt, learning_scores

    screen = Screen()
    with open_session(screen) as session, Interruption() as stop:
        choose_model(screen, session, None, jobs=jobs)
        material = _material(screen, session, paths or [], stop)
        stream = learning_process(learning_request(session, material, data, name=name, epochs=epochs))
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


def _material(screen: Screen, session: Session, paths: list[Path], stop: Interruption) -> LearningMaterial:
    """Corrections and what the model is sure of. Raises CorrectionsError and, before anything is classified,
    TrainingError where the corrections are too few.
    """
    from genre_tagger.app.learning import learning_material, predicted_track
    from genre_tagger.library.track import TrackFailed
    from genre_tagger.training.personal_plan import plan_learning

    material = learning_material(session)
    plan_learning(material.corrections, (), session.model().info.genres)
    if not paths:
        return material
    files = find_files(screen, [path.absolute() for path in paths])
    steps = listen(session, files, screen, stop, Tally(total=len(files)))
    found = [predicted_track(step.track, step.prediction) for step in steps if not isinstance(step, TrackFailed)]
    return material.beside(found)


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
