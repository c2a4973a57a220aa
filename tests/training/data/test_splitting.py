"""Artist-disjoint splits, and how far a given split is one."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from genre_tagger.training.data.dataset import DataSet, LabeledTrack, Split
from genre_tagger.training.data.reading import SHARES, artist_disjoint, artist_groups, official_overlap


def music(artists: int = 60, seed: int = 0) -> list[LabeledTrack]:
    """Artists of one to nine tracks, some of them in two genres."""
    chance = random.Random(seed)
    tracks = []
    for artist in range(artists):
        genres = chance.sample(["Rock", "Folk", "Jazz"], chance.choice((1, 1, 1, 2)))
        for number in range(chance.randint(1, 9)):
            path = Path(f"{artist}-{number}.mp3")
            tracks.append(LabeledTrack(path, genres[number % len(genres)], group=f"g:{artist}", track_id=path.stem))
    return tracks


@pytest.mark.parametrize("seed", range(5))
def test_no_artist_is_in_two_splits_and_genres_keep_their_shares(seed: int) -> None:
    tracks = artist_disjoint(music(seed=seed), seed)
    splits_of = {
        group: {track.split for track in tracks if track.group == group} for group in {t.group for t in tracks}
    }
    assert all(len(splits) == 1 for splits in splits_of.values())
    for genre in ("Rock", "Folk", "Jazz"):
        count = Counter(track.split for track in tracks if track.genre == genre)
        for split, share in zip(Split, SHARES, strict=True):
            assert count[split] / count.total() == pytest.approx(share, abs=0.06)


def test_the_seed_decides_and_the_order_does_not() -> None:
    tracks = music()
    shuffled = random.Random(3).sample(tracks, len(tracks))
    by_path = {track.path: track.split for track in artist_disjoint(tracks, 1)}
    assert {track.path: track.split for track in artist_disjoint(shuffled, 1)} == by_path
    assert {track.path: track.split for track in artist_disjoint(tracks, 2)} != by_path


def test_three_artists_are_enough_for_three_splits() -> None:
    tracks = [LabeledTrack(Path(f"{n}"), "Rock", group=f"g:{n // 4}", track_id=str(n)) for n in range(12)]
    assert {track.split for track in artist_disjoint(tracks, 1)} == set(Split)


def test_tracks_without_artist_stand_alone_and_one_artist_is_one_across_sources() -> None:
    tracks = [
        LabeledTrack(Path("a"), "Rock", group="fma:1", artist="The  Band"),
        LabeledTrack(Path("b"), "Rock", group="fma:1"),
        LabeledTrack(Path("c"), "Rock", artist="the band"),
        LabeledTrack(Path("d"), "Rock"),
        LabeledTrack(Path("e"), "Rock"),
    ]
    assert artist_groups(tracks) == [0, 0, 0, 1, 2]


def test_a_given_split_is_kept_and_the_rest_follows_its_artist() -> None:
    given = [LabeledTrack(Path("a"), "Rock", Split.TEST, group="x", artist="Anna")]
    others = [LabeledTrack(Path("b"), "Folk", group="y", artist="Anna"), *music()]
    tracks = artist_disjoint([*given, *others], 1, keep_given=True)
    assert tracks[0].split is tracks[1].split is Split.TEST
    assert all(track.split is not None for track in tracks)
    assert {track.split for track in tracks[2:]} == set(Split)


def test_overlap_counts_artists_in_more_than_one_split() -> None:
    tracks = (
        LabeledTrack(Path("a"), "Rock", Split.TRAINING, group="1", artist="Anna"),
        LabeledTrack(Path("b"), "Rock", Split.TRAINING, group="1", artist="Anna"),
        LabeledTrack(Path("c"), "Rock", Split.TEST, group="1", artist="Anna"),
        LabeledTrack(Path("d"), "Rock", Split.TEST, group="fma:2"),
        LabeledTrack(Path("e"), "Rock", Split.VALIDATION),
    )
    overlap = official_overlap(DataSet("x", ("Rock",), tracks))
    assert [(one.artist, one.tracks, one.first) for one in overlap.artists] == [("Anna", (2, 0, 1), tracks[0])]
    assert (overlap.tracks, overlap.named) == (3, 4)
    disjoint = DataSet("x", ("Rock",), artist_disjoint(tracks, 1))
    assert official_overlap(disjoint).artists == ()


def test_nothing_splits_into_nothing() -> None:
    assert artist_disjoint([], 1) == ()
