"""FMA from its makers' server to folders that can be trained on: download, check, unpack file by file, tidy up. Its
archives are zip64 and use what some unzip programs do not know; Python's zipfile reads them.
"""

from __future__ import annotations

import json
import os
import stat
import time
import zipfile
import zlib
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.download.download import Downloaded, DownloadStep, download, need_room

_BLOCK_BYTES = 1 << 20
_STEP_SECONDS = 0.1


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
            yield from progress.due()
        yield progress.now()
        yield Unpacked(folder, written, len(members) - written - len(damaged), tuple(damaged), total_bytes)


class _Progress:
    """Where the unpacking stands, and whether it is time to say so."""

    def __init__(self, name: str, total_files: int, total_bytes: int) -> None:
        self._name, self._total_files, self._total_bytes = name, total_files, total_bytes
        self._files = self._bytes = self.bytes_of_file = 0
        self._shown = time.monotonic()

    def end_file(self, size_bytes: int) -> None:
        self._files += 1
        self._bytes += size_bytes
        self.bytes_of_file = 0

    def due(self) -> Iterator[UnpackProgress]:
        """Where it stands, if it is time to say so."""
        if time.monotonic() - self._shown >= _STEP_SECONDS:
            yield self.now()

    def now(self) -> UnpackProgress:
        self._shown = time.monotonic()
        done_bytes = min(self._bytes + self.bytes_of_file, self._total_bytes)
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
    if info.flag_bits & 0x1:  # encrypted
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
            progress.bytes_of_file += len(block)
            yield from progress.due()
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
                progress.bytes_of_file += len(block)
                yield from progress.due()
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


URL_BASE = "https://os.unil.cloud.switch.ch/fma"
_MIB, _GIB = 1 << 20, 1 << 30


@dataclass(frozen=True, slots=True)
class FmaArchive:
    """One published archive: `<name>.zip` holds the folder `<name>`. Sizes are rounded, SHA-1 is of the archive."""

    name: str
    sha1: str
    packed_bytes: int
    unpacked_bytes: int


ARCHIVES: Mapping[str, FmaArchive] = {
    "metadata": FmaArchive("fma_metadata", "f0df49ffe5f2a6008d7dc83c6915b31835dfe733", 342 * _MIB, 1400 * _MIB),
    "small": FmaArchive("fma_small", "ade154f733639d52e35e32f5593efe5be76c6d70", int(7.2 * _GIB), int(7.4 * _GIB)),
    "medium": FmaArchive("fma_medium", "c67b69ea232021025fca9231fc1c7c1a063ab50b", 22 * _GIB, 23 * _GIB),
    "large": FmaArchive("fma_large", "497109f4dd721066b5ce5e5f250ec604dc78939e", 93 * _GIB, 98 * _GIB),
    "full": FmaArchive("fma_full", "0f0ace23fbe9ba30ecb7e95f763e435ea802b8ab", 879 * _GIB, 917 * _GIB),
}
"""As the README of mdeff/fma states them (release rc1, 2017-05-09)."""


@dataclass(frozen=True, slots=True)
class ArchiveThere:
    """This part was fetched before and is whole; nothing is loaded."""

    name: str


@dataclass(frozen=True, slots=True)
class FmaFetched:
    """The end: `clips` is None where only the metadata was asked for. `damaged` files did not unpack."""

    metadata: Path
    clips: Path | None
    damaged: tuple[str, ...]


FetchStep = DownloadStep | UnpackStep | ArchiveThere | FmaFetched


def fetch_fma(
    subset: str,
    folder: Path,
    *,
    metadata_only: bool = False,
    keep_archives: bool = False,
    url_base: str = URL_BASE,
    archives: Mapping[str, FmaArchive] = ARCHIVES,
) -> Generator[FetchStep, None, None]:
    """Metadata and clips of `subset` ("small", "medium", "large", "full") into `folder`/fma_metadata and /fma_<subset>.

    The last step is `FmaFetched`. Close the generator to stop; a later call goes on where it was. Archives are deleted
    once unpacked unless `keep_archives`. Raises DatasetError, before anything is loaded where the disk is too small.
    """
    if subset not in archives:
        raise DatasetError("There is no FMA “{subset}”; choose small, medium, large or full.", subset=subset)
    wanted = [archives["metadata"], *([] if metadata_only else [archives[subset]])]
    missing = [archive for archive in wanted if not _is_complete(folder, archive)]
    _need_room_for(folder, missing, keep_archives)
    damaged: list[str] = []
    for archive in wanted:
        if archive in missing:
            damaged += yield from _fetch_one(archive, folder, url_base, keep_archives)
        else:
            yield ArchiveThere(archive.name)
    clips = None if metadata_only else folder / archives[subset].name
    yield FmaFetched(folder / archives["metadata"].name, clips, tuple(damaged))


def _fetch_one(
    archive: FmaArchive, folder: Path, url_base: str, keep_archives: bool
) -> Generator[FetchStep, None, tuple[str, ...]]:
    """Gives the names of the files that did not unpack."""
    packed = folder / f"{archive.name}.zip"
    for step in download(f"{url_base.rstrip('/')}/{packed.name}", packed, sha1=archive.sha1):
        if not isinstance(step, Downloaded):
            yield step
    for unpacking in unpack(packed, folder):
        yield unpacking
    assert isinstance(unpacking, Unpacked)
    if not unpacking.damaged:
        (folder / f"{archive.name}.complete.json").write_text(json.dumps(_unpacked(folder, archive)), encoding="utf-8")
        if not keep_archives:
            packed.unlink(missing_ok=True)
    return unpacking.damaged


def _need_room_for(folder: Path, missing: list[FmaArchive], keep_archives: bool) -> None:
    """The largest that stands at once: what is unpacked so far and the archive being unpacked."""
    unpacked = kept = most = 0
    for archive in missing:
        most = max(most, unpacked + kept + archive.packed_bytes + archive.unpacked_bytes)
        unpacked += archive.unpacked_bytes
        kept += archive.packed_bytes if keep_archives else 0
    there = (folder / f"{archive.name}{end}" for archive in missing for end in (".zip", ".zip.part", ""))
    loaded = sum(path.stat().st_size if path.is_file() else sum(_sizes(path)) for path in there)
    if missing:
        need_room(folder, max(0, most - loaded), f"Fetching {' and '.join(archive.name for archive in missing)}")


def _sizes(folder: Path) -> Generator[int, None, None]:
    for here, _, names in os.walk(folder):
        for name in names:
            yield Path(here, name).stat().st_size


def _unpacked(folder: Path, archive: FmaArchive) -> dict[str, str | int]:
    """What stands of it now, as its marker keeps it."""
    sizes = list(_sizes(folder / archive.name))
    return {"sha1": archive.sha1, "files": len(sizes), "bytes": sum(sizes)}


def _is_complete(folder: Path, archive: FmaArchive) -> bool:
    """Whether the archive was unpacked here before and as many files and bytes still stand."""
    try:
        values = json.loads((folder / f"{archive.name}.complete.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(values == _unpacked(folder, archive))
