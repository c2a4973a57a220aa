"""ReportRow: what a report, a CSV line or a JSON line says of one file. The fields are a contract with scripts."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genre_tagger.classification.prediction import Prediction
from genre_tagger.foundation.readable import path_fields, readable_text
from genre_tagger.library.track import CompanyPrediction, Track, TrackClassified, TrackFailed, TrackRemembered
from genre_tagger.tags.tag_change import TagChange

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

OUTCOMES = ("judged", "planned", "written", "skipped", "failed")
"""Classified, would be written, was written, left alone on purpose, could not be done (the last two have a reason)."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One file and what became of it.

    `genre` is the prediction ("Unknown" below the model's threshold, "" where there is none) and `confidence` its
    probability in [0, 1]. Where a person corrected it, `genre` is the person's word and `predicted` the prediction
    (else ""); `confidence` stays the prediction's. `album` is the title in the tags; `company` says what the prediction
    rests on, None where each track was classified alone. `new_genres` is None where no change of tags was in question.
    `reason` is one sentence, "" for what needs none.
    """

    path: Path
    outcome: str
    genre: str = ""
    confidence: float | None = None
    probabilities: tuple[tuple[str, float], ...] = ()
    in_scope: float | None = None
    old_genres: tuple[str, ...] = ()
    new_genres: tuple[str, ...] | None = None
    reason: str = ""
    windows: int = 0
    model_id: str = ""
    duration_seconds: float | None = None
    title: str = ""
    artist: str = ""
    predicted: str = ""
    album: str = ""
    company: CompanyPrediction | None = None

    @property
    def corrected(self) -> bool:
        """Whether a person said what it is."""
        return bool(self.predicted)


def classified_row(track: Track, prediction: Prediction, company: CompanyPrediction | None = None) -> ReportRow:
    """The row of a track that has a prediction, and what it rests on."""
    return ReportRow(
        path=track.path,
        outcome="judged",
        genre=prediction.genre,
        confidence=prediction.confidence,
        probabilities=tuple(zip(prediction.genres, prediction.probabilities, strict=True)),
        in_scope=prediction.in_scope,
        old_genres=track.genres,
        windows=len(prediction.timeline),
        model_id=prediction.model_id,
        duration_seconds=track.duration_seconds,
        title=track.title,
        artist=track.artist,
        album=track.album,
        company=company,
    )


def row_of_step(
    step: TrackClassified | TrackRemembered | TrackFailed, corrected: Mapping[Path, str] | None = None
) -> ReportRow:
    """The row of any step that is about one file; `corrected` are the person's genres, by absolute path."""
    if isinstance(step, TrackFailed):
        return ReportRow(path=step.path, outcome="failed", reason=readable_text(step.error.message))
    row = classified_row(step.track, step.prediction, step.company)
    genre = (corrected or {}).get(row.path.absolute(), "")
    if not genre:
        return row
    return replace(row, genre=genre, predicted=row.genre, reason=f"your correction, predicted {row.genre}")


def change_row(change: TagChange, outcome: str, classified: ReportRow | None = None) -> ReportRow:
    """The row of a change of tags, with what is known of the prediction behind it in `classified`."""
    row = classified or ReportRow(change.path, outcome, confidence=change.confidence, model_id=change.model_id)
    return replace(
        row,
        outcome=outcome,
        genre=change.predicted,
        old_genres=change.old_genres,
        new_genres=change.new_genres,
        reason=readable_text(change.reason),
    )


def joined(genres: tuple[str, ...]) -> str:
    """Several genres as one text that UTF-8 can hold; "" for none."""
    return "; ".join(genres).encode("utf-8", "replace").decode("utf-8")


def json_object(row: ReportRow) -> dict[str, Any]:
    """The row as one JSON object: `path, error` for a failure, else the prediction and, where in question, the
    change."""
    values: dict[str, Any] = dict(path_fields(row.path))
    if row.outcome == "failed":
        return {**values, "error": row.reason}
    values |= {
        "genre": row.genre,
        "confidence": _rounded(row.confidence),
        "probabilities": {genre: _rounded(share) for genre, share in row.probabilities},
        "current_genre": joined(row.old_genres) or None,
        "windows": row.windows,
        "model": row.model_id,
        "in_scope": _rounded(row.in_scope),
        "duration_seconds": _rounded(row.duration_seconds, 3),
    }
    if row.company is not None:
        values |= _company_object(row, row.company)
    if row.corrected:
        values |= {"corrected": True, "heard": row.predicted}
    if row.new_genres is not None:
        values |= {"outcome": row.outcome, "new_genre": joined(row.new_genres) or None, "reason": row.reason}
    return values


def company_note(row: ReportRow) -> str:
    """On what the genre rests, as a phrase; "" where the track speaks for itself."""
    found = row.company
    if found is None or found.company.share == 0:
        return ""
    company, alone = found.company, found.alone
    said = []
    if company.tracks > 1:
        said.append(f"{company.agreeing} of {company.tracks} tracks of its album are {found.together.genre}")
    if company.artist_tracks:
        said.append(f"with {company.artist_tracks} of the artist's other tracks")
    if found.differs:
        said.append(f"alone {alone.top_genre} {alone.confidence:.0%}")
    return ", ".join(said)


def _company_object(row: ReportRow, found: CompanyPrediction) -> dict[str, Any]:
    alone, company = found.alone, found.company
    shares = zip(alone.genres, alone.probabilities, strict=True)
    return {
        "album": readable_text(row.album) or None,
        "alone": {
            "genre": alone.genre,
            "confidence": _rounded(alone.confidence),
            "probabilities": {genre: _rounded(share) for genre, share in shares},
            "in_scope": _rounded(alone.in_scope),
        },
        "company": asdict(company) | {"share": _rounded(company.share)},
    }


def _rounded(value: float | None, digits: int = 6) -> float | None:
    return None if value is None else round(value, digits)


_COLUMNS: dict[str, Callable[[ReportRow], object]] = {
    "current_genre": lambda row: joined(row.old_genres),
    "new_genre": lambda row: joined(row.new_genres or ()),
    "outcome": lambda row: row.outcome,
    "reason": lambda row: row.reason,
    "windows": lambda row: row.windows or "",
    "model": lambda row: row.model_id,
    "in_scope": lambda row: _rounded(row.in_scope),
    "duration_seconds": lambda row: _rounded(row.duration_seconds, 3),
    "album": lambda row: readable_text(row.album),
    "alone": lambda row: row.company and row.company.alone.genre,
    "alone_confidence": lambda row: row.company and _rounded(row.company.alone.confidence),
    "album_tracks": lambda row: row.company and row.company.company.tracks,
    "album_tracks_agreeing": lambda row: row.company and row.company.company.agreeing,
}
"""Those of a CSV file behind the probabilities; None is an empty cell."""


class CsvReport:
    """Writes rows as CSV (RFC 4180, UTF-8, one header line) to what takes text, one by one.

    `genres` become a column of probabilities each. A name that is not UTF-8 keeps its bytes where the file was opened
    with `errors="surrogateescape"`, as `text_file` does.
    """

    def __init__(self, file: SupportsWrite[str], genres: Sequence[str]) -> None:
        self._genres = tuple(genres)
        self._writer = csv.writer(file)
        self._writer.writerow(("path", "genre", "confidence", *self._genres, *_COLUMNS))

    def write(self, row: ReportRow) -> None:
        """Add one line."""
        shares = dict(row.probabilities)
        self._writer.writerow(
            (
                os.fspath(row.path),
                row.genre,
                _rounded(row.confidence),
                *(_rounded(shares.get(genre)) for genre in self._genres),
                *(value(row) for value in _COLUMNS.values()),
            )
        )
