"""All models, what is known of each, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QInputDialog, QMessageBox, QWidget

from genre_tagger.app import models
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.figure_text import significant
from genre_tagger.ui.guide.guide import belongs_to
from genre_tagger.ui.models.model_card import ModelCard, ModelWords
from genre_tagger.ui.models.promotion_dialog import PromotionDialog
from genre_tagger.ui.tasks import MakeGenerator, Task, TaskRunner
from genre_tagger.ui.translation import sentence_of
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, set_role, split, vbox
from genre_tagger.ui.widgets.records import ItemLines, LinesList

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ActiveModel, ModelEntry
    from genre_tagger.ui.library.library_tab import LibraryTab

MODELS_LANE = "models"


class ModelsPanel(QWidget):
    """Lists, shows, activates, rolls back, checks and deletes models. GUI thread only.

    `active_changed` (ActiveModel) follows once another model classifies: the window then lets it classify the library.
    `learn_requested` asks for "Learn from my corrections". Several panels may stand; each reloads when it is shown.
    """

    active_changed = Signal(object)
    learn_requested = Signal()

    def __init__(self, engine: Engine, runner: TaskRunner, library: LibraryTab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._runner, self._library = engine, runner, library
        self._words = ModelWords(self)
        self._view = models.ModelOverview((), "")
        self._wanted = self._offered = ""
        self._busy = 0
        self.list = configured(LinesList(self._lines, self.tr("Models")), currentRowChanged=self._on_row)
        self.list.setMinimumWidth(230)
        self.card = ModelCard(self._words)
        self.told = make_label(wrap=True, visible=False)
        tip = self.tr("See what would change in your library, then use this model")
        self.activate = make_button(self.tr("Use this model…"), self, self._on_activate, primary=True, tip=tip)
        self.roll_back = make_button(self.tr("Roll back"), self, self._on_roll_back)
        tip = self.tr("Train a model of your own on the genres you corrected")
        self.learn = make_button(self.tr("Learn from my corrections…"), self, self.learn_requested, tip=tip)
        tip = self.tr("Check that nothing was altered and that the model answers as it was trained to")
        self.verify = make_button(self.tr("Check"), self, self._on_verify, tip=tip)
        self.delete = make_button(self.tr("Delete…"), self, self._on_delete)
        buttons = hbox(self.learn, self.roll_back, 1, self.delete, self.verify, self.activate)
        parts = split(self.list, self.card, sizes=(290, 520), stretches=(0, 1))
        vbox((parts, 1), self.told, buttons, parent=self, spacing=10)
        self._show_buttons()

    @property
    def is_busy(self) -> bool:
        """Whether anything is being read or done."""
        return self._busy > 0

    @Slot()
    def reload(self) -> None:
        """Look at the disk anew."""
        if not self._view.entries:
            self._tell(self.tr("Reading the models…"), "muted")
        self._start(partial(models.list_models, self._session), self._on_view)

    def promote_run(self, run_folder: Path) -> None:
        """A finished run's network: asks for a name, takes it among the models and offers to let it classify."""
        try:
            suggested = self._session.registry().free_id(run_folder.name)
        except (GenreTaggerError, OSError):
            suggested = run_folder.name
        name, given = QInputDialog.getText(
            self, self.tr("Keep this network as a model"), self.tr("Name of the model:"), text=suggested
        )
        if given and name.strip():
            self._start(partial(models.install_run, self._session, run_folder, name.strip()), self._on_installed)

    def offer_soon(self, model_id: str) -> None:
        """As `offer`, once the models were read."""
        self._offered = self._wanted = model_id
        self.reload()

    def offer(self, entry: ModelEntry) -> PromotionDialog | None:
        """Show what the model would change; None where there is nothing to compare it with, or it classifies
        already."""
        present = next((one for one in self._view.entries if one.active), None)
        if present is None or present.model_id == entry.model_id or entry.info is None:
            return None
        compared, tracks, rules = (present, entry), self._library.tracks, self._library.planner.rules
        dialog = PromotionDialog(self._session, self._runner, compared, tracks, rules, self.window())
        self._wanted = entry.model_id
        dialog.accepted.connect(self._on_promoted)
        dialog.diff.player.playing_changed.connect(self._on_playing)
        dialog.open()
        return dialog

    @Slot(bool)
    def _on_playing(self, playing: bool) -> None:
        """A track of the comparison sounds: the library's player falls silent."""
        if playing:
            self._library.viewed.pause()

    def _start(self, make: MakeGenerator, slot: Callable[[list[Any]], None]) -> Task:
        self._busy += 1
        self._show_buttons()
        return self._runner.start(make, MODELS_LANE, stepped=slot, failed=self._on_failed, finished=self._on_finished)

    @Slot(list)
    def _on_view(self, views: list[models.ModelOverview]) -> None:
        for view in views:
            was_empty, self._view = not self._view.entries, view
            self._show_entries(view.entries)
            if view.warning:
                self._tell(view.warning, "bad")
            elif not view.entries:
                self._tell(self.tr("There are no models; install the program again."), "bad")
            elif was_empty:
                self._tell("", "muted")
            entry = next((one for one in view.entries if one.model_id == self._offered), None)
            if entry is not None:
                self._offered = ""
                self.offer(entry)

    @Slot(list)
    def _on_installed(self, entries: list[ModelEntry]) -> None:
        for entry in entries:
            self._wanted = entry.model_id
            self._tell(self.tr("{name} is among your models now.").format(name=entry.model_id), "good")
            self.offer_soon(entry.model_id)

    @Slot(list)
    def _on_active(self, active: list[ActiveModel]) -> None:
        for model in active:
            self._wanted = model.info.model_id
            self._tell(self.tr("{name} is in use now.").format(name=model.info.model_id), "good")
            self.reload()
            self.active_changed.emit(model)

    def _on_deleted(self, model_id: str, _steps: list[None]) -> None:
        self._wanted = ""
        self._tell(self.tr("{name} was deleted.").format(name=model_id), "good")
        self.reload()

    @Slot(list)
    def _on_verified(self, differences: list[float]) -> None:
        for difference in differences:
            told = self.tr("Sound: nothing was altered; its answers differ by {difference} at most from the network's.")
            self._tell(told.format(difference=significant(difference, 1)), "good")

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._tell(sentence_of(error), "bad")
        if isinstance(error, GenreTaggerError):
            self.reload()

    @Slot()
    def _on_finished(self) -> None:
        self._busy -= 1
        self._show_buttons()

    def _show_entries(self, entries: tuple[ModelEntry, ...]) -> None:
        """The one that is wanted, else the one picked before, else the active one is picked."""
        names = [entry.model_id for entry in entries]
        before = self._wanted or (self._chosen.model_id if self._chosen is not None else "")
        active = next((place for place, entry in enumerate(entries) if entry.active), 0)
        place = names.index(before) if before in names else active
        self.list.show_records(entries, place if entries else -1)
        self._on_row()

    @property
    def _chosen(self) -> ModelEntry | None:
        entry: ModelEntry | None = self.list.chosen
        return entry

    def _lines(self, entry: ModelEntry) -> ItemLines:
        """Name and figures, a mark at the active one, the problem in red at one that cannot."""
        line = self._words.summary(entry)
        if entry.active:
            in_use = self.tr("in use")
            line = f"{in_use} · {line}"
        if entry.info is None:
            return ItemLines("failed", "bad", ((entry.model_id, "text"), (line, "bad")))
        icon, tone = ("written", "good") if entry.active else ("model", "muted")
        return ItemLines(icon, tone, ((entry.model_id, "text"), (line, "muted")), self._words.origin(entry))

    @Slot()
    def _on_row(self) -> None:
        self.card.show_model(self._chosen)
        self._show_buttons()

    def _show_buttons(self) -> None:
        entry, idle = self._chosen, not self.is_busy
        sound = entry is not None and entry.info is not None
        self.activate.setEnabled(idle and sound and entry is not None and not entry.active)
        self.verify.setEnabled(idle and sound)
        self.delete.setEnabled(idle and entry is not None and not entry.bundled and not entry.active)
        self.delete.setToolTip(self._why_not_deleted(entry))
        self.roll_back.setEnabled(idle and bool(self._view.former))
        words = self.tr("Back to {name}, which was in use before").format(name=self._view.former)
        none = self.tr("No other model was in use before this one")
        self.roll_back.setToolTip(words if self._view.former else none)

    def _why_not_deleted(self, entry: ModelEntry | None) -> str:
        if entry is not None and entry.bundled:
            return self.tr("It came with the program and stays")
        if entry is not None and entry.active:
            return self.tr("It is in use; use another model before deleting it")
        return self.tr("Remove this model for good")

    def _tell(self, text: str, role: str) -> None:
        set_role(self.told, role)
        self.told.setText(text)
        self.told.setVisible(bool(text))

    @Slot()
    def _on_activate(self) -> None:
        if (entry := self._chosen) is not None:
            self.offer(entry)

    @Slot()
    def _on_promoted(self) -> None:
        self._start(partial(self._session.registry().activate, self._wanted), self._on_active)

    @Slot()
    def _on_roll_back(self) -> None:
        self._start(self._session.registry().rollback, self._on_active)

    @Slot()
    def _on_verify(self) -> None:
        """In a process of its own: every sum, and graph against network, while the window imports no torch."""
        from genre_tagger.training.results.models import verify_model
        from genre_tagger.workers.process import ProcessStream

        if (entry := self._chosen) is not None:
            self._tell(self.tr("Checking {name}…").format(name=entry.model_id), "muted")
            stream = ProcessStream(verify_model, self._session.folders.models, entry.model_id)
            self._start(stream.steps, self._on_verified)

    @Slot()
    def _on_delete(self) -> None:
        if (entry := self._chosen) is None:
            return
        question = self.tr("Delete the model {name} for good? It cannot be brought back.").format(name=entry.model_id)
        if QMessageBox.question(self, self.tr("Delete a model"), question) == QMessageBox.StandardButton.Yes:
            delete = partial(self._session.registry().delete, entry.model_id)
            self._start(delete, partial(self._on_deleted, entry.model_id))


class ModelsDialog(QDialog):
    """The panel in a window of its own; it may stay open beside the library."""

    def __init__(self, panel: ModelsPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = panel
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Models"))
        belongs_to(self, "models")
        self.resize(920, 580)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        buttons.rejected.connect(self.reject)
        vbox((panel, 1), buttons, parent=self, spacing=12, margins=(20, 18, 20, 14))
        panel.reload()
