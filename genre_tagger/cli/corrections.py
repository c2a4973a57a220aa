"""`genre-tagger corrections`: the genres you gave files yourself: list, give and take back."""

from __future__ import annotations

from typing import Annotated

import typer

from genre_tagger.cli.exit import SOME_FAILED, refuse
from genre_tagger.cli.options import JsonLines, Paths
from genre_tagger.cli.screen import padded
from genre_tagger.cli.session import open_session
from genre_tagger.cli.tracks import Tally, find_files, split_found
from genre_tagger.foundation.number_text import counted
from genre_tagger.foundation.readable import path_fields, readable_path, readable_text

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def corrections(
    context: typer.Context,
    json_lines: JsonLines = False,
) -> None:
    """List the genres you gave files yourself, here or in the window.

    `tag` writes them, `models learn` learns from them.

    \b
    Examples:
      genre-tagger corrections
      genre-tagger corrections set Folk song.mp3 album/
      genre-tagger corrections remove song.mp3
    """
    if context.invoked_subcommand is not None:
        return
    from genre_tagger.app.corrections import corrections as recalled

    with open_session() as (screen, session):
        found = recalled(session)
    for one in found:
        if json_lines:
            screen.json(
                {
                    **path_fields(one.path),
                    "genre": readable_text(one.genre),
                    "proposed": one.proposed or None,
                    "confidence": one.confidence,
                    "model": one.model_id or None,
                    "made_at": one.made_at,
                }
            )
        else:
            said = f"  (was {one.proposed})" if one.proposed not in ("", one.genre) else ""
            screen.line(padded(readable_text(one.genre), 14), f"  {readable_path(one.path)}", (said, "dim"))
    if not found:
        screen.note("You have corrected nothing yet.")


@app.command("set")
def set_genre(
    genre: Annotated[str, typer.Argument(metavar="GENRE", help="What these files are.")],
    paths: Paths,
) -> None:
    """Say what genre files are. No file is changed; `genre-tagger tag --write` writes it.

    \b
    Example:
      genre-tagger corrections set Folk song.mp3 album/
    """
    from genre_tagger.app.corrections import correct
    from genre_tagger.library.corrections import Correction

    wanted = genre.strip()
    if not wanted:
        refuse("Say which genre: genre-tagger corrections set GENRE PATH.")
    tally = Tally()
    with open_session() as (screen, session):
        found = split_found(screen, tally, find_files(paths))
        correct(session, [Correction(path, wanted) for path in found])
    screen.note(f"{counted(len(found), 'file')}: {readable_text(wanted)}.")
    if tally.failed:
        raise typer.Exit(SOME_FAILED)


@app.command()
def remove(paths: Paths) -> None:
    """Take corrections back; files that are gone may be named too, and folders for all below them.

    \b
    Example:
      genre-tagger corrections remove song.mp3 album/
    """
    from genre_tagger.app.corrections import corrected_genres, withdraw

    wanted = [path.absolute() for path in paths]
    with open_session() as (screen, session):
        known = [path for path in corrected_genres(session) if any(path.is_relative_to(one) for one in wanted)]
        if not known:
            refuse(f"There is no correction of {', '.join(readable_path(path) for path in paths)}.")
        withdraw(session, known)
    screen.note(f"{counted(len(known), 'correction')} taken back.")
