"""`genre-tagger models diff | install | delete | learn`: models that come, go, and what they would change."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from genre_tagger.cli.classify import JobsOption, WindowsOption
from genre_tagger.cli.interruption import Interruption
from genre_tagger.cli.listening import Tally, counted, current_settings, exit_code, find_files, note_failure
from genre_tagger.cli.presentation import SOME_FAILED, refuse
from genre_tagger.cli.screen import Screen, padded
from genre_tagger.readable import readable_path
from genre_tagger.settings import user_folders

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ModelEntry, Registry
    from genre_tagger.library.model_diff import DiffSummary, QualityCheck, TrackDiff
    from genre_tagger.library.proposal import WriteRules
    from genre_tagger.library.store import PredictionStore
    from genre_tagger.settings import Settings

MarginOption = Annotated[
    float,
    typer.Option("--margin", metavar="X", min=0.0, max=1.0, help="How far the F1 of a genre may fall."),
]


def diff(
    model_id: Annotated[str, typer.Argument(metavar="ID", help="The model that would take the active one's place.")],
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Files and folders; folders with all below them.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, the summary last.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Also list tracks that stay as they are.")] = False,
    margin: MarginOption = 0.05,
    windows: WindowsOption = None,
    jobs: JobsOption = None,
) -> None:
    """Show what another model would change: tracks that get another genre, become Unknown, or are newly known.

    Changes nothing. Ends with 1 when the F1 of a genre would fall by more than the margin.

    \b
    Examples:
      genre-tagger models diff my-model ~/Music
      genre-tagger models diff my-model --json ~/Music
    """
    from genre_tagger.errors import CheckpointError
    from genre_tagger.library.model_diff import DiffSummary, TrackDiff, compare_models
    from genre_tagger.library.store import PredictionStore
    from genre_tagger.library.track import TrackFailed

    screen = Screen()
    settings = current_settings(screen)
    present, candidate = _pair(screen, model_id)
    found = find_files(screen, paths)
    tally = Tally(total=len(found))
    for one in found:
        if isinstance(one, TrackFailed):
            tally.failed += 1
            note_failure(screen, one.path, one.error.message)
    with Interruption() as stop, PredictionStore(user_folders().predictions_file) as store:
        files = [one.absolute() for one in found if isinstance(one, Path)]
        steps = compare_models(
            files,
            present=present.folder,
            candidate=candidate.folder,
            windows=windows or settings.windows,
            jobs=jobs or settings.jobs,
            store=store,
            genre_of=_rules(settings).genre,
            cancelled=stop.requested,
        )
        summary: DiffSummary | None = None
        with closing(steps), screen.progress(len(files), "Comparing") as advance:
            for step in steps:
                if isinstance(step, TrackDiff):
                    advance()
                    tally.done += 1
                    _show_diff(screen, step, as_json=as_json, every=every)
                elif isinstance(step, TrackFailed):
                    advance()
                    tally.failed += 1
                    note_failure(screen, step.path, step.error.message)
                elif isinstance(step, DiffSummary):
                    summary = step
        try:
            check = _check(present, candidate, margin, store, jobs or settings.jobs, stop)
        except CheckpointError as error:
            screen.note(error.message)
            check = None
    _show_end(screen, summary, check, as_json=as_json)
    code = exit_code(tally, stop)
    raise typer.Exit(code or (SOME_FAILED if check is not None and check.falls else 0))


def install(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="A run's folder, or its name below the runs folder.")],
    name: Annotated[str, typer.Option("--name", metavar="ID", help="What to call the model.")] = "",
) -> None:
    """Take a finished run's best network among the models. It judges nothing until it is activated.

    \b
    Examples:
      genre-tagger models install 20270103-101500-balanced --name my-model
      genre-tagger models install ./runs/first
    """
    from genre_tagger.training.installing import install_run

    folder = run if run.is_dir() else user_folders().data / "runs" / run
    if not folder.is_dir():
        refuse(f"There is no run {run}; runs lie in {user_folders().data / 'runs'}.")
    registry = _registry()
    entry = install_run(registry, folder, name or registry.free_id(folder.name))
    Screen().note(
        f"{entry.model_id} is among your models. To let it judge: genre-tagger models activate {entry.model_id}"
    )


def delete(
    model_id: Annotated[str, typer.Argument(metavar="ID", help="A model that was trained here.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete a model for good. The active model and those that came with the program stay.

    \b
    Example:
      genre-tagger models delete my-model
    """
    registry, screen = _registry(), Screen()
    _known(registry, model_id)
    if not yes:
        if not screen.is_watched:
            refuse("Deleting a model cannot be undone; say --yes to do it.")
        typer.confirm(f"Delete the model {model_id} for good?", abort=True, err=True)
    registry.delete(model_id)
    screen.note(f"{model_id} is deleted.")


