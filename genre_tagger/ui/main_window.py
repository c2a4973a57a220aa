"""The window: menus, tabs, status bar, and what connects them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox, QTabWidget, QWidget

from genre_tagger.app.corrections import correct
from genre_tagger.app.writing import recover
from genre_tagger.classification.company import CompanyWeights
from genre_tagger.foundation.errors import can_train, light_edition_error
from genre_tagger.library.corrections import Correction
from genre_tagger.library.track_row import Decision, Edit
from genre_tagger.settings import Settings
from genre_tagger.ui.actions import Actions
from genre_tagger.ui.dialogs import show_error
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.guide.guide import Guide, belongs_to
from genre_tagger.ui.library.editing import CORRECTIONS_LANE
from genre_tagger.ui.library.exporting import Exporting
from genre_tagger.ui.library.library_tab import LibraryTab
from genre_tagger.ui.library.writing import WRITE_LANE
from genre_tagger.ui.models.model_control import ModelControl
from genre_tagger.ui.notices import StatusLine
from genre_tagger.ui.opening import DropOverlay, Opening
from genre_tagger.ui.settings.settings_control import SettingsControl
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.theme import Theme, icon
from genre_tagger.ui.translation import error_text, error_title
from genre_tagger.ui.widgets.building import FileDrops, bring_to_front, configured
from genre_tagger.ui.widgets.placeholders import LatePage
from genre_tagger.ui.window_state import SessionKeeper, WindowState

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ActiveModel

FINISH_WRITE_SECONDS = 60.0
"""How long quitting waits for the file under way; its journal entry makes even a longer one safe."""


class MainWindow(QMainWindow):
    """Makes the tabs and joins them to menus and engine. GUI thread only."""

    closed = Signal()

    def __init__(self, engine: Engine, theme: Theme, state: WindowState) -> None:
        super().__init__()
        self._engine, self._theme, self._state = engine, theme, state
        self._is_closed = False
        self._asks = True
        self.runner = TaskRunner(self)
        self.setWindowTitle("Genre Tagger")
        self.setMinimumSize(1000, 640)
        self.resize(1280, 800)
        self.library = LibraryTab(engine, engine.settings, self.runner, has_demo=engine.demo_folder() is not None)
        self.settings = SettingsControl(engine, self)
        self.opening = Opening(engine, self.library, state, self.settings.save, self.runner, self)
        self.exporting = Exporting(self.library, self.runner, self)
        self.models = ModelControl(engine, self.library, self.runner, self)
        self.session = SessionKeeper(engine.folders.data, self.library, self.runner, self)
        self.tabs = configured(QTabWidget(), documentMode=True)
        self.tabs.addTab(self.library, icon("library"), self.tr("Library"))
        self.setCentralWidget(self.tabs)
        self._overlay = DropOverlay(self.tabs)
        self.status_line = StatusLine(self)
        self.setStatusBar(self.status_line)
        self.guide = Guide(self.tabs)
        self.actions_ = Actions(self)
        self.guide.give_key_to_dialogs(self.actions_.guide)
        belongs_to(self.library, "first-tagging")
        belongs_to(self.library.table, "review")
        self.actions_.use_keys(dict(engine.settings.shortcuts))
        self._connect()
        self.actions_.show_genres(self.library.genres)
        self._show_recent()
        self._restore()

    def _connect(self) -> None:
        library, models = self.library, self.models
        configured(library, failed=self.show_error, history_requested=self.open_history)
        library.map.models_wanted.connect(models.open_models)
        library.map.made.connect(lambda page: belongs_to(page, "map"))
        library.queue_changed.connect(self.status_line.show_queue)
        library.company_chosen.connect(self.settings.keep_company_mode)
        configured(self.settings, chosen=self._use_settings, saved=self._show_recent, failed=self.show_error)
        configured(FileDrops(self), dragging=self._show_drop_place, dropped=self.opening.open_paths)
        configured(self.opening, opened=self._show_library, failed=self.show_error)
        self.opening.watched_changed.connect(self.actions_.show_watched)
        self.exporting.failed.connect(self.show_error)
        configured(models, loaded=self._on_model, load_failed=self._on_model_failed)
        configured(models, changed=self._on_model_swapped, failed=self.show_error)
        self.status_line.model_clicked.connect(models.open_models)

    def start_late(self) -> None:
        """What may wait until the window stands: model, corrections, views, watched folders."""
        self.models.load()
        start, engine = self.runner.start, self._engine
        start(engine.recall_corrections, "corrections", stepped=self._on_corrections, failed=self.show_error)
        start(partial(recover, engine), WRITE_LANE, stepped=self.session.tell_recovered, failed=self.show_error)
        self.session.begin()
        self._add_pages()
        self.opening.watch_again()

    def _add_pages(self) -> None:
        """What has plots in it stands quietly until these can be made."""
        self.library.pages.add_views(LatePage(self._make_track_view, "genre_tagger.ui.views.track_view"))
        self.library.pages.restore(self._state.bytes("splitter"))
        self.library.table.columns.restore(self._state.bytes("columns"))
        self.library.map.restore(self._state.bytes("map"))
        live = LatePage(self._make_live, "genre_tagger.ui.live.live_tab")
        belongs_to(live, "live")
        self.tabs.addTab(live, icon("live"), self.tr("Live"))
        training = LatePage(self._make_training, "genre_tagger.ui.training.training_tab")
        belongs_to(training, "training")
        self.tabs.addTab(training, icon("training"), self.tr("Training"))

    def _make_track_view(self, parent: QWidget) -> QWidget:
        from genre_tagger.ui.views.track_view import TrackView
        from genre_tagger.ui.views.view_tools import ViewSettings

        view = TrackView(parent)
        belongs_to(view, "spectrogram")
        configured(view, device_changed=self.status_line.show_device, exported=self.exporting.tell_saved)
        view.export_failed.connect(self.exporting.tell_failed)
        view.apply_view_settings(ViewSettings.from_text(self._state.text("views")))
        self.settings.add_view(view)
        self.library.viewed.attach(view)
        self._show_front_end()
        return view

    def _make_live(self, parent: QWidget) -> QWidget:
        from genre_tagger.ui.live.live_tab import LiveTab

        self.live = LiveTab(self._engine.classifier, parent=parent)
        self._show_front_end()
        return self.live

    def _make_training(self, parent: QWidget) -> QWidget:
        if not can_train():
            from genre_tagger.ui.widgets.placeholders import MessagePage

            page = MessagePage(parent)
            error = light_edition_error()
            page.say(error_title(error), error_text(error), "training")
            return page
        from genre_tagger.ui.training.training_tab import TrainingTab

        self.training = TrainingTab(self._engine, self.runner, self._state, parent=parent)
        configured(self.training, play_wanted=self._on_play_wanted, models_wanted=self.models.open_models)
        configured(self.training, promote_wanted=self._on_promote_wanted, label_fixed=self._on_label_fixed)
        return self.training

    def _show_front_end(self) -> None:
        """What the active model takes as input, to the views that show it, once both are there."""
        for view in (self.library.viewed.view, getattr(self, "live", None)):
            if view is not None and hasattr(self, "_model"):
                view.set_mel_settings(self._model.info.mel)

    @Slot(Path)
    def _on_play_wanted(self, path: Path) -> None:
        """A clip of the training data: it is opened in the library, where it can be seen and heard."""
        self.opening.open_paths([path])

    @Slot(Path)
    def _on_promote_wanted(self, run_folder: Path) -> None:
        self.models.open_models().panel.promote_run(run_folder)

    @Slot(Path, str)
    def _on_label_fixed(self, path: Path, genre: str) -> None:
        """A wrong label found among a run's results counts as a correction like any other."""
        correction = Correction(path, genre)
        keep, count = partial(correct, self._engine, [correction]), self.training.session.count_corrections
        self.runner.start(keep, CORRECTIONS_LANE, failed=self.show_error, finished=count)
        self._on_corrections([correction])

    @Slot(list)
    def _on_model(self, models: list[ActiveModel]) -> None:
        for model in models:
            self._model = model
            self.settings.model_threshold = model.info.unknown_below
            self.status_line.show_model(model.info.model_id)
            self.library.set_genres(model.info.genres)
            self.library.albums.use_weights(CompanyWeights.from_json(model.info.company))
            self.actions_.show_genres(model.info.genres)
            self._show_front_end()
            if model.warning:
                self.library.notice.add_notice(error_text(model.warning), "bad")

    @Slot()
    def _on_model_swapped(self) -> None:
        """The live tab's next prediction is the new model's."""
        if hasattr(self, "live"):
            self.live.set_classifier_factory(self._engine.classifier)

    @Slot(object)
    def _on_model_failed(self, error: Exception) -> None:
        self.status_line.show_model("")
        self.show_error(error)

    @Slot(list)
    def _on_corrections(self, corrections: list[Correction]) -> None:
        self.library.tracks.expect_edits({one.path: Edit(one.genre, Decision.ACCEPTED) for one in corrections})

    @Slot(object)
    def show_error(self, error: BaseException) -> None:
        """Expected errors as a sentence, others with details."""
        show_error(error, self)

    @Slot(list)
    def open_from_elsewhere(self, paths: list[Path]) -> None:
        """The program was started once more, with these paths or none: the window comes to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        bring_to_front(self)
        self.opening.open_paths(paths)

    @Slot()
    def _show_library(self) -> None:
        self.tabs.setCurrentWidget(self.library)

    @Slot()
    def open_history(self) -> None:
        """Edit › History."""
        from genre_tagger.ui.library.history_dialog import HistoryDialog

        HistoryDialog(self._engine, self.library.writing, self.runner, self).open()

    @Slot(Settings)
    def _use_settings(self, settings: Settings) -> None:
        self._theme.choose(settings.theme)
        self.library.set_rules(settings)
        self.actions_.use_keys(dict(settings.shortcuts))

    @Slot()
    def _show_recent(self) -> None:
        self.library.empty_state.set_recent(self._engine.settings.recent_folders)
        self.actions_.show_recent(self._engine.settings.recent_folders)

    @Slot()
    def open_about(self) -> None:
        """Help › About."""
        from genre_tagger.ui.dialogs import AboutDialog

        AboutDialog(self.status_line.model_words(), self).open()

    @Slot(bool)
    def _show_drop_place(self, dragging: bool) -> None:
        is_empty = self.library.empty_state.isVisible()
        self.library.empty_state.set_dragging(dragging and is_empty)
        if dragging and not is_empty:
            self._overlay.cover()
        else:
            self._overlay.hide()

    def _restore(self) -> None:
        if not (geometry := self._state.bytes("geometry")).isEmpty():
            self.restoreGeometry(geometry)
        self.library.filter_bar.albums.group.setChecked(self._state.text("grouped") == "yes")

    def _keep_state(self) -> None:
        self._state.keep("geometry", self.saveGeometry())
        self._state.keep("columns", self.library.table.columns.state())
        self._state.keep("map", self.library.map.state())
        self._state.keep("grouped", "yes" if self.library.model.is_grouped else "")
        if self.library.viewed.view is not None:
            self._state.keep("splitter", self.library.pages.state())
            self._state.keep("views", self.library.viewed.view.view_settings().to_text())
        self._state.flush()

    def close_without_asking(self) -> None:
        """The session ends: nobody is there to answer."""
        self._asks = False
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks once while work runs; a write under way is finished first."""
        if self._is_closed:
            return
        is_busy = self.library.writing.is_busy or self.library.classifying.is_busy or self._is_training
        if is_busy and self._asks and not self._may_quit():
            event.ignore()
            return
        self._is_closed = True
        self._keep_state()
        self.opening.watching.close()
        self.library.classifying.stop()
        self.library.writing.stop()
        self.library.why.close_down()
        self.library.map.close_down()
        self.guide.close()
        self.hide()  # a run may take a moment to save where it is
        for view in (self.library.viewed.view, getattr(self, "live", None), getattr(self, "training", None)):
            if view is not None:
                view.close_down()
        self.runner.shut_down(FINISH_WRITE_SECONDS)
        self.session.end()
        self._engine.close()
        event.accept()
        self.closed.emit()

    @property
    def _is_training(self) -> bool:
        return hasattr(self, "training") and self.training.is_training

    def _may_quit(self) -> bool:
        words = self.tr("Tracks are still being classified. The predictions so far are remembered. Quit?")
        if self.library.writing.is_busy:
            words = self.tr(
                "Tags are being written. The file under way will be finished, the rest stays as it is. Quit?"
            )
        elif self._is_training:
            words = self.tr("A network is being trained. The run is paused now and can go on later. Quit?")
        answer = QMessageBox.question(self, self.tr("Quit Genre Tagger"), words)
        return answer == QMessageBox.StandardButton.Yes
