"""Asks where the view shall be saved, and saves it there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from genre_tagger.errors import GenreTaggerError
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.views.export_view import save_png, save_svg
from genre_tagger.ui.views.tones import colors_of
from genre_tagger.ui.views.track_views import TrackViews


class ViewExporting(QObject):
    """GUI thread only. Belongs to the views it saves."""

    exported = Signal(str)
    failed = Signal(str)
    """(one sentence)"""

    def __init__(self, views: TrackViews) -> None:
        super().__init__(views)
        self._views = views

    def save_png(self, path: str) -> None:
        """Raises GenreTaggerError."""
        save_png(path, self._views.image())

    def save_svg(self, path: str) -> None:
        """Raises GenreTaggerError."""
        views = self._views
        save_svg(path, views.canvas.scene, views.title, views.export_size(), views.font(), colors_of(views))

    @Slot()
    def ask_for_png(self) -> None:
        """A dialog, then a picture."""
        self._ask(self.tr("Save as picture"), ".png", self.tr("Pictures (*.png)"))

    @Slot()
    def ask_for_svg(self) -> None:
        """A dialog, then a drawing."""
        self._ask(self.tr("Save as drawing"), ".svg", self.tr("Drawings (*.svg)"))

    def _ask(self, caption: str, suffix: str, kinds: str) -> None:
        suggestion = Path(self._views.title or "view").stem + suffix
        path, _ = QFileDialog.getSaveFileName(self._views, caption, suggestion, kinds)
        if not path:
            return
        path = path if path.lower().endswith(suffix) else path + suffix
        try:
            (self.save_png if suffix == ".png" else self.save_svg)(path)
        except GenreTaggerError as error:
            self.failed.emit(error_text(error))
        else:
            self.exported.emit(path)
