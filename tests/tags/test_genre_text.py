"""How genres are spelled in ID3, and the table of numbers."""

from __future__ import annotations

from typing import Any

import mutagen.id3
import pytest

from genre_tagger.genres import (
    ID3V1_GENRES,
    STUDY_GENRES,
    id3v1_name,
    id3v1_number,
    is_known_genre,
    is_one_slashed_genre,
    is_placeholder,
    means_the_same,
)
from genre_tagger.tags.genre_text import read_genre_text, write_genre_text

_library: Any = mutagen


def test_the_table_is_the_standard_one() -> None:
    assert list(_library.id3.TCON.GENRES) == list(ID3V1_GENRES)
    assert [id3v1_number(genre) for genre in STUDY_GENRES] == [52, 17, 7, 80]
    assert (id3v1_name(17), id3v1_name(191), id3v1_name(192), id3v1_name(255)) == ("Rock", "Psybient", None, None)
    assert id3v1_number("Vaporwave") is None


def test_meaning() -> None:
    assert means_the_same("hip hop", "Rap")
    assert means_the_same("Vapor-Wave", "vaporwave")
    assert not means_the_same("Jazz", "Blues")
    assert not means_the_same("Jazz", "Rock")
    assert is_known_genre("folk music")
    assert is_known_genre("bebop")
    assert not is_known_genre("AC")
    assert is_one_slashed_genre("Hip-Hop/Rap")
    assert not is_one_slashed_genre("Rock/Jazz")
    assert is_placeholder(" Unknown ")
    assert not is_placeholder("Unknown Pleasures")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hip-Hop/Rap/Folk", ("Hip-Hop/Rap", "Folk")),
        ("Folk/Hip-Hop/Rap", ("Folk", "Hip-Hop/Rap")),
        ("Foo/Rock", ("Foo", "Rock")),
        ("Foo/Bar", ("Foo/Bar",)),
        ("Rock ; Pop", ("Rock", "Pop")),
        ("Rock/", ("Rock",)),
        ("((odd) name", ("(odd) name",)),
        ("(17)(RX)remake", ("Rock", "Remix", "remake")),
        ("200", ("200",)),
        ("(1234)", ("(1234)",)),
        ("Rock\0\0Rock\0Pop", ("Rock", "Pop")),
    ],
)
def test_lists_of_v23(text: str, names: tuple[str, ...]) -> None:
    assert read_genre_text(text, lists_with_slashes=True) == names


def test_slashes_mean_nothing_in_v24() -> None:
    assert read_genre_text("Rock/Jazz\0Folk", lists_with_slashes=False) == ("Rock/Jazz", "Folk")


@pytest.mark.parametrize("old", [None, "", "Jazz", "Jazz/Blues", "(17)", "RX", "Foo/Bar", "Jazz\0Blues", "Jazz; Blues"])
@pytest.mark.parametrize("slashes", [True, False])
def test_what_is_written_reads_back(old: str | None, slashes: bool) -> None:
    there = read_genre_text(old or "", lists_with_slashes=slashes)
    for names in ((*there, "Folk"), ("Folk",), (*there, "Hip-Hop/Rap", "(strange)")):
        text = write_genre_text(old, names, lists_with_slashes=slashes)
        assert "/".join(read_genre_text(text, lists_with_slashes=slashes)) == "/".join(names)
