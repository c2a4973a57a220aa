"""How a prediction and a change of tags look in a line for people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.cli.screen import Piece, Screen, drawn_share, padded
from genre_tagger.foundation.readable import readable_path, readable_text
from genre_tagger.genres import UNKNOWN

if TYPE_CHECKING:
    from genre_tagger.library.report_row import ReportRow

_GENRE_CELLS, _BAR_CELLS, _TAGS_CELLS, _CHANGE_CELLS = 12, 11, 16, 24
_OUTCOME_CELLS = 9
_OUTCOME_STYLES = {"planned": "cyan", "written": "green", "skipped": "dim", "failed": "red"}


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
    return [
        *_prediction(screen, row),
        (padded(genres_text(row.old_genres), _TAGS_CELLS), "dim"),
        f"  {readable_path(row.path)}",
        (f"  ({readable_text(note)})" if note else "", "dim"),
    ]


def change_line(screen: Screen, row: ReportRow) -> list[Piece]:
    """One change: genre, confidence, old -> new or what stays, file, and why."""
    style = _OUTCOME_STYLES[row.outcome]
    old, new = genres_text(row.old_genres), genres_text(row.new_genres or ())
    changes = row.outcome in ("planned", "written")
    return [
        *_prediction(screen, row),
        (padded(f"{old} -> {new}" if changes else old, _CHANGE_CELLS), style),
        f"  {readable_path(near(row.path))}",
        (f"  ({readable_text(row.reason)})" if row.reason else "", "dim"),
    ]


def log_pieces(row: ReportRow) -> list[Piece]:
    """One line of a log: what became of a file, genre and confidence, old -> new where it changes, whole path, why."""
    style, path = _OUTCOME_STYLES[row.outcome], f"  {readable_path(row.path)}"
    why = (f"  ({readable_text(row.reason)})" if row.reason else "", "dim")
    if not row.genre:
        return [(padded(row.outcome, _OUTCOME_CELLS), style), path, why]
    sure = "you" if row.corrected else f"{row.confidence or 0.0:.0%}"
    change = f"  {genres_text(row.old_genres)} -> {genres_text(row.new_genres or ())}"
    return [
        (padded(row.outcome, _OUTCOME_CELLS), style),
        f"{row.genre} {sure}",
        (change if row.outcome in ("planned", "written") else "", style),
        path,
        why,
    ]


def near(path: Path) -> Path:
    """The path as seen from the working folder when it lies below, else as it is."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _prediction(screen: Screen, row: ReportRow) -> list[Piece]:
    """The genre and how sure it is, or that the person said so; of the same width for every row."""
    known, confidence = row.genre != UNKNOWN, row.confidence or 0.0
    pieces: list[Piece] = [(padded(row.genre, _GENRE_CELLS), "bold" if known else "dim")]
    if screen.shows_bars:
        drawn = "" if row.corrected else drawn_share(confidence)
        pieces.append((padded(drawn, _BAR_CELLS), "green" if known else "yellow"))
    return [*pieces, "   you  " if row.corrected else f"{confidence:6.0%}  "]


def genres_text(genres: tuple[str, ...]) -> str:
    """Several genres as one text.

    >>> genres_text(()), genres_text(("Rock", "Folk"))
    ('(none)', 'Rock; Folk')
    """
    return readable_text("; ".join(genres)) or "(none)"
