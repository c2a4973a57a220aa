"""Mel levels at one byte a value, as training keeps them: 0.31 dB a step, which no network can tell from the truth."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

DEPTH_DB = 80.0
"""What one byte spans: 0 is this far under the window's loudest value or lower, 255 is the loudest value."""


def to_bytes(level_db: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Levels in dB of any shape -> bytes relative to the loudest value."""
    depth = (level_db - level_db.max() + DEPTH_DB) * (255.0 / DEPTH_DB)
    return np.asarray(np.clip(np.rint(depth), 0, 255), dtype=np.uint8)


def to_db(level: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Inverse of `to_bytes`, the loudest value at 0 dB."""
    return level.astype(np.float32) * np.float32(DEPTH_DB / 255.0) - np.float32(DEPTH_DB)
