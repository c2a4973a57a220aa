"""The command line: one file per group of commands, everything heavy imported only by the command that needs it."""

from __future__ import annotations

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
app.command("classify")(classify.classify)
app.command("tag")(tag.tag)
app.command("watch")(watch.watch)
app.command("undo")(undo.undo)
app.command("dataset")(dataset.dataset)
app.command("train")(train.train)
app.command("evaluate")(evaluate.evaluate)
app.command("explain")(explain.explain)
app.add_typer(history.app, name="history")
app.add_typer(corrections.app, name="corrections")
app.add_typer(models.app, name="models")
app.add_typer(runs.app, name="runs")
app.add_typer(settings.app, name="settings")
app.add_typer(fma.app, name="fma")
app.add_typer(desktop.app, name="desktop")


def _print_version(asked: bool) -> None:
    if asked:
        from genre_tagger.foundation.version import program_version

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
    return _flushed(code)


def _flushed(code: int) -> int:
    """Flush results while it can still be done quietly: at exit Python would complain about a vanished reader."""
    import sys

    try:
        sys.stdout.flush()
    except BrokenPipeError:
        abandon_output()
    return code
