"""Every key that can be changed: press another one in its field."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QKeySequenceEdit, QPushButton, QWidget

from genre_tagger.settings import Settings
from genre_tagger.ui.shortcuts import DEFAULT_KEYS, GROUPS, holder_of, key_text, keys_in_force, meaning_of, shown
from genre_tagger.ui.widgets.building import configured, make_button, make_label, scrolled, set_role, vbox


class ShortcutsPage(QWidget):
    """One row for each shortcut. A key that is taken is refused, and the line below says who has it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = dict(DEFAULT_KEYS)
        self._fields: dict[str, QKeySequenceEdit] = {}
        self._resets: dict[str, QPushButton] = {}
        self._told = make_label(wrap=True)
        vbox((scrolled(self._rows()), 1), self._told, parent=self, spacing=8, margins=(0, 10, 0, 0))
        self._say("")

    def _rows(self) -> QWidget:
        rows = QWidget()
        grid = QGridLayout(rows)
        configured(grid, contentsMargins=(4, 0, 12, 8), horizontalSpacing=14, verticalSpacing=6, columnStretch=(0, 1))
        for heading, shortcuts in GROUPS:
            grid.addWidget(make_label(shown(heading), role="heading"), grid.rowCount(), 0, 1, 3)
            for shortcut in shortcuts:
                if shortcut.name:
                    self._add_row(grid, shortcut.name)
        return rows

    def _add_row(self, grid: QGridLayout, name: str) -> None:
        row, meaning = grid.rowCount(), meaning_of(name)
        tip = self.tr("Press the new key. Empty: no key.")
        field = configured(QKeySequenceEdit(), maximumSequenceLength=1, clearButtonEnabled=True, fixedWidth=180)
        configured(field, accessibleName=meaning, toolTip=tip, keySequenceChanged=partial(self._on_keys, name))
        reset = make_button(self.tr("Default"), tip=key_text(DEFAULT_KEYS[name]), autoDefault=False)
        reset.setAccessibleName(self.tr("{what}: back to the default").format(what=meaning))
        reset.clicked.connect(partial(self._give, name, DEFAULT_KEYS[name]))
        grid.addWidget(make_label(meaning, wrap=True, buddy=field), row, 0)
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

    def _on_keys(self, name: str, sequence: QKeySequence) -> None:
        self._give(name, sequence.toString(QKeySequence.SequenceFormat.PortableText))

    def _give(self, name: str, keys: str, _checked: bool = False) -> None:
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
        set_role(self._told, "warning" if problem else "muted")
