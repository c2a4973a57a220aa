"""Dataclasses as the plain values that JSON and CSV hold, and back by their annotations."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from pathlib import PurePath
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Kind = TypeVar("Kind")


def to_plain(value: Any) -> Any:
    """Objects of dataclasses and mappings as dicts, tuples and sets (sorted) as lists, paths and enums as text, numpy's
    arrays as lists, a number that is none as None."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, (str, int)):
        return value
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {name: to_plain(one) for name, one in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(to_plain(one) for one in value)
    if isinstance(value, PurePath):
        return str(value)
    if hasattr(value, "tolist"):
        return value.tolist()
    return [to_plain(one) for one in value]


def from_plain(kind: type[Kind], plain: Any) -> Kind:
    """Inverse of `to_plain` for an object of `kind`; numbers may be texts.

    What the class does not know is left out, what an older version did not write gets its default. Raises KeyError,
    TypeError, ValueError or AttributeError on anything else.
    """
    known: Any = kind
    value: Kind = _reader(known)(plain)
    return value


@lru_cache(maxsize=256)
def _reader(kind: Any) -> Callable[[Any], Any]:
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
        make: Any = kind
        return lambda plain: make(**{name: read(plain[name]) for name, read in readers.items() if name in plain})
    if origin in (Union, UnionType):
        some = _reader(next(one for one in inner if one is not NoneType))
        return lambda plain: None if plain is None or plain == "" else some(plain)
    if origin is tuple and inner[-1] is not Ellipsis:
        each = [_reader(one) for one in inner]
        return lambda plain: tuple(read(one) for read, one in zip(each, plain, strict=True))
    if origin in (tuple, list, frozenset):
        read_one = _reader(inner[0])
        return lambda plain: origin(map(read_one, plain))
    if origin is not None:  # an array, say: whoever reads it knows how to make one
        return lambda plain: plain
    if kind is str:
        return _text
    if kind is float:
        return lambda plain: math.nan if plain is None else float(plain)
    read: Callable[[Any], Any] = kind
    return read


def _text(plain: Any) -> str:
    if plain is None:
        raise TypeError("a text is missing")
    return str(plain)
