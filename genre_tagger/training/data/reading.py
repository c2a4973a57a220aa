"""What the user chose to train on -> one data set: sources read, mixed, each track counted once, split with no artist
in two parts. Tracks belong together when they share a group (an artist's id) or an artist's name.
"""

from __future__ import annotations

import os
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from genre_tagger.foundation.errors import DatasetError, Sentence
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.data.dataset import (
    DataRequest,
    DataSet,
    GenreLabels,
    LabeledTrack,
    SkippedTrack,
    SourceKind,
    SourceRequest,
    Split,
    SplitChoice,
    class_order,
)
from genre_tagger.training.data.fma import read_fma
from genre_tagger.training.data.folders import read_corpus_tracks, read_folders, read_gtzan

SHARES: tuple[float, float, float] = (0.70, 0.15, 0.15)
"""Training, validation and test."""

_SPLITS = tuple(Split)


@dataclass(frozen=True, slots=True)
class SharedArtist:
    """One artist with tracks in more than one split: how many in each, in the order of `Split`; one of them."""

    artist: str
    tracks: tuple[int, int, int]
    first: LabeledTrack


@dataclass(frozen=True, slots=True)
class SplitOverlap:
    """How far splits share artists. `tracks` counts the tracks of `artists`, `named` all tracks with an artist."""

    artists: tuple[SharedArtist, ...]
    tracks: int
    named: int


def connected_groups(names: Sequence[Sequence[str]]) -> list[int]:
    """For each row's names (one or more) a number: rows that share a name, or that others link, have the same."""
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for first, *others in names:
        for name in others:
            leader[find(name)] = find(first)
    numbers: dict[str, int] = {}
    return [numbers.setdefault(find(mine[0]), len(numbers)) for mine in names]


def artist_groups(tracks: Sequence[LabeledTrack]) -> list[int]:
    """For each track the number of what it belongs to; tracks without group and artist stand alone."""
    names = []
    for number, track in enumerate(tracks):
        mine = [f"group {track.group}"] if track.group else []
        mine += [f"artist {' '.join(track.artist.split()).casefold()}"] if track.artist.strip() else []
        names.append(mine or [f"alone {number}"])
    return connected_groups(names)


def artist_disjoint(
    tracks: Sequence[LabeledTrack], seed: int, *, keep_given: bool = False, shares: tuple[float, ...] = SHARES
) -> tuple[LabeledTrack, ...]:
    """The same tracks, each with a split: every artist in one of them, every genre in about the same shares.

    The same tracks and seed give the same split, whatever the tracks' order. With `keep_given`, tracks that have a
    split keep it, and others follow their artist where it has tracks in one.
    """
    groups = artist_groups(tracks)
    members: dict[int, list[int]] = defaultdict(list)
    for row, group in enumerate(groups):
        members[group].append(row)
    genres = {genre: place for place, genre in enumerate(sorted({track.genre for track in tracks}))}
    counts = {group: _count(tracks, rows, genres) for group, rows in members.items()}
    chosen = {group: given for group, rows in members.items() if keep_given and (given := _given(tracks, rows))}
    free = [group for group in members if group not in chosen]
    free.sort(key=lambda group: min(_identity(tracks[row]) for row in members[group]))
    random.Random(seed).shuffle(free)
    free.sort(key=lambda group: -int(counts[group].sum()))  # large ones first: the small ones fill the gaps
    chosen |= _spread(free, counts, shares, kept=[(chosen[group], counts[group]) for group in chosen])
    return tuple(
        track if keep_given and track.split is not None else replace(track, split=chosen[group])
        for track, group in zip(tracks, groups, strict=True)
    )


