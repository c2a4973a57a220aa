"""The place of the map in the Library tab: made when it is first wanted, joined to the table and what works on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from genre_tagger.library.track_row import TrackRow
from genre_tagger.ui.widgets.placeholders import LatePage

if TYPE_CHECKING:
    from genre_tagger.ui.library.library_tab import LibraryTab
    from genre_tagger.ui.library.map_page import MapPage
    from genre_tagger.ui.library.map_placing import MapPlacing


class MapPlace(QObject):
    """Shows and hides the map of a Library tab. GUI thread only."""

    shown_changed = Signal(bool)
    """The map came or went."""
    made = Signal(object)
    """(MapPage): it stands now."""
    models_wanted = Signal()
    failed = Signal(object)
    """(exception)"""

    def __init__(self, tab: LibraryTab) -> None:
        super().__init__(tab)
        self._tab = tab
        self._holder: LatePage | None = None
        self._placing: MapPlacing | None = None
        self.page: MapPage | None = None
        """None before the map was first shown."""

    @property
    def is_shown(self) -> bool:
        """Whether the map stands beside the table."""
        return self._holder is not None and not self._holder.isHidden()

    @Slot(bool)
    def show_map(self, shown: bool) -> None:
        """Show the map beside the table, or give the table the room."""
        if shown == self.is_shown:
            return
        if self._holder is None:
            self._holder = LatePage(self._make, "genre_tagger.ui.library.map_page")
            self._tab.pages.add_map(self._holder)
        self._holder.setVisible(shown)
        if not shown:
            self.close_down()
        if shown and self.page is not None:
            self.page.setFocus()
        self.shown_changed.emit(shown)

    def state(self) -> QByteArray:
        """How wide the map is, to be kept between sessions; empty where it is not shown."""
        return self._tab.pages.map_state() if self.is_shown else QByteArray()

    def restore(self, state: QByteArray) -> None:
        """Take up what `state` gave."""
        if not state.isEmpty():
            self.show_map(True)
            self._tab.pages.restore_map(state)

    def close_down(self) -> None:
        """Ends the work on places."""
        if self._placing is not None:
            self._placing.want(False)

    @Slot()
    def ask_for_places(self) -> None:
        """Whether the model in use gives places: asked where the map is there to say so."""
        if self.page is not None:  # a model that cannot be read is told of elsewhere
            self._tab.runner.start(self._tab.engine.gives_places, latest=self.page.set_gives_places)

    def _make(self, parent: QWidget) -> QWidget:
        from genre_tagger.ui.library.map_page import MapPage
        from genre_tagger.ui.library.map_placing import MapPlacing

        tab = self._tab
        self._placing = MapPlacing(tab.tracks, tab.classifying, tab.runner, self)
        self._placing.failed.connect(self.failed)
        page = self.page = MapPage(tab.table, tab.model, self._placing, tab.text, lambda: tab.genres, parent)
        page.play_wanted.connect(tab.viewed.play)
        page.plot.genre_key.connect(tab.choose_number)
        page.classify_wanted.connect(self._on_classify_wanted)
        page.models_wanted.connect(self.models_wanted)
        page.close_wanted.connect(self._on_close_wanted)
        self.ask_for_places()
        self.made.emit(page)
        return page

    @Slot(list)
    def _on_classify_wanted(self, rows: list[TrackRow]) -> None:
        """What an older version of the program has classified is forgotten first, or it would only be remembered."""
        forget = partial(self._tab.engine.forget_predictions, [row.path for row in rows])
        again = partial(self._tab.classifying.classify_again, rows)
        self._tab.runner.start(forget, failed=self.failed, finished=again)

    @Slot()
    def _on_close_wanted(self) -> None:
        self.show_map(False)
