"""Pictures of what happens inside the network, as pixels: evidence over the mel view, maps, kernels, states.

All pictures have their lowest row first, as the values come; pixels have the topmost row first, as images want them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from genre_tagger.ui.colors import Colors
from genre_tagger.ui.views.color_maps import color_ramp
from genre_tagger.ui.views.tones import argb, mixed

Floats = NDArray[np.floating]
Pixels = NDArray[np.uint32]

OUTLINE_AT = 0.5
"""Evidence from here on is outlined, so that it is not told by colour alone."""
_SOFT_PERCENT, _LOUD_PERCENT = 5.0, 99.8
_MOST_COVER = 0.8


def stretched(values: Floats, size: tuple[int, int], *, smooth: bool) -> NDArray[np.float32]:
    """(rows, columns) at `size` (width, height), topmost row first: straight lines between cells, or each a block."""
    width, height = size
    rows = _places(values.shape[0], height)[::-1]
    columns = _places(values.shape[1], width)
    if not smooth:
        picked = values[np.rint(rows).astype(np.intp)][:, np.rint(columns).astype(np.intp)]
        return picked.astype(np.float32)
    return _mixed_rows(_mixed_rows(values.astype(np.float32), rows).T, columns).T


def _places(count: int, pixels: int) -> NDArray[np.float64]:
    """For each pixel the place in [0, count - 1] that it shows."""
    return np.clip((np.arange(pixels) + 0.5) * (count / pixels) - 0.5, 0.0, count - 1)


def _mixed_rows(values: NDArray[np.float32], places: NDArray[np.float64]) -> NDArray[np.float32]:
    below = np.minimum(places.astype(np.intp), max(0, len(values) - 2))
    above = np.minimum(below + 1, len(values) - 1)
    part = (places - below).astype(np.float32)[:, None]
    mixture: NDArray[np.float32] = values[below] * (1.0 - part) + values[above] * part
    return mixture


def mel_pixels(level_db: Floats, size: tuple[int, int]) -> Pixels:
    """The mel view in grey, softer parts dark: the ground that evidence is laid over."""
    low, high = (float(level) for level in np.percentile(level_db, (_SOFT_PERCENT, _LOUD_PERCENT)))
    part = np.clip((stretched(level_db, size, smooth=False) - low) / max(high - low, 1e-6), 0.0, 1.0)
    pixels: Pixels = color_ramp("grey")[np.rint(part * 235.0).astype(np.intp)]
    return pixels


def with_evidence(ground: Pixels, evidence: Floats, strength: float) -> Pixels:
    """`evidence` in [0, 1] as heat over the ground, an outline where it is strong. `strength` in [0, 1]."""
    height, width = ground.shape
    heat = np.clip(stretched(evidence, (width, height), smooth=True), 0.0, 1.0)
    tones = color_ramp("inferno")[np.rint(70.0 + heat * 185.0).astype(np.intp)]
    covered = _blended(ground, tones, (strength * _MOST_COVER) * np.minimum(1.0, 1.6 * heat**1.4))
    if strength > 0:
        _draw_outline(covered, heat >= OUTLINE_AT)
    return covered


def with_patches(ground: Pixels, drops: Floats, strength: float, colors: Colors) -> Pixels:
    """Patches whose loss costs the genre warm, those whose loss helps it cool, by how much. `strength` in [0, 1]."""
    height, width = ground.shape
    most = max(float(np.abs(drops).max()), 1e-6)
    part = stretched(drops, (width, height), smooth=False) / most
    warm, cool = np.uint32(argb(colors.genres[2])), np.uint32(argb(colors.genres[0]))
    tones: Pixels = np.where(part > 0, warm, cool).astype(np.uint32)
    return _blended(ground, tones, (strength * _MOST_COVER) * np.abs(part))


def _blended(ground: Pixels, tones: Pixels, cover: Floats) -> Pixels:
    """`cover` of `tones` over the ground, in each of red, green and blue."""
    share = np.clip(np.rint(cover * 256.0), 0, 256).astype(np.uint32)
    result = np.full(ground.shape, 0xFF000000, dtype=np.uint32)
    for shift in (16, 8, 0):
        below, above = (ground >> np.uint32(shift)) & np.uint32(255), (tones >> np.uint32(shift)) & np.uint32(255)
        result |= ((below * (np.uint32(256) - share) + above * share) >> np.uint32(8)) << np.uint32(shift)
    return result


def _draw_outline(pixels: Pixels, inside: NDArray[np.bool_]) -> None:
    """White along the edge within, black along it without."""
    grown, shrunk = inside.copy(), inside.copy()
    for axis in (0, 1):
        for step in (-1, 1):
            moved = np.roll(inside, step, axis=axis)
            edge = [slice(None), slice(None)]
            edge[axis] = slice(0, 1) if step == 1 else slice(-1, None)
            moved[tuple(edge)] = inside[tuple(edge)]  # a picture's border is no edge
            grown |= moved
            shrunk &= moved
    pixels[inside & ~shrunk] = np.uint32(0xFFFFFFFF)
    pixels[grown & ~inside] = np.uint32(0xFF000000)


def map_pixels(values: Floats, size: tuple[int, int]) -> Pixels:
    """A feature map from its own lowest to its own highest value."""
    shown = stretched(values.astype(np.float32), size, smooth=False)
    low, high = float(values.min()), float(values.max())
    part = (shown - low) / max(high - low, 1e-9)
    pixels: Pixels = color_ramp("magma")[np.rint(part * 255.0).astype(np.intp)]
    return pixels


def signed_pixels(values: Floats, most: float, size: tuple[int, int], colors: Colors) -> Pixels:
    """From -`most` over 0 (the surface) to `most`: kernels and states."""
    part = np.clip(stretched(values.astype(np.float32), size, smooth=False) / max(most, 1e-9), -1.0, 1.0)
    pixels: Pixels = signed_ramp(colors)[np.rint((part + 1.0) * 127.5).astype(np.intp)]
    return pixels


def signed_ramp(colors: Colors) -> Pixels:
    """256 colours: cool for less than nothing, the surface for nothing, warm for more."""
    cool, warm = colors.genres[0], colors.genres[1]
    parts = np.linspace(-1.0, 1.0, 256)
    return np.array(
        [argb(mixed(colors.surface, cool if part < 0 else warm, abs(float(part)) ** 0.8)) for part in parts],
        dtype=np.uint32,
    )


def ink_on(pixel: int) -> QColor:
    """Black or white, whichever is read better on a colour."""
    color = QColor.fromRgb(pixel)
    bright = 0.299 * color.red() + 0.587 * color.green() + 0.114 * color.blue()
    return QColor("#000000" if bright > 140 else "#FFFFFF")
