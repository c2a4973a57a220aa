"""LiveTab: microphone, line-in, system sound or a file, seen and classified as it plays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from genre_tagger.audio.capture import CaptureSource, DeviceCapture, FileFeed
from genre_tagger.audio.input_device import InputDevice, list_inputs
from genre_tagger.features.mel import MelSettings
from genre_tagger.ui.live.live_classifier import LiveClassifier, LiveGenres
from genre_tagger.ui.live.live_controls import LiveControls, StartCard
from genre_tagger.ui.live.live_plot import LivePlot
from genre_tagger.ui.live.live_session import LiveSession
from genre_tagger.ui.views.view_tools import ViewTools
from genre_tagger.ui.widgets.building import configured, hbox, make_label, make_timer, stacked, vbox

if TYPE_CHECKING:
    from genre_tagger.classification.classifier import WindowClassifier

_FRAME_MILLISECONDS = 16
_SLOW_MILLISECONDS = 500
_SPANS_SECONDS = (5, 10, 30)


class LiveTab(QWidget):
    """Scrolling waveform and spectrogram with the live genre. GUI thread only. Nothing is captured before Start.

    `close_down()` ends its threads; call it before the widget is destroyed.
    """

    recording_saved = Signal(str)
    """(path): a recording was finished and stands complete at `path`."""
    failed = Signal(str)
    """(one sentence): the source or the recording ended; the tab says so as well."""
    running_changed = Signal(bool)

    def __init__(
        self,
        classifier_factory: Callable[[], WindowClassifier] | None = None,
        recordings_folder: Path | None = None,
        parent: QWidget | None = None,
        mel_settings: MelSettings | None = None,
        find_inputs: Callable[[], list[InputDevice]] = list_inputs,
        open_device: Callable[[InputDevice | None], CaptureSource] = DeviceCapture,
        open_file: Callable[[str], CaptureSource] = FileFeed,
    ) -> None:
        """`classifier_factory` is called in a worker thread at the first start; None: no predictions.

        `recordings_folder` is where Record writes; default is the user's music folder. The last three stand in for
        sound cards in tests.
        """
        super().__init__(parent)
        self._mel_settings = mel_settings or MelSettings()
        self.is_running = False
        """Whether sound comes in."""
        self._classifier = LiveClassifier(classifier_factory)
        self._session = LiveSession(self._classifier)
        self._controls = LiveControls(find_inputs, open_device, open_file, self)
        self._recordings_folder = recordings_folder
        self.plot = LivePlot(self)
        self._genres = LiveGenres(self)
        self._genres.has_classifier = classifier_factory is not None
        self._note = make_label(parent=self, role="muted", wrap=True)
        self._card = StartCard(self)
        self._tools = ViewTools(self.plot, self, of_track=False)
        self._span = configured(QComboBox(self), accessibleName=self.tr("Seconds in view"))
        for seconds in _SPANS_SECONDS:
            self._span.addItem(self.tr("{count} s").format(count=seconds), seconds)
        self._span.setCurrentIndex(_SPANS_SECONDS.index(10))
        self._span.setToolTip(self.tr("How much of the past is in view"))
        self._frames = make_timer(self, _FRAME_MILLISECONDS, self._next_frame, repeats=True)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._slow = make_timer(self, _SLOW_MILLISECONDS, self._twice_a_second, repeats=True)
        self._views = QWidget(self)
        hbox((self.plot, 1), vbox((self._genres, 1), self._note, spacing=4), parent=self._views, spacing=12)
        self._pages = stacked(self, self._card, self._views)
        parts = self._controls, (self._pages, 1), hbox(self._span, (self._tools, 1), spacing=6)
        vbox(*parts, parent=self, spacing=8, margins=(12, 12, 12, 10))
        self._connect()
        self._genres.begin()
        self._session.set_scale(self._tools.scale, self._mel_settings)
        self._tools.set_usable(zoom=False, export=False)
        self._show_card("")

    def _connect(self) -> None:
        configured(self._controls, start_toggled=self.toggle, source_changed=self._on_source_chosen)
        configured(self._controls, freeze_toggled=self._set_frozen, record_toggled=self._set_recording)
        configured(self._card, file_wanted=self._controls.ask_for_file, look_wanted=self._controls.look)
        configured(self._controls, listed=self._on_inputs, file_chosen=self.feed_file)
        configured(self._session, started=self._on_started, stopped=self._on_stopped)
        self._session.recording_saved.connect(self._say_saved)
        configured(self._session, recording_saved=self.recording_saved, recording_failed=self._on_recording_failed)
        configured(self.plot.export, exported=self._say_saved, failed=self._note.setText)
        self._classifier.predicted.connect(self.plot.add_prediction)
        configured(self._classifier, predicted=self._genres.show_prediction, failed=self._genres.show_failure)
        self._span.currentIndexChanged.connect(self._on_span)
        self._tools.scale_changed.connect(self._on_scale)

    def set_classifier_factory(self, factory: Callable[[], WindowClassifier] | None) -> None:
        """Another model was activated: it classifies from the next second on."""
        self._genres.has_classifier = factory is not None
        self._classifier.set_factory(factory)

    def set_mel_settings(self, settings: MelSettings) -> None:
        """Those of the active model: its scale shows what that network sees."""
        self._mel_settings = settings
        self._session.set_scale(self._tools.scale, settings)

    @Slot(str)
    def feed_file(self, path: str) -> None:
        """Plays the file silently into the tab at its natural pace."""
        self._controls.use_file(path)
        self.start()

    @Slot()
    def toggle(self) -> None:
        """Starts or stops."""
        if self.is_running:
            self.stop()
        else:
            self.start()

    @Slot()
    def start(self) -> None:
        """Listens to the chosen source."""
        source = self._controls.opener()
        if source is None:
            self._controls.ask_for_file()
        else:
            self._session.start(source)

    @Slot()
    def stop(self) -> None:
        """Ends capture; the picture stays."""
        self._session.stop()

    def close_down(self) -> None:
        """Ends capture, recording and all threads. Idempotent."""
        self._frames.stop()
        self._slow.stop()
        self._session.shut_down()
        self._classifier.shut_down()
        self._controls.finish()

    def showEvent(self, event: QShowEvent) -> None:
        """The first look for devices waits until somebody sees the tab."""
        super().showEvent(event)
        self._controls.look_once()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif event.key() == Qt.Key.Key_F:
            self._controls.freeze.click()
        elif event.key() == Qt.Key.Key_R:
            self._controls.record.click()
        elif not self.plot.handle_key(event):
            super().keyPressEvent(event)

    @Slot(object, str)
    def _on_inputs(self, devices: list[InputDevice], error: str) -> None:
        self._card.set_system_sound(any(device.kind == "system" for device in devices))
        if not self.is_running and self.plot.snapshot is None:
            self._show_card(error or ("" if devices else self.tr("No microphone or line-in was found.")))

    @Slot()
    def _on_source_chosen(self) -> None:
        if self.is_running:
            self.start()

    @Slot(str)
    def _on_started(self, name: str) -> None:
        self.is_running = True
        self.plot.begin()
        self.plot.export.title = Path(name).name
        self._controls.set_frozen(False)
        self._tools.set_usable(zoom=False, export=True)
        self._genres.begin()
        self._note.setText("")
        self._controls.set_running(True)
        self._pages.setCurrentWidget(self._views)
        self._frames.start()
        self._slow.start()
        self.running_changed.emit(True)

    @Slot(str)
    def _on_stopped(self, reason: str) -> None:
        self.is_running = False
        self._frames.stop()
        self._slow.stop()
        self._controls.set_running(False)
        self._hold()
        if reason:
            self._note.setText(reason)
            self.failed.emit(reason)
            if self.plot.snapshot is None:
                self._show_card(reason)
        self.running_changed.emit(False)

    @Slot(bool)
    def _set_frozen(self, frozen: bool) -> None:
        if frozen:
            self._hold()
        elif self.is_running:
            self.plot.let_go()
            self._tools.set_usable(zoom=False, export=True)

    def _hold(self) -> None:
        """The picture stands, frozen or because nothing more comes in."""
        if self._session.history is not None and not self.plot.is_held:
            self.plot.hold(self._session.history.hold())
            self._tools.set_usable(zoom=True, export=True)

    @Slot(bool)
    def _set_recording(self, recording: bool) -> None:
        if not recording:
            self._session.record(None)
            return
        name = self.tr("Recording {when}").format(when=datetime.now().strftime("%Y-%m-%d %H-%M-%S"))
        music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
        self._session.record((self._recordings_folder or Path(music or Path.home())) / f"{name}.flac")

    @Slot(str)
    def _on_recording_failed(self, message: str) -> None:
        self._controls.set_recording(None)
        self._note.setText(message)
        self.failed.emit(message)

    @Slot(str)
    def _say_saved(self, path: str) -> None:
        self._note.setText(self.tr("Saved {name}").format(name=Path(path).name))

    @Slot()
    def _next_frame(self) -> None:
        if self._session.history is not None and not self.plot.is_held and self.plot.isVisible():
            snapshot = self._session.history.snapshot(float(self._span.currentData()), self.plot.column_count)
            self.plot.show_snapshot(snapshot)
            self._controls.meter.set_levels(snapshot.level_db, snapshot.peak_db)

    @Slot()
    def _twice_a_second(self) -> None:
        self._controls.set_figures(self.plot.meter.figures, self._session.dropped_blocks)
        self._controls.set_recording(self._session.recorded_seconds)
        self.plot.renew_read_out()
        snapshot = self.plot.snapshot
        if not self.plot.is_held and snapshot is not None and snapshot.picture is not None:
            self._tools.fit_levels(snapshot.picture)

    @Slot()
    def _on_span(self) -> None:
        self.plot.set_seconds(float(self._span.currentData()))

    @Slot()
    def _on_scale(self) -> None:
        self._session.set_scale(self._tools.scale, self._mel_settings)

    def _show_card(self, problem: str) -> None:
        self._card.say(problem)
        self._pages.setCurrentWidget(self._card)
