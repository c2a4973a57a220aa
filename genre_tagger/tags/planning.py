"""Plans for files as they are: what the write would refuse is known, and said, when it is planned."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from os import PathLike
from pathlib import Path

from genre_tagger.containers.byte_view import ByteView
from genre_tagger.tags.current_tags import CurrentTags
from genre_tagger.tags.edit_check import GenreEdit, refusal, rehearse
from genre_tagger.tags.file_replacement import is_read_only, is_shared
from genre_tagger.tags.formats.fields import USUAL_ID3, Id3Options
from genre_tagger.tags.tag_change import TagChange, refused
from genre_tagger.tags.tag_file import current_tags, tag_errors

_NO_ROOM = "there is no permission to write into its folder"
_TRIAL_GENRE = "Electronic"


def plan_file(
    path: str | PathLike[str], decide: Callable[[CurrentTags], TagChange], id3: Id3Options = USUAL_ID3
) -> TagChange:
    """The change that `decide` makes of the file's tags; one that could not be written is a SKIP that says why.

    A change that writes is rehearsed: its edit is laid over the open file and read by the two readers that will check
    the finished copy. Raises TagError where the tags cannot be read.
    """
    with tag_errors(path), ByteView(path) as view:
        current = current_tags(view)
        change = decide(current)
        if not change.writes:
            return change
        edit = GenreEdit(change.new_genres, change.provenance_text, change.confidence, id3)
        obstacle = _locked(view, path) or _obstacle(view, current, edit)
        return change if obstacle is None else refused(change, obstacle)


def read_writable(path: str | PathLike[str]) -> CurrentTags:
    """As `read_genres`; `obstacle` also says what a rehearsal with some genre finds. Raises TagError."""
    with tag_errors(path), ByteView(path) as view:
        current = current_tags(view)
        if current.obstacle is not None:
            return current
        return replace(current, obstacle=_obstacle(view, current, GenreEdit((*current.genres, _TRIAL_GENRE))))


def _locked(view: ByteView, path: str | PathLike[str]) -> str | None:
    """Why the system would not let it be written, as far as that can be asked beforehand."""
    target = Path(os.path.realpath(path))
    if is_read_only(view, target):
        return "it is read-only"
    return None if is_shared(view) or os.access(target.parent, os.W_OK) else _NO_ROOM


def _obstacle(view: ByteView, current: CurrentTags, edit: GenreEdit) -> str | None:
    try:
        rehearse(view, current, edit)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - what would be one file's surprise when written is one when planned
        return refusal(error)
    return None
