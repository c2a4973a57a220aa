"""The albums of the listed tracks: which track belongs to which, and what each says in the company of its album."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.classification.company import CompanyWeights
from genre_tagger.classification.prediction import Prediction
from genre_tagger.library.albums import NO_ALBUM, AlbumRow, AlbumSummary, summarise
from genre_tagger.library.company_index import CompanyIndex
from genre_tagger.library.track import AlbumKey, CompanyMode, Track
from genre_tagger.library.track_row import Decision, TrackRow
from genre_tagger.ui.library.track_list import TrackList
from genre_tagger.ui.widgets.building import make_timer

BUDGET_SECONDS = 0.01
AT_ONCE = 60
"""So many tracks follow at once, whatever that takes."""
TURN_MS = 40
"""While tracks stream in, artists' other albums take a quarter of the window's time at most."""


class AlbumList(QObject):
    """Follows `tracks` and gives each row its prediction with company. GUI thread only.

    The albums of a changed row follow at once, what else is touched (the artist's other albums, many rows) in slices.
    """

    regrouped = Signal()
    """Tracks belong to other albums now."""
    changed = Signal(list)
    """(numbers of albums): their rows say something else."""

    def __init__(
        self,
        tracks: TrackList,
        genre_of: Callable[[Prediction], str],
        mode: CompanyMode = CompanyMode.ALBUM,
        parent: QObject | None = None,
    ) -> None:
        """`genre_of` says which genre is proposed for a prediction."""
        super().__init__(parent)
        self._tracks, self._genre_of = tracks, genre_of
        self._index = CompanyIndex(CompanyWeights(), mode)
        self.albums: list[AlbumRow] = []
        """All there ever were; those without tracks are shown nowhere."""
        self.of: list[int] = []
        """Of each listed track the number of its album."""
        self._numbers: dict[AlbumKey, int] = {}
        self._first: dict[AlbumKey, None] = {}
        self._waiting: dict[AlbumKey, None] = {}
        self._is_telling = False
        self._timer = make_timer(self, TURN_MS, self._work)
        tracks.added.connect(self._on_added)
        tracks.changed.connect(self._on_changed)
        tracks.about_to_reset.connect(self._index.remove)
        tracks.reset.connect(self._on_reset)
        if len(tracks):
            self._on_added(0, len(tracks) - 1)

    @property
    def is_busy(self) -> bool:
        """Whether tracks wait for what their company says."""
        return bool(self._first or self._waiting)

    def use_mode(self, mode: CompanyMode) -> None:
        """Whether tracks are classified alone, with their album, or as their album is."""
        if mode is not self._index.mode:
            self._index.mode = mode
            self._all_anew()

    def use_weights(self, weights: CompanyWeights) -> None:
        """Another model classifies: company counts as was fitted for it."""
        if weights != self._index.weights:
            self._index.weights = weights
            self._all_anew()

    def rows(self, album: AlbumRow) -> list[TrackRow]:
        """Its tracks, shown or not, in the order in which they came."""
        paths = [path for key in album.keys for path in self._index.paths(key)]
        return [self._tracks.rows[place] for place in sorted(map(self._tracks.place, paths))]

    def summary(self, album: AlbumRow) -> AlbumSummary:
        """What its row says; kept until something of it changes."""
        if album.summary is None:
            found = next((self._index.album(key) for key in album.keys if self._index.paths(key)), None)
            album.summary = NO_ALBUM if found is None else summarise(found, self.rows(album), self._genre_of)
        return album.summary

    @Slot(int, int)
    def _on_added(self, first: int, last: int) -> None:
        self._take(range(first, last + 1))

    @Slot(list)
    def _on_changed(self, places: list[int]) -> None:
        if not self._is_telling:
            self._take(places)
        numbers = {self.of[place] for place in places}
        for number in numbers:
            self.albums[number].summary = None
        self.changed.emit(list(numbers))

    def _take(self, places: Iterable[int]) -> None:
        """What the rows say now, where that is something else; their albums have their turn before all others."""
        own: dict[AlbumKey, None] = {}
        for place in places:
            row = self._tracks.rows[place]
            said = _said(row)
            if said != row.said:
                row.said = said
                self._index.put(row.track or Track(row.path, 0.0), row.alone, _correction(row))
                own[self._index.key(row.path)] = None
            if place == len(self.of):
                self.of.append(self._number(self._index.key(row.path)))
        self._first |= own
        self._waiting |= self._index.take_touched()
        if own:
            self._work()

    @Slot()
    def _work(self) -> None:
        """A few albums; what is left has its turn later."""
        self._follow(self._first or self._waiting)
        if self.is_busy and not self._timer.isActive():
            self._timer.start()

    def _follow(self, queue: dict[AlbumKey, None]) -> None:
        deadline = perf_counter() + BUDGET_SECONDS
        has_moved = False
        changed = []
        numbers: list[int] = []
        tracks = 0
        while queue and (tracks < AT_ONCE or perf_counter() < deadline):
            key, _ = queue.popitem()  # the first would be looked for among all that have left
            self._waiting.pop(key, None)
            number = self._number(key)
            self.albums[number].summary = None
            numbers.append(number)
            for path in self._index.paths(key):
                tracks += 1
                place = self._tracks.place(path)
                has_moved |= self.of[place] != number
                self.of[place] = number
                row, found = self._tracks.rows[place], self._index.track(path)
                if found is not None and (found.together, found.company) != (row.prediction, row.company):
                    changed.append((place, found))
        self._is_telling = True
        self._tracks.take_company(changed)
        self._is_telling = False
        self.changed.emit(numbers)
        if has_moved:
            self.regrouped.emit()

    def _number(self, key: AlbumKey) -> int:
        """Of the album that shows the group; the artists of a compilation stand in one."""
        number = self._numbers.get(key)
        if number is None:
            shown = key._replace(artist="") if key.is_compilation else key
            number = self._numbers.get(shown)
            if number is None:
                number = self._numbers[shown] = len(self.albums)
                self.albums.append(AlbumRow(number, key.place is not None and key.place in self._index))
            self._numbers[key] = number
            self.albums[number].keys[key] = None
        return number

    def _all_anew(self) -> None:
        self._waiting |= {key: None for number in dict.fromkeys(self.of) for key in self.albums[number].keys}
        self._timer.start()

    @Slot()
    def _on_reset(self) -> None:
        """Tracks left the list."""
        self.of = [self.of[place] for place in self._tracks.kept]
        self._waiting |= self._index.take_touched()
        self._work()


def _correction(row: TrackRow) -> str:
    """The person's word for the genre; it speaks for the album."""
    return "" if row.edit.decision is Decision.SKIPPED else row.edit.chosen


def _said(row: TrackRow) -> tuple[object, ...]:
    """What of a row matters to its album."""
    track = row.track
    tags = () if track is None else (track.album, track.album_artist, track.artist, track.is_compilation)
    return (row.alone, _correction(row), *tags)
