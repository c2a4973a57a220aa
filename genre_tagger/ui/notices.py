"""What the window says beside its pages: the notice at the top and the status bar."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QLabel, QStatusBar, QToolButton, QWidget

from genre_tagger.ui.theme import IconLabel, icon
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, make_tool

_PICTURES = {"info": ("info", "accent"), "good": ("written", "good"), "bad": ("failed", "bad")}


class NoticeBar(QFrame):
    """One notice at a time. `acted` carries the key of the button that was pressed."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._kind = "info"
        self._picture, self._words = IconLabel(parent=self, size=18), make_label(parent=self, wrap=True)
        self._buttons = configured(QButtonGroup(self), exclusive=False, buttonClicked=self._on_clicked)
        name, tip = self.tr("Put this notice away"), self.tr("Put away")
        close = make_tool(self, name, tip, self.hide, icon="close", tone="muted")
        row = self._picture, (self._words, 1), close
        self._layout = hbox(*row, parent=self, spacing=10, margins=(16, 6, 8, 6))
        self.hide()

    def show_notice(self, text: str, kind: str = "info", actions: tuple[tuple[str, str], ...] = ()) -> None:
        """Say `text`; `kind` is "info", "good" or "bad"; `actions` are (key, text of a button)."""
        self._kind = kind
        self._words.setText(text)
        self._picture.show_icon(*_PICTURES[kind])
        for button in self._buttons.buttons():
            self._buttons.removeButton(button)
            self._layout.removeWidget(button)
            button.deleteLater()
        for key, words in actions:
            button = make_button(words, self, key=key)
            self._buttons.addButton(button)
            self._layout.insertWidget(self._layout.count() - 1, button)
        self.show()

    @Slot(str)
    def show_problem(self, sentence: str) -> None:
        """What went wrong."""
        self.show_notice(sentence, "bad")

    @Slot(str)
    def show_saved(self, path: str) -> None:
        """Where something was saved."""
        self.show_notice(self.tr("Saved: {path}").format(path=path), "good")

    def add_notice(self, text: str, kind: str = "info", actions: tuple[tuple[str, str], ...] = ()) -> None:
        """As `show_notice`, behind what stands there unread: several things may be told while the window opens."""
        if self.isHidden() or not self._words.text():
            self.show_notice(text, kind, actions)
            return
        there = tuple((button.property("key"), button.text()) for button in self._buttons.buttons())
        worse = "bad" if "bad" in (kind, self._kind) else kind
        self.show_notice(f"{self._words.text()} {text}", worse, (*there, *actions))

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        self.hide()
        self.acted.emit(button.property("key"))


class StatusLine(QStatusBar):
    """Three parts with their icons; a press on the model asks for the models. GUI thread only."""

    model_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self._model = configured(QToolButton(), toolButtonStyle=beside, iconSize=QSize(15, 15))
        configured(self._model, icon=icon("model", "muted"), text=self.tr("Loading the model…"))
        self._model.setAccessibleName(self.tr("The model in use"))
        self._model.setToolTip(self.tr("The model in use; press to see all models"))
        self._model.clicked.connect(self.model_clicked)
        self.addWidget(self._model)
        self._queue = self._add("queue", self.tr("Tracks waiting to be classified"), 1)
        self._device = self._add("device", self.tr("Where sound is played"), 0)
        self.show_queue(0)
        self._device.setText("–")

    def _add(self, name: str, meaning: str, stretch: int) -> QLabel:
        words, box = make_label(accessibleName=meaning), configured(QWidget(), toolTip=meaning)
        picture = IconLabel(name, size=15, tone="muted")
        hbox(picture, words, 1, parent=box, spacing=6, margins=(10, 3, 10, 3))
        self.addWidget(box, stretch)
        return words

    def show_model(self, model_id: str) -> None:
        """ "" where no model could be loaded."""
        self._model.setText(self.tr("Model {name}").format(name=model_id) if model_id else self.tr("No model"))

    def model_words(self) -> str:
        """What stands in the model's place."""
        return self._model.text()

    @Slot(int)
    def show_queue(self, waiting: int) -> None:
        """How many tracks wait."""
        self._queue.setText(self.tr("%Ln waiting", "", waiting) if waiting else self.tr("Nothing waits"))

    @Slot(str)
    def show_device(self, name: str) -> None:
        """The device, or why there is none."""
        self._device.setText(name or "–")
        self._device.setToolTip(name)
