"""Waveforms and spectrograms as pixels: plain arrays of 0xAARRGGBB, drawn at the screen's own resolution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from genre_tagger.audio.peaks import WaveColumns
from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.ui.views.time_span import TimeSpan

_SHADES = 12


@dataclass(frozen=True, slots=True)
class WaveTones:
    """Colours of a waveform as 0xAARRGGBB: ground, between the peaks, within the RMS level."""

    ground: int
    peak: int
    body: int


def image_of(pixels: NDArray[np.uint32]) -> QImage:
    """A QImage with its own copy of `pixels`, (height, width) of opaque 0xFFRRGGBB."""
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def waveform_pixels(columns: WaveColumns, height: int, tones: WaveTones) -> NDArray[np.uint32]:
    """(height, columns) pixels: one column of sound a pixel, its ends softened by how much of a pixel they cover."""
    middle = height / 2.0
    scale = height / 2.0 - 1.0
    known = np.isfinite(columns.high)
    top = middle - np.where(known, columns.high, 0.0) * scale
    bottom = middle - np.where(known, columns.low, 0.0) * scale
    thin = np.maximum(0.0, 1.2 - (bottom - top)) / 2.0  # a silent stretch is still a line
    body = np.where(known, columns.rms, 0.0) * scale
    shades = np.zeros((height, len(top)), dtype=np.uint8)
    _fill_between(shades, top - thin, bottom + thin, 0)
    _fill_between(shades, np.maximum(top, middle - body), np.minimum(bottom, middle + body), _SHADES)
    shades[:, ~known] = 0
    pixels: NDArray[np.uint32] = np.take(_shade_table(tones), shades)
    return pixels


def _fill_between(
    shades: NDArray[np.uint8], top: NDArray[np.floating], bottom: NDArray[np.floating], base: int
) -> None:
    """Sets what lies between `top` and `bottom` of each column to `base` + all shades, the ends to a part of them."""
    height = len(shades)
    rows = np.arange(height, dtype=np.float32)[:, None]
    first, last = np.ceil(top).astype(np.float32), np.floor(bottom).astype(np.float32)
    full = np.uint8(base + _SHADES)
    np.putmask(shades, (rows >= first) & (rows < last), full)
    across = np.arange(shades.shape[1])
    for row, cover in ((first - 1, first - top), (last, bottom - last)):
        inside = (row >= 0) & (row < height) & (bottom - top >= 1.0) & (cover > 0.0)
        at = row[inside].astype(np.intp), across[inside]
        shades[at] = np.maximum(shades[at], (base + cover[inside] * _SHADES).astype(np.uint8))


def _shade_table(tones: WaveTones) -> NDArray[np.uint32]:
    """0 is the ground, _SHADES the peak's tone, 2 * _SHADES the body's; between them mixtures."""
    parts = np.linspace(0.0, 1.0, _SHADES + 1)
    rising = [_mixed(tones.ground, tones.peak, part) for part in parts]
    return np.array(rising + [_mixed(tones.peak, tones.body, part) for part in parts[1:]], dtype=np.uint32)


def _mixed(first: int, second: int, part: float) -> int:
    channels = [round(((first >> shift) & 255) * (1 - part) + ((second >> shift) & 255) * part) for shift in (16, 8, 0)]
    return 0xFF000000 | channels[0] << 16 | channels[1] << 8 | channels[2]


def spectrogram_pixels(
    pictures: Sequence[SpectrogramPicture],
    span: TimeSpan,
    size: tuple[int, int],
    table: NDArray[np.uint32],
    *,
    smooth: bool,
    ground: int,
) -> NDArray[np.uint32]:
    """(height, width) pixels of a time span: later pictures over earlier ones, `ground` where there are none.

    `size` is (width, height). `smooth` draws straight lines between rows; else each row is a band of even colour.
    All pictures must have the same number of rows.
    """
    width, height = size
    times = span.start + (np.arange(width) + 0.5) * (span.seconds / width)
    known = np.zeros(width, dtype=np.bool_)
    columns = np.zeros((width, pictures[0].codes.shape[0] if pictures else 1), dtype=np.uint8)
    for picture in pictures:
        index = np.floor((times - picture.start_seconds) / picture.seconds_per_column).astype(np.int64)
        inside = (index >= 0) & (index < picture.codes.shape[1])
        columns[inside] = picture.codes.T[index[inside]]
        known |= inside
    codes = _rows_to_height(np.ascontiguousarray(columns.T), height, smooth)
    pixels: NDArray[np.uint32] = np.take(table, codes)
    if not known.all():
        pixels[:, ~known] = np.uint32(ground)
    return pixels


def _rows_to_height(codes: NDArray[np.uint8], height: int, smooth: bool) -> NDArray[np.uint8]:
    """(rows, width) lowest first -> (height, width) topmost first."""
    rows = codes.shape[0]
    position = (height - 0.5 - np.arange(height)) * (rows / height)  # in rows, from below
    if rows > 1.5 * height:  # more rows than pixels: the loudest of those under each pixel
        starts = np.clip(np.floor(position[::-1] - rows / height / 2).astype(np.int64), 0, rows - 1)
        return np.ascontiguousarray(np.maximum.reduceat(codes, starts, axis=0)[::-1])
    if not smooth:
        return np.asarray(codes[np.clip(position.astype(np.int64), 0, rows - 1)])
    below = np.clip(np.floor(position - 0.5).astype(np.int64), 0, max(0, rows - 2))
    part = np.asarray(np.clip((position - 0.5 - below) * 256.0, 0, 256), dtype=np.uint16)[:, None]
    above = np.minimum(below + 1, rows - 1)
    mixed = codes[below].astype(np.uint16) * (np.uint16(256) - part)
    mixed += codes[above] * part  # at most 255 * 256: fits
    return np.asarray(mixed >> np.uint16(8), dtype=np.uint8)
