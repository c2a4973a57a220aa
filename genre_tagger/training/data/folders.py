"""Folders of music -> labelled tracks: a person's own with a folder for each genre, GTZAN's, and the corpus, whose
layout is `clips.csv` (one row a window) and `clips/*.ogg`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from genre_tagger.audio.clip import mix_down
from genre_tagger.containers.sniff import looks_like_audio
from genre_tagger.foundation.errors import DatasetError, Sentence, TagError
from genre_tagger.genres import is_placeholder, same_genre
from genre_tagger.tags.tag_file import read_genres
from genre_tagger.training.data.dataset import (
    DataSet,
    GenreLabels,
    LabeledTrack,
    SkippedTrack,
    audio_files_below,
    folders_in,
    need_folder,
)

_NOBODY = ("various", "various artists", "va", "compilation", "unknown artist")
"""Words in an artist tag that name no artist."""

KNOWN_BAD = frozenset({"jazz.00054"})
"""Does not decode in the copies that go round."""
NO_ARTISTS = Sentence(
    "GTZAN does not name its artists, so the same artist may be trained on and tested on: its scores flatter."
)
_CLIP = re.compile(r"(?P<stem>(?P<genre>[a-z]+)\.\d{5})\.(wav|au|mp3|flac|ogg)", re.IGNORECASE)
_INNER_FOLDERS = ("genres_original", "genres", "Data/genres_original")


def read_folders(root: Path | None, labels: GenreLabels) -> DataSet:
    """All audio files below `root`/<genre>/, the folder's name being the label.

    What splits keep apart is the artist: the tag's, or where it has none the first folder inside the genre's. Files
    that lie in `root` itself belong to no genre and are left out, which `notes` says. Raises DatasetError.
    """
    root = need_folder(root, "the genre folders")
    tracks: list[LabeledTrack] = []
    for folder in folders_in(root):
        genre = labels.genre_of(folder.name)
        if genre is not None:
            tracks += [_track_in_folder(path, folder, genre) for path in audio_files_below(folder)]
    if not tracks:
        raise DatasetError(
            "{folder} has no folder of a wanted genre with audio files in it; lay it out as Rock/song.mp3, "
            "Folk/song.mp3 and so on.",
            root,
            folder=root,
        )
    return DataSet(f"folders ({root.name})", (), tuple(tracks), notes=tuple(_notes(root, tracks)))


def _track_in_folder(path: Path, genre_folder: Path, genre: str) -> LabeledTrack:
    artist, title = _artist_and_title(path)
    inside = path.relative_to(genre_folder).parts
    who = artist or (inside[0] if len(inside) > 1 else "")
    return LabeledTrack(
        path,
        genre,
        group=f"folders:{who.casefold()}" if who else "",
        artist=artist,
        title=title or path.stem,
        track_id=path.relative_to(genre_folder.parent).as_posix(),
        source="folders",
    )


def _artist_and_title(path: Path) -> tuple[str, str]:
    """From the tags; empty where they say nothing or cannot be read, which is the preflight's to tell."""
    try:
        tags = read_genres(path)
    except TagError:
        return "", ""
    artist = (tags.artist or "").strip()
    says_nothing = is_placeholder(artist) or any(same_genre(artist, word) for word in _NOBODY)
    return "" if says_nothing else artist, (tags.title or "").strip()


def _notes(root: Path, tracks: list[LabeledTrack]) -> Iterator[str]:
    loose = sum(1 for child in root.iterdir() if looks_like_audio(child) and child.is_file())
    if loose:
        yield Sentence(
            "{count} audio files lie in {folder} itself, in no genre's folder, and are left out.",
            count=loose,
            folder=root.name,
        )
    alone = sum(1 for track in tracks if not track.group)
    if alone:
        yield Sentence(
            "{count} of {total} files in {folder} name no artist, in tags or folders: the same artist may "
            "be trained on and tested on, and scores may flatter.",
            count=alone,
            total=len(tracks),
            folder=root.name,
        )


def read_gtzan(root: Path | None, labels: GenreLabels) -> DataSet:
    """All clips of wanted genres. `root` is the folder of the genre folders, or one that holds it.

    The set brings no split and no artists, which `notes` says. Raises DatasetError.
    """
    root = need_folder(root, "GTZAN")
    folder = next((root / name for name in _INNER_FOLDERS if (root / name).is_dir()), root)
    tracks, skipped = [], []
    for genre_folder in folders_in(folder):
        for path in sorted(genre_folder.iterdir()):
            match = _CLIP.fullmatch(path.name)
            if match is None or match["genre"].lower() != genre_folder.name.lower():
                continue
            genre = labels.genre_of(match["genre"])
            if genre is None:
                continue
            if match["stem"].lower() in KNOWN_BAD:
                skipped.append(
                    SkippedTrack(
                        path, Sentence("{name} does not decode, a known fault of GTZAN.", name=path.name), "known-bad"
                    )
                )
            else:
                tracks.append(LabeledTrack(path, genre, track_id=match["stem"], source="gtzan"))
    if not tracks:
        raise DatasetError(
            "{folder} holds no GTZAN clips of the wanted genres; they lie as genres/blues/blues.00000.wav.",
            root,
            folder=root,
        )
    return DataSet("gtzan", (), tuple(tracks), tuple(skipped), (NO_ARTISTS,))


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


def read_corpus_tracks(root: Path | None, labels: GenreLabels) -> DataSet:
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
    return DataSet("corpus", (), tuple(tracks), tuple(skipped))
