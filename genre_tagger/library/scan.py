"""Which files a person means by the paths they name."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from genre_tagger.audio.container import looks_like_audio, sniff_container
from genre_tagger.errors import DecodeError
from genre_tagger.library.track import TrackFailed
from genre_tagger.readable import readable_path

FileIdentity = tuple[int, int]


def scan(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path | TrackFailed]:
    """Audio files under `paths`, found while the caller iterates, each real file once.

    Folders are walked to the bottom in name order, files before subfolders; hidden entries (a leading dot, so `._*`
    too) are left out, links are followed and loops end. In a folder the extension decides, whatever its case; a file
    named directly is taken when its extension or its content is audio. What cannot be read or found comes as a
    `TrackFailed`; names that are not UTF-8 are kept (surrogate escapes). Never raises for a path.
    """
    seen: set[FileIdentity] = set()
    for path in paths:
        yield from _named(Path(os.fsdecode(path)), seen)


def _named(path: Path, seen: set[FileIdentity]) -> Iterator[Path | TrackFailed]:
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        yield _failure(
            path, "does not exist" if isinstance(error, FileNotFoundError) else f"cannot be read ({_reason(error)})"
        )
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _folder(path, seen)
    elif not stat.S_ISREG(status.st_mode):
        yield _failure(path, "is not a regular file")
    elif _is_new(status, seen):
        yield path if _is_audio(path) else _failure(path, "is not an audio file")


def _is_audio(path: Path) -> bool:
    """Extension first; content decides for any other. An unreadable file is left to the decoder, which says why."""
    try:
        return looks_like_audio(path) or sniff_container(path) is not None
    except OSError:
        return True


def _folder(top: Path, seen: set[FileIdentity]) -> Iterator[Path | TrackFailed]:
    """Depth first without recursion, so that no depth of folders is too deep."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            if not _is_new(folder.stat(), seen):
                continue
            with os.scandir(folder) as listing:
                entries = sorted((entry for entry in listing if not entry.name.startswith(".")), key=_by_name)
        except OSError as error:
            yield _failure(folder, f"cannot be opened ({_reason(error)})", "The folder ")
            continue
        subfolders: list[Path] = []
        for entry in entries:
            try:
                if entry.is_dir():
                    subfolders.append(folder / entry.name)
                elif looks_like_audio(entry.name):
                    status = _status(entry)
                    if stat.S_ISREG(status.st_mode) and _is_new(status, seen):
                        yield folder / entry.name
            except OSError as error:
                yield _failure(folder / entry.name, f"cannot be read ({_reason(error)})")
        waiting.extend(reversed(subfolders))


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    """Status of the file behind the entry. Windows leaves device and inode at 0 at first, so it is asked again."""
    status = entry.stat()
    return status if status.st_ino else Path(entry.path).stat()


def _by_name(entry: os.DirEntry[str]) -> tuple[str, str]:
    return entry.name.casefold(), entry.name


def _is_new(status: os.stat_result, seen: set[FileIdentity]) -> bool:
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        return False
    seen.add(identity)
    return True


def _failure(path: Path, what: str, kind: str = "") -> TrackFailed:
    return TrackFailed(path, DecodeError(f"{kind}{readable_path(path.name or path)} {what}.", path))


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
