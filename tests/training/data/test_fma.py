"""FMA as labelled tracks: the table, the subsets, the official split, what is left out and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.data.dataset import GenreLabels, Split
from genre_tagger.training.data.fma import KNOWN_BAD, read_fma, read_rows
from tests.builders.fma_tree import COLUMNS, Row, clip_file, touch_clips, write_table

FOUR = GenreLabels(("Electronic", "Rock", "Hip-Hop", "Folk"))
ROWS = (
    Row(2, "Hip-Hop", artist_id=1, artist="AWOL"),
    Row(3, "Hip-Hop", subset="medium", artist_id=1, artist="AWOL"),
    Row(5, "Rock", split="validation", artist_id=7, licence="CC0"),
    Row(1010, "Folk", split="test", artist_id=8, title="Öl & Wasser"),
    Row(1011, "Jazz", artist_id=9),
    Row(1012, "", subset="large", artist_id=9),
    Row(1013, "Electronic", subset="large", artist_id=10),
)


def fma(folder: Path, rows: tuple[Row, ...] = ROWS, subset: str = "small") -> Path:
    write_table(folder / "fma_metadata", rows)
    touch_clips(folder / f"fma_{subset}", rows)
    return folder / f"fma_{subset}"


def ids(tracks: object) -> list[str]:
    return [track.track_id for track in tracks]  # type: ignore[attr-defined]


def test_rows_with_newlines_and_quotes_are_read_whole(tmp_path: Path) -> None:
    rows = list(read_rows(write_table(tmp_path, ROWS)))
    assert [row.track_id for row in rows] == [row.track_id for row in ROWS]
    assert rows[3].title == "Öl & Wasser"
    assert rows[5].genre == ""


def test_the_table_has_the_shape_of_the_real_one() -> None:
    assert len(COLUMNS) == 52
    assert COLUMNS[COLUMNS.index(("set", "split")) + 1] == ("set", "subset")


def test_a_track_keeps_its_split_artist_and_licence(tmp_path: Path) -> None:
    source = read_fma(fma(tmp_path), None, "small", FOUR)
    assert ids(source.tracks) == ["2", "5", "1010"]
    first, second, third = source.tracks
    assert (first.genre, first.split, first.group, first.artist) == ("Hip-Hop", Split.TRAINING, "fma:1", "AWOL")
    assert (second.split, second.licence, second.source) == (Split.VALIDATION, "CC0", "fma-small")
    assert third.path == tmp_path / "fma_small" / "001" / "001010.mp3"
    assert source.skipped == ()


@pytest.mark.parametrize(
    ("subset", "expected"),
    [
        ("small", ["2", "5", "1010"]),
        ("medium", ["2", "3", "5", "1010"]),
        ("large", ["2", "3", "5", "1010", "1013"]),
        ("full", ["2", "3", "5", "1010", "1013"]),
    ],
)
def test_each_subset_holds_the_smaller_ones(tmp_path: Path, subset: str, expected: list[str]) -> None:
    assert ids(read_fma(fma(tmp_path, subset=subset), None, subset, FOUR).tracks) == expected


def test_any_genres_may_be_asked_for_in_any_spelling(tmp_path: Path) -> None:
    source = read_fma(fma(tmp_path), None, "small", GenreLabels(("hip hop", "jazz")))
    assert [track.genre for track in source.tracks] == ["Hip-Hop", "Jazz"]


def test_known_bad_and_missing_clips_are_told(tmp_path: Path) -> None:
    bad = tuple(Row(number, "Rock", artist_id=5) for number in KNOWN_BAD)
    root = fma(tmp_path, (*ROWS, *bad))
    clip_file(root, 5).unlink()
    source = read_fma(root, None, "small", FOUR)
    assert ids(source.tracks) == ["2", "1010"]
    kinds = {skipped.path.stem: skipped.kind for skipped in source.skipped}
    assert kinds == {"000005": "missing", **{f"{number:06d}": "known-bad" for number in KNOWN_BAD}}
    assert all(skipped.reason.endswith(".") for skipped in source.skipped)


def test_the_folder_above_and_a_larger_subset_do_too(tmp_path: Path) -> None:
    fma(tmp_path, subset="medium")
    assert ids(read_fma(tmp_path, None, "small", FOUR).tracks) == ["2", "5", "1010"]


def test_the_metadata_may_be_named(tmp_path: Path) -> None:
    touch_clips(tmp_path / "clips", ROWS)
    table = write_table(tmp_path / "elsewhere" / "fma_metadata", ROWS)
    for metadata in (table, table.parent, table.parent.parent):
        assert len(read_fma(tmp_path / "clips", metadata, "small", FOUR).tracks) == 3
    with pytest.raises(DatasetError, match=r"tracks\.csv is not in"):
        read_fma(tmp_path / "clips", None, "small", FOUR)


def test_a_wrong_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="is not there"):
        read_fma(tmp_path / "nowhere", None, "small", FOUR)
    write_table(tmp_path / "fma_metadata", ROWS)
    with pytest.raises(DatasetError, match="no folders 000"):
        read_fma(tmp_path, None, "small", FOUR)
    (tmp_path / "000").mkdir()
    with pytest.raises(DatasetError, match="None of the clips"):
        read_fma(tmp_path, None, "small", FOUR)


def test_a_smaller_set_is_pointed_out(tmp_path: Path) -> None:
    fma(tmp_path)
    with pytest.raises(DatasetError, match="fma_small, a smaller set"):
        read_fma(tmp_path, None, "medium", FOUR)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "clip,genre\n1,Rock\n",
        ",track\n,title\ntrack_id,\n2,x\n",
    ],
)
def test_another_table_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "tracks.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError, match=r"not FMA's tracks\.csv"):
        list(read_rows(tmp_path / "tracks.csv"))


def test_a_table_that_breaks_off_is_told_with_its_line(tmp_path: Path) -> None:
    table = write_table(tmp_path, ROWS)
    text = table.read_text(encoding="utf-8")
    table.write_text(text[: text.rindex("<p>line") + 3], encoding="utf-8")
    with pytest.raises(DatasetError, match="damaged near line"):
        list(read_rows(table))
    table.write_bytes(text.encode()[:-20] + b"\xff\xfe")
    with pytest.raises(DatasetError, match="could not be read"):
        list(read_rows(table))
