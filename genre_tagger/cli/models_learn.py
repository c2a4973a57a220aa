"""`genre-tagger models learn`: a model of one's own from corrections, from a folder per genre, or from both."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from genre_tagger.cli.exit import Interruption
from genre_tagger.cli.options import ClassifyOptions, Jobs, JsonObject
from genre_tagger.cli.screen import Screen
from genre_tagger.cli.session import choose_model, open_session
from genre_tagger.cli.tracks import find_files
from genre_tagger.foundation.errors import require_training
from genre_tagger.foundation.number_text import counted

if TYPE_CHECKING:
    from genre_tagger.app.learning import LearningMaterial
    from genre_tagger.app.session import Session
    from genre_tagger.training.personal.learning import LearningStep

_SCORE_NAMES = {
    "personal": "labelled tracks that were held out",
    "kept": "other tracks with the genre they had before",
    "original": "the test it was measured on before",
}


def learn(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="More of your music, whose predictions should stay as they are."),
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="ID", help="What to call the new model.")] = "",
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", help="Labelled music: one folder for each genre.")
    ] = None,
    epochs: Annotated[int, typer.Option("--epochs", metavar="N", min=0, max=500, help="0: the preset's.")] = 0,
    as_json: JsonObject = False,
    jobs: Jobs = None,
) -> None:
    """Fine-tune the active model on the genres you corrected or sorted into folders. It is not used until activated.

    A quarter of the labelled tracks, of artists of their own, is held out; a sentence says whether the new model is
    better on them. What the model says of music without a label is kept; tracks that were classified before count as
    such, too.

    \b
    Examples:
      genre-tagger models learn ~/Music
      genre-tagger models learn --name mine --data ~/labelled ~/Music
    """
    from genre_tagger.app.learning import learning_process, learning_request
    from genre_tagger.training.personal.learning import Learnt
    from genre_tagger.workers.process import Stop

    require_training()
    with open_session() as (screen, session), Interruption() as stop:
        choose_model(screen, session, ClassifyOptions(jobs=jobs))
        material = _material(session, paths or [], has_data=data is not None)
        ends = Stop()
        stream = learning_process(learning_request(session, material, data, name=name, epochs=epochs), ends)
        learnt: Learnt | None = None
        with closing(stream.steps()) as steps:
            for step in steps:
                _tell(screen, step)
                if isinstance(step, Learnt):
                    learnt = step
                if stop.requested.is_set():
                    ends.stop()
    if learnt is None:
        raise typer.Exit(1)
    if as_json:
        values = {"model": learnt.model_id, "parent": learnt.parent, "scores": [asdict(one) for one in learnt.scores]}
        screen.json(values)
    else:
        for score in learnt.scores:
            of = f" of {score.count:,}" if score.count else ""
            screen.line(f"{_SCORE_NAMES.get(score.name, score.name)}{of}: {score.in_words()}")
    for advice in (score.advice() for score in learnt.scores):
        if advice:
            screen.note(advice)
    screen.note(
        f"What {learnt.model_id} would change: genre-tagger models diff {learnt.model_id} PATH; "
        f"to use it: genre-tagger models activate {learnt.model_id}"
    )


def _material(session: Session, paths: list[Path], *, has_data: bool) -> LearningMaterial:
    """Corrections and other music. Raises CorrectionsError and, where there is no other labelled music, TrainingError
    for too few corrections.
    """
    from genre_tagger.app.learning import learning_material, unlabeled_track
    from genre_tagger.foundation.errors import GenreTaggerError
    from genre_tagger.library.track import read_track
    from genre_tagger.training.personal.plan import plan_learning

    material = learning_material(session)
    if not has_data:
        plan_learning(material.corrections, (), session.model().info.genres)
    found = []
    for one in find_files([path.absolute() for path in paths]) if paths else ():
        with suppress(GenreTaggerError, OSError):  # training tells of files that cannot be read
            found.append(unlabeled_track(read_track(one if isinstance(one, Path) else one.path, 0.0)))
    return material.beside(found)


def _tell(screen: Screen, step: LearningStep) -> None:
    """What a person should see go by: the plan, warnings, epochs."""
    from genre_tagger.training.personal.learning import LearningPlanned, Measured
    from genre_tagger.training.run.steps import EpochTrained, RunWarning

    if isinstance(step, LearningPlanned):
        screen.note(
            f"Learning from {counted(step.corrections, 'labelled track')} and {counted(step.library, 'other track')}; "
            f"{counted(step.held_out, 'labelled track')} held out."
        )
    elif isinstance(step, RunWarning):
        screen.note(("note  ", "yellow"), step.text)
    elif isinstance(step, EpochTrained):
        right = f"{step.training.accuracy:.0%} right of what it learns from"
        screen.note(f"epoch {step.epoch} of {step.epochs}: loss {step.training.loss:.3f}, {right}")
    elif isinstance(step, Measured) and step.done == 0:
        screen.note(f"Measuring before and after on {counted(step.total, 'track')}")
