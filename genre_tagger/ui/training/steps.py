"""The five steps of the tab: how each is shown, what it says of itself, what the button at the foot offers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from genre_tagger.app.datasets import DatasetSummary
from genre_tagger.training.check.report import PreflightReport
from genre_tagger.training.data.dataset import DataRequest
from genre_tagger.training.run.settings import RunSettings
from genre_tagger.ui.figure_text import FigureText, size, whole
from genre_tagger.ui.theme import colors_of, paint_icon
from genre_tagger.ui.training.training_session import RunPhase, RunRecord
from genre_tagger.ui.translation import error_text, preset_title
from genre_tagger.ui.widgets.building import configured, hbox

DATA, CHECK, SETTINGS, RUN, RESULTS = range(5)
_DISC = 24.0


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
    is_training: bool
    """Whether a run of this window is under way, be it another than `record`."""


class StepWords(QObject):
    """What each step says of itself, and what stands at its foot. GUI thread only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = FigureText(self)

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
        look, genres = now.look, now.request.genres
        clips = self.tr("%Ln clip(s)", "", sum(map(look.count, genres)) if genres else look.clips)
        words = self.tr("%Ln genre(s)", "", len(genres or look.genres))
        return StepFace(StepState.DONE, f"{clips}, {words}")

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
        title, epochs = preset_title(now.settings.preset), whole(now.settings.epochs)
        words = self.tr("{preset}, {epochs} epochs").format(preset=title, epochs=epochs)
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
        if now.record is not None and now.record.phase is RunPhase.FINISHED:
            return StepFace(StepState.DONE, self.tr("see where it errs"))
        return StepFace(StepState.OPEN, self.tr("when a run is done"), False)

    def offer(self, step: int, now: Standing) -> Offer:
        """What stands at the foot of a step."""
        offers = {DATA: self._of_data, CHECK: self._of_check, SETTINGS: self._of_settings, RUN: self._of_run}
        return offers[step](now) if step in offers else Offer()

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

    def _of_settings(self, now: Standing) -> Offer:
        if now.is_training:
            words = self.tr("A run is under way; another can start when it is over or paused.")
            return Offer("start", self.tr("Start training"), words, enabled=False)
        if now.report is None:
            if now.look is None:
                return Offer("data", self.tr("Choose data"), self.tr("The data come first."))
            return Offer("check", self.tr("Check the data"), self.tr("The data have not been checked yet."))
        if now.report.blocking:
            return Offer("check", self.tr("See the check"), self.tr("The check found what forbids a start."))
        return Offer("start", self.tr("Start training"), self._estimates(now.report, now.settings))

    def _estimates(self, report: PreflightReport, settings: RunSettings) -> str:
        from genre_tagger.training.check.preflight import estimate

        training, validation, test = (sum(row) for row in report.counts)
        figures = estimate((training, validation, test), settings, cache_folder=Path.home(), jobs=1)
        low, likely, high = map(self._text.time, figures.training_seconds)
        words = self.tr("Roughly {likely} of training ({low} to {high}) and {memory} of memory.")
        return words.format(likely=likely, low=low, high=high, memory=size(figures.memory_bytes))

    def _of_run(self, now: Standing) -> Offer:
        record = now.record
        if record is None:
            return Offer()
        if now.is_training:
            return Offer(hint=self.tr("You can use the rest of the window meanwhile. Quitting pauses the run."))
        if record.phase is RunPhase.FAILED and record.folder is None:
            return Offer("start", self.tr("Try again"), "", enabled=now.report is not None)
        if record.phase in (RunPhase.PAUSED, RunPhase.FAILED):
            return Offer(hint=self.tr("The run stands as it was after its last saved step and goes on from there."))
        return Offer()


class StepState(Enum):
    """How a step stands. BUSY: something runs there now."""

    OPEN = "open"
    BUSY = "busy"
    DONE = "done"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Offer:
    """`action` is "check", "settings", "start", "data" or "" where there is no button."""

    action: str = ""
    button: str = ""
    hint: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class StepFace:
    """What a step shows: a few words under its name."""

    state: StepState
    words: str
    enabled: bool = True


class StepRail(QWidget):
    """`chosen` carries the step's number, from 0. GUI thread only."""

    chosen = Signal(int)

    def __init__(self, titles: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = [_StepButton(number, title, self) for number, title in enumerate(titles)]
        hbox(*((button, 1) for button in self.buttons), parent=self, spacing=4)
        group = configured(QButtonGroup(self), idClicked=self.chosen)
        for button in self.buttons:
            group.addButton(button, button.number)

    def show_step(self, number: int) -> None:
        """This step is the one in view."""
        self.buttons[number].setChecked(True)

    def set_face(self, number: int, face: StepFace) -> None:
        """How the step stands now."""
        self.buttons[number].set_face(face)


class _StepButton(QAbstractButton):
    """A numbered disc, the step's name and a few words."""

    def __init__(self, number: int, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self._face = StepFace(StepState.OPEN, "")
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_face(self._face)

    def sizeHint(self) -> QSize:
        return QSize(140, round(2 * QFontMetricsF(self.font()).height() + 18))

    def set_face(self, face: StepFace) -> None:
        self._face = face
        self.setEnabled(face.enabled)
        self.setAccessibleName(self.tr("Step {number}: {title}").format(number=self.number + 1, title=self.text()))
        self.setAccessibleDescription(face.words)
        self.setToolTip(face.words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, here = colors_of(self), self.isChecked()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if here or self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(colors.accent), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent_soft if here else colors.hover))
            painter.drawRoundedRect(frame, 8, 8)
        self._paint_disc(painter, QRectF(10, (self.height() - _DISC) / 2, _DISC, _DISC))
        left, room = 10 + _DISC + 9, self.width() - _DISC - 27
        title = QFont(self.font())
        title.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(title)
        has_words = bool(self._face.words)
        top = (self.height() - metrics.height() * (2 if has_words else 1)) / 2
        painter.setFont(title)
        painter.setPen(QColor(colors.text if self.isEnabled() else colors.disabled))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(QPointF(left, top + metrics.ascent()), metrics.elidedText(self.text(), elide, room))
        if has_words:
            small = QFont(self.font())
            small.setPointSizeF(self.font().pointSizeF() * 0.9)
            metrics = QFontMetricsF(small)
            painter.setFont(small)
            muted = colors.bad if self._face.state is StepState.BAD else colors.muted
            painter.setPen(QColor(muted if self.isEnabled() else colors.disabled))
            base = self.height() - top - metrics.descent()
            painter.drawText(QPointF(left, base), metrics.elidedText(self._face.words, elide, room))

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        colors, state = colors_of(self), self._face.state
        fills = {StepState.DONE: colors.good, StepState.BAD: colors.bad, StepState.BUSY: colors.accent}
        fill = fills.get(state, colors.accent if self.isChecked() else "")
        painter.setPen(QPen(QColor(fill or (colors.border_strong if self.isEnabled() else colors.border)), 1.5))
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        names = {StepState.DONE: "accept", StepState.BAD: "close", StepState.BUSY: "play"}
        if state in names:
            paint_icon(painter, names[state], colors.on_accent, disc.adjusted(5, 5, -5, -5))
            return
        tone = colors.on_accent if fill else (colors.muted if self.isEnabled() else colors.disabled)
        painter.setPen(QColor(tone))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.number + 1))
