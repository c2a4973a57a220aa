"""TrackView: everything about one track to see and hear. The one widget of this folder that the window embeds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from genre_tagger.audio.playback import Player
from genre_tagger.classification.prediction import Prediction
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.track_sound import TrackSound
from genre_tagger.ui.figure_text import clock, frequency
from genre_tagger.ui.translation import error_text
from genre_tagger.ui.views.lanes import Stretch
from genre_tagger.ui.views.player_bar import PlayerBar, Transport
from genre_tagger.ui.views.track_loader import TrackLoader
from genre_tagger.ui.views.track_views import TrackViews
from genre_tagger.ui.views.view_tools import ViewSettings
from genre_tagger.ui.widgets.building import configured, stacked, vbox
from genre_tagger.ui.widgets.placeholders import MessagePage

if TYPE_CHECKING:
    from genre_tagger.audio.decoding import AudioInfo


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
    """(seconds): every frame while playing, and after each seek."""
    device_changed = Signal(str)
    """(name of the output device, or a word that there is none): for a status bar. The bar itself says why."""
    output_chosen = Signal(object)
    """(name, or None for the system's default): another output was chosen in the bar."""
    exported = Signal(str)
    """(path): the view was saved there."""
    export_failed = Signal(str)
    """(one sentence)"""

    def __init__(
        self,
        parent: QWidget | None = None,
        mel_settings: MelSettings | None = None,
        player: Player | None = None,
        loader: TrackLoader | None = None,
    ) -> None:
        """`mel_settings` are those of the active model: its scale shows what that network sees."""
        super().__init__(parent)
        self._mel_settings = mel_settings or MelSettings()
        self.path: str | None = None
        """The track on show."""
        self._title = ""
        self._file_words = ""
        self._looping = False
        self._looked_for_devices = False
        self._transport = Transport(player or Player(), self)
        self._bar = PlayerBar(self)
        self._views = TrackViews(loader or TrackLoader(), self)
        self._message = MessagePage(self)
        self._pages = stacked(self, self._message, self._views)
        vbox(self._bar, (self._pages, 1), parent=self, spacing=6, margins=(12, 2, 12, 8))
        self._connect()
        self.show_track(None, None)

    def _connect(self) -> None:
        bar, transport, views, plot = self._bar, self._transport, self._views, self._views.plot
        configured(bar, play_toggled=self.toggle_play, loop_toggled=self._set_looping)
        bar.control(transport)
        bar.device_chosen.connect(self.output_chosen)
        configured(transport, playing_changed=self.playing_changed, position_changed=self._on_position)
        configured(transport, trouble_changed=self._on_trouble, device_changed=self._on_device)
        configured(plot, seek_wanted=transport.seek, play_wanted=self.toggle_play, region_changed=self._on_region)
        configured(plot, region_marked=self._on_region_marked, segment_wanted=self._play_segment)
        configured(plot.export, exported=self.exported, failed=self.export_failed)
        views.overview.seek_wanted.connect(self._seek_from_overview)
        configured(views.track, opened=self._on_opened, progressed=self._on_progress, completed=self._on_completed)
        views.track.failed.connect(self._on_failed)

    def set_compact(self) -> None:
        """Player, overview, waveform and spectrogram only, for a place with little room."""
        self._bar.set_compact()
        self._views.set_compact()
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)

    def show_track(self, path: str | None, prediction: Prediction | None, title: str = "") -> None:
        """Shows the file at `path`, or the empty state for None. Returns at once; the views fill as decoding goes.

        `title` stands in the bar, by default the file's name.
        """
        self.path = path
        self._title = title or ("" if path is None else Path(path).name)
        self._file_words = ""
        self._transport.load(path)
        self._bar.set_track(self._title, "", 0.0)
        self._views.show_track(path, self._title, self._mel_settings)
        self.set_prediction(prediction)
        self._bar.setVisible(path is not None)
        self._pages.setCurrentWidget(self._message if path is None else self._views)
        if path is None:
            self._message.say(
                self.tr("Nothing to show yet"),
                self.tr("Choose a track to see its waveform, its spectrogram and what the network predicts."),
                "classify",
            )
        elif not self._looked_for_devices:
            self._looked_for_devices = True
            self._transport.look_for_devices()

    def compare_with(self, path: str | None, title: str = "") -> None:
        """Shows the spectrogram of a second file under the one of the track on show; None takes it away."""
        self._views.compare(path, title or ("" if path is None else Path(path).name))

    def set_prediction(self, prediction: Prediction | None) -> None:
        """Replaces timeline and bars of the track on show; None says that it is not classified yet."""
        self._views.set_prediction(prediction, "" if prediction is not None else self.tr("Not classified yet"))

    def set_title(self, title: str) -> None:
        """The tags of the track on show are known now, or have changed; "" leaves the title as it is."""
        if title and title != self._title:
            self._title = title
            self._bar.set_title(title)
            self._views.set_title(title)

    def set_mel_settings(self, settings: MelSettings) -> None:
        """The mel front-end of a newly activated model; the picture is made anew, and what plays goes on playing."""
        if settings != self._mel_settings:
            self._mel_settings = settings
            if self.path is not None:
                self._views.analyse_again(self.path, settings)

    def release_file(self) -> None:
        """Lets go of the file: no handle open, playback halted, when this returns. For a writer about to replace it."""
        self._transport.release()
        self._views.release_files()

    def resume(self) -> None:
        """Takes the file up again where it was released, playing if it played."""
        self._views.resume()
        self._transport.resume()

    @Slot()
    def toggle_play(self) -> None:
        """Space bar: plays the marked region where there is one, else from the cursor on; or pauses."""
        region, position = self._views.plot.region, self._transport.position_seconds
        if self.path is None:
            return
        if region is not None and not self._looping and not self._transport.is_playing:
            start, end = region
            self._transport.play_stretch(position if start <= position < end - 0.05 else start, end)
        else:
            self._transport.toggle()

    def view_settings(self) -> ViewSettings:
        """How the view is set now."""
        return replace(self._views.tools.settings, volume=self._bar.volume)

    def apply_view_settings(self, settings: ViewSettings) -> None:
        """As it was; what no longer exists stays at its default."""
        self._views.tools.apply(settings)
        self._bar.set_volume(settings.volume)

    @property
    def output_names(self) -> tuple[str, ...]:
        """The outputs found so far, by name."""
        return tuple(device.name for device in self._transport.outputs.devices)

    def choose_output(self, name: str | None) -> None:
        """Another output, as if chosen in the bar; None for the system's default."""
        if name != self._bar.chosen_device:
            self._bar.choose_device(name)

    def close_down(self) -> None:
        """Stops sound and ends all threads. Idempotent."""
        self._transport.shut_down()
        self._views.close_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no child wanted: L loops, M mutes, the rest goes to the views."""
        if self.path is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_L:
            self._set_looping(not self._looping)
        elif event.key() == Qt.Key.Key_M:
            self._bar.toggle_mute()
        elif not self._views.plot.handle_key(event):
            super().keyPressEvent(event)

    @Slot(float)
    def _on_position(self, seconds: float) -> None:
        self._bar.set_position(seconds)
        self._views.set_cursor(seconds, follow=self._transport.is_playing)
        self.position_changed.emit(seconds)

    @Slot(float)
    def _seek_from_overview(self, seconds: float) -> None:
        self._views.bring_into_view(seconds)
        self._transport.seek(seconds)

    @Slot(object)
    def _on_region(self, region: Stretch | None) -> None:
        if self._looping:
            self._apply_loop(region)

    @Slot(float, float)
    def _on_region_marked(self, start: float, _end: float) -> None:
        if not self._transport.is_playing:
            self._transport.seek(start)

    @Slot(float, float)
    def _play_segment(self, start: float, end: float) -> None:
        self._set_looping(False)
        self._views.plot.set_region(None)
        self._transport.play_stretch(start, min(end, self._views.track.whole_seconds))

    @Slot(bool)
    def _set_looping(self, looping: bool) -> None:
        self._looping = looping
        self._bar.set_loop(looping)
        self._apply_loop(self._views.plot.region)

    def _apply_loop(self, region: Stretch | None) -> None:
        if not self._looping:
            self._transport.set_loop(None, None)
        elif region is None:
            self._transport.set_loop(0.0, self._views.track.whole_seconds)
        else:
            self._transport.set_loop(*region)

    @Slot(TrackSound)
    def _on_opened(self, sound: TrackSound) -> None:
        self._file_words = self._describe(sound.info)
        self._bar.set_track(self._title, self._file_words, sound.info.duration_seconds)
        self._bar.set_position(self._transport.position_seconds)
        self._on_trouble(self._transport.trouble)

    @Slot(float)
    def _on_progress(self, part: float) -> None:
        percent = min(100, round(100 * part))
        if percent < 100:
            words = self.tr("{file} · decoding {percent} %")
            self._bar.set_detail(words.format(file=self._file_words, percent=percent), False)

    @Slot(float)
    def _on_completed(self, whole_seconds: float) -> None:
        self._bar.set_length(whole_seconds)
        self._bar.set_position(self._transport.position_seconds)
        self._on_trouble(self._transport.trouble)
        if self.path is not None:
            self.track_loaded.emit(self.path)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._transport.load(None)
        self._message.say(self.tr("This track cannot be shown"), error_text(message), "failed")
        self._pages.setCurrentWidget(self._message)
        if self.path is not None:
            self.track_failed.emit(self.path, error_text(message))

    @Slot(str)
    def _on_trouble(self, sentence: str) -> None:
        self._bar.set_detail(" · ".join(part for part in (self._file_words, sentence) if part), bool(sentence))
        if sentence:
            self.device_changed.emit(self.tr("No sound"))
        else:
            self._on_device(self._transport.device)

    @Slot(str)
    def _on_device(self, name: str) -> None:
        if name:
            self.device_changed.emit(name)

    def _describe(self, info: AudioInfo) -> str:
        names = {1: self.tr("mono"), 2: self.tr("stereo")}
        channels = names.get(info.channels, self.tr("{count} channels").format(count=info.channels))
        length = clock(info.duration_seconds)
        return f"{info.format_name.upper()} · {frequency(info.sample_rate_hz)} · {channels} · {length}"
