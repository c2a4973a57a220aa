"""The albums of the listed tracks: which track belongs to which, and what each says in the company of its album."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.classification.company import CompanyWeights
from genre_tagger.classification.prediction import Prediction
from genre_tagger.library.company_index import CompanyIndex
from genre_tagger.library.track import AlbumKey, CompanyMode, Track
from genre_tagger.ui.library.track_list import TrackList
from genre_tagger.ui.library.track_row import WRITABLE, Decision, Status, TrackRow
from genre_tagger.ui.widgets.building import make_timer

BUDGET_SECONDS = 0.01
AT_ONCE = 60
"""So many tracks follow at once, whatever that takes."""
TURN_MS = 40
"""While tracks stream in, artists' other albums take a quarter of the window's time at most."""


@dataclass(frozen=True, slots=True)
class AlbumSummary:
    """What the row of an album says.

    `shares` (genre, share in [0, 1]) are the probabilities of its genres, the likeliest first, () before a track is
    classified: those of its prediction as a whole, of a compilation the mean of its tracks'. `agreeing` of `classified`
    tracks have the likeliest genre, alone or by a person's word. `proposed` is what all its tracks are proposed to be,
    else what the album is. `current` are the genres in its files, `writes` what would be written into each that would
    be; `statuses` counts its tracks.
    """

    title: str
    artist: str
    tracks: int
    seconds: float
    shares: tuple[tuple[str, float], ...]
    classified: int
    agreeing: int
    proposed: str
    current: tuple[str, ...]
    writes: tuple[str, ...]
    statuses: Counter[Status]

    @property
    def confidence(self) -> float | None:
        """Of the likeliest genre; None before a track is classified."""
        return self.shares[0][1] if self.shares else None

    @property
    def status(self) -> Status:
        """That of most of its tracks, or of most that would be written."""
        written = Counter({status: self.statuses[status] for status in WRITABLE if self.statuses[status]})
        return max(written or self.statuses, key=(written or self.statuses).__getitem__, default=Status.WAITING)


@dataclass(slots=True, eq=False)
class Album:
    """A row of the table for tracks that belong together. `number` is its place in `AlbumList.albums`.

    `keys` are the groups it is made of: several of a compilation, which is one row although its artists have nothing to
    say to one another. `is_loose`: it is no album but one track that belongs to none. `summary`: None where it must be
    made anew.
    """

    number: int
    is_loose: bool
    keys: dict[AlbumKey, None] = field(default_factory=dict)
    is_folded: bool = False
    summary: AlbumSummary | None = None


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
        self.albums: list[Album] = []
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

    @property
    def mode(self) -> CompanyMode:
        """Whether tracks are classified alone, with their album, or as their album is."""
        return self._index.mode

    @mode.setter
    def mode(self, mode: CompanyMode) -> None:
        if mode is not self._index.mode:
            self._index.mode = mode
            self._all_anew()

    def use_weights(self, weights: CompanyWeights) -> None:
        """Another model classifies: company counts as was fitted for it."""
        if weights != self._index.weights:
            self._index.weights = weights
            self._all_anew()

    def rows(self, album: Album) -> list[TrackRow]:
        """Its tracks, shown or not, in the order in which they came."""
        paths = [path for key in album.keys for path in self._index.paths(key)]
        return [self._tracks.rows[place] for place in sorted(map(self._tracks.place, paths))]

    def summary(self, album: Album) -> AlbumSummary:
        """What its row says; kept until something of it changes."""
        if album.summary is None:
            album.summary = self._summarise(album)
        return album.summary

    def _summarise(self, album: Album) -> AlbumSummary:
        rows = self.rows(album)
        found = next((self._index.album(key) for key in album.keys if self._index.paths(key)), None)
        if found is None:  # its tracks are on their way to another
            return AlbumSummary("", "", 0, 0.0, (), 0, 0, "", (), (), Counter())
        proposals = Counter(row.proposed_genre for row in rows if row.proposed_genre)
        title, artist, said = found.title, found.artist, found.prediction
        if found.key.is_compilation:
            track = rows[0].track
            title, artist = ("", "") if track is None else (track.album, track.album_artist)
            predictions = [row.prediction for row in rows if row.prediction is not None]
            classified, agreeing = len(predictions), max(proposals.values(), default=0)
            proposed = proposals.most_common(1)[0][0] if proposals else ""
        else:
            predictions = [] if said is None else [said]
            classified, agreeing = found.company.tracks, found.company.agreeing
            proposed = "" if said is None else self._genre_of(said)
        return AlbumSummary(
            title=title or rows[0].path.parent.name,
            artist=artist,
            tracks=len(rows),
            seconds=sum(row.duration_seconds or 0.0 for row in rows),
            shares=_mean_shares(predictions),
            classified=classified,
            agreeing=agreeing,
            proposed=next(iter(proposals)) if len(proposals) == 1 else proposed,
            current=tuple(dict.fromkeys(row.current_genre for row in rows if row.current_genre)),
            writes=tuple(row.outcome.text for row in rows if row.status in WRITABLE),
            statuses=Counter(row.status for row in rows),
        )

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
                self.albums.append(Album(number, key.place is not None and key.place in self._index))
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


def _mean_shares(predictions: Sequence[Prediction]) -> tuple[tuple[str, float], ...]:
    """Of each genre of the first prediction's model, the likeliest first."""
    if not predictions:
        return ()
    genres = predictions[0].genres
    alike = [one for one in predictions if one.genres == genres]
    sums = [sum(one.in_scope * one.probabilities[place] for one in alike) / len(alike) for place in range(len(genres))]
    return tuple(sorted(zip(genres, sums, strict=True), key=lambda pair: -pair[1]))


def _correction(row: TrackRow) -> str:
    """The person's word for the genre; it speaks for the album."""
    return "" if row.edit.decision is Decision.SKIPPED else row.edit.chosen


def _said(row: TrackRow) -> tuple[object, ...]:
    """What of a row matters to its album."""
    track = row.track
    tags = () if track is None else (track.album, track.album_artist, track.artist, track.is_compilation)
    return (row.alone, _correction(row), *tags)
