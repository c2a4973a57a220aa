"""`genre-tagger evaluate`: what a model is worth on a labelled corpus, and what a training run came to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from genre_tagger.cli.exit import INTERRUPTED, refuse
from genre_tagger.cli.options import ClassifyOptions, JsonObject, ModelOrElse
from genre_tagger.cli.screen import Screen, padded
from genre_tagger.cli.session import choose_model, open_session, run_folder
from genre_tagger.foundation.errors import require_training
from genre_tagger.foundation.readable import readable_path

if TYPE_CHECKING:
    from genre_tagger.training.bundled.track_predictions import CorpusTracks
    from genre_tagger.training.scores.values import Interval, RunEvaluation

_MOST_MISTAKES = 5
_MOST_PARTS = 5
_SEED = 0
_CURVE_STEP_PERCENT = 10
_VOICES = {"yes": "with a voice", "no": "without a voice", "unknown": "unknown whether with a voice"}


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
    with open_session() as (screen, session):
        if run is not None:
            folder = run_folder(session, run)
            _evaluate_run(screen, folder, baseline, as_json)
            if report is not None:
                from genre_tagger.training.results.report import save_run_report

                save_run_report(folder, report)
                screen.note(f"Saved the report to {readable_path(report)}")
            if export is not None:
                from genre_tagger.training.results.models import export_model

                difference = export_model(folder, export)
                told = f"graph and weights differ by {difference:.1e} at most."
                screen.note(f"Exported to {readable_path(export)}; {told}")
        elif root is not None:
            if not (root / "clips.csv").is_file():
                refuse(f"{root} is no training corpus: it has no clips.csv.")
            _evaluate_model(screen, choose_model(screen, session, ClassifyOptions(model)).folder, root, steady, as_json)


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
        network, beside = _values(evaluation), linear and _values(linear)
        screen.json({"run": folder.name, "network": network, "baseline": beside, "lead": lead and _interval(lead)})
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
                **{name: _interval(getattr(one, name)) for name in ("precision", "recall", "f1")},
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
    _show_matrix(screen, evaluation.genres, evaluation.confusion, (one.recall.value for one in evaluation.classes))
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


def _show_matrix(screen: Screen, genres: Iterable[str], confusion: Any, recalls: Iterable[float]) -> None:
    """Rows are the truth, columns the answer."""
    known = tuple(genres)
    rows = zip(known, confusion, recalls, strict=True)
    cells = ((genre, [*map(str, answers), f"{recall:.0%}"]) for genre, answers, recall in rows)
    screen.table("TRUE", (*known, "RECALL"), cells)


def _evaluate_model(screen: Screen, model: Path, root: Path, steady: int, as_json: bool) -> None:
    """Measure the model in the folder `model` on the corpus `root`; `steady` windows are changed and classified again.

    Raises DatasetError and CheckpointError.
    """
    from genre_tagger.classification.checkpoint import load_network
    from genre_tagger.training.bundled.track_predictions import accuracy_by_parts, predict_corpus
    from genre_tagger.training.scores.evaluation import figures, recall_by, refused_by

    network, info = load_network(model)
    predictions = predict_corpus(root, network, info, lambda done: screen.note(f"clips classified: {done}"))
    scored, temperature = predictions.tracks.scored(info.temperature), info.temperature
    values = {
        "model": info.model_id,
        "genres": list(info.genres),
        **figures(scored, info.unknown_below),
        "groups_are": "artists",
        "by_kind": recall_by(scored, predictions.kinds),
        "by_voice": recall_by(scored, predictions.voices),
        "foreign_by_kind": refused_by(scored, predictions.foreign_kinds, info.unknown_below),
        "accuracy_by_parts": accuracy_by_parts(predictions.tracks, temperature, _MOST_PARTS),
    }
    if steady:
        values["steadiness"] = _steadiness(screen, model, predictions, steady)
    if "corpus" in str(info.provenance.get("data", "")):
        values["when_made"] = {key: value for key, value in info.metrics.items() if key != "confusion"}
        screen.note(
            f"{info.model_id} was trained on such a corpus: on tracks of its training these figures flatter it."
        )
    if as_json:
        screen.json(values)
    else:
        _show_figures(screen, values)


def _steadiness(screen: Screen, folder: Path, predictions: CorpusTracks, count: int) -> list[dict[str, Any]]:
    """How many of `count` in-scope clips, drawn by seed, keep their answer under each change."""
    import numpy as np

    from genre_tagger.training.scores.evaluation import measure_agreement

    known = predictions.in_scope_clips
    drawn = np.random.default_rng(_SEED).choice(len(known), min(count, len(known)), replace=False)
    screen.note(f"Changing {len(drawn)} windows in nine ways and classifying them again")
    return [
        {"change": found.change, "windows": found.windows, "same": found.same}
        for found in measure_agreement(folder, [known[row] for row in drawn])
    ]


def _show_figures(screen: Screen, values: dict[str, Any]) -> None:
    genres = values["genres"]
    _print(screen, [("model", values["model"]), *_score_lines(values)])
    _show_matrix(screen, genres, values["confusion"], values["recall"])
    _print(screen, [*_part_lines(values, genres), *_trust_lines(values), *_steadiness_lines(values)])
    made = values.get("when_made", {})
    if "tracks" in made:
        screen.line("")
        screen.line((f"When it was made, on {made.get('groups_are', 'artists')} its folds were not trained on", "bold"))
        recalls = (f"{genre} {recall:.2f}" for genre, recall in zip(genres, made["recall"], strict=True))
        lines = (*_score_lines(made), ("recall", ", ".join(recalls)), *_part_lines(made, genres), *_trust_lines(made))
        _print(screen, lines)


def _print(screen: Screen, lines: Iterable[tuple[str, str]]) -> None:
    for what, text in lines:
        screen.line((padded(what, 12), "bold"), text)


def _score_lines(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "predicted", f"{values['tracks']} tracks of {values['groups']} {values.get('groups_are', 'artists')}"
    for what, key in (("accuracy", "accuracy"), ("macro-F1", "macro_f1")):
        low, high = values[f"{key}_interval"]
        yield what, f"{values[key]:.3f} ({low:.3f} to {high:.3f})"


def _part_lines(values: dict[str, Any], genres: list[str]) -> Iterator[tuple[str, str]]:
    """Accuracy and recall by kind and by voice, and how much of each kind of foreign music is refused."""
    for key, what, words in (("by_kind", "kinds", {}), ("by_voice", "voices", _VOICES)):
        for name, found in values.get(key, {}).items():
            parts = zip(genres, found["recall"], found["tracks"], strict=True)
            known = [f"{genre} {recall:.2f} of {count}" for genre, recall, count in parts if recall is not None]
            yield what, f"{words.get(name, name)}: {found['accuracy']:.3f} ({', '.join(known)})"
    for key, remark in (("foreign_by_kind", ""), ("unheard_foreign_by_kind", ", a kind not in its training")):
        for name, found in values.get(key, {}).items():
            yield "foreign", f"{name}: {found['refused']:.0%} of {found['tracks']} refused{remark}"


def _trust_lines(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """How far confidence can be believed, and what becomes Unknown at the model's threshold."""
    if "at_default_threshold" not in values:
        return
    yield "confidence", f"is off by {values['calibration_error']:.1%} on average"
    threshold, kept, refused, right = values["at_default_threshold"]
    foreign = values["foreign_tracks"]
    told = f", {refused:.0%} of {foreign} foreign ones refused" if foreign else ""
    yield "Unknown", f"below {threshold:.0%}: {kept:.0%} in scope kept ({right:.0%} right){told}"
    for threshold, kept, refused, right in values["refusal_curve"] if foreign else ():
        if round(100 * threshold) % _CURVE_STEP_PERCENT == 0:
            yield "", f"at {threshold:.0%}: {kept:.0%} kept ({right:.0%} right), {refused:.0%} refused"


def _steadiness_lines(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What more parts of a track bring, and how many answers stay when files change."""
    for tracks, accuracies in values["accuracy_by_parts"]:
        told = ", ".join(f"{number + 1}: {value:.1%}" for number, value in enumerate(accuracies))
        yield "parts", f"right by parts of a track, on {tracks} tracks of as many: {told}"
    for found in values.get("steadiness", ()):
        yield "steady", f"{found['same']} of {found['windows']} after {found['change']}"
