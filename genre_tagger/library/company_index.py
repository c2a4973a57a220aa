"""Which tracks of a library speak for one another, kept up track by track: only what a new prediction touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path

from genre_tagger.classification.company import (
    NOBODY,
    CompanyWeights,
    Evidence,
    EvidenceSum,
    album_prediction,
    evidence_of,
    in_company,
)
from genre_tagger.classification.prediction import Prediction
from genre_tagger.library.albums import Album, Release, albums_in, alone_key, apart_key, artist_of, is_apart, release_of
from genre_tagger.library.track import AlbumKey, Company, CompanyMode, CompanyPrediction, Track


@dataclass(slots=True, eq=False)
class _Release:
    """A release's artists, each with its tracks, and how many those are together."""

    release: Release
    cells: dict[str, _Cell] = field(default_factory=dict)
    tracks: int = 0
    is_apart: bool = False


@dataclass(slots=True, eq=False)
class _Cell:
    """One artist's tracks on one release, which move from album to album as a whole. `album` None: each stands alone.
    Of a new one nothing is `settled`."""

    release: _Release
    artist: str
    paths: dict[Path, None] = field(default_factory=dict)
    album: AlbumKey | None = None
    settled: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    track: Track
    cell: _Cell
    prediction: Prediction | None
    evidence: Evidence
    answer: str


@dataclass(slots=True)
class _Spoken:
    """What the tracks of an album say that one model classified: their evidence, and how often they answered what."""

    evidence: EvidenceSum = NOBODY
    answers: Counter[str] = field(default_factory=Counter)


_SILENCE = _Spoken()


