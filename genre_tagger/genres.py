"""The genre vocabulary: one class order, the names other people use for the same thing.

The four genres are those of the study and of FMA's `genre_top`. A retrained model may bring its own list; these are
only the default. `Unknown` is an answer of the classifier and is never written into a file.
"""

from __future__ import annotations

import re

STUDY_GENRES: tuple[str, ...] = ("Electronic", "Rock", "Hip-Hop", "Folk")
"""The classes of the study, in the order of every probability vector of a four-genre model."""

UNKNOWN = "Unknown"
"""What a prediction is called below the confidence threshold."""

_ALIASES: dict[str, tuple[str, ...]] = {
    "Electronic": (
        "electronica", "electro", "edm", "dance", "techno", "house", "deep house", "tech house", "trance", "idm",
        "drum and bass", "drum n bass", "drum & bass", "dnb", "dubstep", "ambient electronic", "electronic dance music",
        "synthwave", "synth pop", "synthpop", "chiptune", "breakbeat", "downtempo", "electronic music", "goa", "psytrance",
        "elektronisch", "eurodance", "hardstyle", "jungle", "garage house", "minimal techno",
    ),
    "Rock": (
        "alternative rock", "alt rock", "indie rock", "hard rock", "classic rock", "punk", "punk rock", "metal",
        "heavy metal", "death metal", "black metal", "progressive rock", "prog rock", "psychedelic rock", "grunge", "garage rock",
        "post rock", "post-punk", "rock and roll", "rock & roll", "rock n roll", "rockabilly", "hardcore punk", "rock music",
        "symphonic rock", "southern rock", "surf rock", "stoner rock", "rock/pop", "pop/rock", "pop rock",
    ),
    "Hip-Hop": (
        "hip hop", "hiphop", "rap", "hip-hop/rap", "rap/hip-hop", "rap & hip-hop", "hip hop/rap", "trap", "gangsta",
        "gangsta rap", "boom bap", "hip hop music", "conscious hip hop", "trip hop rap", "grime", "lo-fi hip hop", "christian rap",
    ),
    "Folk": (
        "folk music", "traditional folk", "folk rock", "folk/rock", "celtic", "irish folk", "irish traditional", "bluegrass",
        "singer-songwriter", "americana", "indie folk", "contemporary folk", "acoustic folk", "world/folk", "national folk",
        "volksmusik", "folklore", "freak folk", "british folk",
    ),
}


def _key(text: str) -> str:
    """Case, hyphens, spaces and punctuation do not tell genres apart: "Hip Hop", "hip-hop" and "HipHop" agree."""
    return re.sub(r"[\W_]+", "", text.casefold())


_BY_KEY: dict[str, str] = {_key(name): name for name in STUDY_GENRES}
for _genre, _names in _ALIASES.items():
    for _name in _names:
        _BY_KEY.setdefault(_key(_name), _genre)


def canonical_genre(text: str) -> str | None:
    """The study's genre that `text` stands for, or None where it stands for none of them.

    >>> canonical_genre("Hip-Hop/Rap"), canonical_genre("hip hop"), canonical_genre("Jazz")
    ('Hip-Hop', 'Hip-Hop', None)
    """
    return _BY_KEY.get(_key(text))


def same_genre(left: str, right: str) -> bool:
    """Whether two genre texts differ at most in case, spaces and punctuation ("hip hop" and "Hip-Hop")."""
    return _key(left) == _key(right)
