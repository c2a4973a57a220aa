"""What stands in place of the views: nothing chosen yet, or why a track cannot be shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from genre_tagger.ui.icons import IconLabel
from genre_tagger.ui.widgets.building import make_label, vbox


class MessagePage(QWidget):
    """An icon, a heading and a sentence in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        center = Qt.AlignmentFlag.AlignCenter
        self._icon = IconLabel(parent=self, size=40, tone="disabled")
        self._heading = make_label(parent=self, role="heading", plain=True, alignment=center)
        self._text = make_label(parent=self, role="muted", plain=True, wrap=True, alignment=center)
        vbox(1, self._icon, self._heading, self._text, 1, parent=self, spacing=6, margins=(32, 16, 32, 16))

    def say(self, heading: str, text: str, icon_name: str) -> None:
        """Shows a message."""
        self._heading.setText(heading)
        self._text.setText(text)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
        self._icon.show_icon(icon_name)
