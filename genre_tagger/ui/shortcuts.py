"""Every key the window listens to, in one table: actions take theirs from here, sheet and settings list them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from genre_tagger.ui.widgets.building import hbox, make_button, make_label, vbox


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Marks a text for the translators, and is itself."""
    return text


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One line of the sheet. `name` is what the settings call it, "" where it cannot be changed; `keys` by default."""

    name: str
    keys: str
    meaning: str


GROUPS: tuple[tuple[str, tuple[Shortcut, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Files"),
        (
            Shortcut("open_folder", "Ctrl+O", QT_TRANSLATE_NOOP("Shortcuts", "Open a folder")),
            Shortcut("open_files", "Ctrl+Shift+O", QT_TRANSLATE_NOOP("Shortcuts", "Open files")),
            Shortcut("write", "Ctrl+S", QT_TRANSLATE_NOOP("Shortcuts", "Review and write tags")),
            Shortcut("report", "Ctrl+E", QT_TRANSLATE_NOOP("Shortcuts", "Save a report")),
            Shortcut("history", "Ctrl+H", QT_TRANSLATE_NOOP("Shortcuts", "History of writes")),
            Shortcut("models", "Ctrl+M", QT_TRANSLATE_NOOP("Shortcuts", "Models")),
            Shortcut("settings", "Ctrl+,", QT_TRANSLATE_NOOP("Shortcuts", "Settings")),
            Shortcut("quit", "Ctrl+Q", QT_TRANSLATE_NOOP("Shortcuts", "Quit")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Review"),
        (
            Shortcut("", "1 … 9", QT_TRANSLATE_NOOP("Shortcuts", "Choose the genre of that number")),
            Shortcut("", "F2", QT_TRANSLATE_NOOP("Shortcuts", "Choose a genre from the list")),
            Shortcut("accept", "Return", QT_TRANSLATE_NOOP("Shortcuts", "Accept the proposal and go on")),
            Shortcut("skip", "Del", QT_TRANSLATE_NOOP("Shortcuts", "Skip the track and go on")),
            Shortcut("remove", "Shift+Del", QT_TRANSLATE_NOOP("Shortcuts", "Remove from the list")),
            Shortcut("reset", "Backspace", QT_TRANSLATE_NOOP("Shortcuts", "Back to the proposal")),
            Shortcut("undo", "Ctrl+Z", QT_TRANSLATE_NOOP("Shortcuts", "Undo an edit")),
            Shortcut("redo", "Ctrl+Shift+Z", QT_TRANSLATE_NOOP("Shortcuts", "Redo an edit")),
            Shortcut("why", "Ctrl+I", QT_TRANSLATE_NOOP("Shortcuts", "Why this genre?")),
            Shortcut("select_all", "Ctrl+A", QT_TRANSLATE_NOOP("Shortcuts", "Select all tracks")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Find your way"),
        (
            Shortcut("search", "Ctrl+F", QT_TRANSLATE_NOOP("Shortcuts", "Search")),
            Shortcut("clear_filter", "Ctrl+Shift+F", QT_TRANSLATE_NOOP("Shortcuts", "Clear the filter")),
            Shortcut("tab_1", "Ctrl+1", QT_TRANSLATE_NOOP("Shortcuts", "Library")),
            Shortcut("tab_2", "Ctrl+2", QT_TRANSLATE_NOOP("Shortcuts", "Live")),
            Shortcut("tab_3", "Ctrl+3", QT_TRANSLATE_NOOP("Shortcuts", "Training")),
            Shortcut("show_view", "Ctrl+L", QT_TRANSLATE_NOOP("Shortcuts", "Show or hide waveform and spectrogram")),
            Shortcut("group", "Ctrl+G", QT_TRANSLATE_NOOP("Shortcuts", "Group by album, or list all tracks alike")),
            Shortcut("", "← …  →", QT_TRANSLATE_NOOP("Shortcuts", "Fold or unfold an album")),
            Shortcut("show_map", "Ctrl+Shift+M", QT_TRANSLATE_NOOP("Shortcuts", "Show or hide the map")),
            Shortcut("stop", "Esc", QT_TRANSLATE_NOOP("Shortcuts", "Stop classifying")),
            Shortcut("guide", "F1", QT_TRANSLATE_NOOP("Shortcuts", "Guide to what is on the screen")),
            Shortcut("shortcuts", "Ctrl+F1", QT_TRANSLATE_NOOP("Shortcuts", "This sheet")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Playback"),
        (Shortcut("play", "Space", QT_TRANSLATE_NOOP("Shortcuts", "Play or pause the selected track")),),
    ),
)

DEFAULT_KEYS: Mapping[str, str] = {
    shortcut.name: shortcut.keys for _, shortcuts in GROUPS for shortcut in shortcuts if shortcut.name
}
_TAKEN = (*(str(digit) for digit in range(1, 10)), "F2", "Up", "Down", "Left", "Right", "Tab", "Shift+Tab")
"""Keys that stand for something else wherever they are pressed."""


def keys_in_force(chosen: Mapping[str, str]) -> dict[str, str]:
    """Name to keys: the person's choice ("" for no key), else the default. Names nobody knows are passed over."""
    return {name: chosen.get(name, default) for name, default in DEFAULT_KEYS.items()}


def holder_of(keys: str, in_force: Mapping[str, str], but: str) -> str | None:
    """Who has `keys` already, apart from `but`: a name, "" for a key that cannot be given away, None for nobody."""
    wanted = QKeySequence(keys)
    if any(wanted == QKeySequence(taken) for taken in _TAKEN):
        return ""
    return next(
        (name for name, held in in_force.items() if name != but and held and QKeySequence(held) == wanted), None
    )


def shown(text: str) -> str:
    """A text of `GROUPS` in the user's language."""
    return QCoreApplication.translate("Shortcuts", text)


def meaning_of(name: str) -> str:
    """What the shortcut of that name does, in the user's language."""
    return next(shown(one.meaning) for _, shortcuts in GROUPS for one in shortcuts if one.name == name)


def key_text(keys: str) -> str:
    """As this system and language write keys; a span like "1 … 9" stays as it is."""
    return keys if "…" in keys else QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


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
