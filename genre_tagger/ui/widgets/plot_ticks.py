"""Where axes carry marks and what stands beside them: times as mm:ss, frequencies in Hz and kHz, note names."""

from __future__ import annotations

import math
from dataclasses import dataclass

from genre_tagger.features.spectra import FrequencyAxis, Scale
from genre_tagger.ui.figure_text import frequency, signed

_NOTES = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
_LINEAR_STEPS_HZ = (100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
_WARPED_FIRST = (
    1000,
    500,
    2000,
    4000,
    100,
    200,
    8000,
    10_000,
    16_000,
    6000,
    3000,
    50,
    5000,
    20_000,
    12_000,
    40_000,
    80_000,
)


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
