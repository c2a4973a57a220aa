"""What shows over a full window while files are held above it: that they may be dropped anywhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from genre_tagger.ui.colors import colors_of
from genre_tagger.ui.icons import paint_icon

MARGIN = 14
PICTURE = 56


class DropOverlay(QWidget):
    """Covers its parent; lets the mouse through. Hidden until `cover()`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Show over all of the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = QPainter(self), colors_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colors.window)
        veil.setAlphaF(0.86)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.setPen(QPen(QColor(colors.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 16, 16)
        middle = frame.center()
        picture = QRectF(middle.x() - PICTURE / 2, middle.y() - PICTURE, PICTURE, PICTURE)
        paint_icon(painter, "drop", colors.accent, picture)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colors.text))
        words = QRectF(frame.left(), middle.y() + 10, frame.width(), 40)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, self.tr("Drop to add to the library"))
        painter.end()
