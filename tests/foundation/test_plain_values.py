"""Dataclasses come back from JSON and from CSV as they were."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from genre_tagger.foundation.plain_values import from_plain, to_plain


class Kind(StrEnum):
    A = "a"
    B = "b"


@dataclass(frozen=True)
class Inner:
    kind: Kind | None
    value: float = 1.0


@dataclass(frozen=True)
class Outer:
    path: Path
    inner: tuple[Inner, ...]
    pair: tuple[int, str]
    left_out: frozenset[Path] = frozenset()
    folder: Path | None = None
    is_on: bool = False


@dataclass(eq=False)
class Counted:
    counts: NDArray[np.int64]


OUTER = Outer(Path("/a"), (Inner(Kind.B), Inner(None, math.nan)), (1, "x"), frozenset({Path("/b")}), Path("/c"), True)


def test_what_goes_through_json_comes_back() -> None:
    back = from_plain(Outer, json.loads(json.dumps(to_plain(OUTER), allow_nan=False)))
    assert replace(back, inner=back.inner[:1]) == replace(OUTER, inner=OUTER.inner[:1])
    assert math.isnan(back.inner[1].value)


def test_arrays_are_lists_that_their_reader_turns_back() -> None:
    assert from_plain(Counted, to_plain(Counted(np.arange(4).reshape(2, 2)))).counts == [[0, 1], [2, 3]]


def test_texts_are_numbers_and_the_empty_one_is_none() -> None:
    assert from_plain(Inner, {"kind": "", "value": "2.5"}) == Inner(None, 2.5)


def test_fields_may_be_unknown_or_missing() -> None:
    assert from_plain(Inner, {"kind": "a", "not yet invented": 1}) == Inner(Kind.A)


@pytest.mark.parametrize("plain", [[], {}, "text", {"kind": "c"}, {"kind": "a", "value": []}])
def test_anything_else_is_an_error(plain: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_plain(Inner, plain)
