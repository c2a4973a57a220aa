"""A small FMA: `tracks.csv` with its three header rows and 53 columns, clips where they belong, or a ZIP of both."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.builders.audio_files import make_audio
from tests.builders.corpus import RATE_HZ, kind_of_sound

_ALBUM = "comments date_created date_released engineer favorites id information listens producer tags title tracks type"
_ARTIST = (
    "active_year_begin active_year_end associated_labels bio comments date_created favorites id latitude location"
    " longitude members name related_projects tags website wikipedia_page"
)
_TRACK = (
    "bit_rate comments composer date_created date_recorded duration favorites genre_top genres genres_all information"
    " interest language_code license listens lyricist number publisher tags title"
)
COLUMNS: tuple[tuple[str, str], ...] = tuple(
    (top, name)
    for top, names in (("album", _ALBUM), ("artist", _ARTIST), ("set", "split subset"), ("track", _TRACK))
    for name in names.split()
)
"""The 52 columns behind the track's number, in FMA's order."""

GENRES = ("Electronic", "Rock", "Hip-Hop", "Folk")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. Text that spans lines and holds quotes and tags stands beside it, as in the real one."""

    track_id: int
    genre: str
    split: str = "training"
    subset: str = "small"
    artist_id: int = 1
    artist: str = "Somebody"
    title: str = "A, B and “C”"
    licence: str = "Attribution-NonCommercial 3.0 International"


def write_table(folder: Path, rows: Iterable[Row]) -> Path:
    """`tracks.csv` in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "tracks.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["", *(top for top, _ in COLUMNS)])
        writer.writerow(["", *(name for _, name in COLUMNS)])
        writer.writerow(["track_id", *([""] * len(COLUMNS))])
        for row in rows:
            cells = {
                ("artist", "bio"): '<p>A biography, with\na second line and a "quote".</p>',
                ("artist", "id"): str(row.artist_id),
                ("artist", "name"): row.artist,
                ("set", "split"): row.split,
                ("set", "subset"): row.subset,
                ("track", "genre_top"): row.genre,
                ("track", "license"): row.licence,
                ("track", "title"): row.title,
                ("track", "information"): "\n\n<p>line,</p>\r\n",
            }
            writer.writerow([row.track_id, *(cells.get(column, "") for column in COLUMNS)])
    return path


def balanced_rows(per_genre: tuple[int, int, int] = (4, 2, 2), genres: Sequence[str] = GENRES) -> list[Row]:
    """Rows of every genre in training, validation and test; two tracks an artist, no artist in two splits."""
    rows = []
    for genre in genres:
        for split, count in zip(("training", "validation", "test"), per_genre, strict=True):
            for number in range(count):
                artist_id = 1 + len(rows) - number % 2
                rows.append(Row(2 + len(rows), genre, split, artist_id=artist_id, artist=f"Artist {artist_id}"))
    return rows


def clip_file(clips: Path, track_id: int) -> Path:
    """Where a clip lies."""
    return clips / f"{track_id // 1000:03d}" / f"{track_id:06d}.mp3"


def write_clips(clips: Path, rows: Iterable[Row], seconds: float = 8.0) -> None:
    """A real MP3 for each row: another kind of sound for each genre, another piece for each track."""
    for row in rows:
        path = clip_file(clips, row.track_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        kind = GENRES.index(row.genre) if row.genre in GENRES else len(GENRES)
        samples = kind_of_sound(kind, seconds, row.track_id)[:, None]
        make_audio(path, samples=np.ascontiguousarray(samples), sample_rate_hz=RATE_HZ)


def touch_clips(clips: Path, rows: Iterable[Row]) -> None:
    """Empty files in the clips' places, for tests that decode nothing."""
    for row in rows:
        path = clip_file(clips, row.track_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def make_fma(folder: Path, rows: Sequence[Row], seconds: float = 8.0) -> Path:
    """`folder`/fma_metadata and `folder`/fma_small with real clips; gives the latter."""
    write_table(folder / "fma_metadata", rows)
    write_clips(folder / "fma_small", rows, seconds)
    return folder / "fma_small"


def zip_folder(folder: Path, archive: Path) -> None:
    """`archive` with `folder` and all below it, as FMA's archives hold theirs."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            packed.write(path, path.relative_to(folder.parent))
