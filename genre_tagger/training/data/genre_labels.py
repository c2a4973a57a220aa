"""What data sets call genres -> the classes that are trained: one spelling for one thing."""

from __future__ import annotations

from collections.abc import Iterable

from genre_tagger.genres import STUDY_GENRES, means_the_same, same_genre

FMA_GENRES: tuple[str, ...] = (
    "Blues",
    "Classical",
    "Country",
    "Easy Listening",
    "Electronic",
    "Experimental",
    "Folk",
    "Hip-Hop",
    "Instrumental",
    "International",
    "Jazz",
    "Old-Time / Historic",
    "Pop",
    "Rock",
    "Soul-RnB",
    "Spoken",
)
"""FMA's sixteen top genres, as `track.genre_top` spells them."""

GTZAN_GENRES: tuple[str, ...] = (
    "Blues",
    "Classical",
    "Country",
    "Disco",
    "Hip-Hop",
    "Jazz",
    "Metal",
    "Pop",
    "Reggae",
    "Rock",
)
"""GTZAN's ten, spelt as the others spell them; its folders are in lower case."""

_KNOWN = tuple(dict.fromkeys((*STUDY_GENRES, *FMA_GENRES, *GTZAN_GENRES)))


class GenreLabels:
    """Names the class that a data set's label stands for.

    With `wanted` genres, a label is the one it spells, or else the one it is an alias of ("techno" is Electronic), or
    out of scope. Without, every label is a class, in its usual spelling.
    """

    def __init__(self, wanted: Iterable[str] = ()) -> None:
        self.wanted = tuple(dict.fromkeys(usual_spelling(name) for name in wanted if name.strip()))

    def genre_of(self, label: str) -> str | None:
        """The class, or None where the label is out of scope or empty."""
        if not label.strip():
            return None
        if not self.wanted:
            return usual_spelling(label)
        spelt = (name for name in self.wanted if same_genre(name, label))
        meant = (name for name in self.wanted if means_the_same(name, label))
        return next(spelt, None) or next(meant, None)


def usual_spelling(label: str) -> str:
    """ "hiphop" -> "Hip-Hop", "jazz" -> "Jazz"; a name nobody knows stays as it is."""
    text = " ".join(label.split())
    return next((name for name in _KNOWN if same_genre(name, text)), text)


def class_order(genres: Iterable[str]) -> tuple[str, ...]:
    """The study's four first, in their order, then the rest by the alphabet."""
    found = set(genres)
    others = sorted(found.difference(STUDY_GENRES), key=str.casefold)
    return (*(genre for genre in STUDY_GENRES if genre in found), *others)
