"""One held-out track to see and hear, with its label to be fixed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from genre_tagger.features.mel import MelSettings
from genre_tagger.ui.icons import icon
from genre_tagger.ui.results.figures import percent
from genre_tagger.ui.results.judged_tracks import JudgedLine, genre_icon
from genre_tagger.ui.views.tones import colors_of
from genre_tagger.ui.views.track_view import TrackView

_SHOW_TRACK_MS = 120
"""A moment after a row was chosen, so that walking through a list stays light."""


class TrackDesk(QWidget):
    """GUI thread only. `close_down()` ends its threads; call it before the widget is destroyed."""

    label_chosen = Signal(Path, str)
    """(track, genre): the person says what it is."""
    explanation_wanted = Signal(Path, str)
    """(track, title)"""

    def __init__(self, parent: QWidget | None = None, view: TrackView | None = None) -> None:
        super().__init__(parent)
        self._line: JudgedLine | None = None
        self._genres: tuple[str, ...] = ()
        self._released = False
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self.view = view or TrackView()
        self.view.setParent(self)
        self.view.set_compact()
        self._labels = QComboBox(self)
        self._labels.setAccessibleName(self.tr("The right label"))
        self._labels.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._labels.setMinimumContentsLength(9)
        self._labels.currentIndexChanged.connect(self._show_button)
        self._fix = QPushButton(self.tr("Fix the label"), self)
        self._fix.setToolTip(self.tr("Keeps this genre among your corrections; the next run learns from it"))
        self._fix.clicked.connect(self._on_fix)
        self._why = QPushButton(self.tr("Why this genre?"), self)
        self._why.setToolTip(self.tr("Show what in the music spoke for the genre that was heard"))
        self._why.clicked.connect(self._on_why)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOW_TRACK_MS)
        self._timer.timeout.connect(self._show_track)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._labels, 1)
        buttons.addWidget(self._fix)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._words, 1)
        top.addWidget(self._why, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addLayout(buttons)
        self._dress()

    def set_genres(self, genres: tuple[str, ...]) -> None:
        """The genres a label may be: those of the run."""
        self._genres = genres
        with QSignalBlocker(self._labels):
            self._labels.clear()
            for genre in genres:
                self._labels.addItem(genre)
        self._dress()

    def set_mel_settings(self, settings: MelSettings) -> None:
        """Those of the run's network."""
        self.view.set_mel_settings(settings)

    def show_line(self, line: JudgedLine, label: str) -> None:
        """Show a track shortly; `label` is what it is labelled now."""
        self._line = line
        track = line.track
        ranked = sorted(zip(track.probabilities, self._genres, strict=False), reverse=True)[:3]
        heard = ", ".join(f"{genre} {percent(share)}" for share, genre in ranked)
        self._words.setText(self.tr("Labelled {label}. Heard: {heard}.").format(label=label, heard=heard))
        suggested = line.heard if line.heard != label else label
        with QSignalBlocker(self._labels):
            self._labels.setCurrentIndex(max(0, self._labels.findText(suggested)))
        self._labels.setProperty("label", label)
        self._show_button()
        self._timer.start()

    def clear(self) -> None:
        """Nothing is on show."""
        self._line = None
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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_timer"):
            self._dress()

    def _dress(self) -> None:
        colors = colors_of(self)
        for place in range(self._labels.count()):
            self._labels.setItemIcon(place, genre_icon(colors.genre(place)))
        self._fix.setIcon(icon("edited", colors.text, colors.disabled))
        self._why.setIcon(icon("search", colors.text, colors.disabled))

    @Slot()
    def _show_track(self) -> None:
        if self._line is not None and self.view.path != str(self._line.track.path):
            self.view.show_track(str(self._line.track.path), None, self._line.title)

    @Slot()
    def _show_button(self) -> None:
        self._fix.setEnabled(self._line is not None and self._labels.currentText() != self._labels.property("label"))

    @Slot()
    def _on_fix(self) -> None:
        if self._line is not None:
            self.label_chosen.emit(self._line.track.path, self._labels.currentText())

    @Slot()
    def _on_why(self) -> None:
        if self._line is not None:
            self.explanation_wanted.emit(self._line.track.path, self._line.title)
