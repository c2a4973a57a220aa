"""After a crash: finds out for each unfinished write whether the file is the old or the new one, and clears up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

import numpy as np

from genre_tagger.containers.byte_view import ByteView, MalformedError, RefusedError
from genre_tagger.foundation.errors import JournalError, Sentence
from genre_tagger.tags.edit_check import sound_key
from genre_tagger.tags.file_replacement import finish_overwriting, remove_temporary
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_database import PASSING, Restoration, WriteRecord, WriteState
from genre_tagger.tags.splice import Splice, SplicedView, inverted, stands_in
from genre_tagger.tags.tag_file import current_tags

_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Recovery:
    """How many unfinished writes turned out written, how many not, how many files could not be told (they are named in
    their records), how many leftover copies were removed."""

    written: int = 0
    not_written: int = 0
    unclear: int = 0
    removed: int = 0


class Version(Enum):
    """Which state of a file a write meets; HALF only where a file with several names was being written over."""

    OLD = auto()
    NEW = auto()
    HALF = auto()
    OTHER = auto()


def version_in(view: ByteView, restoration: Restoration) -> Version:
    """Whether an open file is the one before the write or the one after it, by its length and the bytes of the edit."""
    if view.size == restoration.new_size and stands_in(inverted(restoration.splices), view):
        return Version.NEW
    if view.size == restoration.old_size and stands_in(restoration.splices, view):
        return Version.OLD
    return Version.OTHER


def recover(journal: Journal) -> Recovery:
    """Settles every unfinished write. `apply_changes` and the undos do so first; call it at start-up to tell a person.

    Does nothing while another process of ours is writing.
    """
    try:
        with journal.writing():
            return settle_unfinished(journal)
    except JournalError:
        if journal.busy:
            return Recovery()
        raise


def settle_unfinished(journal: Journal) -> Recovery:
    """As `recover`, for a caller that holds the journal's lock."""
    written = not_written = unclear = removed = 0
    for record in journal.unsettled():
        if not record.path.parent.is_dir():
            unclear += 1  # a disk that is not plugged in: asked again next time
            continue
        restoration = journal.restoration(record.id)
        version = _settle(record, restoration, journal)
        written += version is Version.NEW
        not_written += version is Version.OLD
        unclear += version in (Version.OTHER, Version.HALF)
        removed += version is not Version.HALF and _clear_up(record, restoration, journal)
    journal.flush()
    return Recovery(written, not_written, unclear, removed)


def _settle(record: WriteRecord, restoration: Restoration, journal: Journal) -> Version | None:
    """Notes what became of the write; None for one that had ended and only left a copy."""
    if record.state not in PASSING:
        return None
    if record.state in (WriteState.COPYING, WriteState.UNCOPYING) and not _finish(record, restoration, journal):
        return Version.HALF
    undoing = record.state in (WriteState.UNDOING, WriteState.UNCOPYING)
    version, digest = _look(record.path, restoration)
    if version is Version.NEW:
        journal.settle(record.id, WriteState.WRITTEN, new_digest=digest, content_key=sound_key(record.path))
    elif version is Version.OLD:
        error = None if undoing else Sentence("The program ended before this file was written.")
        journal.settle(record.id, WriteState.UNDONE if undoing else WriteState.FAILED, error=error)
    else:
        error = Sentence("The program ended while this file was written, and it was moved or changed since.")
        journal.settle(record.id, WriteState.FAILED, error=error)
    return version


def _finish(record: WriteRecord, restoration: Restoration, journal: Journal) -> bool:
    """Completes the overwriting of a file with several names from the checked copy.

    False where that could not be done, so that the copy must stay: it may be the only whole one.
    """
    temporary = restoration.temporary
    wanted = Version.OLD if record.state is WriteState.UNCOPYING else Version.NEW
    if temporary is None or not temporary.is_file():
        return True
    try:
        with ByteView(temporary) as copy:
            if version_in(copy, restoration) is not wanted:
                return True  # it broke off before the copy was whole, so before the file was touched
        way_back = restoration.splices if wanted is Version.OLD else inverted(restoration.splices)
        if not _is_half_written(record.path, temporary, way_back):
            kept = Sentence(
                "The program ended while this file was written, and it was changed since; see {name}.",
                name=temporary.name,
            )
            journal.settle(record.id, WriteState.FAILED, error=kept)
            return False
        finish_overwriting(temporary, record.path, restoration.mtime_ns)
    except OSError:
        return False
    return True


def _is_half_written(path: Path, temporary: Path, way_back: Sequence[Splice]) -> bool:
    """Whether every byte of the file is one of before or after the overwriting: else somebody else wrote to it.

    `way_back` leads from the copy to the other of the two.
    """
    with ByteView(path) as file, ByteView(temporary) as copy:
        other = SplicedView(copy, way_back)
        if not min(copy.size, other.size) <= file.size <= max(copy.size, other.size):
            return False
        for at in range(0, file.size, _CHUNK_BYTES):
            found, one, two = (
                np.frombuffer(view.at_most(at, _CHUNK_BYTES).ljust(min(_CHUNK_BYTES, file.size - at), b"\0"), np.uint8)
                for view in (file, copy, other)
            )
            length = len(found)
            # Behind the end of the shorter version the room that was taken beforehand holds zeros.
            if not ((found == one[:length]) | (found == two[:length])).all():
                return False
    return True


def _look(path: Path, restoration: Restoration) -> tuple[Version, str | None]:
    try:
        with ByteView(path) as view:
            version = version_in(view, restoration)
            return version, current_tags(view).fingerprint.tag_digest if version is Version.NEW else None
    except (OSError, MalformedError, RefusedError):
        return Version.OTHER, None


def _clear_up(record: WriteRecord, restoration: Restoration, journal: Journal) -> bool:
    """Removes the copy a crash left. Only names that this journal noted are touched, so never anybody else's."""
    temporary = restoration.temporary
    if temporary is None:
        return False
    there = temporary.is_file()
    if remove_temporary(temporary):
        journal.note_temporary(record.id, None)
        return there
    journal.note_temporary(record.id, temporary)
    return False
