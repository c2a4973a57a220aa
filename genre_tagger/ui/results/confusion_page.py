"""The confusion matrix and the tracks of its chosen cell.

Rows are what tracks are labelled, columns what the network predicted; every cell can be chosen.
"""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QStyleOptionGraphicsItem, QWidget

from genre_tagger.training.scores.values import RunEvaluation
from genre_tagger.ui.figure_text import percent, whole
from genre_tagger.ui.results.held_out_tracks import HeldOutRow, HeldOutTable
from genre_tagger.ui.theme import LIGHT, Colors, contrast, mixed
from genre_tagger.ui.widgets.building import configured, hbox, make_label, split, vbox
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.ui.widgets.plot_axes import NameAxis

_MOST_CELL_WIDTH, _MOST_CELL_HEIGHT = 150.0, 64.0
_LEAST_CELL_WIDTH, _LEAST_CELL_HEIGHT = 24, 19
_MARGIN = 7.0
_STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Home: (0, -(10**9)), Qt.Key.Key_End: (0, 10**9),
}  # fmt: skip
_CENTER = Qt.AlignmentFlag.AlignCenter


class ConfusionPage(QWidget):
    """Choose a cell: its tracks are listed below, the surest first. GUI thread only."""

    picked = Signal(HeldOutRow)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: RunEvaluation | None = None
        self._fixed: dict[Path, str] = {}
        self.matrix = configured(ConfusionMatrix(self), cell_chosen=self._on_cell)
        self.shares = configured(QCheckBox(self.tr("Row percentages first"), self))
        self.shares.setToolTip(self.tr("What share of each label's tracks was predicted as what, before the counts"))
        self.shares.toggled.connect(self.matrix.set_shares_first)
        self._words = make_label(parent=self, wrap=True)
        headers = (self.tr("Track"), self.tr("Label"), self.tr("Predicted"), self.tr("Sure"))
        self.table = HeldOutTable(headers, self.tr("Tracks of the chosen cell"), self)
        configured(self.table, picked=self.picked, visible=False)
        lower = QWidget(self)
        vbox(hbox((self._words, 1), self.shares), (self.table, 1), parent=lower, spacing=6)
        vertical = Qt.Orientation.Vertical
        self._splitter = split(self.matrix, lower, parent=self, orientation=vertical, stretches=(3, 2))
        vbox(self._splitter, parent=self)

    def show_evaluation(self, evaluation: RunEvaluation, fixed: dict[Path, str]) -> None:
        """Fill the matrix; no cell is chosen."""
        self._evaluation, self._fixed = evaluation, fixed
        self.matrix.show_matrix(evaluation.genres, evaluation.confusion)
        self.table.setVisible(False)
        self._words.setText(self.tr("Click a cell, or walk there with the arrow keys, to list its tracks."))

    @Slot(int, int)
    def _on_cell(self, row: int, column: int) -> None:
        if self._evaluation is None:
            return
        genres = self._evaluation.genres
        found = [t for t in self._evaluation.tracks if (t.genre, t.predicted) == (genres[row], genres[column])]
        found.sort(key=lambda track: -track.confidence)
        rows = [HeldOutRow(track, track.predicted, track.confidence) for track in found]
        self._words.setText(self.matrix.words(row, column))
        if rows and self.table.isHidden():
            self.table.setVisible(True)
            height = self._splitter.height()
            self._splitter.setSizes([round(0.6 * height), round(0.4 * height)])
        self.table.show_rows(rows, genres, self._fixed)


class CellStyle(Enum):
    """How much a cell says: count and share below one another, beside one another, or one of them."""

    TWO_LINES = auto()
    ONE_LINE = auto()
    ONE_FIGURE = auto()


