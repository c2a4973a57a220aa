"""A row of the library's table: what is known of a file, what the person decided, what would be written; and a filter.

Plain values without Qt, so that ten thousand rows are filtered in a moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, IntEnum
from functools import partial
from pathlib import Path

from genre_tagger.classification.prediction import Prediction
from genre_tagger.genres import UNKNOWN
from genre_tagger.library.track import Company, CompanyPrediction, Track


class Decision(Enum):
    """What the person said about a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    SKIPPED = "skipped"


class Status(Enum):
    """Where a row stands; the value is its place when sorted by status."""

    FAILED = 0
    WAITING = 1
    CLASSIFYING = 2
    STOPPED = 3
    TO_WRITE = 4
    ACCEPTED = 5
    CORRECTED = 6
    UNKNOWN = 7
    NOTHING_TO_DO = 8
    SKIPPED = 9
    WRITTEN = 10


WRITABLE = frozenset({Status.TO_WRITE, Status.ACCEPTED, Status.CORRECTED})


@dataclass(frozen=True, slots=True)
class Edit:
    """The person's part of a row; commands swap one for another. `chosen` is "" while the classifier's word stands, and
    `instead_of` what that was when it was chosen: a correction weighs in its album, and changes what is proposed."""

    chosen: str = ""
    decision: Decision = Decision.OPEN
    instead_of: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What writing would do to the file.

    `proposed` is the genre in question (`Unknown` included), `text` all the file would hold ("" for no change),
    `reason` why that, or why nothing, in English.
    """

    writes: bool
    proposed: str
    text: str
    reason: str


UNEDITED = Edit()
UNDECIDED = Outcome(writes=False, proposed="", text="", reason="")


@dataclass(slots=True, eq=False)
class TrackRow:
    """A file in the table. Changed only by `TrackList`, on the GUI thread, which then announces it.

    `alone` is what the classifier says of the track, `prediction` what it says in the `company` of its album, which is
    the same object without any. `problem` is the sentence that says why the file could not be classified,
    `write_problem` why not written. `top_genre` and `confidence` are those of `prediction`, whatever the person chose,
    "" and None before it classified. `written` turns true once its genre was written in this session. `said` is
    `AlbumList`'s own, `place` the `TrackList`'s: where in its `rows` it stands, -1 before and after.
    """

    path: Path
    track: Track | None = None
    place: int = -1
    alone: Prediction | None = None
    prediction: Prediction | None = None
    company: Company | None = None
    problem: str = ""
    edit: Edit = UNEDITED
    outcome: Outcome = UNDECIDED
    write_problem: str = ""
    written: bool = False
    is_stopped: bool = False
    is_classifying: bool = False
    status: Status = Status.WAITING
    top_genre: str = ""
    confidence: float | None = None
    search_text: str = field(default="", repr=False)
    sort_text: str = field(default="", repr=False)
    said: tuple[object, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        self.refresh_search_text()

    def refresh_search_text(self) -> None:
        """What the text filter looks through and what the first column sorts by, in lower case."""
        parts = [str(self.path)]
        if self.track is not None:
            parts += [self.track.title, self.track.artist, self.track.current_genre]
        self.search_text = "\n".join(parts).casefold()
        self.sort_text = f"{self.artist}\n{self.title}".casefold()

    @property
    def can_be_planned(self) -> bool:
        """Whether there is a genre to write, or to say Unknown about."""
        return self.track is not None and (self.prediction is not None or bool(self.edit.chosen))

    def take_prediction(self, track: Track, prediction: Prediction) -> None:
        """The classifier has spoken. What tables ask for again and again is worked out once."""
        self.track, self.problem = track, ""
        self.alone, self.company = prediction, None
        self._take(prediction)
        self.refresh_search_text()

    def take_company(self, found: CompanyPrediction) -> None:
        """What is said in the company of its album."""
        self.company = found.company
        self._take(found.together)

    def _take(self, prediction: Prediction) -> None:
        self.prediction, self.top_genre, self.confidence = prediction, prediction.top_genre, prediction.confidence

    @property
    def dissent(self) -> Prediction | None:
        """What the track says alone, where that is another genre than with its album; None where it is not."""
        return self.alone if self.alone and self.prediction and self.alone.genre != self.prediction.genre else None

    def forget_prediction(self) -> None:
        """It is to be classified anew."""
        self.alone = self.prediction = self.company = self.confidence = None
        self.top_genre = self.problem = ""

    @property
    def reason_failed(self) -> str:
        """One sentence: why it could not be classified, or not be written the last time; "" where all is well."""
        return self.problem or self.write_problem

    def take_genres(self, genres: tuple[str, ...]) -> None:
        """The file holds these genres now."""
        self.write_problem = ""
        if self.track is not None:
            self.track = replace(self.track, genres=genres)
            self.refresh_search_text()

    @property
    def title(self) -> str:
        """The title in the tags, or the file's name."""
        title = self.track.title if self.track is not None else ""
        return title or self.path.name

    @property
    def artist(self) -> str:
        return self.track.artist if self.track is not None else ""

    @property
    def duration_seconds(self) -> float | None:
        return self.track.duration_seconds if self.track is not None else None

    @property
    def current_genre(self) -> str:
        return self.track.current_genre if self.track is not None else ""

    @property
    def proposed_genre(self) -> str:
        """The genre the person chose, else the one proposed by the rules, else ""; may be `Unknown`."""
        return self.edit.chosen or self.outcome.proposed

    def settle(self) -> None:
        """Bring `status` up to date with the rest; called by `TrackList` after each change."""
        if self.reason_failed:
            self.status = Status.FAILED
        elif self.prediction is None and not self.edit.chosen:
            waits = Status.STOPPED if self.is_stopped else Status.WAITING
            self.status = Status.CLASSIFYING if self.is_classifying else waits
        elif self.edit.decision is Decision.SKIPPED:
            self.status = Status.SKIPPED
        elif self.outcome.writes:
            agreed = Status.ACCEPTED if self.edit.decision is Decision.ACCEPTED else Status.TO_WRITE
            self.status = Status.CORRECTED if self.is_corrected else agreed
        else:
            left = Status.UNKNOWN if self.proposed_genre == UNKNOWN else Status.NOTHING_TO_DO
            self.status = Status.WRITTEN if self.written else left

    @property
    def is_corrected(self) -> bool:
        """Whether the person chose another genre than was proposed."""
        return bool(self.edit.chosen) and self.edit.chosen != (self.edit.instead_of or self.top_genre)


