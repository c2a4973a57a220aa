"""`genre-tagger train`: a new model from labelled music, paused and resumed at will."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from genre_tagger.cli.batch import open_session
from genre_tagger.cli.evaluation import run_folder
from genre_tagger.cli.preflight_page import check_clips, show_report
from genre_tagger.cli.presentation import SOME_FAILED
from genre_tagger.cli.runs import show_runs
from genre_tagger.cli.screen import Screen
from genre_tagger.cli.training_data import data_request
from genre_tagger.cli.training_options import with_settings
from genre_tagger.foundation.errors import require_training
from genre_tagger.training.data.request import SourceKind
from genre_tagger.training.run.settings import PRESET_NAMES

if TYPE_CHECKING:
    from genre_tagger.app.session import Session
    from genre_tagger.training.data.request import DataRequest
    from genre_tagger.training.run.settings import RunSettings

_KINDS = ", ".join(SourceKind)
PresetName = Literal[PRESET_NAMES]  # type: ignore[valid-type]


@with_settings
def train(
    data: Annotated[
        list[SourceKind] | None,
        typer.Option("--data", metavar="KIND", help=f"What to train on: {_KINDS}. Again for each of a mix."),
    ] = None,
    root: Annotated[
        list[Path] | None, typer.Option("--root", metavar="DIR", help="Its folder, in the order of --data.")
    ] = None,
    metadata: Annotated[
        list[Path] | None, typer.Option("--metadata", metavar="DIR", help="fma_metadata, where not beside the clips.")
    ] = None,
    weight: Annotated[
        list[float] | None,
        typer.Option("--weight", metavar="N", min=0.001, max=1000, help="How much each --data counts in a mix."),
    ] = None,
    genre: Annotated[
        list[str] | None, typer.Option("--genre", metavar="NAME", help="A genre, again for each; else the data's own.")
    ] = None,
    split: Annotated[
        Literal["official", "artist-disjoint"], typer.Option("--split", help="Whose split; ours shares no artist.")
    ] = "official",
    preset: Annotated[PresetName | None, typer.Option("--preset", help="Network and settings to begin with.")] = None,
    name: Annotated[str, typer.Option("--name", metavar="ID", help="What to call the run.")] = "",
    check: Annotated[
        bool, typer.Option("--check/--no-check", help="Look at every clip first and leave out what cannot be used.")
    ] = True,
    resume: Annotated[str, typer.Option("--resume", metavar="RUN", help="Go on with this run, by id or folder.")] = "",
    list_them: Annotated[bool, typer.Option("--list", help="List the runs and end.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", metavar="N", min=0, max=256, help="Processes for the features.")] = 0,
    scheduler: Annotated[
        str, typer.Option("--scheduler", metavar="URL", help="A Dask cluster for the features, tcp://host:8786.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print each step as one JSON object.")] = False,
    *,
    named: dict[str, Any],
) -> None:
    """Train a new model. Ctrl-C pauses: nothing is lost, and --resume goes on as if it had never ended.

    The new model classifies nothing until it is activated. Every setting of the preset can be changed by its own
    option. With `torchrun`, several processes or machines share the work.

    \b
    Examples:
      genre-tagger train --data folders --root ~/Music/by-genre --preset quick
      genre-tagger train --data fma-small --root ~/fma/fma_small --preset study-medium-c --name study
      genre-tagger train --data corrections --data fma-small --root ~/fma/fma_small --weight 4 --weight 1
      genre-tagger train --resume study
      genre-tagger train --list
      torchrun --nproc-per-node 2 -m genre_tagger train --data gtzan --root genres --preset balanced --name both
    """
    screen = Screen()
    with open_session(screen) as session:
        if list_them:
            show_runs(screen, as_json)
            return
        require_training()
        if resume:
            _resume(screen, run_folder(session, resume), named, jobs, scheduler, as_json)
        else:
            from genre_tagger.app.datasets import completed
            from genre_tagger.training.run.settings import checked, settings_of

            settings = checked(replace(settings_of(preset or "balanced"), **named))
            request = data_request(
                data or [], root or [], metadata or [], weight or [], genre or [], split, settings.seed
            )
            _begin(screen, session, completed(session, request), settings, name, check, jobs, scheduler, as_json)


def _begin(
    screen: Screen,
    session: Session,
    request: DataRequest,
    settings: RunSettings,
    name: str,
    check: bool,
    jobs: int,
    scheduler: str,
    as_json: bool,
) -> None:
    """Check the data, then train. Ends the command."""
    from genre_tagger.cli.training_progress import follow_run, show_alone
    from genre_tagger.training.run.train import new_run_id, train_run
    from genre_tagger.workers.process import ProcessStream
    from genre_tagger.workers.stop import Stop

    run_id = name or new_run_id(settings)
    if _is_follower():
        _train_along(settings)
    options: dict[str, Any] = {
        "cache_folder": session.features_folder,
        "run_id": run_id,
        "jobs": jobs,
        "scheduler": scheduler,
        "models_folder": session.folders.models,
    }
    if check:
        options |= _checked(screen, session, request, settings, jobs, as_json)
    arguments = (request, settings, session.runs_folder)
    if _shares_work():
        raise typer.Exit(show_alone(screen, train_run(*arguments, **options), run_id, as_json))
    stop = Stop()
    stream = ProcessStream(train_run, *arguments, **options, stop=stop)
    raise typer.Exit(follow_run(screen, stream, stop, run_id, as_json))


def _resume(screen: Screen, folder: Path, named: dict[str, Any], jobs: int, scheduler: str, as_json: bool) -> None:
    from genre_tagger.cli.training_progress import follow_run, show_alone
    from genre_tagger.training.run.folder import RunFolder
    from genre_tagger.training.run.plan import read_plan
    from genre_tagger.training.run.train import resume_run
    from genre_tagger.workers.process import ProcessStream
    from genre_tagger.workers.stop import Stop

    settings = replace(read_plan(RunFolder(folder).plan).settings, **named)
    if _is_follower():
        _train_along(settings)
    options: dict[str, Any] = {"settings": settings, "jobs": jobs or None, "scheduler": scheduler or None}
    if _shares_work():
        raise typer.Exit(show_alone(screen, resume_run(folder, **options), folder.name, as_json))
    stop = Stop()
    stream = ProcessStream(resume_run, folder, **options, stop=stop)
    raise typer.Exit(follow_run(screen, stream, stop, folder.name, as_json))


def _shares_work() -> bool:
    """Whether `torchrun` started this process as one of several."""
    return int(os.environ.get("WORLD_SIZE", "1")) > 1


def _is_follower() -> bool:
    return _shares_work() and os.environ.get("RANK", "0") != "0"


def _train_along(settings: RunSettings) -> None:
    from genre_tagger.training.run.workforce import follow

    for _ in follow(settings):
        pass
    raise typer.Exit


def _checked(
    screen: Screen, session: Session, request: DataRequest, settings: RunSettings, jobs: int, as_json: bool
) -> dict[str, Any]:
    """What `train_run` is to leave out. Ends the command where training could not start. Raises DatasetError."""
    from genre_tagger.training.check.report import without_problems
    from genre_tagger.training.data.reading import read_data_set

    data_set = read_data_set(request)
    report = check_clips(screen, session, data_set, settings=settings, jobs=jobs)
    if not as_json:
        show_report(screen, report)
    elif report.blocking:
        for sentence in report.blocking:
            screen.note(sentence)
    if report.blocking:
        raise typer.Exit(SOME_FAILED)
    kept = {track.path for track in without_problems(data_set, report).tracks}
    left_out = frozenset(track.path for track in data_set.tracks) - kept
    return {"leave_out": left_out, "preflight_json": report.to_json()}
