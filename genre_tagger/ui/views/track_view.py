"""TrackView: everything about one track to see and hear. The one widget of this folder that the window embeds."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from genre_tagger.classification.prediction import Prediction
from genre_tagger.features.mel import MelSettings


class TrackView(QWidget):
    """Overview, waveform, spectrogram, genre timeline and player of one track. GUI thread only.

    `close_down()` ends its threads; call it before the widget is destroyed.
    """

    track_failed = Signal(str, str)
    """(path, one sentence): the track could not be shown; the view says so as well."""
    track_loaded = Signal(str)
    """(path): decoding has ended and the views are complete."""
    playing_changed = Signal(bool)
    position_changed = Signal(float)
    """(seconds): about twenty times a second while playing, and after each seek."""
    device_changed = Signal(str)
    """(name of the output device, or the sentence why there is none): for a status bar."""

    def __init__(self, parent: QWidget | None = None, mel_settings: MelSettings | None = None) -> None:
        """`mel_settings` are those of the active model: its scale shows what that network sees."""
        super().__init__(parent)

    def show_track(self, path: str | None, prediction: Prediction | None) -> None:
        """Shows the file at `path`, or the empty state for None. Returns at once; the views fill as decoding goes."""

    def set_prediction(self, prediction: Prediction | None) -> None:
        """Replaces timeline and bars of the track on show; None says that it is not classified yet."""

    def set_mel_settings(self, settings: MelSettings) -> None:
        """The mel front-end of a newly activated model; the picture is made anew."""

    def release_file(self) -> None:
        """Lets go of the file: no handle open, playback halted, when this returns. For a writer about to replace it."""

    def resume(self) -> None:
        """Takes the file up again where it was released, playing if it played."""

    @Slot()
    def toggle_play(self) -> None:
        """Space bar."""

    def close_down(self) -> None:
        """Stops sound and ends all threads. Idempotent."""
