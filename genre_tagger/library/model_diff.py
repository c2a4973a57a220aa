"""What another model would change: its predictions beside those of the present one, and its F1 genre by genre."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event

from genre_tagger.classification.model_record import Figures, HeldOutClip, f1_of_answers
from genre_tagger.classification.prediction import Prediction
from genre_tagger.foundation.errors import Sentence
from genre_tagger.genres import UNKNOWN
from genre_tagger.library.classify_tracks import ClassifyPool, classify_pool, classify_tracks
from genre_tagger.library.store import PredictionStore
from genre_tagger.library.track import BatchSummary, Track, TrackClassified, TrackFailed, TrackRemembered

DEFAULT_MARGIN = 0.05
"""How far the F1 of a genre may fall before a model is held back."""

GenreOf = Callable[[Prediction], str]
"""A prediction to the genre it proposes, "Unknown" included."""


class DiffKind(StrEnum):
    """What becomes of a track's genre under the other model."""

    UNCHANGED = "unchanged"
    FLIPPED = "flipped"
    NOW_UNKNOWN = "now unknown"
    NEWLY_KNOWN = "newly known"


@dataclass(frozen=True, slots=True)
class TrackDiff:
    """One track under both models. Confidences in [0, 1] are those of the likeliest genre, also of an Unknown."""

    track: Track
    kind: DiffKind
    old: str
    old_confidence: float
    new: str
    new_confidence: float


