"""`genre-tagger fma`: fetch the FMA data set, and check it before anything is trained on it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from genre_tagger.cli.dataset import check_clips, show_report
from genre_tagger.cli.exit import INTERRUPTED, SOME_FAILED, Interruption
from genre_tagger.cli.options import Genres, Split, Workers
from genre_tagger.cli.screen import Bar, Screen, time_left
from genre_tagger.cli.session import open_session
from genre_tagger.foundation.number_text import size_text
from genre_tagger.foundation.readable import readable_path, readable_text
from genre_tagger.training.data.dataset import DataRequest, SourceKind, SourceRequest, SplitChoice

if TYPE_CHECKING:
    from genre_tagger.training.download.fma_fetching import FetchStep, FmaFetched

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Subset = Literal["small", "medium", "large", "full"]


@app.callback()
def fma() -> None:
    """Fetch the Free Music Archive data set for training, and check it.

    \b
    Examples:
      genre-tagger fma download small --to ~/fma
      genre-tagger fma check --root ~/fma/fma_small
    """


@app.command()
def download(
    subset: Annotated[Subset, typer.Argument(help="7 GiB, 22 GiB, 93 GiB or 879 GiB; twice that while unpacking.")],
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="Where fma_metadata and fma_<subset> will stand.")],
    metadata_only: Annotated[bool, typer.Option("--metadata-only", help="Only the tables (342 MiB).")] = False,
    keep_archives: Annotated[bool, typer.Option("--keep-archives", help="Keep the ZIP files once unpacked.")] = False,
    url_base: Annotated[
        str | None, typer.Option("--url-base", metavar="URL", help="A mirror: where fma_small.zip and so on lie.")
    ] = None,
) -> None:
    """Download FMA, check its SHA-1 and unpack it. Ctrl-C stops; the same command goes on where it was.

    \b
    Examples:
      genre-tagger fma download small --to ~/fma
      genre-tagger fma download medium --to /data/fma --metadata-only
      genre-tagger fma download small --to ~/fma --url-base http://mirror.local/fma
    """
    from genre_tagger.training.download.fma_fetching import URL_BASE, FmaFetched, fetch_fma

    screen = Screen()
    steps = fetch_fma(
        subset,
        to.expanduser().absolute(),
        metadata_only=metadata_only,
        keep_archives=keep_archives,
        url_base=url_base or URL_BASE,
    )
    end: FmaFetched | None = None
    with Interruption() as interruption, closing(steps), screen.bar() as bar:
        for step in steps:
            if isinstance(step, FmaFetched):
                end = step
            else:
                _show_fetching(bar, step)
            if interruption.requested.is_set() and end is None:
                break
    if end is None:
        screen.note("Stopped. The same command goes on from here.")
        raise typer.Exit(INTERRUPTED)
    for folder in filter(None, (end.metadata, end.clips)):
        screen.line(readable_path(folder))
    if end.damaged:
        screen.note(f"{len(end.damaged)} files did not unpack; the archive is kept. The same command tries again.")
        raise typer.Exit(SOME_FAILED)
    if end.clips is not None:
        screen.note(f"To check it: genre-tagger fma check --root {readable_path(end.clips)}")


@app.command()
def check(
    root: Annotated[
        Path, typer.Option("--root", metavar="DIR", help="The folder with 000, 001, ..., or the one above.")
    ],
    metadata: Annotated[
        Path | None, typer.Option("--metadata", metavar="DIR", help="fma_metadata; else looked for beside the clips.")
    ] = None,
    subset: Annotated[Subset | None, typer.Option("--subset", help="Else the one the folder is named for.")] = None,
    genre: Genres = None,
    split: Split = "official",
    jobs: Workers = 0,
    thorough: Annotated[bool, typer.Option("--thorough", help="Decode every clip from start to end.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole report as one JSON object.")] = False,
) -> None:
    """Look at every clip before training: missing, short, silent, damaged, doubled, shared between splits.

    Ends with 1 where training could not start.

    \b
    Examples:
      genre-tagger fma check --root ~/fma/fma_small
      genre-tagger fma check --root ~/fma --subset medium --genre Rock --genre Jazz
      genre-tagger fma check --root ~/fma/fma_small --json | jq '.problems[].sentence'
    """
    root = root.expanduser()
    source = SourceRequest(SourceKind(f"fma-{subset or _named_subset(root)}"), root, metadata)
    request = DataRequest((source,), tuple(genre or ()), SplitChoice(split))
    with open_session() as (screen, session):
        report = check_clips(screen, session, request, jobs=jobs, thorough=thorough)
    if as_json:
        screen.json(json.loads(report.to_json()))
    else:
        show_report(screen, report)
    if report.blocking:
        raise typer.Exit(SOME_FAILED)


def _named_subset(root: Path) -> Subset:
    """By the folder's name, or the largest such folder in it; small where no name tells."""
    sizes: tuple[Subset, ...] = get_args(Subset)
    there = (size for size in reversed(sizes) if root.name == f"fma_{size}" or (root / f"fma_{size}").is_dir())
    return next(there, "small")


def _show_fetching(bar: Bar, step: FetchStep) -> None:
    from genre_tagger.training.download.download import CheckProgress, DownloadProgress, DownloadWaiting
    from genre_tagger.training.download.fma_fetching import ArchiveThere, MemberDamaged, UnpackProgress

    match step:
        case DownloadProgress(name, done, total, rate, remaining):
            amount = f"{size_text(done)} of {size_text(total)}" if total else size_text(done)
            told = (amount, f"{size_text(rate)}/s" if rate else "", time_left(remaining) if done < total else "")
            bar.show(f"Downloading {name}", done, total, *told)
        case DownloadWaiting(name, reason, _):
            bar.note(f"{name}: {reason}; trying again")
        case CheckProgress(name, done, total):
            bar.show(f"Checking {name}", done, total, f"{size_text(done)} of {size_text(total)}")
        case UnpackProgress(name, files, total_files, done, total):
            bar.show(f"Unpacking {name}", done, total, f"{files} of {total_files} files")
        case MemberDamaged(archive, member):
            bar.note(f"{archive.name}: {readable_text(member)} is damaged and was left out")
        case ArchiveThere(name):
            bar.note(f"{name} is there already")
