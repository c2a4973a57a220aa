"""The corpus folder is read as it is laid out, and refused by name where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.data.folders import UNLABELLED, read_windows
from tests.builders.corpus import make_corpus


@pytest.fixture
def corpus_folder(tmp_path: Path) -> Path:
    make_corpus(tmp_path / "corpus", windows_per_kind=1, seconds=0.5)
    return tmp_path / "corpus"


def test_windows_are_read_in_order(corpus_folder: Path) -> None:
    windows = read_windows(corpus_folder)
    assert [window.genre for window in windows[:5]] == ["Electronic", "Rock", "Hip-Hop", "Folk", "other"]
    assert windows[5].genre == UNLABELLED
    assert (windows[1].vocal, windows[4].label_source) == ("yes", "choir practice")
    assert all(window.path.is_file() for window in windows)


def test_an_older_table_says_nothing_of_voices(corpus_folder: Path) -> None:
    table = corpus_folder / "clips.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("vocal", "later"), encoding="utf-8")
    assert {window.vocal for window in read_windows(corpus_folder)} == {"unknown"}


def test_a_missing_table_is_a_clear_error(corpus_folder: Path) -> None:
    (corpus_folder / "clips.csv").unlink()
    with pytest.raises(DatasetError, match=r"clips\.csv"):
        read_windows(corpus_folder)


def test_a_table_without_artists_is_refused(corpus_folder: Path) -> None:
    table = corpus_folder / "clips.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("artist_group", "band"), encoding="utf-8")
    with pytest.raises(DatasetError, match="artist_group"):
        read_windows(corpus_folder)
