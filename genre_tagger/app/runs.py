"""Training runs on the disk: what a new one may go on from, and their end."""

from __future__ import annotations

import shutil
from pathlib import Path

from genre_tagger.app.session import Session
from genre_tagger.foundation.errors import TrainingError
from genre_tagger.training.run.folder import FINISHED, RUNNING, RunFolder, list_runs, summary


def start_points(session: Session) -> tuple[str, ...]:
    """What a new run may start from: "bundled", ids of sound models, and the networks of finished runs as paths."""
    models = [entry.model_id for entry in session.registry().list() if entry.info is not None]
    networks = [RunFolder(run.folder).checkpoint for run in list_runs(session.runs_folder) if run.state == FINISHED]
    return ("bundled", *models, *(str(folder) for folder in networks if folder.is_dir()))


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
