"""Recognising folders, and remembering a choice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from genre_tagger.app.datasets import recognised, request_from_text, request_to_text, with_source
from genre_tagger.training.data.dataset import DataRequest, LabeledTrack, SourceKind, SourceRequest, SplitChoice


def make_files(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_folder_for_each_genre(tmp_path: Path) -> None:
    make_files(tmp_path, "Jazz/Miles/So What.mp3", "Metal/a.flac")
    assert recognised(tmp_path) == SourceRequest(SourceKind.FOLDERS, tmp_path)


def test_one_genre_is_not_enough(tmp_path: Path) -> None:
    make_files(tmp_path, "Jazz/a.mp3", "Papers/b.txt")
    assert recognised(tmp_path) is None
    assert recognised(tmp_path / "nowhere") is None


def test_gtzan(tmp_path: Path) -> None:
    genres = ("blues", "classical", "country", "disco", "hiphop", "jazz", "metal", "pop", "reggae", "rock")
    make_files(tmp_path, *(f"genres_original/{genre}/{genre}.00000.wav" for genre in genres))
    assert recognised(tmp_path) == SourceRequest(SourceKind.GTZAN, tmp_path)


def test_corpus(tmp_path: Path) -> None:
    make_files(tmp_path, "clips.csv", "clips/a.ogg")
    assert recognised(tmp_path) == SourceRequest(SourceKind.CORPUS, tmp_path)


@pytest.mark.parametrize("dropped", [".", "fma_medium", "fma_metadata"])
def test_fma_by_any_of_its_folders(tmp_path: Path, dropped: str) -> None:
    make_files(tmp_path, "fma_medium/000/000002.mp3", "fma_metadata/tracks.csv", "fma_metadata/genres.csv")
    expected = SourceRequest(SourceKind.FMA_MEDIUM, tmp_path / "fma_medium", tmp_path / "fma_metadata")
    assert recognised(tmp_path / dropped) == expected


def test_fma_under_another_name(tmp_path: Path) -> None:
    make_files(tmp_path, "clips/000/000002.mp3", "clips/001/001002.mp3")
    assert recognised(tmp_path / "clips") == SourceRequest(SourceKind.FMA_SMALL, tmp_path / "clips")


def test_a_folder_counts_once_and_corrections_too() -> None:
    first = SourceRequest(SourceKind.FOLDERS, Path("/music"))
    request = with_source(DataRequest((), genres=("Jazz",)), first)
    request = with_source(request, SourceRequest(SourceKind.CORRECTIONS))
    request = with_source(request, SourceRequest(SourceKind.CORRECTIONS))
    request = with_source(request, replace(first, kind=SourceKind.GTZAN))
    assert [source.kind for source in request.sources] == [SourceKind.CORRECTIONS, SourceKind.GTZAN]
    assert request.genres == ()


def test_remembered_without_the_corrections_themselves() -> None:
    request = DataRequest(
        (
            SourceRequest(SourceKind.FMA_SMALL, Path("/fma/fma_small"), Path("/fma/fma_metadata"), 2.5),
            SourceRequest(SourceKind.CORRECTIONS),
        ),
        ("Rock", "Folk"),
        SplitChoice.ARTIST_DISJOINT,
        7,
    )
    mine = replace(request.sources[1], tracks=(LabeledTrack(Path("/music/a.mp3"), "Rock"),))
    full = replace(request, sources=(request.sources[0], mine))
    assert request_from_text(request_to_text(full)) == request


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"sources": [{"kind": "vinyl"}]}', "null"])
def test_foreign_text_is_no_choice(text: str) -> None:
    assert request_from_text(text) == DataRequest(())
