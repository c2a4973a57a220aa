"""What the user chose to train on -> one data set: sources read, mixed, each track counted once, split."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError, Sentence
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.data.corpus import read_corpus_tracks
from genre_tagger.training.data.fma import read_fma
from genre_tagger.training.data.folders import read_folders, read_gtzan
from genre_tagger.training.data.labeled_track import (
    DataSet,
    GenreLabels,
    LabeledTrack,
    SkippedTrack,
    SourceTracks,
    class_order,
)
from genre_tagger.training.data.request import DataRequest, SourceKind, SourceRequest, SplitChoice
from genre_tagger.training.data.splitting import artist_disjoint

_FMA_SUBSETS: dict[SourceKind, str] = {
    SourceKind.FMA_SMALL: "small",
    SourceKind.FMA_MEDIUM: "medium",
    SourceKind.FMA_LARGE: "large",
    SourceKind.FMA_FULL: "full",
}


def read_data_set(request: DataRequest) -> DataSet:
    """All tracks of the request, each with a split. No audio is decoded; seconds for a hundred thousand rows.

    With the official split a source that brings one keeps it, and the rest is split without sharing an artist; a
    track in two sources counts once. Raises DatasetError, in one sentence, where a source is not there or not of its
    layout.
    """
    if not request.sources:
        raise DatasetError("Nothing to train on was chosen: name a data set, a folder or your corrections.")
    labels = GenreLabels(request.genres)
    sources = [_read_source(source, labels) for source in request.sources]
    tracks, notes = _mixed(request.sources, sources)
    tracks = artist_disjoint(tracks, request.seed, keep_given=request.split is SplitChoice.OFFICIAL)
    return DataSet(
        " + ".join(dict.fromkeys(source.name for source in sources)),
        _genres(request, labels, tracks),
        tracks,
        tuple(one for source in sources for one in source.skipped),
        (*(note for source in sources for note in source.notes), *notes),
    )


def _genres(request: DataRequest, labels: GenreLabels, tracks: Sequence[LabeledTrack]) -> tuple[str, ...]:
    if labels.wanted:
        return labels.wanted
    has_fma = any(source.kind in _FMA_SUBSETS for source in request.sources)
    return class_order([*(track.genre for track in tracks), *(STUDY_GENRES if has_fma else ())])


def _read_source(source: SourceRequest, labels: GenreLabels) -> SourceTracks:
    """Raises DatasetError, also for what the system says of a folder that vanished halfway."""
    four = labels if labels.wanted else GenreLabels(STUDY_GENRES)
    try:
        match source.kind:
            case SourceKind.FOLDERS:
                return read_folders(source.root, labels)
            case SourceKind.GTZAN:
                return read_gtzan(source.root, labels)
            case SourceKind.CORRECTIONS:
                return _read_corrections(source.tracks, labels)
            case SourceKind.CORPUS:
                return read_corpus_tracks(source.root, four)
            case _:
                return read_fma(source.root, source.metadata, _FMA_SUBSETS[source.kind], four)
    except OSError as error:
        raise DatasetError(
            "{folder} cannot be read ({reason}); check the drive.",
            source.root,
            folder=source.root,
            reason=error.strerror or error,
        ) from error


def _read_corrections(tracks: Sequence[LabeledTrack], labels: GenreLabels) -> SourceTracks:
    """The user's corrections, whose files may have moved since, and whose genres may be others than those wanted. A
    track without a genre stays one."""
    kept, skipped, others = [], [], 0
    for track in tracks:
        genre = labels.genre_of(track.genre) if track.genre else ""
        if genre is None:
            others += 1
        elif not track.path.is_file():
            skipped.append(
                SkippedTrack(
                    track.path,
                    Sentence("{name} was corrected, but is no longer there.", name=track.path.name),
                    "missing",
                )
            )
        else:
            kept.append(replace(track, genre=genre, source=track.source or "corrections"))
    notes = (
        (Sentence("{count} corrections name other genres than those to be learnt and are left out.", count=others),)
        if others
        else ()
    )
    if not kept:
        raise DatasetError("There are no corrections to learn from: correct some genres in the Library tab first.")
    return SourceTracks("corrections", tuple(kept), tuple(skipped), notes)


def _mixed(
    requests: Sequence[SourceRequest], sources: Sequence[SourceTracks]
) -> tuple[tuple[LabeledTrack, ...], tuple[str, ...]]:
    """All tracks with their source's weight; of two for one file, a correction wins, else the first."""
    by_file: dict[str, tuple[LabeledTrack, bool]] = {}
    repeated = 0
    for request, source in zip(requests, sources, strict=True):
        is_word_of_user = request.kind is SourceKind.CORRECTIONS
        for track in source.tracks:
            weighted = replace(track, weight=track.weight * request.weight)
            key = _file_key(track.path)
            held = by_file.get(key)
            if held is None:
                by_file[key] = weighted, is_word_of_user
                continue
            repeated += 1
            takes_over = is_word_of_user and not held[1]
            pair = (weighted, held[0]) if takes_over else (held[0], weighted)
            by_file[key] = _completed(*pair), is_word_of_user or held[1]
    notes = (
        (Sentence("{count} tracks are in more than one source and count once.", count=repeated),) if repeated else ()
    )
    return tuple(track for track, _ in by_file.values()), notes


def _file_key(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _completed(winner: LabeledTrack, other: LabeledTrack) -> LabeledTrack:
    """The winner's genre and weight; what it does not say, the split above all, from the other.

    A corrected test clip stays in the test split: learning from it would spoil the score.
    """
    return replace(
        winner,
        split=winner.split or other.split,
        group=winner.group or other.group,
        artist=winner.artist or other.artist,
        title=winner.title or other.title,
        licence=winner.licence or other.licence,
    )
