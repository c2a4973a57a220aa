"""Scores are what counting by hand and scikit-learn say; intervals are drawn over artists and never claim too much."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import (
    average_precision_score,
    confusion_matrix,
    f1_score,
    precision_recall_curve,
    precision_recall_fscore_support,
)

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.training.results.evaluation import read_results, write_results
from genre_tagger.training.scores.scoring import (
    expected_calibration_error,
    precision_recall,
    reliability_bins,
    scored,
    wilson_interval,
)
from genre_tagger.training.scores.values import PredictedTrack, RunEvaluation
from tests.builders.evaluations import made_up_evaluation

GENRES = ("Electronic", "Rock", "Hip-Hop", "Folk")


def _tracks(truth: list[int], answer: list[int], groups: list[str] | None = None) -> tuple[PredictedTrack, ...]:
    shares = np.full((len(truth), 4), 0.1)
    shares[np.arange(len(truth)), answer] = 0.7
    names = groups or [""] * len(truth)
    return tuple(
        PredictedTrack(Path(f"{number}.mp3"), GENRES[true], GENRES[said], tuple(shares[number]), group=names[number])
        for number, (true, said) in enumerate(zip(truth, answer, strict=True))
    )


def _random(count: int = 300) -> tuple[list[int], list[int]]:
    chance = np.random.default_rng(0)
    truth = chance.integers(0, 4, count)
    answer = np.where(chance.random(count) < 0.6, truth, chance.integers(0, 4, count))
    return truth.tolist(), answer.tolist()


def test_the_scores_are_scikit_learns() -> None:
    truth, answer = _random()
    result = scored("network", GENRES, _tracks(truth, answer))
    precision, recall, f1, support = precision_recall_fscore_support(truth, answer)
    assert np.array_equal(result.confusion, confusion_matrix(truth, answer))
    assert result.accuracy.value == pytest.approx(np.mean(np.array(truth) == answer))
    assert result.macro_f1.value == pytest.approx(f1_score(truth, answer, average="macro"))
    assert [one.precision.value for one in result.classes] == pytest.approx(precision.tolist())
    assert [one.recall.value for one in result.classes] == pytest.approx(recall.tolist())
    assert [one.f1.value for one in result.classes] == pytest.approx(f1.tolist())
    assert [one.support for one in result.classes] == support.tolist()
    for figure in (result.accuracy, result.macro_f1, *(one.f1 for one in result.classes)):
        assert 0 <= figure.low < figure.value < figure.high <= 1


def test_without_groups_the_interval_is_that_of_independent_tracks() -> None:
    truth, answer = _random(400)
    figure = scored("network", GENRES, _tracks(truth, answer)).accuracy
    half = 1.96 * np.sqrt(figure.value * (1 - figure.value) / 400)
    assert figure.low == pytest.approx(figure.value - half, abs=0.012)
    assert figure.high == pytest.approx(figure.value + half, abs=0.012)


def test_artists_of_many_alike_tracks_widen_the_interval() -> None:
    """Ten copies of every track tell no more than one."""
    truth, answer = _random(40)
    artists = [f"artist {number}" for number in range(40)]
    few = scored("network", GENRES, _tracks(truth, answer, artists)).accuracy
    many = scored("network", GENRES, _tracks(truth * 10, answer * 10, artists * 10)).accuracy
    alone = scored("network", GENRES, _tracks(truth * 10, answer * 10)).accuracy
    assert many.high - many.low == pytest.approx(few.high - few.low, abs=1e-9)
    assert alone.high - alone.low < 0.5 * (many.high - many.low)


def test_all_right_is_not_certainty() -> None:
    truth = [0, 1, 2, 3] * 5
    result = scored("network", GENRES, _tracks(truth, truth))
    assert result.accuracy.value == result.accuracy.high == 1.0
    assert result.accuracy.low == pytest.approx(20 / (20 + 1.96**2), abs=1e-3)  # Wilson's lower end at p = 1
    assert result.classes[0].f1.low < 0.8
    assert result.macro_f1.low < 0.8
    assert result.mistakes() == ()


def test_a_genre_that_does_not_occur_has_no_recall() -> None:
    result = scored("network", GENRES, _tracks([0, 0, 1, 1, 1, 0], [0, 1, 1, 1, 2, 0]))
    hip_hop, folk = result.classes[2], result.classes[3]
    assert np.isnan(hip_hop.recall.value)
    assert hip_hop.precision.value == 0.0
    assert np.isnan([folk.precision.value, folk.recall.value, folk.f1.value]).all()
    assert folk.support == 0
    assert result.macro_f1.value == pytest.approx((0.8 + 2 / 3) / 2)


def test_a_genre_that_is_never_predicted_may_still_be_predicted_some_day() -> None:
    rock = scored("network", GENRES, _tracks([0, 0, 1, 1], [0, 0, 0, 0])).classes[1]
    assert np.isnan(rock.precision.value)
    assert (rock.recall.value, rock.f1.value, rock.f1.low) == (0.0, 0.0, 0.0)
    assert rock.f1.high > 0.5


def test_the_calibration_error_is_the_mean_gap() -> None:
    confidence = np.array([0.95, 0.95, 0.55, 0.55, 1.0])
    right = np.array([True, False, True, True, True])
    bins = reliability_bins(confidence, right)
    assert [(one.low, one.count) for one in bins] == [(0.5, 2), (0.9, 3)]
    gap = abs((0.95 + 0.95 + 1.0) / 3 - 2 / 3)
    assert expected_calibration_error(bins) == pytest.approx((2 * 0.45 + 3 * gap) / 5)


def test_precision_and_recall_at_every_threshold_are_scikit_learns() -> None:
    evaluation = made_up_evaluation(count=200)
    evaluation = replace(  # many tracks of one probability
        evaluation,
        tracks=tuple(
            replace(one, probabilities=tuple(round(p, 1) for p in one.probabilities)) for one in evaluation.tracks
        ),
    )
    for place, genre in enumerate(evaluation.genres):
        truth = [track.genre == genre for track in evaluation.tracks]
        sure = [track.probabilities[place] for track in evaluation.tracks]
        precision, recall, thresholds = precision_recall_curve(truth, sure)
        curve = precision_recall(evaluation, genre)
        assert curve.thresholds[::-1].tolist() == thresholds.tolist()
        assert curve.precision[::-1] == pytest.approx(precision[:-1])
        assert curve.recall[::-1] == pytest.approx(recall[:-1])
        assert curve.average == pytest.approx(average_precision_score(truth, sure))


def test_a_genre_without_tracks_has_no_curve() -> None:
    curve = precision_recall(scored("network", GENRES, _tracks([0, 1], [0, 1])), "Folk")
    assert len(curve.thresholds) == 0
    assert np.isnan(curve.average)


def test_wilsons_interval_is_the_published_one() -> None:
    interval = wilson_interval(0.8, 10)  # Wilson 1927; the same from R's prop.test(8, 10, correct=FALSE)
    assert (interval.low, interval.high) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))
    assert wilson_interval(1.0, 4).high == 1.0


def test_results_come_back_from_their_file(tmp_path: Path) -> None:
    truth, answer = _random(30)
    result = scored("a <network>", GENRES, _tracks(truth[:20], answer[:20]) + _tracks([0], [0], ["Ä"]))
    write_results(tmp_path / "evaluation.json", result)
    back = read_results(tmp_path / "evaluation.json")
    assert isinstance(back, RunEvaluation)
    assert back.tracks == tuple(result.tracks)
    assert back.classes == result.classes
    assert back.reliability == result.reliability
    assert np.array_equal(back.confusion, result.confusion)
    assert read_results(tmp_path / "nothing.json") is None
    for damage in ("", "[]", "{}", '{"genres": 3}', (tmp_path / "evaluation.json").read_text()[:-9]):
        (tmp_path / "damaged.json").write_text(damage)
        with pytest.raises(TrainingError, match=r"damaged\.json are damaged; evaluate the run again"):
            read_results(tmp_path / "damaged.json")
