"""The command line: one file per group of commands, everything heavy imported only by the command that needs it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from genre_tagger.cli import (
    classify,
    corrections,
    dataset,
    desktop,
    evaluate,
    explain,
    fma,
    history,
    models,
    runs,
    settings,
    tag,
    train,
    undo,
    watch,
)
from genre_tagger.cli.exit import DONE, ReadableErrors, say, unexpected
from genre_tagger.cli.screen import abandon_output, prepare_streams

app = typer.Typer(cls=ReadableErrors, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
for _command in (
    classify.classify,
    tag.tag,
    watch.watch,
    undo.undo,
    dataset.dataset,
    train.train,
    evaluate.evaluate,
    explain.explain,
):
    app.command()(_command)
for _group in (history, corrections, models, runs, settings, fma, desktop):
    app.add_typer(_group.app, name=_group.__name__.rpartition(".")[2])


def _print_version(asked: bool) -> None:
    if asked:
        from genre_tagger.foundation.installation import program_version

        print(f"genre-tagger {program_version()}")
        raise typer.Exit(DONE)


@app.callback()
def genre_tagger(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Classify music and write its genre into the files' tags, safely.

    Without a command the window opens, also with files and folders given by their full path.
    A window that runs already takes them; --new-window opens another one.

    \b
    Examples:
      genre-tagger classify ~/Music             the predictions, track by track
      genre-tagger tag ~/Music                  what it would write
      genre-tagger tag --write ~/Music          write it
      genre-tagger undo --last                  take it back, byte for byte
      genre-tagger watch --write /srv/music     the same for whatever arrives, on a server

    \b
    Exit codes:
      0    all done
      1    some files failed; each is named on standard error
      2    wrong usage, or no audio files where it was to look
      130  interrupted
    """


def run(arguments: list[str]) -> int:
    """Run one command line (without the program's name) and return its exit code. Nothing is raised."""
    prepare_streams()
    try:
        app(args=arguments, prog_name="genre-tagger")
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else DONE
    except Exception as error:  # noqa: BLE001 - the last boundary: a person never sees a traceback
        say(unexpected(error))
        code = 1
    try:
        sys.stdout.flush()  # while it can be done quietly: at exit Python would complain about a vanished reader
    except BrokenPipeError:
        abandon_output()
    return code
