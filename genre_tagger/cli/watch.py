"""`genre-tagger watch`: folders on a server or a NAS, looked after without a window; one log line a file."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from genre_tagger.cli.exit import DONE, INTERRUPTED, SOME_FAILED, Interruption, refuse
from genre_tagger.cli.options import ClassifyOptions, Write, WriteOptions, with_groups
from genre_tagger.cli.screen import Screen
from genre_tagger.cli.session import choose_model, open_session
from genre_tagger.cli.tracks import log_pieces
from genre_tagger.foundation.number_text import counted
from genre_tagger.foundation.readable import readable_path, readable_text

if TYPE_CHECKING:
    from genre_tagger.app.watching import WatchStep


@with_groups
def watch(
    folders: Annotated[list[Path], typer.Argument(metavar="FOLDER", help="Folders, with all below them.")],
    write: Write = False,
    once: Annotated[bool, typer.Option("--once", help="One round, then end: for a timer or cron.")] = False,
    every: Annotated[
        float, typer.Option("--every", metavar="SECONDS", min=1.0, max=86_400.0, help="How often to look for changes.")
    ] = 60.0,
    settle: Annotated[
        float,
        typer.Option("--settle", metavar="SECONDS", min=0.0, max=86_400.0, help="How long a file must be quiet first."),
    ] = 30.0,
    *,
    rules: WriteOptions,
    options: ClassifyOptions,
) -> None:
    """Watch folders: classify what is new or changed and, with --write, write its genre.

    Made for servers and network drives: it looks through the folders again and again, waits for a drive that has gone,
    and after a restart goes on where it was. A file is dealt with once it has been quiet for a while, and again only
    when somebody else changes it, or you choose another model or policy. A file whose write you took back with
    `genre-tagger undo` is left alone. Without --write it only says what it would write.

    One line a file goes to standard output. Ctrl-C or a polite kill ends it after the file in hand.

    \b
    Examples:
      genre-tagger watch /srv/music                     what would be written, as it comes
      genre-tagger watch --write /srv/music
      genre-tagger watch --write --once /srv/music      one round, for a timer or cron

    \b
    packaging/ holds a systemd unit and a Containerfile. Exit codes: 0 ended as asked;
    with --once 1 where a file failed or a folder is not there, 130 interrupted.
    """
    from genre_tagger.app.watching import FileDone, FolderChanged, WatchOptions
    from genre_tagger.app.watching import watch as watched

    if options.scheduler and not once:
        refuse("--scheduler is for one round: add --once, and let a timer start it.")
    failed = False
    how = WatchOptions(write, once, settle, every, options.ignore_corrections)
    with Interruption() as stop, open_session() as (screen, session):
        rules.put_in_force(session)
        choose_model(screen, session, options)
        with closing(watched(session, [folder.absolute() for folder in folders], how, stop.requested)) as steps:
            for step in steps:
                _show(screen, step, once=once)
                failed |= isinstance(step, FileDone) and step.row.outcome == "failed"
                failed |= isinstance(step, FolderChanged) and not step.is_there
        if once and stop.requested.is_set():
            raise typer.Exit(INTERRUPTED)
    raise typer.Exit(SOME_FAILED if once and failed else DONE)


def _show(screen: Screen, step: WatchStep, *, once: bool) -> None:
    from genre_tagger.app.watching import FileDone, FolderChanged, RoundDone

    now = datetime.now().isoformat(sep=" ", timespec="seconds")
    if isinstance(step, FileDone):
        screen.line(f"{now}  ", *log_pieces(step.row))
    elif isinstance(step, FolderChanged):
        word, style = ("back", "") if step.is_there else ("away", "yellow")
        told = "is there again." if step.is_there else "is not there; it is waited for."
        screen.note(f"{now}  ", (word, style), f"  {readable_path(step.folder)} {told}")
    elif not isinstance(step, RoundDone):
        screen.note(f"{now}  ", ("problem", "yellow"), f"  {readable_text(step.message)}")
    elif once and step.waiting:
        screen.note(f"{counted(step.waiting, 'file')} still changing or put off; the next run takes them.")
