"""Short ways to plan, write and undo in tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import mutagen
import mutagen.apev2
import mutagen.id3

from genre_tagger.foundation.errors import FileChangedError, TagError
from genre_tagger.tags.apply import ApplyStep, ChangeApplied, ChangeFailed, apply_changes
from genre_tagger.tags.edit_check import plan_file
from genre_tagger.tags.fields import USUAL_ID3, Id3Options
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy, TagChange, plan_change
from genre_tagger.tags.tag_file import read_genres
from genre_tagger.tags.undo import UndoStep, WriteUndone, undo_files

_library: Any = mutagen
MODEL = "model-1"


def plan(
    path: Path,
    genre: str = "Folk",
    policy: Policy = Policy.FILL,
    *,
    keep: tuple[str, ...] = (),
    provenance: bool = False,
) -> TagChange:
    """The change for a confident prediction of `genre`."""
    return plan_change(
        path,
        read_genres(path),
        genre=genre,
        confidence=0.9,
        model_id=MODEL,
        min_confidence=0.6,
        policy=policy,
        keep=keep,
        provenance=provenance,
    )


def apply(change: TagChange, journal: Journal, id3: Id3Options = USUAL_ID3) -> ApplyStep:
    """Applies one change and gives its step. What the plan of this very file promises or refuses must come true."""
    try:
        promised = plan_file(change.path, lambda _: change, id3)
    except TagError:
        promised = change
    (step,) = apply_changes([change], journal, id3)
    if isinstance(step, ChangeFailed) and not isinstance(step.error, FileChangedError):
        assert not promised.writes or promised is change, step.error.message
        assert promised.writes or promised.reason in step.error.message
    else:
        assert promised.writes or not isinstance(step, ChangeApplied), promised.reason
    return step


def write(
    path: Path,
    journal: Journal,
    genre: str = "Folk",
    policy: Policy = Policy.FILL,
    id3: Id3Options = USUAL_ID3,
    **options: Any,
) -> None:
    """Plans and applies, and insists that it was written."""
    step = apply(plan(path, genre, policy, **options), journal, id3)
    assert isinstance(step, ChangeApplied), step


def undo(path: Path, journal: Journal, *, force: bool = False) -> UndoStep:
    """Undoes the newest write of one file."""
    (step,) = undo_files([path], journal, force=force)
    return step


def undo_exactly(path: Path, journal: Journal) -> None:
    """Undoes, and insists that it was exact."""
    step = undo(path, journal)
    assert isinstance(step, WriteUndone), step
    assert step.exact


def other_tags(path: Path) -> list[str]:
    """Everything mutagen prints of a file's tags but genre and provenance."""
    if path.suffix in (".mp3", ".mp2", ".aac"):
        return sorted(_lines(_id3(path)) + _lines(_ape(path)))
    file = _library.File(path)
    pictures = [picture.data.hex() for picture in getattr(file, "pictures", [])]
    return sorted(_lines(file.tags) + pictures)


def _lines(tags: Any) -> list[str]:
    lines = [] if tags is None else tags.pprint().splitlines()
    ours = ("genre", "wm/genre", "tcon", "tco", "©gen", "gnre")
    return [line for line in lines if not line.casefold().startswith(ours) and "GENRE_TAGGER" not in line]


def _id3(path: Path) -> Any:
    try:
        return _library.id3.ID3(path, load_v1=False)
    except _library.id3.ID3NoHeaderError:
        return None


def _ape(path: Path) -> Any:
    try:
        return _library.apev2.APEv2(path)
    except _library.apev2.APENoHeaderError:
        return None
