"""The line above the map: what dragging does, the whole map, the way out. And what is said where there is no map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from genre_tagger.ui.colors import colors_of
from genre_tagger.ui.icons import icon
from genre_tagger.ui.library.map_plot import Tool
from genre_tagger.ui.views.message_page import MessagePage
from genre_tagger.ui.widgets.building import make_tool


class MapTools(QWidget):
    """Emits what is wanted. GUI thread only."""

    tool_chosen = Signal(object)
    """(Tool)"""
    fit_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(self.tr("Map"))
        heading.setProperty("role", "heading")
        texts = {
            Tool.LASSO: (self.tr("Lasso"), self.tr("Draw around tracks to select them; Shift adds to them")),
            Tool.MOVE: (self.tr("Move"), self.tr("Drag the map; the middle button always does")),
        }
        self._kinds, self._group = tuple(texts), QButtonGroup(self)
        for number, (name, tip) in enumerate(texts.values()):
            self._group.addButton(make_tool(self, name, tip, checkable=True), number)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._on_tool)
        self._fit = make_tool(self, self.tr("All tracks"), self.tr("Show the whole map (F)"))
        self._fit.clicked.connect(self.fit_wanted)
        self.close_button = make_tool(self, self.tr("Close the map"), self.tr("Close the map"))
        self.close_button.clicked.connect(self.close_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(heading)
        row.addStretch(1)
        for button in (*self._group.buttons(), self._fit, self.close_button):
            row.addWidget(button)
        self._dress()

    def show_tools(self, shown: bool) -> None:
        """Where there is no map, only the way out."""
        for button in (*self._group.buttons(), self._fit):
            button.setVisible(shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "close_button"):
            self._dress()

    def _dress(self) -> None:
        colors = colors_of(self)
        buttons = (*self._group.buttons(), self._fit, self.close_button)
        for button, name in zip(buttons, ("lasso", "move", "fit", "close"), strict=True):
            button.setIcon(icon(name, colors.text, colors.disabled))

    @Slot(int)
    def _on_tool(self, number: int) -> None:
        self.tool_chosen.emit(self._kinds[number])


class MapMessage(QWidget):
    """Why there is no map, and perhaps a button that helps: `pressed`. GUI thread only."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.button = MessagePage(), QPushButton()
        self.button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say(self, heading: str, text: str, icon_name: str, button: str = "") -> None:
        """Shows a message; no `button` without a name."""
        self.words.say(heading, text, icon_name)
        self.button.setText(button)
        self.button.setVisible(bool(button))
