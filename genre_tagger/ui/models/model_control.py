"""Joins models and window: loads the active one, swaps it while everything runs, opens what shows models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from genre_tagger.ui.engine import Engine
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.widgets.building import bring_to_front

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ActiveModel
    from genre_tagger.ui.library.library_tab import LibraryTab
    from genre_tagger.ui.models.learn_dialog import LearnDialog
    from genre_tagger.ui.models.models_panel import ModelsDialog, ModelsPanel


class ModelControl(QObject):
    """GUI thread only.

    `loaded` (list of one ActiveModel) follows each loading, `load_failed` (exception) when no model can be used at all.
    `changed` comes after another model was put in force; the library is then being classified anew. `changed_on_disk`:
    a model came into being. `failed` (exception) asks to show an error.
    """

    loaded = Signal(list)
    load_failed = Signal(object)
    changed = Signal()
    changed_on_disk = Signal()
    failed = Signal(object)

    def __init__(self, engine: Engine, library: LibraryTab, runner: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._engine, self._library, self._runner, self._window = engine, library, runner, window
        self._dialog: ModelsDialog | None = None
        self._learning: LearnDialog | None = None

    @Slot()
    def load(self) -> None:
        """Read the active model in the background."""
        self._runner.start(self._engine.model, stepped=self.loaded, failed=self.load_failed)

    @Slot(object)
    def swap(self, _model: ActiveModel | None = None) -> None:
        """Another model is the active one: it classifies from now on, without a restart.

        What is being classified is stopped and classified again; the person's own choices stay.
        """
        self._engine.forget_model()
        self.load()
        self._library.classifying.classify_all_again()
        self.changed.emit()

    def new_panel(self, parent: QWidget | None = None) -> ModelsPanel:
        """A panel joined to the window; call its `reload()` when it is shown."""
        from genre_tagger.ui.models.models_panel import ModelsPanel

        panel = ModelsPanel(self._engine, self._runner, self._library, parent)
        panel.active_changed.connect(self.swap)
        panel.learn_requested.connect(self.open_learning)
        self.changed.connect(panel.reload)
        self.changed_on_disk.connect(panel.reload)
        return panel

    @Slot()
    def open_models(self) -> ModelsDialog:
        """Tools › Models; the one that stands open comes to the front."""
        from genre_tagger.ui.models.models_panel import ModelsDialog

        if self._dialog is None:
            self._dialog = ModelsDialog(self.new_panel(), self._window)
            self._dialog.finished.connect(self._on_dialog_gone)
        bring_to_front(self._dialog)
        return self._dialog

    @Slot()
    def roll_back(self) -> None:
        """Tools › Roll back: the model before the present one classifies again."""
        from genre_tagger.ui.models.models_panel import MODELS_LANE

        back = self._engine.registry().rollback
        self._runner.start(back, MODELS_LANE, stepped=self._on_rolled_back, failed=self.failed)

    @Slot()
    def open_learning(self) -> LearnDialog:
        """Tools › Learn from my corrections; the dialog that stands open comes to the front."""
        from genre_tagger.ui.models.learn_dialog import LearnDialog

        if self._learning is None:
            self._learning = LearnDialog(self._engine, self._library.tracks, self._runner, self._window)
            self._learning.finished.connect(self._on_learning_gone)
            self._learning.learnt.connect(self.changed_on_disk)
            self._learning.offered.connect(self.offer)
        bring_to_front(self._learning)
        return self._learning

    @Slot(str)
    def offer(self, model_id: str) -> None:
        """Show the models, and what this one would change."""
        self.open_models().panel.offer_soon(model_id)

    @Slot(list)
    def _on_rolled_back(self, models: list[ActiveModel]) -> None:
        for model in models:
            self.swap(model)
            words = self.tr("{name} is in use again.").format(name=model.info.model_id)
            self._library.notice.show_notice(words, "good")

    @Slot()
    def _on_learning_gone(self) -> None:
        self._learning = None

    @Slot()
    def _on_dialog_gone(self) -> None:
        self._dialog = None
