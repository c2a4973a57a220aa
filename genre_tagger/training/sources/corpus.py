"""The corpus folder -> labelled windows with soft targets.

Layout: `clips.csv` (one row a window), `clips/*.ogg`, `teacher.npz` (what two public taggers said about each window)
and the two files that name the taggers' outputs.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.errors import DatasetError

UNLABELLED = "unknown"
"""The genre of a window that nobody labelled: soft targets only."""

_COLUMNS = ("clip", "genre", "artist_group", "artist", "title", "licence", "source", "trust", "kind")


@dataclass(frozen=True, slots=True)
class LabeledWindow:
    """One window of music for training.

    `genre` is one of the genres trained for, another word ("other") for music known to be none of them, or
    `UNLABELLED`; `trust` grades the label (high, medium, low); `artist_group` is what data are split by.
    """

    path: Path
    clip: str
    track: str
    genre: str
    artist_group: str
    artist: str
    title: str
    licence: str
    source: str
    trust: str
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Teacher:
    """What the taggers said, in the order of the windows: probabilities and embeddings, float32, first axis = window.

    The `*_tags` name the probability columns.
    """

    audioset_probability: NDArray[np.float32]
    audioset_embedding: NDArray[np.float32]
    jamendo_probability: NDArray[np.float32]
    jamendo_embedding: NDArray[np.float32]
    audioset_tags: tuple[str, ...]
    jamendo_tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """All windows of the corpus folder and, for each, the taggers' outputs."""

    windows: tuple[LabeledWindow, ...]
    teacher: Teacher


def read_corpus(folder: Path) -> Corpus:
    """Read the corpus folder's tables; no audio is opened.

    Raises DatasetError, naming the file, when one is missing or not of the stated layout.
    """
    windows = read_windows(folder)
    return Corpus(windows, _read_teacher(folder, [window.clip for window in windows]))


def read_windows(folder: Path) -> tuple[LabeledWindow, ...]:
    """The rows of `clips.csv` alone. Raises DatasetError where it is missing or not of the stated layout."""
    table = folder / "clips.csv"
    try:
        with table.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatasetError(f"The corpus table {table.name} could not be read from {folder}.", table) from error
    missing = [name for name in (*_COLUMNS, "track") if not rows or name not in rows[0]]
    if missing:
        raise DatasetError(f"The corpus table {table.name} lacks the column {missing[0]!r} or is empty.", table)
    return tuple(
        LabeledWindow(folder / "clips" / row["clip"], track=row["track"], **{name: row[name] for name in _COLUMNS})
        for row in rows
    )


def _read_teacher(folder: Path, clips: list[str]) -> Teacher:
    path = folder / "teacher.npz"
    try:
        with np.load(path, allow_pickle=False) as archive:
            row_of_clip = {str(clip): row for row, clip in enumerate(archive["clip"])}
            rows = [row_of_clip[clip] for clip in clips]
            return Teacher(
                archive["mn04_tag_probability"][rows].astype(np.float32),
                archive["mn04_embedding"][rows].astype(np.float32),
                archive["jamendo_tag_probability"][rows].astype(np.float32),
                archive["jamendo_embedding"][rows].astype(np.float32),
                _read_names(folder / "audioset_labels.txt"),
                _read_names(folder / "jamendo_tags.txt"),
            )
    except (OSError, KeyError, ValueError) as error:
        raise DatasetError(
            f"The taggers' outputs in {path.name} are missing or do not cover every clip.", path
        ) from error


def _read_names(path: Path) -> tuple[str, ...]:
    return tuple(line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