class CompanyIndex:
    """Tracks of a library with what each says alone; gives what each says in company. Not safe for several threads.

    `put` and `remove` cost some 20 microseconds, and so does a look-up of an album that did not change. Tracks speak
    for one another where one model classified them.
    """

    def __init__(self, weights: CompanyWeights, mode: CompanyMode = CompanyMode.ALBUM) -> None:
        self.weights = weights
        self.mode = mode
        self._entries: dict[Path, _Entry] = {}
        self._releases: dict[Release, _Release] = {}
        self._albums: dict[AlbumKey, dict[_Cell, None]] = {}
        self._albums_of_artist: dict[str, dict[AlbumKey, None]] = {}
        self._spoken: dict[AlbumKey, dict[str, _Spoken]] = {}
        self._artist_sums: dict[str, dict[str, EvidenceSum]] = {}
        self._touched: dict[AlbumKey, None] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, path: Path) -> bool:
        return path in self._entries

    def __iter__(self) -> Iterator[AlbumKey]:
        """The albums, in the order in which they came to be."""
        return iter(self._albums)

    def put(self, track: Track, prediction: Prediction | None = None, correction: str = "") -> None:
        """Add the track, or replace what is known of it. `correction` is the genre a person gave it."""
        release, artist = release_of(track), artist_of(track)
        evidence = () if prediction is None else evidence_of(prediction, correction)
        answer = correction or ("" if prediction is None else prediction.genre)
        known = self._entries.get(track.path)
        if known is not None and (known.cell.release.release, known.cell.artist) != (release, artist):
            self.remove([track.path])
            known = None
        if known is not None:
            self._entries[track.path] = _Entry(track, known.cell, prediction, evidence, answer)
        else:
            state = self._releases.get(release)
            if state is None:
                state = self._releases[release] = _Release(release)
            cell = state.cells.get(artist)
            if cell is None:
                cell = state.cells[artist] = _Cell(state, artist)
            cell.paths[track.path] = None
            state.tracks += 1
            self._entries[track.path] = _Entry(track, cell, prediction, evidence, answer)
            self._settle(state, cell)
        self._touch(self.key(track.path))

    def remove(self, paths: Iterable[Path]) -> None:
        """Forget these tracks; those that are not there are passed over."""
        cells: dict[_Cell, None] = {}
        for path in paths:
            if path in self._entries:
                key, cell = self.key(path), self._entries.pop(path).cell
                if cell.album is None or cell not in cells:
                    self._touch(key)
                cells[cell] = None
                del cell.paths[path]
                cell.release.tracks -= 1
        for cell in cells:
            if not cell.paths:
                del cell.release.cells[cell.artist]
                self._leave(cell)
        for state in dict.fromkeys(cell.release for cell in cells):
            if state.cells:
                self._settle(state, None)
            else:
                del self._releases[state.release]

    def take_touched(self) -> dict[AlbumKey, None]:
        """The albums whose tracks or predictions may have changed since the last call; some may be gone."""
        touched, self._touched = self._touched, {}
        return touched

    def key(self, path: Path) -> AlbumKey:
        """The album of a track. KeyError where it is not listed."""
        entry = self._entries[path]
        return entry.cell.album or alone_key(entry.track)

    def paths(self, key: AlbumKey) -> tuple[Path, ...]:
        """The tracks of an album; () where there is none of that name any more."""
        if key.place in self._entries:
            return (key.place,) if self.key(key.place) == key else ()
        return tuple(path for cell in self._albums.get(key, ()) for path in cell.paths)

    def track(self, path: Path) -> CompanyPrediction | None:
        """What is said of a track, alone and in company; None where it is not classified. KeyError: not listed."""
        entry = self._entries[path]
        alone, key = entry.prediction, self.key(path)
        if alone is None:
            return None
        if self.mode is CompanyMode.NONE:
            return CompanyPrediction(alone, alone, key, Company())
        spoken, artist = self._said(key, alone.model_id), self._others_of_artist(key, alone.model_id)
        album = spoken.evidence
        if self.mode is CompanyMode.ONE_PER_ALBUM:
            of_album = album_prediction(alone, album, artist, self.weights)
            together, share = of_album, 1.0 if of_album is not alone else 0.0
        else:
            others = album.minus(NOBODY.plus(entry.evidence))
            together, share = in_company(alone, entry.evidence, others, artist, self.weights)
        agree = spoken.answers[together.genre]
        return CompanyPrediction(alone, together, key, Company(album.count, agree, artist.count, share))

    def album(self, key: AlbumKey) -> Album:
        """An album as a whole. KeyError where there is none of that name any more."""
        paths = self.paths(key)
        if not paths:
            raise KeyError(key)
        entries = [self._entries[path] for path in paths]
        spoken = [entry.prediction for entry in entries if entry.prediction is not None]
        prediction, company = None, Company(0, 0)
        if spoken:
            model = spoken[-1].model_id
            said, artist = self._said(key, model), self._others_of_artist(key, model)
            prediction = album_prediction(spoken[-1], said.evidence, artist, self.weights)
            company = Company(said.evidence.count, said.answers[prediction.genre], artist.count, 1.0)
        first = entries[0].track
        title = first.album or (first.title if len(paths) == 1 else first.path.parent.name)
        return Album(key, title, first.album_artist or first.artist, paths, prediction, company)

    def _settle(self, state: _Release, new: _Cell | None) -> None:
        """Find the albums of a release anew, and move what belongs elsewhere now."""
        release, was_apart = state.release, state.is_apart
        state.is_apart = is_apart(release, len(state.cells), state.tracks)
        if was_apart and state.is_apart:  # no artist changes what the others are
            if new is not None:
                self._move(new, apart_key(release, new.artist))
            return
        counts = {artist: len(cell.paths) for artist, cell in state.cells.items()}
        for artist, key in albums_in(release, counts).items():
            self._move(state.cells[artist], key)

    def _move(self, cell: _Cell, key: AlbumKey | None) -> None:
        if cell.settled and cell.album == key:
            return
        self._leave(cell)
        cell.album, cell.settled = key, True
        if key is None:
            for path in cell.paths:
                self._touch(alone_key(self._entries[path].track))
            return
        self._albums.setdefault(key, {})[cell] = None
        if key.artist:
            self._albums_of_artist.setdefault(key.artist, {})[key] = None
        self._touch(key)

    def _leave(self, cell: _Cell) -> None:
        key = cell.album
        if key is None:
            return
        self._touch(key)
        cells = self._albums[key]
        del cells[cell]
        if not cells:
            del self._albums[key]
        if not cells and key.artist:
            albums = self._albums_of_artist[key.artist]
            del albums[key]
            if not albums:
                del self._albums_of_artist[key.artist]

    def _touch(self, key: AlbumKey) -> None:
        """What was added up of the album is not true any more, nor what was said in its company."""
        self._touched[key] = None
        self._spoken.pop(key, None)
        if self._artist_sums.pop(key.artist, None) is not None:
            self._touched.update(self._albums_of_artist.get(key.artist, {}))

    def _said(self, key: AlbumKey, model: str) -> _Spoken:
        if key not in self._spoken:
            of_model: dict[str, _Spoken] = {}
            for path in self.paths(key):
                entry = self._entries[path]
                if entry.prediction is not None:
                    spoken = of_model.setdefault(entry.prediction.model_id, _Spoken())
                    spoken.evidence = spoken.evidence.plus(entry.evidence)
                    spoken.answers[entry.answer] += 1
            self._spoken[key] = of_model
        return self._spoken[key].get(model, _SILENCE)

    def _others_of_artist(self, key: AlbumKey, model: str) -> EvidenceSum:
        albums = self._albums_of_artist.get(key.artist, {})
        if len(albums) < 2 or key not in albums:
            return NOBODY
        sums = self._artist_sums.setdefault(key.artist, {})
        if model not in sums:
            sums[model] = reduce(EvidenceSum.joined, (self._said(album, model).evidence for album in albums), NOBODY)
        return sums[model].minus(self._said(key, model).evidence)
