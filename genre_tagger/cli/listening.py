"""What `classify` and `tag` share: which files, which model, and the loop over the verdicts."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.cli.interruption import INTERRUPTED, Interruption
from genre_tagger.cli.presentation import DONE, SOME_FAILED, refuse
from genre_tagger.cli.screen import Screen
from genre_tagger.settings import Settings, load_settings, user_folders

if TYPE_CHECKING:
    from genre_tagger.classification.checkpoint import CheckpointInfo
    from genre_tagger.library.store import PredictionStore
    from genre_tagger.library.track import TrackClassified, TrackFailed, TrackRemembered


@dataclass(frozen=True, slots=True)
class Listening:
    """How to listen: the model's folder and card, windows per track and worker processes (None: their defaults)."""

    model_folder: Path
    model: CheckpointInfo
    windows: int | None
    jobs: int | None


@dataclass(slots=True)
class Tally:
    """What a batch came to so far."""

    total: int = 0
    done: int = 0
    failed: int = 0
    genres: Counter[str] = field(default_factory=Counter)
    began: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began


def current_settings(screen: Screen) -> Settings:
    """The user's settings; what is wrong with them is noted, once."""
    settings, notices = load_settings(user_folders().settings_file)
    for notice in notices:
        screen.note(notice)
    return settings


def choose_listening(
    screen: Screen, settings: Settings, *, model: str | None, windows: int | None, jobs: int | None
) -> Listening:
    """Options first, then settings. `model` is a name, or the path of a model's folder. Raises CheckpointError."""
    from genre_tagger.classification.checkpoint import read_checkpoint_info
    from genre_tagger.classification.registry import Registry
    from genre_tagger.errors import CheckpointError

    registry = Registry(user_folders().models)
    if model is None:
        active = registry.active()
        if active.warning:
            screen.note(active.warning)
        folder, info = active.folder, active.info
    elif os.sep in model and Path(model).is_dir():
        folder, info = Path(model), read_checkpoint_info(Path(model))
    else:
        try:
            entry = registry.get(model)
        except CheckpointError as error:
            known = ", ".join(entry.model_id for entry in registry.list())
            refuse(f"{error.message} There are: {known or 'none'}.")
        folder, info = entry.folder, entry.info or read_checkpoint_info(entry.folder)
    return Listening(folder, info, windows or settings.windows, jobs or settings.jobs)


def find_files(screen: Screen, paths: Sequence[Path]) -> list[Path | TrackFailed]:
    """Every audio file under `paths`. A path that is not there, or no audio at all, is wrong usage."""
    from genre_tagger.library.scan import scan
    from genre_tagger.readable import readable_path

    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        refuse(f"No such file or folder: {', '.join(readable_path(path) for path in missing)}")
    found = list(scan(paths))
    if not found:
        refuse(f"No audio files in {', '.join(readable_path(path) for path in paths)}")
    return found


def listen(
    files: Iterable[Path | TrackFailed],
    listening: Listening,
    store: PredictionStore,
    screen: Screen,
    stop: Interruption,
    tally: Tally,
) -> Generator[TrackClassified | TrackRemembered | TrackFailed, None, None]:
    """The verdicts as they come, counted in `tally`, failures named on standard error; ends early when asked to."""
    from genre_tagger.library.library import classify_tracks
    from genre_tagger.library.track import BatchSummary, TrackFailed

    steps = classify_tracks(
        files,
        model_folder=listening.model_folder,
        windows=listening.windows,
        jobs=listening.jobs,
        store=store,
        cancelled=stop.requested,
    )
    with screen.progress(tally.total, "Listening") as advance:
        try:
            for step in steps:
                if isinstance(step, BatchSummary):
                    for problem in step.problems:
                        screen.note(problem)
                    continue
                tally.done += 1
                advance()
                if isinstance(step, TrackFailed):
                    tally.failed += 1
                    note_failure(screen, step.path, step.error.message)
                else:
                    tally.genres[step.prediction.genre] += 1
                yield step
                if stop.requested.is_set():
                    break
        finally:
            steps.close()


def user_corrections(*, ignore: bool = False) -> dict[Path, str]:
    """The genre of every file the user corrected, {} where they are not wanted. Raises CorrectionsError."""
    from genre_tagger.library.corrections import CORRECTIONS_NAME, CorrectionStore

    path = user_folders().data / CORRECTIONS_NAME
    if ignore or not path.exists():
        return {}
    with CorrectionStore(path) as store:
        return {one.path: one.genre for one in store.all()}


def correction_note(corrected: int) -> str:
    """What a person must know of a run in which corrections counted."""
    are = "file has the genre" if corrected == 1 else "files have the genre"
    return f"{corrected:,} {are} you gave, not the one heard (--ignore-corrections goes by what is heard)."


def note_failure(screen: Screen, path: Path, message: str) -> None:
    """Name a file that failed, and why."""
    from genre_tagger.readable import readable_path, readable_text

    screen.note(("failed  ", "red"), readable_path(path), (f"  {readable_text(message)}", "dim"))


def exit_code(tally: Tally, stop: Interruption) -> int:
    """130 after Ctrl-C, 1 when a file failed, else 0."""
    if stop.requested.is_set():
        return INTERRUPTED
    return SOME_FAILED if tally.failed else DONE


def counted(number: int, thing: str) -> str:
    """ "1 file", "2 files"."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")
