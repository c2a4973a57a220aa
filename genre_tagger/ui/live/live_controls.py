"""The upper row of the Live tab (source, start, record, freeze, level, how well it runs), and the bars of genres."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from genre_tagger.audio.input_device import InputDevice
from genre_tagger.ui.figure_text import clock, decimal, level, whole
from genre_tagger.ui.live.live_classifier import LivePrediction
from genre_tagger.ui.live.live_plot import FrameFigures
from genre_tagger.ui.theme import colors_of
from genre_tagger.ui.views.genre_bars import GenreBars
from genre_tagger.ui.widgets.building import RIGHT, Gap, configured, hbox, make_button, make_label, make_tool

_LONGEST_NAME = 30
_LOWEST_DB = -60.0
_FALL_DB_PER_SECOND = 24.0
_HOLD_SECONDS = 1.2
_BAR_HEIGHT = 8.0
_HOT_DB, _CLIP_DB = -6.0, -0.3


class LiveControls(QWidget):
    """Shows what it is told and emits what the user wants. GUI thread only."""

    start_toggled = Signal()
    source_changed = Signal()
    file_wanted = Signal()
    record_toggled = Signal(bool)
    freeze_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = configured(QComboBox(self), accessibleName=self.tr("Source"), minimumContentsLength=27)
        self.source.setToolTip(self.tr("Where the sound comes from"))
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source.activated.connect(self._source_activated)
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
        row = self.source, self._start, self.record, self.freeze, Gap(8), (self.meter, 1), self._figures
        hbox(*row, parent=self, spacing=8)
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
        self._figures.setText(
            self.tr("{rate} fps · {latency} ms · {lost} lost").format(
                rate=decimal(figures.frames_per_second),
                latency=decimal(1000 * figures.latency_seconds),
                lost=whole(dropped_blocks),
            )
        )

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


class LevelMeter(QWidget):
    """How loud it is: a bar, a mark that holds the peak, and the peak in numbers. Rises at once, falls slowly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level_db = self._peak_db = _LOWEST_DB
        self._held_until = 0.0
        self._updated_at = monotonic()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Input level"))
        self.setToolTip(self.tr("Input level in dB below full scale; the mark holds the peak"))

    def sizeHint(self) -> QSize:
        return QSize(160, int(QFontMetricsF(self.font()).height() + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(110, self.sizeHint().height())

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
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self.font())
        text = "−∞ dB" if self._peak_db <= _LOWEST_DB else level(self._peak_db)
        number_width = metrics.horizontalAdvance("−60 dB")
        bar = QRectF(0, (self.height() - _BAR_HEIGHT) / 2, self.width() - number_width - 8, _BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.track))
        painter.drawRoundedRect(bar, 4, 4)
        tone = colors.bad if self._peak_db >= _CLIP_DB else colors.warning if self._level_db >= _HOT_DB else colors.good
        filled = QRectF(bar)
        filled.setWidth(bar.width() * self._part(self._level_db))
        painter.setBrush(QColor(tone))
        painter.drawRoundedRect(filled, 4, 4)
        x = bar.left() + bar.width() * self._part(self._peak_db)
        if self._peak_db > _LOWEST_DB:
            painter.fillRect(QRectF(min(x, bar.right() - 2), bar.top() - 2, 2, _BAR_HEIGHT + 4), QColor(colors.text))
        painter.setPen(QColor(colors.muted))
        baseline = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(self.width() - metrics.horizontalAdvance(text), baseline), text)

    @staticmethod
    def _part(level_db: float) -> float:
        return min(max((level_db - _LOWEST_DB) / -_LOWEST_DB, 0.0), 1.0)


class LiveGenres(GenreBars):
    """GUI thread only."""

    has_classifier = False
    """Whether predictions are to be expected."""

    def begin(self) -> None:
        """Nothing has come in yet."""
        if self.has_classifier:
            self.set_prediction(None, self.tr("The first prediction comes after three seconds…"))
        else:
            self.set_prediction(None, self.tr("No model: the views work, but nothing is classified."))

    @Slot(LivePrediction)
    def show_prediction(self, found: LivePrediction) -> None:
        """The newest, and how much of the network's window is filled."""
        self.set_prediction(found.prediction, self.tr("Silence") if found.prediction is None else "")
        if found.is_warm:
            self.set_progress("", 1.0)
            return
        words = self.tr("Warming up: {heard} of {window} s")
        words = words.format(heard=whole(int(found.received_seconds)), window=decimal(found.window_seconds))
        self.set_progress(words, found.received_seconds / found.window_seconds)

    @Slot(str)
    def show_failure(self, message: str) -> None:
        """There will be no predictions."""
        self.has_classifier = False
        self.set_prediction(None, message)
