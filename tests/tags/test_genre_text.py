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
from genre_tagger.tags.genre_text import read_genre_values, write_genre_text, write_genre_values

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
def test_one_reading(text: str, names: tuple[str, ...]) -> None:
    assert read_genre_values([text]) == names
    assert read_genre_values(names) == names


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["Jazz; Blues"], ("Jazz", "Blues")),
        (["Jazz;Blues;"], ("Jazz", "Blues")),
        (["Jazz; Blues", "Folk/Jazz"], ("Jazz", "Blues", "Folk")),
        (["Duo Cello/Klavier"], ("Duo Cello/Klavier",)),
        (["Duo Cello/Klavier; Folk"], ("Duo Cello/Klavier", "Folk")),
        (["Crunk/ Dirty"], ("Crunk/ Dirty",)),
        (["Singer/Songwriter", "Rock"], ("Singer/Songwriter", "Rock")),
        (["", " ", "255"], ()),
    ],
)
def test_several_values_and_lists_in_one_are_the_same(values: list[str], names: tuple[str, ...]) -> None:
    assert read_genre_values(values) == names
    assert read_genre_values(["\0".join(values)]) == names


OLD = [
    [],
    ["Jazz"],
    ["Jazz/Blues"],
    ["Jazz; Blues"],
    ["Jazz", "Blues"],
    ["(17)"],
    ["(17)(RX)remake"],
    ["RX"],
    ["Foo/Bar"],
    ["Duo Cello/Klavier"],
    ["Crunk/ Dirty"],
    ["Singer/Songwriter"],
    ["Singer/Songwriter; Foo/Bar"],
    ["Jazz; Foo/Bar;"],
    ["Rock / Pop"],
    ["((odd) name"],
]


@pytest.mark.parametrize("old", OLD, ids="|".join)
@pytest.mark.parametrize("version", [2, 3, 4])
def test_what_is_written_reads_back(old: list[str], version: int) -> None:
    there = read_genre_values(old)
    for names in ((*there, "Folk"), (*there, "Baz/Qux"), ("Folk", *there[1:]), (*there, "Hip-Hop/Rap", "(strange)")):
        text = write_genre_text("\0".join(old), names, version=version)
        assert read_genre_values([text]) == names
        assert read_genre_values(write_genre_values(old, names)) == names


@pytest.mark.parametrize("old", [each for each in OLD if each and not each[0].startswith(("(17", "RX"))], ids="|".join)
@pytest.mark.parametrize("version", [3, 4])
def test_old_names_stay_letter_for_letter_where_one_joins_them(old: list[str], version: int) -> None:
    names = (*read_genre_values(old), "Folk")
    assert write_genre_text("\0".join(old), names, version=version).startswith("\0".join(old).rstrip(";"))
    assert "\0".join(write_genre_values(old, names)).startswith("\0".join(old).rstrip(";"))


def test_a_separator_that_would_be_read_otherwise_is_not_used() -> None:
    assert write_genre_text("Jazz", ("Jazz", "Folk"), version=3) == "Jazz/Folk"
    assert write_genre_text("Crunk/ Dirty", ("Crunk/ Dirty", "Folk"), version=3) == "Crunk/ Dirty; Folk"
    assert write_genre_text(None, ("Folk", "Duo Cello/Klavier"), version=3) == "Folk; Duo Cello/Klavier"
    assert write_genre_text("Singer", ("Singer", "Songwriter"), version=3) == "Singer; Songwriter"


def test_a_list_in_one_value_stays_one_value() -> None:
    assert write_genre_values(["Jazz; Blues"], ("Jazz", "Blues", "Folk")) == ("Jazz; Blues; Folk",)
    assert write_genre_values(["Jazz; Blues"], ("Folk", "Jazz")) == ("Folk; Jazz",)
    assert write_genre_values(["Jazz", "Blues"], ("Folk", "Jazz")) == ("Folk", "Jazz")
