"""Whether an edit leaves its genre and nothing else: asked of the edit that is only planned, and of the finished copy.

Both times the same is asked in the same way, so that what a plan promises, the write does.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.content_key import content_key
from genre_tagger.containers.byte_view import ByteView, MalformedError, Readable, RefusedError
from genre_tagger.foundation.errors import DecodeError
from genre_tagger.tags.fields import USUAL_ID3, CurrentTags, Id3Options, NewFields, TagReading
from genre_tagger.tags.file_replacement import is_read_only, is_shared
from genre_tagger.tags.second_opinion import Opinion, second_opinion
from genre_tagger.tags.splice import SplicedView
from genre_tagger.tags.tag_change import TagChange, refused
from genre_tagger.tags.tag_file import container_of, current_tags, edit_of, reading_of, tag_errors

UNKNOWN_LAYOUT = "its tags are laid out in a way that is not known here"
"""What is told where no better reason is known: about the file, since a person can do nothing about our checks."""

_TRIAL_GENRE = "Electronic"


def check_edit(view: Readable, before: CurrentTags | TagReading, new: NewFields, after: Readable) -> None:
    """Compares the file as it is, `view` with the tags `before`, with the file as it would be or has become.

    Raises RefusedError, MalformedError or OSError where `after` is not what `new` should make of it.
    """
    reading = reading_of(after)
    told = (before.title, before.artist, before.album)
    if reading.genres != new.genres or (reading.title, reading.artist, reading.album) != told:
        raise RefusedError(UNKNOWN_LAYOUT)
    family, carried = container_of(view).name, reading_of(view).carried
    _compare(second_opinion(view, family), second_opinion(after, family), new.genres, carried)


def refusal(error: Exception) -> str:
    """Why a genre cannot be written, as a phrase about the file; of a surprise too, which no person can make use of."""
    if isinstance(error, MalformedError):
        return f"its tags are damaged ({error})"
    return str(error) if isinstance(error, RefusedError) else UNKNOWN_LAYOUT


def sound_key(path: Path) -> str | None:
    """The content key of a file, the same wherever it goes, or None where it cannot be had. A few milliseconds."""
    try:
        return content_key(path)
    except DecodeError:
        return None


def refuse_other_sound(original: Path, copy: Path) -> None:
    """The last check before a rename: RefusedError unless the first second of both decodes to the same samples.

    A file that does not decode in the first place may be tagged; there is nothing to compare.
    """
    before = _beginning(original, original.name)
    if before is None:
        return
    after = _beginning(copy, original.name)
    if after is None:
        raise RefusedError("with a tag in it no player could read its sound; it is not the kind of file it looks like")
    if before[1] != after[1] or not np.array_equal(before[0], after[0]):
        raise RefusedError("with a tag in it its sound would begin differently; it is damaged or of an unusual kind")


def _beginning(path: Path, name: str) -> tuple[NDArray[np.float32], int] | None:
    """The first second, float32 (n, channels), and its sample rate; None where nothing decodes."""
    from genre_tagger.audio.decoding import open_audio  # loads the decoders, which reading tags does not need

    try:
        with open_audio(path, known_as=name) as reader:
            return reader.read_channels(0.0, 1.0)
    except DecodeError:
        return None


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
        new = NewFields(change.new_genres, change.provenance_text, id3)
        obstacle = _locked(view, path) or _obstacle(view, current, new)
        return change if obstacle is None else refused(change, obstacle)


def read_writable(path: str | PathLike[str]) -> CurrentTags:
    """As `read_genres`; `obstacle` also says what a rehearsal with some genre finds. Raises TagError."""
    with tag_errors(path), ByteView(path) as view:
        current = current_tags(view)
        if current.obstacle is not None:
            return current
        return replace(current, obstacle=_obstacle(view, current, NewFields((*current.genres, _TRIAL_GENRE))))


def _locked(view: ByteView, path: str | PathLike[str]) -> str | None:
    """Why the system would not let it be written, as far as that can be asked beforehand."""
    target = Path(os.path.realpath(path))
    if is_read_only(view, target):
        return "it is read-only"
    may_rename = is_shared(view) or os.access(target.parent, os.W_OK)
    return None if may_rename else "there is no permission to write into its folder"


def _obstacle(view: ByteView, current: CurrentTags, new: NewFields) -> str | None:
    """What a rehearsal finds: the file as it would be must pass the check that the finished copy must pass.

    Costs two small reads by each reader; nothing is copied. Raises OSError.
    """
    try:
        if splices := edit_of(view, new):
            check_edit(view, current, new, SplicedView(view, splices))
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - what would be one file's surprise when written is one when planned
        return refusal(error)
    return None


def _compare(before: Opinion, after: Opinion, genres: tuple[str, ...], carried: Mapping[str, str]) -> None:
    """Raises RefusedError unless the edit left `genres` and changed nothing else.

    `carried` are texts that a fresh tag took over from one that it would hide, by the names they have there.
    """
    expected, found = dict(before.others), dict(after.others)
    for (kind, key), value in after.others.items():
        text = carried.get(key, carried.get(key.partition(":")[0]))
        if (kind, key) not in expected and text is not None and _texts_of(value[0]) == [text]:
            del found[(kind, key)]
    if found != expected:
        names = sorted({each[1] for each in found.keys() | expected.keys() if found.get(each) != expected.get(each)})
        raise RefusedError(f"other programs would read more than the genre differently ({', '.join(names[:3])})")
    for kind, read in after.genres.items():
        if read != genres and before.genres.get(kind) == read:
            raise RefusedError(
                f"other programs find a genre in {_LABELS.get(kind.split()[0], kind)} that cannot be changed here"
            )
        if read != genres:
            raise RefusedError("other programs would not read the genre as it is meant")
    if genres and not after.genres:
        raise RefusedError("other programs would not find the genre in it")


_LABELS = {
    "id3v2": "an ID3v2 tag",
    "id3v2.4": "an ID3v2 tag",
    "apev2": "an APE tag",
    "id3v1": "an ID3v1 tag",
    "vorbis": "Vorbis comments",
    "info": "LIST INFO",
}


def _texts_of(value: Any) -> list[str]:
    """What a frame (name, attributes) or an APE item (a list) says."""
    return [str(text) for text in (value[1].get("text", ()) if isinstance(value, tuple) else value)]
