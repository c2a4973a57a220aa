"""What a model of one's own learns from: which labelled tracks teach, which are held out, what keeps the rest. Pure."""

from __future__ import annotations

import random
import warnings
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from genre_tagger.foundation.errors import Sentence, TrainingError
from genre_tagger.genres import UNKNOWN, means_the_same
from genre_tagger.training.data.dataset import LabeledTrack, Split

FEWEST_CORRECTIONS = 12
FEWEST_GROUPS = 4
"""Artists or folders that the labelled tracks must come from, so that some can be held out."""

FEWEST_FOR_NEW_GENRE = 6
PARTS = 4
"""One of so many parts of the labelled tracks is held out."""
LIBRARY_PER_LABELED, FEWEST_LIBRARY, MOST_LIBRARY = 3, 240, 450
KEPT_SHARE, MOST_KEPT = 0.2, 60


@dataclass(frozen=True, slots=True)
class LearningPlan:
    """`tracks` are trained on: labelled ones, and ones of the library without a genre, whose predictions should stay.

    Nothing is learnt from `held_out` (labelled) and `kept` (not labelled). `notes` are sentences to be shown.
    """

    genres: tuple[str, ...]
    tracks: tuple[LabeledTrack, ...]
    held_out: tuple[LabeledTrack, ...]
    kept: tuple[LabeledTrack, ...]
    notes: tuple[str, ...] = ()

    @property
    def labeled(self) -> int:
        """Labelled tracks that are trained on."""
        return sum(bool(track.genre) for track in self.tracks)

    @property
    def library(self) -> int:
        """Tracks that are trained on without a label."""
        return len(self.tracks) - self.labeled


def plan_learning(
    labeled: Sequence[LabeledTrack], library: Sequence[LabeledTrack], genres: tuple[str, ...], seed: int = 1
) -> LearningPlan:
    """Split the labelled tracks by artist (or folder) and choose the unlabelled ones beside them.

    `library` are tracks that nobody labelled; their genre does not count. `genres` are the present model's; others join
    where enough tracks are labelled so. Raises TrainingError, saying how many tracks are needed, where there are too
    few.
    """
    usable, all_genres, notes = _usable(labeled, genres)
    groups = len({track.group for track in usable})
    if len(usable) < FEWEST_CORRECTIONS or groups < FEWEST_GROUPS:
        raise TrainingError(
            "Learning takes at least {tracks} labelled tracks from {groups} artists or folders; there are "
            "{count} from {there} so far.",
            tracks=FEWEST_CORRECTIONS,
            groups=FEWEST_GROUPS,
            count=len(usable),
            there=groups,
        )
    held_out, training = _split(usable, seed)
    rest = _library(library, usable, held_out, seed)
    kept = rest[: min(MOST_KEPT, int(KEPT_SHARE * len(rest)))]
    if not rest:
        notes.append(
            Sentence("No other music was at hand; only mixtures of your labelled tracks keep the rest as it is.")
        )
    tracks = (*(replace(track, split=Split.TRAINING) for track in training), *rest[len(kept) :])
    return LearningPlan(all_genres, tracks, tuple(held_out), tuple(kept), tuple(notes))


def usable_corrections(labeled: Sequence[LabeledTrack], genres: tuple[str, ...]) -> tuple[int, int]:
    """How many of the labelled tracks can be learnt from, and from how many artists or folders they are."""
    usable = _usable(labeled, genres)[0]
    return len(usable), len({track.group for track in usable})


def group_of(track: LabeledTrack) -> str:
    """What must not be split: the artist, or where nobody is named the track's own group, or its folder."""
    name = " ".join(track.artist.split()).casefold()
    return f"artist {name}" if name else track.group or f"folder {track.path.parent}"


def _usable(
    labeled: Sequence[LabeledTrack], genres: tuple[str, ...]
) -> tuple[list[LabeledTrack], tuple[str, ...], list[str]]:
    """Tracks whose file is there and whose genre can be learnt, by the model's names of genres, each once; notes on
    the rest."""
    notes: list[str] = []
    there = {track.path: track for track in reversed(labeled) if track.path.is_file()}  # of two the first counts
    gone = len({track.path for track in labeled}) - len(there)
    if gone:
        notes.append(Sentence("{count} labelled files are no longer where they were.", count=gone))
    named: dict[str, list[LabeledTrack]] = defaultdict(list)
    for track in reversed(there.values()):
        if not track.genre or track.genre == UNKNOWN:
            continue
        known = next((name for name in (*genres, *named) if means_the_same(name, track.genre)), track.genre)
        named[known].append(replace(track, genre=known, group=group_of(track)))
    fresh = tuple(name for name in named if name not in genres and len(named[name]) >= FEWEST_FOR_NEW_GENRE)
    rare = [name for name in named if name not in genres and name not in fresh]
    if rare:
        names = ", ".join(sorted(rare))
        notes.append(Sentence("Too few tracks to learn a new genre from: {genres}.", genres=names))
    learnt = (*genres, *fresh)
    return [track for name in learnt for track in named.get(name, ())], learnt, notes


def _split(usable: list[LabeledTrack], seed: int) -> tuple[list[LabeledTrack], list[LabeledTrack]]:
    """(held out, training), no group in both: the part in which most genres are and after which most are left."""
    from sklearn.model_selection import StratifiedGroupKFold

    usable = sorted(usable, key=lambda track: str(track.path))
    genres, groups = [track.genre for track in usable], [track.group for track in usable]
    splitter = StratifiedGroupKFold(PARTS, shuffle=True, random_state=seed)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="The least populated class")
        folds = [(set(held), set(rest)) for rest, held in splitter.split(genres, genres, groups) if len(held)]
    wanted = len(usable) / PARTS

    def worth(fold: tuple[set[int], set[int]]) -> tuple[int, int, float]:
        held, rest = ({genres[row] for row in rows} for rows in fold)
        return len(rest), len(held), -abs(len(fold[0]) - wanted)

    held, rest = max(folds, key=worth)
    return [usable[row] for row in sorted(held)], [usable[row] for row in sorted(rest)]


def _library(
    library: Sequence[LabeledTrack], labeled: Sequence[LabeledTrack], held_out: Sequence[LabeledTrack], seed: int
) -> list[LabeledTrack]:
    """Unlabelled tracks in a drawn order, none of an artist that is held out."""
    known, apart = {track.path for track in labeled}, {track.group for track in held_out}
    found = [replace(track, genre="", group=group_of(track), split=Split.TRAINING, weight=1.0) for track in library]
    found = [track for track in found if track.path not in known and track.group not in apart]
    found.sort(key=lambda track: str(track.path))
    random.Random(seed).shuffle(found)
    return found[: min(MOST_LIBRARY, max(FEWEST_LIBRARY, LIBRARY_PER_LABELED * len(labeled)))]
