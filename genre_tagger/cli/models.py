"""`genre-tagger models`: which models there are, which one is active, and whether they are sound."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Annotated, Any

import typer

from genre_tagger.cli.batch import open_session
from genre_tagger.cli.learning import learn
from genre_tagger.cli.model_card import card_lines
from genre_tagger.cli.model_changes import delete, diff, install
from genre_tagger.cli.presentation import SOME_FAILED
from genre_tagger.cli.screen import Screen, padded

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ModelEntry

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.command("diff")(diff)
app.command("install")(install)
app.command("delete")(delete)
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
    json_lines: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
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
            screen.data(json.dumps(_entry_object(entry), ensure_ascii=False))
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
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
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
        screen.data(json.dumps(_entry_object(entry), ensure_ascii=False))
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
