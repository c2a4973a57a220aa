"""Like lies beside like, the same tracks lie at the same places, and a map that grows keeps its shape."""

from __future__ import annotations

import numpy as np
import pytest

from genre_tagger.library.track_map import place_tracks, principal_directions

UNITS = 24


def clusters(each: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Embeddings (3 * each, UNITS) around three middles, and which."""
    chance = np.random.default_rng(seed)
    kinds = np.repeat(np.arange(3), each)
    middles = np.random.default_rng(7).normal(0.0, 3.0, (3, UNITS))
    return (middles[kinds] + chance.normal(0.0, 0.6, (len(kinds), UNITS))).astype(np.float32), kinds


def nowhere(count: int) -> np.ndarray:
    return np.full((count, 2), np.nan, dtype=np.float32)


def nearest_is_alike(places: np.ndarray, kinds: np.ndarray) -> float:
    distances = np.linalg.norm(places[:, None] - places[None], axis=2)
    np.fill_diagonal(distances, np.inf)
    return float((kinds[distances.argmin(axis=1)] == kinds).mean())


def test_like_lies_beside_like() -> None:
    embeddings, kinds = clusters(30)
    first, last = place_tracks(embeddings, nowhere(90))
    assert (first.are_final, last.are_final) == (False, True)
    for places in (first.xy, last.xy):
        assert places.shape == (90, 2)
        assert np.abs(places).max() == pytest.approx(1.0)
        assert nearest_is_alike(places, kinds) > 0.95
    again = list(place_tracks(embeddings, nowhere(90)))[-1]
    np.testing.assert_allclose(again.xy, last.xy, atol=1e-3)


def test_a_map_that_grows_begins_where_it_was() -> None:
    embeddings, kinds = clusters(30)
    known = np.arange(90) % 3 > 0
    settled = list(place_tracks(embeddings[known], nowhere(60)))[-1].xy
    earlier = nowhere(90)
    earlier[known] = settled
    first, _ = place_tracks(embeddings, earlier)
    moved = first.xy[known] / np.abs(first.xy[known]).max() - settled / np.abs(settled).max()
    assert np.abs(moved).max() < 0.1
    assert nearest_is_alike(first.xy, kinds) > 0.95


@pytest.mark.parametrize("count", [1, 2, 3, 11])
def test_a_few_tracks_have_places_too(count: int) -> None:
    embeddings, _ = clusters(11)
    (only,) = place_tracks(embeddings[:count], nowhere(count))
    assert only.are_final
    assert only.xy.shape == (count, 2)
    assert np.isfinite(only.xy).all()


def test_equal_tracks_make_no_trouble() -> None:
    *_, last = place_tracks(np.ones((20, UNITS), np.float32), nowhere(20))
    assert np.isfinite(last.xy).all()


def test_directions_are_in_order_and_of_one_sign() -> None:
    embeddings, _ = clusters(30)
    projected = principal_directions(embeddings, 5)
    spread = projected.std(axis=0)
    assert list(spread) == sorted(spread, reverse=True)
    np.testing.assert_allclose(principal_directions(embeddings[::-1], 5), projected[::-1], atol=1e-3)
    assert principal_directions(embeddings[:, :1], 5).shape == (90, 2)
