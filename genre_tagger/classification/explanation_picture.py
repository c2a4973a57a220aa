"""An explanation as a PNG: the mel-spectrogram, and under it the same with the evidence laid over. Numpy alone."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.foundation.errors import ReportError
from genre_tagger.foundation.locations import bundled_folder
from genre_tagger.foundation.readable import readable_path
from genre_tagger.foundation.whole_file import whole_file

Pixels = NDArray[np.uint8]

_BAND_PIXELS = 3
_GAP_PIXELS = 12
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COVER = 0.75  # of the spectrogram where the evidence is strongest


def save_explanation_picture(explanation: Explanation, path: Path) -> None:
    """Write the picture: one pixel a frame, three a band, the lowest band at the bottom. Raises ReportError."""
    try:
        with whole_file(path) as file:
            file.write(png(explanation_pixels(explanation)))
    except OSError as error:
        raise ReportError(
            "The picture could not be saved to {file}: {reason}.",
            path,
            file=readable_path(path),
            reason=error.strerror or error,
        ) from error


def explanation_pixels(explanation: Explanation) -> Pixels:
    """(height, frames, 3)"""
    level = explanation.level_db
    low, high = float(level.min()), float(level.max())
    shade = ((level - low) / max(high - low, 1e-6) * 255).astype(np.uint8)
    plain, grey = _colours("magma")[shade], np.repeat(shade[..., None], 3, axis=2)
    heat = _colours("inferno")[(explanation.grad_cam * 255).astype(np.uint8)]
    cover = explanation.grad_cam[..., None] * _COVER
    over = (grey * (1 - cover) + heat * cover).astype(np.uint8)
    gap = np.full((_GAP_PIXELS, level.shape[1], 3), 255, dtype=np.uint8)
    return np.concatenate([_upright(plain), gap, _upright(over)])


def png(pixels: Pixels) -> bytes:
    """(height, width, 3) of red, green and blue as a PNG file (ISO/IEC 15948)."""
    height, width, _ = pixels.shape
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = np.concatenate([np.zeros((height, 1), np.uint8), pixels.reshape(height, -1)], axis=1)  # each unfiltered
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines.tobytes(), 6)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _upright(picture: Pixels) -> Pixels:
    return np.repeat(picture[::-1], _BAND_PIXELS, axis=0)


def _colours(name: str) -> Pixels:
    """(256, 3): one of the bundled colour maps."""
    text = (bundled_folder("resources") / "colour_maps.csv").read_text(encoding="ascii")
    rows = [line.split(",") for line in text.splitlines() if not line.startswith("#")]
    column = rows[0].index(name)
    return np.array([list(bytes.fromhex(row[column])) for row in rows[1:]], dtype=np.uint8)
