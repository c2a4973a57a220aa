"""What the user may choose once."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from genre_tagger.settings import Settings
from genre_tagger.ui.guide.guide import belongs_to
from genre_tagger.ui.settings.pages import AppearancePage, FormPage, ListeningPage, Page, WritingPage
from genre_tagger.ui.settings.shortcuts_page import ShortcutsPage
from genre_tagger.ui.widgets.building import configured, hbox, make_button, vbox


class SettingsDialog(QDialog):
    """Edits a copy of `settings`; `settings_chosen` carries it once accepted.

    `model_threshold` is the model's own least confidence, `outputs` the names of the outputs found so far.
    """

    settings_chosen = Signal(Settings)

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
        belongs_to(self, "files")
        self.setMinimumWidth(640)
        self._tabs = configured(QTabWidget(), documentMode=True)
        self._pages: list[FormPage | ShortcutsPage] = []
        for title, page in (
            (self.tr("Writing"), WritingPage(model_threshold)),
            (self.tr("Listening"), ListeningPage(outputs)),
            (self.tr("Appearance"), AppearancePage()),
            (self.tr("Shortcuts"), ShortcutsPage()),
        ):
            self._tabs.addTab(page, title)
            self._pages.append(page)
            page.show_settings(settings)
        tip = self.tr("Put this page back to its defaults")
        defaults = make_button(self.tr("Defaults"), clicked=self._on_defaults, tip=tip, autoDefault=False)
        cancel = make_button(self.tr("Cancel"), clicked=self.reject, autoDefault=False)
        save = make_button(self.tr("Save"), clicked=self.accept, primary=True, default=True)
        buttons = hbox(defaults, 1, cancel, save)
        vbox((self._tabs, 1), buttons, parent=self, spacing=12, margins=(20, 8, 20, 16))

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
