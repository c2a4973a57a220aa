"""What was found before a training run started: plain values that are shown, saved with the run and read again."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.foundation.plain_values import from_plain, to_plain
from genre_tagger.training.data.labeled_track import DataSet, SkippedTrack, Split

_LAYOUT_VERSION = 1


class ProblemKind(StrEnum):
    """What may be wrong with a clip."""

    MISSING = "missing"
    SHORT = "short"
    SILENT = "silent"
    CORRUPT = "corrupt"
    DUPLICATE = "duplicate"
    LEAK_ARTIST = "leak-artist"
    LEAK_AUDIO = "leak-audio"


@dataclass(frozen=True, slots=True)
class ClipProblem:
    """One thing that is wrong, in one sentence. `leaves_out`: the clip is not trained on because of it.

    A duplicate names the copy that is left out, an artist in two splits stands once, with its first track's path.
    """

    kind: ProblemKind
    path: Path
    sentence: str
    leaves_out: bool


@dataclass(frozen=True, slots=True)
class Estimates:
    """What the run will take, roughly. Free figures are 0 where the system does not tell.

    Seconds are (low, likely, high); `extraction_seconds` the first time only, before features are cached.
    """

    disk_bytes: int
    disk_free_bytes: int
    memory_bytes: int
    memory_free_bytes: int
    extraction_seconds: tuple[float, float, float]
    training_seconds: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class PreflightReport:
    """The finding about one data set.

    `counts` are the usable clips: one row a split (in the order of `Split`), one column a genre. `listed` counts the
    tracks before anything was left out, those skipped while reading included. `blocking` sentences forbid the start,
    `warnings` do not.
    """

    name: str
    genres: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    listed: int
    problems: tuple[ClipProblem, ...]
    estimates: Estimates
    blocking: tuple[str, ...]
    warnings: tuple[str, ...]
    sound_seconds: float
    checked_seconds: float
    made_at: str

    @property
    def usable(self) -> int:
        """Clips that can be trained or tested on."""
        return sum(map(sum, self.counts))

    @property
    def left_out(self) -> frozenset[Path]:
        """The clips that are not trained on."""
        return frozenset(problem.path for problem in self.problems if problem.leaves_out)

    def count(self, split: Split, genre: str) -> int:
        """Usable clips of one genre in one split."""
        return self.counts[tuple(Split).index(split)][self.genres.index(genre)]

    def of_kind(self, kind: ProblemKind) -> tuple[ClipProblem, ...]:
        """The problems of one kind, in the data set's order."""
        return tuple(problem for problem in self.problems if problem.kind is kind)

    def to_json(self) -> str:
        """As text; `from_json` gives the same report again."""
        return json.dumps({"layout": _LAYOUT_VERSION, **to_plain(self)}, indent=1)

    @staticmethod
    def from_json(text: str) -> PreflightReport:
        """Raises DatasetError where the text is no such report."""
        try:
            values = json.loads(text)
            if values.pop("layout") != _LAYOUT_VERSION:
                raise DatasetError("This check of the data was saved by another version of Genre Tagger.")
            return from_plain(PreflightReport, values)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DatasetError("The saved check of the data is damaged; check the data again.") from error


def without_problems(data_set: DataSet, report: PreflightReport) -> DataSet:
    """The data set without the clips that the report leaves out; they are in `skipped` instead."""
    reasons = {problem.path: problem.sentence for problem in report.problems if problem.leaves_out}
    left_out = tuple(SkippedTrack(one.path, reasons[one.path]) for one in data_set.tracks if one.path in reasons)
    kept = tuple(track for track in data_set.tracks if track.path not in reasons)
    return replace(data_set, tracks=kept, skipped=(*data_set.skipped, *left_out))
