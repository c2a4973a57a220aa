"""Our own icons: one-colour SVG files, drawn in the tones of the theme in force and sharp at any scale."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QStyle, QWidget

from genre_tagger.foundation.installation import bundled_folder
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
        self.paint(painter, QRect(QPoint(), size), mode, state)
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
        self._name, self._size, self._tone = name, size, tone
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_icon(self, name: str, tone: str = "") -> None:
        """Another one; without a name, nothing."""
        self._name, self._tone = name, tone or self._tone
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size) if self._name else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            place = QStyle.alignedRect(self.layoutDirection(), self.alignment(), self.sizeHint(), self.rect())
            paint_icon(QPainter(self), self._name, color_of(self._tone), QRectF(place))


def paint_icon(painter: QPainter, name: str, color: str, rect: QRectF) -> None:
    """Draw an icon into `rect`. GUI thread; the parsed SVG is kept, so delegates may call it per cell."""
    _renderer(name, color).render(painter, rect)


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    text = (bundled_folder("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", color).encode()))
