"""Sound as items of a plot over time: waveform, spectrogram and its colours, and what lies under the mouse in words.

x is seconds in all of them. Add the item to a plot of a `PlotView`; for the look of the track view give the waveform
a y range of -1 to 1, the spectrogram 0 to `axis.rows` with a `HertzAxis` at its left.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from genre_tagger.audio.peaks import WaveColumns
from genre_tagger.features.mel import hz_to_mel
from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import FLOOR_DB, STEP_DB, Scale, decode_db
from genre_tagger.ui.figure_text import clock, decimal, level, signed
from genre_tagger.ui.theme import mixed


class ViewItem(pg.GraphicsObject):
    """An item that fills the part in view, whatever that is."""

    def boundingRect(self) -> QRectF:
        return QRectF(self.viewRect() or QRectF())

    def viewTransformChanged(self) -> None:
        super().viewTransformChanged()
        self.prepareGeometryChange()

    def to_pixels(self, painter: QPainter) -> QTransform:
        """From here on `painter` draws in the scene's units, so that letters are letters at any zoom: what maps the
        plot's units to them."""
        to_scene: QTransform = self.sceneTransform()
        painter.setTransform(to_scene.inverted()[0] * painter.transform())
        painter.setFont(self.getViewWidget().font())
        return to_scene


class BarsItem(ViewItem):
    """Rows of bars, each in one tone, the later over the earlier.

    A polygon of as many corners takes Qt a hundred times as long, and lines leave gaps in an export.
    """

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.tones = [QColor()] * rows
        self.bars = [PrimitiveArray(QRectF, 4) for _ in range(rows)]

    def show_bars(self, row: int, left: Floats, bottom: Floats, width: Floats, height: Floats) -> None:
        """Other bars of a row, all four as long."""
        self.bars[row].resize(len(left))
        self.bars[row].ndarray()[:] = np.stack([left, bottom, width, height], axis=1)
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for bars, tone in zip(self.bars, self.tones, strict=True):
            painter.setBrush(tone)
            painter.drawRects(*bars.drawargs())


class Waveform(BarsItem):
    """A waveform as two rows of bars: between the peaks, and within the RMS level."""

    def __init__(self) -> None:
        super().__init__(2)

    def set_tones(self, ground: str, tone: str) -> None:
        """`tone` for the RMS level; the peaks halfway from `ground` to it."""
        self.tones = [mixed(ground, tone, 0.45), QColor(tone)]
        self.update()

    def show_columns(self, wave: WaveColumns | None, start_seconds: float = 0.0, end_seconds: float = 1.0) -> None:
        """Equal columns over [start, end), best one a pixel; NaN is left out, None empties it."""
        if wave is None:
            wave = WaveColumns(*[np.zeros(0, dtype=np.float32)] * 3)
        known = np.isfinite(wave.low)
        edges = np.linspace(start_seconds, end_seconds, len(known) + 1)
        low, high, rms = wave.low[known], wave.high[known], wave.rms[known]
        thin = (
            np.maximum(0.0, (self.pixelHeight() or 0.0) - (high - low)) / 2
        )  # silence, and single samples, are a line
        inner = np.maximum(low, -rms)
        ends = ((low - thin, high + thin), (inner, np.maximum(inner, np.minimum(high, rms))))
        for row, (bottom, top) in enumerate(ends):
            self.show_bars(row, edges[:-1][known], bottom, np.diff(edges)[known], top - bottom)


class LevelImage(pg.ImageItem):
    """Level codes as colours: uint8 with a table of 256 entries, so that another range of levels is another table."""

    def __init__(self) -> None:
        super().__init__(axisOrder="row-major", levels=(0, 255))
        self.is_smooth = False

    def show(self, codes: NDArray[np.uint8], rect: QRectF) -> None:
        """`codes` (rows, columns), the lowest first, over a rectangle in the plot's units."""
        self.setImage(codes, autoLevels=False, levels=(0, 255))
        self.setRect(rect)

    def setLookupTable(self, table: Table | None, update: bool = True) -> None:
        """(256, 3 or 4) red, green, blue, opacity. Of what is painted already only Qt's table of colours is changed."""
        if table is None or self.qimage is None or self._renderRequired:
            super().setLookupTable(table, update)
            return
        self.lut = table
        colors = np.full((len(table), 4), 255, dtype=np.uint8)  # blue, green, red, opacity: a QRgb
        colors[:, 2::-1] = table[:, :3]
        colors[:, 3:][:, : table.shape[1] - 3] = table[:, 3:]
        self.qimage.setColorTable(colors.view("<u4").ravel().tolist())
        self.update(self.viewRect() or QRectF())  # all of it would reach beyond the plot, to what stands beside it

    def paint(self, painter: QPainter, *rest: object) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.is_smooth)
        super().paint(painter, *rest)