def official_overlap(data_set: DataSet) -> SplitOverlap:
    """Artists with tracks in more than one split, most tracks first."""
    groups = artist_groups(data_set.tracks)
    splits: dict[int, Counter[Split]] = defaultdict(Counter)
    first: dict[int, LabeledTrack] = {}
    for track, group in zip(data_set.tracks, groups, strict=True):
        if track.split is not None:
            splits[group][track.split] += 1
            first.setdefault(group, track)
    shared = [
        SharedArtist(
            first[group].artist or first[group].group.partition(":")[2] or first[group].group,
            (of[_SPLITS[0]], of[_SPLITS[1]], of[_SPLITS[2]]),
            first[group],
        )
        for group, of in splits.items()
        if len(of) > 1
    ]
    shared.sort(key=lambda one: (-sum(one.tracks), one.artist))
    named = sum(1 for track in data_set.tracks if track.group or track.artist)
    return SplitOverlap(tuple(shared), sum(sum(one.tracks) for one in shared), named)


def _identity(track: LabeledTrack) -> tuple[str, str, str]:
    return track.source, track.track_id, str(track.path)


def _count(tracks: Sequence[LabeledTrack], rows: Iterable[int], genres: dict[str, int]) -> NDArray[np.float64]:
    """(genres,)"""
    return np.bincount([genres[tracks[row].genre] for row in rows], minlength=len(genres)).astype(np.float64)


def _given(tracks: Sequence[LabeledTrack], rows: Iterable[int]) -> Split | None:
    """Where most of an artist's tracks were put; None where none was."""
    given = Counter(split for row in rows if (split := tracks[row].split) is not None)
    return max(_SPLITS, key=lambda split: given[split]) if given else None


def _spread(
    groups: Sequence[int],
    counts: dict[int, NDArray[np.float64]],
    shares: tuple[float, ...],
    kept: Sequence[tuple[Split, NDArray[np.float64]]],
) -> dict[int, Split]:
    """Each group to the split where it brings the genres' counts nearest to their shares (least chi-square)."""
    if not groups:
        return {}
    held = np.zeros((len(_SPLITS), len(counts[groups[0]])))  # (splits, genres)
    for split, count in kept:
        held[_SPLITS.index(split)] += count
    total = held.sum(axis=0) + sum(counts[group] for group in groups)
    wanted = np.maximum(np.outer(shares, total), 1e-9)
    chosen: dict[int, Split] = {}
    for group in groups:
        count = counts[group]
        cost = ((2.0 * count * (held - wanted) + count**2) / wanted).sum(axis=1)
        place = int(cost.argmin())
        held[place] += count
        chosen[group] = _SPLITS[place]
    _fill_gaps(chosen, counts, held)
    return chosen


def _fill_gaps(chosen: dict[int, Split], counts: dict[int, NDArray[np.float64]], held: NDArray[np.float64]) -> None:
    """Where validation or test has nothing of a genre and training two artists or more, the smallest moves over."""
    for genre in range(held.shape[1]):
        for place in (2, 1):
            givers = [group for group, split in chosen.items() if split is _SPLITS[0] and counts[group][genre] > 0]
            if held[place, genre] > 0 or len(givers) < 2:
                continue
            smallest = min(givers, key=lambda group: float(counts[group].sum()))
            chosen[smallest] = _SPLITS[place]
            held[0] -= counts[smallest]
            held[place] += counts[smallest]


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


def _read_source(source: SourceRequest, labels: GenreLabels) -> DataSet:
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


def _read_corrections(tracks: Sequence[LabeledTrack], labels: GenreLabels) -> DataSet:
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
    return DataSet("corrections", (), tuple(kept), tuple(skipped), notes)


def _mixed(
    requests: Sequence[SourceRequest], sources: Sequence[DataSet]
) -> tuple[tuple[LabeledTrack, ...], tuple[str, ...]]:
    """All tracks with their source's weight; of two for one file, a correction wins, else the first."""
    by_file: dict[str, tuple[LabeledTrack, bool]] = {}
    repeated = 0
    for request, source in zip(requests, sources, strict=True):
        is_word_of_user = request.kind is SourceKind.CORRECTIONS
        for track in source.tracks:
            weighted = replace(track, weight=track.weight * request.weight)
            key = os.path.normcase(os.path.realpath(track.path))
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
