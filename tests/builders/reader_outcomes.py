"""Writes genres into files, takes them back, and has foreign readers look before and after."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from genre_tagger.foundation.errors import TagError
from genre_tagger.tags.apply import ApplyStep, ChangeApplied, apply_changes
from genre_tagger.tags.edit_check import plan_file
from genre_tagger.tags.fields import CurrentTags
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy, TagChange, plan_change
from genre_tagger.tags.undo import undo_files
from tests.builders.foreign_readers import READERS, Reader, Reading, genre_names, read_by_all, texts_of


@dataclass(frozen=True, slots=True)
class Write:
    """`genre` is to be written into `path`."""

    path: Path
    genre: str
    policy: Policy
    keep: tuple[str, ...] = ()

    def planned(self) -> TagChange | TagError:
        """What becomes of it, as for a prediction that is sure."""

        def decide(current: CurrentTags) -> TagChange:
            return plan_change(
                *(self.path, current),
                genre=self.genre,
                confidence=1.0,
                model_id="none",
                policy=self.policy,
                keep=self.keep,
            )

        try:
            return plan_file(self.path, decide)
        except TagError as error:
            return error


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file `said` outside its genre, what was planned and done, what each reader showed, and the undo.

    `step` is None where nothing could be planned; `plan` then says why.
    """

    said: Set[str]
    plan: TagChange | TagError
    step: ApplyStep | None
    before: Mapping[str, Reading]
    after: Mapping[str, Reading]
    touched: bool
    restored: bool

    @property
    def applied(self) -> bool:
        return isinstance(self.step, ChangeApplied)


def written_and_undone(writes: Sequence[Write], journal: Journal, readers: Sequence[Reader] = READERS) -> list[Outcome]:
    """Carries all of them out, in a batch, and takes them back. Each file must be named once."""
    paths = [write.path for write in writes]
    before = read_by_all(paths, readers)
    said = [texts_of(path, shown.values()) for path, shown in zip(paths, before, strict=True)]
    digests = list(map(_digest, paths))
    plans = [write.planned() for write in writes]
    steps = iter(list(apply_changes((plan for plan in plans if isinstance(plan, TagChange)), journal)))
    done = [next(steps) if isinstance(plan, TagChange) else None for plan in plans]
    touched = [_digest(path) != digest for path, digest in zip(paths, digests, strict=True)]
    after = read_by_all(paths, readers)
    for _ in undo_files(
        (path for path, step in zip(paths, done, strict=True) if isinstance(step, ChangeApplied)), journal
    ):
        pass
    restored = [_digest(path) == digest for path, digest in zip(paths, digests, strict=True)]
    return list(map(Outcome, said, plans, done, before, after, touched, restored))


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def faults_of_genre(reading: Reading, wanted: Sequence[str], shows: str = "all") -> list[str]:
    """What is wrong with the genres that a reader shows, every place of them.

    `shows` is what it is known to show of a list: "all", "first", "last", "in any order", "nothing".
    """
    names = genre_names(wanted)
    views = {"first": genre_names(wanted[:1]), "last": genre_names(wanted[-1:]), "nothing": ()}
    places = [tuple(dict.fromkeys(genre_names(texts))) for texts in reading.genres]
    if shows == "in any order":
        places = [names if sorted(place) == sorted(names) else place for place in places]
    faults = [f"shows {place}, not {names}" for place in places if place not in (names, views.get(shows, names))]
    return faults if places or not names or shows == "nothing" else [f"shows no genre, not {names}"]
