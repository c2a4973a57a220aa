"""The bar over the views: play, loop, what is on show, where it is, loudness, device; or why there is no sound."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QVBoxLayout, QWidget

from genre_tagger.audio.playback_state import OutputList
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.icons import icon
from genre_tagger.ui.player.elided_label import ElidedLabel
from genre_tagger.ui.tool_button import tool_button
from genre_tagger.ui.views.ticks import time_label
from genre_tagger.ui.views.tones import colors_of


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
        self._playing = False
        self._whole_seconds = 0.0
        self._outputs = OutputList()
        self._chosen_device: str | None = None
        self._play = tool_button(self, self.tr("Play"), self.tr("Play or pause (Space)"))
        self._play.clicked.connect(self.play_toggled)
        self._loop = tool_button(
            self, self.tr("Loop"), self.tr("Play the marked region again and again (L)"), checkable=True
        )
        self._loop.toggled.connect(self.loop_toggled)
        self._title = ElidedLabel(parent=self)
        self._detail = ElidedLabel(parent=self)
        self._detail.setProperty("role", "muted")
        self._time = QLabel(self)
        self._time.setAccessibleName(self.tr("Position"))
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._mute = tool_button(self, self.tr("Mute"), self.tr("Silence, without stopping (M)"), checkable=True)
        self._mute.toggled.connect(self._announce_volume)
        self._volume = QSlider(Qt.Orientation.Horizontal, self)
        self._volume.setRange(0, 100)
        self._volume.setValue(80)
        self._volume.setFixedWidth(84)
        self._volume.setAccessibleName(self.tr("Volume"))
        self._volume.setToolTip(self.tr("Volume"))
        self._volume.valueChanged.connect(self._announce_volume)
        self._device = tool_button(self, self.tr("Output"), self.tr("Choose where the sound comes out"))
        self._device.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.devices_wanted)
        self._device.setMenu(self._menu)
        self._choices = QActionGroup(self)
        self._choices.triggered.connect(self._choose_device)
        self._lay_out()
        self._dress()
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
        role = "warning" if is_trouble else "muted"
        if self._detail.property("role") != role:
            self._detail.setProperty("role", role)
            self._detail.style().polish(self._detail)

    @Slot(float)
    def set_position(self, seconds: float) -> None:
        """Where the track is."""
        text = f"{time_label(seconds, 1)} / {time_label(self._whole_seconds)}" if self._whole_seconds > 0 else ""
        if text != self._time.text():
            self._time.setText(text)

    @Slot(bool)
    def set_playing(self, playing: bool) -> None:
        """The button shows what a press would do."""
        self._playing = playing
        self._play.setAccessibleName(self.tr("Pause") if playing else self.tr("Play"))
        self._dress()

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

    @property
    def chosen_device(self) -> str | None:
        """None for the system's default."""
        return self._chosen_device

    def choose_device(self, name: str | None) -> None:
        """As if chosen in the menu."""
        self._chosen_device = name
        self._fill_menu()
        self.device_chosen.emit(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_menu"):
            self._dress()

    def _lay_out(self) -> None:
        self._time.setMinimumWidth(QFontMetrics(self._time.font()).horizontalAdvance("00:00:00.0 / 0:00:00"))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._title)
        lines.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._play)
        row.addWidget(self._loop)
        row.addSpacing(4)
        row.addLayout(lines, 1)
        row.addWidget(self._time)
        row.addSpacing(6)
        row.addWidget(self._mute)
        row.addWidget(self._volume)
        row.addWidget(self._device)

    def _dress(self) -> None:
        """Icons in the theme's tones."""
        colors = colors_of(self)
        self._play.setIcon(icon("pause" if self._playing else "play", colors.accent, colors.disabled))
        self._loop.setIcon(icon("loop", colors.text, colors.disabled))
        silent = self._mute.isChecked() or self._volume.value() == 0
        self._mute.setIcon(icon("mute" if silent else "device", colors.text, colors.disabled))
        self._device.setIcon(icon("settings", colors.text, colors.disabled))
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)

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
        action = QAction(text, self._menu)
        action.setCheckable(True)
        action.setData(name)
        action.setChecked(name == self._chosen_device)
        self._choices.addAction(action)
        self._menu.addAction(action)

    @Slot(QAction)
    def _choose_device(self, action: QAction) -> None:
        self.choose_device(action.data())

    @Slot()
    def _announce_volume(self) -> None:
        self._dress()
        self.volume_changed.emit(self.volume)
