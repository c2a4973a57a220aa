"""A ring of samples between two threads, one of which is PortAudio's and must never wait."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class SampleRing:
    """Fixed room for float32 frames. One thread writes, one reads, neither locks.

    Both counters only ever grow, and each is stored by one side alone. `discard()` belongs to the writing side: frames
    written before it are skipped by the reader.
    """

    def __init__(self, capacity_frames: int, channels: int) -> None:
        self._frames = np.zeros((capacity_frames, channels), dtype=np.float32)
        self._written = 0
        self._read = 0
        self._valid_from = 0

    @property
    def written(self) -> int:
        """Frames written since the beginning."""
        return self._written

    @property
    def read(self) -> int:
        """Frames read or skipped since the beginning: the index of the next frame to come out."""
        return max(self._read, self._valid_from)

    @property
    def available(self) -> int:
        """Frames that can be read now."""
        return self._written - self.read

    @property
    def room(self) -> int:
        """Frames that can be written now. Skipped frames count as room only once the reader has passed them."""
        return len(self._frames) - (self._written - self._read)

    def write(self, frames: NDArray[np.float32]) -> int:
        """Copies as many of `frames`, (n, channels), as there is room for, and returns how many."""
        count = min(len(frames), self.room)
        start = self._written % len(self._frames)
        first = min(count, len(self._frames) - start)
        self._frames[start : start + first] = frames[:first]
        self._frames[: count - first] = frames[first:count]
        self._written += count
        return count

    def read_into(self, target: NDArray[np.float32]) -> int:
        """Fills the beginning of `target`, (n, channels), and returns how many frames that were. No allocation."""
        position = self.read
        count = min(len(target), self._written - position)
        start = position % len(self._frames)
        first = min(count, len(self._frames) - start)
        target[:first] = self._frames[start : start + first]
        target[first:count] = self._frames[: count - first]
        self._read = position + count
        return count

    def take(self, limit_frames: int) -> NDArray[np.float32]:
        """Up to `limit_frames` frames as a fresh array (n, channels)."""
        frames = np.empty((min(limit_frames, self.available), self._frames.shape[1]), dtype=np.float32)
        return frames[: self.read_into(frames)]

    def discard(self) -> None:
        """Everything written so far shall not be read any more. Called by the writing side."""
        self._valid_from = self._written
