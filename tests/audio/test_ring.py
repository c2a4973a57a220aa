"""The sample ring: order kept, nothing lost, nothing read after it was discarded."""

from __future__ import annotations

import numpy as np

from genre_tagger.audio.ring import SampleRing


def _frames(first: int, count: int) -> np.ndarray:
    return np.arange(first, first + count, dtype=np.float32)[:, None]


def test_frames_come_out_in_order_around_the_end() -> None:
    ring = SampleRing(10, 1)
    out: list[float] = []
    written = 0
    for size in (7, 5, 9, 3, 10, 4):
        written += ring.write(_frames(written, size))
        out += ring.take(6)[:, 0].tolist()
    out += ring.take(100)[:, 0].tolist()
    assert out == list(range(written))


def test_a_full_ring_takes_no_more() -> None:
    ring = SampleRing(4, 2)
    assert ring.write(np.ones((3, 2), dtype=np.float32)) == 3
    assert ring.write(np.ones((3, 2), dtype=np.float32)) == 1
    assert ring.room == 0
    assert ring.available == 4


def test_reading_more_than_there_is_leaves_the_rest_untouched() -> None:
    ring = SampleRing(8, 1)
    ring.write(_frames(1, 3))
    target = np.full((5, 1), -1.0, dtype=np.float32)
    assert ring.read_into(target) == 3
    assert target[:, 0].tolist() == [1, 2, 3, -1, -1]


def test_discarded_frames_are_skipped_and_their_room_comes_back() -> None:
    ring = SampleRing(6, 1)
    ring.write(_frames(0, 6))
    ring.discard()
    assert ring.available == 0
    assert ring.room == 0  # the reader may be copying them at this moment
    assert len(ring.take(6)) == 0
    assert ring.room == 6
    ring.write(_frames(50, 2))
    assert ring.take(6)[:, 0].tolist() == [50, 51]
