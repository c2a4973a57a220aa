"""Clip: a stretch of one-channel sound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """Mono samples cut from a track.

    `samples` is float32 of shape (n,), nominally within [-1, 1], every value finite; `start_seconds` says where in the
    track the first sample lies.
    """

    samples: NDArray[np.float32]
    sample_rate_hz: int
    start_seconds: float = 0.0

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.sample_rate_hz
