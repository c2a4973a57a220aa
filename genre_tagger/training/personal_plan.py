"""What is learnt from the user's corrections: which teach, which are held out, what keeps the rest in mind. Pure."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from genre_tagger.errors import Sentence, TrainingError
from genre_tagger.genres import means_the_same
from genre_tagger.training.sources.labeled_track import LabeledTrack, Split

FEWEST_CORRECTIONS = 12
FEWEST_GROUPS = 4
"""Artists or folders that the corrections must come from, so that some can be held out."""

FEWEST_FOR_NEW_GENRE = 6
HELD_OUT_SHARE, VALIDATION_SHARE = 0.25, 0.15
REPLAY_PER_CORRECTION, FEWEST_REPLAY, MOST_REPLAY = 3, 60, 600
SUREST = 0.6
"""Confidence from which a verdict of the present model is good enough to be taught again."""


@dataclass(frozen=True, slots=True)
class LearningPlan:
    """`tracks` teach or choose the epoch, each with its split; of `held_out` corrections and `kept` verdicts nothing
    is learnt.

    `kept` carry what the present model says of tracks the user did not correct. `notes` are sentences to be shown.
    """

    genres: tuple[str, ...]
    tracks: tuple[LabeledTrack, ...]
    held_out: tuple[LabeledTrack, ...]
    kept: tuple[LabeledTrack, ...]
    replay: int
    notes: tuple[str, ...] = ()

    @property
    def corrections(self) -> int:
        """Corrections that are learnt from, those for choosing the epoch included."""
        return len(self.tracks) - self.replay


def plan_learning(
    corrections: Sequence[LabeledTrack], library: Sequence[LabeledTrack], genres: tuple[str, ...], seed: int = 1
) -> LearningPlan:
    """Split the corrections by artist (or folder) and choose what is replayed beside them.

    `library` are tracks the user did not correct, with the present model's genre, its confidence as their weight.
    `genres` are the present model's; others join where enough corrections name them. Raises TrainingError, saying how
    many corrections are needed, where there are too few.
    """
    usable, all_genres, notes = _usable(corrections, genres)
    groups = _by_group(usable)
    if len(usable) < FEWEST_CORRECTIONS or len(groups) < FEWEST_GROUPS:
        raise TrainingError(
            "Learning takes at least {tracks} corrected tracks from {groups} artists or folders; there are "
            "{count} from {there} so far.",
            tracks=FEWEST_CORRECTIONS,
            groups=FEWEST_GROUPS,
            count=len(usable),
            there=len(groups),
        )
    chance = random.Random(seed)
    held_out, validation, training = _split(groups, len(usable), chance)
    replay, kept = _replay(library, all_genres, usable, held_out, chance)
    if not replay:
        notes.append(
            Sentence("No other music was at hand to keep the rest in mind, so the model may forget some of it.")
        )
    tracks = (
        *(replace(track, split=Split.TRAINING) for track in training),
        *(replace(track, split=Split.VALIDATION) for track in validation),
        *replay,
    )
    return LearningPlan(all_genres, tracks, tuple(held_out), tuple(kept), len(replay), tuple(notes))


def usable_corrections(corrections: Sequence[LabeledTrack], genres: tuple[str, ...]) -> tuple[int, int]:
    """How many corrections can be learnt from, and from how many artists or folders they are."""
    usable = _usable(corrections, genres)[0]
    return len(usable), len(_by_group(usable))


def group_of(path: Path, artist: str) -> str:
    """What must not be split: the artist, or the folder where the tags name none."""
    name = " ".join(artist.split()).casefold()
    return f"artist {name}" if name else f"folder {path.parent}"


def _usable(
    corrections: Sequence[LabeledTrack], genres: tuple[str, ...]
) -> tuple[list[LabeledTrack], tuple[str, ...], list[str]]:
    """Corrections whose file is there and whose genre can be learnt, by the model's names of genres; notes on the
    rest."""
    notes: list[str] = []
    there = [track for track in corrections if track.path.is_file()]
    if len(there) < len(corrections):
        notes.append(
            Sentence("{count} corrected files are no longer where they were.", count=len(corrections) - len(there))
        )
    named: dict[str, list[LabeledTrack]] = defaultdict(list)
    for track in there:
        known = next((name for name in (*genres, *named) if means_the_same(name, track.genre)), track.genre)
        named[known].append(replace(track, genre=known, group=track.group or group_of(track.path, track.artist)))
    fresh = tuple(name for name in named if name not in genres and len(named[name]) >= FEWEST_FOR_NEW_GENRE)
    rare = [name for name in named if name not in genres and name not in fresh]
    if rare:
        notes.append(
            Sentence("Too few corrections to learn a new genre from: {genres}.", genres=", ".join(sorted(rare)))
        )
    learnt = (*genres, *fresh)
    return [track for name in learnt for track in named.get(name, ())], learnt, notes


def _by_group(tracks: Sequence[LabeledTrack]) -> dict[str, list[LabeledTrack]]:
    groups: dict[str, list[LabeledTrack]] = defaultdict(list)
    for track in tracks:
        groups[track.group].append(track)
    return dict(groups)


def _split(
    groups: dict[str, list[LabeledTrack]], total: int, chance: random.Random
) -> tuple[list[LabeledTrack], list[LabeledTrack], list[LabeledTrack]]:
    """(held out, validation, training), each whole groups; the largest group always teaches."""
    names = sorted(groups)
    chance.shuffle(names)
    names.sort(key=lambda name: len(groups[name]))  # small ones first, so that a share is met closely
    parts: tuple[list[LabeledTrack], list[LabeledTrack]] = ([], [])
    wanted = (HELD_OUT_SHARE * total, VALIDATION_SHARE * total)
    left = names[:-1]
    for part, count in zip(parts, wanted, strict=True):
        while left and (not part or len(part) + len(groups[left[0]]) / 2 <= count):
            part.extend(groups[left.pop(0)])
    return parts[0], parts[1], [track for name in (*left, names[-1]) for track in groups[name]]


def _replay(
    library: Sequence[LabeledTrack],
    genres: tuple[str, ...],
    corrected: Sequence[LabeledTrack],
    held_out: Sequence[LabeledTrack],
    chance: random.Random,
) -> tuple[list[LabeledTrack], list[LabeledTrack]]:
    """(taught again, held back to see what is kept): sure verdicts, genres alike, no artist that is held out."""
    known, apart = {track.path for track in corrected}, {track.group for track in held_out}
    by_genre: dict[str, list[LabeledTrack]] = defaultdict(list)
    for track in library:
        group = track.group or group_of(track.path, track.artist)
        if track.path not in known and group not in apart and track.weight >= SUREST and track.genre in genres:
            by_genre[track.genre].append(replace(track, group=group, weight=1.0, source="library"))
    wanted = min(MOST_REPLAY, max(FEWEST_REPLAY, REPLAY_PER_CORRECTION * len(corrected)))
    share = max(1, wanted // max(1, len(by_genre)))
    taught, kept = [], []
    for genre in sorted(by_genre):
        tracks = sorted(by_genre[genre], key=lambda track: str(track.path))
        chance.shuffle(tracks)
        tracks = tracks[:share]
        parts = len(tracks) // 5
        kept += tracks[:parts]
        taught += [replace(track, split=Split.VALIDATION) for track in tracks[parts : 2 * parts]]
        taught += [replace(track, split=Split.TRAINING) for track in tracks[2 * parts :]]
    return taught, kept
