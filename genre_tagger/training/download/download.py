"""A file from the web, however bad the line: it goes on where it stopped and is checked when it is whole.

While it loads, `<name>.part` holds the bytes and `<name>.part.json` says what version of the file they belong to.
"""

from __future__ import annotations

import hashlib
import math
import shutil
import time
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.foundation.number_text import size_text
from genre_tagger.foundation.process_lock import LockedError, ProcessLock
from genre_tagger.training.download.http import (
    NOTHING_KNOWN,
    Arrival,
    FileVersion,
    InterruptedDownloadError,
    PartFile,
    UselessPartError,
    arrivals,
)

_RESERVE_BYTES = 64 << 20


def free_bytes(folder: Path) -> int:
    """What is free on the disk that holds `folder`, which need not exist yet. Raises DatasetError."""
    place = folder.absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        return shutil.disk_usage(place).free
    except OSError as error:
        raise DatasetError("The disk of {folder} cannot be asked for its free space.", folder, folder=folder) from error


def need_room(folder: Path, wanted_bytes: int, what: str) -> None:
    """Raises DatasetError where `what` would not fit beside a small reserve."""
    free = free_bytes(folder)
    if wanted_bytes + _RESERVE_BYTES > free:
        raise DatasetError(
            "{what} needs {size} in {folder}, but only {free} are free; make room or choose another folder.",
            folder,
            what=what,
            size=size_text(wanted_bytes),
            folder=folder,
            free=size_text(free),
        )


STALL_SECONDS = 20.0
PATIENCE_SECONDS: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 60.0)
"""How long to wait before each further try; after the last, the download gives up. Progress starts it anew."""

_STEP_SECONDS = 0.1
_HASH_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class DownloadProgress:
    """A few times a second. `total_bytes` is 0 and `remaining_seconds` NaN where the server does not say."""

    name: str
    done_bytes: int
    total_bytes: int
    bytes_per_second: float
    remaining_seconds: float


@dataclass(frozen=True, slots=True)
class DownloadWaiting:
    """The line broke; it tries again in `seconds`. `reason` is a clause: "the connection broke off"."""

    name: str
    reason: str
    seconds: float


@dataclass(frozen=True, slots=True)
class CheckProgress:
    """The SHA-1 of the whole file is being worked out."""

    name: str
    done_bytes: int
    total_bytes: int


@dataclass(frozen=True, slots=True)
class Downloaded:
    """The file is whole and, where its SHA-1 is known, the right one. `was_there`: nothing had to be loaded."""

    path: Path
    was_there: bool


DownloadStep = DownloadProgress | DownloadWaiting | CheckProgress | Downloaded


def download(
    url: str,
    target: Path,
    *,
    sha1: str = "",
    room_factor: float = 1.0,
    stall_seconds: float = STALL_SECONDS,
    patience_seconds: tuple[float, ...] = PATIENCE_SECONDS,
) -> Generator[DownloadStep, None, None]:
    """Load `url` into `target`; the last step is `Downloaded`. Close the generator to stop; a later call goes on.

    `room_factor` times the file must fit on the disk. A file whose SHA-1 is wrong is loaded once more from the start.
    A step comes at least a few times a second, whatever the server does. Raises DatasetError, in one sentence; what was
    loaded is kept.
    """
    part = PartFile(target)
    with _writing(target), _one_at_a_time(target):
        if target.is_file():
            if not sha1 or (yield from _has_sum(target, target.name, sha1)):
                yield Downloaded(target, was_there=True)
                return
            target.unlink()
        for is_last_try in (False, True):
            yield from _load(url, part, room_factor, stall_seconds, patience_seconds)
            if not sha1 or (yield from _has_sum(part.path, target.name, sha1)):
                part.path.replace(target)
                part.forget()
                yield Downloaded(target, was_there=False)
                return
            part.forget()
            if not is_last_try:
                yield DownloadWaiting(target.name, "what came is damaged", 0.0)
    raise DatasetError(
        "{name} came damaged twice (its SHA-1 is not the published one); try again later or from another address.",
        target,
        name=target.name,
    )


def _load(
    url: str, part: PartFile, room_factor: float, stall_seconds: float, patience_seconds: tuple[float, ...]
) -> Generator[DownloadStep, None, None]:
    """Until the part is whole. A try that gets further than any before starts the patience anew."""
    furthest, failures = part.size(), 0
    while True:
        reason, wait_seconds = "the server answers for other bytes than asked", 0.0
        try:
            yield from _load_once(url, part, room_factor, stall_seconds)
            return
        except InterruptedDownloadError as error:
            reason, wait_seconds = error.reason, error.wait_seconds
        except UselessPartError:
            part.forget()
        if part.size() > furthest:
            furthest, failures = part.size(), 0
        if failures >= len(patience_seconds):
            raise DatasetError(
                "{name} could not be loaded: {reason}. What is there is kept; try again later.",
                part.path,
                name=part.name,
                reason=reason,
            )
        yield from _wait(part.name, reason, max(wait_seconds, patience_seconds[failures]))
        failures += 1


