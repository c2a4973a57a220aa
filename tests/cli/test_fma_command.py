"""`genre-tagger fma`: fetch from a local server, check what was fetched."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from genre_tagger.cli.screen import time_left
from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.check.report import PreflightReport
from genre_tagger.training.data import reading
from genre_tagger.training.data.dataset import DataRequest, DataSet
from genre_tagger.training.download import download, fma_fetching
from genre_tagger.training.download.fma_fetching import FmaArchive
from tests.builders.cli_runs import run_cli
from tests.builders.fma_tree import balanced_rows, clip_file, make_fma, zip_folder
from tests.builders.naughty_server import Manners, serve


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """fma_metadata and fma_small of sixteen clips, one of them gone."""
    folder = tmp_path_factory.mktemp("made")
    root = make_fma(folder, balanced_rows((2, 1, 1)), seconds=6.5)
    clip_file(root, 17).unlink()
    return folder


@pytest.fixture
def published(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    files, archives = {}, {}
    for key, name in (("metadata", "fma_metadata"), ("small", "fma_small")):
        zip_folder(made / name, tmp_path / "packed.zip")
        data = (tmp_path / "packed.zip").read_bytes()
        files[f"/{name}.zip"] = data
        archives[key] = FmaArchive(name, hashlib.sha1(data).hexdigest(), len(data), 2 * len(data))
    monkeypatch.setattr(
        fma_fetching.fetch_fma, "__kwdefaults__", fma_fetching.fetch_fma.__kwdefaults__ | {"archives": archives}
    )
    monkeypatch.setattr(
        download.download, "__kwdefaults__", download.download.__kwdefaults__ | {"patience_seconds": (0.0,)}
    )
    return files


def test_download_then_check(published: dict[str, bytes], tmp_path: Path) -> None:
    to = tmp_path / "fma"
    with serve(published, Manners(cut_after=lambda number: 300 if number == 1 else None)) as server:
        result = run_cli("fma", "download", "small", "--to", to, "--url-base", server.url)
        assert result.exit_code == 0, result.stderr
        assert result.stdout.splitlines() == [str(to / "fma_metadata"), str(to / "fma_small")]
        assert "fma_metadata.zip: the server cut the connection; trying again" in result.stderr
        assert "Unpacking fma_small.zip" in result.stderr
        again = run_cli("fma", "download", "small", "--to", to, "--url-base", server.url)
        assert "fma_small is there already" in again.stderr
    checked = run_cli("fma", "check", "--root", to / "fma_small", "--jobs", "1")
    assert checked.exit_code == 0, checked.stdout
    assert "fma-small: 15 of 16 clips can be used" in checked.stdout
    assert "000017.mp3 is in the table, but not in the folder." in checked.stdout
    assert "Training can start." in checked.stdout


def test_metadata_only(published: dict[str, bytes], tmp_path: Path) -> None:
    with serve(published) as server:
        arguments = ("fma", "download", "small", "--to", tmp_path / "fma", "--metadata-only", "--url-base", server.url)
        assert run_cli(*arguments).stdout.splitlines() == [str(tmp_path / "fma" / "fma_metadata")]


def test_the_report_as_json(made: Path) -> None:
    result = run_cli("fma", "check", "--root", made, "--genre", "rock", "--genre", "Folk", "--json", "--jobs", "1")
    assert result.exit_code == 0, result.stderr
    report = PreflightReport.from_json(result.stdout)
    assert (report.genres, report.usable, report.listed) == (("Rock", "Folk"), 7, 8)


def test_what_forbids_training_ends_with_one(made: Path) -> None:
    result = run_cli("fma", "check", "--root", made, "--genre", "Rock", "--jobs", "1")
    assert result.exit_code == 1
    assert "There is only one genre" in result.stdout
    assert "Training can start" not in result.stdout


def test_a_wrong_folder_or_server_is_one_sentence(tmp_path: Path) -> None:
    result = run_cli("fma", "check", "--root", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("The data set has a problem: FMA's tracks.csv is not in")
    with serve({}) as server:
        result = run_cli("fma", "download", "small", "--to", tmp_path, "--metadata-only", "--url-base", server.url)
    assert result.exit_code == 1
    assert "error 404" in result.stderr
    assert run_cli("fma", "download", "tiny", "--to", tmp_path).exit_code == 2


@pytest.mark.parametrize(("name", "expected"), [("fma_medium", "medium"), ("elsewhere", "small"), ("fma_full", "full")])
def test_the_folder_names_the_subset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, expected: str) -> None:
    (tmp_path / name).mkdir()
    asked: list[str] = []

    def read(request: DataRequest) -> DataSet:
        asked.append(request.sources[0].kind)
        raise DatasetError("There is nothing in it.")

    monkeypatch.setattr(reading, "read_data_set", read)
    for root in (tmp_path / name, tmp_path):
        run_cli("fma", "check", "--root", root)
    assert asked == [f"fma-{expected}"] * 2


def test_time_left_in_words() -> None:
    said = [time_left(seconds) for seconds in (40.4, 700, 12_000, float("nan"), float("inf"))]
    assert said == ["40 s left", "12 min left", "3 h 20 min left", "", ""]
