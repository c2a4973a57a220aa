"""`genre-tagger tag`: plan what to write, show it, and write it only when told to."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from genre_tagger.cli.exit import Interruption, refuse
from genre_tagger.cli.options import ClassifyOptions, MaybePaths, Write, WriteOptions, given, with_groups
from genre_tagger.cli.screen import Piece, Screen, abandon_output
from genre_tagger.cli.session import choose_model, open_session
from genre_tagger.cli.tracks import (
    Tally,
    change_line,
    classified,
    correction_note,
    find_files,
    near,
    note_failure,
    prediction_heading,
)
from genre_tagger.foundation.number_text import counted
from genre_tagger.foundation.readable import readable_text

if TYPE_CHECKING:
    from genre_tagger.app.session import Session
    from genre_tagger.library.report_row import ReportRow
    from genre_tagger.library.scan import SpooledFiles
    from genre_tagger.tags.tag_change import TagChange

ON_SCREEN = Path("-")
"""As a plan's file: standard output."""


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

    with Interruption() as stop, open_session() as (screen, session):
        run = _TagRun(screen, stop, session, wants_rows=report is not None)
        if apply is not None:
            run.apply(apply)
        else:
            if not options.ignore_corrections:
                run.corrections = corrected_genres(session)
            rules.put_in_force(session)
            choose_model(screen, session, options)
            files = find_files([path.absolute() for path in paths or []])
            if write:
                run.write(files)
            else:
                run.plan(files, plan)
    for line in _summary(run, plan, wrote=write or apply is not None):
        screen.note(*line)
    if report is not None and run.rows is not None:
        from genre_tagger.library.reports import save_report

        rows = sorted(run.rows, key=lambda row: os.fsencode(row.path))
        save_report(report, rows, title="Genres by Genre Tagger", created=datetime.now())
        screen.note(f"Report saved as {report}")
    raise typer.Exit(run.tally.exit_code(stop))


class _TagRun:
    """Classify, plan, show, and write where asked to, one file after the other; and what it has come to so far."""

    def __init__(self, screen: Screen, stop: Interruption, session: Session, *, wants_rows: bool) -> None:
        self.screen, self.stop, self.session = screen, stop, session
        self.corrections: dict[Path, str] = {}
        self.tally = Tally()
        self.outcomes: Counter[str] = Counter()
        self.rows: list[ReportRow] | None = [] if wants_rows else None
        self.batch_id: int | None = None

    def plan(self, files: SpooledFiles, plan: Path | None) -> None:
        """Show what would be written and save it to `plan` where one is wanted. Changes no file of music."""
        from genre_tagger.library.reports import text_file
        from genre_tagger.tags.tag_change import change_to_json

        with ExitStack() as stack:
            plan_file = None if plan in (None, ON_SCREEN) else stack.enter_context(text_file(plan or ON_SCREEN))
            planned = stack.enter_context(closing(self._planned(files)))
            if plan != ON_SCREEN:
                self._show_heading()
            for row, change in planned:
                if plan_file is not None:
                    plan_file.write(change_to_json(change) + "\n")
                if plan == ON_SCREEN:
                    self.screen.data(change_to_json(change))
                self._note(row, shown=plan != ON_SCREEN)

    def write(self, files: SpooledFiles) -> None:
        """Classify and write."""
        with closing(self._planned(files)) as planned:
            self._write(planned)

    def apply(self, plan: Path) -> None:
        """Write what a saved plan says. Every line of it is checked before a file is touched. Raises TagError."""
        from genre_tagger.tags.tag_change import load_plan

        self.tally.total = sum(1 for _ in load_plan(plan))
        with self.screen.progress(self.tally.total, "Writing") as advance:
            self._write(self._counted(load_plan(plan), advance))
        if self.session.store().problem:
            self.screen.note(self.session.store().problem)

    def _counted(
        self, changes: Iterable[TagChange], advance: Callable[[], None]
    ) -> Generator[tuple[ReportRow | None, TagChange]]:
        for change in changes:
            yield None, change
            self.tally.done += 1
            advance()

    def _planned(self, files: SpooledFiles) -> Generator[tuple[ReportRow, TagChange]]:
        """The change of each track, its reason with what the genre rests on; what failed is counted and named."""
        from genre_tagger.app.writing import planned_rows
        from genre_tagger.library.report_row import company_note

        found = classified(self.session, files, self.screen, self.stop, self.tally, self.corrections)
        with closing(found) as steps:
            for row, change in planned_rows(self.session, steps, self.corrections):
                if change is None:
                    self._note(row)
                    continue
                said = ("your correction", change.reason) if row.corrected else (change.reason, company_note(row))
                reason = "; ".join(filter(None, said))
                yield replace(row, reason=readable_text(reason)), replace(change, reason=reason)

    def _write(self, planned: Iterable[tuple[ReportRow | None, TagChange]]) -> None:
        """Write one change after the other; once interrupted, nothing more is written.

        A reader that goes away stops it as Ctrl-C does: the summary still comes.
        """
        from genre_tagger.app.writing import write, written_row
        from genre_tagger.tags.apply import ChangeApplied

        self._show_heading()
        rows: dict[Path, ReportRow | None] = {}

        def changes() -> Generator[TagChange]:
            for row, change in planned:
                if self.stop.requested.is_set():
                    return
                rows[change.path] = row
                yield change

        try:
            with closing(write(self.session, changes())) as steps:
                for step in steps:
                    if isinstance(step, ChangeApplied):
                        self.batch_id = step.batch_id
                    self._note(written_row(step, rows.pop(step.change.path)))
        except BrokenPipeError:
            abandon_output()
            self.stop.requested.set()

    def _show_heading(self) -> None:
        self.screen.line(*prediction_heading(self.screen, changes=True))

    def _note(self, row: ReportRow, *, shown: bool = True) -> None:
        """Count, show and report what became of a file."""
        if row.outcome == "failed":
            note_failure(self.screen, self.tally, near(row.path), row.reason)
        else:
            self.outcomes[row.outcome] += 1
            self.outcomes["corrected"] += row.corrected
            if shown:
                self.screen.line(*change_line(self.screen, row))
        if self.rows is not None:
            self.rows.append(row)


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


def _summary(run: _TagRun, plan: Path | None, *, wrote: bool) -> list[list[Piece]]:
    """What was done or would be, and what a person may do next."""
    outcomes, tally = run.outcomes, run.tally
    lines: list[list[Piece]] = []
    if run.stop.requested.is_set():
        lines.append([tally.interrupted_after()])
    changed = outcomes["written" if wrote else "planned"]
    counts: list[Piece] = [
        (f"{counted(changed, 'file')} {'changed' if wrote else 'would change'}", "bold"),
        f", {outcomes['skipped']:,} left as {'it is' if outcomes['skipped'] == 1 else 'they are'}",
    ]
    if tally.failed:
        counts.append((f", {tally.failed:,} failed", "red"))
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
