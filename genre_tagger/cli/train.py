"""`genre-tagger train`: a new model from labelled music, paused and resumed at will."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

from genre_tagger.cli.batch import open_session
from genre_tagger.cli.dataset_check import check_clips, show_report
from genre_tagger.cli.evaluate import run_folder
from genre_tagger.cli.options import JsonLines, given, with_groups
from genre_tagger.cli.presentation import SOME_FAILED
from genre_tagger.cli.runs import show_runs
from genre_tagger.cli.screen import Screen
from genre_tagger.cli.train_options import DataOptions, SettingOptions
from genre_tagger.foundation.errors import require_training
from genre_tagger.training.run.settings import PRESET_NAMES

if TYPE_CHECKING:
    from genre_tagger.app.session import Session
    from genre_tagger.training.data.dataset import DataRequest
    from genre_tagger.training.run.settings import RunSettings
    from genre_tagger.training.run.train import RunStep

PresetName = Literal[PRESET_NAMES]  # type: ignore[valid-type]


@with_groups
def train(
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
    as_json: JsonLines = False,
    *,
    sources: DataOptions,
    changed: SettingOptions,  # type: ignore[valid-type]
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
    screen, named = Screen(), given(changed)
    with open_session(screen) as session:
        if list_them:
            show_runs(screen, as_json)
            return
        require_training()
        if resume:
            _resume(screen, run_folder(session, resume), named, jobs, scheduler, as_json)
            return
        from genre_tagger.app.datasets import completed
        from genre_tagger.training.run.settings import checked, settings_of
        from genre_tagger.training.run.train import new_run_id, train_run

        settings = checked(replace(settings_of(preset or "balanced"), **named))
        request = completed(session, sources.request(settings.seed))
        _follow(settings)
        options = _checked(screen, session, request, settings, jobs, as_json) if check else {}
        options |= {"cache_folder": session.features_folder, "models_folder": session.folders.models}
        options |= {"run_id": name or new_run_id(settings), "jobs": jobs, "scheduler": scheduler}
        arguments = (request, settings, session.runs_folder)
        _run(screen, train_run, arguments, options, options["run_id"], as_json)


def _resume(screen: Screen, folder: Path, named: dict[str, Any], jobs: int, scheduler: str, as_json: bool) -> None:
    from genre_tagger.training.run.folder import RunFolder, read_plan
    from genre_tagger.training.run.train import resume_run

    settings = replace(read_plan(RunFolder(folder).plan).settings, **named)
    _follow(settings)
    options = {"settings": settings, "jobs": jobs or None, "scheduler": scheduler or None}
    _run(screen, resume_run, (folder,), options, folder.name, as_json)


def _run(
    screen: Screen,
    steps: Callable[..., Generator[RunStep]],
    arguments: tuple[Any, ...],
    options: dict[str, Any],
    run_id: str,
    as_json: bool,
) -> NoReturn:
    """Show the run's steps: of a process of its own, or in this one where several share the work. Ends the command."""
    from genre_tagger.cli.train_progress import follow_run, show_alone
    from genre_tagger.workers.process import ProcessStream
    from genre_tagger.workers.stop import Stop

    if _shares_work():
        raise typer.Exit(show_alone(screen, steps(*arguments, **options), run_id, as_json))
    stop = Stop()
    stream = ProcessStream(steps, *arguments, **options, stop=stop)
    raise typer.Exit(follow_run(screen, stream, stop, run_id, as_json))


def _shares_work() -> bool:
    """Whether `torchrun` started this process as one of several."""
    return int(os.environ.get("WORLD_SIZE", "1")) > 1


def _follow(settings: RunSettings) -> None:
    """In all but the first of several processes: help the first to the end of its run, then end the command."""
    if not _shares_work() or os.environ.get("RANK", "0") == "0":
        return
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
