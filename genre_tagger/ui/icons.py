"""Our own icons: one-colour SVG files, drawn in the theme's tones and sharp at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from genre_tagger.locations import bundled_folder


class _SvgIconEngine(QIconEngine):
    """Paints one SVG in a tone for each state. Qt owns it through the QIcon."""

    def __init__(self, name: str, color: str, disabled: str) -> None:
        super().__init__()
        self._name, self._color, self._disabled = name, color, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        color = self._disabled if mode == QIcon.Mode.Disabled else self._color
        paint_icon(painter, self._name, color, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPointF(0, 0).toPoint(), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _SvgIconEngine(self._name, self._color, self._disabled)


def icon(name: str, color: str, disabled: str | None = None) -> QIcon:
    """The icon of `resources/icons/<name>.svg` in `color` ("#RRGGBB"), greyed to `disabled` where it is off."""
    return QIcon(_SvgIconEngine(name, color, disabled or color))


def paint_icon(painter: QPainter, name: str, color: str, rect: QRectF) -> None:
    """Draw an icon into `rect`. GUI thread; the parsed SVG is kept, so delegates may call it per cell."""
    _renderer(name, color).render(painter, rect)


def icon_pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a square pixmap of `size` logical pixels for a screen of `ratio` device pixels each."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, color, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    text = (bundled_folder("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", color).encode()))
