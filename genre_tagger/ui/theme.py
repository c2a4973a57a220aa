"""The window's tones, light and dark, its palette and style sheet, and icons in the tones in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from string import Template
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QWidget

from genre_tagger.foundation.installation import bundled_folder

THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Colors:
    """One set of tones as "#RRGGBB". `genres` colour genres by their place in the model's list, never alone."""

    is_dark: bool
    window: str
    surface: str
    raised: str
    hover: str
    border: str
    border_strong: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    good: str
    warning: str
    bad: str
    track: str
    genres: tuple[str, ...]

    @property
    def tone(self) -> str:
        """Suffix of the icon files drawn for this set: "light" or "dark"."""
        return "dark" if self.is_dark else "light"

    def genre(self, index: int) -> str:
        """The colour of the genre at `index` of a model's list; a list longer than the set starts over."""
        return self.genres[index % len(self.genres)]


LIGHT = Colors(
    is_dark=False,
    window="#F4F5F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    hover="#EEF1F6",
    border="#DEE2EA",
    border_strong="#C4CBD7",
    text="#1C2230",
    muted="#586174",
    disabled="#9AA2B1",
    accent="#3D5BD0",
    accent_hover="#3350BF",
    accent_soft="#E6EBFB",
    on_accent="#FFFFFF",
    good="#1F7A4D",
    warning="#8F5A00",
    bad="#BF2F3B",
    track="#E7EAF0",
    genres=("#3F6FD8", "#B8402F", "#C98A14", "#2B9C88", "#8A63D2", "#2F9AA8", "#B0578D", "#7A8450"),
)

DARK = Colors(
    is_dark=True,
    window="#14171E",
    surface="#1A1E27",
    raised="#222733",
    hover="#262C39",
    border="#2C3341",
    border_strong="#414A5C",
    text="#E7EAF1",
    muted="#A0A9BA",
    disabled="#667084",
    accent="#8AA6FF",
    accent_hover="#A0B7FF",
    accent_soft="#273154",
    on_accent="#0E1420",
    good="#63C893",
    warning="#E3B35A",
    bad="#F2808A",
    track="#2D3442",
    genres=("#6C97FF", "#DB5F4B", "#F0C458", "#55CDBB", "#AE8CF0", "#5BC0CC", "#D885B8", "#A9B473"),
)


_ROLES = {
    "window": ("Window",),
    "surface": ("Base",),
    "raised": ("Button", "ToolTipBase", "Light"),
    "hover": ("AlternateBase", "Midlight"),
    "border": ("Mid",),
    "border_strong": ("Dark",),
    "text": ("WindowText", "Text", "ButtonText", "ToolTipText"),
    "muted": ("PlaceholderText",),
    "accent": ("Highlight", "Accent", "Link", "LinkVisited"),
    "on_accent": ("HighlightedText",),
    "bad": ("BrightText",),
}
"""A tone, and what Qt calls it."""


def qt_palette(colors: Colors) -> QPalette:
    """The Qt palette of a set, for everything the stylesheet does not name."""
    roles, palette = QPalette.ColorRole, QPalette()
    palette.setColor(roles.Shadow, QColor("#000000"))
    for tone, names in _ROLES.items():
        for name in names:
            palette.setColor(roles[name], QColor(getattr(colors, tone)))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.disabled))
    return palette


def colors_in_force() -> Colors:
    """The tones of the application's palette, for what is no widget."""
    return _colors_of_palette(QGuiApplication.palette())


def colors_of(widget: QWidget) -> Colors:
    """The theme's tones, told by the palette, so that a widget needs nobody to hand them in."""
    return _colors_of_palette(widget.palette())


def _colors_of_palette(palette: QPalette) -> Colors:
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def mixed(first: str, second: str, part: float) -> QColor:
    """`part` of `second` in `first`."""
    ends: Any = zip(QColor(first).getRgbF(), QColor(second).getRgbF(), strict=True)  # type: ignore[call-overload]
    return QColor.fromRgbF(*(one + (two - one) * part for one, two in ends))


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two "#RRGGBB" colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(tone: str) -> float:
    channels = [int(tone[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class Theme(QObject):
    """Keeps the application's colours; widgets learn of others by their palette.

    GUI thread only. A choice of "system" goes with the desktop's colour scheme while the window is open.
    """

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self.choice = choice
        """One of `THEMES`."""
        self._colors: Colors | None = None
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._apply()

    def choose(self, choice: str) -> None:
        """Switch to `choice`, one of `THEMES`; anything else counts as "system"."""
        self.choice = choice if choice in THEMES else "system"
        self._apply()

    @Slot(Qt.ColorScheme)
    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self.choice == "system":
            self._apply()

    def _apply(self) -> None:
        hints = self._app.styleHints()
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints.setColorScheme(schemes.get(self.choice, Qt.ColorScheme.Unknown))
        is_dark = hints.colorScheme() == Qt.ColorScheme.Dark if self.choice == "system" else self.choice == "dark"
        colors = DARK if is_dark else LIGHT
        if colors is self._colors:
            return
        self._colors = colors
        self._app.setPalette(qt_palette(colors))
        self._app.setStyleSheet(stylesheet(colors))


def stylesheet(colors: Colors) -> str:
    """The application's Qt stylesheet in the tones of `colors`."""
    resources = bundled_folder("resources")
    template = Template((resources / "style" / "window.qss").read_text(encoding="utf-8"))
    tones = {name: getattr(colors, name) for name in Colors.__slots__ if isinstance(getattr(colors, name), str)}
    return template.substitute(tones, tone=colors.tone, icons=(resources / "icons").as_posix())


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
