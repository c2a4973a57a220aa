"""What stands in place of the views: nothing chosen yet, or why a track cannot be shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from genre_tagger.ui.icons import icon_pixmap
from genre_tagger.ui.views.tones import colors_of

_ICON_SIZE = 40


class MessagePage(QWidget):
    """An icon, a heading and a sentence in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = "listen"
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self._heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = QLabel(self)
        self._text.setProperty("role", "muted")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setWordWrap(True)
        for label in (self._heading, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 16)
        column.setSpacing(6)
        column.addStretch(1)
        for label in (self._icon, self._heading, self._text):
            column.addWidget(label)
        column.addStretch(1)

    def say(self, heading: str, text: str, icon_name: str) -> None:
        """Shows a message."""
        self._heading.setText(heading)
        self._text.setText(text)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
        self._icon_name = icon_name
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_text"):
            self._dress()

    def _dress(self) -> None:
        color = colors_of(self).disabled
        self._icon.setPixmap(icon_pixmap(self._icon_name, color, _ICON_SIZE, self.devicePixelRatioF()))
