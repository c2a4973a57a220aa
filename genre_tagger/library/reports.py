"""Reports of a batch as CSV, JSON or a web page, saved whole or not at all. Qt-free: the window offers the same."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Protocol, TextIO

from genre_tagger.foundation.errors import ReportError
from genre_tagger.foundation.readable import readable_text
from genre_tagger.foundation.whole_file import whole_file
from genre_tagger.library.report_page import report_page
from genre_tagger.library.report_row import ReportRow, joined, json_object

REPORT_SUFFIXES = (".html", ".csv", ".json")

_LEADING_COLUMNS = ("path", "genre", "confidence")
_TRAILING_COLUMNS = (
    "current_genre",
    "new_genre",
    "outcome",
    "reason",
    "windows",
    "model",
    "in_scope",
    "duration_seconds",
    "album",
    "alone",
    "alone_confidence",
    "album_tracks",
    "album_tracks_agreeing",
)


def save_report(path: Path, rows: Sequence[ReportRow], *, title: str, created: datetime) -> None:
    """Save `rows` as the kind of report that the suffix of `path` names, in place of any file there.

    Raises ReportError for another suffix or where the file cannot be written; an old file is then as it was.
    """
    suffix = path.suffix.lower()
    if suffix not in REPORT_SUFFIXES:
        raise ReportError(
            "{name} must end in {known} or {last}.",
            path,
            name=path.name,
            known=", ".join(REPORT_SUFFIXES[:-1]),
            last=REPORT_SUFFIXES[-1],
        )
    with text_file(path) as file:
        if suffix == ".html":
            file.write(report_page(rows, title=title, created=created))
        elif suffix == ".csv":
            writer = CsvReport(file, genres_of(rows))
            for row in rows:
                writer.write(row)
        else:
            document = {
                "title": title,
                "created": created.isoformat(timespec="seconds"),
                "rows": [json_object(row) | {"outcome": row.outcome} for row in rows],
            }
            json.dump(document, file, ensure_ascii=False, indent=1)
            file.write("\n")


def genres_of(rows: Iterable[ReportRow]) -> tuple[str, ...]:
    """Every genre that has a probability somewhere, in the order of the models."""
    return tuple(dict.fromkeys(genre for row in rows for genre, _ in row.probabilities))


class TextSink(Protocol):
    """What CSV lines are written to: a file, or anything else that takes text."""

    def write(self, text: str, /) -> object: ...


class CsvReport:
    """Writes rows as CSV (RFC 4180, UTF-8, one header line) to an open text file, one by one.

    `genres` become a column of probabilities each. A name that is not UTF-8 keeps its bytes where the file was opened
    with `errors="surrogateescape"`, as `text_file` does.
    """

    def __init__(self, file: TextSink, genres: Sequence[str]) -> None:
        self._genres = tuple(genres)
        self._writer = csv.writer(file)
        self._writer.writerow((*_LEADING_COLUMNS, *self._genres, *_TRAILING_COLUMNS))

    def write(self, row: ReportRow) -> None:
        """Add one line."""
        shares = dict(row.probabilities)
        self._writer.writerow(
            (
                os.fspath(row.path),
                row.genre,
                _number(row.confidence),
                *(_number(shares.get(genre)) for genre in self._genres),
                joined(row.old_genres),
                joined(row.new_genres or ()),
                row.outcome,
                row.reason,
                row.windows or "",
                row.model_id,
                _number(row.in_scope),
                "" if row.duration_seconds is None else round(row.duration_seconds, 3),
                readable_text(row.album),
                *_company_cells(row),
            )
        )


@contextmanager
def text_file(path: Path) -> Iterator[TextIO]:
    """A `whole_file` for text: UTF-8 with `\\n` line ends left as they are written.

    Surrogate escapes become the bytes they stand for. Raises ReportError.
    """
    path = path.resolve()
    try:
        with whole_file(path) as file:
            text = TextIOWrapper(file, encoding="utf-8", errors="surrogateescape", newline="")
            yield text
            text.flush()
            text.detach()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ReportError(
            "{file} could not be saved: {reason}.", path, file=path, reason=error.strerror or error
        ) from error


def _company_cells(row: ReportRow) -> tuple[object, ...]:
    if row.company is None:
        return ("",) * 4
    alone, company = row.company.alone, row.company.company
    return alone.genre, _number(alone.confidence), company.tracks, company.agreeing


def _number(share: float | None) -> float | str:
    return "" if share is None else round(share, 6)
