"""Every key the window listens to, in one table: actions take theirs from here and the sheet lists them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Marks a text for the translators, and is itself."""
    return text


GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Files"),
        (
            ("Ctrl+O", QT_TRANSLATE_NOOP("Shortcuts", "Open a folder")),
            ("Ctrl+Shift+O", QT_TRANSLATE_NOOP("Shortcuts", "Open files")),
            ("Ctrl+S", QT_TRANSLATE_NOOP("Shortcuts", "Review and write tags")),
            ("Ctrl+E", QT_TRANSLATE_NOOP("Shortcuts", "Save a report")),
            ("Ctrl+H", QT_TRANSLATE_NOOP("Shortcuts", "History of writes")),
            ("Ctrl+,", QT_TRANSLATE_NOOP("Shortcuts", "Settings")),
            ("Ctrl+Q", QT_TRANSLATE_NOOP("Shortcuts", "Quit")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Review"),
        (
            ("1 … 9", QT_TRANSLATE_NOOP("Shortcuts", "Choose the genre of that number")),
            ("F2", QT_TRANSLATE_NOOP("Shortcuts", "Choose a genre from the list")),
            ("Return", QT_TRANSLATE_NOOP("Shortcuts", "Accept the proposal and go on")),
            ("Del", QT_TRANSLATE_NOOP("Shortcuts", "Skip the track and go on")),
            ("Shift+Del", QT_TRANSLATE_NOOP("Shortcuts", "Remove from the list")),
            ("Backspace", QT_TRANSLATE_NOOP("Shortcuts", "Back to the proposal")),
            ("Ctrl+Z", QT_TRANSLATE_NOOP("Shortcuts", "Undo an edit")),
            ("Ctrl+Shift+Z", QT_TRANSLATE_NOOP("Shortcuts", "Redo an edit")),
            ("Ctrl+A", QT_TRANSLATE_NOOP("Shortcuts", "Select all tracks")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Find your way"),
        (
            ("Ctrl+F", QT_TRANSLATE_NOOP("Shortcuts", "Search")),
            ("Ctrl+Shift+F", QT_TRANSLATE_NOOP("Shortcuts", "Clear the filter")),
            ("Ctrl+1", QT_TRANSLATE_NOOP("Shortcuts", "Library")),
            ("Ctrl+2", QT_TRANSLATE_NOOP("Shortcuts", "Live")),
            ("Ctrl+L", QT_TRANSLATE_NOOP("Shortcuts", "Show or hide waveform and spectrogram")),
            ("Esc", QT_TRANSLATE_NOOP("Shortcuts", "Stop listening")),
            ("F1", QT_TRANSLATE_NOOP("Shortcuts", "This sheet")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Listen"),
        (("Space", QT_TRANSLATE_NOOP("Shortcuts", "Play or pause the selected track")),),
    ),
)


def shown(text: str) -> str:
    """A text of `GROUPS` in the user's language."""
    return QCoreApplication.translate("Shortcuts", text)
