"""Mel windows as training reads them: one byte a value (0.31 dB a step, which no network can tell from the truth),
memory-mapped out of many files, never copied as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.features.mel import MelSettings

DEPTH_DB = 80.0
"""What one byte spans: 0 is this far under the window's loudest value or lower, 255 is the loudest value."""

Bytes = NDArray[np.uint8]
Rows = NDArray[np.int64]


def to_bytes(level_db: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Levels in dB of any shape -> bytes relative to the loudest value."""
    depth = (level_db - level_db.max() + DEPTH_DB) * (255.0 / DEPTH_DB)
    return np.asarray(np.clip(np.rint(depth), 0, 255), dtype=np.uint8)


def to_db(level: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Inverse of `to_bytes`, the loudest value at 0 dB."""
    return level.astype(np.float32) * np.float32(DEPTH_DB / 255.0) - np.float32(DEPTH_DB)


class WindowLevels:
    """An array of shape (N, bands, frames), uint8, whose rows lie in several files. Read-only.

    `level[row]` is (bands, frames), straight out of the page cache. Pickles as paths and places, so that a spawned
    process opens the same files. Safe for several threads. `to_db` turns the bytes into dB.
    """

    def __init__(self, files: Sequence[Path], file_of: Rows, slot_of: Rows, bands: int, frames: int) -> None:
        """Row r is slot `slot_of[r]` of `files[file_of[r]]`; the files are whole numbers of slots without a header.

        Raises OSError when a file is gone, ValueError when it is shorter than its slots.
        """
        self.files = tuple(files)
        self.shape = (len(file_of), bands, frames)
        self._file_of, self._slot_of = file_of, slot_of
        slots = np.zeros(len(self.files), dtype=np.int64)
        np.maximum.at(slots, file_of, slot_of + 1)
        # A plain view: numpy's memmap class would cost five times as much at every row.
        self._maps: list[Bytes] = [
            np.memmap(path, dtype=np.uint8, mode="r", shape=(int(count), bands, frames)).view(np.ndarray)
            for path, count in zip(self.files, slots, strict=True)
        ]

    def __reduce__(self) -> tuple[type[WindowLevels], tuple[tuple[Path, ...], Rows, Rows, int, int]]:
        return WindowLevels, (self.files, self._file_of, self._slot_of, self.shape[1], self.shape[2])

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, row: int) -> Bytes:
        """(bands, frames), not copied."""
        window: Bytes = self._maps[self._file_of[row]][self._slot_of[row]]
        return window

    def rows(self, indices: Sequence[int] | Rows, out: Bytes | None = None) -> Bytes:
        """(k, bands, frames), copied in the order of `indices`, into `out` where one is given."""
        return self.crops(indices, np.zeros(len(indices), dtype=np.int64), self.shape[2], out)

    def crop(self, row: int, start: int, frames: int) -> Bytes:
        """(bands, frames) of one window from frame `start` on, not copied."""
        return self[row][:, start : start + frames]

    def crops(
        self, indices: Sequence[int] | Rows, starts: Sequence[int] | Rows, frames: int, out: Bytes | None = None
    ) -> Bytes:
        """(k, bands, frames): crop r begins at frame `starts[r]` of window `indices[r]`."""
        if out is None:
            out = np.empty((len(indices), self.shape[1], frames), dtype=np.uint8)
        for place, (row, start) in enumerate(zip(indices, starts, strict=True)):
            out[place] = self._maps[self._file_of[row]][self._slot_of[row]][:, start : start + frames]
        return out


@dataclass(frozen=True, slots=True, eq=False)
class MelWindows:
    """All windows of the clips that could be read. Pickle-safe: it travels as paths.

    `level[row]` is uint8 (bands, frames) (see `WindowLevels` for batches and crops), `valid_frames` (N,) how many of
    the frames hold sound (the rest is padding), `track_row` (N,) which of the paths that were asked for the window
    comes from, ascending. `start_seconds` (N,) is where in its file it begins.
    """

    level: WindowLevels
    valid_frames: Rows
    track_row: Rows
    start_seconds: NDArray[np.float64]
    settings: MelSettings

    def __len__(self) -> int:
        return len(self.level)
