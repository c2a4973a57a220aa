"""Weights of company are found on drawn albums, mean what the program makes of them, and are measured held out."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

import numpy as np
import pytest

from genre_tagger.classification.company import NOBODY, CompanyWeights, EvidenceSum, evidence_of, in_company
from genre_tagger.classification.prediction import Prediction
from genre_tagger.training.bundled.company_figures import company_figures, mixed_albums
from genre_tagger.training.bundled.company_fit import (
    SpokenTracks,
    cases_of,
    confidence_of,
    drawn_albums,
    fit_weights,
    mixed_evidence,
    thresholds,
    with_strangers,
)
from genre_tagger.training.scores.evaluation import softmax

GENRES = ("Electronic", "Rock", "Hip-Hop", "Folk")


def spoken(artists: int = 45, tracks_each: int = 5, noise: float = 1.5, agreement: float = 1.0) -> SpokenTracks:
    """Artists of one genre each, or none of them, whose tracks are hard to tell: company must help."""
    random = np.random.default_rng(4)
    of_artist = np.arange(artists) % 5
    artist = np.repeat(np.arange(artists), tracks_each)
    labels = of_artist[artist]
    odd = random.random(len(labels)) > agreement
    labels = np.where(odd, (labels + 1) % 5, labels)
    logits = random.normal(0, noise, (len(labels), 5))
    logits[np.arange(len(labels)), labels] += 2.0
    evidence = np.log(np.maximum(softmax(logits), 1e-3))
    return SpokenTracks(
        evidence,
        labels,
        artist % 3,
        np.full(len(labels), 0.35),
        np.array([f"{number % 3} {number}" for number in artist]),
        np.array([str(number % 2) for number in range(len(labels))]),
        np.ones(len(labels), dtype=bool),
        np.arange(len(labels)),
        4,
    )


def is_far(tracks: SpokenTracks, row: int, of: int) -> bool:
    return bool(tracks.artist[row] == tracks.artist[of] and tracks.release[row] != tracks.release[of])


def test_the_fit_works_with_what_the_program_computes() -> None:
    tracks = spoken()
    weights = CompanyWeights(2.5, 0.9, 1.7, 0.75, 1.5, 0.4, -0.3, 0.6)
    albums = with_strangers(tracks, drawn_albums(tracks, np.arange(225), [2, 5], 1, 0), 0.3, 0)
    cases = cases_of(tracks, albums, by_release=True)
    mixed, share = mixed_evidence(tracks, cases, weights)
    below = thresholds(tracks, cases, weights, share)
    company_of = [album for album in albums for _ in album]
    assert 0 < (share == 0).mean() < 0.9, "some are apart"
    for case in range(0, len(cases.track), 7):
        probability = softmax(tracks.evidence[cases.track[case]][None])[0]
        alone = Prediction(
            GENRES, tuple(probability[:4] / probability[:4].sum()), float(probability[:4].sum()), (), 0.35, "m"
        )
        others = [row for row in company_of[case] if row != cases.track[case]]
        far = [row for row in others if is_far(tracks, row, cases.track[case])]
        near = [row for row in others if row not in far]
        sides = [
            reduce(EvidenceSum.plus, (tuple(map(float, tracks.evidence[r])) for r in rows), NOBODY)
            for rows in (near, far)
        ]
        own = tuple(map(float, tracks.evidence[cases.track[case]]))
        together, had = in_company(alone, own, sides[0], sides[1], weights)
        assert had == pytest.approx(share[case])
        assert together.confidence == pytest.approx(confidence_of(mixed[case : case + 1])[0], rel=0.02)
        assert together.unknown_below == pytest.approx(below[case])
        assert evidence_of(alone) == pytest.approx(own, abs=0.02)


def test_alike_tracks_get_company_and_it_helps() -> None:
    tracks = spoken()
    found = fit_weights(tracks, np.arange(len(tracks.labels)))
    assert found.album > 1
    assert found == fit_weights(tracks, np.arange(len(tracks.labels)))
    every_figure = company_figures(tracks)
    figures = every_figure["by_size"]["5"]
    alone, together = figures["accuracy"]
    assert together[0] > alone[0] + 0.05
    assert figures["accuracy_gain"][1] > 0
    assert figures["turned_right"] - figures["turned_wrong"] == pytest.approx(together[0] - alone[0], abs=1e-3)
    assert figures["kept"][1] == pytest.approx(figures["kept"][0], abs=0.04)
    assert figures["refused_at_85_kept"][1] > figures["refused_at_85_kept"][0]
    assert every_figure["mixed"]["5"]["many"][1] > every_figure["mixed"]["5"]["many"][0]


def test_where_albums_say_nothing_of_their_tracks_company_counts_little() -> None:
    of_one_piece, of_all_sorts = spoken(), spoken(agreement=0.0)
    random = np.random.default_rng(0)
    of_all_sorts = replace(of_all_sorts, artist=random.permutation(of_all_sorts.artist))
    every = np.arange(len(of_one_piece.labels))
    albums = drawn_albums(of_one_piece, every, [3], 1, 0)
    cases = cases_of(of_one_piece, albums, by_release=False)
    strong, weak = (
        mixed_evidence(of_one_piece, cases, fit_weights(tracks, every))[1].mean()
        for tracks in (of_one_piece, of_all_sorts)
    )
    assert weak < 0.6 * strong, "the share that company has of the same albums"


def test_albums_are_dealt_without_a_track_twice() -> None:
    tracks = spoken(artists=4, tracks_each=7)
    albums = drawn_albums(tracks, np.arange(28), [3], 1, 0)
    assert len(albums) == 8
    together = np.concatenate(albums)
    assert len(set(together)) == len(together)
    assert all(len(set(tracks.artist[album])) == 1 for album in albums)


def test_mixed_albums_hold_two_of_another_genre() -> None:
    tracks = spoken()
    for album in mixed_albums(tracks, 5, 20, 0):
        first, last = tracks.labels[album[:3]], tracks.labels[album[3:]]
        assert len(set(first)) == len(set(last)) == 1
        assert first[0] != last[0]
