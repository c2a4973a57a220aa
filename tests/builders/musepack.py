"""A writer of silent Musepack files (stream version 7): no library at hand writes them, and people have them.

Checked by what FFmpeg, TagLib and mutagen make of it.
"""

from __future__ import annotations

import struct
from pathlib import Path

_FRAME_SAMPLES = 1_152
_FRAME_BITS = 8  # for the lowest band, twice the resolution 0 in four bits


def write_musepack(path: Path, frames: int = 20) -> Path:
    """Writes `frames` times 1,152 samples of silence, stereo at 44.1 kHz."""
    bits = f"{_FRAME_BITS:020b}" + "0" * _FRAME_BITS
    stream = bits * frames + f"{_FRAME_SAMPLES:011b}"
    stream += "0" * (-len(stream) % 32)
    words = [int(stream[at : at + 32], 2) for at in range(0, len(stream), 32)]
    head = b"MP+\x07" + struct.pack("<IIIIIBBBB", frames, 0, 0, 0, 0, 0, 0, 0, 0)
    path.write_bytes(head + struct.pack(f"<{len(words)}I", *words))
    return path
