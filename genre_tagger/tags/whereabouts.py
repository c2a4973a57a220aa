"""Where a file is by now that was written and then moved or renamed: found by its sound, near where it was.

People tag and then rename; the journal must not lose a file over that. The folder the file was in is searched with
all below it, then the two folders around that one. Only files of the very size the write left are opened, so that a
search costs a walk over names; one run of undoing walks each folder once.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from genre_tagger.containers.byte_view import ByteView, MalformedError, RefusedError
from genre_tagger.containers.sniff import looks_like_audio
from genre_tagger.tags.edit_check import sound_key
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_database import Restoration, WriteRecord, WriteState
from genre_tagger.tags.recovery import Version, version_in
from genre_tagger.tags.tag_file import current_tags

_FOLDERS = 3
_MOST_ENTRIES = 100_000


def is_ours(view: ByteView, restoration: Restoration) -> bool:
    """Whether the file is what the write left: its length, the written bytes, and all of its tags.

    Its date is not asked: a file that was copied or touched can still be restored exactly.
    """
    if version_in(view, restoration) is not Version.NEW:
        return False
    return restoration.new_digest in (None, current_tags(view).fingerprint.tag_digest)


def is_another(path: Path, restoration: Restoration) -> bool:
    """Whether what was written is not at `path`: nothing is, or some other sound."""
    return not path.is_file() or restoration.content_key not in (None, sound_key(path))


def stands_at(path: Path, restoration: Restoration) -> bool:
    """Whether the file at `path` is what the write left."""
    try:
        with ByteView(path) as view:
            return is_ours(view, restoration)
    except (OSError, MalformedError, RefusedError):
        return False


def standing_writes(path: Path, journal: Journal) -> list[WriteRecord]:
    """The newest standing write of a file, or of every file below a folder, the last made first.

    Files that came here from elsewhere are known by their sound; those below a folder only where they are exactly what
    a write left, so that a file of no such size need not be opened.
    """
    if not path.is_dir():
        standing = [record for record in journal.writes_of(path) if record.state is WriteState.WRITTEN][:1]
        if standing and not (path.is_file() and is_another(path, journal.restoration(standing[0].id))):
            return standing
        return _moved_here(path, journal) or _edited_here(path, journal) or standing
    found = {record.id: record for record in journal.standing_below(path)}
    known = {record.path for record in found.values()}
    sizes = journal.standing_sizes()
    for entry in audio_files_below(Path(os.path.realpath(path))):
        file = Path(entry.path)
        status = _status(entry)
        if file not in known and status is not None and status.st_size in sizes:
            found |= {record.id: record for record in _moved_here(file, journal)}
    return sorted(found.values(), key=lambda record: record.id, reverse=True)


def _moved_here(path: Path, journal: Journal) -> list[WriteRecord]:
    """The newest standing write that left exactly this file elsewhere, where it is no more; the journal notes that."""
    for record, restoration in _writes_of_sound(path, journal):
        if stands_at(path, restoration) and is_another(record.path, restoration):
            journal.note_moved(record.id, path)
            return [replace(record, path=Path(os.path.realpath(path)))]
    return []


def _edited_here(path: Path, journal: Journal) -> list[WriteRecord]:
    """The newest standing write of the sound at `path` whose old place holds it no more: the file was edited since."""
    for record, restoration in _writes_of_sound(path, journal):
        if restoration.content_key is not None and is_another(record.path, restoration):
            return [replace(record, path=Path(os.path.realpath(path)))]
    return []


def original_of(path: Path, journal: Journal) -> Path | None:
    """The file that was written and is still there, of which `path` is a copy made since; None where it is none."""
    written = (record.path for record, back in _writes_of_sound(path, journal) if stands_at(path, back))
    return next(written, None)


def _writes_of_sound(path: Path, journal: Journal) -> Iterator[tuple[WriteRecord, Restoration]]:
    """The standing writes of the sound at `path` that were made elsewhere, newest first.

    From before the journal kept content keys all those that left a file of this size.
    """
    if not path.is_file():
        return
    here = Path(os.path.realpath(path))
    for record in journal.standing_of_sound(sound_key(path), path.stat().st_size):
        if record.path != here:
            yield record, journal.restoration(record.id)


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat(follow_symlinks=False)
    except OSError:
        return None


def audio_files_below(folder: Path, most_entries: float = math.inf) -> Iterator[os.DirEntry[str]]:
    """The music below a folder, hidden folders left out, links not followed; gives up beyond `most_entries`."""
    waiting = [os.fspath(folder)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    most_entries -= 1
                    if most_entries < 0:
                        return
                    if entry.is_dir(follow_symlinks=False):
                        if not entry.name.startswith("."):
                            waiting.append(entry.path)
                    elif looks_like_audio(entry.name) and entry.is_file(follow_symlinks=False):
                        yield entry
        except OSError:
            continue  # a folder that may not be read, or is gone


class Whereabouts:
    """Searches for one run of undoing; what was walked over once is remembered."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._by_size: dict[int, dict[Path, int]] = {}
        self._walked: set[Path] = set()

    def find(self, path: Path, restoration: Restoration) -> Path | None:
        """Where the file is that was written at `path` and is not there; None where it was not found.

        It must be what the write left, with its date, which moving keeps and copying does not, and no file that the
        journal knows at that place. From before the journal kept content keys, there must be no other like it.
        """
        for folder in _around(path):
            self._walk(folder)
            near = self._by_size.get(restoration.new_size, {}).items()
            dated = [each for each, mtime_ns in near if _same_date(mtime_ns, restoration.mtime_ns)]
            found = [each for each in dated if each.is_relative_to(folder) and self._is_it(each, restoration)]
            if len(found) == 1 or (found and restoration.content_key is not None):
                return min(found, key=lambda each: (each.name != path.name, each))
        return None

    def _walk(self, folder: Path) -> None:
        if any(folder.is_relative_to(walked) for walked in self._walked):
            return
        self._walked.add(folder)
        for entry in audio_files_below(folder, _MOST_ENTRIES):
            if (status := _status(entry)) is not None:
                self._by_size.setdefault(status.st_size, {})[Path(entry.path)] = status.st_mtime_ns

    def _is_it(self, path: Path, restoration: Restoration) -> bool:
        if not stands_at(path, restoration) or restoration.content_key not in (None, sound_key(path)):
            return False
        return all(record.state is not WriteState.WRITTEN for record in self._journal.writes_of(path))


def _same_date(found_ns: int, noted_ns: int) -> bool:
    """Some file systems keep whole seconds, or every second one."""
    coarse = found_ns % 1_000_000_000 == 0 and abs(found_ns - noted_ns) < 2_000_000_000
    return found_ns == noted_ns or coarse


def _around(path: Path) -> Iterator[Path]:
    """The file's folder and those around it, as far as they are there; none around it is a whole disk or home."""
    for number, folder in enumerate(path.parents[:_FOLDERS]):
        if number and (folder.parent == folder or folder == Path.home() or os.path.ismount(folder)):
            return
        if folder.is_dir():
            yield folder
