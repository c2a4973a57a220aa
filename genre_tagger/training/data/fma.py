"""FMA's table of tracks and folders of clips -> labelled tracks."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError, Sentence
from genre_tagger.training.data.dataset import DataSet, GenreLabels, LabeledTrack, SkippedTrack, Split, need_folder

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

KNOWN_BAD: dict[int, float] = {98565: 1.6, 98567: 0.5, 98569: 1.5, 99134: 0.0, 108925: 0.0, 133297: 0.0}
"""Seconds of sound in the clips of the published archives that are of no use, by track id (mdeff/fma, issues 8 and 41).
"""
_THOUSAND_FOLDER = re.compile(r"\d{3}")


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
                yield FmaRow(int(row[0]), *(row[place].strip() for place in places))
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError("FMA's table {table} could not be read; download it again.", table, table=table) from error
    except (csv.Error, ValueError, IndexError) as error:
        raise DatasetError(
            "FMA's table {table} is damaged near line {line}; download fma_metadata again.",
            table,
            table=table,
            line=line + 1,
        ) from error


def _places(first: list[str], second: list[str], third: list[str], table: Path) -> list[int]:
    """Where each of `_COLUMNS` stands."""
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
    return [there[names] for names in _COLUMNS]


@contextmanager
def _long_fields_allowed() -> Iterator[None]:
    """Biographies may be longer than the csv module's own limit, which is one for the whole process."""
    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def read_fma(root: Path | None, metadata: Path | None, subset: str, labels: GenreLabels) -> DataSet:
    """The tracks of `subset` ("small", "medium", "large" or "full") that are of a wanted genre.

    `root` holds the folders 000, 001, ..., or a folder fma_<subset> that does. Licence and artist are kept; known bad
    clips and those that are not on the disk are listed in `skipped`. Raises DatasetError.
    """
    name = f"fma-{subset}"
    root = need_folder(root, f"FMA {subset}")
    table = find_table(root, metadata)
    clips = find_clips(root, subset)
    # Two hundred listings instead of a hundred thousand questions.
    folders = [child for child in clips.iterdir() if _THOUSAND_FOLDER.fullmatch(child.name) and child.is_dir()]
    there = frozenset(file.name for folder in folders for file in folder.iterdir())
    marks = SUBSETS[: SUBSETS.index(subset) + 1]  # the tracks of "medium" are marked "small" or "medium"
    tracks, skipped = [], []
    for row in read_rows(table):
        genre = labels.genre_of(row.genre)
        if genre is None or row.subset not in marks:
            continue
        path = clips / f"{row.track_id // 1000:03d}" / f"{row.track_id:06d}.mp3"
        left_out = _why_not(row, path, there)
        if left_out is not None:
            skipped.append(left_out)
        else:
            tracks.append(_labeled(row, path, genre, name))
    if not tracks:
        raise DatasetError(
            "None of the clips that FMA {subset} lists for {wanted} is in {folder}; choose the folder that "
            "holds the folders 000, 001 and so on.",
            clips,
            subset=subset,
            wanted=", ".join(labels.wanted) or "any genre",
            folder=clips,
        )
    return DataSet(name, (), tuple(tracks), tuple(skipped))


def find_clips(root: Path, subset: str) -> Path:
    """The folder with 000, 001, ... in it: `root`, or fma_<subset> in it, or a larger subset's, which holds it too.

    Raises DatasetError where there is none.
    """
    larger = SUBSETS[SUBSETS.index(subset) :]
    for folder in (root, *(root / f"fma_{name}" for name in larger)):
        if folder.is_dir() and any(_THOUSAND_FOLDER.fullmatch(child.name) for child in folder.iterdir()):
            return folder
    smaller = [name for name in SUBSETS if name not in larger and (root / f"fma_{name}").is_dir()]
    if smaller:
        raise DatasetError(
            "{folder} holds no clips of FMA {subset}, but fma_{smaller}, a smaller set: choose that one.",
            root,
            folder=root,
            subset=subset,
            smaller=smaller[-1],
        )
    raise DatasetError(
        "{folder} holds no clips of FMA {subset}: no folders 000, 001 and so on, nor fma_{subset} with them.",
        root,
        folder=root,
        subset=subset,
    )


def _why_not(row: FmaRow, path: Path, there: frozenset[str]) -> SkippedTrack | None:
    known = KNOWN_BAD.get(row.track_id)
    if known is not None:
        told = (
            Sentence("{name} lasts {seconds:.1f} s instead of 30, a known fault of FMA.", name=path.name, seconds=known)
            if known
            else Sentence("{name} holds no sound, a known fault of FMA.", name=path.name)
        )
        return SkippedTrack(path, told, "known-bad")
    if path.name not in there:
        return SkippedTrack(path, Sentence("{name} is in the table, but not in the folder.", name=path.name), "missing")
    return None


def _labeled(row: FmaRow, path: Path, genre: str, source: str) -> LabeledTrack:
    split = Split(row.split) if row.split in frozenset(Split) else None
    return LabeledTrack(
        path,
        genre,
        split,
        group=f"fma:{row.artist_id}" if row.artist_id else "",
        artist=row.artist,
        title=row.title,
        licence=row.licence,
        track_id=str(row.track_id),
        source=source,
    )
