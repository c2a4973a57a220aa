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


def waveform_pixels(columns: WaveColumns, height: int, tones: WaveTones, gain: float = 1.0) -> NDArray[np.uint32]:
    """(height, columns) pixels: one column of sound a pixel, edges softened by how much of a pixel they cover."""
    middle = height / 2.0
    scale = gain * (height / 2.0 - 1.0)
    centers = np.arange(height, dtype=np.float32)[:, None] + 0.5
    pixels = np.full((height, len(columns.low)), tones.ground, dtype=np.uint32)
    with np.errstate(invalid="ignore"):  # NaN stands for what is not decoded yet
        top, bottom = middle - columns.high * scale, middle - columns.low * scale
        thin = np.maximum(0.0, 1.2 - (bottom - top)) / 2.0  # a silent stretch is still a line
        peak = _coverage(centers, top - thin, bottom + thin)
        body_top = np.maximum(top, middle - columns.rms * scale)
        body_bottom = np.minimum(bottom, middle + columns.rms * scale)
        body = _coverage(centers, body_top, body_bottom)
    pixels = _blend(pixels, tones.peak, peak)
    return _blend(pixels, tones.body, body)


def _coverage(
    centers: NDArray[np.floating], top: NDArray[np.floating], bottom: NDArray[np.floating]
) -> NDArray[np.uint32]:
    """How much of each pixel lies between `top` and `bottom`, 0 to 256."""
    covered = np.minimum(centers + 0.5, bottom) - np.maximum(centers - 0.5, top)
    return np.asarray(np.nan_to_num(np.clip(covered, 0.0, 1.0)) * 256.0, dtype=np.uint32)


def _blend(pixels: NDArray[np.uint32], tone: int, alpha: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """`tone` over opaque `pixels`, two colour channels at a time."""
    even, odd = np.uint32(0x00FF00FF), np.uint32(0x0000FF00)
    rest = np.uint32(256) - alpha
    red_blue = ((pixels & even) * rest + np.uint32(tone & 0x00FF00FF) * alpha) >> np.uint32(8) & even
    green = ((pixels & odd) >> np.uint32(8)) * rest + np.uint32((tone & 0x0000FF00) >> 8) * alpha & odd
    return np.asarray(np.uint32(0xFF000000) | red_blue | green, dtype=np.uint32)


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
    pixels: NDArray[np.uint32] = table[codes]
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
