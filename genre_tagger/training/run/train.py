"""A training run from the request to the finished model: one generator for the window and the command line.

A `Stop` pauses it (it saves and ends with RunPaused) or stops it (it saves and finishes with the best epoch so far).
Closing it, or killing its process, loses at most the epoch under way. Meant for a process of its own
(`process.ProcessStream`); torch is imported when the data stand.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from genre_tagger.features.mel import MelSettings
from genre_tagger.foundation.errors import GenreTaggerError, TrainingError
from genre_tagger.foundation.installation import program_version
from genre_tagger.foundation.plain_values import to_plain
from genre_tagger.foundation.process_lock import LockedError, ProcessLock
from genre_tagger.training.data.dataset import DataRequest, Split
from genre_tagger.training.run.folder import (
    FINISHED,
    PAUSED,
    RunFolder,
    RunPlan,
    disk_error,
    is_disk_full,
    read_plan,
    summary,
    write_json,
    write_text,
)
from genre_tagger.training.run.material import Material, Origin, find_origin, front_end_of, prepare
from genre_tagger.training.run.settings import RunSettings, checked, preset
from genre_tagger.training.run.steps import (
    BatchTrained,
    EpochTrained,
    Progress,
    RunFinished,
    RunPaused,
    RunStarted,
    RunWarning,
    append_step,
    event_files,
)
from genre_tagger.training.windows.extraction import ClipFailed, ExtractionProgress
from genre_tagger.workers.process import Stop
from genre_tagger.workers.process_child import is_out_of_memory

RunStep = (
    RunStarted | ExtractionProgress | ClipFailed | BatchTrained | EpochTrained | RunPaused | RunWarning | RunFinished
)
RunSteps = Generator[RunStep, None, None]

_LOGGED = (RunStarted, EpochTrained, RunPaused, RunWarning, RunFinished)
_LOCK_TRIES = 20


def train_run(
    request: DataRequest,
    settings: RunSettings,
    runs_folder: Path,
    *,
    cache_folder: Path,
    run_id: str = "",
    jobs: int = 0,
    scheduler: str = "",
    leave_out: frozenset[Path] = frozenset(),
    preflight_json: str = "",
    models_folder: Path | None = None,
    stop: Stop | None = None,
) -> RunSteps:
    """A new run in `runs_folder / run_id` (a name of date, time and preset where none is given).

    `stop` pauses or ends it. `cache_folder` keeps the mel windows, `models_folder` is where `settings.start_from` may
    name a model. Raises TrainingError, DatasetError or CheckpointError, each one sentence; what was saved by then can
    be resumed.
    """
    checked(settings)
    name = run_id or new_run_id(settings)
    plan = RunPlan(
        run_id=name,
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        version=program_version(),
        request=request,
        settings=settings,
        cache_folder=cache_folder,
        jobs=jobs,
        scheduler=scheduler,
        leave_out=leave_out,
        models_folder=models_folder,
    )
    files = _new_folder(runs_folder, name)
    plan.save(files.plan)
    if preflight_json:
        write_text(files.preflight, preflight_json, "surrogateescape")
    yield from _run(plan, files, stop or Stop())


def new_run_id(settings: RunSettings) -> str:
    """A name nobody has given yet: date, time, preset."""
    return f"{datetime.now():%Y%m%d-%H%M%S}-{settings.preset}"


def resume_run(
    folder: Path,
    *,
    settings: RunSettings | None = None,
    cache_folder: Path | None = None,
    jobs: int | None = None,
    scheduler: str | None = None,
    stop: Stop | None = None,
) -> RunSteps:
    """Go on with a run that was paused, stopped or cut off. Without new `settings` it is as if it had never ended.

    Of new settings all but the preset may differ; network, seed, batch and balance had better not. Raises as
    `train_run` does, TrainingError also for a run that is finished or that another process is at.
    """
    files = RunFolder(folder)
    plan = read_plan(files.plan)
    changes: dict[str, Any] = {"cache_folder": cache_folder, "jobs": jobs, "scheduler": scheduler, "settings": settings}
    plan = replace(plan, **{name: value for name, value in changes.items() if value is not None})
    checked(plan.settings)
    state = summary(folder)
    if state.state == FINISHED and not state.can_resume and plan.settings.epochs <= state.epoch:
        raise TrainingError(
            "The run {name} is finished; start a new run, from its model if you like.", folder, name=folder.name
        )
    yield from _run(plan, files, stop or Stop())


def _new_folder(runs_folder: Path, name: str) -> RunFolder:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", name):
        raise TrainingError("A run's name is made of letters, digits, dots, dashes and underscores.")
    folder = runs_folder / name
    try:
        folder.mkdir(parents=True)
    except FileExistsError as error:
        raise TrainingError(
            "There is a run “{name}” already; choose another name or resume it.", folder, name=name
        ) from error
    except OSError as error:
        raise disk_error(error, folder) from error
    return RunFolder(folder)


@contextmanager
def _alone(files: RunFolder) -> Iterator[None]:
    """Two processes at one run would spoil it. Whoever lists the runs looks at the lock for a moment: try again."""
    for attempt in range(_LOCK_TRIES):
        with ExitStack() as held:
            try:
                held.enter_context(ProcessLock(files.lock).held(wait=False))
            except (LockedError, OSError) as error:
                if attempt + 1 == _LOCK_TRIES:
                    raise TrainingError(
                        "Another Genre Tagger is at the run {name} now.", files.root, name=files.root.name
                    ) from error
                time.sleep(0.05)
                continue
            yield
            return


def _run(plan: RunPlan, files: RunFolder, stop: Stop) -> RunSteps:
    """The run with its log, status and errors around it."""
    with _alone(files), closing(_stages(plan, files, stop)) as steps:
        try:
            for step in steps:
                if isinstance(step, _LOGGED):
                    append_step(files.log, step)
                yield step
        except Exception as error:
            told = _told(error, files)
            with suppress(TrainingError):  # with a full disk the list shows a paused run without the reason
                _update_status(files, state=PAUSED, reason=told.message)
            if told is error:
                raise
            raise told from error


def _told(error: Exception, files: RunFolder) -> GenreTaggerError:
    """The error as one sentence for a person, with what it means for the run. Raises what nobody foresaw."""
    if is_disk_full(error):
        best = summary(files.root).best_epoch
        if not best:
            return TrainingError(
                "The disk is full; nothing was trained yet. Free some space and resume the run.", files.root
            )
        return TrainingError(
            "The disk is full; the best model so far, of epoch {epoch}, is kept. Free some space and resume the run.",
            files.root,
            epoch=best,
        )
    if is_out_of_memory(error):
        return TrainingError(
            "There is not enough memory; fewer clips at once (micro-batch) need less. The run can be resumed.",
            files.root,
        )
    if isinstance(error, GenreTaggerError):
        return error
    if isinstance(error, OSError):
        name = getattr(error, "filename", None) or files.root
        return TrainingError(
            "{name} cannot be used: {reason}; the run can be resumed.", name, name=name, reason=error.strerror or error
        )
    raise error


def _stages(plan: RunPlan, files: RunFolder, stop: Stop) -> RunSteps:
    """Data, features, network, epochs, the finished model."""
    origin = find_origin(plan.settings.start_from, plan.models_folder)
    status = _read_status(files)
    if "mel" in status:  # as it began
        mel = MelSettings(**status["mel"])
    else:
        mel = origin.info.mel if origin is not None else front_end_of(preset(plan.settings.preset).network)
    _update_status(files, mel=mel.to_json())
    known = (status["data_name"], tuple(status["genres"])) if files.tracks.exists() and "genres" in status else None
    preparing = prepare(plan, files, mel, known)
    try:
        while True:
            yield next(preparing)
            if stop.wish:
                _update_status(files, state=PAUSED)
                yield RunPaused(plan.run_id, 0)
                return
    except StopIteration as ended:
        material: Material = ended.value
    finally:
        preparing.close()
    _update_status(files, state=PAUSED, reason="", data_name=material.data_name, genres=list(material.genres))
    segment_windows = origin is not None and origin.info.segment_windows
    yield from _train(plan, files, replace(material, segment_windows=segment_windows), origin, stop)


def _train(plan: RunPlan, files: RunFolder, material: Material, origin: Origin | None, stop: Stop) -> RunSteps:
    """In the training process alone: torch and Fabric are imported here."""
    from genre_tagger.training.run.finish import Job, follow, set_up
    from genre_tagger.training.run.team import Team, keep_freed_memory, other_processes

    keep_freed_memory()
    job = Job(plan, files, material, origin)
    with other_processes(plan.settings, plan.run_id, follow), event_files(files.events) as write_events:
        team = Team(plan.settings)
        team.agree(job)
        loop, keeper = set_up(job, team)
        progress = loop.progress
        training, validation, test_clips = (material.count(split) for split in Split)
        yield RunStarted(
            run_id=plan.run_id,
            folder=files.root,
            genres=material.genres,
            device=team.name,
            parameters=loop.parameters,
            training_clips=training,
            validation_clips=validation,
            test_clips=test_clips,
            epochs=plan.settings.epochs,
            resumed_epoch=progress.epoch,
        )
        steps = loop.train(stop)
        try:
            while True:
                step = next(steps)
                if isinstance(step, EpochTrained):
                    _update_status(files, **_standing(progress))
                    write_events(step)
                yield step
        except StopIteration as ended:
            reason: str = ended.value
        finally:
            steps.close()
        if reason == "stopped" and not progress.best_epoch:
            yield RunWarning("The run was stopped before its first epoch was over, so there is no model yet.")
            reason = "paused"
        if reason == "paused":
            yield RunPaused(plan.run_id, progress.epoch)
            return
        test = keeper.finish(progress, team.device)
        _update_status(files, **_standing(progress), state=FINISHED, reason=reason, test=to_plain(test))
        yield RunFinished(plan.run_id, files.root, files.checkpoint, progress.best_epoch, reason, test)


def _standing(progress: Progress) -> dict[str, Any]:
    best = to_plain(progress.best)
    return {"epoch": progress.epoch, "best_epoch": progress.best_epoch, "validation": best}


def _read_status(files: RunFolder) -> dict[str, Any]:
    try:
        values = json.loads(files.status.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}


def _update_status(files: RunFolder, **values: Any) -> None:
    write_json(files.status, _read_status(files) | {"process": os.getpid()} | values)
