"""Colours that can be read, icons that exist, a stylesheet that parses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.ui.theme import DARK, LIGHT, Colors, Theme, colors_in_force, contrast, icon, stylesheet

ICONS = sorted((bundled_folder("resources") / "icons").glob("*.svg"))
CODE = Path(bundled_folder("resources").parent) / "genre_tagger" / "ui"


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", ["text", "muted", "accent", "good", "warning", "bad"])
def test_texts_can_be_read_on_every_ground(colors: Colors, tone: str) -> None:
    for ground in (colors.window, colors.surface, colors.raised):
        assert contrast(getattr(colors, tone), ground) >= 4.5


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_can_be_read_on_accent_and_selection(colors: Colors) -> None:
    assert contrast(colors.on_accent, colors.accent) >= 4.5
    assert contrast(colors.text, colors.accent_soft) >= 4.5
    assert contrast(colors.muted, colors.accent_soft) >= 4.5


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_genre_colours_stand_out(colors: Colors) -> None:
    for tone in colors.genres:
        assert contrast(tone, colors.surface) >= 2.5
    assert len(set(colors.genres)) == len(colors.genres)
    assert colors.genre(len(colors.genres)) == colors.genre(0)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_stylesheet_is_complete(colors: Colors) -> None:
    text = stylesheet(colors)
    assert "$" not in text
    for path in re.findall(r'url\("([^"]+)"\)', text):
        assert Path(path).is_file()


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_every_icon_draws(path: Path) -> None:
    assert QSvgRenderer(QByteArray(path.read_bytes())).isValid()


def test_icons_take_the_colour_asked_for(qapp: QApplication) -> None:
    image = icon("stop", "#FF0000").pixmap(24).toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#ff0000"}


def test_named_icons_exist() -> None:
    names = {path.stem for path in ICONS}
    for file in CODE.rglob("*.py"):
        for name in re.findall(r'\bicon\("([a-z-]+)"', file.read_text(encoding="utf-8")):
            assert name in names, f"{file.name}: {name}"


def test_choice_is_in_force_at_once(qapp: QApplication) -> None:
    theme = Theme(qapp, "light")
    theme.choose("dark")
    assert colors_in_force() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    theme.choose("light")
    assert colors_in_force() is LIGHT
