"""What the public taggers' tags have to do with the four genres.

The lists are ours, by the meaning of the words; no weight was fitted to them. "Other" gathers what is named but is
none of the four.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

AUDIOSET: dict[str, tuple[str, ...]] = {
    "Electronic": (
        *("Electronic music", "House music", "Techno", "Dubstep", "Drum and bass", "Electronica"),
        *("Electronic dance music", "Trance music", "Ambient music"),
    ),
    "Rock": (
        *("Rock music", "Heavy metal", "Punk rock", "Grunge", "Progressive rock", "Rock and roll"),
        "Psychedelic rock",
    ),
    "Hip-Hop": ("Hip hop music", "Rapping", "Beatboxing"),
    "Folk": ("Folk music", "Country", "Bluegrass", "Traditional music", "Banjo", "Mandolin"),
    "other": (
        *("Classical music", "Jazz", "Orchestra", "Pop music", "Opera", "Blues", "Soundtrack music"),
        *("New-age music", "Reggae", "Funk", "Soul music", "Disco"),
    ),
}

JAMENDO: dict[str, tuple[str, ...]] = {
    "Electronic": ("electronic", "techno", "trance", "house", "dance"),
    "Rock": ("rock", "metal", "alternative", "poprock", "indie"),
    "Hip-Hop": ("hiphop",),
    "Folk": ("folk", "popfolk"),
    "other": ("classical", "jazz", "orchestral", "pop", "soundtrack", "newage", "funk", "reggae", "easylistening"),
}


def _columns(names: tuple[str, ...], wanted: tuple[str, ...]) -> list[int]:
    return [column for column, name in enumerate(names) if name.split("---")[-1] in wanted]


def tag_values(probabilities: tuple[Floats, Floats], names: tuple[tuple[str, ...], tuple[str, ...]]) -> Floats:
    """(N, tags): AudioSet's tags that name a genre, then all of Jamendo's genre tags."""
    wanted = tuple(tag for tags in AUDIOSET.values() for tag in tags)
    genre_columns = [column for column, name in enumerate(names[1]) if name.startswith("genre---")]
    return np.concatenate([probabilities[0][:, _columns(names[0], wanted)], probabilities[1][:, genre_columns]], axis=1)


def tag_scores(probabilities: tuple[Floats, Floats], names: tuple[tuple[str, ...], tuple[str, ...]]) -> Floats:
    """(N, 10): per tagger and genre (other last) the likeliest of the genre's tags."""
    scores = [
        values[:, _columns(tags, wanted)].max(axis=1)
        for values, tags, table in zip(probabilities, names, (AUDIOSET, JAMENDO), strict=True)
        for wanted in table.values()
    ]
    return np.stack(scores, axis=1)
