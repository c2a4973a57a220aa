"""What preparing a data set tells while it works. Plain values: the window imports them, so no numpy in here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class ExtractionStage(StrEnum):
    """What is done just now."""

    WAITING = "waiting"
    """Another run of the program is at the same cache; or the cluster has no worker yet."""
    CHECKING = "checking"
    """Windows of earlier runs are read back and compared with their checksums."""
    EXTRACTING = "extracting"
    """Clips are decoded and turned into mel windows."""


@dataclass(frozen=True, slots=True)
class ExtractionProgress:
    """A few times a second: `done` of `total` clips are through, `reused` out of the cache, `failed` in vain.

    `clips_per_second` counts the clips extracted in this run, `remaining_seconds` is the likely rest; both are 0.0
    while nothing can be said.
    """

    stage: ExtractionStage
    done: int
    total: int
    reused: int
    failed: int
    clips_per_second: float = 0.0
    remaining_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ClipFailed:
    """This clip is left out. `reason` is one sentence that names it, `row` its place in the paths asked for."""

    path: Path
    reason: str
    row: int = -1