def _pair(screen: Screen, model_id: str) -> tuple[ModelEntry, ModelEntry]:
    """(present, candidate). Raises CheckpointError; an unknown or the active name is wrong usage."""
    from genre_tagger.errors import CheckpointError

    registry = _registry()
    candidate = _known(registry, model_id)
    active = registry.active()
    if active.warning:
        screen.note(active.warning)
    if active.info.model_id == model_id or active.folder == candidate.folder:
        refuse(f"{model_id} judges already; there is nothing to compare.")
    if candidate.info is None:
        raise CheckpointError(candidate.problem, candidate.folder)
    return registry.get(active.folder.name), candidate


def _known(registry: Registry, model_id: str) -> ModelEntry:
    from genre_tagger.errors import CheckpointError

    try:
        return registry.get(model_id)
    except CheckpointError as error:
        refuse(error.message + " `genre-tagger models list` shows those there are.")


def _registry() -> Registry:
    from genre_tagger.classification.registry import Registry

    return Registry(user_folders().models)


def _rules(settings: Settings) -> WriteRules:
    from genre_tagger.library.proposal import WriteRules

    return WriteRules(min_confidence=settings.min_confidence)


def _check(
    present: ModelEntry,
    candidate: ModelEntry,
    margin: float,
    store: PredictionStore,
    jobs: int | None,
    stop: Interruption,
) -> QualityCheck | None:
    """By the figures the models bring, else on the clips the candidate was tested on; None when interrupted."""
    from genre_tagger.classification.model_record import figures_of, read_held_out
    from genre_tagger.library.model_diff import QualityCheck, check_quality, stored_check

    if present.info is None or candidate.info is None or stop.requested.is_set():
        return None
    check = stored_check(figures_of(present.info), figures_of(candidate.info), margin)
    clips = [clip for clip in read_held_out(candidate.folder) if clip.path.is_file()]
    if check.genres or not clips:
        return check
    steps = check_quality(
        clips,
        present=present.folder,
        candidate=candidate.folder,
        margin=margin,
        jobs=jobs,
        store=store,
        cancelled=stop.requested,
    )
    with closing(steps):
        return next((step for step in steps if isinstance(step, QualityCheck)), None)


def _show_diff(screen: Screen, diff: TrackDiff, *, as_json: bool, every: bool) -> None:
    from genre_tagger.library.model_diff import DiffKind
    from genre_tagger.readable import path_fields

    if diff.kind is DiffKind.UNCHANGED and not every:
        return
    if as_json:
        values = {
            **path_fields(diff.track.path),
            "kind": diff.kind.value,
            "old": diff.old,
            "old_confidence": round(diff.old_confidence, 6),
            "new": diff.new,
            "new_confidence": round(diff.new_confidence, 6),
        }
        screen.data(json.dumps(values, ensure_ascii=False))
        return
    change = f"{diff.old} {diff.old_confidence:.0%} -> {diff.new} {diff.new_confidence:.0%}"
    screen.line(padded(diff.kind.value, 13), (padded(change, 34), "cyan"), f"  {readable_path(diff.track.path)}")


def _show_end(screen: Screen, summary: DiffSummary | None, check: QualityCheck | None, *, as_json: bool) -> None:
    if as_json:
        quality = None if check is None else {**asdict(check), "falls": [fall.genre for fall in check.falls]}
        screen.data(json.dumps({"summary": summary and asdict(summary), "quality": quality}, ensure_ascii=False))
        return
    if summary is not None:
        screen.note(
            f"Of {counted(summary.total, 'track')}: {summary.unchanged:,} unchanged, "
            f"{summary.flipped:,} another genre, {summary.now_unknown:,} now Unknown, "
            f"{summary.newly_known:,} newly known."
        )
    if check is None:
        return
    if not check.genres:
        screen.note(check.problem)
        return
    for genre in check.genres:
        fell = genre in check.falls
        values = ["-" if value is None else f"{value:.2f}" for value in (genre.before, genre.after)]
        screen.line(
            f"F1 of {padded(genre.genre, 14)} {values[0]} -> {values[1]}",
            ("  falls by more than the margin" if fell else "", "red"),
        )
