"""What stands around the map: its tools, what its symbols mean, and what is said where there is no map."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QWidget

from genre_tagger.ui.library.map_plot import SYMBOL_LETTERS, Tool
from genre_tagger.ui.theme import colors_of
from genre_tagger.ui.widgets.building import CENTER, configured, hbox, make_label, make_tool, vbox
from genre_tagger.ui.widgets.placeholders import MessagePage


class MapTools(QWidget):
    """What dragging does, the whole map, the way out. Emits what is wanted. GUI thread only."""

    tool_chosen = Signal(object)
    """(Tool)"""
    fit_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = {
            Tool.LASSO: (self.tr("Lasso"), self.tr("Draw around tracks to select them; Shift adds to them")),
            Tool.MOVE: (self.tr("Move"), self.tr("Drag the map; the middle button always does")),
        }
        self._kinds, group = tuple(texts), QButtonGroup(self)
        for number, (tool, (name, tip)) in enumerate(texts.items()):
            group.addButton(make_tool(self, name, tip, icon=tool.value, checkable=True), number)
        group.button(0).setChecked(True)
        group.idClicked.connect(self._on_tool)
        fit = make_tool(self, self.tr("All tracks"), self.tr("Show the whole map (F)"), self.fit_wanted, icon="fit")
        self._tools = (*group.buttons(), fit)
        self.close_button = make_tool(self, self.tr("Close the map"), clicked=self.close_wanted, icon="close")
        hbox(make_label(self.tr("Map"), role="heading"), 1, *self._tools, self.close_button, parent=self)

    def show_tools(self, shown: bool) -> None:
        """Where there is no map, only the way out."""
        for button in self._tools:
            button.setVisible(shown)

    @Slot(int)
    def _on_tool(self, number: int) -> None:
        self.tool_chosen.emit(self._kinds[number])


class MapLegend(QLabel):
    """Symbol and name of each genre, and the hollow one of Unknown: a line that breaks where it must."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = self.tr("Filled where a genre is proposed, hollow where it is Unknown; larger is surer.")
        configured(self, wordWrap=True, toolTip=tip, role="muted")

    def show_genres(self, genres: tuple[str, ...]) -> None:
        """The genres of the model in use, in the tones of the theme in force."""
        colors = colors_of(self)
        letters = [SYMBOL_LETTERS[number % len(SYMBOL_LETTERS)] for number in range(len(genres))]
        entries = [(letter, colors.genre(number), genres[number]) for number, letter in enumerate(letters)]
        entries.append(("○", colors.muted, self.tr("Unknown")))
        self.setText(
            "&nbsp; ".join(
                f'<span style="color:{tone}">{letter}</span>&nbsp;{escape(name).replace(" ", "&nbsp;")}'
                for letter, tone, name in entries
            )
        )
        self.setAccessibleName(", ".join(name for _, _, name in entries))


class MapMessage(QWidget):
    """Why there is no map, and perhaps a button that helps: `pressed`. GUI thread only."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.button = MessagePage(), configured(QPushButton(), clicked=self.pressed)
        vbox(1, self.words, (self.button, 0, CENTER), 1, parent=self)

    def say(self, heading: str, text: str, icon_name: str, button: str = "") -> None:
        """Shows a message; no `button` without a name."""
        self.words.say(heading, text, icon_name)
        self.button.setText(button)
        self.button.setVisible(bool(button))
