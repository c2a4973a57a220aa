"""The bar over the views: play, loop, what is on show, where it is, loudness, device; or why there is no sound."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QMenu, QSlider, QToolButton, QWidget

from genre_tagger.audio.playback_state import OutputList
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.figure_text import clock
from genre_tagger.ui.icons import icon
from genre_tagger.ui.widgets.building import (
    RIGHT,
    ElidedLabel,
    Gap,
    configured,
    hbox,
    make_action,
    make_label,
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
        self._title, self._detail = ElidedLabel(parent=self), configured(ElidedLabel(parent=self), role="muted")
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
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
        self._show_volume()
        self._fill_menu()
        self.set_track("", "", 0.0)

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

    def _show_volume(self) -> None:
        self._mute.setIcon(icon("device" if self.volume else "mute"))

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
        self._show_volume()
        self.volume_changed.emit(self.volume)
