"""Our own icons: one-colour SVG files, drawn in the tones of the theme in force and sharp at any scale."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from genre_tagger.foundation.locations import bundled_folder
from genre_tagger.ui.theme import Colors, colors_in_force


class _PaintedIcon(QIconEngine):
    """Paints anew whenever it is shown, so that it always has the tones of the theme. Qt owns it through the QIcon."""

    def __init__(self, draw: Callable[[QPainter, QRectF, bool], None]) -> None:
        """`draw` gets the painter, the place, and whether the icon is greyed."""
        super().__init__()
        self._draw = draw

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._draw(painter, QRectF(rect), mode == QIcon.Mode.Disabled)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPointF(0, 0).toPoint(), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _PaintedIcon(self._draw)


def icon(name: str, tone: str = "text", disabled: str = "disabled") -> QIcon:
    """The icon of `resources/icons/<name>.svg`, greyed where it is off; {theme} in a name is "light" or "dark".

    `tone` and `disabled` are names of tones of `Colors`, looked up whenever it is painted, so that nobody has to make
    it anew when the theme changes; or "#RRGGBB".
    """

    def draw(painter: QPainter, place: QRectF, is_off: bool) -> None:
        paint_icon(painter, name.format(theme=colors_in_force().tone), color_of(disabled if is_off else tone), place)

    return QIcon(_PaintedIcon(draw))


def genre_icon(place: int) -> QIcon:
    """A dot in the colour of the genre at `place` of a model's list, to stand before its name."""

    def draw(painter: QPainter, room: QRectF, _is_off: bool) -> None:
        side = min(room.width(), room.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors_in_force().genre(place)))
        painter.drawEllipse(room.center(), 0.28 * side, 0.28 * side)

    return QIcon(_PaintedIcon(draw))


def color_of(tone: str, colors: Colors | None = None) -> str:
    """A tone by its name, of `colors` or of the theme in force, as "#RRGGBB"; a colour stays what it is."""
    return tone if tone.startswith("#") else str(getattr(colors or colors_in_force(), tone))


class IconLabel(QLabel):
    """An icon as a picture of `size` logical pixels, in a tone of the theme in force."""

    def __init__(self, name: str = "", parent: QWidget | None = None, *, size: int = 16, tone: str = "text") -> None:
        super().__init__(parent)
        self._size = size
        self._shown = name, tone
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_icon(name, tone)

    def show_icon(self, name: str, tone: str = "") -> None:
        """Another one; without a name, nothing."""
        self._shown = name, tone or self._shown[1]
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_shown"):
            self._draw()

    def _draw(self) -> None:
        name, tone = self._shown
        if name:
            self.setPixmap(icon_pixmap(name, color_of(tone), self._size, self.devicePixelRatioF()))
        else:
            self.clear()


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
