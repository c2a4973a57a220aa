"""GTZAN -> labelled tracks: `genres/<name>/<name>.00000.wav`, ten genres of a hundred clips, without artists."""

from __future__ import annotations

import re
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError, Sentence
from genre_tagger.training.data.genre_labels import GenreLabels
from genre_tagger.training.data.labeled_track import LabeledTrack, SkippedTrack
from genre_tagger.training.data.source_tracks import SourceTracks, folders_in, need_folder

KNOWN_BAD = frozenset({"jazz.00054"})
"""Does not decode in the copies that go round."""

NO_ARTISTS = Sentence(
    "GTZAN does not name its artists, so the same artist may be trained on and tested on: its scores flatter."
)

_CLIP = re.compile(r"(?P<stem>(?P<genre>[a-z]+)\.\d{5})\.(wav|au|mp3|flac|ogg)", re.IGNORECASE)
_INNER_FOLDERS = ("genres_original", "genres", "Data/genres_original")


def read_gtzan(root: Path | None, labels: GenreLabels) -> SourceTracks:
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
    return SourceTracks("gtzan", tuple(tracks), tuple(skipped), (NO_ARTISTS,))
