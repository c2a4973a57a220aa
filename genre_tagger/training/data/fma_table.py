"""FMA's `tracks.csv`: three header rows, 53 columns, HTML and newlines inside quoted fields, 106,574 rows.

The first two rows name each column in two levels ("track", "genre_top"), the third names the first column. Read with
the standard csv module: pandas would take ten times the memory for the seven columns we want.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError

TABLE_NAME = "tracks.csv"
SUBSETS: tuple[str, ...] = ("small", "medium", "large", "full")
"""Each holds all before it. The table marks a track with the smallest it is in, and knows no "full"."""

_COLUMNS: tuple[tuple[str, str], ...] = (
    ("set", "subset"),
    ("set", "split"),
    ("track", "genre_top"),
    ("track", "title"),
    ("track", "license"),
    ("artist", "id"),
    ("artist", "name"),
)
_LONGEST_FIELD = 1 << 24
_FOLDER_NAME = "fma_metadata"


@dataclass(frozen=True, slots=True)
class FmaRow:
    """One track as the table states it; texts are stripped, empty where the table has nothing."""

    track_id: int
    subset: str
    split: str
    genre: str
    title: str
    licence: str
    artist_id: str
    artist: str


def subsets_within(subset: str) -> frozenset[str]:
    """The marks of all tracks of a subset: those of "medium" are marked "small" or "medium"."""
    return frozenset(SUBSETS[: SUBSETS.index(subset) + 1])


def find_table(root: Path, metadata: Path | None) -> Path:
    """`tracks.csv` in the metadata folder that was named, or in or beside the folder of the clips.

    Raises DatasetError, saying where it was looked for.
    """
    if metadata is not None:
        places = [metadata, metadata / _FOLDER_NAME]
        if metadata.is_file():
            return metadata
    else:
        places = [root, root / _FOLDER_NAME, root.parent / _FOLDER_NAME, root.parent]
    found = next((place / TABLE_NAME for place in places if (place / TABLE_NAME).is_file()), None)
    if found is None:
        looked = root if metadata is None else metadata
        raise DatasetError(
            "FMA's {table} is not in {looked}; name the folder {folder_name} or download it.",
            metadata or root,
            table=TABLE_NAME,
            looked=looked,
            folder_name=_FOLDER_NAME,
        )
    return found


def read_rows(table: Path) -> Iterator[FmaRow]:
    """All rows, in order. Raises DatasetError, naming the line, where the table is cut off, damaged or another one."""
    line = 0
    try:
        with table.open(encoding="utf-8", newline="") as stream, _long_fields_allowed():
            rows = csv.reader(stream, strict=True)
            places = _places(next(rows, []), next(rows, []), next(rows, []), table)
            for row in rows:
                line = rows.line_num
                yield _row(row, places)
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError("FMA's table {table} could not be read; download it again.", table, table=table) from error
    except (csv.Error, ValueError, IndexError) as error:
        raise DatasetError(
            "FMA's table {table} is damaged near line {line}; download fma_metadata again.",
            table,
            table=table,
            line=line + 1,
        ) from error


def _places(first: list[str], second: list[str], third: list[str], table: Path) -> dict[tuple[str, str], int]:
    """Where each wanted column stands."""
    there = {names: place for place, names in enumerate(zip(first, second, strict=False))}
    missing = [names for names in _COLUMNS if names not in there]
    if missing or third[:1] != ["track_id"]:
        lacks = ".".join(missing[0]) if missing else "track_id"
        raise DatasetError(
            "{file} is not FMA's {table}: its three header rows do not name {lacks}. Name the folder "
            "{folder_name} as it was unpacked.",
            table,
            file=table,
            table=TABLE_NAME,
            lacks=lacks,
            folder_name=_FOLDER_NAME,
        )
    return {names: there[names] for names in _COLUMNS}


def _row(row: list[str], places: dict[tuple[str, str], int]) -> FmaRow:
    subset, split, genre, title, licence, artist_id, artist = (row[places[names]].strip() for names in _COLUMNS)
    return FmaRow(int(row[0]), subset, split, genre, title, licence, artist_id, artist)


@contextmanager
def _long_fields_allowed() -> Iterator[None]:
    """Biographies may be longer than the csv module's own limit, which is one for the whole process."""
    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)
