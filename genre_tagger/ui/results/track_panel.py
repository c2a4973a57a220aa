"""One held-out track to see and hear, with its label to be fixed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from genre_tagger.ui.figure_text import percent
from genre_tagger.ui.icons import genre_icon
from genre_tagger.ui.results.held_out_tracks import HeldOutRow
from genre_tagger.ui.views.track_view import TrackView
from genre_tagger.ui.widgets.building import TOP, configured, hbox, make_button, make_label, make_timer, vbox

_SHOW_TRACK_MS = 120
"""A moment after a row was chosen, so that walking through a list stays light."""


class TrackPanel(QWidget):
    """GUI thread only. `close_down()` ends its threads; call it before the widget is destroyed."""

    label_chosen = Signal(Path, str)
    """(track, genre): the person says what it is."""
    explanation_wanted = Signal(Path, str)
    """(track, title)"""

    def __init__(self, parent: QWidget | None = None, view: TrackView | None = None) -> None:
        super().__init__(parent)
        self._row: HeldOutRow | None = None
        self._label = ""
        self._genres: tuple[str, ...] = ()
        self._released = False
        self._words = make_label(parent=self, wrap=True)
        self.view = view or TrackView()
        self.view.setParent(self)
        self.view.set_compact()
        self._labels = configured(QComboBox(self), currentIndexChanged=self._show_button, minimumContentsLength=9)
        self._labels.setAccessibleName(self.tr("The right label"))
        self._labels.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        tip = self.tr("Keeps this genre among your corrections; the next run learns from it")
        self._fix = make_button(self.tr("Fix the label"), self, self._on_fix, icon="edited", tip=tip)
        tip = self.tr("Show what in the music speaks for the predicted genre")
        self._why = make_button(self.tr("Why this genre?"), self, self._on_why, icon="search", tip=tip)
        self._timer = make_timer(self, _SHOW_TRACK_MS, self._show_track)
        top = hbox((self._words, 1), (self._why, 0, TOP), spacing=8)
        vbox(top, (self.view, 1), hbox((self._labels, 1), self._fix, spacing=6), parent=self, spacing=8)

    def set_genres(self, genres: tuple[str, ...]) -> None:
        """The genres a label may be: those of the run."""
        self._genres = genres
        with QSignalBlocker(self._labels):
            self._labels.clear()
            for place, genre in enumerate(genres):
                self._labels.addItem(genre_icon(place), genre)

    def show_row(self, row: HeldOutRow, label: str) -> None:
        """Show a track shortly; `label` is what it is labelled now."""
        self._row, self._label = row, label
        ranked = sorted(zip(row.track.probabilities, self._genres, strict=False), reverse=True)[:3]
        predicted = ", ".join(f"{genre} {percent(share)}" for share, genre in ranked)
        self._words.setText(self.tr("Label: {label}. Predicted: {predicted}.").format(label=label, predicted=predicted))
        with QSignalBlocker(self._labels):
            self._labels.setCurrentIndex(max(0, self._labels.findText(row.predicted)))
        self._show_button()
        self._timer.start()

    def clear(self) -> None:
        """Nothing is on show."""
        self._row = None
        self._timer.stop()
        self.view.show_track(None, None)

    def close_down(self) -> None:
        """Ends threads and sound. Idempotent."""
        self._timer.stop()
        self.view.close_down()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight it makes no sound and holds no file open."""
        super().hideEvent(event)
        if not self._released:
            self._released = True
            self.view.release_file()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._released:
            self._released = False
            self.view.resume()

    @Slot()
    def _show_track(self) -> None:
        if self._row is not None and self.view.path != str(self._row.track.path):
            self.view.show_track(str(self._row.track.path), None, self._row.title)

    @Slot()
    def _show_button(self) -> None:
        self._fix.setEnabled(self._row is not None and self._labels.currentText() != self._label)

    @Slot()
    def _on_fix(self) -> None:
        if self._row is not None:
            self.label_chosen.emit(self._row.track.path, self._labels.currentText())

    @Slot()
    def _on_why(self) -> None:
        if self._row is not None:
            self.explanation_wanted.emit(self._row.track.path, self._row.title)
