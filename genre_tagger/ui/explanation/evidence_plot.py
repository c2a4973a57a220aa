"""The mel view the network classified, with what spoke for the genre laid over it."""

from __future__ import annotations

from enum import Enum

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.ui.explanation.window_plots import Floats, WindowPlot, codes_of, mel_axis
from genre_tagger.ui.figure_text import clock, decimal, level, signed
from genre_tagger.ui.theme import Colors
from genre_tagger.ui.widgets.plot_box import PlotCursor
from genre_tagger.ui.widgets.plot_sound import LevelImage, Table, ViewItem, color_ramp, tone_ramp

_STEP_SECONDS = 1.0
_SOFT_PERCENT, _LOUD_PERCENT = 5.0, 99.8
_MOST_COVER = 0.8
_ISO_LINES = {0.25: 60, 0.5: 150, 0.75: 255}
"""Evidence is outlined at these, so that it is not told by colour alone; the more of it, the stronger the line."""
_ISO_BANDS, _ISO_FRAMES = 2, 4
"""Outlines are drawn of the mean of so many neighbours: evidence is smooth."""


class Layer(Enum):
    """What lies over the mel view."""

    NOTHING = "nothing"
    EVIDENCE = "evidence"
    OCCLUSION = "occlusion"


class EvidencePlot(WindowPlot):
    """Click to hear from there; the mouse reads values out. GUI thread only."""

    usual_size = 720, 300
    least_size = 300, 130

    seek_wanted = Signal(float)
    """(seconds in the track)"""
    play_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What speaks for the genre, over the spectrogram"), parent)
        self._explanation: Explanation | None = None
        self._stage = 0
        self._layer = Layer.EVIDENCE
        self._strength = 0.8
        self._cursor = PlotCursor(self)
        self.picture.setLookupTable(np.rint(color_ramp("grey") * (235.0 / 255.0)).astype(np.uint8))
        self._overlay = LevelImage()
        self._outlines = [
            (part, pg.PlotCurveItem(pen=pg.mkPen(tone, tone, tone, strength, width=width), connect="pairs"))
            for part, strength in _ISO_LINES.items()
            for tone, width in ((0, 3), (255, 1))
        ]
        self._marks = _Marks()
        for item in (self._overlay, *(curve for _, curve in self._outlines), self._marks):
            self.plot.addItem(item, ignoreBounds=True)
        self.share(self._cursor, follows_mouse=False)
        self.plot.vb.clicked.connect(self._on_clicked)
        self.dress()

    def show_explanation(self, explanation: Explanation) -> None:
        """Another window or genre."""
        self._explanation = explanation
        self._stage = explanation.grad_cam_stage
        self._cursor.move(None)
        self.set_window(explanation)
        level_db = explanation.level_db
        low, high = (float(found) for found in np.percentile(level_db, (_SOFT_PERCENT, _LOUD_PERCENT)))
        self.picture.show(codes_of(level_db, low, high), self.area)
        self._marks.show_padding(self.area, explanation.valid_frames / level_db.shape[1])
        self._refresh()

    def set_layer(self, layer: Layer) -> None:
        """What lies over the mel view."""
        self._layer = layer
        self._refresh()

    def set_stage(self, number: int) -> None:
        """Whose evidence is shown: the first convolution stage is 1."""
        self._stage = number
        self._refresh()

    def set_strength(self, strength: float) -> None:
        """How much the overlay covers, 0 to 1."""
        self._strength = strength
        self._color_overlay()

    @Slot(object)
    def set_cursor(self, seconds: float | None) -> None:
        """Where the player is."""
        self._cursor.move(seconds)

    def use_colors(self, colors: Colors) -> None:
        self.plot.vb.setBackgroundColor(QColor(colors.track))
        self._marks.set_tone(colors.muted)
        self._color_overlay()

    def handle_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Left: -_STEP_SECONDS, Qt.Key.Key_Right: _STEP_SECONDS}
        if self._explanation is not None and event.key() == Qt.Key.Key_Space:
            self.play_wanted.emit()
        elif self._explanation is not None and event.key() in steps:
            at = self.area.left() if self._cursor.value is None else self._cursor.value
            at += steps[Qt.Key(event.key())]
            self.seek_wanted.emit(min(max(self.area.left(), at), self.area.right()))
        else:
            return super().handle_key(event)
        return True

    def read_out(self, plot: pg.PlotItem, at: QPointF) -> str:
        """Moment, frequency, level, and what the overlay says there; empty outside the picture."""
        explanation = self._explanation
        cell = None if explanation is None else self.cell(at, explanation.level_db.shape)
        if explanation is None or cell is None:
            return ""
        parts = [*self.place_text(at), level(explanation.level_db[cell])]
        if self._layer is Layer.EVIDENCE:
            parts.append(self.tr("evidence {share} %").format(share=decimal(100 * float(self._evidence()[cell]))))
        elif self._layer is Layer.OCCLUSION:
            drops = explanation.occlusion.drops
            drop = float(drops[self.cell(at, drops.shape) or (0, 0)])
            parts.append(self.tr("hiding this patch: {points} points").format(points=signed(-100 * drop)))
        return "    ".join(parts)

    @Slot(QPointF)
    def _on_clicked(self, at: QPointF) -> None:
        if self._explanation is not None:
            self.seek_wanted.emit(min(max(self.area.left(), at.x()), self.area.right()))

    def _evidence(self) -> Floats:
        assert self._explanation is not None
        stages = (stage.grad_cam for stage in self._explanation.stages if stage.number == self._stage)
        return next(stages, self._explanation.grad_cam)

    def _refresh(self) -> None:
        if self._explanation is None:
            return
        drops, is_evidence = self._explanation.occlusion.drops, self._layer is Layer.EVIDENCE
        if is_evidence:
            self._overlay.show(codes_of(self._evidence(), 0.0, 1.0), self.area)
            for part, curve in self._outlines:
                curve.setData(*outlines(self._evidence(), self.area, part).T)
        else:
            most = max(float(np.abs(drops).max()), 1e-6)
            self._overlay.show(codes_of(drops, -most, most), self.area)
        self._overlay.is_smooth = is_evidence
        self._overlay.setVisible(self._layer is not Layer.NOTHING)
        for _, curve in self._outlines:
            curve.setVisible(is_evidence)
        self._marks.show_drops(drops if self._layer is Layer.OCCLUSION else None)
        self._color_overlay()
        self.describe(self._in_words())
        self.renew_read_out()

    def _color_overlay(self) -> None:
        strength = self._strength * _MOST_COVER
        table = _heat_table(strength) if self._layer is Layer.EVIDENCE else _patch_table(strength, self.colors)
        self._overlay.setLookupTable(table)

    def _in_words(self) -> str:
        """The strongest evidence, for those who do not see it."""
        explanation = self._explanation
        if explanation is not None and self._layer is Layer.EVIDENCE and self._evidence().any():
            row, column = np.unravel_index(int(self._evidence().argmax()), explanation.level_db.shape)
            seconds = explanation.start_seconds + float(column) * explanation.mel.hop_seconds
            hz = mel_axis(explanation.mel).hz_at(float(row) + 0.5)
            words: str = self.tr("Most evidence for {genre} at {moment}, around {hz} Hz")
            return words.format(genre=explanation.genre, moment=clock(seconds), hz=decimal(hz))
        keys: str = self.tr("Space plays, arrow keys move through the window.")
        return keys


