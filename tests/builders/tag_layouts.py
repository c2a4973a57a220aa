"""Every way that genres lie in the files people have: one maker for each container and each set of tags in it.

A layout is made with any list of genres, by hand or by mutagen, never with what the program itself writes with. The
makers stand in `stream_layouts`, `chunk_layouts` and `tree_layouts`, which enter them here by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Genres = tuple[str, ...]

TEXTS = {
    "title": "A song with a longer title than ID3v1 can hold",
    "artist": "Somebody",
    "album": "Some album",
    "date": "1999",
    "track": "3",
    "comment": "Some comment",
    "composer": "Someone else",
}
"""What the tags say that are made by hand."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`make` writes one file into a folder, with as many genres as the tags of this layout can hold, up to two.

    The name is the container's extension and, behind a comma, the tags.
    """

    name: str
    make: Callable[[Path, Genres], Path]
    holds: int


LAYOUTS: dict[str, Layout] = {}


def enter(name: str, make: Callable[[Path, Genres], Path], *, holds: int = 2) -> None:
    """Puts one into `LAYOUTS`."""
    assert name not in LAYOUTS, name
    LAYOUTS[name] = Layout(name, make, holds)