class Spectrogram:
    """Pictures of one track over each other, the finer over the rougher. Rows of the network's mel are shown as bands,
    those of the other scales flow into each other."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._plot = plot
        self._items: list[LevelImage] = []
        self._table: Table | None = None
        self.pictures: tuple[SpectrogramPicture, ...] = ()
        """On show, the roughest first."""

    def show(self, pictures: Sequence[SpectrogramPicture]) -> None:
        """Other pictures, all of one scale."""
        while len(self._items) < len(pictures):
            item = LevelImage()
            item.setZValue(len(self._items))
            item.setLookupTable(self._table)
            self._plot.addItem(item, ignoreBounds=True)
            self._items.append(item)
        for number, item in enumerate(self._items):
            item.setVisible(number < len(pictures))
        for item, picture, before in zip(
            self._items, pictures, [*self.pictures, *[None] * len(pictures)], strict=False
        ):
            if picture is not before:
                seconds = picture.end_seconds - picture.start_seconds
                item.is_smooth = picture.axis.scale is not Scale.MODEL
                item.show(picture.codes, QRectF(picture.start_seconds, 0.0, seconds, float(picture.axis.rows)))
        self.pictures = tuple(pictures)

    def uncover(self, start: float, end: float) -> None:
        """The stretch in view: what lies wholly under a finer picture is not drawn."""
        finest = max(
            (n for n, one in enumerate(self.pictures) if one.start_seconds <= start and end <= one.end_seconds),
            default=0,
        )
        for number, item in enumerate(self._items):
            item.setVisible(finest <= number < len(self.pictures))

    def set_table(self, table: Table) -> None:
        """Other colours, see `level_table`."""
        self._table = table
        for item in self._items:
            item.setLookupTable(table)

    def place(self, x: float, y: float) -> SoundPlace:
        """What lies at a moment and a row."""
        if not self.pictures:
            return SoundPlace(x)
        axis = self.pictures[-1].axis
        row = min(max(y, 0.0), axis.rows - 1e-6)
        column = self.column(x)
        return SoundPlace(x, axis.hz_at(row), None if column is None else decode_db(float(column[int(row)])))

    def column(self, seconds: float) -> NDArray[np.uint8] | None:
        """Level codes of all rows at a moment, from the finest picture there."""
        for picture in reversed(self.pictures):
            index = int((seconds - picture.start_seconds) // picture.seconds_per_column)
            if 0 <= index < picture.codes.shape[1]:
                return picture.codes[:, index]
        return None


class SpectrumSlice(BarsItem):
    """The levels of one moment, row by row, from the left edge at x = 0 to the right at 1.

    x is a part of the range of levels, not dB, so that another range moves no plot: that would cost ten times as much.
    """

    def __init__(self) -> None:
        super().__init__(1)
        self._codes = np.zeros(0, dtype=np.uint8)
        self._low_db, self._high_db = FLOOR_DB, 0.0

    def set_tone(self, tone: QColor) -> None:
        """The colour of the bars."""
        self.tones = [tone]
        self.update()

    def set_range(self, low_db: float, high_db: float) -> None:
        """The levels at the left and the right edge."""
        self._low_db, self._high_db = low_db, high_db
        self.show_levels(self._codes)

    def show_levels(self, codes: NDArray[np.uint8] | None) -> None:
        """Level codes of all rows, see `Spectrogram.column`; None empties it."""
        self._codes = self._codes[:0] if codes is None else codes
        levels = FLOOR_DB + STEP_DB * self._codes.astype(np.float64)
        parts = np.clip((levels - self._low_db) / max(self._high_db - self._low_db, 1e-6), 0.0, 1.0)
        self.show_bars(0, *np.broadcast_arrays(0.0, np.arange(len(parts)), parts, 1.0))


@dataclass(frozen=True, slots=True)
class SoundPlace:
    """A moment, and in a spectrogram a frequency and the level there where it is known."""

    seconds: float
    hz: float | None = None
    level_db: float | None = None

    def text(self) -> str:
        """One line, the most wanted first, e.g. `1:23.456   1,240 Hz   −32.5 dB   D♯6 −7 ct   18.1 mel`."""
        parts = [clock(self.seconds, 3)]
        if self.hz is not None:
            parts.append(f"{decimal(self.hz)} Hz")
        if self.level_db is not None:
            parts.append(level(self.level_db, 1))
        if self.hz is not None:
            mel = float(hz_to_mel(np.array([self.hz]))[0])
            parts += [note_name(self.hz), f"{decimal(mel, 1)} mel"]
        return "    ".join(part for part in parts if part)


COLOR_MAPS = ("magma", "viridis", "inferno", "plasma", "cividis", "grey")
"""Names in the order of the menu. The first is the default."""

Floats = NDArray[np.floating]
Table = NDArray[np.uint8]
"""(256, 3) red, green, blue: what `pg.ImageItem.setLookupTable` takes."""
_PERCENTS = (8.0, 99.8)
"""How much of a picture is softer than the first colour, and softer than the last."""
_LEAST_AUTO_RANGE_DB = 30
_MOST_RANGE_DB = 80  # what the network keeps under its loudest value
_NOTES = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")


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


def auto_levels(picture: SpectrogramPicture) -> tuple[int, int]:
    """(low, high) in dB. Silence is left out, so that a pause does not wash out the music."""
    counts = np.bincount(picture.codes.ravel(), minlength=256)  # np.percentile would import a fifth of a second's worth
    counts[0] = 0
    reached = np.cumsum(counts)
    if not reached[-1]:
        return -80, 0
    soft, loud = (decode_db(float(np.searchsorted(reached, part / 100 * reached[-1]))) for part in _PERCENTS)
    high = int(np.ceil(loud))
    low = int(np.floor(min(max(soft, high - _MOST_RANGE_DB), high - _LEAST_AUTO_RANGE_DB)))
    return low, high


def note_name(hz: float) -> str:
    """The nearest note of the equal temperament at A4 = 440 Hz and how far off, in cents: `A4`, `D♯6 +12`."""
    if hz < 16.0:
        return ""
    semitones = 69.0 + 12.0 * math.log2(hz / 440.0)
    nearest = round(semitones)
    cents = round(100.0 * (semitones - nearest))
    name = f"{_NOTES[nearest % 12]}{nearest // 12 - 1}"
    return f"{name} {signed(cents)} ct" if cents else name
