"""Sources as one data set: mixed, weighted, each track once, split."""

from __future__ import annotations

from pathlib import Path

import pytest

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.data.dataset import DataRequest, LabeledTrack, SourceKind, SourceRequest, Split, SplitChoice
from genre_tagger.training.data.reading import read_data_set
from tests.builders.fma_tree import balanced_rows, clip_file, touch_clips, write_table


@pytest.fixture
def fma(tmp_path: Path) -> Path:
    rows = balanced_rows()
    write_table(tmp_path / "fma_metadata", rows)
    touch_clips(tmp_path / "fma_small", rows)
    return tmp_path / "fma_small"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    for name in ("Rock/Anna/1.mp3", "Rock/Ben/1.mp3", "Rock/Cleo/1.mp3", "Jazz/Dora/1.mp3", "Jazz/Emil/1.mp3"):
        (tmp_path / "own" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "own" / name).touch()
    return tmp_path / "own"


def test_fma_keeps_its_split_and_the_four_genres(fma: Path) -> None:
    data_set = read_data_set(DataRequest((SourceRequest(SourceKind.FMA_SMALL, fma),)))
    assert (data_set.name, data_set.genres) == ("fma-small", ("Electronic", "Rock", "Hip-Hop", "Folk"))
    assert [len(data_set.of(split)) for split in Split] == [16, 8, 8]


def test_ours_may_be_asked_for_instead(fma: Path) -> None:
    request = DataRequest((SourceRequest(SourceKind.FMA_SMALL, fma),), split=SplitChoice.ARTIST_DISJOINT, seed=4)
    official = read_data_set(DataRequest(request.sources))
    ours = read_data_set(request)
    assert [track.split for track in ours.tracks] != [track.split for track in official.tracks]
    assert read_data_set(request) == ours


def test_a_mix_has_all_genres_and_each_source_its_weight(fma: Path, own: Path) -> None:
    sources = (SourceRequest(SourceKind.FMA_SMALL, fma), SourceRequest(SourceKind.FOLDERS, own, weight=3.0))
    data_set = read_data_set(DataRequest(sources))
    assert data_set.genres == ("Electronic", "Rock", "Hip-Hop", "Folk", "Jazz")
    assert data_set.name == "fma-small + folders (own)"
    assert {(track.source, track.weight) for track in data_set.tracks} == {("fma-small", 1.0), ("folders", 3.0)}
    assert all(track.split is not None for track in data_set.tracks)
    wanted = read_data_set(DataRequest(sources, genres=("jazz", "rock")))
    assert wanted.genres == ("Jazz", "Rock")
    assert {track.genre for track in wanted.tracks} == {"Jazz", "Rock"}


@pytest.mark.parametrize("corrections_first", [True, False])
def test_a_correction_wins_over_the_source_and_keeps_its_place(fma: Path, corrections_first: bool) -> None:
    official = read_data_set(DataRequest((SourceRequest(SourceKind.FMA_SMALL, fma),)))
    before = official.of(Split.TEST)[0]
    corrected = LabeledTrack(before.path.parent / ".." / "000" / before.path.name, "Folk")
    sources = [
        SourceRequest(SourceKind.FMA_SMALL, fma),
        SourceRequest(SourceKind.CORRECTIONS, weight=2.0, tracks=(corrected,)),
    ]
    mixed = read_data_set(DataRequest(tuple(reversed(sources)) if corrections_first else tuple(sources)))
    assert len(mixed.tracks) == len(official.tracks)
    (after,) = [track for track in mixed.tracks if track.source == "corrections"]
    assert (before.genre, after.genre, after.split, after.weight) == ("Electronic", "Folk", Split.TEST, 2.0)
    assert (after.group, after.licence) == (before.group, before.licence)
    assert "1 tracks are in more than one source and count once." in mixed.notes


def test_corrections_that_cannot_be_used_are_told(fma: Path, tmp_path: Path) -> None:
    here = clip_file(fma, 2)
    tracks = (
        LabeledTrack(here, "hip hop"),
        LabeledTrack(tmp_path / "gone.mp3", "Rock"),
        LabeledTrack(clip_file(fma, 3), "Polka"),
    )
    request = DataRequest((SourceRequest(SourceKind.CORRECTIONS, tracks=tracks),), genres=("Rock", "Hip-Hop"))
    data_set = read_data_set(request)
    assert [(track.path, track.genre) for track in data_set.tracks] == [(here, "Hip-Hop")]
    assert [skipped.path.name for skipped in data_set.skipped] == ["gone.mp3"]
    assert "1 corrections name other genres" in data_set.notes[0]
    with pytest.raises(DatasetError, match="no corrections to learn from"):
        read_data_set(DataRequest((SourceRequest(SourceKind.CORRECTIONS),)))


def test_nothing_chosen_is_one_sentence() -> None:
    with pytest.raises(DatasetError, match="Nothing to train on"):
        read_data_set(DataRequest(()))
