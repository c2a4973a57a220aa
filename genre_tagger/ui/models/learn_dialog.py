"""Tools › Learn from my corrections: what there is to learn, how it goes, what it changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QProgressBar, QWidget

from genre_tagger.app.learning import (
    LearningMaterial,
    learning_material,
    learning_process,
    learning_request,
    unlabeled_track,
)
from genre_tagger.training.personal.plan import FEWEST_CORRECTIONS, FEWEST_GROUPS
from genre_tagger.training.run.steps import BatchTrained, EpochTrained, RunWarning
from genre_tagger.training.windows.extraction import ClipFailed, ExtractionProgress
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.figure_text import percent, whole
from genre_tagger.ui.guide.guide import belongs_to
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.models.model_card import ModelWords
from genre_tagger.ui.tasks import Job, TaskRunner
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, set_role, vbox
from genre_tagger.workers.process import Stop

if TYPE_CHECKING:
    from genre_tagger.training.data.dataset import LabeledTrack
    from genre_tagger.training.personal.learning import LearningRequest, Learnt
    from genre_tagger.ui.library.track_list import TrackList
    from genre_tagger.workers.process import ProcessStream

MakeProcess = Callable[["LearningRequest", Stop], "ProcessStream"]


class LearnDialog(QDialog):
    """One click learns; the result is a candidate. `offered` (model id) asks to show what it would change.

    `learnt` (model id) follows once it stands among the models. Closing the dialog ends the learning at once. GUI
    thread only.
    """

    offered = Signal(str)
    learnt = Signal(str)

    def __init__(
        self,
        engine: Engine,
        tracks: TrackList,
        runner: TaskRunner,
        parent: QWidget | None = None,
        make_process: MakeProcess = learning_process,
    ) -> None:
        super().__init__(parent)
        self._engine, self.make_process = engine, make_process
        self._words = ModelWords(self)
        self._lesson: LearningMaterial | None = None
        self._data_folder: Path | None = None
        self._job = configured(Job(runner, self), stepped=self._on_steps, problem=self._on_problem)
        self._job.finished.connect(self._on_finished)
        self._learns = False
        self._result: Learnt | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Learn from my corrections"))
        belongs_to(self, "models")
        self.resize(600, 420)
        others = _unlabeled(tracks)
        text = self.tr(
            "The model in use is trained further on the genres you chose, and on folders that you sorted by genre. "
            "What it says of the rest of your music is kept. A quarter of your tracks, of artists of their own, is "
            "held out to see whether the new model is better. It is not used until you say so."
        )
        self._title = make_label(self.tr("A model of your own"), role="title", wrap=True)
        self.told = make_label(self.tr("Reading your corrections…"), wrap=True)
        self._stage = make_label(wrap=True)
        self._notes = make_label(role="warning", wrap=True, visible=False)
        self._bar = configured(QProgressBar(), textVisible=False, range=(0, 0))
        self._folder = make_label()
        tip = self.tr("Labelled music to learn from, one folder for each genre")
        self._choose = make_button(self.tr("Add a folder per genre…"), clicked=self._on_choose, tip=tip)
        self._scores = configured(QGridLayout(), horizontalSpacing=18, verticalSpacing=6, columnStretch=(0, 1))
        self.learn = make_button(self.tr("Learn"), clicked=self._on_learn, primary=True, default=True)
        self.stop = make_button(self.tr("Stop and keep the best"), clicked=self._on_stop)
        self.offer = make_button(self.tr("See what would change…"), clicked=self._on_offer, primary=True)
        vbox(
            self._title,
            make_label(text, role="muted", wrap=True),
            self.told,
            hbox(self._choose, (self._folder, 1)),
            self._bar,
            self._stage,
            self._notes,
            self._scores,
            1,
            hbox(1, make_button(self.tr("Close"), clicked=self.reject), self.stop, self.learn, self.offer),
            parent=self,
            spacing=10,
            margins=(20, 18, 20, 16),
        )
        self._stop = Stop()
        self._job.start(lambda: learning_material(engine).beside(others))
        self._show_buttons()

    @property
    def is_busy(self) -> bool:
        """Whether it reads or learns."""
        return self._job.is_busy

    @Slot()
    def _on_learn(self) -> None:
        if self._lesson is None:
            return
        self._say("", "muted")
        self._notes.clear()
        self._notes.hide()
        self._stage.setText(self.tr("Starting…"))
        self._bar.setRange(0, 0)
        request = learning_request(self._engine, self._lesson, self._data_folder)
        self._learns = True
        stop = self._stop = Stop()
        self._job.start(lambda: self.make_process(request, stop))
        self._show_buttons()

    @Slot()
    def _on_stop(self) -> None:
        self._stop.stop()
        self.stop.setEnabled(False)
        self._stage.setText(self.tr("Stopping after what is under way…"))

    @Slot()
    def _on_offer(self) -> None:
        if self._result is not None:
            self.offered.emit(self._result.model_id)
            self.accept()

    @Slot()
    def _on_choose(self) -> None:
        title = self.tr("Choose a folder that holds one folder for each genre")
        folder = QFileDialog.getExistingDirectory(self, title)
        if folder:
            self._data_folder = Path(folder)
            self._folder.setText(shown_path(self._data_folder))
            self._folder.setToolTip(folder)
            self._show_buttons()

    @Slot(list)
    def _on_steps(self, steps: list[object]) -> None:
        from genre_tagger.training.personal.learning import LearningPlanned, Learnt, Measured

        for step in steps:
            if isinstance(step, LearningMaterial):
                self._show_lesson(step)
            elif isinstance(step, LearningPlanned):
                words = self.tr("Learning from {labeled} labelled tracks and {others} others; {held_out} are held out.")
                counts = {"labeled": step.corrections, "others": step.library, "held_out": step.held_out}
                self._say(words.format(**{name: whole(count) for name, count in counts.items()}), "muted")
            elif isinstance(step, RunWarning):
                self._notes.setText("\n".join(part for part in (self._notes.text(), step.text) if part))
                self._notes.show()
            elif isinstance(step, Learnt):
                self._show_result(step)
            elif isinstance(step, Measured):
                self._show_stage(self.tr("Comparing before and after"), step.done, step.total)
            else:
                self._show_training(step)

    def _show_training(self, step: object) -> None:
        if isinstance(step, ExtractionProgress):
            self._show_stage(self.tr("Reading the music"), step.done, step.total)
        elif isinstance(step, BatchTrained):
            words = self.tr("Training, epoch {epoch}").format(epoch=whole(step.epoch))
            self._show_stage(words, step.step, step.steps)
        elif isinstance(step, EpochTrained):
            share = percent(step.training.accuracy)
            words = self.tr("Epoch {epoch} of {epochs}: {share} of the training tracks are right")
            words = words.format(epoch=whole(step.epoch), epochs=whole(step.epochs), share=share)
            self._show_stage(words, step.epoch, step.epochs, counts=False)
        elif isinstance(step, ClipFailed):
            self._stage.setToolTip(step.reason)

    def _show_stage(self, words: str, done: int, total: int, *, counts: bool = True) -> None:
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._stage.setText(f"{words}: {whole(done)} / {whole(total)}" if counts else words)

    def _show_lesson(self, lesson: LearningMaterial) -> None:
        self._lesson = lesson
        if not lesson.is_enough:
            words = self.tr(
                "Learning takes at least {tracks} corrected tracks from {groups} artists or folders; "
                "there are {count} from {there} so far. Correct some more genres in the Library tab, or add a folder "
                "per genre."
            )
            needed = words.format(
                tracks=FEWEST_CORRECTIONS, groups=FEWEST_GROUPS, count=whole(lesson.usable), there=whole(lesson.groups)
            )
            self._say(needed, "warning")
            return
        tracks = self.tr("%Ln corrected track(s)", "", lesson.usable)
        groups = self.tr("%Ln artist(s) or folder(s)", "", lesson.groups)
        others = self.tr("%Ln other track(s) of the library at hand", "", len(lesson.library))
        words = self.tr("{tracks} of {groups}, and {others}.")
        self._say(words.format(tracks=tracks, groups=groups, others=others), "")

    def _show_result(self, result: Learnt) -> None:
        self._result = result
        self._stage.setText("")
        self._title.setText(self.tr("{name} is trained").format(name=result.model_id))
        self._say(*self._words.advice(result.scores, result.parent))
        for row, score in enumerate(result.scores):
            what, change = self._words.held_out(score)
            self._scores.addWidget(make_label(what, role="muted", wrap=True), row, 0)
            self._scores.addWidget(make_label(change), row, 1)
        self.learnt.emit(result.model_id)

    def _say(self, text: str, role: str) -> None:
        set_role(self.told, role)
        self.told.setText(text)

    @Slot(str)
    def _on_problem(self, sentence: str) -> None:
        self._say(sentence, "bad")
        self._stage.setText("")

    @Slot()
    def _on_finished(self) -> None:
        self._learns = False
        self._show_buttons()

    def _show_buttons(self) -> None:
        learns = self._learns
        ready = self._lesson is not None and (self._lesson.is_enough or self._data_folder is not None)
        self._bar.setVisible(self.is_busy)
        self._stage.setVisible(learns)
        self.learn.setVisible(not learns and self._result is None)
        self.learn.setEnabled(ready and not self.is_busy)
        self._choose.setVisible(self._result is None)
        self._choose.setEnabled(self._lesson is not None and not self.is_busy)
        self.stop.setVisible(learns)
        self.stop.setEnabled(learns)
        self.offer.setVisible(self._result is not None)

    def done(self, result: int) -> None:
        """Closing it ends the process."""
        self._job.finish()
        super().done(result)


def _unlabeled(tracks: TrackList) -> tuple[LabeledTrack, ...]:
    """The loaded tracks that the person left as they are. GUI thread."""
    return tuple(unlabeled_track(row.track) for row in tracks.rows if row.track is not None and not row.edit.chosen)
