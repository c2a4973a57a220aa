"""How high the lanes of the track view are: where there is little room the spectrograms get it."""

from __future__ import annotations

from dataclasses import dataclass

_LEAST_HEIGHT_OF_THREE = 220
"""Below it a comparison does without the waveform, which the overview shows as well."""


@dataclass(frozen=True, slots=True)
class LaneHeights:
    """In pixels; the spectrograms share the rest. 0 where a lane is left out."""

    wave: int
    genres: int
    axis: int


def lane_heights(height: float, line_height: float, *, with_genres: bool, is_comparing: bool) -> LaneHeights:
    """For a plot `height` pixels high with lines of text of `line_height`."""
    axis = round(line_height + 8)
    genres = round(max(2.2 * line_height, min(4.0 * line_height, 0.16 * height))) if with_genres else 1
    free = max(20.0, height - axis - genres - 30.0)
    if is_comparing and free < _LEAST_HEIGHT_OF_THREE:
        return LaneHeights(0, genres, axis)
    wave = round(max(min(28.0, free / 3), min(0.3 * free, 0.45 * (free - 80.0), 150.0)))
    return LaneHeights(wave, genres, axis)
