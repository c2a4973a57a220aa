"""The bars beside the scrolling picture: what is classified now, or why nothing is."""

from __future__ import annotations

from PySide6.QtCore import Slot

from genre_tagger.ui.figure_text import decimal, whole
from genre_tagger.ui.live.live_classifier import LivePrediction
from genre_tagger.ui.views.genre_bars import GenreBars


class LiveGenres(GenreBars):
    """GUI thread only."""

    has_classifier = False
    """Whether predictions are to be expected."""

    def begin(self) -> None:
        """Nothing has come in yet."""
        if self.has_classifier:
            self.set_prediction(None, self.tr("Listening… The first verdict comes after three seconds."))
        else:
            self.set_prediction(None, self.tr("No model: the views work, but nothing is judged."))

    @Slot(LivePrediction)
    def show_prediction(self, found: LivePrediction) -> None:
        """The newest, and how much of the network's window is filled."""
        self.set_prediction(found.prediction, self.tr("Silence") if found.prediction is None else "")
        if found.is_warm:
            self.set_progress("", 1.0)
            return
        words = self.tr("Warming up: {heard} of {window} s")
        words = words.format(heard=whole(int(found.heard_seconds)), window=decimal(found.window_seconds))
        self.set_progress(words, found.heard_seconds / found.window_seconds)

    @Slot(str)
    def show_failure(self, message: str) -> None:
        """There will be no predictions."""
        self.has_classifier = False
        self.set_prediction(None, message)
