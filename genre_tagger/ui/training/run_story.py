"""An earlier run as its folder tells it: its epochs, and how it ended. No Qt, no torch."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from genre_tagger.training.run_folder import FINISHED, RunFolder, RunSummary
from genre_tagger.training.run_log import read_epochs
from genre_tagger.training.run_steps import RunFinished, RunStarted, Scores
from genre_tagger.ui.training.run_record import RunPhase, RunRecord


def read_record(run: RunSummary) -> RunRecord:
    """Reads small files; what is missing stays empty."""
    files = RunFolder(run.folder)
    record = RunRecord(run.folder, RunPhase.PAUSED)
    record.epochs = list(read_epochs(files.log))
    record.started = _started(files, run)
    if run.problem:
        record.phase, record.problem = RunPhase.FAILED, run.problem
    elif run.state == FINISHED:
        record.phase = RunPhase.FINISHED
        nothing = Scores(math.nan, math.nan, math.nan)
        record.finished = RunFinished(
            run.run_id, run.folder, files.checkpoint, run.best_epoch, run.reason or "done", run.test or nothing
        )
    elif run.reason:
        record.phase, record.problem = RunPhase.FAILED, run.reason
    return record


def _started(files: RunFolder, run: RunSummary) -> RunStarted | None:
    """The last line of the log that says how the run began."""
    values: dict[str, Any] = {}
    try:
        with files.log.open(encoding="utf-8", errors="replace") as stream:
            for line in stream:
                if '"started"' in line:
                    values = json.loads(line)
        return RunStarted(
            run.run_id,
            Path(run.folder),
            tuple(values["genres"]),
            str(values["device"]),
            int(values["parameters"]),
            int(values["training_clips"]),
            int(values["validation_clips"]),
            int(values["test_clips"]),
            run.epochs or int(values["epochs"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
