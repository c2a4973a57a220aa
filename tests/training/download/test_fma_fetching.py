"""FMA from a server to folders, in one go and in several."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path

import pytest

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.data.dataset import DataRequest, SourceKind, SourceRequest
from genre_tagger.training.data.reading import read_data_set
from genre_tagger.training.download.fma_fetching import (
    ARCHIVES,
    ArchiveThere,
    FmaArchive,
    FmaFetched,
    UnpackProgress,
    fetch_fma,
)
from tests.builders.fma_tree import balanced_rows, touch_clips, write_table, zip_folder
from tests.builders.naughty_server import serve


@pytest.fixture
def published(tmp_path: Path) -> tuple[dict[str, bytes], dict[str, FmaArchive]]:
    """What a server holds, and what is known of it."""
    source = tmp_path / "source"
    rows = balanced_rows()
    write_table(source / "fma_metadata", rows)
    touch_clips(source / "fma_small", rows)
    files, archives = {}, {}
    for key, name in (("metadata", "fma_metadata"), ("small", "fma_small")):
        zip_folder(source / name, source / f"{name}.zip")
        data = (source / f"{name}.zip").read_bytes()
        files[f"/fma/{name}.zip"] = data
        archives[key] = FmaArchive(name, hashlib.sha1(data).hexdigest(), len(data), 10 * len(data))
    return files, archives


def test_what_is_fetched_can_be_trained_on(
    tmp_path: Path, published: tuple[dict[str, bytes], dict[str, FmaArchive]]
) -> None:
    files, archives = published
    to = tmp_path / "fma"
    with serve(files) as server:
        *_, end = fetch_fma("small", to, url_base=f"{server.url}/fma/", archives=archives)
        assert end == FmaFetched(to / "fma_metadata", to / "fma_small", ())
        assert len(server.requests) == 2
        again = list(fetch_fma("small", to, url_base=f"{server.url}/fma", archives=archives))
        assert again == [ArchiveThere("fma_metadata"), ArchiveThere("fma_small"), end]
        assert len(server.requests) == 2
    assert not list(to.glob("*.zip*"))
    assert len(read_data_set(DataRequest((SourceRequest(SourceKind.FMA_SMALL, to / "fma_small"),))).tracks) == 32


def test_metadata_alone_and_archives_kept(
    tmp_path: Path, published: tuple[dict[str, bytes], dict[str, FmaArchive]]
) -> None:
    files, archives = published
    with serve(files) as server:
        options = {"url_base": f"{server.url}/fma", "archives": archives, "keep_archives": True}
        *_, end = fetch_fma("small", tmp_path / "fma", metadata_only=True, **options)  # type: ignore[arg-type]
    assert end == FmaFetched(tmp_path / "fma" / "fma_metadata", None, ())
    there = sorted(path.name for path in (tmp_path / "fma").iterdir())
    assert there == ["fma_metadata", "fma_metadata.complete.json", "fma_metadata.zip"]


def test_stopped_while_unpacking_it_loads_nothing_again(
    tmp_path: Path, published: tuple[dict[str, bytes], dict[str, FmaArchive]], monkeypatch: pytest.MonkeyPatch
) -> None:
    files, archives = published
    with serve(files) as server:
        steps = fetch_fma("small", tmp_path / "fma", url_base=f"{server.url}/fma", archives=archives)
        with closing(steps):
            assert any(isinstance(step, UnpackProgress) and step.name == "fma_small.zip" for step in steps)
        *_, end = fetch_fma("small", tmp_path / "fma", url_base=f"{server.url}/fma", archives=archives)
        assert isinstance(end, FmaFetched)
        assert len(server.requests) == 2


def test_a_clip_deleted_since_is_fetched_again(
    tmp_path: Path, published: tuple[dict[str, bytes], dict[str, FmaArchive]]
) -> None:
    files, archives = published
    with serve(files) as server:
        list(fetch_fma("small", tmp_path / "fma", url_base=f"{server.url}/fma", archives=archives))
        clip = next((tmp_path / "fma" / "fma_small").rglob("*.mp3"))
        clip.unlink()
        list(fetch_fma("small", tmp_path / "fma", url_base=f"{server.url}/fma", archives=archives))
        assert clip.is_file()
        assert len(server.requests) == 3


def test_too_small_a_disk_is_told_before_anything_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("genre_tagger.training.download.download.free_bytes", lambda folder: 10 << 30)
    with serve({}) as server, pytest.raises(DatasetError, match=r"Fetching fma_metadata and fma_small needs 17\.1 GB"):
        list(fetch_fma("small", tmp_path / "fma", url_base=server.url))
    assert server.requests == []
    assert list(tmp_path.iterdir()) == []


def test_the_published_archives_are_known() -> None:
    assert set(ARCHIVES) == {"metadata", "small", "medium", "large", "full"}
    assert all(len(archive.sha1) == 40 for archive in ARCHIVES.values())
    with pytest.raises(DatasetError, match="choose small"):
        list(fetch_fma("tiny", Path("x")))
