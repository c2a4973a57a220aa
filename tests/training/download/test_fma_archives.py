"""Unpacking: whole files or none, going on, damage, archives that want out of their folder."""

from __future__ import annotations

import random
import stat
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.download.fma_fetching import MemberDamaged, Unpacked, UnpackProgress, UnpackStep, unpack

CONTENT = {f"fma_small/000/{number:06d}.mp3": random.Random(number).randbytes(3_000) for number in range(20)}


def make_zip(path: Path, content: dict[str, bytes] = CONTENT, packing: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.mkdir("fma_small")
        for name, data in content.items():
            archive.writestr(name, data)
    return path


def unpacked(archive: Path, folder: Path) -> Unpacked:
    *_, last = unpack(archive, folder)
    assert isinstance(last, Unpacked)
    return last


def content_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_all_files_come_out_whole(tmp_path: Path, packing: int) -> None:
    end = unpacked(make_zip(tmp_path / "a.zip", packing=packing), tmp_path / "out")
    assert content_of(tmp_path / "out") == CONTENT
    assert end == Unpacked(tmp_path / "out", 20, 0, (), 60_000)


def test_what_is_there_and_right_is_kept(tmp_path: Path) -> None:
    archive, out = make_zip(tmp_path / "a.zip"), tmp_path / "out"
    unpacked(archive, out)
    names = list(CONTENT)
    (out / names[0]).unlink()
    (out / names[1]).write_bytes(b"cut")
    (out / names[2]).write_bytes(bytes(3_000))  # the right size, the wrong bytes
    end = unpacked(archive, out)
    assert (end.written, end.was_there) == (3, 17)
    assert content_of(out) == CONTENT


def test_closing_leaves_whole_files_only_and_a_later_call_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("genre_tagger.training.download.fma_fetching._STEP_SECONDS", 0.0)
    archive, out = make_zip(tmp_path / "a.zip"), tmp_path / "out"
    with closing(unpack(archive, out)) as steps:
        for step in steps:
            if isinstance(step, UnpackProgress) and step.done_files == 5 and step.done_bytes > 15_000:
                break
    half = content_of(out)
    assert 5 <= len(half) < 20
    assert half.items() <= CONTENT.items()
    assert unpacked(archive, out).was_there == len(half)


def test_one_damaged_file_does_not_lose_the_others(tmp_path: Path) -> None:
    archive = make_zip(tmp_path / "a.zip")
    name, data = list(CONTENT.items())[7]
    whole = archive.read_bytes()
    archive.write_bytes(whole.replace(data, bytes(len(data))))
    done: list[UnpackStep] = list(unpack(archive, tmp_path / "out"))
    assert MemberDamaged(archive, name) in done
    assert isinstance(done[-1], Unpacked)
    assert (done[-1].damaged, done[-1].written) == ((name,), 19)
    assert content_of(tmp_path / "out") == {key: value for key, value in CONTENT.items() if key != name}


@pytest.mark.parametrize("keep", [0.0, 0.5, 0.99])
def test_a_cut_archive_is_one_sentence(tmp_path: Path, keep: float) -> None:
    archive = make_zip(tmp_path / "a.zip")
    archive.write_bytes(archive.read_bytes()[: int(archive.stat().st_size * keep)])
    with pytest.raises(DatasetError, match="not a whole ZIP archive"):
        unpacked(archive, tmp_path / "out")
    with pytest.raises(DatasetError, match="could not be unpacked"):
        unpacked(tmp_path / "none.zip", tmp_path / "out")


@pytest.mark.parametrize("name", ["../out.txt", "a/../../out.txt", "/etc/out.txt", "a\\..\\out.txt", "C:/out.txt"])
def test_no_file_leaves_the_folder(tmp_path: Path, name: str) -> None:
    archive = make_zip(tmp_path / "a.zip", {"fma_small/good.txt": b"good", name: b"bad"})
    with pytest.raises(DatasetError, match="not safe to unpack"):
        unpacked(archive, tmp_path / "deep" / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_links_are_refused_in_the_archive_and_in_the_folder(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        link = zipfile.ZipInfo("fma_small/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        opened.writestr(link, "/etc")
    with pytest.raises(DatasetError, match="not safe to unpack"):
        unpacked(archive, tmp_path / "out")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "fma_small").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(DatasetError, match="leads out of"):
        unpacked(make_zip(tmp_path / "b.zip"), tmp_path / "out")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_full_disk_is_told_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = make_zip(tmp_path / "a.zip")
    monkeypatch.setattr("genre_tagger.training.download.download.free_bytes", lambda folder: 30_000)
    with pytest.raises(DatasetError, match=r"Unpacking a\.zip needs 60\.0 kB"):
        unpacked(archive, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_archive_of_zip64_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The large form of every field, which zipfile writes when told that a megabyte is too much."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1_000)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 5)
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w", allowZip64=True) as opened:
        for name, data in CONTENT.items():
            with opened.open(name, "w", force_zip64=True) as file:
                file.write(data)
    assert b"PK\x06\x06" in archive.read_bytes()
    unpacked(archive, tmp_path / "out")
    assert content_of(tmp_path / "out") == CONTENT
