"""The sheet of keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from genre_tagger.ui.shortcuts import GROUPS, shown


class ShortcutsDialog(QDialog):
    """All groups of `GROUPS`, two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        columns = QHBoxLayout()
        columns.setSpacing(36)
        sides = (QVBoxLayout(), QVBoxLayout())
        for number, (heading, keys) in enumerate(GROUPS):
            sides[0 if number in (0, 3) else 1].addLayout(_group(heading, keys))
        for side in sides:
            side.setSpacing(20)
            side.addStretch(1)
            columns.addLayout(side, 1)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(18)
        layout.addLayout(columns)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _group(heading: str, keys: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(7)
    title = QLabel(shown(heading))
    title.setProperty("role", "heading")
    grid.addWidget(title, 0, 0, 1, 2)
    for row, (key, meaning) in enumerate(keys, start=1):
        label = QLabel(_key_text(key))
        label.setProperty("role", "key")
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(QLabel(shown(meaning)), row, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _key_text(key: str) -> str:
    """As this system and language write keys; a span like "1 … 9" stays as it is."""
    return key if "…" in key else QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
