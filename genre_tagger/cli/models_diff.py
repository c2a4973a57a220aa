"""`genre-tagger models diff`: what another model would change."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from genre_tagger.cli.exit import SOME_FAILED, Interruption, refuse
from genre_tagger.cli.options import ClassifyOptions, Jobs, Paths, Windows
from genre_tagger.cli.screen import Screen, padded
from genre_tagger.cli.session import choose_model, open_session
from genre_tagger.cli.tracks import Tally, find_files, note_failure, split_found
from genre_tagger.foundation.number_text import counted
from genre_tagger.foundation.readable import path_fields, readable_path

if TYPE_CHECKING:
    from genre_tagger.app.session import Session
    from genre_tagger.classification.registry import ModelEntry
    from genre_tagger.library.model_diff import DiffSummary, QualityCheck, TrackDiff


def diff(
    model_id: Annotated[str, typer.Argument(metavar="ID", help="The model that would take the active one's place.")],
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, the summary last.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Also list tracks that stay as they are.")] = False,
    margin: Annotated[
        float, typer.Option("--margin", metavar="X", min=0.0, max=1.0, help="How far the F1 of a genre may fall.")
    ] = 0.05,
    windows: Windows = None,
    jobs: Jobs = None,
) -> None:
    """Show what another model would change: tracks that get another genre, become Unknown, or are newly known.

    Changes nothing. Ends with 1 when the F1 of a genre would fall by more than the margin.

    \b
    Examples:
      genre-tagger models diff my-model ~/Music
      genre-tagger models diff my-model --json ~/Music
    """
    from genre_tagger.app.models import check as check_models
    from genre_tagger.app.models import compare
    from genre_tagger.foundation.errors import CheckpointError
    from genre_tagger.library.model_diff import DiffSummary, QualityCheck, TrackDiff
    from genre_tagger.library.track import TrackFailed

    tally = Tally()
    summary: DiffSummary | None = None
    check: QualityCheck | None = None
    with Interruption() as stop, open_session() as (screen, session):
        choose_model(screen, session, ClassifyOptions(windows=windows, jobs=jobs))
        present, candidate = _pair(session, model_id)
        files = split_found(screen, tally, find_files(paths))
        steps = compare(session, files, present.folder, candidate.folder, cancelled=stop.requested)
        with closing(steps), screen.progress(len(files), "Comparing") as advance:
            for step in steps:
                if isinstance(step, TrackDiff):
                    advance()
                    _show_diff(screen, step, as_json=as_json, every=every)
                elif isinstance(step, TrackFailed):
                    advance()
                    note_failure(screen, tally, step.path, step.error.message)
                elif isinstance(step, DiffSummary):
                    summary = step
        if not stop.requested.is_set():
            checks = check_models(session, present, candidate, margin=margin, cancelled=stop.requested)
            try:
                with closing(checks):
                    check = next((one for one in checks if isinstance(one, QualityCheck)), None)
            except CheckpointError as error:
                screen.note(error.message)
    _show_end(screen, summary, check, as_json=as_json)
    raise typer.Exit(tally.exit_code(stop) or (SOME_FAILED if check is not None and check.falls else 0))


def _pair(session: Session, model_id: str) -> tuple[ModelEntry, ModelEntry]:
    """(present, candidate). Raises CheckpointError; the active one's name is wrong usage."""
    from genre_tagger.foundation.errors import CheckpointError

    registry, active = session.registry(), session.model()
    candidate = registry.get(model_id)
    if active.info.model_id == model_id or active.folder == candidate.folder:
        refuse(f"{model_id} is in use already; there is nothing to compare.")
    if candidate.info is None:
        raise CheckpointError(candidate.problem, candidate.folder)
    return registry.get(active.folder.name), candidate


def _show_diff(screen: Screen, diff: TrackDiff, *, as_json: bool, every: bool) -> None:
    from genre_tagger.library.model_diff import DiffKind

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
        screen.json(values)
        return
    change = f"{diff.old} {diff.old_confidence:.0%} -> {diff.new} {diff.new_confidence:.0%}"
    screen.line(padded(diff.kind.value, 13), (padded(change, 34), "cyan"), f"  {readable_path(diff.track.path)}")


def _show_end(screen: Screen, summary: DiffSummary | None, check: QualityCheck | None, *, as_json: bool) -> None:
    if as_json:
        quality = None if check is None else {**asdict(check), "falls": [fall.genre for fall in check.falls]}
        screen.json({"summary": summary and asdict(summary), "quality": quality})
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
