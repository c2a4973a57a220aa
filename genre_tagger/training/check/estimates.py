"""What a run will take of disk, memory and time: rough, from figures measured on a 2-core machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from genre_tagger.features.mel import MelSettings
from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.check.report import Estimates
from genre_tagger.training.data.disk_room import free_bytes
from genre_tagger.training.run.settings import RunSettings

_RUN_FOLDER_BYTES = 40 << 20
_PROCESS_BYTES = 700 << 20
_BYTES_PER_BATCH_CLIP = 52 << 20
"""What the study's networks keep of one clip for the way back: 6 to 9 GB at a batch of 128."""

_TRAINING_CORE_SECONDS = (0.016, 0.032, 0.080)
"""Forward, backward and update for one clip on one core: tuned, usual, plain."""

_VALIDATION_SHARE = 0.35  # of a training pass
_WINDOW_CORE_SECONDS = (0.025, 0.045, 0.090)
"""Decoding and mel of one window on one core: other formats differ that much."""


def estimate(
    clips: tuple[int, int, int],
    settings: RunSettings,
    *,
    cache_folder: Path,
    windows_per_track: int,
    jobs: int,
    mel: MelSettings | None = None,
) -> Estimates:
    """For `clips` usable clips in training, validation and test. `jobs` are the worker processes of the extraction."""
    mel = mel or MelSettings()
    windows = sum(clips) * max(1, windows_per_track)
    cores = settings.threads or usable_cores()
    passes = settings.epochs * (clips[0] + _VALIDATION_SHARE * clips[1]) * max(1, windows_per_track)
    return Estimates(
        disk_bytes=windows * mel.mel_bands * mel.frames + _RUN_FOLDER_BYTES,
        disk_free_bytes=_free_bytes(cache_folder),
        memory_bytes=_PROCESS_BYTES + settings.batch * _BYTES_PER_BATCH_CLIP,
        memory_free_bytes=free_memory_bytes(),
        extraction_seconds=_scaled(_WINDOW_CORE_SECONDS, windows / max(1, jobs)),
        training_seconds=_scaled(_TRAINING_CORE_SECONDS, passes / cores),
    )


def usable_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def free_memory_bytes() -> int:
    """Memory that a new process could take without pushing others out; 0 where the system does not tell."""
    readings = [reading for read in _READERS if (reading := _tried(read)) > 0]
    return min(readings, default=0)


def _scaled(seconds: tuple[float, float, float], times: float) -> tuple[float, float, float]:
    low, likely, high = seconds
    return low * times, likely * times, high * times


def _free_bytes(folder: Path) -> int:
    with suppress(DatasetError):
        return free_bytes(folder)
    return 0


def _tried(read: Callable[[], int]) -> int:
    try:
        return read()
    except (OSError, ValueError, AttributeError):
        return 0


def _linux_available() -> int:
    for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return 0


def _container_available() -> int:
    """What is left of the limit of a Linux control group, where there is one."""
    group = Path("/sys/fs/cgroup")
    limit = int((group / "memory.max").read_text(encoding="ascii"))
    return max(1, limit - int((group / "memory.current").read_text(encoding="ascii")))


def _installed() -> int:
    if sys.platform == "win32":
        return 0
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


_READERS = (_linux_available, _container_available, _installed)
