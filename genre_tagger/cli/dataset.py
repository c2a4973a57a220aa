"""`genre-tagger dataset`: what a folder holds for training, before anything is trained."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from genre_tagger.cli.batch import open_session
from genre_tagger.cli.dataset_check import check_clips, show_report
from genre_tagger.cli.options import Genres, JsonObject, Split, Workers
from genre_tagger.cli.presentation import SOME_FAILED, refuse
from genre_tagger.cli.screen import Screen, padded
from genre_tagger.foundation.number_text import counted
from genre_tagger.foundation.readable import readable_path, readable_text
from genre_tagger.training.data.dataset import SourceKind

if TYPE_CHECKING:
    from genre_tagger.app.datasets import DatasetSummary
    from genre_tagger.training.data.dataset import SourceRequest

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
    from genre_tagger.training.data.dataset import DataRequest, SplitChoice
    from genre_tagger.training.data.reading import read_data_set

    screen = Screen()
    source = recognised(folder.expanduser().absolute())
    if source is None:
        refuse(f"{readable_path(folder)} does not look like labelled music: no folder for each genre, FMA or GTZAN.")
    request = DataRequest((source,), tuple(genre or ()), SplitChoice(split))
    (summary,) = read(request)
    report = check_clips(screen, open_session(screen), read_data_set(request), jobs=jobs) if check else None
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
    wide = max(12, *(len(genre) + 2 for genre in summary.genres), 0)
    heads = "".join(f"{part.value:>12}" for part, _ in parts)
    screen.line((padded("", wide) + heads + "         ALL", "dim"))
    for genre in summary.genres:
        counts = "".join(f"{clips.get(genre, 0):>12,}" for _, clips in parts)
        screen.line(padded(readable_text(genre), wide), counts, f"{summary.count(genre):>12,}")
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