class _Marks(ViewItem):
    """Over the picture: hatching where the window is padding; the grid of patches with what hiding each does."""

    def __init__(self) -> None:
        super().__init__()
        self._area = self._padding = QRectF()
        self._drops: Floats | None = None
        self._tone = QColor()

    def set_tone(self, tone: str) -> None:
        """Of the hatching."""
        self._tone = QColor(tone)
        self.update()

    def show_padding(self, area: QRectF, valid: float) -> None:
        """The window, and how much of it is sound."""
        self._area = area
        self._padding = area.adjusted(valid * area.width(), 0.0, 0.0, 0.0)
        self.update()

    def show_drops(self, drops: Floats | None) -> None:
        """By how much hiding each patch lowers the probability, the lowest row first; None for no grid."""
        self._drops = drops
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        to_pixels = self.to_pixels(painter)
        if self._padding.width() > 0:
            painter.fillRect(to_pixels.mapRect(self._padding), QBrush(self._tone, Qt.BrushStyle.BDiagPattern))
        if self._drops is None:
            return
        (rows, columns), area = self._drops.shape, self._area
        metrics, line = QFontMetricsF(painter.font()), QColor(255, 255, 255, 90)
        for (row, column), drop in np.ndenumerate(self._drops):
            corner = QPointF(area.left() + column * area.width() / columns, row * area.height() / rows)
            patch = to_pixels.mapRect(QRectF(corner.x(), corner.y(), area.width() / columns, area.height() / rows))
            painter.setPen(QPen(line, 1))
            painter.drawRect(patch)
            has_room = patch.width() >= metrics.horizontalAdvance("−00") + 4 and patch.height() >= metrics.height()
            if has_room and abs(drop) >= 0.005:
                for shift, tone in ((1, "#000000"), (0, "#FFFFFF")):
                    painter.setPen(QColor(tone))
                    text = signed(-100 * float(drop))
                    painter.drawText(patch.translated(shift, shift), Qt.AlignmentFlag.AlignCenter, text)


def _heat_table(strength: float) -> Table:
    """(256, 4): the more evidence, the brighter and the less of what is below."""
    heat = np.linspace(0.0, 1.0, 256)
    tones = color_ramp("inferno")[np.rint(70.0 + heat * 185.0).astype(np.intp)]
    return _with_cover(tones, strength * np.minimum(1.0, 1.6 * heat**1.4))


def _patch_table(strength: float, colors: Colors) -> Table:
    """(256, 4): patches whose loss costs the genre warm, those whose loss helps it cool."""
    part = np.linspace(-1.0, 1.0, 256)
    cool, warm = (tone_ramp(colors.genres[place], colors.genres[place])[0] for place in (0, 2))
    return _with_cover(np.where(part[:, None] > 0, warm, cool), strength * np.abs(part))


def _with_cover(tones: Table, cover: Floats) -> Table:
    return np.column_stack([tones, np.rint(255.0 * cover)]).astype(np.uint8)


def outlines(evidence: Floats, area: QRectF, part: float) -> Floats:
    """(points, 2): where evidence passes `part`, in pairs that make a line each, in the plot's units."""
    rows, columns = evidence.shape[0] // _ISO_BANDS, evidence.shape[1] // _ISO_FRAMES
    if not evidence.any() or not rows or not columns:
        return np.zeros((0, 2))
    blocks = evidence[: rows * _ISO_BANDS, : columns * _ISO_FRAMES].reshape(rows, _ISO_BANDS, columns, _ISO_FRAMES)
    rough = blocks.mean(axis=(1, 3)).T
    places = np.array(pg.functions.isocurve(rough, part), dtype=np.float64).reshape(-1, 2)
    cell = area.width() / evidence.shape[1] * _ISO_FRAMES, area.height() / evidence.shape[0] * _ISO_BANDS
    found: Floats = places * cell + (area.left(), 0.0)
    return found
