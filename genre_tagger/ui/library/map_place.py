"""The place of the map in the Library tab: made when it is first wanted, joined to the table and what works on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from genre_tagger.library.track_row import TrackRow
from genre_tagger.ui.library.cell_text import CellText
from genre_tagger.ui.library.classifying import Classifying
from genre_tagger.ui.library.library_pages import LibraryPages
from genre_tagger.ui.library.track_model import TrackModel
from genre_tagger.ui.library.track_table import TrackTable
from genre_tagger.ui.widgets.building import configured
from genre_tagger.ui.widgets.placeholders import LatePage

if TYPE_CHECKING:  # numpy and plots come with the map
    from genre_tagger.ui.library.map_page import MapPage
    from genre_tagger.ui.library.map_placing import MapPlacing


class MapPlace(QObject):
    """Shows and hides the map beside the table. GUI thread only."""

    shown_changed = Signal(bool)
    """The map came or went."""
    made = Signal(object)
    """(MapPage): it stands now."""
    models_wanted = Signal()
    play_wanted = Signal()
    """The row just chosen in the table is to be played."""
    genre_key = Signal(int)
    """(number from 1): a digit key."""
    failed = Signal(object)
    """(exception)"""

    def __init__(
        self,
        classifying: Classifying,
        table: TrackTable,
        model: TrackModel,
        text: CellText,
        pages: LibraryPages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._classifying, self._table, self._model, self._text, self._pages = classifying, table, model, text, pages
        self._genres: tuple[str, ...] = ()
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
            self._pages.add_map(self._holder)
        self._holder.setVisible(shown)
        if not shown:
            self.close_down()
        if shown and self.page is not None:
            self.page.setFocus()
        self.shown_changed.emit(shown)

    def state(self) -> QByteArray:
        """How wide the map is, to be kept between sessions; empty where it is not shown."""
        return self._pages.across.saveState() if self.is_shown else QByteArray()

    def restore(self, state: QByteArray) -> None:
        """Take up what `state` gave."""
        if not state.isEmpty():
            self.show_map(True)
            self._pages.across.restoreState(state)

    def close_down(self) -> None:
        """Ends the work on places."""
        if self._placing is not None:
            self._placing.want(False)

    def set_genres(self, genres: tuple[str, ...]) -> None:
        """Those of the model in use, which may give places or not: asked where the map is there to say so."""
        self._genres = genres
        if self.page is not None:  # a model that cannot be read is told of elsewhere
            classifying = self._classifying
            classifying.runner.start(classifying.engine.gives_places, latest=self.page.set_gives_places)

    def _make(self, parent: QWidget) -> QWidget:
        from genre_tagger.ui.library.map_page import MapPage
        from genre_tagger.ui.library.map_placing import MapPlacing

        placing = self._placing = MapPlacing(self._classifying, self)
        placing.failed.connect(self.failed)
        page = self.page = MapPage(self._table, self._model, placing, self._text, lambda: self._genres, parent)
        page.plot.genre_key.connect(self.genre_key)
        configured(page, play_wanted=self.play_wanted, models_wanted=self.models_wanted)
        configured(page, classify_wanted=self._on_classify_wanted, close_wanted=partial(self.show_map, False))
        self.set_genres(self._genres)
        self.made.emit(page)
        return page

    @Slot(list)
    def _on_classify_wanted(self, rows: list[TrackRow]) -> None:
        """What an older version of the program has classified is forgotten first, or it would only be remembered."""
        classifying = self._classifying
        forget = partial(classifying.engine.forget_predictions, [row.path for row in rows])
        again = partial(classifying.classify_again, rows)
        classifying.runner.start(forget, failed=self.failed, finished=again)
