"""`genre-tagger evaluate`: what a model is worth on a labelled corpus, and what a training run came to."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from genre_tagger.cli.batch import open_session
from genre_tagger.cli.interruption import INTERRUPTED
from genre_tagger.cli.options import JsonObject, ModelOrElse
from genre_tagger.cli.presentation import refuse
from genre_tagger.cli.screen import Screen, padded
from genre_tagger.foundation.errors import require_training
from genre_tagger.foundation.readable import readable_path

if TYPE_CHECKING:
    from genre_tagger.app.session import Session
    from genre_tagger.training.scores.values import Interval, RunEvaluation

_MOST_MISTAKES = 5


def evaluate(
    root: Annotated[
        Path | None,
        typer.Option("--root", metavar="DIR", help="A corpus: a folder with clips.csv and clips/."),
    ] = None,
    run: Annotated[
        str | None, typer.Option("--run", metavar="RUN", help="A training run, by its id or folder.")
    ] = None,
    data: Annotated[Literal["corpus"], typer.Option("--data", help="The layout of --root.")] = "corpus",
    model: ModelOrElse = None,
    baseline: Annotated[
        bool, typer.Option("--baseline/--no-baseline", help="A linear model on the same clips beside the run.")
    ] = True,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Save the run's report, a web page with plots.")
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="DIR", help="Put the run's weights and ONNX graph, compared, into a folder."),
    ] = None,
    steady: Annotated[
        int,
        typer.Option(
            "--steady",
            metavar="N",
            min=0,
            help="With --root: change N windows as files get changed (codec, rate, volume, speed, start) and count the "
            "answers that stay.",
        ),
    ] = 0,
    as_json: JsonObject = False,
) -> None:
    """Measure a training run on its test clips, or a model on labelled music: accuracy, macro-F1, confusion matrix.

    All with 95 % intervals over artists. A model on a corpus is also asked how far its confidence is to be believed,
    how much it refuses as Unknown, how it does by kind of music and with voices, and what more parts of a track bring.
    The figures mean something only on artists that the model was not trained on; those taken when it was made, on such
    music, are printed beside.

    \b
    Examples:
      genre-tagger evaluate --run mine
      genre-tagger evaluate --run mine --report mine.html --export mine-model
      genre-tagger evaluate --root corpus
      genre-tagger evaluate --root corpus --model mine --steady 100 --json
    """
    if (root is None) == (run is None):
        refuse("name what to measure: --run for a training run, or --root for a corpus.")
    if run is None and (report is not None or export is not None):
        refuse("--report and --export are for training runs: name one with --run.")
    require_training()
    screen = Screen()
    if run is not None:
        folder = run_folder(open_session(screen), run)
        _evaluate_run(screen, folder, baseline, as_json)
        _keep(screen, folder, report, export)
    elif root is not None:
        from genre_tagger.cli.evaluate_corpus import evaluate_model

        evaluate_model(screen, need_corpus(root), model, steady, as_json)


def _keep(screen: Screen, folder: Path, report: Path | None, export: Path | None) -> None:
    """Save what was asked for beside the figures."""
    if report is not None:
        from genre_tagger.training.results.report import save_run_report

        save_run_report(folder, report)
        screen.note(f"Saved the report to {readable_path(report)}")
    if export is not None:
        from genre_tagger.training.results.models import export_model

        difference = export_model(folder, export)
        screen.note(f"Exported to {readable_path(export)}; graph and weights differ by {difference:.1e} at most.")


def run_folder(session: Session, run: str) -> Path:
    """A run by its id or its folder; wrong usage where there is none."""
    for folder in (session.runs_folder / run, Path(run).expanduser().absolute()):
        if (folder / "plan.json").is_file():
            return folder
    refuse(f"there is no run “{run}”; genre-tagger train --list shows them.")


def _evaluate_run(screen: Screen, folder: Path, baseline: bool, as_json: bool) -> None:
    from genre_tagger.training.results.evaluation import evaluate_run, read_baseline
    from genre_tagger.training.scores.scoring import accuracy_difference
    from genre_tagger.training.scores.values import RunEvaluation
    from genre_tagger.workers.process import ProcessStream

    evaluation: RunEvaluation | None = None
    for step in ProcessStream(evaluate_run, folder, with_baseline=baseline):
        if isinstance(step, RunEvaluation):
            evaluation = step
        else:
            screen.step(step)
    if evaluation is None:
        raise typer.Exit(INTERRUPTED)
    linear = read_baseline(folder) if baseline else None
    lead = accuracy_difference(linear, evaluation) if linear is not None else None
    if as_json:
        values = {
            "run": folder.name,
            "network": _values(evaluation),
            "baseline": linear and _values(linear),
            "lead": lead and _interval(lead),
        }
        screen.json(values)
        return
    screen.line(("run       ", "bold"), folder.name)
    for evaluated in (evaluation, *([linear] if linear else [])):
        _show_evaluation(screen, evaluated)
    if lead is not None:
        words = f"{lead.value:+.3f} ({lead.low:+.3f} to {lead.high:+.3f})"
        screen.line("")
        screen.line(("lead      ", "bold"), f"{words} of accuracy over the baseline, track by track")
    for track in evaluation.mistakes()[:_MOST_MISTAKES]:
        told = f"{track.predicted} ({track.confidence:.0%}), labelled {track.genre}"
        screen.line(("surely wrong  ", "dim"), f"{readable_path(track.path)}  {told}")
    for suspect in evaluation.suspects[:_MOST_MISTAKES]:
        told = f"labelled {suspect.track.genre}, rather {suspect.suggested}"
        screen.line(("label?        ", "dim"), f"{readable_path(suspect.track.path)}  {told}")


def _interval(figure: Interval) -> list[float | None]:
    return [round(value, 4) if math.isfinite(value) else None for value in (figure.value, figure.low, figure.high)]


def _values(evaluation: RunEvaluation) -> dict[str, Any]:
    return {
        "name": evaluation.name,
        "genres": list(evaluation.genres),
        "tracks": len(evaluation.tracks),
        "accuracy": _interval(evaluation.accuracy),
        "macro_f1": _interval(evaluation.macro_f1),
        "calibration_error": round(evaluation.calibration_error, 4),
        "confusion": evaluation.confusion.tolist(),
        "classes": [
            {
                "genre": one.genre,
                "precision": _interval(one.precision),
                "recall": _interval(one.recall),
                "f1": _interval(one.f1),
                "support": one.support,
            }
            for one in evaluation.classes
        ],
    }


def _show_evaluation(screen: Screen, evaluation: RunEvaluation) -> None:
    screen.line("")
    screen.line((evaluation.name, "bold"), f" on {len(evaluation.tracks)} held-out tracks")
    screen.line(("accuracy  ", "bold"), told_interval(evaluation.accuracy))
    screen.line(("macro-F1  ", "bold"), told_interval(evaluation.macro_f1))
    screen.line(("confidence", "bold"), f" is off by {evaluation.calibration_error:.1%} on average")
    show_matrix(screen, evaluation.genres, evaluation.confusion, (one.recall.value for one in evaluation.classes))
    for one in evaluation.classes:
        screen.line(
            padded(one.genre, 12),
            f"precision {told_interval(one.precision)}  recall {told_interval(one.recall)}  "
            f"F1 {told_interval(one.f1)}  of {one.support}",
        )


def told_interval(figure: Interval) -> str:
    """A figure with its interval, "-" where there is none."""
    if math.isnan(figure.value):
        return "-"
    return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"


def need_corpus(root: Path) -> Path:
    """`root` again; wrong usage where it is no corpus."""
    if not (root / "clips.csv").is_file():
        refuse(f"{root} is no training corpus: it has no clips.csv.")
    return root


def show_matrix(screen: Screen, genres: Iterable[str], confusion: Any, recalls: Iterable[float]) -> None:
    """Rows are the truth, columns the answer."""
    genres = list(genres)
    wide = max(12, *(len(genre) + 2 for genre in genres))
    screen.line((padded("TRUE", wide) + "".join(f"{genre:>{wide}}" for genre in genres) + "      RECALL", "dim"))
    for genre, answers, recall in zip(genres, confusion, recalls, strict=True):
        screen.line(padded(genre, wide), "".join(f"{number:>{wide}}" for number in answers), f"{recall:>12.0%}")
