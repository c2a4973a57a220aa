"""Which set of colours is in force for a widget, and mixtures of its tones."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from genre_tagger.ui.colors import DARK, LIGHT, Colors


def colors_of(widget: QWidget) -> Colors:
    """The theme's tones, told by the palette, so that a widget needs nobody to hand them in."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def mixed(first: str, second: str, part: float) -> QColor:
    """`part` of `second` in `first`."""
    one, two = QColor(first), QColor(second)
    return QColor.fromRgbF(
        one.redF() + (two.redF() - one.redF()) * part,
        one.greenF() + (two.greenF() - one.greenF()) * part,
        one.blueF() + (two.blueF() - one.blueF()) * part,
    )
