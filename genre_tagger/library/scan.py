"""Which files a person means by the paths they name, and the queue in which they wait to be classified."""

from __future__ import annotations

import os
import pickle
import stat
import tempfile
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from genre_tagger.containers.sniff import looks_like_audio, sniff_container
from genre_tagger.foundation.errors import DecodeError
from genre_tagger.foundation.readable import readable_name
from genre_tagger.library.track import TrackFailed

FileIdentity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """An audio file and its status (of the file itself, where `path` is a link)."""

    path: Path
    status: os.stat_result


def scan(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path | TrackFailed]:
    """Audio files under `paths`, found while the caller iterates, each real file once.

    Folders are walked to the bottom in name order, files before subfolders; hidden entries (a leading dot, so `._*`
    too) are left out, links are followed and loops end. In a folder the extension decides, whatever its case; a file
    named directly is taken when its extension or its content is audio. What cannot be read or found comes as a
    `TrackFailed`; names that are not UTF-8 are kept (surrogate escapes). Never raises for a path. Memory grows with
    the number of folders and of files that have several names, not with that of files.
    """
    for found in found_files(paths):
        yield found if isinstance(found, TrackFailed) else found.path


def found_files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[FoundFile | TrackFailed]:
    """As `scan`, with the status of each file; the files of one folder come one after another."""
    seen = _Seen()
    for path in paths:
        yield from _named(Path(os.fsdecode(path)), seen)


class SpooledFiles:
    """What a scan found, kept in a temporary file: the same memory whatever the number of files.

    Its length is known, and it may be iterated again and again, one iteration at a time.
    """

    def __init__(self, found: Iterable[Path | TrackFailed]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as this
        self._count = 0
        for one in found:
            pickle.dump(one, self._file)
            self._count += 1

    def __del__(self) -> None:
        self._file.close()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Path | TrackFailed]:
        self._file.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._file)


class TrackQueue:
    """An iterator over waiting paths that gives out the preferred ones first. Safe for several threads.

    Hand it to `classify_tracks`, which draws a path only when a worker is nearly free; call `prefer` meanwhile from
    another thread. It ends when nothing waits; paths added after that need a new batch.
    """

    def __init__(self, paths: Iterable[Path | TrackFailed] = ()) -> None:
        self._lock = Lock()
        self._waiting: OrderedDict[Path | TrackFailed, None] = OrderedDict.fromkeys(paths)

    def __len__(self) -> int:
        return len(self._waiting)

    def __iter__(self) -> Iterator[Path | TrackFailed]:
        return self

    def __next__(self) -> Path | TrackFailed:
        with self._lock:
            if not self._waiting:
                raise StopIteration
            return self._waiting.popitem(last=False)[0]

    def add(self, paths: Iterable[Path | TrackFailed]) -> None:
        """Append; a path that waits already keeps its place."""
        wanted = list(paths)
        with self._lock:
            for path in wanted:
                self._waiting.setdefault(path)

    def prefer(self, paths: Iterable[Path]) -> None:
        """These come next, in this order; paths that do not wait any more are passed over."""
        wanted = list(dict.fromkeys(paths))
        with self._lock:
            for path in reversed(wanted):
                if path in self._waiting:
                    self._waiting.move_to_end(path, last=False)

    def discard(self, paths: Iterable[Path]) -> None:
        """These need not be classified any more."""
        with self._lock:
            for path in paths:
                self._waiting.pop(path, None)


class _Seen:
    """What was found already.

    A plain file in a walked folder is met once, because each folder is walked once: only files with several names
    need to be remembered.
    """

    def __init__(self) -> None:
        self._folders: set[FileIdentity] = set()
        self._files: set[FileIdentity] = set()

    def is_new_folder(self, status: os.stat_result) -> bool:
        """Whether this folder is to be walked; asked once."""
        return _added((status.st_dev, status.st_ino), self._folders)

    def is_new_file(self, path: Path, status: os.stat_result, *, plain: bool) -> bool:
        """Whether this file is to be given out; asked once. `plain`: no link, met while its folder is walked."""
        identity = (status.st_dev, status.st_ino)
        if plain and status.st_nlink == 1:
            return identity not in self._files
        return (plain or not self._is_walked(path)) and _added(identity, self._files)

    def _is_walked(self, path: Path) -> bool:
        """Whether the file behind `path` has come, or will, with the folder that it stands in."""
        target = Path(os.path.realpath(path))
        if target.name.startswith(".") or not looks_like_audio(target):
            return False
        try:
            folder = target.parent.stat()
        except OSError:
            return False
        return (folder.st_dev, folder.st_ino) in self._folders


def _named(path: Path, seen: _Seen) -> Iterator[FoundFile | TrackFailed]:
    try:
        status = path.stat()
    except FileNotFoundError:
        yield TrackFailed(path, DecodeError("{name} does not exist.", path, name=readable_name(path)))
        return
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _folder(path, seen)
    elif not stat.S_ISREG(status.st_mode):
        yield TrackFailed(path, DecodeError("{name} is not a regular file.", path, name=readable_name(path)))
    elif seen.is_new_file(path, status, plain=False):
        if _is_audio(path):
            yield FoundFile(path, status)
        else:
            yield TrackFailed(path, DecodeError("{name} is not an audio file.", path, name=readable_name(path)))


def _is_audio(path: Path) -> bool:
    """Extension first; content decides for any other. An unreadable file is left to the decoder, which says why."""
    try:
        return looks_like_audio(path) or sniff_container(path) is not None
    except OSError:
        return True


def _folder(top: Path, seen: _Seen) -> Iterator[FoundFile | TrackFailed]:
    """Depth first without recursion, so that no depth of folders is too deep."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            if not seen.is_new_folder(folder.stat()):
                continue
            with os.scandir(folder) as listing:
                entries = sorted((entry for entry in listing if not entry.name.startswith(".")), key=_by_name)
        except OSError as error:
            problem = DecodeError(
                "The folder {name} cannot be opened ({reason}).",
                folder,
                name=readable_name(folder),
                reason=_reason(error),
            )
            yield TrackFailed(folder, problem)
            continue
        subfolders: list[Path] = []
        entries.reverse()
        while entries:  # each is let go when it is done, because it keeps its status
            entry = entries.pop()
            path = folder / entry.name
            try:
                if entry.is_dir():
                    subfolders.append(path)
                elif looks_like_audio(entry.name):
                    status = _status(entry)
                    plain = not entry.is_symlink()
                    if stat.S_ISREG(status.st_mode) and seen.is_new_file(path, status, plain=plain):
                        yield FoundFile(path, status)
            except OSError as error:
                yield _unreadable(path, error)
        waiting.extend(reversed(subfolders))


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    """Status of the file behind the entry. Windows leaves device and inode at 0 at first, so it is asked again."""
    status = entry.stat()
    return status if status.st_ino else Path(entry.path).stat()


def _by_name(entry: os.DirEntry[str]) -> tuple[str, str]:
    return entry.name.casefold(), entry.name


def _added(identity: FileIdentity, known: set[FileIdentity]) -> bool:
    """Add it; whether it was not there."""
    before = len(known)
    known.add(identity)
    return len(known) > before


def _unreadable(path: Path, error: Exception) -> TrackFailed:
    return TrackFailed(
        path, DecodeError("{name} cannot be read ({reason}).", path, name=readable_name(path), reason=_reason(error))
    )


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
