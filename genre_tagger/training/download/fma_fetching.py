"""FMA from its makers' server to folders that can be trained on: download, check, unpack, tidy up."""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.download.download import Downloaded, DownloadStep, download, need_room
from genre_tagger.training.download.fma_archives import Unpacked, UnpackStep, unpack

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
        if archive not in missing:
            yield ArchiveThere(archive.name)
            continue
        damaged += yield from _fetch_one(archive, folder, url_base, keep_archives)
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
    damaged: tuple[str, ...] = ()
    for unpacking in unpack(packed, folder):
        yield unpacking
        if isinstance(unpacking, Unpacked):
            damaged = unpacking.damaged
    if not damaged:
        _mark_complete(folder, archive)
        if not keep_archives:
            packed.unlink(missing_ok=True)
    return damaged


def _need_room_for(folder: Path, missing: list[FmaArchive], keep_archives: bool) -> None:
    """The largest that stands at once: what is unpacked so far and the archive being unpacked."""
    unpacked = kept = most = 0
    for archive in missing:
        most = max(most, unpacked + kept + archive.packed_bytes + archive.unpacked_bytes)
        unpacked += archive.unpacked_bytes
        kept += archive.packed_bytes if keep_archives else 0
    loaded = sum(_size_below(folder / name) for archive in missing for name in _names_of(archive))
    if missing:
        need_room(folder, max(0, most - loaded), f"Fetching {' and '.join(archive.name for archive in missing)}")


def _names_of(archive: FmaArchive) -> tuple[str, ...]:
    return f"{archive.name}.zip", f"{archive.name}.zip.part", archive.name


def _size_below(path: Path) -> int:
    """Bytes of a file, or of all files in a folder; 0 where there is nothing."""
    if path.is_file():
        return path.stat().st_size
    return sum(count for count in _sizes(path))


def _sizes(folder: Path) -> Generator[int, None, None]:
    for here, _, names in os.walk(folder):
        for name in names:
            yield Path(here, name).stat().st_size


def _marker(folder: Path, archive: FmaArchive) -> Path:
    return folder / f"{archive.name}.complete.json"


def _mark_complete(folder: Path, archive: FmaArchive) -> None:
    sizes = list(_sizes(folder / archive.name))
    values = {"sha1": archive.sha1, "files": len(sizes), "bytes": sum(sizes)}
    _marker(folder, archive).write_text(json.dumps(values), encoding="utf-8")


def _is_complete(folder: Path, archive: FmaArchive) -> bool:
    """Whether the archive was unpacked here before and as many files and bytes still stand."""
    try:
        values = json.loads(_marker(folder, archive).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    sizes = list(_sizes(folder / archive.name))
    return bool(values == {"sha1": archive.sha1, "files": len(sizes), "bytes": sum(sizes)})
