"""Training runs on the disk: what a new one may go on from, what came of each, and their end."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.app.session import Session
from genre_tagger.foundation.errors import TrainingError
from genre_tagger.training.run.folder import FINISHED, RUNNING, RunFolder, RunSummary, list_runs, summary

if TYPE_CHECKING:
    from genre_tagger.training.scores.values import RunEvaluation


@dataclass(frozen=True, slots=True, eq=False)
class RunResults:
    """A run as read from its folder; no evaluation where none was made yet. `others` lie beside it.

    `stamp` changes when the run answers anew.
    """

    summary: RunSummary
    evaluation: RunEvaluation | None
    baseline: RunEvaluation | None
    others: tuple[RunSummary, ...] = ()
    stamp: int = 0


def start_points(session: Session) -> tuple[str, ...]:
    """What a new run may start from: "bundled", ids of sound models, and the networks of finished runs as paths."""
    models = [entry.model_id for entry in session.registry().list() if entry.info is not None]
    networks = [RunFolder(run.folder).checkpoint for run in list_runs(session.runs_folder) if run.state == FINISHED]
    return ("bundled", *models, *(str(folder) for folder in networks if folder.is_dir()))


def read_results(folder: Path) -> RunResults:
    """What the run in `folder` came to, as it lies there. Raises TrainingError."""
    from genre_tagger.training.results.evaluation import read_baseline, read_evaluation

    found, stamp = summary(folder), results_stamp(folder)
    if found.problem:
        raise TrainingError(found.problem, folder)
    evaluation = read_evaluation(folder)
    baseline = read_baseline(folder) if evaluation is not None else None
    others = tuple(run for run in list_runs(folder.parent) if run.folder != folder and not run.problem)
    return RunResults(found, evaluation, baseline, others, stamp)


def results_stamp(folder: Path) -> int:
    """When the run's answers were last written, in ns; 0 where it has none."""
    try:
        return RunFolder(folder).predictions.stat().st_mtime_ns
    except OSError:
        return 0


def delete_run(session: Session, folder: Path) -> None:
    """For good, models installed from it excepted. Only a folder directly below the user's runs, and no run under way.

    Raises TrainingError.
    """
    if folder.parent != session.runs_folder:
        raise TrainingError("{folder} is not among your training runs.", folder, folder=folder)
    if summary(folder).state == RUNNING:
        raise TrainingError("The run {name} is under way; stop it first.", folder, name=folder.name)
    doomed = folder.with_name(f".deleted {folder.name}")  # renamed first, so that half of a run is never listed
    try:
        folder.rename(doomed)
        shutil.rmtree(doomed)
    except OSError as error:
        raise TrainingError(
            "The run {name} could not be deleted: {reason}.", folder, name=folder.name, reason=error.strerror
        ) from error
