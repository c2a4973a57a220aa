"""The status bar: which model listens, how many tracks wait, which sound device plays."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QToolButton, QWidget

from genre_tagger.ui.colors import Colors
from genre_tagger.ui.icons import icon, icon_pixmap


class StatusLine(QStatusBar):
    """Three parts with their icons; a press on the model asks for the models. GUI thread only."""

    model_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._pictures: list[tuple[QLabel, str]] = []
        self._model = self._add_model()
        self._queue = self._add("queue", self.tr("Tracks waiting to be heard"), 1)
        self._device = self._add("device", self.tr("Where sound is played"), 0)
        self._model.setText(self.tr("Loading the model…"))
        self.show_queue(0)
        self._device.setText("–")

    def _add_model(self) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(15, 15))
        button.setAccessibleName(self.tr("The model in use"))
        button.setToolTip(self.tr("The model in use; press to see all models"))
        button.clicked.connect(self.model_clicked)
        self.addWidget(button)
        return button

    def _add(self, name: str, meaning: str, stretch: int) -> QLabel:
        picture, words = QLabel(), QLabel()
        words.setAccessibleName(meaning)
        box = QWidget()
        box.setToolTip(meaning)
        layout = QHBoxLayout(box)
        layout.setContentsMargins(10, 3, 10, 3)
        layout.setSpacing(6)
        layout.addWidget(picture)
        layout.addWidget(words)
        layout.addStretch(1)
        self._pictures.append((picture, name))
        self.addWidget(box, stretch)
        return words

    def set_colors(self, colors: Colors) -> None:
        """Draw the icons in the theme's tones."""
        self._model.setIcon(icon("model", colors.muted))
        for picture, name in self._pictures:
            picture.setPixmap(icon_pixmap(name, colors.muted, 15, self.devicePixelRatioF()))

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
