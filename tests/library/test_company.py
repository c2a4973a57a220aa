"""Predictions in company: what an album's tracks make of each other's evidence, and what a change touches."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from genre_tagger.classification.company import CompanyWeights
from genre_tagger.classification.prediction import Prediction
from genre_tagger.library.company_index import CompanyIndex
from genre_tagger.library.track import CompanyMode, CompanyPrediction, Track
from tests.builders.albums import grouped

GENRES = ("Electronic", "Rock", "Hip-Hop", "Folk")
WEIGHTS = CompanyWeights(album=2.0, artist=0.5, slowness=1.0, apart=0.8, sharpening=0.5, threshold_offset=0.4)


def with_company(
    tracks: Iterable[tuple[Track, Prediction, str]], weights: CompanyWeights, mode: CompanyMode
) -> tuple[CompanyPrediction, ...]:
    """What is said in company of a whole list of (track, its prediction alone, the genre a person gave it or "")."""
    index = CompanyIndex(weights, mode)
    paths = []
    for track, prediction, correction in tracks:
        index.put(track, prediction, correction)
        paths.append(track.path)
    return tuple(found for path in paths if (found := index.track(path)) is not None)


def prediction(genre: str, share: float = 0.9, in_scope: float = 0.9, model: str = "m") -> Prediction:
    shares = tuple(share if genre == name else (1 - share) / 3 for name in GENRES)
    return Prediction(GENRES, shares, in_scope, (), 0.4, model)


def track(name: str, album: str = "Blue", artist: str = "Ann", folder: str = "a") -> Track:
    return Track(Path("/music") / folder / name, 1.0, name, artist, album=album)


def together(
    *predictions: Prediction, mode: CompanyMode = CompanyMode.ALBUM, corrections: tuple[str, ...] = ()
) -> tuple[CompanyPrediction, ...]:
    said = corrections + ("",) * (len(predictions) - len(corrections))
    album = [(track(str(number)), one, said[number]) for number, one in enumerate(predictions)]
    return with_company(album, WEIGHTS, mode)


def test_a_track_alone_keeps_its_prediction_to_the_bit() -> None:
    alone = prediction("Rock", 1 / 3)
    for mode in CompanyMode:
        (found,) = together(alone, mode=mode)
        assert found.together is alone
        assert (found.company.tracks, found.company.share) == (1, 0.0)


def test_an_unsure_track_goes_with_its_album() -> None:
    *_, last = together(*[prediction("Folk")] * 4, prediction("Rock", 0.4))
    assert (last.alone.genre, last.together.genre) == ("Unknown", "Folk")
    assert last.differs
    assert (last.company.tracks, last.company.agreeing) == (5, 4)
    assert sum(last.together.probabilities) == pytest.approx(1)


def test_agreement_makes_surer_than_the_plain_mean_and_raises_the_threshold() -> None:
    pair, five = (together(*[prediction("Folk", 0.7)] * count)[0].together for count in (2, 5))
    assert prediction("Folk", 0.7).confidence < pair.confidence < five.confidence
    assert 0.4 < pair.unknown_below < five.unknown_below < 0.5


def test_a_track_that_is_clearly_of_another_genre_is_left_alone() -> None:
    *_, rock = together(*[prediction("Electronic", 0.97, 0.98)] * 6, prediction("Rock", 0.97, 0.98))
    assert rock.together is rock.alone


def test_four_sure_tracks_of_four_genres_keep_their_genres() -> None:
    found = together(*(prediction(genre, 0.95, 0.95) for genre in GENRES))
    assert [one.together.genre for one in found] == list(GENRES)


def test_one_genre_per_album_is_the_same_for_all() -> None:
    found = together(*[prediction("Folk")] * 3, prediction("Rock", 0.97), mode=CompanyMode.ONE_PER_ALBUM)
    assert {one.together.genre for one in found} == {"Folk"}
    assert len({one.together.confidence for one in found}) == 1


def test_no_company_wanted() -> None:
    found = together(prediction("Folk"), prediction("Rock", 0.4), mode=CompanyMode.NONE)
    assert all(one.together is one.alone for one in found)


def test_a_correction_weighs_in_its_album() -> None:
    unsure = [prediction("Rock", 0.45)] * 3
    assert together(*unsure)[1].together.genre == "Rock"
    corrected = together(*unsure, corrections=("folk",))
    assert corrected[1].together.probabilities[3] > together(*unsure)[1].together.probabilities[3]
    foreign = together(*unsure, corrections=("Jazz",))
    assert foreign[1].together.in_scope < together(*unsure)[1].together.in_scope


def test_the_artists_other_albums_weigh_less_than_the_album() -> None:
    unsure, sure = prediction("Rock", 0.4), prediction("Folk")
    same = with_company([(track("1"), unsure, ""), (track("2"), sure, "")], WEIGHTS, CompanyMode.ALBUM)[0]
    other = with_company([(track("1"), unsure, ""), (track("2", "Red"), sure, "")], WEIGHTS, CompanyMode.ALBUM)[0]
    assert other.company.artist_tracks == 1
    assert unsure.probabilities[3] < other.together.probabilities[3] < same.together.probabilities[3]


def test_models_do_not_speak_for_one_another() -> None:
    found = together(prediction("Folk"), prediction("Rock", 0.4, model="another"))
    assert all(one.together is one.alone for one in found)


def test_a_model_without_none_of_these_stays_in_scope() -> None:
    found = together(*[prediction("Folk", 0.8, in_scope=1.0)] * 3)
    assert {one.together.in_scope for one in found} == {1.0}


def test_the_index_knows_what_a_prediction_touches() -> None:
    index = CompanyIndex(WEIGHTS)
    for album in ("Blue", "Red"):
        for number in range(3):
            index.put(track(f"{album}{number}", album), prediction("Folk"))
    index.put(track("other", "Green", "Bob"), prediction("Rock"))
    index.take_touched()
    assert index.track(track("Blue0").path) is not None
    index.put(track("other", "Green", "Bob"), prediction("Folk"))
    assert [key.artist for key in index.take_touched()] == ["bob"]
    index.put(track("Red0", "Red"), prediction("Rock"))
    assert {key.title for key in index.take_touched()} == {"red", "blue"}, "the artist's other albums count too"
    red = index.album(index.key(track("Red0").path))
    assert (red.title, red.artist, len(red.paths)) == ("Red", "Ann", 3)
    assert (red.company.tracks, red.company.agreeing) == (3, 2)


def test_an_album_before_its_first_prediction() -> None:
    index = CompanyIndex(WEIGHTS)
    index.put(track("1"))
    index.put(track("2"))
    album = index.album(index.key(track("1").path))
    assert (album.prediction, album.company.tracks, len(album.paths)) == (None, 0, 2)
    assert index.track(track("1").path) is None


def test_the_index_is_in_the_end_as_if_all_had_come_at_once() -> None:
    """Tracks that come, change their tags, go and come again, in folders that become compilations meanwhile."""
    chance = random.Random(5)
    index = CompanyIndex(WEIGHTS)
    kept: dict[Path, tuple[Track, Prediction]] = {}
    for _ in range(600):
        number = chance.randrange(120)
        listed = track(str(number), chance.choice(["", "", "Blue", "Red"]), chance.choice("ABCDE"), f"f{number % 7}")
        if chance.random() < 0.25:
            index.remove([listed.path])
            kept.pop(listed.path, None)
            continue
        listed = replace(listed, is_compilation=chance.random() < 0.1)
        said = prediction(chance.choice(GENRES), chance.uniform(0.3, 0.95))
        index.put(listed, said)
        kept[listed.path] = (listed, said)
        index.take_touched()
    groups = {key: {member.path for member in members} for key, members in grouped(t for t, _ in kept.values()).items()}
    assert {index.key(path) for path in kept} == set(groups)
    assert all(set(index.paths(key)) == members for key, members in groups.items())
    anew = with_company([(listed, said, "") for listed, said in kept.values()], WEIGHTS, CompanyMode.ALBUM)
    for path, expected in zip(kept, anew, strict=True):
        found = index.track(path)
        assert found is not None
        assert found.company.tracks == expected.company.tracks
        assert found.together.probabilities == pytest.approx(expected.together.probabilities)
