"""The upper row of the Live tab: source, start, record, freeze, level, how well it runs; the card before it starts."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from functools import partial
from threading import Thread
from time import monotonic

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from genre_tagger.audio.capture import CaptureSource
from genre_tagger.audio.input_device import InputDevice
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.ui.figure_text import clock, decimal, level, whole
from genre_tagger.ui.live.live_plot import FrameFigures
from genre_tagger.ui.theme import colors_of
from genre_tagger.ui.translation import error_text
from genre_tagger.ui.widgets.bar_list import Bar, paint_bar
from genre_tagger.ui.widgets.building import (
    RIGHT,
    Gap,
    configured,
    hbox,
    make_button,
    make_card,
    make_label,
    make_tool,
    vbox,
)
from genre_tagger.ui.widgets.placeholders import MessagePage

_LONGEST_NAME, _CARD_WIDTH = 30, 520
_LOWEST_DB = -60.0
_FALL_DB_PER_SECOND, _HOLD_SECONDS = 24.0, 1.2
_BAR_HEIGHT = 8.0
_HOT_DB, _CLIP_DB = -6.0, -0.3


class LiveControls(QWidget):
    """The sources to choose from, and what can be done with the chosen one; emits what the user wants. GUI thread only.

    Devices are looked for in a thread, as a sound system may take its time. `finish()` waits for it.
    """

    start_toggled = Signal()
    source_changed = Signal()
    file_chosen = Signal(str)
    """(path)"""
    listed = Signal(object, str)
    """(list of InputDevice, or one sentence why there are none)"""
    record_toggled = Signal(bool)
    freeze_toggled = Signal(bool)
    _found = Signal(object, str)

    def __init__(
        self,
        find_inputs: Callable[[], list[InputDevice]],
        open_device: Callable[[InputDevice | None], CaptureSource],
        open_file: Callable[[str], CaptureSource],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._find_inputs, self._open_device, self._open_file = find_inputs, open_device, open_file
        self._devices: list[InputDevice] = []
        self._file: str | None = None
        self._thread: Thread | None = None
        self._found.connect(self._on_found)
        self._source = configured(QComboBox(self), accessibleName=self.tr("Source"), minimumContentsLength=27)
        self._source.setToolTip(self.tr("Where the sound comes from"))
        self._source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._source.activated.connect(self._on_activated)
        self._start = make_button("", self, self.start_toggled, primary=True)
        tip = self.tr("Record what comes in to a file (R)")
        self.record = make_tool(self, self.tr("Record"), tip, icon="record", tone="bad", shows_name=True)
        configured(self.record, checkable=True, toggled=self.record_toggled)
        tip = self.tr("Hold the picture, to zoom and pan in it; classification goes on (F)")
        self.freeze = make_tool(self, self.tr("Freeze"), tip, icon="freeze", shows_name=True)
        configured(self.freeze, checkable=True, toggled=self.freeze_toggled)
        self.meter = LevelMeter(self)
        tip = self.tr("Frames per second, time from a block's arrival to the screen, blocks lost since the start")
        self._figures = make_label(parent=self, role="muted", toolTip=tip, alignment=RIGHT)
        self._figures.setAccessibleName(self.tr("Frames per second, latency, lost blocks"))
        self._figures.setMinimumWidth(self._figures.fontMetrics().horizontalAdvance("60 fps · 100 ms · 000 lost") + 8)
        row = self._source, self._start, self.record, self.freeze, Gap(8), (self.meter, 1), self._figures
        hbox(*row, parent=self, spacing=8)
        self._fill_sources()
        self.set_running(False)

    def opener(self) -> Callable[[], CaptureSource] | None:
        """What opens the chosen source; None where a file is still to be chosen."""
        source = self._source.currentData()
        if isinstance(source, str):
            return partial(self._open_file, source)
        return partial(self._open_device, source) if isinstance(source, InputDevice) else None

    def use_file(self, path: str) -> None:
        """The file becomes the source."""
        self._file = path
        self._fill_sources()
        self._source.setCurrentIndex(self._source.findData(path))

    @Slot()
    def ask_for_file(self) -> None:
        """`file_chosen` follows, if one was."""
        from genre_tagger.containers.sniff import AUDIO_EXTENSIONS

        kinds = self.tr("Music ({kinds})").format(kinds=" ".join(f"*{suffix}" for suffix in sorted(AUDIO_EXTENSIONS)))
        path, _ = QFileDialog.getOpenFileName(self.window(), self.tr("Feed from file"), "", kinds)
        if path:
            self.file_chosen.emit(path)
        else:
            self._fill_sources()

    @Slot()
    def look(self) -> None:
        """For devices, unless a look is under way. Returns at once; `listed` follows."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._run, name="input-lister", daemon=True)
            self._thread.start()

    def look_once(self) -> None:
        """For devices, unless that was done."""
        if self._thread is None:
            self.look()

    def finish(self) -> None:
        """Waits for a look under way."""
        if self._thread is not None:
            self._thread.join(5.0)

    def set_running(self, running: bool) -> None:
        """Listening or not."""
        self._start.setText(self.tr("Stop") if running else self.tr("Start"))
        self._start.setToolTip(self.tr("Stop (Space)") if running else self.tr("Start (Space)"))
        self.record.setEnabled(running)
        self.freeze.setEnabled(running or self.freeze.isChecked())
        if not running:
            self.set_recording(None)
            self.meter.reset()
            self._figures.setText("")

    def set_recording(self, seconds: float | None) -> None:
        """The button itself tells that, and how long, a recording runs."""
        with QSignalBlocker(self.record):
            self.record.setChecked(seconds is not None)
        text = self.tr("Record")
        if seconds is not None:
            text = self.tr("Recording {time}").format(time=clock(int(seconds)))
        if text != self.record.text():
            self.record.setText(text)

    def set_frozen(self, frozen: bool) -> None:
        """Without a signal."""
        with QSignalBlocker(self.freeze):
            self.freeze.setChecked(frozen)

    def set_figures(self, figures: FrameFigures, dropped_blocks: int) -> None:
        """Said about twice a second."""
        words = self.tr("{rate} fps · {latency} ms · {lost} lost").format(
            rate=decimal(figures.frames_per_second),
            latency=decimal(1000 * figures.latency_seconds),
            lost=whole(dropped_blocks),
        )
        self._figures.setText(words)

    def _fill_sources(self) -> None:
        """The devices to choose from; a file that is fed stands among them. Keeps the choice where it still exists."""
        chosen = self._source.currentData()
        with QSignalBlocker(self._source):
            self._source.clear()
            for device in self._devices:
                name = _shortened(device.name)
                words = self.tr("{name} (default)").format(name=name) if device.is_default else name
                self._source.addItem(words, device)
                self._source.setItemData(self._source.count() - 1, device.name, Qt.ItemDataRole.ToolTipRole)
            if self._file is not None:
                name = _shortened(self._file.rsplit("/", 1)[-1])
                self._source.addItem(self.tr("File: {name}").format(name=name), self._file)
            self._source.addItem(self.tr("Feed from file…"), None)
            index = self._source.findData(chosen) if chosen is not None else -1
            self._source.setCurrentIndex(max(0, index))

    def _run(self) -> None:
        try:
            self._found.emit(self._find_inputs(), "")
        except GenreTaggerError as error:
            self._found.emit([], error_text(error))

    @Slot(object, str)
    def _on_found(self, devices: list[InputDevice], error: str) -> None:
        self.finish()  # or a next look, asked for at once, would be taken for this one
        self._devices = devices
        self._fill_sources()
        self.listed.emit(devices, error)

    @Slot()
    def _on_activated(self) -> None:
        if self._source.currentData() is None:
            self.ask_for_file()
        else:
            self.source_changed.emit()


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