@dataclass(frozen=True, slots=True)
class DiffProgress:
    """How many of the predictions needed are there."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class DiffSummary:
    """The end of a comparison that was not cut short."""

    unchanged: int
    flipped: int
    now_unknown: int
    newly_known: int
    failed: int

    @property
    def total(self) -> int:
        """Tracks that both models could classify."""
        return self.unchanged + self.flipped + self.now_unknown + self.newly_known


@dataclass(frozen=True, slots=True)
class GenreF1:
    """F1 of one genre under both models; None where a model does not know the genre or nothing was measured."""

    genre: str
    before: float | None
    after: float | None

    def falls_by(self) -> float:
        """How much lower the F1 is after; 0 where it rose or cannot be told. A genre that is no longer known fell
        to 0.
        """
        return 0.0 if self.before is None else max(0.0, self.before - (self.after or 0.0))


@dataclass(frozen=True, slots=True)
class QualityCheck:
    """Both models on the same held-out clips. Where there are none, `genres` is () and `problem` says why."""

    genres: tuple[GenreF1, ...]
    clips: int
    margin: float = DEFAULT_MARGIN
    problem: str = ""

    @property
    def falls(self) -> tuple[GenreF1, ...]:
        """Genres whose F1 falls by more than the margin: reason to hold the model back."""
        return tuple(genre for genre in self.genres if genre.falls_by() > self.margin + 1e-9)


DiffStep = DiffProgress | TrackDiff | TrackFailed | DiffSummary


def compare_models(
    paths: Iterable[Path],
    *,
    present: Path,
    candidate: Path,
    windows: int | None = None,
    jobs: int | None = None,
    store: PredictionStore | None = None,
    genre_of: GenreOf | None = None,
    cancelled: Event | None = None,
) -> Generator[DiffStep, None, None]:
    """Classify `paths` by the models in the folders `present` and `candidate` and say what differs, track by track.

    Predictions in the store are taken from there, as those of the present model mostly are; new ones are kept, so that
    nothing is classified twice when the candidate is activated. `genre_of` is the user's rule, by default each model's
    own threshold. Closing the generator or setting `cancelled` ends it within a tenth of a second. Raises
    CheckpointError.
    """
    wanted = list(dict.fromkeys(paths))
    stop = cancelled or Event()
    done, total = 0, 2 * len(wanted)
    before: dict[Path, Prediction] = {}
    counts: Counter[DiffKind | None] = Counter()
    pool = classify_pool(jobs)
    try:
        yield DiffProgress(done, total)
        for step in _predicted(wanted, present, windows, store, pool, stop):
            if isinstance(step, TrackFailed):
                counts[None] += 1
                done += 2
                yield step
            else:
                before[step.track.path] = step.prediction
                done += 1
            yield DiffProgress(done, total)
        for step in _predicted(before, candidate, windows, store, pool, stop):
            done += 1
            if isinstance(step, TrackFailed):
                counts[None] += 1
                yield step
            else:
                diff = track_diff(step.track, before[step.track.path], step.prediction, genre_of)
                counts[diff.kind] += 1
                yield diff
            yield DiffProgress(done, total)
    finally:
        pool.close()
    if not stop.is_set():
        yield DiffSummary(
            unchanged=counts[DiffKind.UNCHANGED],
            flipped=counts[DiffKind.FLIPPED],
            now_unknown=counts[DiffKind.NOW_UNKNOWN],
            newly_known=counts[DiffKind.NEWLY_KNOWN],
            failed=counts[None],
        )


def track_diff(track: Track, before: Prediction, after: Prediction, genre_of: GenreOf | None = None) -> TrackDiff:
    """What changes for one track. Pure."""
    old, new = (before.genre, after.genre) if genre_of is None else (genre_of(before), genre_of(after))
    if old == new:
        kind = DiffKind.UNCHANGED
    elif new == UNKNOWN:
        kind = DiffKind.NOW_UNKNOWN
    else:
        kind = DiffKind.NEWLY_KNOWN if old == UNKNOWN else DiffKind.FLIPPED
    return TrackDiff(track, kind, old, before.confidence, new, after.confidence)


def stored_check(present: Figures, candidate: Figures, margin: float = DEFAULT_MARGIN) -> QualityCheck:
    """Compare the figures the models bring; only where both were measured on the very same clips. Pure."""
    problem = ""
    if not candidate.f1:
        problem = Sentence("The new model brings no figures, so it cannot be compared on test music.")
    elif not present.test_key or present.test_key != candidate.test_key:
        problem = Sentence("The two models were measured on different music, so their figures cannot be compared.")
    if problem:
        return QualityCheck((), 0, margin, problem)
    return QualityCheck(_paired(dict(present.f1), dict(candidate.f1)), candidate.count, margin)


def check_quality(
    clips: Sequence[HeldOutClip],
    *,
    present: Path,
    candidate: Path,
    margin: float = DEFAULT_MARGIN,
    jobs: int | None = None,
    store: PredictionStore | None = None,
    cancelled: Event | None = None,
) -> Generator[DiffProgress | QualityCheck, None, None]:
    """Let both models classify the clips the candidate was tested on, and compare their F1, genre by genre.

    Clips that are gone or cannot be decoded are left out. Ends with one QualityCheck, unless cut short. The likeliest
    genre counts, however unsure: the threshold is the user's business.
    """
    truth = {clip.path: clip.genre for clip in clips}
    stop, done = cancelled or Event(), 0
    said: tuple[dict[Path, str], dict[Path, str]] = {}, {}
    pool = classify_pool(jobs)
    try:
        for answers, folder in zip(said, (present, candidate), strict=True):
            for step in _predicted(truth, folder, None, store, pool, stop):
                if not isinstance(step, TrackFailed):
                    answers[step.track.path] = step.prediction.top_genre
                done += 1
                yield DiffProgress(done, 2 * len(truth))
    finally:
        pool.close()
    if not stop.is_set():
        yield measured_check(truth, said[0], said[1], margin)


def measured_check(
    truth: dict[Path, str], before: dict[Path, str], after: dict[Path, str], margin: float = DEFAULT_MARGIN
) -> QualityCheck:
    """From the answers of both models to the same clips. Pure."""
    both = [path for path in truth if path in before and path in after]
    if not both:
        words = Sentence(
            "The clips the new model was tested on are no longer there, so it cannot be compared on test music."
        )
        return QualityCheck((), 0, margin, words)
    genres = list(dict.fromkeys(truth[path] for path in both))
    f1 = [f1_of_answers(genres, [(truth[path], answers[path]) for path in both]) for answers in (before, after)]
    return QualityCheck(_paired(dict(f1[0]), dict(f1[1])), len(both), margin)


def _paired(before: dict[str, float], after: dict[str, float]) -> tuple[GenreF1, ...]:
    return tuple(GenreF1(genre, before.get(genre), after.get(genre)) for genre in dict.fromkeys([*before, *after]))


def _predicted(
    paths: Iterable[Path],
    folder: Path,
    windows: int | None,
    store: PredictionStore | None,
    pool: ClassifyPool,
    stop: Event,
) -> Generator[TrackClassified | TrackRemembered | TrackFailed, None, None]:
    steps = classify_tracks(paths, model_folder=folder, windows=windows, store=store, pool=pool, cancelled=stop)
    with closing(steps):
        yield from (step for step in steps if not isinstance(step, BatchSummary))
