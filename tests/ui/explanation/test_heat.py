"""Pixels of evidence, maps and weights."""

from __future__ import annotations

import numpy as np
import pytest

from genre_tagger.ui.colors import DARK, LIGHT, Colors
from genre_tagger.ui.explanation.heat import (
    ink_on,
    map_pixels,
    mel_pixels,
    signed_pixels,
    signed_ramp,
    stretched,
    with_evidence,
    with_patches,
)


def test_the_lowest_band_ends_at_the_bottom() -> None:
    values = np.arange(6.0, dtype=np.float32).reshape(3, 2)  # row 0 is the lowest
    big = stretched(values, (4, 6), smooth=False)
    assert big.shape == (6, 4)
    assert big[-1].tolist() == [0.0, 0.0, 1.0, 1.0]
    assert big[0].tolist() == [4.0, 4.0, 5.0, 5.0]


def test_smooth_pictures_keep_their_range_and_rise_evenly() -> None:
    values = np.array([[0.0, 1.0]], dtype=np.float32)
    line = stretched(values, (9, 3), smooth=True)
    assert (np.diff(line[1]) >= 0).all()
    assert line.min() == 0.0
    assert line.max() == 1.0


def test_evidence_changes_only_where_it_is_and_is_outlined() -> None:
    level_db = np.tile(np.linspace(-80, 0, 60, dtype=np.float32)[:, None], (1, 80))
    evidence = np.zeros((60, 80), dtype=np.float32)
    evidence[20:40, 20:40] = 1.0
    ground = mel_pixels(level_db, (80, 60))
    heated = with_evidence(ground, evidence, 0.8)
    changed = ground != heated
    assert changed[30, 30]
    assert not changed[:, 60:].any()
    assert (heated == 0xFFFFFFFF).sum() >= 70  # the white edge of a square of 20
    assert (with_evidence(ground, evidence, 0.0) == ground).all()


def test_a_picture_full_of_evidence_has_no_edge_at_its_border() -> None:
    ground = np.full((8, 8), 0xFF202020, dtype=np.uint32)
    heated = with_evidence(ground, np.ones((8, 8), dtype=np.float32), 1.0)
    assert len(np.unique(heated)) == 1


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_what_helps_and_what_hinders_have_different_colors(colors: Colors) -> None:
    ground = np.full((4, 4), 0xFF404040, dtype=np.uint32)
    drops = np.array([[0.1, -0.1], [0.0, 0.05]], dtype=np.float32)
    pixels = with_patches(ground, drops, 1.0, colors)
    assert pixels[0, 0] == ground[0, 0]
    assert len({int(pixels[-1, 0]), int(pixels[-1, -1]), int(pixels[0, -1])}) == 3
    ramp = signed_ramp(colors)
    assert len(ramp) == 256
    assert ramp[0] != ramp[-1]
    assert signed_pixels(np.array([[0.0]]), 1.0, (1, 1), colors)[0, 0] == ramp[128]


def test_an_even_map_is_drawn_without_a_fault() -> None:
    pixels = map_pixels(np.full((2, 3), 0.5, dtype=np.float16), (6, 4))
    assert pixels.shape == (4, 6)
    assert len(np.unique(pixels)) == 1


def test_ink_is_read_on_light_and_dark() -> None:
    assert ink_on(0xFFFFFFFF).lightness() == 0
    assert ink_on(0xFF000000).lightness() == 255
