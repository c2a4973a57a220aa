"""Where the parts of a training run lie on disk, which runs there are (`<user data>/runs/<run id>/`), what each was
told to do and the table of its tracks. Written whole or not at all. No torch.
"""

from __future__ import annotations

import csv
import errno
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, BinaryIO

from genre_tagger.foundation.errors import Sentence, TrainingError
from genre_tagger.foundation.plain_values import from_plain, to_plain
from genre_tagger.foundation.process_lock import ProcessLock
from genre_tagger.foundation.whole_file import whole_file
from genre_tagger.training.data.dataset import DataRequest, LabeledTrack
from genre_tagger.training.run.settings import RunSettings
from genre_tagger.training.scores.values import Scores


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a file that then takes the place of `path`; what stood there stays when anything fails.

    Raises TrainingError, one sentence, when the disk is full or refuses.
    """
    try:
        with whole_file(path) as stream:
            write(stream)
    except (OSError, RuntimeError) as error:
        # torch's own writer hides a full disk behind a RuntimeError
        if isinstance(error, RuntimeError) and "write" not in str(error).lower():
            raise
        raise disk_error(error, path) from error


def write_json(path: Path, values: dict[str, Any]) -> None:
    """As `write_whole`, one JSON object in UTF-8 (file names of any bytes as escapes)."""
    write_text(path, json.dumps(values, indent=1), "strict")


def write_text(path: Path, text: str, unencodable: str) -> None:
    """As `write_whole`, in UTF-8; `unencodable` says what becomes of what is none, as in `str.encode`."""
    write_whole(path, lambda stream: stream.write(text.encode("utf-8", unencodable)))


def disk_error(error: Exception, path: Path) -> TrainingError:
    """What to tell when a file of a run cannot be written."""
    if is_disk_full(error):
        return TrainingError(
            "The disk is full, so {name} could not be saved; free some space and resume the run.", path, name=path.name
        )
    reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
    return TrainingError(
        "{name} could not be saved in the run's folder: {reason}.", path, name=path.name, reason=reason
    )


def is_disk_full(error: BaseException | None) -> bool:
    """Whether the disk, or the user's share of it, is full: this error, or the one it came from."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
            return True
        error = error.__cause__ or error.__context__
    return False


class RunFolder:
    """Names only; nothing is opened here. Files of JSON, unless another format is named."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.plan = root / "plan.json"
        """What it was told to do (`RunPlan`)."""
        self.preflight = root / "preflight.json"
        """What was found wrong with the data before the start."""
        self.tracks = root / "tracks.csv"
        """CSV: every track that is used, with its split, genre and group, one row a track (`read_tracks`). Row numbers
        in `predictions` count from 0 below the header."""
        self.log = root / "log.jsonl"
        """JSON Lines: one object a step."""
        self.status = root / "status.json"
        """Replaced after each epoch: what `list_runs` tells."""
        self.lock = root / "lock"
        """Held by the process that trains."""
        self.state = root / "state.pt"
        """What the run goes on from."""
        self.events = root / "events"
        """Folder: event files for TensorBoard."""
        self.checkpoint = root / "best"
        """Folder: the best epoch's network, in the layout of `models/<id>/`."""
        self.predictions = root / "predictions.npz"
        """NPZ of the validation and test tracks, one row a track: `rows` (n,) int64 into `tracks`, `labels` (n,) int64
        into `genres`, `logits` (n, genres) float32 (not yet divided by `temperature`, a scalar), `split` (n,) text,
        `genres` (genres,) text."""
        self.evaluation, self.baseline = root / "evaluation.json", root / "baseline.json"
        """The scores with intervals, and the linear baseline's on the same tracks."""


