"""Menus and their actions, with their keys. The window connects them; nothing is done here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from genre_tagger.ui.colors import Colors
from genre_tagger.ui.icons import icon
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.shortcuts import DEFAULT_KEYS, keys_in_force

if TYPE_CHECKING:
    from genre_tagger.ui.main_window import MainWindow


class Actions(QObject):
    """Every action of the menu bar. `recent_chosen`, `watched_left` carry a folder, `tab_chosen` a tab's place."""

    recent_chosen = Signal(str)
    watched_left = Signal(str)
    tab_chosen = Signal(int)

    def __init__(self, window: QMainWindow, colors: Colors) -> None:
        super().__init__(window)
        self._window, self._colors = window, colors
        self._icons: list[tuple[QAction, str]] = []
        self._genre_actions: list[QAction] = []
        self._by_shortcut: dict[str, QAction] = {}
        self._make_file_menu()
        self._make_edit_menu()
        self._make_track_menu()
        self._make_tools_menu()
        self._make_help_menu()
        self._make_tab_actions()
        self.use_keys({})
        self.set_colors(colors)

    def _action(self, text: str, icon_name: str = "", shortcut: str = "") -> QAction:
        """`shortcut` is a name in `DEFAULT_KEYS`."""
        action = QAction(text, self._window)
        if shortcut:
            self._by_shortcut[shortcut] = action
            action.setShortcut(QKeySequence(DEFAULT_KEYS[shortcut]))
        if icon_name:
            self._icons.append((action, icon_name))
        return action

    def use_keys(self, chosen: Mapping[str, str]) -> None:
        """Put the person's shortcuts in force; what they did not choose is at its default."""
        for name, keys in keys_in_force(chosen).items():
            if name in self._by_shortcut:
                twins = [keys, "Enter"] if keys == "Return" else [keys]  # the number pad's key is a second one
                self._by_shortcut[name].setShortcuts([QKeySequence(each) for each in twins if each])

    def _menu(self, title: str, actions: list[QAction | QMenu | None]) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        for action in actions:
            if action is None:
                menu.addSeparator()
            elif isinstance(action, QMenu):
                menu.addMenu(action)
            else:
                menu.addAction(action)
        return menu

    def _make_file_menu(self) -> None:
        self.open_folder = self._action(self.tr("Open &folder…"), "add-folder", "open_folder")
        self.open_files = self._action(self.tr("&Open files…"), "add-files", "open_files")
        self.recent = QMenu(self.tr("Open &recent"), self._window)
        self.demo = self._action(self.tr("Try the &demo tracks"), "music")
        self.watch = self._action(self.tr("Watch a folder…"), "watch")
        self.watched = QMenu(self.tr("Stop watching"), self._window)
        self.report = self._action(self.tr("Save a &report…"), "export", "report")
        self.playlists = self._action(self.tr("Save &playlists by genre…"), "playlist")
        self.write = self._action(self.tr("Review and &write tags…"), "write", "write")
        self.quit = self._action(self.tr("&Quit"), "", "quit")
        self._menu(
            self.tr("&File"),
            [
                self.open_folder,
                self.open_files,
                self.recent,
                self.demo,
                None,
                self.watch,
                self.watched,
                None,
                self.write,
                None,
                self.report,
                self.playlists,
                None,
                self.quit,
            ],
        )

    def _make_edit_menu(self) -> None:
        self.undo = self._action(self.tr("&Undo edit"), "undo", "undo")
        self.redo = self._action(self.tr("&Redo edit"), "redo", "redo")
        self.history = self._action(self.tr("&History of writes…"), "history", "history")
        self.select_all = self._action(self.tr("Select &all"), "", "select_all")
        self.search = self._action(self.tr("&Search"), "search", "search")
        self.clear_filter = self._action(self.tr("&Clear the filter"), "", "clear_filter")
        self.settings = self._action(self.tr("&Settings…"), "settings", "settings")
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self._menu(
            self.tr("&Edit"),
            [
                self.undo,
                self.redo,
                None,
                self.history,
                None,
                self.select_all,
                self.search,
                self.clear_filter,
                None,
                self.settings,
            ],
        )

    def _make_track_menu(self) -> None:
        self.accept = self._action(self.tr("&Accept the proposal"), "accept", "accept")
        self.skip = self._action(self.tr("&Skip"), "skip", "skip")
        self.reset = self._action(self.tr("&Back to the proposal"), "undo", "reset")
        self.write_selected = self._action(self.tr("&Write these…"), "write")
        self.play = self._action(self.tr("&Play or pause"), "device", "play")
        self.listen_again = self._action(self.tr("&Listen again"), "listen")
        self.why = self._action(self.tr("Wh&y this genre?…"), "search", "why")
        self.remove = self._action(self.tr("&Remove from the list"), "remove", "remove")
        self.show_view = self._action(self.tr("Show &waveform and spectrogram"), "listen", "show_view")
        self.show_view.setCheckable(True)
        self.show_view.setChecked(True)
        self.show_map = self._action(self.tr("Show the &map"), "map", "show_map")
        self.show_map.setCheckable(True)
        self.stop = self._action(self.tr("S&top listening"), "stop", "stop")
        self.genres = QMenu(self.tr("Choose &genre"), self._window)
        self.track_menu = self._menu(
            self.tr("&Track"),
            [
                self.accept,
                self.genres,
                self.skip,
                self.reset,
                None,
                self.play,
                self.write_selected,
                self.listen_again,
                self.why,
                self.remove,
                None,
                self.show_view,
                self.show_map,
                self.stop,
            ],
        )

    def _make_tools_menu(self) -> None:
        self.models = self._action(self.tr("&Models…"), "model", "models")
        self.learn = self._action(self.tr("&Learn from my corrections…"), "edited")
        self.roll_back = self._action(self.tr("&Roll back the model"), "undo")
        self._menu(self.tr("T&ools"), [self.models, self.learn, self.roll_back])

    def _make_help_menu(self) -> None:
        self.shortcuts = self._action(self.tr("&Keyboard shortcuts"), "keyboard", "shortcuts")
        self.about = self._action(self.tr("&About Genre Tagger"), "info")
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self._menu(self.tr("&Help"), [self.shortcuts, None, self.about])

    def _make_tab_actions(self) -> None:
        """Ctrl+1, Ctrl+2 ... go to the tabs."""
        for number in range(1, 10):
            if f"tab_{number}" not in DEFAULT_KEYS:
                break
            action = self._action("", "", f"tab_{number}")
            action.setData(number - 1)
            action.triggered.connect(self._on_tab)
            self._window.addAction(action)

    def connect_to(self, window: MainWindow) -> None:
        """Join each action to what it does. Keys of the table count only while the table has the focus."""
        library = window.library
        pairs: list[tuple[QAction, Callable[[], object]]] = [
            (self.open_folder, window.opening.ask_for_folder),
            (self.open_files, window.opening.ask_for_files),
            (self.demo, window.opening.open_demo),
            (self.watch, window.opening.ask_for_watched_folder),
            (self.report, window.exporting.ask_for_report),
            (self.playlists, window.exporting.ask_for_playlists),
            (self.write, library.review_all),
            (self.quit, window.close),
            (self.undo, library.editing.stack.undo),
            (self.redo, library.editing.stack.redo),
            (self.history, window.open_history),
            (self.select_all, library.table.selectAll),
            (self.search, library.filter_bar.focus_search),
            (self.clear_filter, library.filter_bar.clear),
            (self.settings, window.open_settings),
            (self.accept, library.accept_selected),
            (self.skip, library.skip_selected),
            (self.reset, library.reset_selected),
            (self.write_selected, library.review_selected),
            (self.play, library.viewed.toggle_play),
            (self.listen_again, library.listen_again_selected),
            (self.why, library.explain_selected),
            (self.remove, library.remove_selected),
            (self.stop, library.listening.stop),
            (self.models, window.models.open_models),
            (self.learn, window.models.open_learning),
            (self.roll_back, window.models.roll_back),
            (self.shortcuts, window.open_shortcuts),
            (self.about, window.open_about),
        ]
        for action, slot in pairs:
            action.triggered.connect(slot)
        self.show_view.toggled.connect(library.viewed.set_visible)
        self.show_map.toggled.connect(library.map.show_map)
        library.map.shown_changed.connect(self.show_map.setChecked)
        library.map.made.connect(lambda page: self._give_keys_to(page.plot))
        self.recent_chosen.connect(window.opening.open_recent)
        self.watched_left.connect(window.opening.stop_watching)
        self.tab_chosen.connect(window.tabs.setCurrentIndex)
        library.editing.stack.canUndoChanged.connect(self.undo.setEnabled)
        library.editing.stack.canRedoChanged.connect(self.redo.setEnabled)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        self._give_keys_to(library.table)
        library.table.menu_actions = [
            self.accept,
            self.genres.menuAction(),
            self.skip,
            self.reset,
            None,
            self.play,
            self.write_selected,
            self.listen_again,
            self.why,
            self.remove,
        ]
        self._library = library
        library.selection_changed.connect(self._on_selection_changed)
        self._on_selection_changed()

    def _give_keys_to(self, table: QWidget) -> None:
        for action in (self.accept, self.skip, self.reset, self.remove, self.select_all, self.play):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            table.addAction(action)

    def show_genres(self, genres: tuple[str, ...]) -> None:
        """The genres of the model in use, with their digit keys shown."""
        self.genres.clear()
        self._genre_actions = []
        for number, genre in enumerate(genres, start=1):
            action = self.genres.addAction(f"{genre}\t{number}" if number < 10 else genre)
            action.setData(number)
            action.triggered.connect(self._on_genre)
            self._genre_actions.append(action)

    def show_recent(self, folders: tuple[str, ...]) -> None:
        """Fill File › Open recent."""
        self._fill(self.recent, folders, self._on_recent)

    @Slot(tuple)
    def show_watched(self, folders: tuple[Path, ...]) -> None:
        """Fill File › Stop watching."""
        self._fill(self.watched, tuple(str(folder) for folder in folders), self._on_watched)

    def _fill(self, menu: QMenu, folders: tuple[str, ...], slot: Callable[[], None]) -> None:
        menu.clear()
        for folder in folders:
            action = menu.addAction(shown_path(Path(folder)).replace("&", "&&"))
            action.setData(folder)
            action.triggered.connect(slot)
        menu.setEnabled(bool(folders))

    def set_colors(self, colors: Colors) -> None:
        """Draw the icons in the theme's tones."""
        for action, name in self._icons:
            action.setIcon(icon(name, colors.text, colors.disabled))

    @Slot()
    def _on_selection_changed(self) -> None:
        any_selected = self._library.table.selectionModel().hasSelection()
        for action in self._library.table.menu_actions:
            if action is not None:
                action.setEnabled(any_selected)
        self.genres.setEnabled(any_selected)

    def _pressed(self) -> Any:
        """What the action that called a slot stands for."""
        action = self.sender()
        assert isinstance(action, QAction)
        return action.data()

    @Slot()
    def _on_tab(self) -> None:
        self.tab_chosen.emit(self._pressed())

    @Slot()
    def _on_genre(self) -> None:
        self._library.choose_number(self._pressed())

    @Slot()
    def _on_recent(self) -> None:
        self.recent_chosen.emit(self._pressed())

    @Slot()
    def _on_watched(self) -> None:
        self.watched_left.emit(self._pressed())
