"""The sheet of keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from genre_tagger.ui.shortcuts import GROUPS, Shortcut, key_text, keys_in_force, shown
from genre_tagger.ui.widgets.building import hbox, make_button, make_label, vbox


class ShortcutsDialog(QDialog):
    """All groups of `GROUPS` with the keys in force, two columns. `change_wanted` asks for the settings."""

    change_wanted = Signal()

    def __init__(self, chosen: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        columns = hbox(spacing=36)
        sides = (QVBoxLayout(), QVBoxLayout())
        for number, (heading, keys) in enumerate(GROUPS):
            sides[0 if number in (0, 3) else 1].addLayout(_group(heading, keys, keys_in_force(chosen)))
        for side in sides:
            side.setSpacing(20)
            side.addStretch(1)
            columns.addLayout(side, 1)
        change = make_button(self.tr("Change…"), tip=self.tr("Choose other keys in the settings"), autoDefault=False)
        change.clicked.connect(self.accept)
        change.clicked.connect(self.change_wanted)
        close = make_button(self.tr("Close"), clicked=self.accept, default=True)
        vbox(columns, hbox(change, 1, close), parent=self, spacing=18, margins=(24, 20, 24, 16))


def _group(heading: str, shortcuts: tuple[Shortcut, ...], in_force: Mapping[str, str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(7)
    title = make_label(shown(heading), role="heading")
    grid.addWidget(title, 0, 0, 1, 2)
    for row, shortcut in enumerate(shortcuts, start=1):
        label = make_label(key_text(in_force.get(shortcut.name, shortcut.keys)) or "–", role="key")
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(QLabel(shown(shortcut.meaning)), row, 1)
    grid.setColumnStretch(1, 1)
    return grid
