"""Step 4: the run itself. Curves as they grow, how far it is and how long it will take; pause, resume, stop."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from genre_tagger.training.windows.extraction import ExtractionStage
from genre_tagger.ui.figure_text import FigureText, decimal, size, whole
from genre_tagger.ui.training.training_session import RunPhase, RunRecord
from genre_tagger.ui.widgets.building import TOP, configured, hbox, make_button, make_card, make_label, set_role, vbox
from genre_tagger.ui.widgets.plot_box import PlotCursor
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
        self._text = FigureText(self)
        self._asked = ""
        self.heading = make_label(parent=self, role="heading", plain=True)
        self.detail = make_label(parent=self, role="muted", wrap=True, plain=True)
        self.note = make_label(parent=self, wrap=True, plain=True, selectable=True)
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

    def _make_bars(self) -> None:
        self.run_bar, self.epoch_bar = QProgressBar(self), QProgressBar(self)
        for bar, name in ((self.run_bar, self.tr("The whole run")), (self.epoch_bar, self.tr("This epoch"))):
            configured(bar, range=(0, 1000), textVisible=False, fixedWidth=200, accessibleName=name)
        self.run_words, self.epoch_words = QLabel(self), QLabel(self)
        self.figures = make_label(parent=self, role="muted", plain=True)

    def _make_buttons(self) -> None:
        tip = self.tr("Save where it is and stop; it goes on from there when you like (Space)")
        self.pause_button = make_button(self.tr("Pause"), self, self._on_pause, icon="pause", tip=tip)
        tip = self.tr("Go on where it stopped (Space)")
        words = self.tr("Resume")
        self.resume_button = make_button(words, self, self.resume_wanted, icon="play", primary=True, tip=tip)
        tip = self.tr("End the run now with the best epoch's network")
        self.stop_button = make_button(self.tr("Stop and keep the best"), self, self._on_stop, icon="stop", tip=tip)
        words = self.tr("See the results")
        self.results_button = make_button(words, self, self.results_wanted, icon="results", primary=True)

    def _lay_out(self) -> None:
        card = make_card(self)
        grid = QGridLayout(card)
        configured(
            grid, contentsMargins=(14, 10, 14, 10), horizontalSpacing=14, verticalSpacing=5, columnStretch=(1, 1)
        )
        buttons = hbox(self.pause_button, self.stop_button, self.resume_button, self.results_button, spacing=8)
        grid.addLayout(buttons, 0, 2, 2, 1, TOP | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.heading, 0, 0, 1, 2)
        grid.addWidget(self.detail, 1, 0, 1, 2)
        for row, (bar, words) in enumerate(((self.run_bar, self.run_words), (self.epoch_bar, self.epoch_words)), 2):
            grid.addWidget(bar, row, 0)
            grid.addWidget(words, row, 1, 1, 2)
        grid.addWidget(self.figures, 4, 0, 1, 3)
        grid.addWidget(self.note, 5, 0, 1, 3)
        charts = configured(QGridLayout(), spacing=8)
        for number, chart in enumerate(self.charts.values()):
            charts.addWidget(chart, number // 2, number % 2)
        vbox(card, (charts, 1), parent=self, spacing=8)

    def show_record(self, record: RunRecord, resumable: bool) -> None:
        """Everything anew; called a few times a second at most. `resumable`: the run may go on."""
        if record is not self._record or record.phase in (RunPhase.PAUSED, RunPhase.FINISHED, RunPhase.FAILED):
            self._asked = ""
        self._record = record
        is_live = record.phase in (RunPhase.STARTING, RunPhase.PREPARING, RunPhase.TRAINING)
        configured(self.pause_button, visible=is_live, enabled=not self._asked)
        configured(self.stop_button, visible=is_live, enabled=not self._asked and bool(record.epochs))
        self.resume_button.setVisible(resumable and not is_live)
        self.results_button.setVisible(record.phase is RunPhase.FINISHED)
        self.heading.setText(self._asked or self._heading_words(record))
        self.detail.setText(self._detail_words(record))
        self._show_progress(record, is_live)
        self._show_note(record)
        self._show_curves(record)

    def _show_progress(self, record: RunRecord, is_live: bool) -> None:
        preparing = record.phase is RunPhase.PREPARING and record.extraction is not None
        self.run_bar.setValue(round(1000 * record.part_done))
        self.run_words.setText(self._run_words(record))
        part, words = self._preparing_words(record) if preparing else self._epoch_words(record)
        self.epoch_bar.setValue(round(1000 * part))
        self.epoch_bar.setVisible(is_live)
        configured(self.epoch_words, text=words, visible=is_live)
        figures = self._figures_words(record)
        configured(self.figures, text=figures, visible=bool(figures))

    def _show_note(self, record: RunRecord) -> None:
        lines = [record.problem] if record.problem else []
        lines += record.warnings[-2:]
        if record.failed_clips:
            lines.append(self.tr("%Ln clip(s) could not be used.", "", len(record.failed_clips)))
            self.note.setToolTip("\n".join(one.reason for one in record.failed_clips[:12]))
        set_role(self.note, "bad" if record.problem else "warning")
        configured(self.note, text="\n".join(lines), visible=bool(lines))

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
        self._wait_for(self.tr("Pausing…"))
        self.pause_wanted.emit()

    @Slot()
    def _on_stop(self) -> None:
        self._wait_for(self.tr("Stopping…"))
        self.stop_wanted.emit()

    def _wait_for(self, words: str) -> None:
        """The run takes notice at its next step; until then the page says what was asked for."""
        self._asked = words
        self.pause_button.setEnabled(False)
        self.stop_button.setEnabled(False)
        self.heading.setText(words)

    def _heading_words(self, record: RunRecord) -> str:
        """What goes on, in a few words."""
        if record.phase is RunPhase.FINISHED:
            reason = record.finished.reason if record.finished else ""
            return {
                "early stopping": self.tr("Finished: nothing improved any more"),
                "stopped": self.tr("Stopped; the best network is kept"),
            }.get(reason, self.tr("Finished"))
        return {
            RunPhase.STARTING: self.tr("Getting ready…"),
            RunPhase.PREPARING: self.tr("Turning clips into mel windows"),
            RunPhase.TRAINING: self.tr("Training"),
            RunPhase.PAUSED: self.tr("Paused"),
            RunPhase.FAILED: self.tr("The run broke off"),
        }[record.phase]

    def _detail_words(self, record: RunRecord) -> str:
        """The network and its data; for a finished run what came of it."""
        if record.phase is RunPhase.FINISHED and record.finished is not None:
            test, epoch = record.finished.test, whole(record.finished.best_epoch)
            if math.isnan(test.accuracy):
                return self.tr("Best epoch {epoch}. There is no test part.").format(epoch=epoch)
            words = self.tr("Best epoch {epoch}. On the test part: accuracy {accuracy} %, macro-F1 {f1} %.")
            accuracy, f1 = (decimal(100 * score, 1) for score in (test.accuracy, test.macro_f1))
            return words.format(epoch=epoch, accuracy=accuracy, f1=f1)
        started = record.started
        if started is None:
            return ""
        words = self.tr("{training} clips for training, {validation} for validation, {test} for the test · {genres}")
        parts = started.training_clips, started.validation_clips, started.test_clips
        training, validation, test_part = map(whole, parts)
        genres = ", ".join(started.genres)
        return words.format(training=training, validation=validation, test=test_part, genres=genres)

    def _run_words(self, record: RunRecord) -> str:
        """How far the whole run is, and how long it may still take."""
        total = record.total_epochs
        if not total:
            return ""
        done = record.epochs[-1].epoch if record.epochs else 0
        words = [self.tr("{done} of {total} epochs").format(done=whole(done), total=whole(total))]
        remaining = record.remaining_seconds
        if remaining is not None and done < total:
            words.append(self._text.remaining(*remaining))
        best = record.best
        if best is not None and not math.isnan(best.validation.macro_f1):
            text = self.tr("best: epoch {epoch}, macro-F1 {f1} %")
            words.append(text.format(epoch=whole(best.epoch), f1=decimal(100 * best.validation.macro_f1, 1)))
        return " · ".join(words)

    def _epoch_words(self, record: RunRecord) -> tuple[float, str]:
        """(part, words) of the epoch under way."""
        batch = record.batch
        done = record.epochs[-1].epoch if record.epochs else 0
        if record.phase is not RunPhase.TRAINING or batch is None or batch.epoch <= done:
            return 0.0, ""
        words = self.tr("Epoch {epoch}: step {step} of {steps}, loss {loss}")
        epoch, step, steps = map(whole, (batch.epoch, batch.step, batch.steps))
        words = words.format(epoch=epoch, step=step, steps=steps, loss=decimal(batch.loss, 3))
        return batch.step / max(1, batch.steps), words

    def _preparing_words(self, record: RunRecord) -> tuple[float, str]:
        """(part, words) of the mel windows."""
        step = record.extraction
        if step is None:
            return 0.0, ""
        text = {
            ExtractionStage.WAITING: self.tr("Waiting for another run that prepares clips"),
            ExtractionStage.CHECKING: self.tr("Checking what is there already: {done} of {total}"),
            ExtractionStage.EXTRACTING: self.tr("{done} of {total} clips"),
        }[step.stage]
        words = [text.format(done=whole(step.done), total=whole(step.total))]
        if step.reused and step.stage is ExtractionStage.EXTRACTING:
            words.append(self.tr("{count} from earlier").format(count=whole(step.reused)))
        if step.clips_per_second:
            words.append(self._text.rate(step.clips_per_second))
        if step.remaining_seconds > 1:
            words.append(self.tr("about {likely} left").format(likely=self._text.time(step.remaining_seconds)))
        return step.done / max(1, step.total), " · ".join(words)

    def _figures_words(self, record: RunRecord) -> str:
        """Throughput, device, memory, size of the network."""
        words, started, batch = [], record.started, record.batch
        if started is not None:
            words += [started.device, self.tr("{count} parameters").format(count=whole(started.parameters))]
        if record.phase is RunPhase.TRAINING and batch is not None:
            words.append(self._text.rate(batch.clips_per_second))
            words.append(self.tr("{size} of memory").format(size=size(batch.memory_bytes)))
        elif record.epochs:
            words.append(self._text.rate(record.epochs[-1].clips_per_second))
        return " · ".join(words)
