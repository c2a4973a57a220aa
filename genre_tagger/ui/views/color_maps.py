"""From level codes to screen colours: five perceptual colour maps and grey, as tables of 256 entries."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from genre_tagger.locations import bundled_folder

COLOR_MAPS = ("magma", "viridis", "inferno", "plasma", "cividis", "grey")
"""Names in the order of the menu. The first is the default."""


def color_ramp(name: str) -> NDArray[np.uint32]:
    """The map itself, low to high: 256 entries 0xFFRRGGBB, for legends and menu swatches."""
    return _map(name)


@lru_cache(maxsize=len(COLOR_MAPS))
def _map(name: str) -> NDArray[np.uint32]:
    if name == "grey":
        grey = np.arange(256, dtype=np.uint32)
        return np.uint32(0xFF000000) | grey << np.uint32(16) | grey << np.uint32(8) | grey
    text = (bundled_folder("resources") / "colour_maps.csv").read_text(encoding="ascii")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    column = lines[0].split(",").index(name)
    return np.array([0xFF000000 | int(line.split(",")[column], 16) for line in lines[1:]], dtype=np.uint32)
