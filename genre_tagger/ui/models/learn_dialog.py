"""Tools › Learn from my corrections: what there is to learn, how it goes, what it changed."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.app.learning import (
    LearningMaterial,
    learning_material,
    learning_process,
    learning_request,
    predicted_track,
)
from genre_tagger.errors import GenreTaggerError
from genre_tagger.training.extraction_steps import ClipFailed, ExtractionProgress
from genre_tagger.training.personal_plan import FEWEST_CORRECTIONS, FEWEST_GROUPS
from genre_tagger.training.run_steps import BatchTrained, EpochTrained, RunWarning
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.figure_text import whole
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.models.model_words import ModelWords
from genre_tagger.ui.tasks import Task, TaskRunner

if TYPE_CHECKING:
    from genre_tagger.app.session import Session
    from genre_tagger.training.personal import LearningRequest, Learnt
    from genre_tagger.training.process import ProcessStream
    from genre_tagger.training.sources.labeled_track import LabeledTrack
    from genre_tagger.ui.library.track_list import TrackList

MakeProcess = Callable[["LearningRequest"], "ProcessStream"]


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
        self._engine, self._runner, self._make_process = engine, runner, make_process
        self._words = ModelWords(self)
        self._lesson: LearningMaterial | None = None
        self._data_folder: Path | None = None
        self._stream: ProcessStream | None = None
        self._task: Task | None = None
        self._result: Learnt | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Learn from my corrections"))
        self.resize(600, 420)
        self._make_widgets()
        self._lay_out()
        self._show_buttons()
        self._start(partial(_read, engine, _predicted(tracks)))

    def _make_widgets(self) -> None:
        self._title = QLabel(self.tr("A model of your own"))
        self._title.setProperty("role", "title")
        self._intro = QLabel(
            self.tr(
                "The model in use goes on learning from the genres you chose. Tracks you did not correct keep the rest "
                "in mind. A quarter of your corrections, of artists of their own, is held out to see what it is worth. "
                "The new model judges nothing until you say so."
            )
        )
        self._intro.setProperty("role", "muted")
        self.told, self._stage = QLabel(self.tr("Reading your corrections…")), QLabel()
        self._notes = QLabel()
        self._notes.setProperty("role", "warning")
        for label in (self._intro, self.told, self._stage, self._notes):
            label.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._folder = QLabel()
        self._choose = QPushButton(self.tr("Add a folder per genre…"))
        self._choose.setToolTip(self.tr("Labelled music to learn from besides, one folder for each genre"))
        self._choose.clicked.connect(self._on_choose)
        self._scores = QGridLayout()
        self._scores.setHorizontalSpacing(18)
        self._scores.setVerticalSpacing(6)
        self._scores.setColumnStretch(0, 1)
        self.learn = QPushButton(self.tr("Learn"))
        self.learn.clicked.connect(self._on_learn)
        self.learn.setDefault(True)
        self.stop = QPushButton(self.tr("Stop and keep the best"))
        self.stop.clicked.connect(self._on_stop)
        self.offer = QPushButton(self.tr("See what would change…"))
        self.offer.clicked.connect(self._on_offer)
        for button in (self.learn, self.offer):
            button.setProperty("primary", True)
        self._close = QPushButton(self.tr("Close"))
        self._close.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        data = QHBoxLayout()
        data.addWidget(self._choose)
        data.addWidget(self._folder, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self._close, self.stop, self.learn, self.offer):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (self._title, self._intro, self.told):
            layout.addWidget(widget)
        layout.addLayout(data)
        for part in (self._bar, self._stage, self._notes):
            layout.addWidget(part)
        layout.addLayout(self._scores)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self._notes.hide()

    @property
    def is_busy(self) -> bool:
        """Whether it reads or learns."""
        return self._task is not None

    def _start(self, make: Callable[[], Generator[Any]]) -> None:
        task = self._task = self._runner.task(make)
        task.stepped.connect(self._on_steps)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)
        task.start()
        self._show_buttons()

    @Slot()
    def _on_learn(self) -> None:
        if self._lesson is None:
            return
        self._say("", "muted")
        self._notes.clear()
        self._notes.hide()
        self._stage.setText(self.tr("Starting…"))
        self._bar.setRange(0, 0)
        self._stream = self._make_process(learning_request(self._engine, self._lesson, self._data_folder))
        self._start(self._stream.steps)

    @Slot()
    def _on_stop(self) -> None:
        if self._stream is not None:
            self._stream.send("stop")
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

    @Slot(list)
    def _on_steps(self, steps: list[object]) -> None:
        from genre_tagger.training.personal import LearningPlanned, Learnt, Measured

        for step in steps:
            if isinstance(step, LearningMaterial):
                self._show_lesson(step)
            elif isinstance(step, LearningPlanned):
                self._say(self._plan_words(step.corrections, step.held_out, step.replay), "muted")
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
            words = self.tr("Learning, round {epoch}").format(epoch=whole(step.epoch))
            self._show_stage(words, step.step, step.steps)
        elif isinstance(step, EpochTrained):
            share = self._words.percent(step.validation.accuracy) if step.validation.accuracy >= 0 else "–"
            words = self.tr("Round {epoch} of {epochs}: {share} of the tracks set apart are right")
            self._show_stage(
                words.format(epoch=whole(step.epoch), epochs=whole(step.epochs), share=share),
                step.epoch,
                step.epochs,
                counts=False,
            )
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
                "there are {count} from {there} so far. Correct some more genres in the Library tab."
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

    def _plan_words(self, corrections: int, held_out: int, replay: int) -> str:
        words = self.tr("Learning from {corrections} corrections and {replay} other tracks; {held_out} are held out.")
        return words.format(corrections=whole(corrections), replay=whole(replay), held_out=whole(held_out))

    def _show_result(self, result: Learnt) -> None:
        self._result = result
        self._stage.setText("")
        self._say(self.tr("{name} has learnt from you.").format(name=result.model_id), "good")
        for row, score in enumerate(result.scores):
            what, change = self._words.held_out(score)
            head, body = QLabel(what), QLabel(change)
            head.setProperty("role", "muted")
            head.setWordWrap(True)
            self._scores.addWidget(head, row, 0)
            self._scores.addWidget(body, row, 1)
        self.learnt.emit(result.model_id)

    def _say(self, text: str, role: str) -> None:
        self.told.setProperty("role", role)
        self.told.style().polish(self.told)
        self.told.setText(text)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        told = error.message if isinstance(error, GenreTaggerError) else f"{type(error).__name__}: {error}"
        self._say(told.splitlines()[0], "bad")
        self._stage.setText("")

    @Slot()
    def _on_finished(self) -> None:
        self._task, self._stream = None, None
        self._show_buttons()

    def _show_buttons(self) -> None:
        learns = self._stream is not None
        ready = self._lesson is not None and self._lesson.is_enough
        self._bar.setVisible(self.is_busy)
        self._stage.setVisible(learns)
        self.learn.setVisible(not learns and self._result is None)
        self.learn.setEnabled(ready and not self.is_busy)
        self._choose.setVisible(self._result is None)
        self._choose.setEnabled(ready and not self.is_busy)
        self.stop.setVisible(learns)
        self.stop.setEnabled(learns)
        self.offer.setVisible(self._result is not None)

    def done(self, result: int) -> None:
        """Closing it ends the process."""
        if self._task is not None:
            self._task.disconnect(self)
            self._task.cancel()
        if self._stream is not None:
            self._stream.close()
        super().done(result)


def _predicted(tracks: TrackList) -> tuple[LabeledTrack, ...]:
    """What the model said of loaded tracks that the person left as they are. GUI thread."""
    return tuple(
        predicted_track(row.track, row.prediction)
        for row in tracks.rows
        if row.prediction is not None and row.track is not None and not row.edit.chosen
    )


def _read(session: Session, library: tuple[LabeledTrack, ...]) -> Generator[LearningMaterial]:
    """Worker thread: reads corrections and tags."""
    yield learning_material(session).beside(library)
