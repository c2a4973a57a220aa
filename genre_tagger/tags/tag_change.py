"""TagChange: what will be written into one file, as a value that can be shown, saved, tested and undone.

Nothing here opens an audio file. `plan_change` is pure; `genre_tagger.tags.apply` carries changes out.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from os import PathLike
from pathlib import Path
from typing import Any

from genre_tagger.foundation.errors import Sentence, TagError
from genre_tagger.foundation.whole_file import whole_file
from genre_tagger.genres import UNKNOWN, is_placeholder, means_the_same, same_genre
from genre_tagger.tags.fields import CurrentTags, Fingerprint
from genre_tagger.tags.genre_text import read_genre_values

PLAN_FORMAT = 1
"""Written into every line of a saved plan; a higher number comes from a newer version and is refused."""


class Policy(StrEnum):
    """What happens to a genre that is already there: it stays, it gets company, or it goes."""

    FILL = "fill"
    APPEND = "append"
    REPLACE = "replace"


class Action(StrEnum):
    """Whether a change writes anything."""

    WRITE = "write"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class TagChange:
    """One file's change: from `old_genres` to `new_genres`, why, and which state of the file it was planned for.

    With `action` SKIP nothing is written and `new_genres` equals `old_genres`; `reason` is a phrase for a person either
    way. `predicted` and `confidence` are the classifier's, `model_id` its name. `provenance` asks for a second field
    beside the genre that names the model and its confidence.
    """

    path: Path
    old_genres: tuple[str, ...]
    new_genres: tuple[str, ...]
    action: Action
    reason: str
    fingerprint: Fingerprint
    container: str
    policy: Policy
    predicted: str
    confidence: float
    model_id: str
    provenance: bool = False

    @property
    def writes(self) -> bool:
        """Whether applying this touches the file."""
        return self.action is Action.WRITE

    @property
    def provenance_text(self) -> str | None:
        """The text of the provenance field, or None where none is wanted."""
        return f"model={self.model_id}; confidence={self.confidence:.4f}" if self.provenance else None


def plan_change(
    path: str | PathLike[str],
    current: CurrentTags,
    *,
    genre: str,
    confidence: float,
    model_id: str,
    min_confidence: float = 0.0,
    policy: Policy = Policy.FILL,
    keep: Sequence[str] = (),
    provenance: bool = False,
) -> TagChange:
    """Decides what `path`, whose tags are `current`, shall get for a prediction of `genre`. Pure.

    `confidence` below `min_confidence`, or a `genre` of "Unknown", writes nothing. `keep` lists genres that are never
    removed, whatever the policy. A genre that is there already, in any spelling or alias, is not added again. A `genre`
    that is a list ("Jazz; Blues") is read as the tags are: as its names.
    """
    there = tuple(name for name in current.genres if not is_placeholder(name))
    new_genres, reason = _decide(there, genre, policy, (*keep, *read_genre_values(keep)))
    obstacle = _obstacle(current, genre, confidence, min_confidence)
    if obstacle is not None:
        new_genres, reason = None, obstacle
    return TagChange(
        path=Path(path),
        old_genres=current.genres,
        new_genres=current.genres if new_genres is None else new_genres,
        action=Action.SKIP if new_genres is None else Action.WRITE,
        reason=reason,
        fingerprint=current.fingerprint,
        container=current.container,
        policy=policy,
        predicted=genre,
        confidence=confidence,
        model_id=model_id,
        provenance=provenance,
    )


def refused(change: TagChange, obstacle: str) -> TagChange:
    """The same, with nothing to be written because of `obstacle`."""
    return replace(change, new_genres=change.old_genres, action=Action.SKIP, reason=obstacle)


def _obstacle(current: CurrentTags, genre: str, confidence: float, min_confidence: float) -> str | None:
    if current.obstacle is not None:
        return current.obstacle
    if same_genre(genre, UNKNOWN):
        return Sentence("no genre is likely enough")
    if not confidence >= min_confidence:  # also where it is not a number
        return Sentence("confidence {confidence:.2f} is below {least:.2f}", confidence=confidence, least=min_confidence)
    return None


def _decide(
    there: tuple[str, ...], genre: str, policy: Policy, keep: Sequence[str]
) -> tuple[tuple[str, ...] | None, str]:
    """The new genres, or None where nothing is to be written, and the reason."""
    names = read_genre_values([genre]) or (genre,)
    if policy is Policy.REPLACE:
        kept = tuple(name for name in there if any(same_genre(name, wanted) for wanted in keep))
        first = tuple(name for name in names if not any(same_genre(name, other) for other in kept))
        if first + kept == there:
            return None, Sentence("its genre is already {genre}", genre=genre)
        return first + kept, Sentence("replaces the genre") if there else Sentence("had no genre")
    if not there:
        return names, Sentence("had no genre")
    if policy is Policy.FILL:
        return None, Sentence("has a genre already: {genres}", genres=", ".join(there))
    added = tuple(name for name in names if not any(_contains(other, name) for other in there))
    if not added:
        return None, Sentence("has {genre} already", genre=genre)
    return there + added, Sentence("joins the genres it has")


def _contains(name: str, genre: str) -> bool:
    """ "Rock/Pop" holds Rock, also where the file means it as one name."""
    return any(means_the_same(part, genre) for part in (name, *name.split("/")))


def change_to_json(change: TagChange) -> str:
    """One line of a plan, its path absolute, since it may be applied from elsewhere.

    Bytes of a path that are not UTF-8 survive as lone surrogates, written as \\udcXX.
    """
    values = asdict(change) | {"path": os.path.abspath(change.path), "format": PLAN_FORMAT}  # noqa: PTH100 - keeps links
    return json.dumps(values, ensure_ascii=True, sort_keys=True)


def change_from_json(line: str) -> TagChange:
    """The change of one line of a plan. Raises TagError where the line is none of ours."""
    try:
        values: dict[str, Any] = json.loads(line)
        if values.pop("format") > PLAN_FORMAT:
            raise TagError("This plan was saved by a newer version of Genre Tagger; update to apply it.")
        return TagChange(
            path=Path(values.pop("path")),
            old_genres=_texts(values.pop("old_genres")),
            new_genres=_texts(values.pop("new_genres")),
            action=Action(values.pop("action")),
            policy=Policy(values.pop("policy")),
            fingerprint=Fingerprint(**values.pop("fingerprint")),
            confidence=float(values.pop("confidence")),
            **values,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TagError("A line of this plan is not a change Genre Tagger saved; save the plan anew.") from error


def _texts(values: Any) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError("not a list of texts")
    return tuple(values)


def save_plan(changes: Iterable[TagChange], path: str | PathLike[str]) -> int:
    """Writes a plan as JSON Lines, one change a line, whole or not at all; returns how many. Raises TagError."""
    try:
        with whole_file(Path(path)) as file:
            count = 0
            for change in changes:
                file.write(f"{change_to_json(change)}\n".encode("ascii"))
                count += 1
        return count
    except OSError as error:
        raise TagError("The plan {name} could not be saved: {reason}.", path, reason=error.strerror) from error


def load_plan(path: str | PathLike[str]) -> Iterator[TagChange]:
    """The changes of a saved plan, one by one. Raises TagError at a line that is none, naming its number."""
    try:
        with Path(path).open(encoding="utf-8", errors="surrogateescape") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    try:
                        yield change_from_json(line)
                    except TagError as error:
                        raise TagError(
                            "{name}, line {number}: {reason}", path, number=number, reason=error.message
                        ) from error
    except OSError as error:
        raise TagError("The plan {name} could not be read: {reason}.", path, reason=error.strerror) from error
