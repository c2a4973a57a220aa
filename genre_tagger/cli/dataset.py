"""`genre-tagger dataset`: what a folder holds for training; and the check of every clip, which other commands use."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from genre_tagger.cli.exit import INTERRUPTED, SOME_FAILED, Interruption, refuse
from genre_tagger.cli.options import Genres, JsonObject, Split, Workers
from genre_tagger.cli.screen import Screen, drawn_share, time_left
from genre_tagger.cli.session import open_session
from genre_tagger.foundation.number_text import counted, size_text
from genre_tagger.foundation.readable import readable_path, readable_text
from genre_tagger.training.data.dataset import DataRequest, SourceKind, SourceRequest, SplitChoice

if TYPE_CHECKING:
    from genre_tagger.app.datasets import DatasetSummary
    from genre_tagger.app.session import Session
    from genre_tagger.training.check.report import PreflightReport
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
_LAYOUTS = {
    SourceKind.FOLDERS: "a folder for each genre",
    SourceKind.GTZAN: "GTZAN",
    SourceKind.CORPUS: "a training corpus (clips.csv and clips)",
}


def dataset(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Labelled music, in any layout `train` can read.")],
    genre: Genres = None,
    split: Split = "official",
    check: Annotated[bool, typer.Option("--check", help="Also look at every clip, as before a training run.")] = False,
    jobs: Workers = 0,
    as_json: JsonObject = False,
) -> None:
    """Say what a folder holds: which data set, how many clips of each genre in which part, and what is left out.

    Ends with 1 where --check finds that training could not start.

    \b
    Examples:
      genre-tagger dataset ~/Music/by-genre
      genre-tagger dataset ~/fma --genre Rock --genre Jazz --split artist-disjoint
      genre-tagger dataset genres --check
    """
    from genre_tagger.app.datasets import read, recognised

    source = recognised(folder.expanduser().absolute())
    if source is None:
        refuse(f"{readable_path(folder)} does not look like labelled music: no folder for each genre, FMA or GTZAN.")
    request = DataRequest((source,), tuple(genre or ()), SplitChoice(split))
    (summary,) = read(request)
    with open_session() as (screen, session):
        report = check_clips(screen, session, request, jobs=jobs) if check else None
    if as_json:
        values = {"kind": source.kind.value, "root": str(source.root), **asdict(summary)}
        screen.json(values | ({"check": json.loads(report.to_json())} if report else {}))
    else:
        _show(screen, source, summary)
        if report is not None:
            show_report(screen, report)
    if report is not None and report.blocking:
        raise typer.Exit(SOME_FAILED)


def _show(screen: Screen, source: SourceRequest, summary: DatasetSummary) -> None:
    parts = summary.by_part()
    name = _LAYOUTS.get(source.kind, source.kind.value)
    screen.line((readable_path(source.root or Path()), "bold"), f": {name}, {counted(summary.clips, 'clip')}")
    cells = (
        (genre, [*(f"{clips.get(genre, 0):,}" for _, clips in parts), f"{summary.count(genre):,}"])
        for genre in summary.genres
    )
    screen.table("", [*(part.value for part, _ in parts), "ALL"], cells)
    for reason in summary.skipped_reasons:
        screen.line(("left out  ", "yellow"), readable_text(reason))
    if summary.skipped > len(summary.skipped_reasons):
        screen.line(f"          and {summary.skipped - len(summary.skipped_reasons):,} more")
    if summary.shared_artists:
        screen.line(("note      ", "yellow"), f"{counted(summary.shared_artists, 'artist')} in two parts of the split")
    for note in summary.notes:
        screen.line(("note      ", "yellow"), note)
    screen.note(
        f"To train on it: genre-tagger train --data {source.kind.value} --root {readable_path(source.root or Path())}"
    )


def check_clips(
    screen: Screen,
    session: Session,
    request: DataRequest,
    settings: RunSettings | None = None,
    *,
    jobs: int = 0,
    thorough: bool = False,
) -> PreflightReport:
    """Look at every clip, with a bar; Ctrl-C ends the command. Raises DatasetError and WorkerCrashError."""
    from genre_tagger.app.datasets import check
    from genre_tagger.training.check.preflight import PreflightProgress

    steps = check(request, settings, session.features_folder, jobs=jobs, thorough=thorough)
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
    rows = []
    for genre in report.genres:
        counts = [report.count(split, genre) for split in Split]
        share = sum(counts) / max(1, report.usable)
        drawn = f"  {drawn_share(share)}" if screen.shows_bars else ""
        rows.append((genre, [*map(str, counts), f"{share:>12.0%}{drawn}"]))
    screen.table("", [*(split.value for split in Split), "SHARE"], rows)


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
