"""`genre-tagger tag`: plan what to write, show it, and write it only when told to."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from genre_tagger.cli.batch import (
    choose_model,
    correction_note,
    exit_code,
    find_files,
    open_session,
)
from genre_tagger.cli.interruption import Interruption
from genre_tagger.cli.options import ClassifyOptions, MaybePaths, Write, WriteOptions, given, with_groups
from genre_tagger.cli.presentation import refuse
from genre_tagger.cli.screen import Piece, Screen
from genre_tagger.cli.tagging import ON_SCREEN, TagRun, apply_plan, plan_only, write_genres
from genre_tagger.foundation.number_text import counted


@with_groups
def tag(
    paths: MaybePaths = None,
    write: Write = False,
    plan: Annotated[
        Path | None, typer.Option("--plan", metavar="FILE", help="Save the plan as JSON Lines; - is standard output.")
    ] = None,
    apply: Annotated[Path | None, typer.Option("--apply", metavar="FILE", help="Write what a saved plan says.")] = None,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Save a report: .html, .csv or .json.")
    ] = None,
    *,
    rules: WriteOptions,
    options: ClassifyOptions,
) -> None:
    """Classify music and write its genre into the tags.

    Without --write this is a dry run: it shows old -> new and changes nothing. By default only files without a genre
    get one (--policy fill), and only where the model is sure enough. A genre you chose in the window counts as yours:
    it is written also in place of one that is there. Every write can be undone.

    What the other tracks of an album and of its artist say counts too, so planning waits for the last file to be
    classified; with --company none each track stands for itself, with one-per-album all of an album get one genre.

    \b
    Examples:
      genre-tagger tag ~/Music                          what would be written
      genre-tagger tag --write ~/Music                  write it
      genre-tagger tag --write --policy replace --keep Jazz --keep Blues ~/Music
      genre-tagger tag --plan plan.jsonl ~/Music        save the plan, read and edit it,
      genre-tagger tag --apply plan.jsonl               then write it
      genre-tagger tag --write --company one-per-album ~/Music
      genre-tagger tag --report genres.html ~/Music     a page to read in a browser

    \b
    A plan holds one change a line; delete the lines you do not want. Applying it
    refuses files that changed since. --plan is for a dry run and excludes --write.
    """
    decides = plan is not None or bool(given(rules) or given(options))
    _check_usage(paths, apply, plan, report, write, decides=decides)

    from genre_tagger.app.corrections import corrected_genres

    screen = Screen()
    with Interruption() as stop, open_session(screen) as session:
        run = TagRun(screen, stop, session, wants_rows=report is not None)
        if apply is not None:
            apply_plan(run, apply)
            if session.store().problem:
                screen.note(session.store().problem)
        else:
            run.corrections = {} if options.ignore_corrections else corrected_genres(session)
            rules.put_in_force(session)
            choose_model(screen, session, options)
            files = find_files(screen, [path.absolute() for path in paths or []])
            if write:
                write_genres(run, files)
            else:
                plan_only(run, files, plan)
    for line in _summary(run, plan, wrote=write or apply is not None):
        screen.note(*line)
    if report is not None:
        _save_report(run, report)
    raise typer.Exit(exit_code(run.tally, stop))


def _check_usage(
    paths: list[Path] | None, apply: Path | None, plan: Path | None, report: Path | None, write: bool, *, decides: bool
) -> None:
    from genre_tagger.library.reports import REPORT_SUFFIXES

    if apply is None and not paths:
        refuse("Say which files or folders to tag, or give a saved plan with --apply.")
    if apply is not None and (paths or decides):
        refuse("--apply writes what the plan says; it takes no paths and no options but --report.")
    if apply is not None and not apply.is_file():
        refuse(f"There is no plan {apply}.")
    if plan is not None and write:
        refuse("--plan saves what could be written and excludes --write; apply the plan with --apply.")
    if report is not None and report.suffix.lower() not in REPORT_SUFFIXES:
        refuse(f"--report must end in {', '.join(REPORT_SUFFIXES)}, not in {report.suffix or 'nothing'}.")
    for target in (plan, report):
        if target is not None and not target.absolute().parent.is_dir():
            refuse(f"There is no folder {target.parent} to save {target.name} in.")


def _save_report(run: TagRun, path: Path) -> None:
    from genre_tagger.library.reports import save_report

    rows = sorted(run.rows, key=lambda row: os.fsencode(row.path))
    save_report(path, rows, title="Genres by Genre Tagger", created=datetime.now())
    run.screen.note(f"Report saved as {path}")


def _summary(run: TagRun, plan: Path | None, *, wrote: bool) -> list[list[Piece]]:
    """What was done or would be, and what a person may do next."""
    outcomes, tally = run.outcomes, run.tally
    lines: list[list[Piece]] = []
    if run.stop.requested.is_set():
        lines.append([(f"Interrupted after {tally.done:,} of {counted(tally.total, 'file')}.", "yellow")])
    changed = outcomes["written" if wrote else "planned"]
    counts: list[Piece] = [
        (f"{counted(changed, 'file')} {'changed' if wrote else 'would change'}", "bold"),
        f", {outcomes['skipped']:,} left as {'it is' if outcomes['skipped'] == 1 else 'they are'}",
    ]
    if outcomes["failed"]:
        counts.append((f", {outcomes['failed']:,} failed", "red"))
    lines.append([*counts, "."])
    if outcomes["corrected"]:
        lines.append([correction_note(outcomes["corrected"])])
    if run.batch_id is not None:
        undo = f"genre-tagger undo --batch {run.batch_id}"
        lines.append([f"This is batch {run.batch_id}. To take it back: {undo}"])
    if plan is not None and plan != ON_SCREEN:
        lines.append([f"Plan saved as {plan}. To write it: genre-tagger tag --apply {plan}"])
    elif not wrote and changed:
        lines.append(["This was a dry run; nothing was written. Add --write to write."])
    return lines
