"""Why this genre: one window of one track, explained in a spawned process; in a page or in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QProgressBar, QTabWidget, QWidget

from genre_tagger.app.classifying import explanation_steps
from genre_tagger.audio.playback import Player
from genre_tagger.classification.explanation_result import Explanation, ExplanationRequest
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.ui.explanation.evidence_page import EvidencePage
from genre_tagger.ui.explanation.network_pages import MapsPage, StatesPage
from genre_tagger.ui.explanation.window_plots import SharedTime
from genre_tagger.ui.figure_text import clock, percent
from genre_tagger.ui.guide.guide import belongs_to
from genre_tagger.ui.tasks import Job, Stream, TaskRunner
from genre_tagger.ui.theme import genre_icon
from genre_tagger.ui.translation import error_text, sentence_of
from genre_tagger.ui.widgets.building import (
    ElidedLabel,
    Gap,
    configured,
    hbox,
    make_button,
    make_label,
    make_tool,
    stacked,
    vbox,
)
from genre_tagger.ui.widgets.placeholders import WaitingPage
from genre_tagger.workers.process import ProcessStream

_MOST_KEPT = 8


class Explaining(QObject):
    """One request at a time; a new one ends the one before. What was explained lately is remembered."""

    told = Signal(str)
    """(what is being done)"""
    explained = Signal(Explanation)
    failed = Signal(object)
    """(the exception)"""

    def __init__(
        self,
        runner: TaskRunner,
        parent: QObject | None = None,
        make_stream: Callable[[ExplanationRequest], Stream] | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_stream = make_stream or partial(ProcessStream, explanation_steps)
        self._request: ExplanationRequest | None = None
        self._kept: dict[ExplanationRequest, Explanation] = {}
        self._job = configured(Job(runner, self), stepped=self._on_stepped, failed=self.failed)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._job.is_busy

    def ask(self, request: ExplanationRequest) -> None:
        """`explained` or `failed` follows, unless another request comes first."""
        self.cancel()
        if (known := self._kept.get(request)) is not None:
            self.explained.emit(known)
            return
        self._request = request
        self._job.start(partial(self._make_stream, request))

    def cancel(self) -> None:
        """Ends the process; nothing of it is announced any more."""
        self._job.cancel()
        self._request = None

    @Slot(list)
    def _on_stepped(self, steps: list[str | Explanation]) -> None:
        for step in steps:
            if not isinstance(step, Explanation):
                self.told.emit(step)
            elif self._request is not None:
                self._kept[self._request] = step
                while len(self._kept) > _MOST_KEPT:
                    del self._kept[next(iter(self._kept))]
                self.explained.emit(step)


class ExplanationView(QWidget):
    """GUI thread only. `explain()` begins; `close_down()` ends what runs: call it before the widget is destroyed."""

    explained = Signal(Explanation)
    failed = Signal(str)
    """(one sentence): the view says so as well."""

    def __init__(self, explaining: Explaining, parent: QWidget | None = None, player: Player | None = None) -> None:
        super().__init__(parent)
        self._explaining = explaining
        self._request: ExplanationRequest | None = None
        self.explanation: Explanation | None = None
        """What is on show."""
        self._make_head()
        self._step = make_label(parent=self, role="muted")
        bar = configured(QProgressBar(self), range=(0, 0), textVisible=False, fixedWidth=120)
        self._stop = make_button(self.tr("Stop"), self, self._on_stop)
        self._working = QWidget(self)
        hbox(bar, (self._step, 1), self._stop, parent=self._working)
        self.message = configured(WaitingPage(self), acted=self._ask)
        self.evidence, self.maps, self.states = EvidencePage(self, player), MapsPage(self), StatesPage(self)
        plots = self.evidence.plot.plot, self.maps.map.plot, self.states.plot.plot
        self._over_time = SharedTime(plots, self)
        self.tabs = configured(QTabWidget(self), documentMode=True, accessibleName=self.tr("Parts of the explanation"))
        for page, text in (
            (self.evidence, self.tr("Evidence")),
            (self.maps, self.tr("Filters and feature maps")),
            (self.states, self.tr("State over time")),
        ):
            frame = QWidget()
            vbox(page, parent=frame, margins=(0, 8, 0, 0))
            self.tabs.addTab(frame, text)
        self._pages = stacked(self, self.message, self.tabs)
        vbox(self._head, self._working, (self._pages, 1), parent=self, spacing=8)
        configured(explaining, told=self._on_told, explained=self._on_explained, failed=self._on_failed)
        self.clear()

    def _make_head(self) -> None:
        self._title = ElidedLabel(parent=self)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._part = make_label(parent=self, role="muted")
        self._earlier = make_tool(self, self.tr("Earlier part"), clicked=partial(self._move, -1), icon="earlier")
        self._later = make_tool(self, self.tr("Later part"), clicked=partial(self._move, 1), icon="later")
        self._genres = configured(QComboBox(self), minimumContentsLength=16, activated=self._on_genre)
        self._genres.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._genres.setAccessibleName(self.tr("Genre to explain"))
        self._genres.setToolTip(self.tr("Ask what speaks for any of the genres, not only the predicted one"))
        why = make_label(self.tr("Why"), self, buddy=self._genres)
        self._head = QWidget(self)
        row = (self._title, 1), self._earlier, self._part, self._later, Gap(10), why, self._genres
        hbox(*row, parent=self._head, spacing=6)

    def explain(self, checkpoint: Path, audio: Path, title: str = "", genre: str | None = None) -> None:
        """Explain the middle of a track; `genre` None is the likeliest. `title` is by default the file's name."""
        self._request = ExplanationRequest(checkpoint, audio, None, genre)
        self.explanation = None
        self.evidence.pause()
        self._title.setText(title or audio.stem)
        self._genres.clear()
        self._part.clear()
        self._ask()

    def clear(self) -> None:
        """Nothing is chosen."""
        self._explaining.cancel()
        self._request = self.explanation = None
        self._head.hide()
        self._working.hide()
        self._say(
            self.tr("Why this genre?"),
            self.tr("Choose a track, then ask why: what in its sound speaks for the predicted genre."),
            "search",
        )

    @Slot()
    def close_down(self) -> None:
        """Ends the process and the sound. Idempotent."""
        self._explaining.cancel()
        self.evidence.transport.shut_down()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.evidence.pause()

    def _say(self, heading: str, text: str, picture: str, *, again: bool = False) -> None:
        self.message.say(heading, text, picture, key="again" if again else "", button=self.tr("Try again"))
        self._pages.setCurrentWidget(self.message)

    @Slot()
    def _ask(self) -> None:
        request = self._request
        if request is None:
            return
        self._head.show()
        self._set_busy(True)
        self._step.setText(self.tr("Starting…"))
        if self.explanation is None:
            self._say(self.tr("Looking for the evidence"), self.tr("This takes a few seconds."), "classify")
        self._explaining.ask(request)

    def _set_busy(self, busy: bool) -> None:
        self._working.setVisible(busy)
        has_window = not busy and self.explanation is not None
        self._genres.setEnabled(has_window)
        self._earlier.setEnabled(has_window and self.explanation is not None and self.explanation.start_seconds > 0.5)
        self._later.setEnabled(has_window and not self._is_at_end())

    def _is_at_end(self) -> bool:
        """Whether the track ended before the part that was asked for."""
        asked = None if self._request is None else self._request.start_seconds
        return asked is not None and self.explanation is not None and self.explanation.start_seconds < asked - 0.5

    @Slot()
    def _on_stop(self) -> None:
        self._explaining.cancel()
        self._set_busy(False)
        if self.explanation is None:
            self._say(self.tr("Stopped"), self.tr("The explanation was not finished."), "stop", again=True)
        else:
            self._show_head(self.explanation)

    @Slot(str)
    def _on_told(self, step: str) -> None:
        self._step.setText(error_text(step))

    @Slot(Explanation)
    def _on_explained(self, explanation: Explanation) -> None:
        self.explanation = explanation
        self._set_busy(False)
        self._show_head(explanation)
        self.evidence.show_explanation(explanation)
        self.maps.show_explanation(explanation)
        self.states.show_explanation(explanation)
        self._pages.setCurrentWidget(self.tabs)
        self.explained.emit(explanation)

    def _show_head(self, explanation: Explanation) -> None:
        start, end = explanation.start_seconds, explanation.start_seconds + explanation.seconds
        self._part.setText(f"{clock(start)} – {clock(end)}")
        with QSignalBlocker(self._genres):
            self._genres.clear()
            shares = zip(explanation.genres, explanation.probabilities, strict=True)
            for place, (genre, share) in enumerate(shares):
                words = f"{genre}  {percent(share * explanation.in_scope)}"
                self._genres.addItem(genre_icon(place), words, genre)
            self._genres.setCurrentIndex(explanation.genres.index(explanation.genre))

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        is_known = isinstance(error, GenreTaggerError)
        words = sentence_of(error) if is_known else self.tr("Something unexpected went wrong.")
        self.explanation = None
        self._say(self.tr("This track cannot be explained"), words, "failed", again=True)
        self.failed.emit(words)

    @Slot()
    def _on_genre(self) -> None:
        if self._request is not None and self.explanation is not None:
            genre = self._genres.currentData()
            self._request = replace(self._request, genre=genre, start_seconds=self.explanation.start_seconds)
            self._ask()

    def _move(self, windows: int, _checked: bool = False) -> None:
        """Another stretch of the track, the same genre."""
        if self._request is None or self.explanation is None:
            return
        start = max(0.0, self.explanation.start_seconds + windows * self.explanation.seconds)
        self._request = replace(self._request, start_seconds=start, genre=self.explanation.genre)
        self._ask()


class ExplanationDialog(QDialog):
    """A window beside the library, not modal. It ends what runs when it is closed, and deletes itself."""

    def __init__(
        self,
        runner: TaskRunner,
        parent: QWidget | None = None,
        explaining: Explaining | None = None,
        player: Player | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Why this genre?"))
        belongs_to(self, "spectrogram")
        self.resize(980, 600)
        asked = explaining or Explaining(runner)
        asked.setParent(self)
        self.view = ExplanationView(asked, self, player)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        vbox((self.view, 1), buttons, parent=self, spacing=10, margins=(20, 16, 20, 14))
        self.finished.connect(self.view.close_down)
