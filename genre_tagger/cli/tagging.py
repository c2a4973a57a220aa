"""The run of one `tag`: classify, plan, show, and write where asked to, one file after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.cli.batch import Tally, classify_rows, note_failure
from genre_tagger.cli.interruption import Interruption
from genre_tagger.cli.screen import Screen, abandon_output
from genre_tagger.cli.track_lines import change_line, near, prediction_heading

if TYPE_CHECKING:
    from genre_tagger.app.company import FileStep
    from genre_tagger.app.session import Session
    from genre_tagger.app.writing import PlanRequest
    from genre_tagger.library.report_row import ReportRow
    from genre_tagger.library.scan import SpooledFiles
    from genre_tagger.tags.apply import ApplyStep
    from genre_tagger.tags.tag_change import TagChange

ON_SCREEN = Path("-")
"""As a plan's file: standard output."""


@dataclass(slots=True)
class TagRun:
    """What one run has come to so far: counts, and the rows of a report where one is wanted."""

    screen: Screen
    stop: Interruption
    session: Session
    wants_rows: bool
    tally: Tally = field(default_factory=Tally)
    outcomes: Counter[str] = field(default_factory=Counter)
    rows: list[ReportRow] = field(default_factory=list)
    classified: dict[Path, ReportRow] = field(default_factory=dict)
    corrections: dict[Path, str] = field(default_factory=dict)
    batch_id: int | None = None


def plan_only(run: TagRun, files: SpooledFiles, plan: Path | None) -> None:
    """Show what would be written and save it to `plan` where one is wanted. Changes no file of music."""
    from genre_tagger.library.reports import text_file
    from genre_tagger.tags.tag_change import change_to_json

    with ExitStack() as stack:
        plan_file = None if plan in (None, ON_SCREEN) else stack.enter_context(text_file(plan or ON_SCREEN))
        changes = stack.enter_context(closing(_planned(run, files)))
        if plan != ON_SCREEN:
            _show_heading(run)
        for change in changes:
            if plan_file is not None:
                plan_file.write(change_to_json(change) + "\n")
            if plan == ON_SCREEN:
                run.screen.data(change_to_json(change))
            _note(run, change, "planned" if change.writes else "skipped", shown=plan != ON_SCREEN)


def write_genres(run: TagRun, files: SpooledFiles) -> None:
    """Classify and write; once interrupted, nothing more is written."""
    _show_heading(run)
    with closing(_planned(run, files)) as changes:
        _write(run, takewhile(lambda _: not run.stop.requested.is_set(), changes))


def apply_plan(run: TagRun, plan: Path) -> None:
    """Write what a saved plan says. Every line of it is checked before the first file is touched. Raises TagError."""
    from genre_tagger.tags.tag_change import load_plan

    run.tally.total = sum(1 for _ in load_plan(plan))
    _show_heading(run)
    with run.screen.progress(run.tally.total, "Writing") as advance:
        _write(run, _until_stopped(run, load_plan(plan), advance))


def _planned(run: TagRun, files: SpooledFiles) -> Generator[TagChange, None, None]:
    """The change of each track; what could not be classified, or its tags not be read, is counted and named."""
    from genre_tagger.app.writing import PlanFailed, plan
    from genre_tagger.library.report_row import company_note

    found = classify_rows(run.session, files, run.screen, run.stop, run.tally, run.corrections)
    with closing(found) as rows:
        for change in plan(run.session, _requests(run, rows)):
            if isinstance(change, PlanFailed):
                _fail(run, change.path, change.error.message)
                continue
            row = run.classified[change.path]
            note = company_note(row)
            if row.corrected:
                yield replace(change, reason=f"your correction; {change.reason}")
            elif note:
                yield replace(change, reason=f"{change.reason}; {note}")
            else:
                yield change


def _requests(run: TagRun, rows: Iterable[tuple[FileStep, ReportRow]]) -> Generator[PlanRequest, None, None]:
    """What to plan; a file that could not be classified is only reported."""
    from genre_tagger.app.writing import PlanRequest
    from genre_tagger.library.track import TrackFailed

    for step, row in rows:
        if isinstance(step, TrackFailed):
            run.outcomes["failed"] += 1
            if run.wants_rows:
                run.rows.append(row)
        else:
            run.classified[row.path] = row
            yield PlanRequest(row.path, step.prediction, row.genre if row.corrected else "")


def _until_stopped(
    run: TagRun, changes: Iterable[TagChange], advance: Callable[[], None]
) -> Generator[TagChange, None, None]:
    for change in changes:
        if run.stop.requested.is_set():
            return
        yield change
        run.tally.done += 1
        advance()


def _write(run: TagRun, changes: Iterable[TagChange]) -> None:
    """Write one change after the other. A reader that goes away stops it as Ctrl-C does: the summary still comes."""
    from genre_tagger.app.writing import write

    try:
        with closing(write(run.session, changes)) as steps:
            for step in steps:
                _note_written(run, step)
    except BrokenPipeError:
        abandon_output()
        run.stop.requested.set()


def _note_written(run: TagRun, step: ApplyStep) -> None:
    from genre_tagger.tags.apply import ChangeApplied, ChangeFailed

    if isinstance(step, ChangeFailed):
        _fail(run, step.change.path, step.error.message, step.change)
    elif isinstance(step, ChangeApplied):
        run.batch_id = step.batch_id
        _note(run, step.change, "written")
    else:
        _note(run, step.change, "skipped")


def _show_heading(run: TagRun) -> None:
    run.screen.line(*prediction_heading(run.screen, changes=True))


def _note(run: TagRun, change: TagChange, outcome: str, *, shown: bool = True) -> None:
    """Count, show and report what became of a change."""
    from genre_tagger.library.report_row import change_row

    run.outcomes[outcome] += 1
    row = change_row(change, outcome, run.classified.pop(change.path, None))
    run.outcomes["corrected"] += row.corrected
    if shown:
        run.screen.line(*change_line(run.screen, row))
    if run.wants_rows:
        run.rows.append(row)


def _fail(run: TagRun, path: Path, message: str, change: TagChange | None = None) -> None:
    from genre_tagger.foundation.readable import readable_text
    from genre_tagger.library.report_row import ReportRow, change_row

    run.tally.failed += 1
    run.outcomes["failed"] += 1
    note_failure(run.screen, near(path), message)
    classified = run.classified.pop(path, None)
    if run.wants_rows:
        row = classified or ReportRow(path, "failed")
        if change is not None:
            row = change_row(change, "failed", classified)
        run.rows.append(replace(row, outcome="failed", reason=readable_text(message)))