class LevelMeter(QWidget):
    """How loud it is: a bar, a mark that holds the peak, and the peak in numbers. Rises at once, falls slowly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level_db = self._peak_db = _LOWEST_DB
        self._held_until = 0.0
        self._updated_at = monotonic()
        self.setMinimumWidth(110)
        self.setFixedHeight(self.fontMetrics().height() + 4)
        self.setAccessibleName(self.tr("Input level"))
        self.setToolTip(self.tr("Input level in dB below full scale; the mark holds the peak"))

    def set_levels(self, level_db: float, peak_db: float) -> None:
        """The newest values."""
        now = monotonic()
        fallen = _FALL_DB_PER_SECOND * (now - self._updated_at)
        self._updated_at = now
        self._level_db = max(level_db, self._level_db - fallen, _LOWEST_DB)
        if peak_db >= self._peak_db:
            self._peak_db, self._held_until = peak_db, now + _HOLD_SECONDS
        elif now > self._held_until:
            self._peak_db = max(self._peak_db - fallen, peak_db, _LOWEST_DB)
        self.update()

    def reset(self) -> None:
        """Nothing comes in."""
        self._level_db = self._peak_db = _LOWEST_DB
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = QPainter(self), colors_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() - self.fontMetrics().horizontalAdvance("−60 dB") - 8
        groove = QRectF(0, (self.height() - _BAR_HEIGHT) / 2, width, _BAR_HEIGHT)
        part, peak = (min(max(1.0 - one / _LOWEST_DB, 0.0), 1.0) for one in (self._level_db, self._peak_db))
        tone = "bad" if self._peak_db >= _CLIP_DB else "warning" if self._level_db >= _HOT_DB else "good"
        paint_bar(painter, colors, groove, Bar(part, "", tone, notch=peak or math.nan))
        painter.setPen(QColor(colors.muted))
        painter.drawText(QRectF(self.rect()), RIGHT, level(self._peak_db) if peak else "−∞ dB")


class StartCard(QWidget):
    """A card in the middle of the tab."""

    file_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = make_card(self, maximumWidth=_CARD_WIDTH)
        self._message = MessagePage(card)
        tip = self.tr("Play a file into this tab, silently, at its natural pace")
        feed = make_button(self.tr("Feed from file…"), card, self.file_wanted, tip=tip)
        tip = self.tr("Look for microphones and line-ins anew")
        self._look = make_button(self.tr("Look again"), card, self.look_wanted, tip=tip)
        vbox(self._message, hbox(1, self._look, feed, 1, spacing=8), parent=card, margins=(24, 12, 24, 24))
        vbox(1, hbox(1, (card, 4), 1), 2, parent=self, margins=None)
        self._problem = ""
        self._hears_system = True
        self.say("")

    def set_system_sound(self, found: bool) -> None:
        """Whether what the computer plays is among the sources; where it is not, the card says what to do about it."""
        if found != self._hears_system:
            self._hears_system = found
            self.say(self._problem)

    def say(self, problem: str) -> None:
        """Ready, or the sentence why not."""
        self._problem = problem
        hint = "" if self._hears_system else f"\n\n{self._hint()}"
        self._look.setVisible(bool(problem))
        heading = self.tr("No source of sound") if problem else self.tr("Classify live")
        text = problem + "\n" + self.tr("You can still try everything here with a file.")
        if not problem:
            text = self.tr(
                "Press Start to see sound as it comes in, and the genre the network predicts. "
                "Nothing is recorded unless you press Record."
            )
        self._message.say(heading, text + hint, "live")
        self.setAccessibleName(problem or self.tr("Ready"))

    def _hint(self) -> str:
        """How to hear what the computer itself plays, which no source found here offers."""
        if sys.platform == "win32":
            return self.tr(
                "To hear what the computer plays, switch on “Stereo Mix” in Windows: Sound settings, Recording, show "
                "disabled devices. Where there is none, a virtual cable does it."
            )
        if sys.platform == "darwin":
            return self.tr(
                "To hear what the computer plays, install a virtual sound device such as BlackHole and choose it here."
            )
        return self.tr(
            "To hear what the computer plays, PulseAudio or PipeWire must run, with its bridge for ALSA programs."
        )
