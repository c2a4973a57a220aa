"""The ways music gets into the window: dialogs, drops, recent folders, the demo, watched folders."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.settings import Settings
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.library.library_tab import LibraryTab
from genre_tagger.ui.library.watching import Watching
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.theme import IconLabel, colors_of
from genre_tagger.ui.widgets.building import configured, make_card, make_label, vbox
from genre_tagger.ui.window_state import WindowState


class Opening(QObject):
    """Asks, remembers what was opened, and hands paths to the library. GUI thread only.

    `save` keeps changed settings. `opened` comes before the library begins, `failed` (exception) asks to show an error,
    `watched_changed` (folders) follows the watched folders.
    """

    opened = Signal()
    failed = Signal(object)
    watched_changed = Signal(tuple)

    def __init__(
        self,
        engine: Engine,
        library: LibraryTab,
        state: WindowState,
        save: Callable[[Settings], None],
        runner: TaskRunner,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._engine, self._library, self._state, self._save, self._window = engine, library, state, save, window
        self.watching = Watching(runner, self)
        self._asked_for: set[Path] = set()
        configured(self.watching, began=self._on_watching, arrived=self._on_files_arrived, failed=self._on_not_watching)
        library.filter_bar.open_folder_button.clicked.connect(self.ask_for_folder)
        library.filter_bar.open_files_button.clicked.connect(self.ask_for_files)
        empty = library.empty_state
        configured(empty, open_folder_requested=self.ask_for_folder, open_files_requested=self.ask_for_files)
        configured(empty, demo_requested=self.open_demo, recent_chosen=self.open_recent)
        empty.recent_cleared.connect(self.clear_recent)

    @Slot(list)
    def open_paths(self, paths: Iterable[Path]) -> None:
        """Files and folders from anywhere: they go to the library, folders among the recent ones too."""
        wanted = list(paths)
        if not wanted:
            return
        folders = [path for path in wanted if path.is_dir()]
        self._state.keep("last_folder", str(folders[0] if folders else wanted[0].parent))
        settings = self._engine.settings
        for folder in reversed(folders):
            settings = settings.with_recent_folder(str(folder))
        self._save(settings)
        self.opened.emit()
        self._library.open_paths(wanted)

    @Slot()
    def ask_for_folder(self) -> None:
        """File › Open folder."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Open a folder of music"), self._last_folder())
        if folder:
            self.open_paths([Path(folder)])

    @Slot()
    def ask_for_files(self) -> None:
        """File › Open files."""
        from genre_tagger.containers.sniff import AUDIO_EXTENSIONS

        patterns = " ".join(f"*{extension} *{extension.upper()}" for extension in sorted(AUDIO_EXTENSIONS))
        music, everything = self.tr("Music"), self.tr("All files")
        kinds = f"{music} ({patterns});;{everything} (*)"
        title = self.tr("Open music files")
        files, _ = QFileDialog.getOpenFileNames(self._window, title, self._last_folder(), kinds)
        self.open_paths(Path(file) for file in files)

    @Slot()
    def open_demo(self) -> None:
        """The demo tracks, as a copy that may be written to."""
        try:
            folder = self._engine.copy_demo()
        except GenreTaggerError as error:
            self.failed.emit(error)
        else:
            self.opened.emit()
            self._library.open_paths([folder])

    @Slot(str)
    def open_recent(self, folder: str) -> None:
        """A folder opened before; one that is gone is said so and forgotten."""
        if Path(folder).is_dir():
            self.open_paths([Path(folder)])
            return
        words = self.tr("The folder {folder} is no longer there.")
        self._library.notice.show_notice(words.format(folder=shown_path(Path(folder))), "bad")
        settings = self._engine.settings
        kept = [recent for recent in settings.recent_folders if recent != folder]
        self._save(settings.with_value("recent_folders", kept))

    @Slot()
    def clear_recent(self) -> None:
        """File › Open recent › Clear the list."""
        self._save(self._engine.settings.with_value("recent_folders", []))

    @Slot()
    def ask_for_watched_folder(self) -> None:
        """File › Watch a folder."""
        title = self.tr("Watch a folder for new music")
        folder = QFileDialog.getExistingDirectory(self._window, title, self._last_folder())
        if folder:
            self.watch(Path(folder))

    def watch(self, folder: Path) -> None:
        """Watch it from now on, in later sessions too."""
        self._asked_for.add(folder)
        self.watching.watch(folder)

    @Slot(str)
    def stop_watching(self, folder: str) -> None:
        """Take a folder off the watched ones."""
        self.watching.leave(Path(folder))
        self._keep_watched()

    def watch_again(self) -> None:
        """The folders watched in the last session."""
        for folder in self._state.texts("watched"):
            self.watching.watch(Path(folder))
        self.watched_changed.emit(self.watching.folders)

    def _keep_watched(self) -> None:
        self._state.keep("watched", tuple(str(folder) for folder in self.watching.folders))
        self.watched_changed.emit(self.watching.folders)

    @Slot(Path)
    def _on_watching(self, folder: Path) -> None:
        """Told only of a folder that was asked for just now."""
        if folder in self._asked_for:
            self._asked_for.remove(folder)
            words = self.tr("Watching {folder}: new music will be classified and proposed, never written by itself.")
            self._library.notice.show_notice(words.format(folder=shown_path(folder)))
            self._keep_watched()

    @Slot(object)
    def _on_not_watching(self, error: GenreTaggerError) -> None:
        self.watched_changed.emit(self.watching.folders)
        self.failed.emit(error)

    @Slot(list)
    def _on_files_arrived(self, paths: list[Path]) -> None:
        self._library.open_paths(paths)

    def _last_folder(self) -> str:
        return self._state.text("last_folder", str(Path.home()))


class DropOverlay(QWidget):
    """Covers its parent; lets the mouse through. Hidden until `cover()`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        frame = make_card(role="drop", dragging=True)
        words = make_label(self.tr("Drop to add to the library"), role="title", alignment=Qt.AlignmentFlag.AlignHCenter)
        vbox(1, IconLabel("drop", size=56, tone="accent"), words, 1, parent=frame, spacing=10)
        vbox(frame, parent=self, margins=14)
        self.hide()

    def cover(self) -> None:
        """Show over all of the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(colors_of(self).window)
        veil.setAlphaF(0.86)
        QPainter(self).fillRect(self.rect(), veil)
