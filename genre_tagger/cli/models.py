"""`genre-tagger models`: which models there are, which one is active, and whether they are sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from genre_tagger.cli.exit import SOME_FAILED, refuse
from genre_tagger.cli.models_diff import diff
from genre_tagger.cli.models_learn import learn
from genre_tagger.cli.options import JsonLines, JsonObject, Yes, confirm
from genre_tagger.cli.screen import padded
from genre_tagger.cli.session import open_session
from genre_tagger.foundation.plain_values import to_plain

if TYPE_CHECKING:
    from genre_tagger.classification.checkpoint import CheckpointInfo
    from genre_tagger.classification.registry import ModelEntry

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.command("diff")(diff)
app.command("learn")(learn)
_HELD_OUT = {"personal": "your own", "kept": "kept", "original": "former test"}
"""Scores of held-out tracks before and after a fine-tuning."""
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
def list_models(json_lines: JsonLines = False) -> None:
    """List every model; a star marks the active one.

    \b
    Examples:
      genre-tagger models list
      genre-tagger models list --json
    """
    with open_session() as (screen, session):
        entries = session.registry().list()
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
def show(model_id: ModelId, as_json: JsonObject = False) -> None:
    """Show what a model was trained on, how good it is and what its input is; --json prints the whole record.

    \b
    Examples:
      genre-tagger models show my-model
      genre-tagger models show my-model --json
    """
    with open_session() as (screen, session):
        entry = session.registry().get(model_id)
    if as_json:
        screen.json(_entry_object(entry))
    else:
        for what, text in _card_lines(entry):
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
    with open_session() as (screen, session):
        active = session.registry().activate(model_id)
        screen.note(f"{active.info.model_id} is in use from now on. To go back: genre-tagger models rollback")


@app.command()
def rollback() -> None:
    """Go back to the model that was active before the present one.

    \b
    Example:
      genre-tagger models rollback
    """
    with open_session() as (screen, session):
        screen.note(f"{session.registry().rollback().info.model_id} is in use again.")


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

    with open_session() as (screen, session):
        folder = run if run.is_dir() else session.runs_folder / run
        if not folder.is_dir():
            refuse(f"There is no run {run}; runs lie in {session.runs_folder}.")
        made = install_run(session, folder, name).model_id
        screen.note(f"{made} is among your models. To use it: genre-tagger models activate {made}")


@app.command()
def delete(model_id: ModelId, yes: Yes = False) -> None:
    """Delete a model for good. The active model and those that came with the program stay.

    \b
    Example:
      genre-tagger models delete my-model
    """
    with open_session() as (screen, session):
        registry = session.registry()
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

    failed = False
    with open_session() as (screen, session):
        registry = session.registry()
        entries = [registry.get(model_id) for model_id in model_ids] if model_ids else registry.list()
        if not entries:
            raise CheckpointError("There is no model to check; install the program again.")
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
            "lineage": to_plain(lineage_of(entry.info)),
            "metrics": to_plain(entry.info.metrics),
            "provenance": to_plain(entry.info.provenance),
        }
    return values


def _card_lines(entry: ModelEntry) -> Iterator[tuple[str, str]]:
    """A model in (what, text) per line; what it does not know about itself is left out."""
    origin = "came with the program" if entry.bundled else "trained here"
    yield "model", f"{entry.model_id} ({origin}{', in use' if entry.active else ''})"
    if entry.problem:
        yield "problem", entry.problem
    info = entry.info
    if info is not None:
        yield "genres", ", ".join(info.genres) + (", or none of these" if info.has_other else "")
        yield from _quality(info)
        windows = f"{info.default_windows} x {info.window.window_seconds:.1f} s of a track by default"
        yield "input", f"{windows}, at {info.mel.sample_rate_hz / 1000:g} kHz in {info.mel.mel_bands} mel bands"
        yield "says Unknown", f"below a confidence of {info.unknown_below:.0%}"
        yield from _origin(info)
    yield "folder", str(entry.folder)


def _quality(info: CheckpointInfo) -> Iterator[tuple[str, str]]:
    """Figures on artists that were held out, with 95 % intervals over artists."""
    metrics = info.metrics
    of = ""
    if "tracks" in metrics and "groups" in metrics:
        groups = f"{metrics['groups']} {metrics.get('groups_are', 'artists')}"
        of = f" on {metrics['tracks']} tracks of {groups} it was not trained on"
    elif "count" in metrics:
        of = f" on {metrics['count']:,} clips it was not trained on"
    if "accuracy" in metrics:
        yield "accuracy", _with_interval(metrics, "accuracy") + of
    if "macro_f1" in metrics:
        yield "macro-F1", _with_interval(metrics, "macro_f1")
    recall = metrics.get("recall")
    if isinstance(recall, list) and len(recall) == len(info.genres):
        yield "recognises", ", ".join(f"{genre} {share:.0%}" for genre, share in zip(info.genres, recall, strict=True))
    if "calibration_error" in metrics:
        yield "calibration", f"confidence is off by {metrics['calibration_error']:.1%} on average"


def _with_interval(metrics: dict[str, Any], name: str) -> str:
    interval = metrics.get(f"{name}_interval")
    text = f"{metrics[name]:.2f}"
    return f"{text} ({interval[0]:.2f} to {interval[1]:.2f})" if isinstance(interval, list) else text


def _origin(info: CheckpointInfo) -> Iterator[tuple[str, str]]:
    """Where it comes from, and what its own fine-tuning changed."""
    from genre_tagger.classification.model_record import figures_of, lineage_of

    lineage = lineage_of(info)
    for score in figures_of(info).held_out:
        yield _HELD_OUT.get(score.name, score.name), f"{score.in_words()}, of {score.count:,}"
    for what, text in (
        ("grown from", lineage.parent),
        ("trained on", lineage.data),
        ("training run", lineage.run_id),
        ("made", lineage.made),
    ):
        if text:
            yield what, text
