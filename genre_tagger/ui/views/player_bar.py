"""The bar over the views, and the audio player as Qt sees it."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QMenu, QSlider, QToolButton, QWidget

from genre_tagger.audio.playback import Player
from genre_tagger.audio.playback_state import OutputList
from genre_tagger.ui.figure_text import clock
from genre_tagger.ui.theme import icon
from genre_tagger.ui.translation import error_text
from genre_tagger.ui.widgets.building import (
    RIGHT,
    ElidedLabel,
    Gap,
    configured,
    hbox,
    make_action,
    make_label,
    make_timer,
    make_tool,
    set_role,
    vbox,
)


class PlayerBar(QWidget):
    """Shows what it is told and emits what the user wants. GUI thread only."""

    play_toggled = Signal()
    loop_toggled = Signal(bool)
    volume_changed = Signal(float)
    """0 to 1"""
    device_chosen = Signal(object)
    """(name, or None for the system's default)"""
    devices_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole_seconds = 0.0
        self._outputs = OutputList()
        self.chosen_device: str | None = None
        """None for the system's default."""
        tip = self.tr("Play or pause (Space)")
        self._play = make_tool(self, self.tr("Play"), tip, self.play_toggled, icon="play", tone="accent")
        tip = self.tr("Play the marked region again and again (L)")
        self._loop = make_tool(self, self.tr("Loop"), tip, icon="loop", checkable=True, toggled=self.loop_toggled)
        strong = configured(self.font(), bold=True)
        self._title = configured(ElidedLabel(parent=self), font=strong)
        self._detail = configured(ElidedLabel(parent=self), role="muted")
        self._time = make_label(parent=self, accessibleName=self.tr("Position"), alignment=RIGHT)
        self._time.setMinimumWidth(QFontMetrics(self._time.font()).horizontalAdvance("00:00:00.0 / 0:00:00"))
        tip = self.tr("Silence, without stopping (M)")
        self._mute = make_tool(self, self.tr("Mute"), tip, checkable=True, toggled=self._announce_volume)
        self._volume = configured(QSlider(Qt.Orientation.Horizontal, self), range=(0, 100), value=80, fixedWidth=84)
        configured(self._volume, accessibleName=self.tr("Volume"), toolTip=self.tr("Volume"))
        self._volume.valueChanged.connect(self._announce_volume)
        self._menu = configured(QMenu(self), aboutToShow=self.devices_wanted)
        self._choices = configured(QActionGroup(self), triggered=self._choose_device)
        tip = self.tr("Choose where the sound comes out")
        self._device = make_tool(self, self.tr("Output"), tip, icon="settings", menu=self._menu)
        self._device.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        words = vbox(self._title, self._detail, spacing=0)
        parts = self._play, self._loop, Gap(4), (words, 1), self._time, Gap(6), self._mute, self._volume, self._device
        hbox(*parts, parent=self, spacing=6)
        self._announce_volume()
        self._fill_menu()
        self.set_track("", "", 0.0)

    def control(self, transport: Transport) -> None:
        """Shows what the transport does, and tells it what is chosen here, plays and loops excepted."""
        configured(self, volume_changed=transport.set_volume, devices_wanted=transport.look_for_devices)
        self.device_chosen.connect(transport.set_device)
        configured(transport, playing_changed=self.set_playing, outputs_changed=self.set_outputs)
        transport.set_volume(self.volume)

    def set_compact(self) -> None:
        """Play, title, time and silence only, for a place with little room."""
        for part in (self._loop, self._volume, self._device):
            part.hide()

    def set_track(self, title: str, detail: str, whole_seconds: float) -> None:
        """What is on show: its title and a line about the file."""
        self._whole_seconds = whole_seconds
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._detail.setText(detail)
        for part in (self._play, self._loop, self._time):
            part.setEnabled(whole_seconds > 0)
        self.set_position(0.0)

    def set_title(self, title: str) -> None:
        """Another name for the same track."""
        self._title.setText(title)

    def set_length(self, whole_seconds: float) -> None:
        """A truer length of the same track."""
        self._whole_seconds = whole_seconds

    def set_detail(self, text: str, is_trouble: bool) -> None:
        """The line under the title: about the file, or what is wrong."""
        self._detail.setText(text)
        set_role(self._detail, "warning" if is_trouble else "muted")

    @Slot(float)
    def set_position(self, seconds: float) -> None:
        """Where the track is."""
        text = f"{clock(seconds, 1)} / {clock(self._whole_seconds)}" if self._whole_seconds > 0 else ""
        if text != self._time.text():
            self._time.setText(text)

    @Slot(bool)
    def set_playing(self, playing: bool) -> None:
        """The button shows what a press would do."""
        self._play.setAccessibleName(self.tr("Pause") if playing else self.tr("Play"))
        self._play.setIcon(icon("pause" if playing else "play", "accent"))

    def set_loop(self, looping: bool) -> None:
        """Without a signal."""
        with QSignalBlocker(self._loop):
            self._loop.setChecked(looping)

    def toggle_mute(self) -> None:
        """As a press of the button."""
        self._mute.toggle()

    @property
    def volume(self) -> float:
        """0 to 1; 0 while muted."""
        return 0.0 if self._mute.isChecked() else self._volume.value() / 100.0

    def set_volume(self, volume: float) -> None:
        """Moves the slider, and announces it."""
        self._volume.setValue(round(100 * volume))

    @Slot(OutputList)
    def set_outputs(self, outputs: OutputList) -> None:
        """The devices to choose from."""
        self._outputs = outputs
        self._fill_menu()

    def choose_device(self, name: str | None) -> None:
        """As if chosen in the menu."""
        self.chosen_device = name
        self._fill_menu()
        self.device_chosen.emit(name)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for action in self._choices.actions():
            self._choices.removeAction(action)
        self._add_device(self.tr("System default"), None)
        for device in self._outputs.devices:
            self._add_device(device.name, device.name)
        if self._outputs.error:
            self._menu.addSeparator()
            self._menu.addAction(error_text(self._outputs.error)).setEnabled(False)

    def _add_device(self, text: str, name: str | None) -> None:
        action = make_action(text, self._menu, checkable=True, data=name, checked=name == self.chosen_device)
        self._choices.addAction(action)
        self._menu.addAction(action)

    @Slot(QAction)
    def _choose_device(self, action: QAction) -> None:
        self.choose_device(action.data())

    @Slot()
    def _announce_volume(self) -> None:
        self._mute.setIcon(icon("device" if self.volume else "mute"))
        self.volume_changed.emit(self.volume)


_FRAME_MILLISECONDS = 16
_SETTLING_POLLS = 30


class Transport(QObject):
    """GUI thread only. Owns the player it is given."""

    position_changed = Signal(float)
    """(seconds): every frame while playing, and after each seek."""
    playing_changed = Signal(bool)
    trouble_changed = Signal(str)
    """(one sentence why there is no sound, or empty)"""
    outputs_changed = Signal(OutputList)
    device_changed = Signal(str)
    """(name of the output in use or to be used; empty for none)"""

    def __init__(self, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self.is_playing = False
        """Plays, or is about to."""
        self.position_seconds = 0.0
        """The last position announced."""
        self.trouble = ""
        """Why there is no sound."""
        self.device = ""
        """The output in use or to be used; "" for none."""
        self.outputs = OutputList()
        """What the last look found."""
        self._quiet_polls = 0
        self._asked_at: float | None = None
        self._timer = make_timer(self, _FRAME_MILLISECONDS, self._poll, repeats=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)

    def load(self, path: str | None) -> None:
        """Another track, paused at its start."""
        self._player.load(path)
        self._jump_to(0.0)

    @Slot()
    def toggle(self) -> None:
        """Plays or pauses."""
        if self._player.wants_playing:
            self._player.pause()
        else:
            self._player.play()
        self._watch()

    @Slot(float)
    def seek(self, seconds: float) -> None:
        """Goes on from there."""
        self._player.seek(seconds)
        self._jump_to(seconds)

    def play_stretch(self, start: float, end: float) -> None:
        """From `start` to `end`, once."""
        self.seek(start)
        self._player.play(stop_at=end)
        self._watch()

    def set_loop(self, start: float | None, end: float | None) -> None:
        """Again and again from `start` to `end`; (None, None) ends that."""
        self._player.set_loop(start, end)
        self._watch()

    def set_volume(self, volume: float) -> None:
        """0 to 1."""
        self._player.volume = volume

    def set_device(self, name: str | None) -> None:
        """Another output; None for the default."""
        self._player.set_device(name)
        self._watch()

    def look_for_devices(self) -> None:
        """`outputs_changed` follows."""
        self._player.look_for_devices()
        self._watch()

    def release(self) -> None:
        """Silent, and the file closed, on return."""
        self._player.release()
        self._poll()

    def resume(self) -> None:
        """Goes on as before `release`."""
        self._player.resume()
        self._watch()

    def shut_down(self) -> None:
        """Gives the sound card back."""
        self._timer.stop()
        self._player.shut_down()

    def _jump_to(self, seconds: float) -> None:
        """The picture follows at once; the sound a moment later."""
        self.position_seconds = seconds
        self._asked_at = monotonic()
        self.position_changed.emit(seconds)
        self._watch()

    def _watch(self) -> None:
        self._quiet_polls = 0
        if self._player.wants_playing != self.is_playing:
            self.is_playing = self._player.wants_playing
            self.playing_changed.emit(self.is_playing)
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _poll(self) -> None:
        player, state = self._player, self._player.state
        self._announce(player.wants_playing, state.position_seconds, error_text(state.error or player.outputs.error))
        outputs = player.outputs
        if outputs.count != self.outputs.count:
            self.outputs = outputs
            self.outputs_changed.emit(outputs)
        default = next((device.name for device in outputs.devices if device.is_default), "")
        device = state.device_name or default
        if device != self.device:
            self.device = device
            self.device_changed.emit(device)
        self._quiet_polls = 0 if player.wants_playing or state.is_playing else self._quiet_polls + 1
        if self._quiet_polls > _SETTLING_POLLS:
            self._timer.stop()

    def _announce(self, playing: bool, position: float, trouble: str) -> None:
        if self._asked_at is not None:
            # A seek is on its way through the player's thread: its old position must not flash up.
            if abs(position - self.position_seconds) > 0.3 and monotonic() - self._asked_at < 0.5:
                position = self.position_seconds
            else:
                self._asked_at = None
        if playing != self.is_playing:
            self.is_playing = playing
            self.playing_changed.emit(playing)
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit(trouble)
        if position != self.position_seconds:
            self.position_seconds = position
            self.position_changed.emit(position)
