"""The corpus folder is read as it is laid out, and refused by name where it is not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from genre_tagger.errors import DatasetError
from genre_tagger.training.sources.corpus import UNLABELLED, read_corpus
from tests.builders.corpus import make_corpus


@pytest.fixture
def corpus_folder(tmp_path: Path) -> Path:
    make_corpus(tmp_path / "corpus", windows_per_kind=1, seconds=0.5)
    return tmp_path / "corpus"


def test_windows_and_taggers_line_up(corpus_folder: Path) -> None:
    corpus = read_corpus(corpus_folder)
    assert [window.genre for window in corpus.windows[:5]] == ["Electronic", "Rock", "Hip-Hop", "Folk", "other"]
    assert corpus.windows[5].genre == UNLABELLED
    assert all(window.path.is_file() for window in corpus.windows)
    np.testing.assert_array_equal(corpus.teacher.audioset_probability.argmax(axis=1), [0, 1, 2, 3, 4, 0, 3, 3])
    assert corpus.teacher.audioset_tags[2] == "Hip hop music"


@pytest.mark.parametrize("name", ["clips.csv", "teacher.npz", "jamendo_tags.txt"])
def test_a_missing_file_is_a_clear_error(corpus_folder: Path, name: str) -> None:
    (corpus_folder / name).unlink()
    with pytest.raises(DatasetError):
        read_corpus(corpus_folder)


def test_a_table_without_artists_is_refused(corpus_folder: Path) -> None:
    table = corpus_folder / "clips.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("artist_group", "band"), encoding="utf-8")
    with pytest.raises(DatasetError, match="artist_group"):
        read_corpus(corpus_folder)


def test_a_clip_the_taggers_never_heard_is_refused(corpus_folder: Path) -> None:
    table = corpus_folder / "clips.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("00_0.ogg", "99_0.ogg"), encoding="utf-8")
    with pytest.raises(DatasetError, match="do not cover"):
        read_corpus(corpus_folder)
