"""`genre-tagger settings`: show and change what the other commands take as their defaults."""

from __future__ import annotations

from typing import Annotated

import typer

from genre_tagger.cli.exit import refuse
from genre_tagger.cli.options import JsonObject
from genre_tagger.cli.screen import padded
from genre_tagger.cli.session import open_session
from genre_tagger.foundation.errors import SettingsError
from genre_tagger.settings import Settings

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def settings(context: typer.Context) -> None:
    """Show and change what the other commands take as their defaults.

    \b
    Examples:
      genre-tagger settings
      genre-tagger settings set policy append
      genre-tagger settings set keep "Jazz, Blues"
      genre-tagger settings set windows default
      genre-tagger settings set id3_version 2.4
      genre-tagger settings set shortcuts "search = Ctrl+K, quit = Ctrl+W"
      genre-tagger settings reset
    """
    if context.invoked_subcommand is None:
        show()


@app.command()
def show(
    as_json: JsonObject = False,
) -> None:
    """Show every setting and where they are saved.

    \b
    Example:
      genre-tagger settings show --json
    """
    with open_session() as (screen, session):
        values = session.settings.to_json()
        if as_json:
            screen.json(values)
            return
        screen.line((f"# {session.folders.settings_file}", "dim"))
        for key, value in values.items():
            screen.line((padded(key, 16), "bold"), _shown(value))


@app.command("set")
def set_value(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The setting's name.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Its new value; `default` for the default.")],
) -> None:
    """Change one setting.

    \b
    Examples:
      genre-tagger settings set min_confidence 0.8
      genre-tagger settings set provenance yes
      genre-tagger settings set jobs default
    """
    with open_session() as (screen, session):
        try:
            changed = session.settings.with_text(key, value)
        except SettingsError as error:
            refuse(error.message)
        session.save(changed)
        screen.note(f"{key} is now {_shown(changed.to_json()[key])}.")


@app.command()
def reset(
    key: Annotated[str | None, typer.Argument(metavar="[KEY]", help="Only this setting; else all.")] = None,
) -> None:
    """Go back to the default of one setting, or of all.

    \b
    Examples:
      genre-tagger settings reset windows
      genre-tagger settings reset
    """
    if key is not None:
        set_value(key, "default")
        return
    with open_session() as (screen, session):
        session.save(Settings())
        screen.note("All settings are back at their defaults.")


def _shown(value: object) -> str:
    """A setting as a person would type it."""
    if isinstance(value, list):
        return ", ".join(value).encode("utf-8", "replace").decode("utf-8") or "none"
    if isinstance(value, dict):
        return ", ".join(f"{name} = {keys}" for name, keys in value.items()) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "default" if value in (None, "") else str(value)
