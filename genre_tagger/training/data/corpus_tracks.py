"""The corpus folder -> labelled tracks: the windows that somebody labelled, weighted by trust in the label."""

from __future__ import annotations

from pathlib import Path

from genre_tagger.foundation.errors import DatasetError, Sentence
from genre_tagger.training.data.corpus import UNLABELLED, read_windows
from genre_tagger.training.data.genre_labels import GenreLabels
from genre_tagger.training.data.labeled_track import LabeledTrack, SkippedTrack
from genre_tagger.training.data.source_tracks import SourceTracks, need_folder

WEIGHT_OF_TRUST: dict[str, float] = {"high": 1.0, "medium": 0.75, "low": 0.5}
"""How much a window counts when batches are drawn."""

_OUT_OF_SCOPE = frozenset({"other", UNLABELLED})


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
