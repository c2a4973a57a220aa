"""`genre-tagger train`: a new model from labelled music, paused and resumed at will."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from dataclasses import dataclass, make_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

from genre_tagger.cli import runs
from genre_tagger.cli.dataset import check_clips, show_report
from genre_tagger.cli.exit import SOME_FAILED, refuse
from genre_tagger.cli.options import Genres, JsonLines, Split, given, with_groups
from genre_tagger.cli.screen import Screen
from genre_tagger.cli.session import open_session, run_folder
from genre_tagger.foundation.errors import require_training
from genre_tagger.training.data.dataset import DataRequest, SourceKind, SourceRequest, SplitChoice
from genre_tagger.training.run.settings import FIELDS, PRESET_NAMES, SettingField

if TYPE_CHECKING:
    from genre_tagger.training.run.settings import RunSettings
    from genre_tagger.training.run.train import RunStep

PresetName = Literal[PRESET_NAMES]  # type: ignore[valid-type]
_KINDS = ", ".join(SourceKind)
_TYPES: dict[str, Any] = {"integer": int, "number": float, "switch": bool, "text": str}


@dataclass(frozen=True)
class DataOptions:
    """Sources with their folders, weights and genres. The first --root belongs to the first --data, and so on."""

    data: Annotated[
        list[SourceKind] | None,
        typer.Option("--data", metavar="KIND", help=f"What to train on: {_KINDS}. Again for each of a mix."),
    ] = None
    root: Annotated[
        list[Path] | None, typer.Option("--root", metavar="DIR", help="Its folder, in the order of --data.")
    ] = None
    metadata: Annotated[
        list[Path] | None, typer.Option("--metadata", metavar="DIR", help="fma_metadata, where not beside the clips.")
    ] = None
    weight: Annotated[
        list[float] | None,
        typer.Option("--weight", metavar="N", min=0.001, max=1000, help="How much each --data counts in a mix."),
    ] = None
    genre: Genres = None
    split: Split = "official"

    def request(self, seed: int) -> DataRequest:
        """Corrections have no folder. Ends the command (wrong usage) where the options do not match."""
        kinds, roots, tables = self.data or [], self.root or [], self.metadata or []
        with_folder = [kind for kind in kinds if kind is not SourceKind.CORRECTIONS]
        if not kinds:
            refuse("name what to train on, such as --data folders --root ~/Music/by-genre.")
        if len(roots) != len(with_folder):
            needed = len(with_folder)
            refuse(f"{needed} --root are needed for that data, each in the order of its --data, not {len(roots)}.")
        if len(tables) > sum(kind.startswith("fma-") for kind in kinds):
            refuse("--metadata goes with FMA data, one each at most.")
        if self.weight and len(self.weight) != len(kinds):
            refuse(f"name a --weight for each of the {len(kinds)} --data, or none.")
        folders, metadata = iter(map(_whole, roots)), iter(map(_whole, tables))
        sources = tuple(
            SourceRequest(
                kind,
                next(folders) if kind in with_folder else None,
                next(metadata, None) if kind.startswith("fma-") else None,
                weight,
            )
            for kind, weight in zip(kinds, self.weight or [1.0] * len(kinds), strict=True)
        )
        return DataRequest(sources, tuple(self.genre or ()), SplitChoice(self.split), seed)


def _whole(path: Path) -> Path:
    return path.expanduser().absolute()


def _setting_type(field: SettingField) -> Any:
    name = field.name.replace("_", "-")
    flag = f"--{name}/--no-{name}" if field.kind == "switch" else f"--{name}"
    kind: Any = Literal[field.choices] if field.kind == "choice" else _TYPES[field.kind]
    bounds: dict[str, Any] = {}
    if field.kind in ("integer", "number"):
        bounds = {"min": 0 if field.zero_means else field.low, "max": field.high, "metavar": "N"}
    zero = f" 0: {field.zero_means}." if field.zero_means and field.kind != "text" else ""
    return Annotated[kind | None, typer.Option(flag, help=field.help + zero, show_default=False, **bounds)]


SettingOptions = make_dataclass(
    "SettingOptions", [(field.name, _setting_type(field), None) for field in FIELDS], frozen=True
)
"""Every setting of a run; None where the preset's stays."""


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
    if list_them:
        runs.list_all(as_json)
        return
    named = given(changed)
    with open_session() as (screen, session):
        require_training()
        if resume:
            _resume(screen, run_folder(session, resume), named, jobs, scheduler, as_json)
        from genre_tagger.app.datasets import completed
        from genre_tagger.training.run.settings import checked, settings_of
        from genre_tagger.training.run.train import new_run_id, train_run

        settings = checked(replace(settings_of(preset or "balanced"), **named))
        request = completed(session, sources.request(settings.seed))
        _follow(settings)
        options: dict[str, Any] = {"cache_folder": session.features_folder, "models_folder": session.folders.models}
        options |= {"run_id": name or new_run_id(settings), "jobs": jobs, "scheduler": scheduler}
        if check:
            report = check_clips(screen, session, request, settings, jobs=jobs)
            if not as_json:
                show_report(screen, report)
            for sentence in report.blocking if as_json else ():
                screen.note(sentence)
            if report.blocking:
                raise typer.Exit(SOME_FAILED)
            options |= {"leave_out": report.left_out, "preflight_json": report.to_json()}
        arguments = (request, settings, session.runs_folder)
        _run(screen, train_run, arguments, options, options["run_id"], as_json)


def _resume(screen: Screen, folder: Path, named: dict[str, Any], jobs: int, scheduler: str, as_json: bool) -> NoReturn:
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
    from genre_tagger.workers.process import ProcessStream, Stop

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
    from genre_tagger.training.run.finish import follow

    for _ in follow(settings):
        pass
    raise typer.Exit
