"""From a prediction and a person's word to a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from genre_tagger.classification.prediction import Prediction
from genre_tagger.genres import STUDY_GENRES, UNKNOWN
from genre_tagger.library.proposal import BY_HAND, WriteRules, preview_change
from genre_tagger.library.track import Track
from genre_tagger.tags.tag_change import Policy, TagChange

ROCK = Prediction(STUDY_GENRES, (0.1, 0.7, 0.1, 0.1), 1.0, (), 0.5, "crnn-1")
UNSURE = Prediction(STUDY_GENRES, (0.3, 0.4, 0.2, 0.1), 1.0, (), 0.5, "crnn-1")


def change(prediction: Prediction | None, chosen: str = "", genres: tuple[str, ...] = (), **rules: object) -> TagChange:
    """The change for a file that holds `genres`."""
    track = Track(Path("/a.mp3"), 200.0, genres=genres, container="ID3v2.4")
    return preview_change(track, prediction, chosen, WriteRules(**rules))  # type: ignore[arg-type]


def test_sure_prediction_fills() -> None:
    made = change(ROCK)
    assert (made.writes, made.new_genres, made.model_id) == (True, ("Rock",), "crnn-1")


def test_unsure_prediction_is_unknown_and_writes_nothing() -> None:
    made = change(UNSURE)
    assert (made.writes, made.predicted) == (False, UNKNOWN)


@pytest.mark.parametrize(("least", "writes"), [(0.3, True), (0.9, False)])
def test_own_threshold_takes_the_place_of_the_models(least: float, writes: bool) -> None:
    assert change(UNSURE, min_confidence=least).writes is writes
    assert change(ROCK, min_confidence=least).writes is writes or least == 0.3


def test_choice_is_written_however_unsure() -> None:
    made = change(UNSURE, "Folk")
    assert (made.writes, made.new_genres, made.model_id, made.confidence) == (True, ("Folk",), BY_HAND, 1.0)


def test_choice_takes_the_place_of_a_genre_under_fill() -> None:
    assert change(ROCK, genres=("Jazz",)).writes is False
    assert change(ROCK, "Folk", ("Jazz",)).new_genres == ("Folk",)


def test_choice_joins_under_append() -> None:
    assert change(ROCK, "Folk", ("Jazz",), policy=Policy.APPEND).new_genres == ("Jazz", "Folk")


def test_kept_genres_stay() -> None:
    assert change(ROCK, "Folk", ("Christmas",), keep=("Christmas",)).new_genres == ("Folk", "Christmas")


def test_file_without_room_for_a_genre_is_left_alone() -> None:
    track = Track(Path("/a.aac"), 200.0, tag_problem="AAC streams hold no tags.")
    made = preview_change(track, ROCK, "Folk", WriteRules())
    assert (made.writes, made.reason) == (False, "AAC streams hold no tags.")
