"""The log of a run: JSON Lines, one object a step, appended as it happens and readable while it grows. No torch."""

from __future__ import annotations

import json
import math
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from genre_tagger.training.run.folder import scores_from_json, scores_to_json
from genre_tagger.training.run.safe_file import disk_error
from genre_tagger.training.run.steps import (
    BatchTrained,
    EpochTrained,
    RunFinished,
    RunPaused,
    RunStarted,
    RunWarning,
    Scores,
)
from genre_tagger.training.windows.steps import ClipFailed, ExtractionProgress

Logged = RunStarted | EpochTrained | RunPaused | RunWarning | RunFinished
_NAMES: dict[type, str] = {
    RunStarted: "started",
    EpochTrained: "epoch",
    RunPaused: "paused",
    RunWarning: "warning",
    RunFinished: "finished",
    BatchTrained: "batch",
    ExtractionProgress: "extraction",
    ClipFailed: "clip-failed",
}
_RENAMED: dict[tuple[type, str], str] = {
    (BatchTrained, "step"): "batch",
    (BatchTrained, "steps"): "batches",
}  # "step" is the line's kind


def append_step(path: Path, step: Logged) -> None:
    """One more line. Raises TrainingError where it cannot be written."""
    try:
        with path.open("a", encoding="ascii") as stream:
            stream.write(json.dumps(step_to_json(step)) + "\n")
    except OSError as error:
        raise disk_error(error, path) from error


def step_to_json(step: Logged | BatchTrained | ExtractionProgress | ClipFailed) -> dict[str, Any]:
    """A step as plain values: its kind, when it was told, and its fields."""
    values: dict[str, Any] = {"step": _NAMES[type(step)], "at": datetime.now(UTC).isoformat(timespec="seconds")}
    return values | {
        _RENAMED.get((type(step), field.name), field.name): _plain(getattr(step, field.name)) for field in fields(step)
    }


def read_epochs(path: Path) -> tuple[EpochTrained, ...]:
    """Every epoch of the run, in order, each once (a crash may have repeated one: the later line counts).

    A line that a crash cut short is passed over. Empty where there is no log.
    """
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    epochs: dict[int, EpochTrained] = {}
    for line in lines:
        try:
            values = json.loads(line)
            if values["step"] == "epoch":
                epoch = epoch_from_json(values)
                epochs[epoch.epoch] = epoch
        except (ValueError, KeyError, TypeError):
            continue
    return tuple(epochs[number] for number in sorted(epochs))


def epoch_to_json(epoch: EpochTrained) -> dict[str, Any]:
    """Plain values; NaN as null."""
    return {field.name: _plain(getattr(epoch, field.name)) for field in fields(epoch)}


def epoch_from_json(values: dict[str, Any]) -> EpochTrained:
    """Inverse of `epoch_to_json`. Raises KeyError or TypeError."""
    plain = {field.name: values[field.name] for field in fields(EpochTrained)}
    nowhere = Scores(math.nan, math.nan, math.nan)
    plain |= {name: scores_from_json(plain[name]) or nowhere for name in ("training", "validation")}
    low, likely, high = plain["remaining_seconds"]
    return EpochTrained(**plain | {"remaining_seconds": (float(low), float(likely), float(high))})


def _plain(value: Any) -> Any:
    if isinstance(value, Scores):
        return scores_to_json(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Path) else value
