"""Splices: kept small, turned round, packed."""

from __future__ import annotations

import random

import pytest

from genre_tagger.containers.byte_view import BytesView, MalformedError
from genre_tagger.tags.splice import (
    Splice,
    SplicedView,
    applied_to,
    inverted,
    kept_ranges,
    pack,
    stands_in,
    tidy,
    unpack,
)


def some_edit(seed: int) -> tuple[bytes, tuple[Splice, ...]]:
    chance = random.Random(seed)
    data = chance.randbytes(chance.randrange(400))
    splices = []
    at = 0
    while (at := at + chance.randrange(60)) < len(data):
        length = chance.randrange(min(30, len(data) - at) + 1)
        old = data[at : at + length]
        new = chance.choice([chance.randbytes(chance.randrange(30)), old[:5] + chance.randbytes(3) + old[-5:], b""])
        splices.append(Splice(at, old, new))
        at += length
    chance.shuffle(splices)
    return data, tidy(splices)


@pytest.mark.parametrize("seed", range(200))
def test_there_and_back(seed: int) -> None:
    data, splices = some_edit(seed)
    edited = applied_to(data, splices)
    assert len(edited) == len(data) + sum(splice.growth for splice in splices)
    assert applied_to(edited, inverted(splices)) == data
    thought_of = SplicedView(BytesView(data), splices)
    assert thought_of.size == len(edited)
    for at in range(0, len(edited) + 2, 3):
        assert thought_of.at_most(at, 1 + seed % 40) == edited[at : at + 1 + seed % 40]
    assert stands_in(splices, BytesView(data))
    assert stands_in(inverted(splices), BytesView(edited))
    assert unpack(pack(splices)) == splices
    kept = kept_ranges(splices, len(data))
    assert all(data[old : old + length] == edited[new : new + length] and length > 0 for old, new, length in kept)
    assert sum(length for _, _, length in kept) == len(data) - sum(len(splice.old) for splice in splices)


def test_tidying_keeps_only_what_differs() -> None:
    assert tidy([Splice(10, b"same", b"same")]) == ()
    assert tidy([Splice(10, b"abcXdef", b"abcYYdef")]) == (Splice(13, b"X", b"YY"),)
    assert tidy([Splice(0, b"aaa", b"aa")]) == (Splice(2, b"a", b""),)


def test_overlapping_edits_are_a_mistake() -> None:
    with pytest.raises(MalformedError, match="over each other"):
        tidy([Splice(0, b"abcd", b"x"), Splice(3, b"d", b"y")])


@pytest.mark.parametrize("packed", [b"", b"nonsense", pack([Splice(0, b"a", b"b")])[:-3]])
def test_what_was_not_packed_is_told(packed: bytes) -> None:
    with pytest.raises(ValueError, match="not packed"):
        unpack(packed)


def test_views_do_not_read_past_the_end() -> None:
    view = BytesView(b"0123456789")
    assert view.read(2, 3) == b"234"
    assert view.at_most(8, 100) == b"89"
    assert view.at_most(100, 1) == b""
    for offset, length in ((8, 3), (-1, 1), (0, -1), (0, 1 << 60)):
        with pytest.raises(MalformedError):
            view.read(offset, length)
