"""The check of a data set as a page of text: counts, faults, estimates, what forbids and what warns."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import typer

from genre_tagger.cli.interruption import INTERRUPTED, Interruption
from genre_tagger.cli.screen import Screen, drawn_share, padded, time_left

if TYPE_CHECKING:
    from genre_tagger.app.session import Session
    from genre_tagger.training.check.report import PreflightReport
    from genre_tagger.training.data.dataset import DataSet
    from genre_tagger.training.run.settings import RunSettings

_MOST_PROBLEMS = 20
_KINDS = {
    "missing": "missing",
    "short": "too short",
    "silent": "silent",
    "corrupt": "damaged",
    "duplicate": "doubled",
    "leak-artist": "artists in two splits",
    "leak-audio": "sounds in two splits",
}


def check_clips(
    screen: Screen,
    session: Session,
    data_set: DataSet,
    *,
    settings: RunSettings | None = None,
    jobs: int = 0,
    thorough: bool = False,
) -> PreflightReport:
    """Look at every clip, with a bar; Ctrl-C ends the command. Raises WorkerCrashError."""
    from genre_tagger.training.check.preflight import PreflightProgress, preflight

    steps = preflight(
        data_set,
        settings=settings,
        cache_folder=session.folders.cache,
        windows_per_track=settings.windows_per_track if settings else 1,
        jobs=jobs,
        thorough=thorough,
    )
    with Interruption() as interruption, closing(steps), screen.bar() as bar:
        for step in steps:
            if not isinstance(step, PreflightProgress):
                return step
            if interruption.requested.is_set():
                break
            rate = f"{step.clips_per_second:.0f} clips/s" if step.done else ""
            told = (f"{step.done} of {step.total}", rate, time_left(step.remaining_seconds))
            bar.show("Looking at the clips", step.done, step.total, *told)
    screen.note("Stopped.")
    raise typer.Exit(INTERRUPTED)


def show_report(screen: Screen, report: PreflightReport) -> None:
    """All of it but long lists of problems, of which the first few of each kind stand."""
    _show_counts(screen, report)
    _show_problems(screen, report)
    _show_estimates(screen, report)
    for sentence in report.warnings:
        screen.line(("note    ", "yellow"), sentence)
    for sentence in report.blocking:
        screen.line(("stop    ", "red"), sentence)
    if not report.blocking:
        screen.line(("ready   ", "green"), "Training can start.")


def _show_counts(screen: Screen, report: PreflightReport) -> None:
    from genre_tagger.training.check.report import ProblemKind
    from genre_tagger.training.data.dataset import Split

    looked_at = report.listed - len(report.of_kind(ProblemKind.MISSING))
    rate = looked_at / report.checked_seconds if report.checked_seconds else 0.0
    screen.line(
        (report.name, "bold"),
        f": {report.usable} of {report.listed} clips can be used, {report.sound_seconds / 3600:.1f} hours"
        f" (checked in {report.checked_seconds:.0f} s, {rate:.0f} clips/s)",
    )
    wide = max(12, *(len(genre) + 2 for genre in report.genres))
    screen.line((padded("", wide) + "".join(f"{split.value:>12}" for split in Split) + "       SHARE", "dim"))
    for genre in report.genres:
        counts = [report.count(split, genre) for split in Split]
        share = sum(counts) / max(1, report.usable)
        drawn = f"  {drawn_share(share)}" if screen.shows_bars else ""
        screen.line(padded(genre, wide), "".join(f"{count:>12}" for count in counts), f"{share:>12.0%}", drawn)


def _show_problems(screen: Screen, report: PreflightReport) -> None:
    from genre_tagger.training.check.report import ProblemKind

    for kind in ProblemKind:
        problems = report.of_kind(kind)
        if not problems:
            continue
        screen.line((f"{_KINDS[kind]}: {len(problems)}", "bold"))
        for problem in problems[:_MOST_PROBLEMS]:
            screen.line("  ", problem.sentence)
        if len(problems) > _MOST_PROBLEMS:
            screen.line(f"  and {len(problems) - _MOST_PROBLEMS} more; --json has them all")


def _show_estimates(screen: Screen, report: PreflightReport) -> None:
    from genre_tagger.foundation.number_text import size_text

    known = report.estimates
    screen.line(
        f"A run with the usual settings takes about {size_text(known.disk_bytes)} of disk"
        f" ({size_text(known.disk_free_bytes)} free), {size_text(known.memory_bytes)} of memory"
        f" ({size_text(known.memory_free_bytes)} free),"
    )
    screen.line(
        f"{_span(known.extraction_seconds)} to decode the clips once and {_span(known.training_seconds)} to train."
    )


def _span(seconds: tuple[float, float, float]) -> str:
    low, _, high = seconds
    if high < 10:
        return "a few seconds"
    unit, size = ("hours", 3600.0) if low >= 3600 else ("minutes", 60.0) if high >= 120 else ("seconds", 1.0)
    digits = 1 if unit == "hours" else 0
    return f"{low / size:.{digits}f} to {high / size:.{digits}f} {unit}"
