"""A run as one self-contained web page: scores beside the baseline's, plots, settings, data, what was wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError, ReportError, TrainingError
from genre_tagger.foundation.readable import readable_path
from genre_tagger.training.check.report import PreflightReport
from genre_tagger.training.data.dataset import LabeledTrack, Split
from genre_tagger.training.results.evaluation import read_baseline, read_evaluation, setting_rows
from genre_tagger.training.results.report_plots import (
    STYLE,
    class_bars,
    confusion_matrix,
    interval_text,
    learning_curves,
    reliability,
)
from genre_tagger.training.run.folder import RunFolder, RunSummary, read_plan, read_tracks, summary, write_whole
from genre_tagger.training.run.steps import read_epochs
from genre_tagger.training.scores.values import PredictedTrack, RunEvaluation

_LONGEST_LIST = 50
Cell = str | int


def save_run_report(folder: Path, path: Path) -> None:
    """Write the report of the run in `folder`. A run that was not evaluated has curves, settings and data only.

    Raises TrainingError when the run cannot be read, ReportError when `path` cannot be written.
    """
    page = run_report(Path(folder))
    try:
        write_whole(Path(path), lambda stream: stream.write(page.encode("utf-8", "replace")))
    except TrainingError as error:
        raise ReportError(
            "The report could not be saved to {file}: {reason}",
            path,
            file=readable_path(Path(path)),
            reason=error.message,
        ) from error


def run_report(folder: Path) -> str:
    """The page, a complete HTML document. Every text from files and tags is escaped. Raises TrainingError."""
    files = RunFolder(folder)
    plan, found = read_plan(files.plan), summary(folder)
    evaluation, baseline = read_evaluation(folder), read_baseline(folder)
    tracks = read_tracks(files.tracks) if files.tracks.exists() else ()
    sections = [_cards(found, evaluation, baseline), _curves(folder)]
    if evaluation is not None:
        sections += [_scores(evaluation, baseline), _mistakes(evaluation), _suspects(evaluation)]
    else:
        sections.append('<p class="quiet">This run was not evaluated yet.</p>')
    rows = [(label, value) for _, label, value in setting_rows(plan)]
    sections += [_data(tracks), _preflight(files), _section("Settings", _table(("Setting", "Value"), rows))]
    title = f"Training run {folder.name}"
    started = f"{plan.started[:16].replace('T', ' ')} UTC"
    told = " · ".join((started, found.data_name or "data", plan.settings.preset, f"Genre Tagger {plan.version}"))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style></head>\n<body>\n<h1>{escape(title)}</h1>\n"
        f'<div class="quiet">{escape(told)}</div>\n' + "\n".join(sections) + "\n</body></html>\n"
    )


def _cards(found: RunSummary, evaluation: RunEvaluation | None, baseline: RunEvaluation | None) -> str:
    cards = []
    if evaluation is not None:
        artists = len({track.group for track in evaluation.tracks if track.group})
        by = f", {artists:,} artists" if artists else ""
        cards = [
            ("Accuracy", interval_text(evaluation.accuracy, True), _beside(baseline, "accuracy")),
            ("Macro-F1", interval_text(evaluation.macro_f1), _beside(baseline, "macro_f1")),
            ("Calibration error", f"{evaluation.calibration_error:.1%}", "0 % means confidence is the share right"),
            ("Held-out tracks", f"{len(evaluation.tracks):,}", f"not trained on{by}; intervals are 95 %"),
        ]
    state = f"{found.state}, {found.reason}" if found.reason else found.state
    cards.append(("Best epoch", f"{found.best_epoch} of {found.epochs}", state))
    return (
        '<div class="cards">'
        + "".join(
            f'<div class="card">{escape(name)}<b>{escape(value)}</b><small>{escape(note)}</small></div>'
            for name, value, note in cards
        )
        + "</div>"
    )


def _beside(baseline: RunEvaluation | None, name: str) -> str:
    if baseline is None:
        return "no baseline"
    figure = getattr(baseline, name)
    return f"baseline {interval_text(figure, as_percent=name == 'accuracy')}"


def _curves(folder: Path) -> str:
    epochs = read_epochs(RunFolder(folder).log)
    if not epochs:
        return ""
    legend = '<p class="legend"><i class="one"></i>training <i class="two"></i>validation</p>'
    return _section("How it learnt", legend + '<div class="plots">' + "".join(learning_curves(epochs)) + "</div>")


def _scores(evaluation: RunEvaluation, baseline: RunEvaluation | None) -> str:
    told = {"Confusion matrix": "<p>Rows are the label, columns the prediction.</p>" + confusion_matrix(evaluation)}
    beside = " The diamond is the baseline's." if baseline is not None else ""
    bars = f"<p>F1 with its 95 % interval.{beside}</p>" + class_bars(evaluation, baseline)
    told["Genres"] = bars + _class_table(evaluation)
    note = "<p>On the diagonal, confidence is the share that is right. The bars count the answers.</p>"
    told["Confidence"] = note + reliability(evaluation)
    if baseline is not None:
        told[f"Baseline: {baseline.name}"] = "<p>Trained on the same tracks.</p>" + _class_table(baseline)
    return "\n".join(_section(title, body) for title, body in told.items())


def _class_table(evaluation: RunEvaluation) -> str:
    rows: list[tuple[Cell, ...]] = [
        (one.genre, interval_text(one.precision), interval_text(one.recall), interval_text(one.f1), one.support)
        for one in evaluation.classes
    ]
    return _table(("Genre", "Precision", "Recall", "F1", "Tracks"), rows)


def _mistakes(evaluation: RunEvaluation) -> str:
    wrong = evaluation.mistakes()
    rows = [
        (*_named(track), track.genre, track.predicted, f"{track.confidence:.0%}") for track in wrong[:_LONGEST_LIST]
    ]
    table = _table(("Track", "Artist", "Label", "Predicted", "Confidence"), rows)
    return _section(f"Surest mistakes ({len(wrong[:_LONGEST_LIST])} of {len(wrong)})", table) if wrong else ""


def _suspects(evaluation: RunEvaluation) -> str:
    doubted = evaluation.suspects
    rows = [
        (*_named(one.track), one.track.genre, one.suggested, f"{one.quality:.2f}", one.found_by)
        for one in doubted[:_LONGEST_LIST]
    ]
    if not rows:
        return ""
    table = _table(("Track", "Artist", "Label", "May be", "Label's quality", "Found by"), rows)
    return _section(f"Labels that may be wrong ({len(rows)} of {len(doubted)})", table)


def _named(track: PredictedTrack) -> tuple[str, str]:
    return track.title or readable_path(Path(track.path.name)), track.artist


def _data(tracks: Sequence[LabeledTrack]) -> str:
    if not tracks:
        return ""
    counts = Counter((track.genre, track.split) for track in tracks)
    rows: list[tuple[Cell, ...]] = [
        (genre, *(counts[genre, split] for split in Split)) for genre in dict.fromkeys(track.genre for track in tracks)
    ]
    rows.append(("All", *(sum(track.split is split for track in tracks) for split in Split)))
    body = _table(("Genre", *(split.value.capitalize() for split in Split)), rows)
    licences = Counter(track.licence or "not stated" for track in tracks).most_common()
    return _section("Data", body + _table(("Licence", "Tracks"), licences))


def _preflight(files: RunFolder) -> str:
    title = "Check before the start"
    try:
        report = PreflightReport.from_json(files.preflight.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ""
    except (OSError, ValueError, DatasetError):
        return _section(title, "<p>Its report is damaged.</p>")
    kinds = Counter((problem.kind.value, problem.leaves_out) for problem in report.problems)
    rows = [(kind, count, "yes" if out else "no") for (kind, out), count in sorted(kinds.items())]
    body = f"<p>{report.listed:,} tracks listed, {report.usable:,} usable.</p>"
    body += _table(("Problem", "Tracks", "Left out"), rows) if rows else "<p>Nothing was found wrong.</p>"
    told = "".join(f"<p>{escape(sentence)}</p>" for sentence in (*report.blocking, *report.warnings))
    return _section(title, body + told)


def _section(title: str, body: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{body}</section>"


def _table(head: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> str:
    heads = "".join(f"<th>{escape(text)}</th>" for text in head)
    lines = "".join("<tr>" + "".join(_cell(value) for value in row) + "</tr>\n" for row in rows)
    return f'<div class="scroll"><table><thead><tr>{heads}</tr></thead>\n<tbody>{lines}</tbody></table></div>'


def _cell(value: Cell) -> str:
    if isinstance(value, int):
        return f'<td class="number">{value:,}</td>'
    return f"<td>{escape(value.encode('utf-8', 'replace').decode())}</td>"
