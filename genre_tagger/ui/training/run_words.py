"""What the run's page says of a record: heading, progress, figures."""

from __future__ import annotations

from PySide6.QtCore import QObject

from genre_tagger.training.extraction_steps import ExtractionStage
from genre_tagger.ui.figure_text import FigureText, decimal, size, whole
from genre_tagger.ui.training.run_record import RunPhase, RunRecord


class RunWords(QObject):
    """GUI thread only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = FigureText(self)

    def heading(self, record: RunRecord) -> str:
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

    def asked(self, word: str) -> str:
        """A word was sent and not yet answered."""
        return {"pause": self.tr("Pausing…"), "stop": self.tr("Stopping…")}.get(word, "")

    def detail(self, record: RunRecord) -> str:
        """The network and its data; for a finished run what came of it."""
        if record.phase is RunPhase.FINISHED and record.finished is not None:
            test = record.finished.test
            if test.accuracy == test.accuracy:
                words = self.tr("Best epoch {epoch}. On the test part: accuracy {accuracy} %, macro-F1 {f1} %.")
                return words.format(
                    epoch=whole(record.finished.best_epoch),
                    accuracy=decimal(100 * test.accuracy, 1),
                    f1=decimal(100 * test.macro_f1, 1),
                )
            return self.tr("Best epoch {epoch}. There is no test part.").format(epoch=whole(record.finished.best_epoch))
        started = record.started
        if started is None:
            return ""
        words = self.tr("{training} clips to learn from, {validation} to choose by, {test} to judge by · {genres}")
        return words.format(
            training=whole(started.training_clips),
            validation=whole(started.validation_clips),
            test=whole(started.test_clips),
            genres=", ".join(started.genres),
        )

    def run(self, record: RunRecord) -> str:
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
        if best is not None and best.validation.macro_f1 == best.validation.macro_f1:
            text = self.tr("best: epoch {epoch}, macro-F1 {f1} %")
            words.append(text.format(epoch=whole(best.epoch), f1=decimal(100 * best.validation.macro_f1, 1)))
        return " · ".join(words)

    def epoch(self, record: RunRecord) -> tuple[float, str]:
        """(part, words) of the epoch under way."""
        batch = record.batch
        done = record.epochs[-1].epoch if record.epochs else 0
        if record.phase is not RunPhase.TRAINING or batch is None or batch.epoch <= done:
            return 0.0, ""
        words = self.tr("Epoch {epoch}: step {step} of {steps}, loss {loss}")
        part = batch.step / max(1, batch.steps)
        return part, words.format(
            epoch=whole(batch.epoch), step=whole(batch.step), steps=whole(batch.steps), loss=decimal(batch.loss, 3)
        )

    def preparing(self, record: RunRecord) -> tuple[float, str]:
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

    def figures(self, record: RunRecord) -> str:
        """Throughput, device, memory, size of the network."""
        words = []
        started, batch = record.started, record.batch
        if started is not None:
            words.append(started.device)
            words.append(self.tr("{count} parameters").format(count=whole(started.parameters)))
        if record.phase is RunPhase.TRAINING and batch is not None:
            words.append(self._text.rate(batch.clips_per_second))
            words.append(self.tr("{size} of memory").format(size=size(batch.memory_bytes)))
        elif record.epochs:
            words.append(self._text.rate(record.epochs[-1].clips_per_second))
        return " · ".join(words)
