"""Light, dark or as the system says: palette and stylesheet of the whole application."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from genre_tagger.locations import bundled_folder
from genre_tagger.ui.colors import DARK, LIGHT, Colors, qt_palette

THEMES = ("system", "light", "dark")


class Theme(QObject):
    """Keeps the application's colours; `changed` follows once the new ones are in force.

    GUI thread only. A choice of "system" goes with the desktop's colour scheme while the window is open.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._colors: Colors | None = None
        app.setStyle("Fusion")
        self._system_scheme = app.styleHints().colorScheme()
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._apply()

    @property
    def colors(self) -> Colors:
        """The tones in force."""
        return self._colors or LIGHT

    @property
    def choice(self) -> str:
        """One of `THEMES`."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Switch to `choice`, one of `THEMES`; anything else counts as "system"."""
        self._choice = choice if choice in THEMES else "system"
        self._apply()

    @Slot(Qt.ColorScheme)
    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            self._apply()

    def _apply(self) -> None:
        hints = self._app.styleHints()
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints.setColorScheme(schemes.get(self._choice, Qt.ColorScheme.Unknown))
        is_dark = hints.colorScheme() == Qt.ColorScheme.Dark if self._choice == "system" else self._choice == "dark"
        colors = DARK if is_dark else LIGHT
        if colors is self._colors:
            return
        self._colors = colors
        self._app.setPalette(qt_palette(colors))
        self._app.setStyleSheet(stylesheet(colors))
        self.changed.emit(colors)


def stylesheet(colors: Colors) -> str:
    """The application's Qt stylesheet in the tones of `colors`."""
    resources = bundled_folder("resources")
    template = Template((resources / "style" / "window.qss").read_text(encoding="utf-8"))
    tones = {name: getattr(colors, name) for name in Colors.__slots__ if isinstance(getattr(colors, name), str)}
    return template.substitute(tones, tone=colors.tone, icons=(resources / "icons").as_posix())
