"""The corpus folder -> labelled windows of music, and labelled tracks weighted by trust in the label.

Layout: `clips.csv` (one row a window) and `clips/*.ogg`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from genre_tagger.audio.mixdown import mix_down
from genre_tagger.foundation.errors import DatasetError, Sentence
from genre_tagger.training.data.labeled_track import GenreLabels, LabeledTrack, SkippedTrack, SourceTracks, need_folder

UNLABELLED = "unknown"
"""The genre of a window that nobody labelled."""
_COLUMNS = ("clip", "genre", "artist_group", "artist", "title", "licence", "source", "trust", "kind")
_LATER_COLUMNS = {"label_source": "", "vocal": "unknown"}  # and what they say of a corpus that lacks them

WEIGHT_OF_TRUST: dict[str, float] = {"high": 1.0, "medium": 0.75, "low": 0.5}
"""How much a window counts when batches are drawn."""
_OUT_OF_SCOPE = frozenset({"other", UNLABELLED})


@dataclass(frozen=True, slots=True)
class LabeledWindow:
    """One window of music for training.

    `genre` is one of the genres trained for, another word ("other") for music known to be none of them, or
    `UNLABELLED`; `trust` grades the label (high, medium, low), `label_source` is where it was read; `kind` is real,
    game, loop, AI-generated or non-music; `vocal` says whether somebody sings, raps or speaks (yes, no, unknown).
    `artist_group` is what data are split by, `source` for a stricter test.
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
    label_source: str = ""
    vocal: str = "unknown"


def read_windows(folder: Path) -> tuple[LabeledWindow, ...]:
    """The rows of `clips.csv`; no audio is opened.

    Raises DatasetError where it is missing or not of the stated layout.
    """
    table = folder / "clips.csv"
    try:
        with table.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatasetError(
            "The corpus table {name} could not be read from {folder}.", table, name=table.name, folder=folder
        ) from error
    missing = [name for name in (*_COLUMNS, "track") if not rows or name not in rows[0]]
    if missing:
        raise DatasetError(
            "The corpus table {name} lacks the column “{missing}” or is empty.",
            table,
            name=table.name,
            missing=missing[0],
        )
    return tuple(
        LabeledWindow(
            folder / "clips" / row["clip"],
            track=row["track"],
            **{name: row[name] for name in _COLUMNS},
            **{name: row.get(name, default) for name, default in _LATER_COLUMNS.items()},
        )
        for row in rows
    )


def decoded_clip(path: Path, rate_hz: int) -> NDArray[np.float32]:
    """A whole clip, downmixed, at `rate_hz`. Raises DatasetError, naming it."""
    try:
        samples, own_hz = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.LibsndfileError) as error:
        raise DatasetError("The clip {name} could not be decoded.", path, name=path.name) from error
    return np.asarray(soxr.resample(mix_down(samples), own_hz, rate_hz, quality="HQ"), dtype=np.float32)


def read_corpus_tracks(root: Path | None, labels: GenreLabels) -> SourceTracks:
    """Every labelled window of a wanted genre; music known to be none of them is no class here.

    The corpus brings no split. Raises DatasetError.
    """
    root = need_folder(root, "the corpus")
    tracks, skipped = [], []
    for window in read_windows(root):
        genre = None if window.genre in _OUT_OF_SCOPE else labels.genre_of(window.genre)
        if genre is None:
            continue
        if not window.path.is_file():
            skipped.append(
                SkippedTrack(
                    window.path, Sentence("{name} is in the table, but not in clips.", name=window.clip), "missing"
                )
            )
            continue
        tracks.append(
            LabeledTrack(
                window.path,
                genre,
                group=f"corpus:{window.artist_group}" if window.artist_group else "",
                artist=window.artist,
                title=window.title,
                licence=window.licence,
                track_id=Path(window.clip).stem,
                source="corpus",
                weight=WEIGHT_OF_TRUST.get(window.trust, min(WEIGHT_OF_TRUST.values())),
            )
        )
    if not tracks:
        raise DatasetError("The corpus in {folder} has no labelled clip of the wanted genres.", root, folder=root)
    return SourceTracks("corpus", tuple(tracks), tuple(skipped))