RUNNING, FINISHED, PAUSED, BROKEN = "running", "finished", "paused", "broken"


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One run, as a list shows it.

    `started` is UTC in ISO 8601. `state` is "running" (a process is at it now), "finished", "paused" (it can be
    resumed; also after a crash) or "broken" (its folder cannot be read; `problem` says why in one sentence). `reason`
    says how a finished run ended ("done", "early stopping", "stopped"; a stopped run can be resumed), or the sentence
    a paused one failed with. Scores are the best epoch's.
    """

    run_id: str
    folder: Path
    started: str = ""
    preset: str = ""
    data_name: str = ""
    genres: tuple[str, ...] = ()
    state: str = PAUSED
    reason: str = ""
    epoch: int = 0
    epochs: int = 0
    best_epoch: int = 0
    validation: Scores | None = None
    test: Scores | None = None
    problem: str = ""

    @property
    def can_resume(self) -> bool:
        """Whether `resume_run` would go on with it."""
        return self.state == PAUSED or (self.state == FINISHED and self.reason == "stopped")


def list_runs(runs_folder: Path) -> tuple[RunSummary, ...]:
    """Every run below `runs_folder`, the latest first, damaged ones too. Opens small files only."""
    try:
        folders = [folder for folder in runs_folder.iterdir() if folder.is_dir() and not folder.name.startswith(".")]
    except OSError:
        return ()
    runs = [summary(folder) for folder in folders]
    return tuple(sorted(runs, key=lambda run: (run.started, run.run_id), reverse=True))


def summary(folder: Path) -> RunSummary:
    """One run; `state` is "broken" where its plan cannot be read."""
    files = RunFolder(folder)
    try:
        plan = json.loads(files.plan.read_text(encoding="utf-8"))
        status = json.loads(files.status.read_text(encoding="utf-8")) if files.status.exists() else {}
        is_held = files.lock.exists() and ProcessLock(files.lock).taken()
        told = (status.get("validation"), status.get("test"))
        validation, test = (None if values is None else from_plain(Scores, values) for values in told)
        return RunSummary(
            run_id=folder.name,
            folder=folder,
            started=str(plan["started"]),
            preset=str(plan["settings"]["preset"]),
            data_name=str(status.get("data_name", "")),
            genres=tuple(status.get("genres", ())),
            state=RUNNING if is_held else FINISHED if status.get("state") == FINISHED else PAUSED,
            reason=str(status.get("reason", "")),
            epoch=int(status.get("epoch", 0)),
            epochs=int(plan["settings"]["epochs"]),
            best_epoch=int(status.get("best_epoch", 0)),
            validation=validation,
            test=test,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        problem = Sentence(
            "The files of the run {name} are damaged or missing ({reason}).",
            name=folder.name,
            reason=type(error).__name__,
        )
        return RunSummary(folder.name, folder, state=BROKEN, problem=problem)


@dataclass(frozen=True, slots=True)
class RunPlan:
    """What a run was told to do. `started` is UTC in ISO 8601. `leave_out` are clips that the preflight found unusable.
    `models_folder` is where `settings.start_from` may name a model of the user's. `version` is the program's."""

    run_id: str
    started: str
    version: str
    request: DataRequest
    settings: RunSettings
    cache_folder: Path
    jobs: int = 0
    scheduler: str = ""
    leave_out: frozenset[Path] = frozenset()
    models_folder: Path | None = None

    def save(self, path: Path) -> None:
        """Raises TrainingError."""
        write_json(path, to_plain(self))


def read_plan(path: Path) -> RunPlan:
    """Raises TrainingError when the plan is missing or damaged."""
    try:
        return from_plain(RunPlan, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise TrainingError(
            "The run {name} cannot be used: its plan is missing or damaged; start a new run.",
            path,
            name=path.parent.name,
        ) from error


def save_tracks(path: Path, tracks: Sequence[LabeledTrack]) -> None:
    """One row a track, in order. Raises TrainingError."""
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, [field.name for field in fields(LabeledTrack)])
    writer.writeheader()
    writer.writerows(to_plain(track) for track in tracks)
    write_text(path, table.getvalue(), "surrogateescape")


def read_tracks(path: Path) -> tuple[LabeledTrack, ...]:
    """The tracks of a run, in the order its predictions count them. Raises TrainingError."""
    try:
        with path.open(encoding="utf-8", errors="surrogateescape", newline="") as stream:
            return tuple(from_plain(LabeledTrack, row) for row in csv.DictReader(stream))
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
        raise TrainingError(
            "The run {name} cannot be used: its table of tracks is missing or damaged.", path, name=path.parent.name
        ) from error
