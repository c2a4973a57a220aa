"""From a prediction and a person's word to the change of tags they amount to. Pure; used by every front end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.classification.prediction import Prediction
from genre_tagger.foundation.errors import Sentence
from genre_tagger.genres import UNKNOWN
from genre_tagger.library.track import Track
from genre_tagger.library.track_row import UNDECIDED, Outcome, TrackRow
from genre_tagger.tags.fields import CurrentTags, Fingerprint
from genre_tagger.tags.tag_change import Policy, TagChange, plan_change

if TYPE_CHECKING:
    from genre_tagger.tags.fields import Id3Options

BY_HAND = "chosen by hand"
"""Stands where a model's name would, in changes that a person asked for."""


@dataclass(frozen=True, slots=True)
class WriteRules:
    """The user's choices about writing. `min_confidence` None means each model's own threshold."""

    policy: Policy = Policy.FILL
    min_confidence: float | None = None
    keep: tuple[str, ...] = ()
    provenance: bool = False

    def threshold(self, prediction: Prediction) -> float:
        """The confidence in [0, 1] below which nothing is written."""
        return prediction.unknown_below if self.min_confidence is None else self.min_confidence

    def genre(self, prediction: Prediction) -> str:
        """The genre proposed for a prediction: the likeliest one, or `Unknown` below the threshold."""
        return prediction.top_genre if prediction.confidence >= self.threshold(prediction) else UNKNOWN


def propose_change(
    path: Path, current: CurrentTags, prediction: Prediction | None, chosen: str, rules: WriteRules
) -> TagChange:
    """The change for a file whose tags are `current`.

    A genre `chosen` by a person is written whatever the confidence; under the policy "fill" it takes the place of a
    genre that is there, because the person saw that one and chose. Without a choice the `prediction` decides, by the
    rules.
    """
    policy = rules.policy
    if chosen:
        genre, confidence, model_id, least = chosen, 1.0, BY_HAND, 0.0
        policy = Policy.REPLACE if policy is Policy.FILL else policy
    elif prediction is not None:
        genre, confidence, model_id = rules.genre(prediction), prediction.confidence, prediction.model_id
        least = rules.threshold(prediction)
    else:
        raise ValueError("neither a prediction nor a choice")
    return plan_change(
        path,
        current,
        genre=genre,
        confidence=confidence,
        model_id=model_id,
        min_confidence=least,
        policy=policy,
        keep=rules.keep,
        provenance=rules.provenance,
    )


def plan_file(path: Path, prediction: Prediction | None, chosen: str, rules: WriteRules, id3: Id3Options) -> TagChange:
    """As `propose_change`, from the file's tags as they are now, rehearsed: what it promises can be written.

    One small read of the file, and one more of a change that writes. Raises TagError where the tags cannot be read.
    """
    from genre_tagger.tags import edit_check

    def decide(current: CurrentTags) -> TagChange:
        return propose_change(path, current, prediction, chosen, rules)

    return edit_check.plan_file(path, decide, id3)


def preview_change(track: Track, prediction: Prediction | None, chosen: str, rules: WriteRules) -> TagChange:
    """As `propose_change`, from what is known of the track, without opening the file: to be shown, not applied."""
    tags = CurrentTags(track.container, track.genres, Fingerprint(0, 0, ""), obstacle=track.tag_problem or None)
    return propose_change(track.path, tags, prediction, chosen, rules)


class RowPlanner:
    """Works out a row's `Outcome`. `rules` may be replaced at any time; rows are then planned again by their list."""

    def __init__(self, rules: WriteRules) -> None:
        self.rules = rules
        self._outcomes: dict[tuple[object, ...], Outcome] = {}

    def genre(self, prediction: Prediction) -> str:
        """The genre that is proposed for it."""
        return self.rules.genre(prediction)

    def plan(self, row: TrackRow) -> Outcome:
        """Rows alike in what counts share one outcome, so that a whole library is planned in a moment."""
        track = row.track
        if track is None:
            return UNDECIDED
        is_sure = row.prediction is not None and (row.confidence or 0.0) >= self.rules.threshold(row.prediction)
        key = (track.genres, track.tag_problem, row.edit.chosen, row.top_genre, is_sure, row.written, self.rules)
        outcome = self._outcomes.get(key)
        if outcome is None:
            change = preview_change(track, row.prediction, row.edit.chosen, self.rules)
            text = "; ".join(change.new_genres) if change.writes else ""
            reason = change.reason if change.writes else _why_not(track, row.written, change)
            outcome = self._outcomes[key] = Outcome(change.writes, change.predicted, text, reason)
        return outcome


def _why_not(track: Track, is_written: bool, change: TagChange) -> str:
    if track.tag_problem:
        return change.reason
    if change.predicted == UNKNOWN:
        return Sentence("nothing, not sure enough")
    if is_written:
        return Sentence("written")
    return Sentence("keeps {genre}", genre=track.current_genre) if track.genres else change.reason
