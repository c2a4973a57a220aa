"""What the options of `genre-tagger train` name as data: sources with their folders, weights and genres."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.cli.presentation import refuse
from genre_tagger.genres import UNKNOWN
from genre_tagger.settings import user_folders
from genre_tagger.training.sources.request import DataRequest, SourceKind, SourceRequest, SplitChoice

if TYPE_CHECKING:
    from genre_tagger.training.sources.labeled_track import LabeledTrack


def data_request(
    kinds: Sequence[SourceKind],
    roots: Sequence[Path],
    metadata: Sequence[Path],
    weights: Sequence[float],
    genres: Sequence[str],
    split: str,
    seed: int,
) -> DataRequest:
    """The first --root belongs to the first --data, and so on; corrections have none.

    Ends the command (wrong usage) where they do not match. Raises CorrectionsError.
    """
    with_folder = [kind for kind in kinds if kind is not SourceKind.CORRECTIONS]
    tables = [kind for kind in kinds if kind.value.startswith("fma-")]
    if not kinds:
        refuse("name what to train on, such as --data folders --root ~/Music/by-genre.")
    if len(roots) != len(with_folder):
        refuse(
            f"{len(with_folder)} --root are needed for that data, each in the order of its --data, not {len(roots)}."
        )
    if len(metadata) > len(tables):
        refuse("--metadata goes with FMA data, one each at most.")
    if weights and len(weights) != len(kinds):
        refuse(f"name a --weight for each of the {len(kinds)} --data, or none.")
    folders = iter(root.expanduser().absolute() for root in roots)
    places = iter(one.expanduser().absolute() for one in metadata)
    sources = []
    for kind, weight in zip(kinds, weights or [1.0] * len(kinds), strict=True):
        if kind is SourceKind.CORRECTIONS:
            sources.append(SourceRequest(kind, weight=weight, tracks=corrected_tracks()))
        else:
            table = next(places, None) if kind in tables else None
            sources.append(SourceRequest(kind, next(folders), table, weight))
    return DataRequest(tuple(sources), tuple(genres), SplitChoice(split), seed)


def corrected_tracks() -> tuple[LabeledTrack, ...]:
    """The user's corrections, with artist and title from the files' tags. Raises CorrectionsError."""
    from genre_tagger.library.corrected_tracks import corrected_tracks as with_tags
    from genre_tagger.library.corrections import CORRECTIONS_NAME, CorrectionStore
    from genre_tagger.training.sources.labeled_track import LabeledTrack

    path = user_folders().data / CORRECTIONS_NAME
    if not path.exists():
        return ()
    with CorrectionStore(path) as store:
        corrections = [one for one in store.all() if one.genre and one.genre != UNKNOWN]
    keys = {one.path: one.content_key for one in corrections}
    return tuple(
        LabeledTrack(
            one.path,
            one.genre,
            artist=one.artist,
            title=one.title,
            track_id=keys[one.path] or str(one.path),
            source=SourceKind.CORRECTIONS.value,
        )
        for one in with_tags(corrections)
    )
