"""What differs between runs, as a table: a column a run, a row a score or a setting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from genre_tagger.ui.views.tones import colors_of

STROKES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
"""Runs are told apart by these as well as by colour, here and in the curves."""

Row = tuple[str, tuple[str, ...], bool]
"""(name, a text for each run, whether it stands out)"""


class ComparisonTable(QTableWidget):
    """Read, never edited. GUI thread only."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setIconSize(QSize(26, 12))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(28)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(110)

    def show_rows(self, runs: Sequence[str], rows: Sequence[Row]) -> None:
        """Replace everything."""
        self.clear()
        self.setColumnCount(1 + len(runs))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderItem(0, QTableWidgetItem(""))
        for place, run in enumerate(runs, start=1):
            head = QTableWidgetItem(_stroke_icon(place, self), f"{place}  {run}")
            head.setToolTip(run)
            head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(place, head)
        for number, (name, values, stands_out) in enumerate(rows):
            for place, text in enumerate((name, *values)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                font = QFont(self.font())
                font.setBold(stands_out and place > 0)
                item.setFont(font)
                self.setItem(number, place, item)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for place in range(1, 1 + len(runs)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)


def _stroke_icon(number: int, widget: QWidget) -> QIcon:
    """A piece of the run's line."""
    pixmap = QPixmap(26, 12)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colors_of(widget).genre(number - 1)), 2.4, STROKES[(number - 1) % len(STROKES)]))
    painter.drawLine(1, 6, 25, 6)
    painter.end()
    return QIcon(pixmap)
