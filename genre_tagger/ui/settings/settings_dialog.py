"""What the user may choose once."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from genre_tagger.settings import Settings
from genre_tagger.ui.settings.appearance_page import AppearancePage
from genre_tagger.ui.settings.listening_page import ListeningPage
from genre_tagger.ui.settings.pages import Page, SettingsPage
from genre_tagger.ui.settings.shortcuts_page import ShortcutsPage
from genre_tagger.ui.settings.writing_page import WritingPage


class SettingsDialog(QDialog):
    """Edits a copy of `settings`; `settings_chosen` carries it once accepted.

    `model_threshold` is the model's own least confidence, `outputs` the names of the outputs found so far.
    """

    settings_chosen = Signal(object)

    def __init__(
        self,
        settings: Settings,
        model_threshold: float | None,
        outputs: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(640)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        writing, listening = WritingPage(model_threshold), ListeningPage(outputs)
        appearance, shortcuts = AppearancePage(), ShortcutsPage()
        self._tabs.addTab(writing, self.tr("Writing"))
        self._tabs.addTab(listening, self.tr("Listening"))
        self._tabs.addTab(appearance, self.tr("Appearance"))
        self._tabs.addTab(shortcuts, self.tr("Shortcuts"))
        self._pages: tuple[SettingsPage, ...] = (writing, listening, appearance, shortcuts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._tabs, 1)
        layout.addLayout(self._buttons())
        for page in self._pages:
            page.show_settings(settings)

    def _buttons(self) -> QHBoxLayout:
        defaults = QPushButton(self.tr("Defaults"))
        defaults.setToolTip(self.tr("Put this page back to its defaults"))
        defaults.setAutoDefault(False)
        defaults.clicked.connect(self._on_defaults)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        save = QPushButton(self.tr("Save"))
        save.setProperty("primary", True)
        save.setDefault(True)
        save.clicked.connect(self.accept)
        layout = QHBoxLayout()
        layout.addWidget(defaults)
        layout.addStretch(1)
        layout.addWidget(cancel)
        layout.addWidget(save)
        return layout

    def show_page(self, page: Page) -> None:
        """Turn to a page."""
        self._tabs.setCurrentIndex(page)

    def chosen(self) -> Settings:
        """The settings as the dialog shows them now."""
        settings = self._settings
        for page in self._pages:
            settings = page.chosen(settings)
        return settings

    def accept(self) -> None:
        """Save."""
        super().accept()
        self.settings_chosen.emit(self.chosen())

    @Slot()
    def _on_defaults(self) -> None:
        self._pages[self._tabs.currentIndex()].show_settings(Settings())
