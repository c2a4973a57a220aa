"""Pixels, plain arrays of 0xAARRGGBB, as a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def image_of(pixels: NDArray[np.uint32]) -> QImage:
    """A QImage with its own copy of `pixels`, (height, width) of opaque 0xFFRRGGBB."""
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
