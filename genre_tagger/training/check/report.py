"""What was found before a training run started: faults, copies, leaks between the splits, and whether a run makes
sense. Plain values that are shown, saved with the run and read again.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError, Sentence
from genre_tagger.foundation.number_text import size_text
from genre_tagger.foundation.plain_values import from_plain, to_plain
from genre_tagger.foundation.readable import readable_path, readable_text
from genre_tagger.training.check.clip_check import ClipFacts
from genre_tagger.training.data.dataset import DataSet, LabeledTrack, Split
from genre_tagger.training.data.reading import official_overlap

_LAYOUT_VERSION = 1


class ProblemKind(StrEnum):
    """What may be wrong with a clip."""

    MISSING = "missing"
    SHORT = "short"
    SILENT = "silent"
    CORRUPT = "corrupt"
    DUPLICATE = "duplicate"
    LEAK_ARTIST = "leak-artist"
    LEAK_AUDIO = "leak-audio"


@dataclass(frozen=True, slots=True)
class ClipProblem:
    """One thing that is wrong, in one sentence. `leaves_out`: the clip is not trained on because of it.

    A duplicate names the copy that is left out, an artist in two splits stands once, with its first track's path.
    """

    kind: ProblemKind
    path: Path
    sentence: str
    leaves_out: bool


@dataclass(frozen=True, slots=True)
class Estimates:
    """What the run will take, roughly. Free figures are 0 where the system does not tell.

    Seconds are (low, likely, high); `extraction_seconds` the first time only, before features are cached.
    """

    disk_bytes: int
    disk_free_bytes: int
    memory_bytes: int
    memory_free_bytes: int
    extraction_seconds: tuple[float, float, float]
    training_seconds: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class PreflightReport:
    """The finding about one data set.

    `counts` are the usable clips: one row a split (in the order of `Split`), one column a genre. `listed` counts the
    tracks before anything was left out, those skipped while reading included. `blocking` sentences forbid the start,
    `warnings` do not.
    """

    name: str
    genres: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    listed: int
    problems: tuple[ClipProblem, ...]
    estimates: Estimates
    blocking: tuple[str, ...]
    warnings: tuple[str, ...]
    sound_seconds: float
    checked_seconds: float
    made_at: str

    @property
    def usable(self) -> int:
        """Clips that can be trained or tested on."""
        return sum(map(sum, self.counts))

    @property
    def left_out(self) -> frozenset[Path]:
        """The clips that are not trained on."""
        return frozenset(problem.path for problem in self.problems if problem.leaves_out)

    def count(self, split: Split, genre: str) -> int:
        """Usable clips of one genre in one split."""
        return self.counts[tuple(Split).index(split)][self.genres.index(genre)]

    def of_kind(self, kind: ProblemKind) -> tuple[ClipProblem, ...]:
        """The problems of one kind, in the data set's order."""
        return tuple(problem for problem in self.problems if problem.kind is kind)

    def to_json(self) -> str:
        """As text; `from_json` gives the same report again."""
        return json.dumps({"layout": _LAYOUT_VERSION, **to_plain(self)}, indent=1)

    @staticmethod
    def from_json(text: str) -> PreflightReport:
        """Raises DatasetError where the text is no such report."""
        try:
            values = json.loads(text)
            if values.pop("layout") != _LAYOUT_VERSION:
                raise DatasetError("This check of the data was saved by another version of Genre Tagger.")
            return from_plain(PreflightReport, values)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DatasetError("The saved check of the data is damaged; check the data again.") from error


_LEAST_TRAINING_CLIPS = 2
_LEAST_SCORED_CLIPS = 10
_UNEVEN = 3.0
_KEPT_FIRST = (Split.TEST, Split.VALIDATION, Split.TRAINING)
"""Of copies in several splits the one in the test split stays: what is scored on must not have been learnt."""


def clip_problems(
    data_set: DataSet, facts: Mapping[Path, ClipFacts], same: Iterable[tuple[Path, Path]] = ()
) -> tuple[ClipProblem, ...]:
    """Everything that is wrong with single clips, in the data set's order: faults first, then copies, then artists.

    `same` are pairs of files that hold one recording though their bytes differ.
    """
    missing = (
        ClipProblem(ProblemKind.MISSING, one.path, one.reason, True)
        for one in data_set.skipped
        if one.kind == ProblemKind.MISSING
    )
    found = [facts[path] for path in dict.fromkeys(track.path for track in data_set.tracks)]
    faults = (
        ClipProblem(ProblemKind(one.fault), one.path, one.sentence, not one.is_usable) for one in found if one.fault
    )
    return (*missing, *faults, *_copies(data_set.tracks, facts, same), *_shared_artists(data_set))


def _copies(
    tracks: Sequence[LabeledTrack], facts: Mapping[Path, ClipFacts], same: Iterable[tuple[Path, Path]]
) -> Iterable[ClipProblem]:
    key_of = {path: one.content_key for path, one in facts.items() if one.is_usable and one.content_key}
    for left, right in same:
        kept_key, other_key = key_of[left], key_of[right]
        key_of = {path: kept_key if key == other_key else key for path, key in key_of.items()}
    by_sound: dict[str, list[LabeledTrack]] = defaultdict(list)
    for track in tracks:
        if track.path in key_of:
            by_sound[key_of[track.path]].append(track)
    for copies in by_sound.values():
        kept, *others = sorted(copies, key=lambda track: _KEPT_FIRST.index(track.split) if track.split else 3)
        for other in others:
            yield _copy(other, kept)


