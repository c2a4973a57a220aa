"""The marked region, as one lane shows it."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

Stretch = tuple[float, float]
"""(start, end) in seconds"""


class RegionMark(pg.LinearRegionItem):
    """Its edges can be dragged, which pyqtgraph's signals tell; its inside belongs to the lane."""

    def __init__(self, plot: pg.PlotItem) -> None:
        super().__init__(movable=False)
        for line in self.lines:
            line.setMovable(True)
            line.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setZValue(20)
        self.hide()
        plot.addItem(self, ignoreBounds=True)

    def show_region(self, region: Stretch | None) -> None:
        """Without a signal. An edge that the mouse holds stays where it is."""
        blocked = self.blockSignals(True)
        self.setVisible(region is not None)
        if region is not None and not any(line.moving for line in self.lines):
            self.setRegion(region)
        self.blockSignals(blocked)

    def set_tone(self, accent: str, strength: float) -> None:
        """The theme's accent, as a veil with two edges."""
        veil = QColor(accent)
        veil.setAlphaF(strength)
        self.setBrush(veil)
        for line in self.lines:
            line.setPen(pg.mkPen(accent, width=1.5))
            line.setHoverPen(pg.mkPen(accent, width=3.0))
