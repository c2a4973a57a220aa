"""Step 4: the run itself. Curves as they grow, how far it is and how long it will take; pause, resume, stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from genre_tagger.ui.icons import icon
from genre_tagger.ui.training.run_record import RunPhase, RunRecord
from genre_tagger.ui.training.run_words import RunWords
from genre_tagger.ui.views.tones import colors_of
from genre_tagger.ui.widgets.plot_cursor import PlotCursor
from genre_tagger.ui.widgets.plot_epochs import EpochChart, Figure, Series

_TRAINING_TONE, _VALIDATION_TONE = 0, 2


class RunPage(QWidget):
    """Shows a `RunRecord`; signals are what was pressed. GUI thread only."""

    pause_wanted = Signal()
    stop_wanted = Signal()
    resume_wanted = Signal()
    results_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: RunRecord | None = None
        self._words = RunWords(self)
        self._asked = ""
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.detail = QLabel(self)
        self.detail.setProperty("role", "muted")
        self.detail.setWordWrap(True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._make_bars()
        self._make_buttons()
        self._cursor = PlotCursor(self)
        self.charts = {
            "loss": EpochChart(self.tr("Loss"), Figure.LOSS, self._cursor, self),
            "accuracy": EpochChart(self.tr("Accuracy"), Figure.SHARE, self._cursor, self),
            "macro_f1": EpochChart(self.tr("Macro-F1"), Figure.SHARE, self._cursor, self),
            "learning_rate": EpochChart(self.tr("Learning rate"), Figure.RATE, self._cursor, self),
        }
        self._lay_out()
        self._dress()

    def _make_bars(self) -> None:
        self.run_bar, self.epoch_bar = QProgressBar(self), QProgressBar(self)
        for bar, name in ((self.run_bar, self.tr("The whole run")), (self.epoch_bar, self.tr("This epoch"))):
            bar.setRange(0, 1000)
            bar.setTextVisible(False)
            bar.setAccessibleName(name)
        self.run_words, self.epoch_words = QLabel(self), QLabel(self)
        self.figures = QLabel(self)
        self.figures.setProperty("role", "muted")
        self.figures.setTextFormat(Qt.TextFormat.PlainText)

    def _make_buttons(self) -> None:
        self.pause_button = QPushButton(self.tr("Pause"), self)
        self.pause_button.setToolTip(self.tr("Save where it is and stop; it goes on from there when you like (Space)"))
        self.pause_button.clicked.connect(self._on_pause)
        self.resume_button = QPushButton(self.tr("Resume"), self)
        self.resume_button.setProperty("primary", True)
        self.resume_button.setToolTip(self.tr("Go on where it stopped (Space)"))
        self.resume_button.clicked.connect(self.resume_wanted)
        self.stop_button = QPushButton(self.tr("Stop and keep the best"), self)
        self.stop_button.setToolTip(self.tr("End the run now with the best epoch's network"))
        self.stop_button.clicked.connect(self._on_stop)
        self.results_button = QPushButton(self.tr("See the results"), self)
        self.results_button.setProperty("primary", True)
        self.results_button.clicked.connect(self.results_wanted)

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("role", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.addWidget(self.heading, 0, 0, 1, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.pause_button, self.stop_button, self.resume_button, self.results_button):
            buttons.addWidget(button)
        grid.addLayout(buttons, 0, 2, 2, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.detail, 1, 0, 1, 2)
        for row, (bar, words) in enumerate(((self.run_bar, self.run_words), (self.epoch_bar, self.epoch_words)), 2):
            bar.setFixedWidth(200)
            grid.addWidget(bar, row, 0)
            grid.addWidget(words, row, 1, 1, 2)
        grid.addWidget(self.figures, 4, 0, 1, 3)
        grid.addWidget(self.note, 5, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        charts = QGridLayout()
        charts.setSpacing(8)
        for number, chart in enumerate(self.charts.values()):
            charts.addWidget(chart, number // 2, number % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(card)
        column.addLayout(charts, 1)

    def show_record(self, record: RunRecord, resumable: bool) -> None:
        """Everything anew; called a few times a second at most. `resumable`: the run may go on."""
        if record is not self._record or record.phase in (RunPhase.PAUSED, RunPhase.FINISHED, RunPhase.FAILED):
            self._asked = ""
        self._record = record
        is_live = record.phase in (RunPhase.STARTING, RunPhase.PREPARING, RunPhase.TRAINING)
        self.pause_button.setVisible(is_live)
        self.stop_button.setVisible(is_live)
        self.pause_button.setEnabled(not self._asked)
        self.stop_button.setEnabled(not self._asked and bool(record.epochs))
        self.resume_button.setVisible(resumable and not is_live)
        self.results_button.setVisible(record.phase is RunPhase.FINISHED)
        self.heading.setText(self._words.asked(self._asked) or self._words.heading(record))
        self.detail.setText(self._words.detail(record))
        self._show_progress(record, is_live)
        self._show_note(record)
        self._show_curves(record)

    def _show_progress(self, record: RunRecord, is_live: bool) -> None:
        preparing = record.phase is RunPhase.PREPARING and record.extraction is not None
        self.run_bar.setValue(round(1000 * record.part_done))
        self.run_words.setText(self._words.run(record))
        part, words = self._words.preparing(record) if preparing else self._words.epoch(record)
        self.epoch_bar.setValue(round(1000 * part))
        self.epoch_words.setText(words)
        self.epoch_bar.setVisible(is_live)
        self.epoch_words.setVisible(is_live)
        self.figures.setText(self._words.figures(record))
        self.figures.setVisible(bool(self.figures.text()))

    def _show_note(self, record: RunRecord) -> None:
        lines = [record.problem] if record.problem else []
        lines += record.warnings[-2:]
        if record.failed_clips:
            lines.append(self.tr("%Ln clip(s) could not be used.", "", len(record.failed_clips)))
            self.note.setToolTip("\n".join(one.reason for one in record.failed_clips[:12]))
        role = "bad" if record.problem else "warning"
        if self.note.property("role") != role:
            self.note.setProperty("role", role)
            self.note.style().polish(self.note)
        self.note.setText("\n".join(lines))
        self.note.setVisible(bool(lines))

    def _show_curves(self, record: RunRecord) -> None:
        best = float(record.best.epoch) if record.best else 0.0
        end = float(max(record.total_epochs, len(record.epochs), 1))
        self._cursor.set_stops([one.epoch for one in record.epochs])
        names = (self.tr("training"), _TRAINING_TONE), (self.tr("validation"), _VALIDATION_TONE)
        for key in ("loss", "accuracy", "macro_f1"):
            series = [
                Series(name, [(one.epoch, getattr(getattr(one, part), key)) for one in record.epochs], tone, best=best)
                for part, (name, tone) in zip(("training", "validation"), names, strict=True)
            ]
            if key == "loss":
                series.insert(0, Series("", record.batches, _TRAINING_TONE, faint=True))
            self.charts[key].set_series(series, end, best)
        rates = [(one.epoch, one.learning_rate) for one in record.epochs]
        self.charts["learning_rate"].set_series([Series(self.tr("now"), rates, 4)], end)

    @Slot()
    def toggle(self) -> None:
        """Pause or resume, whichever is offered."""
        if self.pause_button.isVisible() and self.pause_button.isEnabled():
            self._on_pause()
        elif self.resume_button.isVisible():
            self.resume_wanted.emit()

    @Slot()
    def _on_pause(self) -> None:
        self._ask("pause")
        self.pause_wanted.emit()

    @Slot()
    def _on_stop(self) -> None:
        self._ask("stop")
        self.stop_wanted.emit()

    def _ask(self, word: str) -> None:
        """The run hears it at its next step; until then the page says that it was heard."""
        self._asked = word
        self.pause_button.setEnabled(False)
        self.stop_button.setEnabled(False)
        self.heading.setText(self._words.asked(word))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "charts"):
            self._dress()

    def _dress(self) -> None:
        colors = colors_of(self)
        self.pause_button.setIcon(icon("pause", colors.text, colors.disabled))
        self.stop_button.setIcon(icon("stop", colors.text, colors.disabled))
        self.resume_button.setIcon(icon("play", colors.on_accent, colors.disabled))
        self.results_button.setIcon(icon("results", colors.on_accent, colors.disabled))
