"""`genre-tagger runs`: training runs side by side, and their end."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated

import typer

from genre_tagger.cli.evaluate import told_interval
from genre_tagger.cli.exit import refuse
from genre_tagger.cli.options import JsonLines, Yes, confirm
from genre_tagger.cli.screen import Screen, padded
from genre_tagger.cli.session import open_session, run_folder
from genre_tagger.foundation.plain_values import to_plain

if TYPE_CHECKING:
    from genre_tagger.training.results.evaluation import ComparedRun
    from genre_tagger.training.run.folder import RunSummary

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def runs() -> None:
    """List, compare and delete training runs.

    \b
    Examples:
      genre-tagger runs list
      genre-tagger runs compare first second
      genre-tagger runs delete first
    """


@app.command("list")
def list_all(as_json: JsonLines = False) -> None:
    """List the training runs, the latest first.

    \b
    Example:
      genre-tagger runs list
    """
    from genre_tagger.training.run.folder import list_runs

    with open_session() as (screen, session):
        found = list_runs(session.runs_folder)
    for run in found:
        if as_json:
            screen.json(to_plain(run))
        else:
            _show(screen, run)
    if not found:
        screen.note("There are no training runs yet.")


@app.command()
def compare(
    names: Annotated[list[str], typer.Argument(metavar="RUN", help="Two runs or more, by their ids or folders.")],
) -> None:
    """Show runs side by side: what was set differently, and what they are worth on the same held-out tracks.

    \b
    Example:
      genre-tagger runs compare first second
    """
    from genre_tagger.training.results.evaluation import compare_runs

    if len(names) < 2:
        refuse("Name two runs or more to compare; genre-tagger runs list shows them.")
    with open_session() as (screen, session):
        found = compare_runs([run_folder(session, name) for name in names])
    wide = max(20, *(len(run.run_id) + 2 for run in found.runs))
    screen.line((padded("", 24) + "".join(padded(run.run_id, wide) for run in found.runs), "bold"))
    for setting in found.settings:
        if setting.differs:
            screen.line((padded(setting.label, 24), "dim"), "".join(padded(value, wide) for value in setting.values))
    for name, values in (
        ("Epochs", [str(len(run.epochs)) for run in found.runs]),
        ("Accuracy", [_score(run, "accuracy") for run in found.runs]),
        ("Macro-F1", [_score(run, "macro_f1") for run in found.runs]),
    ):
        screen.line((padded(name, 24), "dim"), "".join(padded(value, wide) for value in values))
    for run, gain in zip(found.runs, found.accuracy_gains, strict=True):
        if run.problem:
            screen.line((f"{run.run_id}: ", "red"), run.problem)
        elif gain is not None and not math.isnan(gain.value):
            screen.line(
                f"{run.run_id}: {gain.value:+.3f} ({gain.low:+.3f} to {gain.high:+.3f}) of accuracy over "
                f"{found.runs[0].run_id}, track by track"
            )
    if not found.same_tracks:
        screen.note(
            "Not all of these were evaluated on the same tracks; genre-tagger evaluate --run RUN evaluates one."
        )


@app.command()
def delete(
    name: Annotated[str, typer.Argument(metavar="RUN", help="A training run, by its id or folder.")],
    yes: Yes = False,
) -> None:
    """Delete a training run for good; models that were installed from it stay.

    \b
    Example:
      genre-tagger runs delete first
    """
    from genre_tagger.app.runs import delete_run

    with open_session() as (screen, session):
        folder = run_folder(session, name)
        confirm(screen, f"the run {folder.name}", yes=yes)
        delete_run(session, folder)
        screen.note(f"{folder.name} is deleted.")


def _show(screen: Screen, run: RunSummary) -> None:
    if run.problem:
        screen.line((padded(run.run_id, 36), "bold"), ("broken    ", "red"), run.problem)
        return
    best = "" if run.validation is None else f"  valid F1 {run.validation.macro_f1:.3f} (epoch {run.best_epoch})"
    test = "" if run.test is None or math.isnan(run.test.accuracy) else f"  test acc {run.test.accuracy:.3f}"
    screen.line(
        (padded(run.run_id, 36), "bold"),
        padded(run.state, 10),
        f"{run.epoch}/{run.epochs} epochs{best}{test}  {run.data_name}",
    )


def _score(run: ComparedRun, name: str) -> str:
    return "-" if run.evaluation is None else told_interval(getattr(run.evaluation, name))