def _copy(copy: LabeledTrack, kept: LabeledTrack) -> ClipProblem:
    name, kept_name = readable_path(copy.path.name), readable_path(kept.path.name)
    is_leak = copy.split != kept.split
    fields = {"name": name, "other": kept_name, "split": kept.split, "genre": copy.genre, "there": kept.genre}
    if copy.genre == kept.genre:
        told = (
            Sentence("{name} holds the same sound as {other}, which is in {split}; this copy is left out.", **fields)
            if is_leak
            else Sentence("{name} holds the same sound as {other}; this copy is left out.", **fields)
        )
    elif is_leak:
        told = Sentence(
            "{name} holds the same sound as {other}, which is in {split} and is called {genre} here, {there} there; "
            "this copy is left out.",
            **fields,
        )
    else:
        told = Sentence(
            "{name} holds the same sound as {other} and is called {genre} here, {there} there; this copy is left out.",
            **fields,
        )
    return ClipProblem(ProblemKind.LEAK_AUDIO if is_leak else ProblemKind.DUPLICATE, copy.path, told, True)


def _shared_artists(data_set: DataSet) -> Iterable[ClipProblem]:
    for one in official_overlap(data_set).artists:
        parts = [f"{count} in {split}" for split, count in zip(Split, one.tracks, strict=True) if count]
        sentence = Sentence(
            "{artist} is in more than one split: {parts}.", artist=readable_text(one.artist), parts=", ".join(parts)
        )
        yield ClipProblem(ProblemKind.LEAK_ARTIST, one.first.path, sentence, False)


def blocking_sentences(genres: Sequence[str], counts: Sequence[Sequence[int]], estimates: Estimates) -> Iterator[str]:
    """Why a run cannot start; nothing where it can."""
    training, validation = counts[0], counts[1]
    if len(genres) < 2:
        yield Sentence("There is only one genre; choose two or more to tell apart.")
    for genre, count in zip(genres, training, strict=True):
        if count < _LEAST_TRAINING_CLIPS:
            yield Sentence(
                "Too few training clips of {genre} ({count}): add some, or leave the genre out.",
                genre=genre,
                count=count,
            )
    if not sum(validation):
        yield Sentence("There is no usable clip for validation; the best epoch could not be told.")
    if estimates.disk_free_bytes and estimates.disk_bytes > estimates.disk_free_bytes:
        yield Sentence(
            "The features need {size} of disk, but only {free} are free.",
            size=size_text(estimates.disk_bytes),
            free=size_text(estimates.disk_free_bytes),
        )


def warning_sentences(
    data_set: DataSet, counts: Sequence[Sequence[int]], problems: Sequence[ClipProblem], estimates: Estimates
) -> Iterator[str]:
    """What to know before starting, the weightiest first."""
    kinds = Counter(problem.kind for problem in problems)
    yield from _about_leaks(data_set, kinds)
    yield from _about_balance(data_set.genres, counts)
    yield from data_set.notes
    known = sum(1 for one in data_set.skipped if one.kind == "known-bad")
    if known:
        yield Sentence("{count} clips are known to be bad and are left out.", count=known)
    unusable = len({problem.path for problem in problems if problem.leaves_out})
    if unusable:
        listed = len(data_set.tracks) + len(data_set.skipped)
        yield Sentence(
            "{unusable} of {listed} clips cannot be used and are left out.", unusable=unusable, listed=listed
        )
    if estimates.memory_free_bytes and estimates.memory_bytes > estimates.memory_free_bytes:
        yield Sentence(
            "A batch may take {size} of memory, but {free} are free; choose a smaller batch.",
            size=size_text(estimates.memory_bytes),
            free=size_text(estimates.memory_free_bytes),
        )


def _about_leaks(data_set: DataSet, kinds: Counter[ProblemKind]) -> Iterator[str]:
    if kinds[ProblemKind.LEAK_ARTIST]:
        overlap = official_overlap(data_set)
        yield Sentence(
            "{count} artists are in more than one split, with {tracks} of {named} tracks: scores will "
            "flatter. An artist-disjoint split avoids this.",
            count=len(overlap.artists),
            tracks=overlap.tracks,
            named=overlap.named,
        )
    if kinds[ProblemKind.LEAK_AUDIO]:
        yield Sentence(
            "{count} clips stand in two splits; the copies outside test are left out.",
            count=kinds[ProblemKind.LEAK_AUDIO],
        )


def _about_balance(genres: Sequence[str], counts: Sequence[Sequence[int]]) -> Iterator[str]:
    training, validation, test = counts
    if min(training, default=0) and max(training) / min(training) > _UNEVEN:
        most, least = genres[training.index(max(training))], genres[training.index(min(training))]
        yield Sentence(
            "The genres are uneven: {many} training clips of {most}, {few} of {least}. Balanced sampling or "
            "class weights help.",
            many=max(training),
            most=most,
            few=min(training),
            least=least,
        )
    for split, row in ((Split.VALIDATION, validation), (Split.TEST, test)):
        thin = [f"{genre} ({count})" for genre, count in zip(genres, row, strict=True) if count < _LEAST_SCORED_CLIPS]
        if not sum(row):
            yield Sentence("There is no usable clip in the {split} split.", split=split)
        elif thin:
            yield Sentence(
                "The {split} split has few clips of {genres}: those scores will say little.",
                split=split,
                genres=", ".join(thin),
            )