def _load_once(
    url: str, part: PartFile, room_factor: float, stall_seconds: float
) -> Generator[DownloadStep, None, None]:
    known = part.version() if part.size() else NOTHING_KNOWN
    offset = part.size()
    if known.total_bytes and offset == known.total_bytes:
        return
    if known.total_bytes and offset > known.total_bytes:
        raise UselessPartError
    with closing(arrivals(url, offset, known, stall_seconds)) as arriving:
        total, size = yield from _receive(arriving, part, known, room_factor)
    if total and size > total:
        raise UselessPartError
    if total and size < total:
        raise InterruptedDownloadError("the server cut the connection")


def _receive(
    arriving: Iterator[Arrival], part: PartFile, known: FileVersion, room_factor: float
) -> Generator[DownloadStep, None, tuple[int, int]]:
    """Writes what arrives behind what is there. Gives the size the server states, 0 for none, and that of the part."""
    opened: Arrival = None
    while not isinstance(opened, tuple):
        yield DownloadProgress(part.name, part.size(), known.total_bytes, 0.0, math.nan)
        opened = next(arriving)
    start, version = opened
    need_room(part.path.parent, int(version.total_bytes * room_factor) - start, part.name)
    part.note(version)
    meter = _Meter(part.name, start, version.total_bytes)
    with part.path.open("r+b" if start else "wb") as file:
        file.seek(start)
        yield meter.now()
        for block in arriving:
            if isinstance(block, bytes):
                file.write(block)
                meter.done_bytes += len(block)
            if meter.is_due():
                yield meter.now()
        size = file.tell()
    yield meter.now()
    return version.total_bytes, size


class _Meter:
    """How far a download is, how fast, and whether it is time to say so."""

    def __init__(self, name: str, start: int, total_bytes: int) -> None:
        self._name, self._start, self._total_bytes = name, start, total_bytes
        self._began = self._shown = time.monotonic()
        self.done_bytes = start

    def is_due(self) -> bool:
        return time.monotonic() - self._shown >= _STEP_SECONDS

    def now(self) -> DownloadProgress:
        self._shown = time.monotonic()
        rate = (self.done_bytes - self._start) / max(1e-6, self._shown - self._began)
        is_known = self._total_bytes > 0 and rate > 0
        remaining_seconds = (self._total_bytes - self.done_bytes) / rate if is_known else math.nan
        return DownloadProgress(self._name, self.done_bytes, self._total_bytes, rate, remaining_seconds)


def _wait(name: str, reason: str, seconds: float) -> Generator[DownloadStep, None, None]:
    """A step a moment, so that it can be stopped meanwhile."""
    until = time.monotonic() + seconds
    yield DownloadWaiting(name, reason, seconds)
    while (left := until - time.monotonic()) > 0:
        time.sleep(min(left, _STEP_SECONDS))
        yield DownloadWaiting(name, reason, max(0.0, until - time.monotonic()))


def _has_sum(path: Path, name: str, sha1: str) -> Generator[DownloadStep, None, bool]:
    digest, done, total = hashlib.sha1(usedforsecurity=False), 0, path.stat().st_size
    shown = -math.inf
    with path.open("rb") as file:
        while block := file.read(_HASH_BLOCK_BYTES):
            digest.update(block)
            done += len(block)
            if time.monotonic() - shown >= _STEP_SECONDS:
                shown = time.monotonic()
                yield CheckProgress(name, done, total)
    return digest.hexdigest() == sha1.lower()


@contextmanager
def _writing(target: Path) -> Generator[None, None, None]:
    """What the disk says, as one sentence."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise DatasetError(
            "{name} cannot be saved in {folder} ({reason}); what is there is kept.",
            target,
            name=target.name,
            folder=target.parent,
            reason=error.strerror or error,
        ) from error


@contextmanager
def _one_at_a_time(target: Path) -> Generator[None, None, None]:
    """Two programs that load the same file would spoil it for each other."""
    with ExitStack() as held:
        try:
            held.enter_context(ProcessLock(target.with_name(target.name + ".lock"), tidy=True).held(wait=False))
        except LockedError as error:
            raise DatasetError(
                "{name} is being downloaded already, by another Genre Tagger.", target, name=target.name
            ) from error
        yield
