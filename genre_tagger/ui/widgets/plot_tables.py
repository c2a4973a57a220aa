"""Colour tables of 256 entries: five perceptual colour maps and grey, ramps between two tones, levels in dB."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap

from genre_tagger.features.spectra import FLOOR_DB, STEP_DB

COLOR_MAPS = ("magma", "viridis", "inferno", "plasma", "cividis", "grey")
"""Names in the order of the menu. The first is the default."""

Table = NDArray[np.uint8]
"""(256, 3) red, green, blue: what `pg.ImageItem.setLookupTable` takes."""


@lru_cache(maxsize=len(COLOR_MAPS))
def color_ramp(name: str) -> Table:
    """One of COLOR_MAPS, low to high."""
    if name == "grey":
        return np.arange(256, dtype=np.uint8)[:, None].repeat(3, axis=1)
    table: Table = pg.colormap.get(name).getLookupTable(0.0, 1.0, 256, alpha=False)
    return table


def tone_ramp(*tones: str | QColor) -> Table:
    """Straight from tone to tone, evenly spaced: two for a ramp, three for values to both sides of zero."""
    stops = np.array([QColor(tone).getRgb()[:3] for tone in tones], dtype=np.float64)  # type: ignore[index]
    places, at = np.linspace(0.0, 1.0, len(stops)), np.linspace(0.0, 1.0, 256)
    channels = [np.interp(at, places, stops[:, channel]) for channel in range(3)]
    return np.rint(np.stack(channels, axis=1)).astype(np.uint8)


def level_table(name: str, low_db: float, high_db: float) -> Table:
    """The colour of each level code of a spectrogram: a map's first at `low_db` and below, its last from `high_db`."""
    levels_db = FLOOR_DB + STEP_DB * np.arange(256)
    part = np.clip((levels_db - low_db) / max(high_db - low_db, 1e-6), 0.0, 1.0)
    table: Table = color_ramp(name)[np.rint(part * 255.0).astype(np.intp)]
    return table


def table_image(table: Table) -> QImage:
    """The table as a picture one pixel high, low to high, for legends."""
    row = np.ascontiguousarray(table)
    return QImage(row.data, len(row), 1, row.nbytes, QImage.Format.Format_RGB888).copy()


def table_icon(name: str, width: int, height: int) -> QIcon:
    """A swatch of a colour map for a menu."""
    return QIcon(QPixmap.fromImage(table_image(color_ramp(name)).scaled(width, height)))
