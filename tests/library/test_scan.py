"""Which files a person means: deep, odd, linked, hidden, unreadable."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from genre_tagger.library.scan import SpooledFiles, scan
from genre_tagger.library.track import TrackFailed
from tests.builders.audio_files import make_audio


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def found(*paths: Path) -> list[str]:
    """Names below the first path; failures as their sentence."""
    return [
        step.error.message if isinstance(step, TrackFailed) else step.relative_to(paths[0]).as_posix()
        for step in scan(paths)
    ]


def test_folders_are_walked_in_order_and_extensions_are_case_blind(tmp_path: Path) -> None:
    touch(*(tmp_path / name for name in ("b.MP3", "A.flac", "notes.txt", "z/inner.Ogg", "c/1/deep.m4a", "c/0.wav")))
    assert found(tmp_path) == ["A.flac", "b.MP3", "c/0.wav", "c/1/deep.m4a", "z/inner.Ogg"]


def test_hidden_entries_are_skipped_unless_named(tmp_path: Path) -> None:
    touch(*(tmp_path / name for name in (".hidden.mp3", "._song.mp3", ".git/a.mp3", "song.mp3")))
    assert found(tmp_path) == ["song.mp3"]
    assert found(tmp_path / ".hidden.mp3") == ["."]
    assert found(tmp_path / ".git") == ["a.mp3"]


def test_it_streams(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "1.mp3", tmp_path / "b" / "2.mp3")
    steps = scan([tmp_path])
    assert next(steps) == tmp_path / "a" / "1.mp3"
    touch(tmp_path / "b" / "0.mp3")
    assert next(steps) == tmp_path / "b" / "0.mp3"


def test_overlapping_arguments_give_each_file_once(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "1.mp3", tmp_path / "2.mp3")
    assert found(tmp_path, tmp_path / "a", tmp_path / "2.mp3", tmp_path) == ["2.mp3", "a/1.mp3"]


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_to_a_walked_file_adds_nothing_in_whatever_order_they_come(tmp_path: Path) -> None:
    touch(*(tmp_path / name for name in ("a/1.mp3", "m/2.mp3", "z/3.mp3", ".hidden/4.mp3")))
    for number, target in enumerate(("a/1.mp3", "m/2.mp3", "z/3.mp3", ".hidden/4.mp3")):
        (tmp_path / "m" / f"link {number}.mp3").symlink_to(tmp_path / target)
    os.link(tmp_path / "z" / "3.mp3", tmp_path / "z" / "twin.mp3")
    # A link that comes before its file is given in its place; the last leads where nobody walks.
    assert found(tmp_path) == ["a/1.mp3", "m/2.mp3", "m/link 2.mp3", "m/link 3.mp3"]
    (tmp_path / "door").symlink_to(tmp_path / "z")
    assert found(tmp_path / "door", tmp_path / "z" / "twin.mp3", tmp_path / "z") == ["3.mp3"]


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_links_are_followed_and_loops_end(tmp_path: Path) -> None:
    touch(tmp_path / "music" / "song.mp3", tmp_path / "else" / "other.mp3")
    (tmp_path / "music" / "loop").symlink_to(tmp_path / "music")
    (tmp_path / "music" / "self.mp3").symlink_to("self.mp3")
    (tmp_path / "music" / "else").symlink_to(tmp_path / "else")
    (tmp_path / "music" / "dangling.mp3").symlink_to("nowhere.mp3")
    os.link(tmp_path / "music" / "song.mp3", tmp_path / "music" / "twin.mp3")
    steps = found(tmp_path / "music")
    assert [step for step in steps if " " not in step] == ["song.mp3", "else/other.mp3"]
    assert sorted(step.split(" ")[0] for step in steps if " " in step) == ["dangling.mp3", "self.mp3"]


def test_a_deep_folder_is_walked_to_its_end(tmp_path: Path) -> None:
    deepest = tmp_path
    for _ in range(200):
        deepest = deepest / "d"
        deepest.mkdir()
    touch(deepest / "deep.mp3")
    assert found(tmp_path) == ["d/" * 200 + "deep.mp3"]


def test_a_directly_named_file_is_known_by_its_content(tmp_path: Path) -> None:
    odd, text, late = tmp_path / "odd.bin", tmp_path / "text.bin", tmp_path / "late.mp3"
    make_audio(tmp_path / "a.flac", 0.2)
    (tmp_path / "a.flac").rename(odd)
    text.write_text("no audio")
    touch(late)
    assert found(tmp_path / "odd.bin") == ["."]
    assert found(text) == ["text.bin is not an audio file."]
    assert found(late) == ["."]
    assert found(tmp_path) == ["late.mp3"]


def test_what_cannot_be_found_or_read_is_told(tmp_path: Path) -> None:
    assert found(tmp_path / "gone.mp3") == ["gone.mp3 does not exist."]
    assert found(Path("a\0b.mp3"))[0].startswith("a\\x00b.mp3 cannot be read")


@pytest.mark.skipif(os.name != "posix", reason="pipes are POSIX")
def test_special_files_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp3")
    touch(tmp_path / "song.mp3")
    assert found(tmp_path) == ["song.mp3"]
    assert found(tmp_path / "pipe.mp3") == ["pipe.mp3 is not a regular file."]


def test_an_unreadable_folder_does_not_end_the_scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path / "a" / "1.mp3", tmp_path / "locked" / "2.mp3", tmp_path / "z" / "3.mp3")
    true_scandir = os.scandir

    def locked_scandir(path: Path | int) -> object:
        if isinstance(path, Path) and path.name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return true_scandir(path)

    monkeypatch.setattr(os, "scandir", locked_scandir)  # chmod does not stop root
    assert found(tmp_path) == ["a/1.mp3", "The folder locked cannot be opened (Permission denied).", "z/3.mp3"]


def test_what_was_found_is_counted_and_can_be_gone_through_again(tmp_path: Path) -> None:
    touch(tmp_path / "a.mp3", tmp_path / "b.flac")
    found = SpooledFiles(scan([tmp_path, tmp_path / "gone.mp3"]))
    assert len(found) == 3
    for _ in range(2):
        first, second, failed = found
        assert [first, second] == [tmp_path / "a.mp3", tmp_path / "b.flac"]
        assert isinstance(failed, TrackFailed)
        assert failed.error.message == "gone.mp3 does not exist."


@pytest.mark.skipif(sys.platform != "linux", reason="file names there are bytes")
def test_names_that_are_no_utf8_survive(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.mp3")
    touch(tmp_path / name)
    (path,) = scan([tmp_path])
    assert isinstance(path, Path)
    assert os.fsencode(path.name) == b"caf\xe9.mp3"
    assert path.exists()
