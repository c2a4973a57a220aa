"""The upper row of the Live tab: source, start, record, freeze, level, and how well it runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from genre_tagger.audio.input_device import InputDevice
from genre_tagger.ui.figure_text import decimal, whole
from genre_tagger.ui.icons import icon
from genre_tagger.ui.live.frame_meter import FrameFigures
from genre_tagger.ui.live.level_meter import LevelMeter
from genre_tagger.ui.tool_button import tool_button
from genre_tagger.ui.views.ticks import time_label
from genre_tagger.ui.views.tones import colors_of

_LONGEST_NAME = 30


class LiveControls(QWidget):
    """Shows what it is told and emits what the user wants. GUI thread only."""

    start_toggled = Signal()
    source_changed = Signal()
    file_wanted = Signal()
    record_toggled = Signal(bool)
    freeze_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self.source = QComboBox(self)
        self.source.setAccessibleName(self.tr("Source"))
        self.source.setToolTip(self.tr("Where the sound comes from"))
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source.setMinimumContentsLength(27)
        self.source.activated.connect(self._source_activated)
        self._start = QPushButton(self)
        self._start.setProperty("primary", "true")
        self._start.clicked.connect(self.start_toggled)
        self._record = tool_button(
            self, self.tr("Record"), self.tr("Record what comes in to a file (R)"), checkable=True, shows_name=True
        )
        self._record.toggled.connect(self.record_toggled)
        tip = self.tr("Hold the picture, to zoom and pan in it; listening goes on (F)")
        self._freeze = tool_button(self, self.tr("Freeze"), tip, checkable=True, shows_name=True)
        self._freeze.toggled.connect(self.freeze_toggled)
        self.meter = LevelMeter(self)
        self._figures = QLabel(self)
        self._figures.setProperty("role", "muted")
        self._figures.setAccessibleName(self.tr("Frames per second, latency, lost blocks"))
        self._figures.setToolTip(
            self.tr("Frames per second, time from a block's arrival to the screen, blocks lost since the start")
        )
        self._figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._figures.setMinimumWidth(self._figures.fontMetrics().horizontalAdvance("60 fps · 100 ms · 000 lost") + 8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.source, self._start, self._record, self._freeze):
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self.meter, 1)
        row.addWidget(self._figures)
        self.set_sources([], None)
        self.set_running(False)

    def set_sources(self, devices: list[InputDevice], file: str | None) -> None:
        """The devices to choose from; a file that is fed stands among them. Keeps the choice where it still exists."""
        chosen = self.source.currentData()
        with QSignalBlocker(self.source):
            self.source.clear()
            for device in devices:
                self.source.addItem(self._name(device), device)
                self.source.setItemData(self.source.count() - 1, device.name, Qt.ItemDataRole.ToolTipRole)
            if file is not None:
                self.source.addItem(self.tr("File: {name}").format(name=_shortened(file.rsplit("/", 1)[-1])), file)
            self.source.addItem(self.tr("Feed from file…"), None)
            index = self.source.findData(chosen) if chosen is not None else -1
            self.source.setCurrentIndex(max(0, index))

    def choose_file(self, path: str) -> None:
        """The file becomes the source."""
        index = self.source.findData(path)
        if index >= 0:
            self.source.setCurrentIndex(index)

    @property
    def chosen(self) -> InputDevice | str | None:
        """A device, a file's path, or None for "choose a file"."""
        data = self.source.currentData()
        return data if isinstance(data, (InputDevice, str)) else None

    def set_running(self, running: bool) -> None:
        """Listening or not."""
        self._running = running
        self._start.setText(self.tr("Stop") if running else self.tr("Start"))
        self._start.setToolTip(self.tr("Stop listening (Space)") if running else self.tr("Start listening (Space)"))
        self._record.setEnabled(running)
        self._freeze.setEnabled(running or self._freeze.isChecked())
        if not running:
            self.set_recording(None)
            self.meter.reset()
            self._figures.setText("")
        self._dress()

    def set_recording(self, seconds: float | None) -> None:
        """The button itself tells that, and how long, a recording runs."""
        with QSignalBlocker(self._record):
            self._record.setChecked(seconds is not None)
        text = self.tr("Record")
        if seconds is not None:
            text = self.tr("Recording {time}").format(time=time_label(int(seconds)))
        if text != self._record.text():
            self._record.setText(text)
            self._dress()

    def set_frozen(self, frozen: bool) -> None:
        """Without a signal."""
        with QSignalBlocker(self._freeze):
            self._freeze.setChecked(frozen)

    def toggle_record(self) -> None:
        """As a press of the button."""
        if self._record.isEnabled():
            self._record.toggle()

    def toggle_freeze(self) -> None:
        """As a press of the button."""
        if self._freeze.isEnabled():
            self._freeze.toggle()

    def set_figures(self, figures: FrameFigures, dropped_blocks: int) -> None:
        """Said about twice a second."""
        self._figures.setText(
            self.tr("{rate} fps · {latency} ms · {lost} lost").format(
                rate=decimal(figures.frames_per_second),
                latency=decimal(1000 * figures.latency_seconds),
                lost=whole(dropped_blocks),
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_figures"):
            self._dress()

    def _dress(self) -> None:
        colors = colors_of(self)
        self._record.setIcon(icon("record", colors.bad, colors.disabled))
        self._freeze.setIcon(icon("freeze", colors.text, colors.disabled))

    def _name(self, device: InputDevice) -> str:
        name = _shortened(device.name)
        if device.is_default:
            return self.tr("{name} (default)").format(name=name)
        return name

    @Slot()
    def _source_activated(self) -> None:
        if self.source.currentData() is None:
            self.file_wanted.emit()
        else:
            self.source_changed.emit()


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
