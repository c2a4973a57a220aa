"""What numbers look like in plots: colour tables of 256 entries; where axes carry marks, and note names."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap

from genre_tagger.features.spectra import FLOOR_DB, STEP_DB, FrequencyAxis, Scale
from genre_tagger.ui.figure_text import frequency, signed

COLOR_MAPS = ("magma", "viridis", "inferno", "plasma", "cividis", "grey")
"""Names in the order of the menu. The first is the default."""

Table = NDArray[np.uint8]
"""(256, 3) red, green, blue: what `pg.ImageItem.setLookupTable` takes."""
_NOTES = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
_LINEAR_STEPS_HZ = (100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
_WARPED_FIRST = (
    1000, 500, 2000, 4000, 100, 200, 8000, 10_000, 16_000, 6000, 3000, 50, 5000, 20_000, 12_000, 40_000, 80_000,
)  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark at `value` hertz with its `label`."""

    value: float
    label: str


def frequency_ticks(axis: FrequencyAxis, height_pixels: float, label_pixels: float) -> list[Tick]:
    """Round frequencies inside the axis whose labels, `label_pixels` high, do not touch; weightier ones first."""
    if height_pixels <= 2 * label_pixels:
        return []
    if axis.scale is Scale.LINEAR:
        most = max(1.0, height_pixels / (1.6 * label_pixels))
        least = (axis.max_hz - axis.min_hz) / most
        step = next((step for step in _LINEAR_STEPS_HZ if step >= least), _LINEAR_STEPS_HZ[-1])
        candidates: tuple[int, ...] = tuple(range(step, int(axis.max_hz), step))
    else:
        candidates = tuple(hz for hz in _WARPED_FIRST if axis.min_hz < hz < axis.max_hz)
    taken: list[tuple[float, float]] = []
    margin = 0.6 * label_pixels
    for hz in candidates:
        y = height_pixels * axis.row_at(hz) / axis.rows
        if margin <= y <= height_pixels - margin and all(abs(y - other) >= 1.15 * label_pixels for other, _ in taken):
            taken.append((y, hz))
    return [Tick(hz, frequency(hz)) for _, hz in sorted(taken)]


def note_name(hz: float) -> str:
    """The nearest note of the equal temperament at A4 = 440 Hz and how far off, in cents: `A4`, `D♯6 +12`."""
    if hz < 16.0:
        return ""
    semitones = 69.0 + 12.0 * math.log2(hz / 440.0)
    nearest = round(semitones)
    cents = round(100.0 * (semitones - nearest))
    name = f"{_NOTES[nearest % 12]}{nearest // 12 - 1}"
    return f"{name} {signed(cents)} ct" if cents else name
