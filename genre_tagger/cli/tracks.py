"""What commands on music share: finding files, the loop over predictions, and how a track looks in a line."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.app.session import Session
from genre_tagger.cli.exit import DONE, INTERRUPTED, SOME_FAILED, Interruption, refuse
from genre_tagger.cli.screen import Piece, Screen, drawn_share, padded
from genre_tagger.foundation.number_text import counted
from genre_tagger.foundation.readable import readable_path, readable_text
from genre_tagger.genres import UNKNOWN

if TYPE_CHECKING:
    from genre_tagger.app.classifying import FileStep
    from genre_tagger.library.report_row import ReportRow
    from genre_tagger.library.scan import SpooledFiles
    from genre_tagger.library.track import TrackFailed

_GENRE_CELLS, _BAR_CELLS, _TAGS_CELLS, _CHANGE_CELLS = 12, 11, 16, 24
_OUTCOME_CELLS = 9
_OUTCOME_STYLES = {"planned": "cyan", "written": "green", "skipped": "dim", "failed": "red"}


@dataclass(slots=True)
class Tally:
    """What a batch came to so far."""

    total: int = 0
    done: int = 0
    failed: int = 0
    genres: Counter[str] = field(default_factory=Counter)
    began: float = field(default_factory=time.monotonic)

    def exit_code(self, stop: Interruption) -> int:
        """130 after Ctrl-C, 1 when a file failed, else 0."""
        if stop.requested.is_set():
            return INTERRUPTED
        return SOME_FAILED if self.failed else DONE

    def interrupted_after(self) -> Piece:
        """How far it came before Ctrl-C."""
        return f"Interrupted after {self.done:,} of {counted(self.total, 'file')}.", "yellow"


def find_files(paths: Sequence[Path]) -> SpooledFiles:
    """Every audio file under `paths`. A path that is not there, or no audio at all, is wrong usage."""
    from genre_tagger.library.scan import SpooledFiles, scan

    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        refuse(f"No such file or folder: {', '.join(readable_path(path) for path in missing)}")
    found = SpooledFiles(scan(paths))
    if not len(found):
        refuse(f"No audio files in {', '.join(readable_path(path) for path in paths)}")
    return found


def split_found(screen: Screen, tally: Tally, files: Iterable[Path | TrackFailed]) -> list[Path]:
    """Absolute paths of what was found; what could not be is counted and named on standard error."""
    found: list[Path] = []
    for one in files:
        if isinstance(one, Path):
            found.append(one.absolute())
        else:
            note_failure(screen, tally, one.path, one.error.message)
    return found


def classified(
    session: Session,
    files: SpooledFiles,
    screen: Screen,
    stop: Interruption,
    tally: Tally,
    corrected: Mapping[Path, str],
) -> Generator[FileStep]:
    """The files' predictions with what each track's album says, when all have come; or as they come, if the settings
    say so. Counted in `tally`, but for failures; ends early when asked to.

    `corrected` are the person's genres, by absolute path.
    """
    from genre_tagger.app.classifying import in_company
    from genre_tagger.library.track import TrackFailed

    tally.total = len(files)
    with closing(_steps(session, files, screen, stop, tally)) as steps:
        for step in in_company(session, steps, corrected):
            if not isinstance(step, TrackFailed):
                tally.genres[step.prediction.genre] += 1
            yield step


def _steps(
    session: Session, files: SpooledFiles, screen: Screen, stop: Interruption, tally: Tally
) -> Generator[FileStep]:
    from genre_tagger.app.classifying import classify
    from genre_tagger.library.track import BatchSummary

    with (
        closing(classify(session, files, stop.requested)) as steps,
        screen.progress(tally.total, "Classifying") as advance,
    ):
        for step in steps:
            if isinstance(step, BatchSummary):
                for problem in step.problems:
                    screen.note(problem)
                continue
            tally.done += 1
            advance()
            yield step
            if stop.requested.is_set():
                break


def correction_note(corrected: int) -> str:
    """What a person must know of a run in which corrections counted."""
    are = "file has the genre" if corrected == 1 else "files have the genre"
    return f"{corrected:,} {are} you gave, not the predicted one (--ignore-corrections goes by the prediction)."


def note_failure(screen: Screen, tally: Tally, path: Path, message: str) -> None:
    """Count a file that failed, and name it and why."""
    tally.failed += 1
    screen.note(("failed  ", "red"), readable_path(path), (f"  {readable_text(message)}", "dim"))


def prediction_heading(screen: Screen, *, changes: bool) -> list[Piece]:
    """What stands above the lines."""
    prediction = padded("GENRE", _GENRE_CELLS + (_BAR_CELLS if screen.shows_bars else 0)) + "  SURE  "
    tags = padded("TAGS", _CHANGE_CELLS) if changes else padded("TAGS NOW", _TAGS_CELLS)
    return [(f"{prediction}{tags}  FILE", "dim")]


def prediction_line(screen: Screen, row: ReportRow) -> list[Piece]:
    """One track: genre, confidence, the genre it has, file; where its album changed the answer, how."""
    from genre_tagger.library.report_row import company_note

    differs = row.company is not None and row.company.differs
    note = row.reason if row.corrected else company_note(row) if differs else ""
    tags: Piece = padded(genres_text(row.old_genres), _TAGS_CELLS), "dim"
    return [*_prediction(screen, row), tags, f"  {readable_path(row.path)}", _remark(note)]


def change_line(screen: Screen, row: ReportRow) -> list[Piece]:
    """One change: genre, confidence, old -> new or what stays, file, and why."""
    tags: Piece = padded(_change(row) or genres_text(row.old_genres), _CHANGE_CELLS), _OUTCOME_STYLES[row.outcome]
    return [*_prediction(screen, row), tags, f"  {readable_path(near(row.path))}", _remark(row.reason)]


def log_pieces(row: ReportRow) -> list[Piece]:
    """One line of a log: what became of a file, genre and confidence, old -> new where it changes, whole path, why."""
    style = _OUTCOME_STYLES[row.outcome]
    pieces: list[Piece] = [(padded(row.outcome, _OUTCOME_CELLS), style)]
    if row.genre:
        sure = "you" if row.corrected else f"{row.confidence or 0.0:.0%}"
        change = _change(row)
        pieces += [f"{row.genre} {sure}", (f"  {change}" if change else "", style)]
    return [*pieces, f"  {readable_path(row.path)}", _remark(row.reason)]


def near(path: Path) -> Path:
    """The path as seen from the working folder when it lies below, else as it is."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def genres_text(genres: tuple[str, ...]) -> str:
    """Several genres as one text.

    >>> genres_text(()), genres_text(("Rock", "Folk"))
    ('(none)', 'Rock; Folk')
    """
    return readable_text("; ".join(genres)) or "(none)"


def _change(row: ReportRow) -> str:
    """What was or would be written; "" where nothing is."""
    if row.outcome not in ("planned", "written"):
        return ""
    return f"{genres_text(row.old_genres)} -> {genres_text(row.new_genres or ())}"


def _remark(text: str) -> Piece:
    return f"  ({readable_text(text)})" if text else "", "dim"


def _prediction(screen: Screen, row: ReportRow) -> list[Piece]:
    """The genre and how sure it is, or that the person said so; of the same width for every row."""
    known, confidence = row.genre != UNKNOWN, row.confidence or 0.0
    pieces: list[Piece] = [(padded(row.genre, _GENRE_CELLS), "bold" if known else "dim")]
    if screen.shows_bars:
        drawn = "" if row.corrected else drawn_share(confidence)
        pieces.append((padded(drawn, _BAR_CELLS), "green" if known else "yellow"))
    return [*pieces, "   you  " if row.corrected else f"{confidence:6.0%}  "]
