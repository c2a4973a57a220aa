"""F1 of each genre as bars, of one model or of two side by side."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from genre_tagger.library.model_diff import GenreF1
from genre_tagger.ui.figure_text import decimal
from genre_tagger.ui.views.tones import colors_of

ROW_HEIGHT = 26
MOST_NAME_WIDTH = 170


class F1Bars(QWidget):
    """One row a genre: name, bar, number; the present model's F1 as a notch where there are two. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[GenreF1, ...] = ()
        self._fallen: frozenset[str] = frozenset()
        self._compares = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_one(self, f1: tuple[tuple[str, float], ...]) -> None:
        """The figures of one model."""
        self._show(tuple(GenreF1(genre, None, value) for genre, value in f1), frozenset(), compares=False)

    def show_both(self, rows: tuple[GenreF1, ...], fallen: tuple[GenreF1, ...]) -> None:
        """Two models; `fallen` are those drawn as a warning."""
        self._show(rows, frozenset(row.genre for row in fallen), compares=True)

    def _show(self, rows: tuple[GenreF1, ...], fallen: frozenset[str], *, compares: bool) -> None:
        self._rows, self._fallen, self._compares = rows, fallen, compares
        lines = [self._spoken(row) for row in rows]
        self.setAccessibleName(self.tr("F1 of each genre"))
        self.setAccessibleDescription("; ".join(lines))
        self.setToolTip("\n".join(lines))
        self.setVisible(bool(rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, ROW_HEIGHT * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, ROW_HEIGHT * len(self._rows))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = painter.fontMetrics()
        names = min(MOST_NAME_WIDTH, max((metrics.horizontalAdvance(row.genre) for row in self._rows), default=0)) + 14
        numbers = metrics.horizontalAdvance("0,00 → 0,00" if self._compares else "0,00") + 14
        for place, row in enumerate(self._rows):
            self._paint_row(painter, row, QRectF(0, place * ROW_HEIGHT, self.width(), ROW_HEIGHT), names, numbers)
        painter.end()

    def _paint_row(self, painter: QPainter, row: GenreF1, rect: QRectF, names: float, numbers: float) -> None:
        colors, fallen = colors_of(self), row.genre in self._fallen
        middle = Qt.AlignmentFlag.AlignVCenter
        name = painter.fontMetrics().elidedText(row.genre, Qt.TextElideMode.ElideRight, round(names - 12))
        painter.setPen(QColor(colors.text))
        painter.drawText(QRectF(rect.left(), rect.top(), names, rect.height()), middle, name)
        bar = QRectF(rect.left() + names, rect.center().y() - 4, max(20.0, rect.width() - names - numbers), 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.track))
        painter.drawRoundedRect(bar, 4, 4)
        if row.after is not None and row.after > 0:
            filled = QRectF(bar.left(), bar.top(), max(8.0, bar.width() * row.after), bar.height())
            painter.setBrush(QColor(colors.bad if fallen else colors.accent))
            painter.drawRoundedRect(filled, 4, 4)
        if self._compares and row.before is not None:
            painter.setBrush(QColor(colors.text))
            painter.drawRoundedRect(QRectF(bar.left() + bar.width() * row.before - 1.5, bar.top() - 4, 3, 16), 1.5, 1.5)
        painter.setPen(QColor(colors.bad if fallen else colors.muted))
        right = QRectF(rect.right() - numbers, rect.top(), numbers, rect.height())
        painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, self._numbers(row))

    def _numbers(self, row: GenreF1) -> str:
        after = "–" if row.after is None else decimal(row.after, 2)
        if not self._compares:
            return after
        return f"{'–' if row.before is None else decimal(row.before, 2)} → {after}"

    def _spoken(self, row: GenreF1) -> str:
        return f"{row.genre}: {self._numbers(row)}"
