"""What the table says would be written, by the user's rules."""

from __future__ import annotations

from PySide6.QtCore import QObject

from genre_tagger.classification.prediction import Prediction
from genre_tagger.genres import UNKNOWN
from genre_tagger.library.proposal import WriteRules, preview_change
from genre_tagger.ui.library.reasons import reason_text
from genre_tagger.ui.library.track_row import UNDECIDED, Outcome, TrackRow


class RowPlanner(QObject):
    """Works out a row's `Outcome`. `rules` may be replaced at any time; rows are then planned again by their list."""

    def __init__(self, rules: WriteRules, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rules = rules
        self._outcomes: dict[tuple[object, ...], Outcome] = {}

    def genre(self, prediction: Prediction) -> str:
        """The genre that is proposed for it."""
        return self.rules.genre(prediction)

    def plan(self, row: TrackRow) -> Outcome:
        """Rows alike in what counts share one outcome, so that a whole library is planned in a moment."""
        if row.track is None:
            return UNDECIDED
        is_sure = row.prediction is not None and (row.confidence or 0.0) >= self.rules.threshold(row.prediction)
        track = row.track
        key = (track.genres, track.tag_problem, row.edit.chosen, row.top_genre, is_sure, row.written, self.rules)
        outcome = self._outcomes.get(key)
        if outcome is None:
            outcome = self._outcomes[key] = self._plan(row)
        return outcome

    def _plan(self, row: TrackRow) -> Outcome:
        if row.track is None:
            return UNDECIDED
        change = preview_change(row.track, row.prediction, row.edit.chosen, self.rules)
        if change.writes:
            return Outcome(True, change.predicted, "; ".join(change.new_genres), reason_text(change.reason))
        return Outcome(False, change.predicted, "", self._why_not(row, change.predicted, change.reason))

    def _why_not(self, row: TrackRow, proposed: str, reason: str) -> str:
        if row.track is not None and row.track.tag_problem:
            return reason_text(reason)
        if proposed == UNKNOWN:
            return self.tr("nothing, not sure enough")
        if row.written:
            return self.tr("written")
        if row.track is not None and row.track.genres:
            return self.tr("keeps {genre}").format(genre=row.track.current_genre)
        return reason_text(reason)
