"""`genre-tagger models`: which models there are, which one is active, and whether they are sound."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from genre_tagger.cli.batch import open_session
from genre_tagger.cli.model_card import card_lines
from genre_tagger.cli.models_diff import diff
from genre_tagger.cli.models_learn import learn
from genre_tagger.cli.options import JsonLines, JsonObject, Yes, confirm
from genre_tagger.cli.presentation import SOME_FAILED, refuse
from genre_tagger.cli.screen import Screen, padded

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ModelEntry

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.command("diff")(diff)
app.command("learn")(learn)
ModelId = Annotated[str, typer.Argument(metavar="ID", help="A model's name, as `genre-tagger models list` shows it.")]


@app.callback()
def models() -> None:
    """List, show, compare, activate and check the models that classify; learn from your corrections.

    \b
    Examples:
      genre-tagger models list
      genre-tagger models diff my-model ~/Music
      genre-tagger models activate my-model
      genre-tagger models rollback
      genre-tagger models learn ~/Music
      genre-tagger models verify
    """


@app.command("list")
def list_models(
    json_lines: JsonLines = False,
) -> None:
    """List every model; a star marks the active one.

    \b
    Examples:
      genre-tagger models list
      genre-tagger models list --json
    """
    screen = Screen()
    entries = open_session(screen).registry().list()
    if not entries:
        screen.note("There are no models; install the program again.")
    elif not json_lines:
        screen.line(("  MODEL                   GENRES                             COMES FROM", "dim"))
    for entry in entries:
        if json_lines:
            screen.json(_entry_object(entry))
            continue
        genres = ", ".join(entry.info.genres) if entry.info else "-"
        screen.line(
            ("* " if entry.active else "  ", "green"),
            (padded(entry.model_id, 22), "bold" if entry.active else ""),
            f"  {padded(genres, 33)}  {'the program' if entry.bundled else 'training'}",
            (f"  {entry.problem}", "red") if entry.problem else "",
        )


@app.command()
def show(
    model_id: ModelId,
    as_json: JsonObject = False,
) -> None:
    """Show what a model was trained on, how good it is and what its input is; --json prints the whole record.

    \b
    Examples:
      genre-tagger models show my-model
      genre-tagger models show my-model --json
    """
    screen = Screen()
    entry = open_session(screen).registry().get(model_id)
    if as_json:
        screen.json(_entry_object(entry))
    else:
        for what, text in card_lines(entry):
            screen.line((padded(what, 14), "bold"), text)
    if entry.problem:
        raise typer.Exit(SOME_FAILED)


@app.command()
def activate(model_id: ModelId) -> None:
    """Let this model classify from now on, after checking that it can.

    \b
    Example:
      genre-tagger models activate my-model
    """
    screen = Screen()
    active = open_session(screen).registry().activate(model_id)
    screen.note(f"{active.info.model_id} is in use from now on. To go back: genre-tagger models rollback")


@app.command()
def rollback() -> None:
    """Go back to the model that was active before the present one.

    \b
    Example:
      genre-tagger models rollback
    """
    screen = Screen()
    screen.note(f"{open_session(screen).registry().rollback().info.model_id} is in use again.")


@app.command()
def install(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="A run's folder, or its name below the runs folder.")],
    name: Annotated[str, typer.Option("--name", metavar="ID", help="What to call the model.")] = "",
) -> None:
    """Take a finished run's best network among the models. It classifies nothing until it is activated.

    \b
    Examples:
      genre-tagger models install 20270103-101500-balanced --name my-model
      genre-tagger models install ./runs/first
    """
    from genre_tagger.app.models import install_run

    screen = Screen()
    session = open_session(screen)
    folder = run if run.is_dir() else session.runs_folder / run
    if not folder.is_dir():
        refuse(f"There is no run {run}; runs lie in {session.runs_folder}.")
    entry = install_run(session, folder, name)
    screen.note(f"{entry.model_id} is among your models. To use it: genre-tagger models activate {entry.model_id}")


@app.command()
def delete(
    model_id: ModelId,
    yes: Yes = False,
) -> None:
    """Delete a model for good. The active model and those that came with the program stay.

    \b
    Example:
      genre-tagger models delete my-model
    """
    screen = Screen()
    registry = open_session(screen).registry()
    registry.get(model_id)
    confirm(screen, f"the model {model_id}", yes=yes)
    registry.delete(model_id)
    screen.note(f"{model_id} is deleted.")


@app.command()
def verify(
    model_ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID", help="Models to check; without one, all of them.")
    ] = None,
) -> None:
    """Check models: nothing altered, and the fast graph answers as the trained network does (this takes seconds).

    \b
    Examples:
      genre-tagger models verify
      genre-tagger models verify my-model
    """
    from genre_tagger.foundation.errors import CheckpointError

    screen = Screen()
    registry = open_session(screen).registry()
    entries = [registry.get(model_id) for model_id in model_ids] if model_ids else registry.list()
    if not entries:
        raise CheckpointError("There is no model to check; install the program again.")
    failed = False
    for entry in entries:
        try:
            difference = registry.verify(entry.model_id)
        except CheckpointError as error:
            failed = True
            screen.line(("failed  ", "red"), f"{entry.model_id}: {error.message}")
        else:
            screen.line(("sound   ", "green"), f"{entry.model_id}: largest difference of a logit {difference:.1e}")
    if failed:
        raise typer.Exit(SOME_FAILED)


def _entry_object(entry: ModelEntry) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": entry.model_id,
        "active": entry.active,
        "bundled": entry.bundled,
        "folder": str(entry.folder),
        "problem": entry.problem or None,
    }
    if entry.info is not None:
        from dataclasses import asdict

        from genre_tagger.classification.model_record import lineage_of

        values |= {
            "genres": list(entry.info.genres),
            "default_windows": entry.info.default_windows,
            "window_seconds": round(entry.info.window.window_seconds, 3),
            "unknown_below": entry.info.unknown_below,
            "temperature": entry.info.temperature,
            "knows_none_of_these": entry.info.has_other,
            "mel": entry.info.mel.to_json(),
            "network": entry.info.config,
            "lineage": asdict(lineage_of(entry.info)),
            "metrics": _numbers_only(entry.info.metrics),
            "provenance": _numbers_only(entry.info.provenance),
        }
    return values


def _numbers_only(value: Any) -> Any:
    """NaN and infinity, which JSON does not know, as None."""
    if isinstance(value, dict):
        return {key: _numbers_only(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_numbers_only(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