class Column(IntEnum):
    """The columns of the table, left to right."""

    TITLE = 0
    DURATION = 1
    CURRENT = 2
    PROPOSED = 3
    CONFIDENCE = 4
    WILL_WRITE = 5
    STATUS = 6


class StatusGroup(IntEnum):
    """What the status filter offers."""

    ALL = 0
    TO_WRITE = 1
    UNKNOWN = 2
    NOTHING_TO_DO = 3
    SKIPPED = 4
    WRITTEN = 5
    FAILED = 6
    WAITING = 7


_GROUPS = {
    StatusGroup.TO_WRITE: WRITABLE,
    StatusGroup.WAITING: frozenset({Status.WAITING, Status.CLASSIFYING, Status.STOPPED}),
}
"""Each other group but the first is the one status of its name."""


@dataclass(frozen=True, slots=True)
class TrackFilter:
    """What a row must fulfil to be shown: all of it. The defaults show everything.

    `text`: every word of it occurs in path, title, artist or current genre. `genre`: the proposed genre, "" for any.
    `confidence` lies in [`least_confidence`, `most_confidence`); rows without a prediction pass only the full range.
    """

    text: str = ""
    genre: str = ""
    group: StatusGroup = StatusGroup.ALL
    least_confidence: float = 0.0
    most_confidence: float = 2.0

    @property
    def shows_all(self) -> bool:
        return self == TrackFilter()

    def pick(self, rows: Sequence[TrackRow], first: int = 0) -> list[int]:
        """The places of those that pass, in order; `first` is the place of the first row."""
        places = list(range(first, first + len(rows)))
        for test in self._tests():
            places = [place for place in places if test(rows[place - first])]
        return places

    def _tests(self) -> list[Callable[[TrackRow], bool]]:
        """Only what was asked for, cheapest first."""
        tests: list[Callable[[TrackRow], bool]] = []
        tests += [partial(_says, word) for word in self.text.casefold().split()]
        if self.genre:
            tests.append(lambda row: row.proposed_genre == self.genre)
        if self.least_confidence > 0 or self.most_confidence <= 1:
            tests.append(self._has_confidence)
        if self.group is not StatusGroup.ALL:
            group = _GROUPS.get(self.group) or {Status[self.group.name]}
            tests.append(lambda row: row.status in group)
        return tests

    def _has_confidence(self, row: TrackRow) -> bool:
        confidence = row.confidence
        return confidence is not None and self.least_confidence <= confidence < self.most_confidence


def _says(word: str, row: TrackRow) -> bool:
    return word in row.search_text
