"""Tracks belong together by album, else by folder; compilations artist by artist."""

from __future__ import annotations

from pathlib import Path

import pytest

from genre_tagger.library.albums import MOST_UNTAGGED
from genre_tagger.library.track import Track
from tests.builders.albums import grouped


def track(path: str, artist: str = "Ann", album: str = "", album_artist: str = "", compilation: bool = False) -> Track:
    return Track(
        Path("/music") / path, 1.0, path, artist, album=album, album_artist=album_artist, is_compilation=compilation
    )


def groups(*tracks: Track) -> list[list[str]]:
    return [[member.path.name for member in members] for members in grouped(tracks).values()]


def test_one_album_by_its_tag_wherever_it_lies() -> None:
    assert groups(track("x/1", album="Blue"), track("y/2", album="blue "), track("y/3", album="Red")) == [
        ["1", "2"],
        ["3"],
    ]


def test_albums_of_one_title_by_two_artists_are_two() -> None:
    hits = [track(f"{name}/{number}", name, "Greatest Hits", name) for name in ("Ann", "Bob") for number in (1, 2)]
    assert groups(*hits) == [["1", "2"], ["1", "2"]]


@pytest.mark.parametrize("titles", [("Blue (Disc 1)", "Blue [CD 2: Live]"), ("Blue CD1", "Blue, disc II")])
def test_discs_of_one_album_are_joined(titles: tuple[str, str]) -> None:
    assert groups(track("a/1", album=titles[0]), track("b/2", album=titles[1])) == [["1", "2"]]


def test_volumes_are_albums_of_their_own() -> None:
    assert groups(track("a/1", album="Blue Vol. 1"), track("a/2", album="Blue Vol. 2")) == [["1"], ["2"]]


def test_without_album_the_folder_and_its_discs_hold_them_together() -> None:
    assert groups(track("b/CD 1/1"), track("b/CD 2 (Live)/2"), track("b/3"), track("c/4")) == [["1", "2", "3"], ["4"]]


def test_guests_do_not_split_an_album() -> None:
    names = ("Ann", "Ann feat. Bob", "Ann & Cem", "Ann, Dan", "Ann (ft. Eve)", "Ann x Fay")
    assert groups(*(track(f"a/{name}", name, "Blue") for name in names)) == [list(names)]


@pytest.mark.parametrize("various", ["Various Artists", "V.A.", "Verschiedene Künstler", "Artistes variés"])
def test_a_compilation_goes_artist_by_artist(various: str) -> None:
    hits = [track(f"h/{name}{number}", name, "Hits", various) for name in ("Ann", "Bob") for number in (1, 2)]
    assert groups(*hits) == [["Ann1", "Ann2"], ["Bob1", "Bob2"]]
    assert all(key.is_compilation for key in grouped(hits))


def test_a_flagged_compilation_goes_artist_by_artist_too() -> None:
    assert groups(track("h/1", "Ann", "Hits", compilation=True), track("h/2", "Bob", "Hits", compilation=True)) == [
        ["1"],
        ["2"],
    ]


@pytest.mark.parametrize("album", ["", "Hits"])
def test_four_artists_on_a_par_are_a_compilation(album: str) -> None:
    four = [track(f"h/{name}", name, album) for name in ("Ann", "Bob", "Cem", "Dan")]
    assert groups(*four) == [["Ann"], ["Bob"], ["Cem"], ["Dan"]]
    assert groups(*four, *(track(f"h/{n}", "Ann", album) for n in range(4))) == [
        ["Ann", "Bob", "Cem", "Dan", "0", "1", "2", "3"]
    ]


def test_loose_tracks_of_two_artists_stay_apart() -> None:
    assert groups(track("1", "Ann"), track("2", "Bob")) == [["1"], ["2"]]


def test_tracks_without_any_tag_go_by_folder_until_it_is_a_heap() -> None:
    few = [track(f"a/{number}", "") for number in range(MOST_UNTAGGED)]
    assert len(groups(*few)) == 1
    assert len(groups(*few, track("a/more", ""))) == MOST_UNTAGGED + 1
