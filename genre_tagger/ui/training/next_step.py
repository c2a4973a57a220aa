"""The foot of the tab: one sentence on what comes next, and the button that does it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.figure_text import FigureText, size
from genre_tagger.ui.training.run_record import RunPhase
from genre_tagger.ui.training.step_faces import Standing
from genre_tagger.ui.training.steps import CHECK, DATA, RUN, SETTINGS


@dataclass(frozen=True, slots=True)
class Offer:
    """`action` is "check", "settings", "start", "data" or "" where there is no button."""

    action: str = ""
    button: str = ""
    hint: str = ""
    enabled: bool = True


class NextStep(QObject):
    """GUI thread only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = FigureText(self)

    def offer(self, step: int, now: Standing, is_training: bool) -> Offer:
        """What stands at the foot of a step."""
        if step == DATA:
            return self._of_data(now)
        if step == CHECK:
            return self._of_check(now)
        if step == SETTINGS:
            return self._of_settings(now, is_training)
        if step == RUN:
            return self._of_run(now, is_training)
        return Offer()

    def _of_data(self, now: Standing) -> Offer:
        if not now.request.sources:
            return Offer()
        if len(now.request.genres or (now.look.genres if now.look else ())) < 2:
            hint = self.tr("A network needs at least two genres to tell apart.") if now.look else ""
            return Offer("check", self.tr("Check the data"), hint, enabled=False)
        notes = " ".join(map(error_text, now.look.notes)) if now.look else ""
        return Offer("check", self.tr("Check the data"), notes or self.tr("Next: every clip is looked at."))

    def _of_check(self, now: Standing) -> Offer:
        if now.report is None:
            return Offer()
        if now.report.blocking:
            return Offer("data", self.tr("Back to the data"), self.tr("Mend or change the data, then check again."))
        return Offer("settings", self.tr("Choose settings"), self.tr("The report is saved with the run."))

    def _of_settings(self, now: Standing, is_training: bool) -> Offer:
        if is_training:
            words = self.tr("A run is under way; another can start when it is over or paused.")
            return Offer("start", self.tr("Start training"), words, enabled=False)
        if now.report is None:
            if now.look is None:
                return Offer("data", self.tr("Choose data"), self.tr("The data come first."))
            return Offer("check", self.tr("Check the data"), self.tr("The data have not been checked yet."))
        if now.report.blocking:
            return Offer("check", self.tr("See the check"), self.tr("The check found what forbids a start."))
        return Offer("start", self.tr("Start training"), self._estimates(now))

    def _estimates(self, now: Standing) -> str:
        """For the settings as they stand now."""
        report = now.report
        if report is None:
            return ""
        from genre_tagger.training.preflight_estimates import estimate

        clips = [sum(row) for row in report.counts]
        figures = estimate(
            (clips[0], clips[1], clips[2]), now.settings, cache_folder=Path.home(), windows_per_track=1, jobs=1
        )
        low, likely, high = figures.training_seconds
        words = self.tr("Roughly {likely} of training ({low} to {high}) and {memory} of memory.")
        return words.format(
            likely=self._text.time(likely),
            low=self._text.time(low),
            high=self._text.time(high),
            memory=size(figures.memory_bytes),
        )

    def _of_run(self, now: Standing, is_training: bool) -> Offer:
        record = now.record
        if record is None:
            return Offer()
        if is_training:
            return Offer(hint=self.tr("You can use the rest of the window meanwhile. Quitting pauses the run."))
        if record.phase is RunPhase.FAILED and record.folder is None:
            return Offer("start", self.tr("Try again"), "", enabled=now.report is not None)
        if record.phase in (RunPhase.PAUSED, RunPhase.FAILED):
            return Offer(hint=self.tr("The run stands as it was after its last saved step and goes on from there."))
        return Offer()
