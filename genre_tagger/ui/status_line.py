"""The status bar: which model is active, how many tracks wait, which sound device plays."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from genre_tagger.ui.icons import IconLabel, icon
from genre_tagger.ui.widgets.building import configured, hbox, make_label


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
