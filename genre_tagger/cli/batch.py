"""What `classify` and `tag` share: which files, which model, and the loop over the predictions."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.app.session import Session
from genre_tagger.cli.interruption import INTERRUPTED, Interruption
from genre_tagger.cli.options import ClassifyOptions, given
from genre_tagger.cli.presentation import DONE, SOME_FAILED, refuse
from genre_tagger.cli.screen import Screen

if TYPE_CHECKING:
    from genre_tagger.app.company import FileStep
    from genre_tagger.classification.registry import ActiveModel
    from genre_tagger.library.report_row import ReportRow
    from genre_tagger.library.scan import SpooledFiles
    from genre_tagger.library.track import TrackFailed


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


def open_session(screen: Screen) -> Session:
    """The user's session; what is wrong with the settings is noted. Enter it, so that it is closed."""
    session = Session()
    for notice in session.notices:
        screen.note(notice)
    return session


def choose_model(screen: Screen, session: Session, options: ClassifyOptions) -> ActiveModel:
    """The model that classifies in this session; options go before settings. Raises CheckpointError."""
    session.scheduler = options.scheduler
    chosen = {name: value for name, value in given(options).items() if name in ("windows", "jobs", "company")}
    session.settings = replace(session.settings, **chosen)
    active = session.model() if options.model is None else session.use_model(options.model)
    if active.warning:
        screen.note(active.warning)
    return active


def find_files(screen: Screen, paths: Sequence[Path]) -> SpooledFiles:
    """Every audio file under `paths`. A path that is not there, or no audio at all, is wrong usage."""
    from genre_tagger.foundation.readable import readable_path
    from genre_tagger.library.scan import SpooledFiles, scan

    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        refuse(f"No such file or folder: {', '.join(readable_path(path) for path in missing)}")
    found = SpooledFiles(scan(paths))
    if not len(found):
        refuse(f"No audio files in {', '.join(readable_path(path) for path in paths)}")
    return found


def split_found(screen: Screen, files: Iterable[Path | TrackFailed]) -> tuple[list[Path], int]:
    """Absolute paths of what was found, and how many could not be; those are named on standard error."""
    found: list[Path] = []
    failed = 0
    for one in files:
        if isinstance(one, Path):
            found.append(one.absolute())
        else:
            failed += 1
            note_failure(screen, one.path, one.error.message)
    return found, failed


def classify_rows(
    session: Session,
    files: SpooledFiles,
    screen: Screen,
    stop: Interruption,
    tally: Tally,
    corrected: Mapping[Path, str],
) -> Generator[tuple[FileStep, ReportRow], None, None]:
    """The files' predictions with what each track's album says, when all have come; or as they come, if the settings
    say so. Each with its row of a report, which has the person's genre where they gave one.

    `corrected` are the person's genres, by absolute path. Counted in `tally`, failures are named on standard error.
    """
    from genre_tagger.app.company import in_company
    from genre_tagger.library.report_row import corrected_row, row_of_step
    from genre_tagger.library.track import TrackFailed

    tally.total = len(files)
    with closing(_classify_steps(session, files, screen, stop, tally)) as steps:
        for step in in_company(session, steps, corrected):
            row = row_of_step(step)
            if not isinstance(step, TrackFailed):
                tally.genres[step.prediction.genre] += 1
                genre = corrected.get(row.path.absolute())
                row = corrected_row(row, genre) if genre else row
            yield step, row


def _classify_steps(
    session: Session, files: Iterable[Path | TrackFailed], screen: Screen, stop: Interruption, tally: Tally
) -> Generator[FileStep, None, None]:
    """The predictions as they come, counted in `tally`, failures named on standard error; ends early when asked to."""
    from genre_tagger.app.classifying import classify
    from genre_tagger.library.track import BatchSummary, TrackFailed

    steps = classify(session, files, stop.requested)
    with screen.progress(tally.total, "Classifying") as advance:
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
                yield step
                if stop.requested.is_set():
                    break
        finally:
            steps.close()


def correction_note(corrected: int) -> str:
    """What a person must know of a run in which corrections counted."""
    are = "file has the genre" if corrected == 1 else "files have the genre"
    return f"{corrected:,} {are} you gave, not the predicted one (--ignore-corrections goes by the prediction)."


def note_failure(screen: Screen, path: Path, message: str) -> None:
    """Name a file that failed, and why."""
    from genre_tagger.foundation.readable import readable_path, readable_text

    screen.note(("failed  ", "red"), readable_path(path), (f"  {readable_text(message)}", "dim"))


def exit_code(tally: Tally, stop: Interruption) -> int:
    """130 after Ctrl-C, 1 when a file failed, else 0."""
    if stop.requested.is_set():
        return INTERRUPTED
    return SOME_FAILED if tally.failed else DONE
