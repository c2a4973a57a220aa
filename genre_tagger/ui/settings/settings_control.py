"""What the user chose: kept on disk, put in force, and shown in dialogs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from genre_tagger.app.session import Session
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.library.track import CompanyMode
from genre_tagger.settings import Settings

if TYPE_CHECKING:
    from genre_tagger.ui.settings.settings_dialog import SettingsDialog
    from genre_tagger.ui.views.track_view import TrackView


class SettingsControl(QObject):
    """GUI thread only. `chosen` (Settings) asks to put settings in force; `saved` follows whenever any were kept.

    `failed` (exception) asks to show an error.
    """

    chosen = Signal(Settings)
    saved = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._view: TrackView | None = None
        self.model_threshold: float | None = None
        """The active model's own least confidence, once it is known."""

    def add_view(self, view: TrackView) -> None:
        """The view whose output the settings name, and in whose bar another may be chosen."""
        self._view = view
        view.choose_output(self._session.settings.output_device or None)
        view.output_chosen.connect(self._on_output_chosen)

    @Slot()
    def open(self) -> SettingsDialog:
        """Edit › Settings."""
        from genre_tagger.ui.settings.settings_dialog import SettingsDialog

        outputs = () if self._view is None else self._view.output_names
        dialog = SettingsDialog(self._session.settings, self.model_threshold, outputs, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.settings_chosen.connect(self.use)
        dialog.open()
        return dialog

    @Slot(Settings)
    def use(self, settings: Settings) -> None:
        """Save and put in force."""
        self.save(settings)
        self.chosen.emit(settings)
        if self._view is not None:
            self._view.choose_output(settings.output_device or None)

    def save(self, settings: Settings) -> None:
        """Keep changed settings."""
        try:
            self._session.save(settings)
        except GenreTaggerError as error:
            self.failed.emit(error)
        self.saved.emit()

    @Slot()
    def open_shortcuts(self) -> None:
        """Help › Keyboard shortcuts."""
        from genre_tagger.ui.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(dict(self._session.settings.shortcuts), self._window)
        dialog.change_wanted.connect(self._open_shortcut_settings)
        dialog.open()

    @Slot()
    def _open_shortcut_settings(self) -> None:
        from genre_tagger.ui.settings.settings_dialog import Page

        self.open().show_page(Page.SHORTCUTS)

    @Slot(object)
    def _on_output_chosen(self, name: str | None) -> None:
        """Chosen in the player bar: kept as if it had been chosen in the dialog."""
        if (name or "") != self._session.settings.output_device:
            self.save(replace(self._session.settings, output_device=name or ""))

    @Slot(object)
    def keep_company_mode(self, mode: CompanyMode) -> None:
        """Chosen above the table: kept for the next session and the command line."""
        self.save(replace(self._session.settings, company=mode.value))
