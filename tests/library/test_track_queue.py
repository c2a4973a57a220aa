"""The rows a person looks at come first."""

from __future__ import annotations

from pathlib import Path

from genre_tagger.foundation.errors import DecodeError
from genre_tagger.library.scan import TrackQueue
from genre_tagger.library.track import TrackFailed

PATHS = [Path(name) for name in "abcdef"]


def test_order_of_arrival_without_wishes() -> None:
    assert list(TrackQueue(PATHS)) == PATHS


def test_wishes_come_first_and_in_their_own_order() -> None:
    queue = TrackQueue(PATHS)
    assert next(queue) == Path("a")
    queue.prefer([Path("e"), Path("c"), Path("a"), Path("unknown")])
    assert [str(path) for path in queue] == ["e", "c", "b", "d", "f"]


def test_the_last_wish_wins() -> None:
    queue = TrackQueue(PATHS)
    queue.prefer([Path("e")])
    queue.prefer([Path("f")])
    assert [str(path) for path in queue][:3] == ["f", "e", "a"]


def test_added_twice_comes_once_and_discarded_never() -> None:
    failed = TrackFailed(Path("x"), DecodeError("x is not there."))
    queue = TrackQueue(PATHS)
    queue.add([Path("a"), failed])
    queue.discard([Path("b"), Path("unknown")])
    assert len(queue) == 6
    assert list(queue) == [PATHS[0], *PATHS[2:], failed]
