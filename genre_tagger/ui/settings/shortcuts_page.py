"""Every key that can be changed: press another one in its field."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.settings import Settings
from genre_tagger.ui.settings.form import muted
from genre_tagger.ui.shortcuts import DEFAULT_KEYS, GROUPS, holder_of, key_text, keys_in_force, meaning_of, shown


class ShortcutsPage(QWidget):
    """One row for each shortcut. A key that is taken is refused, and the line below says who has it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = dict(DEFAULT_KEYS)
        self._fields: dict[str, QKeySequenceEdit] = {}
        self._resets: dict[str, QPushButton] = {}
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._rows())
        self._told = muted("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(area, 1)
        layout.addWidget(self._told)
        self._say("")

    def _rows(self) -> QWidget:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(4, 0, 12, 8)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for heading, shortcuts in GROUPS:
            title = QLabel(shown(heading))
            title.setProperty("role", "heading")
            grid.addWidget(title, grid.rowCount(), 0, 1, 3)
            for shortcut in shortcuts:
                if shortcut.name:
                    self._add_row(grid, shortcut.name)
        return rows

    def _add_row(self, grid: QGridLayout, name: str) -> None:
        row, meaning = grid.rowCount(), meaning_of(name)
        field = QKeySequenceEdit()
        field.setMaximumSequenceLength(1)
        field.setClearButtonEnabled(True)
        field.setFixedWidth(180)
        field.setAccessibleName(meaning)
        field.setToolTip(self.tr("Press the new key. Empty: no key."))
        field.setProperty("action", name)
        field.keySequenceChanged.connect(self._on_keys)
        reset = QPushButton(self.tr("Default"))
        reset.setAutoDefault(False)
        reset.setAccessibleName(self.tr("{what}: back to the default").format(what=meaning))
        reset.setToolTip(key_text(DEFAULT_KEYS[name]))
        reset.setProperty("action", name)
        reset.clicked.connect(self._on_reset)
        label = QLabel(meaning)
        label.setBuddy(field)
        label.setWordWrap(True)
        grid.addWidget(label, row, 0)
        grid.addWidget(field, row, 1)
        grid.addWidget(reset, row, 2)
        self._fields[name], self._resets[name] = field, reset

    def show_settings(self, settings: Settings) -> None:
        """Fill the fields."""
        self._keys = keys_in_force(dict(settings.shortcuts))
        for name in self._fields:
            self._show(name)
        self._say("")

    def chosen(self, settings: Settings) -> Settings:
        """`settings` with what stands in the fields; names that only a newer version knows are kept."""
        foreign = tuple((name, keys) for name, keys in settings.shortcuts if name not in DEFAULT_KEYS)
        own = ((name, keys) for name, keys in self._keys.items() if keys != DEFAULT_KEYS[name])
        return replace(settings, shortcuts=tuple(sorted((*foreign, *own))))

    @Slot()
    def _on_keys(self) -> None:
        field = self.sender()
        assert isinstance(field, QKeySequenceEdit)
        text = field.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        self._give(str(field.property("action")), text)

    @Slot()
    def _on_reset(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        name = str(button.property("action"))
        self._give(name, DEFAULT_KEYS[name])

    def _give(self, name: str, keys: str) -> None:
        holder = holder_of(keys, self._keys, but=name) if keys else None
        if holder is None:
            self._keys[name] = keys
            self._say("")
        else:
            owner = meaning_of(holder) if holder else self.tr("Fixed keys of the window")
            self._say(self.tr("{keys} is taken: {owner}.").format(keys=key_text(keys), owner=owner))
        self._show(name)

    def _show(self, name: str) -> None:
        with QSignalBlocker(self._fields[name]):
            self._fields[name].setKeySequence(QKeySequence(self._keys[name]))
        self._resets[name].setEnabled(self._keys[name] != DEFAULT_KEYS[name])

    def _say(self, problem: str) -> None:
        self._told.setText(problem or self.tr("Click into a field and press the new key."))
        self._told.setProperty("role", "warning" if problem else "muted")
        self._told.style().polish(self._told)
