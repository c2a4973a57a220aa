"""What the five steps say of themselves, worked out from how things stand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from genre_tagger.app.datasets import DatasetSummary
from genre_tagger.training.preflight_report import PreflightReport
from genre_tagger.training.presets import PRESET_NAMES, preset
from genre_tagger.training.run_settings import RunSettings
from genre_tagger.training.sources.request import DataRequest
from genre_tagger.ui.figure_text import whole
from genre_tagger.ui.training.run_record import RunPhase, RunRecord
from genre_tagger.ui.training.settings_words import shown
from genre_tagger.ui.training.step_rail import StepFace, StepState


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the steps speak of."""

    request: DataRequest
    look: DatasetSummary | None
    look_problem: str
    is_checking: bool
    report: PreflightReport | None
    settings: RunSettings
    record: RunRecord | None
    has_results: bool


class StepFaces(QObject):
    """GUI thread only."""

    def faces(self, now: Standing) -> tuple[StepFace, ...]:
        """One for each step, in order."""
        return self._data(now), self._check(now), self._settings(now), self._run(now), self._results(now)

    def _data(self, now: Standing) -> StepFace:
        if not now.request.sources:
            return StepFace(StepState.OPEN, self.tr("choose where the music is"))
        if now.look_problem:
            return StepFace(StepState.BAD, now.look_problem)
        if now.look is None:
            return StepFace(StepState.OPEN, self.tr("reading…"))
        words = self.tr("%Ln genre(s)", "", len(now.request.genres or now.look.genres))
        return StepFace(StepState.DONE, f"{self._clips(now)}, {words}")

    def _clips(self, now: Standing) -> str:
        look = now.look
        count = 0
        if look is not None:
            count = sum(look.count(genre) for genre in now.request.genres) if now.request.genres else look.clips
        return self.tr("%Ln clip(s)", "", count)

    def _check(self, now: Standing) -> StepFace:
        may = now.look is not None
        if now.is_checking:
            return StepFace(StepState.BUSY, self.tr("looking at every clip"))
        if now.report is None:
            return StepFace(StepState.OPEN, self.tr("find what is unfit"), may)
        if now.report.blocking:
            return StepFace(StepState.BAD, now.report.blocking[0])
        return StepFace(StepState.DONE, self.tr("%Ln problem(s) found", "", len(now.report.problems)))

    def _settings(self, now: Standing) -> StepFace:
        name = now.settings.preset
        title = shown(preset(name).title) if name in PRESET_NAMES else name
        words = self.tr("{preset}, {epochs} epochs").format(preset=title, epochs=whole(now.settings.epochs))
        is_done = now.report is not None and not now.report.blocking
        return StepFace(StepState.DONE if is_done else StepState.OPEN, words)

    def _run(self, now: Standing) -> StepFace:
        record = now.record
        if record is None:
            return StepFace(StepState.OPEN, self.tr("watch it learn"), False)
        epoch = record.epochs[-1].epoch if record.epochs else 0
        progress = self.tr("epoch {epoch} of {epochs}").format(epoch=whole(epoch), epochs=whole(record.total_epochs))
        if record.phase is RunPhase.FAILED:
            return StepFace(StepState.BAD, self.tr("broke off"))
        if record.phase is RunPhase.FINISHED:
            return StepFace(StepState.DONE, progress)
        if record.phase is RunPhase.PAUSED:
            return StepFace(StepState.OPEN, self.tr("paused, {progress}").format(progress=progress))
        is_training = record.phase is RunPhase.TRAINING
        return StepFace(StepState.BUSY, progress if is_training else self.tr("getting ready"))

    def _results(self, now: Standing) -> StepFace:
        if now.has_results:
            return StepFace(StepState.DONE, self.tr("see where it errs"))
        return StepFace(StepState.OPEN, self.tr("when a run is done"), False)
