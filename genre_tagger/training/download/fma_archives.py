"""Unpacking a ZIP archive of any size, file by file: what is there already is checked and kept.

FMA's archives are zip64 and use what some unzip programs do not know; Python's zipfile reads them.
"""

from __future__ import annotations

import stat
import time
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.download.download import need_room

_BLOCK_BYTES = 1 << 20
_STEP_SECONDS = 0.1
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class UnpackProgress:
    """A few times a second; bytes of the unpacked files."""

    name: str
    done_files: int
    total_files: int
    done_bytes: int
    total_bytes: int


@dataclass(frozen=True, slots=True)
class MemberDamaged:
    """One file of the archive does not unpack to what it was; the others do."""

    archive: Path
    member: str


@dataclass(frozen=True, slots=True)
class Unpacked:
    """All is done. `written` files are new, `was_there` stood already with the right content."""

    folder: Path
    written: int
    was_there: int
    damaged: tuple[str, ...]
    total_bytes: int


UnpackStep = UnpackProgress | MemberDamaged | Unpacked


def unpack(archive: Path, folder: Path) -> Generator[UnpackStep, None, None]:
    """Unpack `archive` into `folder`; the last step is `Unpacked`. Close the generator to stop; a later call goes on.

    Each file appears whole or not at all, checked by its CRC. Nothing is written where any member would land outside
    `folder`. Raises DatasetError: no archive, cut off, unsafe, no room.
    """
    with _told(archive), zipfile.ZipFile(archive) as opened:
        members = [(info, _target(folder, info, archive)) for info in opened.infolist() if not info.is_dir()]
        total_bytes = sum(info.file_size for info, _ in members)
        there_bytes = sum(info.file_size for info, target in members if _has_size(target, info.file_size))
        need_room(folder, total_bytes - there_bytes, f"Unpacking {archive.name}")
        progress = _Progress(archive.name, len(members), total_bytes)
        written, damaged = 0, []
        yield progress.now()
        for info, target in members:
            if not (yield from _is_there(target, info, progress)):
                if (yield from _write(opened, info, target, progress)):
                    written += 1
                else:
                    damaged.append(info.filename)
                    yield MemberDamaged(archive, info.filename)
            progress.end_file(info.file_size)
            if progress.is_due():
                yield progress.now()
        yield progress.now()
        yield Unpacked(folder, written, len(members) - written - len(damaged), tuple(damaged), total_bytes)


class _Progress:
    """Where the unpacking stands, and whether it is time to say so."""

    def __init__(self, name: str, total_files: int, total_bytes: int) -> None:
        self._name, self._total_files, self._total_bytes = name, total_files, total_bytes
        self._files = self._bytes = self._bytes_of_file = 0
        self._shown = time.monotonic()

    def add(self, count: int) -> None:
        self._bytes_of_file += count

    def end_file(self, size_bytes: int) -> None:
        self._files += 1
        self._bytes += size_bytes
        self._bytes_of_file = 0

    def is_due(self) -> bool:
        return time.monotonic() - self._shown >= _STEP_SECONDS

    def now(self) -> UnpackProgress:
        self._shown = time.monotonic()
        done_bytes = min(self._bytes + self._bytes_of_file, self._total_bytes)
        return UnpackProgress(self._name, self._files, self._total_files, done_bytes, self._total_bytes)


def _target(folder: Path, info: zipfile.ZipInfo, archive: Path) -> Path:
    """Where a member goes. Raises DatasetError for one that would leave the folder, a link, or a locked one."""
    parts = PurePosixPath(info.filename).parts
    is_odd = any(part in ("..", "/") or set(part) & set("\\:\0") for part in parts)
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    if not parts or is_odd or info.filename.startswith("/") or is_link:
        raise DatasetError(
            "{name} is not safe to unpack: “{filename}” would leave its folder. Nothing was written; "
            "download it from its makers.",
            archive,
            name=archive.name,
            filename=info.filename,
        )
    if info.flag_bits & _ENCRYPTED:
        raise DatasetError("{name} is locked with a password and cannot be unpacked.", archive, name=archive.name)
    target = folder.joinpath(*parts)
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        raise DatasetError(
            "{file} is a link that leads out of {folder}; remove it and try again.",
            target,
            file=target.parent,
            folder=folder,
        )
    return target


def _has_size(path: Path, size_bytes: int) -> bool:
    return path.is_file() and path.stat().st_size == size_bytes


def _is_there(target: Path, info: zipfile.ZipInfo, progress: _Progress) -> Generator[UnpackStep, None, bool]:
    """Whether the file stands with the right content, from an earlier attempt."""
    if not _has_size(target, info.file_size):
        return False
    crc = 0
    with target.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            crc = zlib.crc32(block, crc)
            progress.add(len(block))
            if progress.is_due():
                yield progress.now()
    return crc == info.CRC


def _write(
    opened: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, progress: _Progress
) -> Generator[UnpackStep, None, bool]:
    """One member under a temporary name, then, its CRC being right, under its own. False where it is damaged."""
    unfinished = target.with_name(target.name + ".part")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with opened.open(info) as packed, unfinished.open("wb") as file:
            while block := packed.read(_BLOCK_BYTES):
                file.write(block)
                progress.add(len(block))
                if progress.is_due():
                    yield progress.now()
        if unfinished.stat().st_size != info.file_size:
            return False
        unfinished.replace(target)
        return True
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return False
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _told(archive: Path) -> Generator[None, None, None]:
    """What zipfile and the disk say, as one sentence."""
    try:
        yield
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError) as error:
        raise DatasetError(
            "{name} is not a whole ZIP archive; delete it and download it again.", archive, name=archive.name
        ) from error
    except NotImplementedError as error:
        raise DatasetError(
            "{name} is packed in a way that this program cannot read; unpack it with 7-Zip.", archive, name=archive.name
        ) from error
    except OSError as error:
        place = error.filename or archive
        raise DatasetError(
            "{name} could not be unpacked at {place} ({reason}); what is unpacked is kept.",
            archive,
            name=archive.name,
            place=place,
            reason=error.strerror or error,
        ) from error