class ConfusionMatrix(PlotView):
    """Counts and shares of each row. Arrows walk from cell to cell; Enter and Space choose the one with the frame."""

    usual_size = 520, 320

    cell_chosen = Signal(int, int)
    """(row, column): places in the list of genres, by mouse, or by keyboard as it walks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Confusion matrix"), parent, card=False)
        self._genres: tuple[str, ...] = ()
        self._names, self._totals = NameAxis("left", title=self.tr("Label")), NameAxis("right")
        self._answers = NameAxis("top", title=self.tr("Predicted"), most_pixels=110.0)
        self.plot = self.add_plot(left=self._names, top=self._answers, right=self._totals)
        self.plot.vb.invertY(True)
        self.plot.vb.setCursor(Qt.CursorShape.PointingHandCursor)
        self.plot.vb.clicked.connect(self._on_clicked)
        self.plot.vb.sigResized.connect(self._leave_room)
        self._cells = _Cells()
        self.plot.addItem(self._cells)
        self.dress()

    @property
    def cell(self) -> tuple[int, int] | None:
        """The chosen (row, column)."""
        return self._cells.chosen

    @property
    def cell_style(self) -> CellStyle:
        """What there is room for."""
        return self._cells.style

    def show_matrix(self, genres: tuple[str, ...], counts: NDArray[np.int64]) -> None:
        """`counts` (genres, genres): rows are the labels, columns the answers. Nothing is chosen."""
        self._genres, size = genres, max(1, len(genres))
        self._names.set_names(genres)
        self._answers.set_names(genres)
        self._totals.set_names([whole(int(total)) for total in counts.sum(axis=1)])
        self.plot.setRange(xRange=(0, size), yRange=(0, size), padding=0)
        self._cells.show_counts(counts)
        self.describe(self.tr("Rows are the labels, columns the predictions. Arrow keys choose a cell."))
        self.updateGeometry()
        self._leave_room()

    def choose(self, row: int, column: int) -> None:
        """Choose a cell and announce it."""
        if 0 <= row < len(self._genres) and 0 <= column < len(self._genres):
            self._cells.choose(row, column)
            self.describe(self.words(row, column))
            self.cell_chosen.emit(row, column)

    @Slot(bool)
    def set_shares_first(self, shares_first: bool) -> None:
        """Row percentages in bold, and alone where there is room for one figure only; else counts."""
        self._cells.shares_first = shares_first
        self._cells.update()

    def words(self, row: int, column: int) -> str:
        """A cell as a sentence."""
        values = {
            "label": self._genres[row],
            "answer": self._genres[column],
            "count": whole(int(self._cells.counts[row, column])),
            "all": whole(int(self._cells.counts[row].sum())),
            "share": percent(float(self._cells.shares[row, column])),
        }
        words: str = (
            self.tr("{label} recognised: {count} of {all} ({share})")
            if row == column
            else self.tr("{label} taken for {answer}: {count} of {all} ({share})")
        )
        return words.format(**values)

    def minimumSizeHint(self) -> QSize:
        size = max(2, len(self._genres))
        return QSize(120 + size * _LEAST_CELL_WIDTH, 64 + size * _LEAST_CELL_HEIGHT)

    def use_colors(self, colors: Colors) -> None:
        self._cells.set_look(colors, self.font())
        for axis in (self._names, self._answers):
            axis.setTextPen(colors.text)

    def hint(self, plot: pg.PlotItem, at: QPointF) -> str:
        row, column = int(at.y()), int(at.x())
        return self.words(row, column) if max(row, column) < len(self._genres) else ""

    def handle_key(self, event: QKeyEvent) -> bool:
        key, last = Qt.Key(event.key()), len(self._genres) - 1
        row, column = self.cell or (0, 0)
        if last < 0:
            return False
        if key in _STEPS:
            down, right = _STEPS[key] if self.cell else (0, 0)
            self.choose(min(max(0, row + down), last), min(max(0, column + right), last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose(row, column)
        else:
            return False
        return True

    @Slot()
    def _leave_room(self) -> None:
        """At the right and below, where cells would grow beyond what is easily read."""
        size = max(1, len(self._genres))
        used = _MARGIN + self._names.minimumWidth() + self._totals.minimumWidth() + _MOST_CELL_WIDTH * size
        tall = _MARGIN + self._answers.minimumHeight() + _MOST_CELL_HEIGHT * size
        spare = max(0.0, self.width() - used), max(0.0, self.height() - tall)
        self.ci.layout.setContentsMargins(_MARGIN, _MARGIN, *spare)

    @Slot(QPointF)
    def _on_clicked(self, at: QPointF) -> None:
        self.choose(int(at.y()), int(at.x()))


class _Cells(pg.GraphicsObject):
    """Cell (row, column) fills the square from (column, row) on; what it says is as large as letters are elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: NDArray[np.int64] = np.zeros((0, 0), dtype=np.int64)
        self.shares: NDArray[np.float64] = np.zeros((0, 0))
        """Of each row; NaN in a row of nothing."""
        self.chosen: tuple[int, int] | None = None
        self.shares_first = False
        self._colors, self._font, self._strong = LIGHT, QFont(), QFont()

    def show_counts(self, counts: NDArray[np.int64]) -> None:
        totals = counts.sum(axis=1, keepdims=True)
        self.prepareGeometryChange()
        self.counts, self.chosen = counts, None
        self.shares = np.where(totals > 0, counts / np.maximum(totals, 1), np.nan)
        self.update()

    def choose(self, row: int, column: int) -> None:
        self.chosen = row, column
        self.update()

    def set_look(self, colors: Colors, font: QFont) -> None:
        self._colors, self._font, self._strong = colors, QFont(font), QFont(font)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0.0, 0.0, len(self.counts), len(self.counts))

    @property
    def style(self) -> CellStyle:
        """The fullest way of writing that fits every cell."""
        cell, metrics = self.sceneTransform().mapRect(QRectF(0, 0, 1, 1)), QFontMetricsF(self._strong)
        if cell.height() >= 2 * metrics.height() + 4 and cell.width() >= metrics.horizontalAdvance("100 %") + 6:
            return CellStyle.TWO_LINES
        widest = f"{whole(int(self.counts.max(initial=0)))} · 100 %"
        return CellStyle.ONE_LINE if metrics.horizontalAdvance(widest) + 8 <= cell.width() else CellStyle.ONE_FIGURE

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """In the scene's units."""
        to_scene, style = self.sceneTransform(), self.style
        painter.setTransform(to_scene.inverted()[0] * painter.transform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, column in np.ndindex(self.counts.shape):
            rect = to_scene.mapRect(QRectF(column, row, 1, 1)).adjusted(1, 1, -1, -1)
            self._paint_cell(painter, rect, row, column, style)
        if self.chosen is not None:
            row, column = self.chosen
            frame = to_scene.mapRect(QRectF(column, row, 1, 1)).adjusted(2.5, 2.5, -2.5, -2.5)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for tone, width in ((self._colors.surface, 5.0), (self._colors.text, 2.5)):
                painter.setPen(QPen(QColor(tone), width))
                painter.drawRoundedRect(frame, 5, 5)

    def _paint_cell(self, painter: QPainter, rect: QRectF, row: int, column: int, style: CellStyle) -> None:
        colors, count, share = self._colors, int(self.counts[row, column]), float(self.shares[row, column])
        tone = colors.accent if row == column else colors.bad
        ground = mixed(colors.surface, tone, 0.04 + 0.86 * share if share > 0 else 0.0)
        painter.setPen(QPen(QColor(colors.border), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 4, 4)
        inks = (colors.text, colors.on_accent) if count else (colors.muted,)
        painter.setPen(QColor(max(inks, key=lambda ink: contrast(ink, ground.name()))))
        figures = [whole(count), percent(share)]
        first, second = reversed(figures) if self.shares_first else figures
        painter.setFont(self._strong if count else self._font)
        if not count or style is CellStyle.ONE_FIGURE:
            painter.drawText(rect, _CENTER, first)
        elif style is CellStyle.ONE_LINE:
            painter.drawText(rect, _CENTER, f"{first} · {second}")
        else:
            line = QFontMetricsF(self._strong).height() / 2
            painter.drawText(rect.translated(0, -line), _CENTER, first)
            painter.setFont(self._font)
            painter.drawText(rect.translated(0, line), _CENTER, second)
