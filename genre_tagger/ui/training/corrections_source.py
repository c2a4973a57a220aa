"""The user's corrections -> labelled tracks, with the artist from the tags, so that no artist is in two parts."""

from __future__ import annotations

from collections.abc import Iterable

from genre_tagger.genres import UNKNOWN
from genre_tagger.library.corrections import Correction
from genre_tagger.library.reading import read_track
from genre_tagger.training.sources.labeled_track import LabeledTrack

SOURCE = "corrections"


def labeled_tracks(corrections: Iterable[Correction]) -> tuple[LabeledTrack, ...]:
    """Reads a few tags a file: for a worker thread. Files that are gone stay in; the check tells of them."""
    tracks = []
    for one in corrections:
        if not one.genre or one.genre == UNKNOWN:
            continue
        known = read_track(one.path, 0.0) if one.path.is_file() else None
        artist = known.artist if known is not None else ""
        title = known.title if known is not None else ""
        track_id = one.content_key or str(one.path)
        tracks.append(
            LabeledTrack(one.path, one.genre, group="", artist=artist, title=title, track_id=track_id, source=SOURCE)
        )
    return tuple(tracks)
