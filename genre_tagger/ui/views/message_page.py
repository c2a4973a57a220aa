"""What stands in place of something: nothing chosen yet, still to come, or why it cannot be shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from genre_tagger.ui.icons import IconLabel
from genre_tagger.ui.widgets.building import CENTER, configured, make_button, make_label, vbox


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


class WaitingPage(QWidget):
    """A message, a bar while something runs, and at most one button. GUI thread only."""

    acted = Signal(str)
    """(key of the button)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = MessagePage(self)
        self._bar = configured(QProgressBar(self), range=(0, 0), textVisible=False, fixedWidth=220)
        self._step = make_label(parent=self, role="muted", alignment=Qt.AlignmentFlag.AlignCenter)
        self._button = make_button("", self, self._on_clicked)
        self._key = ""
        row = (self._message, 3), (self._bar, 0, CENTER), self._step, (self._button, 0, CENTER), 2
        vbox(*row, parent=self, spacing=10, margins=None)

    def say(
        self, heading: str, text: str, picture: str, *, busy: bool = False, key: str = "", button: str = ""
    ) -> None:
        """Show a message; `key` and `button` name what can be done about it."""
        self._message.say(heading, text, picture)
        self._bar.setVisible(busy)
        configured(self._step, visible=busy, text="")
        self._key = key
        configured(self._button, text=button, visible=bool(key))

    @Slot(str)
    def tell(self, step: str) -> None:
        """What is being done at the moment."""
        self._step.setText(step)

    @property
    def heading(self) -> str:
        """The message in short."""
        return self._message.accessibleName()

    @Slot()
    def _on_clicked(self) -> None:
        self.acted.emit(self._key)
