"""Why this genre: one window of one track, explained by one model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.audio.playback import Player
from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.errors import GenreTaggerError
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.explanation.evidence_page import EvidencePage
from genre_tagger.ui.explanation.explaining import Explaining, ExplanationRequest
from genre_tagger.ui.explanation.maps_page import MapsPage
from genre_tagger.ui.explanation.states_page import StatesPage
from genre_tagger.ui.explanation.step_words import step_text
from genre_tagger.ui.explanation.window_plot import SharedTime
from genre_tagger.ui.icons import icon
from genre_tagger.ui.player.elided_label import ElidedLabel
from genre_tagger.ui.results.figures import percent
from genre_tagger.ui.results.judged_tracks import genre_icon
from genre_tagger.ui.views.message_page import MessagePage
from genre_tagger.ui.views.ticks import time_label
from genre_tagger.ui.views.tones import colors_of


class ExplanationView(QWidget):
    """GUI thread only. `explain()` begins; `close_down()` ends what runs: call it before the widget is destroyed."""

    explained = Signal(Explanation)
    failed = Signal(str)
    """(one sentence): the view says so as well."""

    def __init__(
        self,
        explaining: Explaining,
        parent: QWidget | None = None,
        player: Player | None = None,
    ) -> None:
        super().__init__(parent)
        self._explaining = explaining
        self._request: ExplanationRequest | None = None
        self._shown: Explanation | None = None
        self._make_widgets(player)
        self._lay_out()
        self._genres.activated.connect(self._on_genre)
        self._earlier.clicked.connect(self._on_earlier)
        self._later.clicked.connect(self._on_later)
        self._again.clicked.connect(self._ask)
        self._stop.clicked.connect(self._on_stop)
        explaining.told.connect(self._on_told)
        explaining.explained.connect(self._on_explained)
        explaining.failed.connect(self._on_failed)
        self._dress()
        self.clear()

    def _make_widgets(self, player: Player | None) -> None:
        self._title = ElidedLabel(parent=self)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._part = QLabel(self)
        self._part.setProperty("role", "muted")
        self._earlier, self._later = QToolButton(self), QToolButton(self)
        for button, name in ((self._earlier, self.tr("Earlier part")), (self._later, self.tr("Later part"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._why = QLabel(self.tr("Why"), self)
        self._genres = QComboBox(self)
        self._genres.setAccessibleName(self.tr("Genre to explain"))
        self._genres.setToolTip(self.tr("Ask what speaks for any of the genres, not only the one that was heard"))
        self._genres.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._genres.setMinimumContentsLength(16)
        self._why.setBuddy(self._genres)
        self._step = QLabel(self)
        self._step.setProperty("role", "muted")
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._stop = QPushButton(self.tr("Stop"), self)
        self._message = MessagePage(self)
        self._again = QPushButton(self.tr("Try again"), self)
        self.evidence = EvidencePage(self, player)
        self.maps = MapsPage(self)
        self.states = StatesPage(self)
        plots = self.evidence.plot.plot, self.maps.map.plot, self.states.plot.plot
        self._over_time = SharedTime(plots, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Parts of the explanation"))
        self.tabs.addTab(_with_room(self.evidence), self.tr("Evidence"))
        self.tabs.addTab(_with_room(self.maps), self.tr("Filters and feature maps"))
        self.tabs.addTab(_with_room(self.states), self.tr("State over time"))

    def _lay_out(self) -> None:
        self._head = QWidget(self)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(6)
        head.addWidget(self._title, 1)
        for part in (self._earlier, self._part, self._later):
            head.addWidget(part)
        head.addSpacing(10)
        head.addWidget(self._why)
        head.addWidget(self._genres)
        self._working = QWidget(self)
        working = QHBoxLayout(self._working)
        working.setContentsMargins(0, 0, 0, 0)
        working.addWidget(self._bar)
        working.addWidget(self._step, 1)
        working.addWidget(self._stop)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.addWidget(self._message, 1)
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._message_page = page
        self._pages = QStackedWidget(self)
        self._pages.addWidget(page)
        self._pages.addWidget(self.tabs)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._head)
        whole.addWidget(self._working)
        whole.addWidget(self._pages, 1)

    def explain(self, checkpoint: Path, audio: Path, title: str = "", genre: str | None = None) -> None:
        """Explain the middle of a track; `genre` None is the likeliest. `title` is by default the file's name."""
        self._request = ExplanationRequest(checkpoint, audio, None, genre)
        self._shown = None
        self.evidence.pause()
        self._title.setText(title or audio.stem)
        self._genres.clear()
        self._part.clear()
        self._ask()

    def clear(self) -> None:
        """Nothing is chosen."""
        self._explaining.cancel()
        self._request = self._shown = None
        self._head.hide()
        self._working.hide()
        self._say(
            self.tr("Why this genre?"),
            self.tr("Choose a track, then ask why: what in its sound speaks for the genre that was heard."),
            "search",
        )

    @property
    def explanation(self) -> Explanation | None:
        """What is on show."""
        return self._shown

    def close_down(self) -> None:
        """Ends the process and the sound. Idempotent."""
        self._explaining.cancel()
        self.evidence.close_down()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.evidence.pause()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_message_page"):
            self._dress()

    def _say(self, heading: str, text: str, picture: str, *, again: bool = False) -> None:
        self._message.say(heading, text, picture)
        self._again.setVisible(again)
        self._pages.setCurrentWidget(self._message_page)

    @Slot()
    def _ask(self) -> None:
        request = self._request
        if request is None:
            return
        self._head.show()
        self._set_busy(True)
        self._step.setText(self.tr("Starting…"))
        if self._shown is None:
            self._say(self.tr("Looking for the evidence"), self.tr("This takes a few seconds."), "listen")
        self._explaining.ask(request)

    def _set_busy(self, busy: bool) -> None:
        self._working.setVisible(busy)
        has_window = not busy and self._shown is not None
        self._genres.setEnabled(has_window)
        self._earlier.setEnabled(has_window and self._shown is not None and self._shown.start_seconds > 0.5)
        self._later.setEnabled(has_window and not self._is_at_end())

    def _is_at_end(self) -> bool:
        """Whether the track ended before the part that was asked for."""
        asked = None if self._request is None else self._request.start_seconds
        return asked is not None and self._shown is not None and self._shown.start_seconds < asked - 0.5

    @Slot()
    def _on_stop(self) -> None:
        self._explaining.cancel()
        self._set_busy(False)
        if self._shown is None:
            self._say(self.tr("Stopped"), self.tr("The explanation was not finished."), "stop", again=True)
        else:
            self._show_head(self._shown)

    @Slot(str)
    def _on_told(self, step: str) -> None:
        self._step.setText(step_text(step))

    @Slot(Explanation)
    def _on_explained(self, explanation: Explanation) -> None:
        self._shown = explanation
        self._set_busy(False)
        self._show_head(explanation)
        self.evidence.show_explanation(explanation)
        self.maps.show_explanation(explanation)
        self.states.show_explanation(explanation)
        self._pages.setCurrentWidget(self.tabs)
        self.explained.emit(explanation)

    def _show_head(self, explanation: Explanation) -> None:
        start, end = explanation.start_seconds, explanation.start_seconds + explanation.seconds
        self._part.setText(f"{time_label(start)} – {time_label(end)}")
        with QSignalBlocker(self._genres):
            self._genres.clear()
            for genre, share in zip(explanation.genres, explanation.probabilities, strict=True):
                self._genres.addItem(f"{genre}  {percent(share * explanation.in_scope)}", genre)
            self._genres.setCurrentIndex(explanation.genres.index(explanation.genre))
        self._dress()

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        words = (
            error_text(error.message)
            if isinstance(error, GenreTaggerError)
            else self.tr("Something unexpected went wrong.")
        )
        self._shown = None
        self._say(self.tr("This track cannot be explained"), words, "failed", again=True)
        self.failed.emit(words)

    @Slot()
    def _on_genre(self) -> None:
        if self._request is not None and self._shown is not None:
            genre = self._genres.currentData()
            self._request = replace(self._request, genre=genre, start_seconds=self._shown.start_seconds)
            self._ask()

    @Slot()
    def _on_earlier(self) -> None:
        self._move(-1)

    @Slot()
    def _on_later(self) -> None:
        self._move(1)

    def _move(self, windows: int) -> None:
        """Another stretch of the track, the same genre."""
        if self._request is None or self._shown is None:
            return
        start = max(0.0, self._shown.start_seconds + windows * self._shown.seconds)
        self._request = replace(self._request, start_seconds=start, genre=self._shown.genre)
        self._ask()

    def _dress(self) -> None:
        colors = colors_of(self)
        for place in range(self._genres.count()):
            self._genres.setItemIcon(place, genre_icon(colors.genre(place)))
        self._earlier.setIcon(icon("earlier", colors.text, colors.disabled))
        self._later.setIcon(icon("later", colors.text, colors.disabled))


def _with_room(page: QWidget) -> QWidget:
    """A page a little below its tab."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 8, 0, 0)
    column.addWidget(page)
    return frame
