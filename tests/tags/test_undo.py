"""Undo: by file, by batch, the last; after a restart; exact, or refused."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from genre_tagger.foundation.errors import FileChangedError, JournalError, TagError
from genre_tagger.tags.apply import apply_changes
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_database import WriteState
from genre_tagger.tags.tag_change import Policy
from genre_tagger.tags.tag_file import read_genres
from genre_tagger.tags.undo import UndoFailed, WriteUndone, undo_batch, undo_files, undo_last
from tests.builders.tagged_files import plain_file, write_rich_tags
from tests.tags.workbench import plan, undo, undo_exactly, write

EXTENSIONS = (".mp3", ".flac", ".ogg", ".m4a", ".wav", ".wma")


def album(folder: Path) -> dict[Path, bytes]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = [plain_file(folder, extension, f"track{extension[1:]}") for extension in EXTENSIONS]
    for path in paths:
        write_rich_tags(path)
    return {path: path.read_bytes() for path in paths}


def test_a_batch_goes_back_after_a_restart(tmp_path: Path, journal: Journal) -> None:
    before = album(tmp_path)
    list(apply_changes([plan(path) for path in before], journal))
    journal.close()
    with Journal(journal.path) as reopened:
        steps = list(undo_batch(1, reopened))
        assert [step.record.path for step in steps if isinstance(step, WriteUndone)] == list(reversed(before))
        assert {path: path.read_bytes() for path in before} == before
        (batch,) = reopened.batches()
        assert (batch.written, batch.failed, batch.undone) == (0, 0, len(before))
        assert list(undo_batch(1, reopened)) == []


def test_the_last_batch_is_the_last_that_stands(tmp_path: Path, journal: Journal) -> None:
    before = album(tmp_path)
    path = next(iter(before))
    write(path, journal)
    filled = path.read_bytes()
    write(path, journal, "Rock", Policy.APPEND)
    assert [type(step) for step in undo_last(journal)] == [WriteUndone]
    assert path.read_bytes() == filled
    assert [type(step) for step in undo_last(journal)] == [WriteUndone]
    assert path.read_bytes() == before[path]
    with pytest.raises(JournalError, match="nothing to undo"):
        list(undo_last(journal))


def test_an_earlier_batch_waits_for_the_later_one(tmp_path: Path, journal: Journal) -> None:
    path = next(iter(album(tmp_path)))
    write(path, journal)
    write(path, journal, "Rock", Policy.APPEND)
    (step,) = undo_batch(1, journal)
    assert isinstance(step, UndoFailed)
    assert isinstance(step.error, FileChangedError)
    assert [type(each) for each in undo_batch(2, journal)] == [WriteUndone]
    assert [type(each) for each in undo_batch(1, journal)] == [WriteUndone]


def test_files_and_folders_go_back(tmp_path: Path, journal: Journal) -> None:
    first, second = album(tmp_path / "one"), album(tmp_path / "one more")
    list(apply_changes([plan(path) for path in (*first, *second)], journal))
    assert len(list(undo_files([tmp_path / "one"], journal))) == len(first)
    assert {path: path.read_bytes() for path in first} == first
    assert all(read_genres(path).genres == ("Folk",) for path in second)
    path = next(iter(second))
    undo_exactly(path, journal)
    (step,) = undo_files([path], journal)
    assert isinstance(step, UndoFailed)
    assert step.record is None
    assert "nothing to undo" in step.error.message


def test_closing_stops_after_the_current_file(tmp_path: Path, journal: Journal) -> None:
    before = album(tmp_path)
    list(apply_changes([plan(path) for path in before], journal))
    steps = undo_batch(1, journal)
    next(steps)
    steps.close()
    assert journal.batch(1).undone == 1
    assert not journal.busy


def test_the_date_comes_back(tmp_path: Path, journal: Journal) -> None:
    path = next(iter(album(tmp_path)))
    os.utime(path, ns=(10**18, 10**18 + 7))
    write(path, journal)
    undo_exactly(path, journal)
    assert path.stat().st_mtime_ns == 10**18 + 7


def test_a_touched_file_is_restored_and_keeps_its_new_date(tmp_path: Path, journal: Journal) -> None:
    before = album(tmp_path)
    path = next(iter(before))
    write(path, journal)
    os.utime(path, ns=(10**18, 10**18))
    undo_exactly(path, journal)
    assert path.read_bytes() == before[path]
    assert path.stat().st_mtime_ns == 10**18


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_an_edit_of_the_same_length_and_date_is_noticed(tmp_path: Path, journal: Journal, extension: str) -> None:
    """Taggers, this one included, may keep a file's size and date."""
    path = plain_file(tmp_path, extension)
    write_rich_tags(path)
    write(path, journal)
    status = path.stat()
    data = path.read_bytes()
    title = "Tïtle"
    spellings = [title.encode(), title.encode("utf-16-le")]
    edited = data
    for spelling in spellings:
        edited = edited.replace(spelling, spelling.replace(b"T", b"B"))
    assert edited != data
    path.write_bytes(edited)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    step = undo(path, journal)
    assert isinstance(step, UndoFailed)
    assert isinstance(step.error, FileChangedError | TagError)
    assert path.read_bytes() == edited


def test_an_undo_by_force_can_be_undone(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".flac")
    write_rich_tags(path, ("Jazz",))
    write(path, journal, "Rock", Policy.APPEND)
    write_rich_tags(path, ("Jazz", "Rock", "Blues"))
    edited = path.read_bytes()
    step = undo(path, journal, force=True)
    assert isinstance(step, WriteUndone)
    assert not step.exact
    assert read_genres(path).genres == ("Jazz",)
    assert journal.batches()[0].policy == "undo"
    assert [record.state for record in journal.writes_of(path)] == [WriteState.WRITTEN, WriteState.UNDONE]
    undo_exactly(path, journal)
    assert path.read_bytes() == edited


def test_force_is_exact_where_it_can_be(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".flac")
    before = path.read_bytes()
    write(path, journal)
    step = undo(path, journal, force=True)
    assert isinstance(step, WriteUndone)
    assert step.exact
    assert path.read_bytes() == before


def test_a_file_that_is_gone_is_told(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".flac")
    write(path, journal)
    path.unlink()
    step = undo(path, journal, force=True)
    assert isinstance(step, UndoFailed)
    assert "no longer there" in step.error.message
    assert journal.writes_of(path)[0].state is WriteState.WRITTEN


def test_a_file_restored_from_a_backup_is_not_damaged(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".mp3")
    before = path.read_bytes()
    shutil.copy2(path, tmp_path / "backup")
    write(path, journal)
    (tmp_path / "backup").replace(path)
    step = undo(path, journal)
    assert isinstance(step, UndoFailed)
    assert path.read_bytes() == before


def test_an_unknown_batch_is_named(journal: Journal) -> None:
    with pytest.raises(JournalError, match="no batch 7"):
        list(undo_batch(7, journal))
