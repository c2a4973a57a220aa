"""Menus and their actions, with their keys and what each of them does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.shortcuts import DEFAULT_KEYS, keys_in_force
from genre_tagger.ui.widgets.building import configured, make_action

if TYPE_CHECKING:
    from genre_tagger.ui.main_window import MainWindow


class Actions(QObject):
    """Every action of the menu bar, joined to the window's parts, which must stand already. GUI thread only."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._library = window, window.library
        self._by_shortcut: dict[str, QAction] = {}
        self._make_file_menu(window)
        self._make_edit_menu(window)
        self._make_track_menu(window)
        self._make_tools_and_help(window)
        tabs = configured(QActionGroup(self), triggered=self._on_tab)
        for place, name in enumerate(name for name in DEFAULT_KEYS if name.startswith("tab_")):
            window.addAction(tabs.addAction(self._action("", "", name, data=place)))
        self.use_keys({})
        self._connect(window)

    def _action(
        self,
        text: str,
        icon: str = "",
        shortcut: str = "",
        triggered: Callable[[], object] | None = None,
        **values: Any,
    ) -> QAction:
        """`shortcut` is a name in `DEFAULT_KEYS`."""
        action = make_action(text, self._window, triggered, icon=icon, **values)
        if shortcut:
            self._by_shortcut[shortcut] = action
        return action

    def use_keys(self, chosen: Mapping[str, str]) -> None:
        """Put the person's shortcuts in force; what they did not choose is at its default."""
        for name, keys in keys_in_force(chosen).items():
            if name in self._by_shortcut:
                twins = [keys, "Enter"] if keys == "Return" else [keys]  # the number pad's key is a second one
                self._by_shortcut[name].setShortcuts([QKeySequence(each) for each in twins if each])

    def _menu(self, title: str, *groups: tuple[QAction | QMenu, ...]) -> QMenu:
        """Groups of actions with a line between them."""
        menu = self._window.menuBar().addMenu(title)
        for number, group in enumerate(groups):
            if number:
                menu.addSeparator()
            menu.addActions([one.menuAction() if isinstance(one, QMenu) else one for one in group])
        return menu

    def _make_file_menu(self, window: MainWindow) -> None:
        opening, exporting, act = window.opening, window.exporting, self._action
        self.open_folder = act(self.tr("Open &folder…"), "add-folder", "open_folder", opening.ask_for_folder)
        self.open_files = act(self.tr("&Open files…"), "add-files", "open_files", opening.ask_for_files)
        self.recent = configured(QMenu(self.tr("Open &recent"), window), triggered=self._on_recent)
        self.clear_recent = act(self.tr("&Clear the list"), "", "", opening.clear_recent)
        self.demo = act(self.tr("Try the &demo tracks"), "music", "", opening.open_demo)
        self.watch = act(self.tr("Watch a folder…"), "watch", "", opening.ask_for_watched_folder)
        self.watched = configured(QMenu(self.tr("Stop watching"), window), triggered=self._on_watched)
        self.report = act(self.tr("Save a &report…"), "export", "report", exporting.ask_for_report)
        self.playlists = act(self.tr("Save &playlists by genre…"), "playlist", "", exporting.ask_for_playlists)
        self.write = act(self.tr("Review and &write tags…"), "write", "write", self._library.review_all)
        self.quit = act(self.tr("&Quit"), "", "quit", window.close)
        self._menu(
            self.tr("&File"),
            (self.open_folder, self.open_files, self.recent, self.demo),
            (self.watch, self.watched),
            (self.write,),
            (self.report, self.playlists),
            (self.quit,),
        )

    def _make_edit_menu(self, window: MainWindow) -> None:
        library, act = self._library, self._action
        stack = library.editing.stack
        self.undo = act(self.tr("&Undo edit"), "undo", "undo", stack.undo, enabled=False)
        self.redo = act(self.tr("&Redo edit"), "redo", "redo", stack.redo, enabled=False)
        self.history = act(self.tr("&History of writes…"), "history", "history", window.open_history)
        self.select_all = act(self.tr("Select &all"), "", "select_all", library.table.selectAll)
        self.search = act(self.tr("&Search"), "search", "search", library.filter_bar.focus_search)
        self.clear_filter = act(self.tr("&Clear the filter"), "", "clear_filter", library.filter_bar.clear)
        self.settings = act(self.tr("&Settings…"), "settings", "settings", window.settings.open)
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self._menu(
            self.tr("&Edit"),
            (self.undo, self.redo),
            (self.history,),
            (self.select_all, self.search, self.clear_filter),
            (self.settings,),
        )

    def _make_track_menu(self, window: MainWindow) -> None:
        library, act = self._library, self._action
        self.accept = act(self.tr("&Accept the proposal"), "accept", "accept", library.accept_selected)
        self.skip = act(self.tr("&Skip"), "skip", "skip", library.skip_selected)
        self.reset = act(self.tr("&Back to the proposal"), "undo", "reset", library.reset_selected)
        self.write_selected = act(self.tr("&Write these…"), "write", "", library.review_selected)
        self.play = act(self.tr("&Play or pause"), "device", "play", library.viewed.toggle_play)
        self.classify_again = act(self.tr("&Classify again"), "classify", "", library.classify_again_selected)
        self.why = act(self.tr("Wh&y this genre?…"), "search", "why", library.explain_selected)
        self.remove = act(self.tr("&Remove from the list"), "remove", "remove", library.remove_selected)
        self.show_view = act(self.tr("Show &waveform and spectrogram"), "classify", "show_view", checkable=True)
        configured(self.show_view, checked=True, toggled=library.viewed.set_visible)
        self.show_map = act(self.tr("Show the &map"), "map", "show_map", checkable=True, toggled=library.map.show_map)
        self.stop = act(self.tr("S&top classifying"), "stop", "stop", library.classifying.stop)
        self.genres = configured(QMenu(self.tr("Choose &genre"), window), triggered=self._on_genre)
        self.track_menu = self._menu(
            self.tr("&Track"),
            (self.accept, self.genres, self.skip, self.reset),
            (self.play, self.write_selected, self.classify_again, self.why, self.remove),
            (self.show_view, self.show_map, self.stop),
        )
        choices = [self.accept, self.genres.menuAction(), self.skip, self.reset]
        others = [self.play, self.write_selected, self.classify_again, self.why, self.remove]
        library.table.menu_actions = [*choices, None, *others]

    def _make_tools_and_help(self, window: MainWindow) -> None:
        models, act = window.models, self._action
        self.models = act(self.tr("&Models…"), "model", "models", models.open_models)
        self.learn = act(self.tr("&Learn from my corrections…"), "edited", "", models.open_learning)
        self.roll_back = act(self.tr("&Roll back the model"), "undo", "", models.roll_back)
        self._menu(self.tr("T&ools"), (self.models, self.learn, self.roll_back))
        self.guide = act(self.tr("&Guide"), "guide", "guide", window.guide.open)
        self.shortcuts = act(self.tr("&Keyboard shortcuts"), "keyboard", "shortcuts", window.settings.open_shortcuts)
        self.about = act(self.tr("&About Genre Tagger"), "info", "", window.open_about)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self._menu(self.tr("&Help"), (self.guide, self.shortcuts), (self.about,))

    def _connect(self, window: MainWindow) -> None:
        """Keys of the table count only while the table, or the map in its place, has the focus."""
        library, stack = self._library, self._library.editing.stack
        library.map.shown_changed.connect(self.show_map.setChecked)
        albums = library.filter_bar.albums
        self._by_shortcut["group"] = albums.group
        self.track_menu.insertMenu(self.show_view, albums.menu)
        library.map.made.connect(lambda page: self._give_keys_to(page.plot))
        configured(stack, canUndoChanged=self.undo.setEnabled, canRedoChanged=self.redo.setEnabled)
        self._give_keys_to(library.table)
        library.selection_changed.connect(self._on_selection_changed)
        self._on_selection_changed()

    def _give_keys_to(self, table: QWidget) -> None:
        for action in (self.accept, self.skip, self.reset, self.remove, self.select_all, self.play):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            table.addAction(action)

    def show_genres(self, genres: tuple[str, ...]) -> None:
        """The genres of the model in use, with their digit keys shown."""
        self.genres.clear()
        for number, genre in enumerate(genres, start=1):
            self.genres.addAction(f"{genre}\t{number}" if number < 10 else genre).setData(number)

    def show_recent(self, folders: tuple[str, ...]) -> None:
        """Fill File › Open recent."""
        _fill(self.recent, folders)
        if folders:
            self.recent.addSeparator()
            self.recent.addAction(self.clear_recent)

    @Slot(tuple)
    def show_watched(self, folders: tuple[Path, ...]) -> None:
        """Fill File › Stop watching."""
        _fill(self.watched, tuple(str(folder) for folder in folders))

    @Slot()
    def _on_selection_changed(self) -> None:
        any_selected = self._library.table.selectionModel().hasSelection()
        for action in self._library.table.menu_actions:
            if action is not None:
                action.setEnabled(any_selected)
        self.genres.setEnabled(any_selected)

    @Slot(QAction)
    def _on_tab(self, action: QAction) -> None:
        self._window.tabs.setCurrentIndex(action.data())

    @Slot(QAction)
    def _on_genre(self, action: QAction) -> None:
        self._library.choose_number(action.data())

    @Slot(QAction)
    def _on_recent(self, action: QAction) -> None:
        if action is not self.clear_recent:
            self._window.opening.open_recent(action.data())

    @Slot(QAction)
    def _on_watched(self, action: QAction) -> None:
        self._window.opening.stop_watching(action.data())


def _fill(menu: QMenu, folders: tuple[str, ...]) -> None:
    menu.clear()
    for folder in folders:
        menu.addAction(shown_path(Path(folder)).replace("&", "&&")).setData(folder)
    menu.setEnabled(bool(folders))
