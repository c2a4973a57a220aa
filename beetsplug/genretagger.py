"""beets plugin: fills the genre of your library's tracks with what Genre Tagger classifies.

    plugins: genretagger
    genretagger:
        auto: yes              # also while importing
        policy: fill           # a genre that is there: fill (keep it), append, replace
        min_confidence:        # from 0 to 1; empty: the model's own threshold
        keep: []               # genres never to remove
        source: track          # album: one genre for a whole album, its tracks together
        company: album         # what an album's tracks say counts for each of them; none: each stands for itself
        model:                 # empty: the active one
        jobs:                  # worker processes; empty: one per core

What is imported is written with beets' other tags; an import that takes tags as they are (`-A`) writes none, as ever.
`beet genretag [QUERY]` does it for tracks that are in the library. Genres go into beets' own database and, where beets
writes tags at all (`import.write`), into the files by beets' own way: Genre Tagger's journal knows nothing of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from beets import ui
from beets.exceptions import UserError
from beets.library import Item
from beets.plugins import BeetsPlugin

from genre_tagger.app import classifying, writing
from genre_tagger.app.classifying import FileStep, in_company
from genre_tagger.app.corrections import corrected_genres
from genre_tagger.app.session import Session
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.library.proposal import preview_change
from genre_tagger.library.track import Track, TrackClassified, TrackFailed, TrackRemembered
from genre_tagger.settings import COMPANY_CHOICES, POLICIES
from genre_tagger.tags.tag_change import Policy

if TYPE_CHECKING:
    from beets.importer import ImportSession, ImportTask
    from beets.library import Album, Library

SOURCES = ("track", "album")
_FIELD = "genres" if "genres" in Item._fields else "genre"  # one text until beets 2.6
_BETWEEN = "; "


class GenreTaggerPlugin(BeetsPlugin):
    """One for each run of beets; its session of Genre Tagger opens with the first track."""

    def __init__(self) -> None:
        super().__init__()
        self.config.add(
            {
                "auto": True,
                "policy": None,
                "min_confidence": None,
                "keep": [],
                "source": "track",
                "company": None,
                "model": None,
                "jobs": None,
            }
        )
        self._session: Session | None = None
        if self.config["auto"].get(bool):
            self.import_stages = [self.imported]
        self.register_listener("cli_exit", self._close)

    def commands(self) -> list[ui.Subcommand]:
        """`beet genretag`."""
        command = ui.Subcommand("genretag", help="classify music and fill in its genre")
        command.parser.add_option("-p", "--pretend", action="store_true", help="show what would be done, do nothing")
        command.parser.add_option("--policy", choices=POLICIES, help="fill, append to or replace a genre that is there")
        command.parser.add_option("--source", choices=SOURCES, help="classify each track, or an album as one")
        command.func = self._genretag
        return [command]

    def imported(self, session: ImportSession, task: ImportTask) -> None:
        """The stage of an import: what it fills in is written with the rest of the tags."""
        try:
            self._fill(task.imported_items(), write=False, pretend=False)
        except GenreTaggerError as error:
            self._log.warning("{}", error.message)

    def _genretag(self, library: Library, options: Any, query: list[str]) -> None:
        for name in ("policy", "source"):
            if getattr(options, name) is not None:
                self.config[name] = getattr(options, name)
        try:
            self._fill(list(library.items(query)), write=ui.should_write(), pretend=bool(options.pretend))
        except GenreTaggerError as error:
            raise UserError(error.message) from error

    def _fill(self, items: Sequence[Item], *, write: bool, pretend: bool) -> None:
        """Raises GenreTaggerError where nothing can be classified at all; one track's trouble is a line of the log."""
        session = self._opened()
        rules, corrected = writing.rules_of(session.settings), corrected_genres(session)
        changed: list[Item] = []
        wanted = {item.filepath: item for item in items}
        for step in in_company(session, self._classified(session, wanted), corrected):
            if isinstance(step, TrackFailed):
                self._log.warning("{}", step.error.message)
                continue
            if (item := wanted.get(step.track.path)) is None:
                continue  # another track of the album, which was asked only
            change = preview_change(step.track, step.prediction, corrected.get(item.filepath.absolute(), ""), rules)
            self._log.debug("{}: {}", item, change.reason)
            if change.writes:
                item[_FIELD] = list(change.new_genres) if _FIELD == "genres" else _BETWEEN.join(change.new_genres)
                ui.show_model_changes(item, fields=[_FIELD])
                if not pretend:
                    item.try_sync(write=write, move=False)
                    changed.append(item)
        _fill_albums(changed, keep=rules.policy is Policy.FILL)

    def _classified(self, session: Session, wanted: dict[Path, Item]) -> Iterator[FileStep]:
        """The tracks, and of their albums the others: classified for one genre an album, else where remembered."""
        others = {
            other.filepath: other
            for album in _albums_of(wanted.values())
            for other in album.items()
            if session.settings.company != "none" and other.filepath not in wanted
        }
        known = {**wanted, **others}
        paths = list(known if session.settings.company == "one-per-album" else wanted)
        with closing(classifying.classify(session, paths)) as steps:
            for step in chain(steps, classifying.recall(session, [path for path in known if path not in set(paths)])):
                if isinstance(step, TrackFailed):
                    yield step
                elif isinstance(step, TrackClassified | TrackRemembered):
                    yield replace(step, track=_track_of(known[step.track.path]))

    def _opened(self) -> Session:
        """Raises CheckpointError, UnknownModelError."""
        if self._session is None:
            self._session = Session()
        session, config = self._session, self.config
        chosen = session.settings
        session.settings = replace(
            chosen,
            policy=self._chosen("policy", POLICIES) or chosen.policy,
            min_confidence=chosen.min_confidence
            if config["min_confidence"].get() is None
            else config["min_confidence"].as_number(),
            keep=tuple(config["keep"].as_str_seq()) or chosen.keep,
            jobs=config["jobs"].get() or chosen.jobs,
            company=self._company() or chosen.company,
        )
        if config["model"].get():
            session.use_model(config["model"].as_str())
        return session

    def _company(self) -> str | None:
        one_an_album = self._chosen("source", SOURCES) == "album"
        return "one-per-album" if one_an_album else self._chosen("company", COMPANY_CHOICES)

    def _chosen(self, name: str, choices: Sequence[str]) -> str | None:
        """None where nothing was chosen; beets tells what is wrong with any other value."""
        return None if self.config[name].get() is None else str(self.config[name].as_choice(choices))

    def _close(self, **_: Any) -> None:
        """beets ends."""
        if self._session is not None:
            self._session.close()
            self._session = None


def _fill_albums(changed: Iterable[Item], *, keep: bool) -> None:
    """Give each album the genre that most of its tracks have; one that has a genre is left alone where `keep`."""
    for album in _albums_of(changed):
        if not (keep and album[_FIELD]):
            common = Counter(tuple(_genres_of(item)) for item in album.items()).most_common(1)[0][0]
            album[_FIELD] = list(common) if _FIELD == "genres" else _BETWEEN.join(common)
            album.store(inherit=False)


def _albums_of(items: Iterable[Item]) -> Iterable[Album]:
    return {album.id: album for item in items if (album := item.get_album()) is not None}.values()


def _genres_of(item: Item) -> tuple[str, ...]:
    there = item[_FIELD] or ()
    return tuple(filter(None, there.split(_BETWEEN))) if isinstance(there, str) else tuple(there)


def _track_of(item: Item) -> Track:
    """What beets knows of the track; its genres are those of the library, not of the file."""
    return Track(
        item.filepath,
        item.length,
        item.title,
        item.artist,
        _genres_of(item),
        container="beets",
        album=item.album,
        album_artist=item.albumartist,
        is_compilation=bool(item.comp),
    )
